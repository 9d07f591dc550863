"""Prompts: one file each, rendered strictly. Values go in as data blocks behind marks that change
with every request, so that nothing in them can close the block or pass for an instruction."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import yaml
from jinja2 import StrictUndefined, TemplateSyntaxError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from drafter.errors import ConfigurationError
from drafter.knowledge.authored import read_yaml
from drafter.knowledge.brand import problems_of


class _Front(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Annotated[int, Field(ge=1)]
    fields: tuple[str, ...]
    schema_: Annotated[dict[str, Any], Field(alias="schema")]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt file. `digest` is the first 12 hex digits of its sha256; `schema` is the JSON
    schema that the answer must follow."""

    name: str
    version: int
    fields: frozenset[str]
    schema: Mapping[str, Any]
    system: str
    user: str
    digest: str

    @property
    def label(self) -> str:
        """How provenance names it: `compose@1:0123456789ab`."""
        return f"{self.name}@{self.version}:{self.digest}"

    def rendered(self, values: Mapping[str, str]) -> tuple[str, str]:
        """System and user message.

        Raises:
            ConfigurationError: lists the names that are missing or not the prompt's.
        """
        unknown, missing = set(values) - self.fields, self.fields - set(values)
        if unknown or missing:
            raise ConfigurationError(
                f"prompt {self.name}: missing {sorted(missing)}, unknown {sorted(unknown)}"
            )
        system = _ENVIRONMENT.from_string(self.system).render(values)
        user = _ENVIRONMENT.from_string(self.user).render(values)
        return system.strip(), re.sub(r"\n{3,}", "\n\n", user).strip()


def load_prompt(name: str, *folders: Path) -> Prompt:
    """Read a prompt; the first folder that has it wins (a brand's before the shipped ones).

    Raises:
        ConfigurationError: it is missing or malformed; names file and key.
    """
    file = next((f for folder in folders if (f := folder / f"{name}.md").exists()), None)
    if file is None:
        raise ConfigurationError(f"no prompt {name}.md in {', '.join(map(str, folders))}")
    raw = file.read_bytes()
    parts = re.split(r"^---[ \t]*$", raw.decode("utf-8"), maxsplit=2, flags=re.MULTILINE)
    try:
        front = _Front.model_validate(read_yaml(parts[1]))
        system, user = re.split(r"^## user[ \t]*$", parts[2], maxsplit=1, flags=re.MULTILINE)
    except ValidationError as error:
        raise ConfigurationError("\n".join(problems_of(file.name, error))) from error
    except (ValueError, IndexError, yaml.YAMLError) as error:
        raise ConfigurationError(
            f"{file}: needs front matter, a `## system` and a `## user` section"
        ) from error
    prompt = Prompt(
        name=name,
        version=front.version,
        fields=frozenset(front.fields),
        schema=front.schema_,
        system=system.replace("## system", "", 1),
        user=user,
        digest=hashlib.sha256(raw).hexdigest()[:12],
    )
    _check_names(prompt, file)
    return prompt


def data_block(name: str, content: str, mark: str) -> str:
    """Wrap untrusted text. `mark` is random for each request, and taken out of the content."""
    if not content.strip():
        return ""
    return f"[{name} {mark}]\n{content.replace(mark, '')}\n[end {name} {mark}]"


_ENVIRONMENT = ImmutableSandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True)


def _check_names(prompt: Prompt, file: Path) -> None:
    try:
        used = {
            name
            for text in (prompt.system, prompt.user)
            for name in meta.find_undeclared_variables(_ENVIRONMENT.parse(text))
        }
    except TemplateSyntaxError as error:
        raise ConfigurationError(f"{file}: line {error.lineno}: {error.message}") from error
    if used != prompt.fields:
        raise ConfigurationError(
            f"{file}: fields: listed but unused {sorted(prompt.fields - used)}, "
            f"used but not listed {sorted(used - prompt.fields)}"
        )
