"""Prompts: one file each, rendered strictly. Values go in as data blocks behind marks that change
with every request, so that nothing in them can close the block or pass for an instruction."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import yaml
from jinja2 import StrictUndefined, TemplateSyntaxError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from drafter.errors import ConfigurationError
from drafter.knowledge.authored import read_yaml
from drafter.knowledge.brand import problems_of

OWN = "prompts"
"""A brand's folder for prompts of its own."""
BY_BRAND = ("compose",)
"""Prompts that a brand may replace."""


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
    example: str = ""
    """Ends the system message: how an answer looks. Replies may be like those that it shows."""
    brand: str = ""
    """The slug of the brand whose own it is; empty for one that comes with Drafter."""

    @property
    def label(self) -> str:
        """How provenance names it: `compose@1:0123456789ab`, `fernway/compose@1:…`."""
        own = f"{self.brand}/" if self.brand else ""
        return f"{own}{self.name}@{self.version}:{self.digest}"

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
        system, example, user = (
            _ENVIRONMENT.from_string(text).render(values).strip()
            for text in (self.system, self.example, self.user)
        )
        whole = f"{system}\n\n{example}" if example else system
        return whole, re.sub(r"\n{3,}", "\n\n", user)

    def instructions(self, values: Mapping[str, str]) -> str:
        """What the system message says."""
        return _ENVIRONMENT.from_string(f"{self.system}\n\n{self.example}").render(values)

    @property
    def shown_replies(self) -> tuple[str, ...]:
        """What its example has a reply say: another may say the same."""
        return tuple(_REPLY.findall(self.example))


def load_prompt(name: str, folder: Path, *, where: str | None = None) -> Prompt:
    """Read `<folder>/<name>.md`.

    Args:
        where: how errors name the file; its path, where that isn't given.

    Raises:
        ConfigurationError: it is missing or malformed; names file and key.
    """
    file = folder / f"{name}.md"
    where = where or str(file)
    try:
        raw = file.read_bytes()
    except FileNotFoundError as error:
        raise ConfigurationError(f"{where}: missing; there is no prompt {name!r} here") from error
    try:
        parts = re.split(r"^---[ \t]*$", raw.decode("utf-8"), maxsplit=2, flags=re.MULTILINE)
        front = _Front.model_validate(read_yaml(parts[1]))
        system, user = re.split(r"^## user[ \t]*$", parts[2], maxsplit=1, flags=re.MULTILINE)
        system, *example = re.split(r"^## example[ \t]*$", system, maxsplit=1, flags=re.MULTILINE)
    except ValidationError as error:
        raise ConfigurationError("\n".join(problems_of(where, error))) from error
    except (ValueError, IndexError, yaml.YAMLError) as error:
        raise ConfigurationError(
            f"{where}: needs front matter, a `## system` and a `## user` section"
        ) from error
    prompt = Prompt(
        name=name,
        version=front.version,
        fields=frozenset(front.fields),
        schema=front.schema_,
        system=system.replace("## system", "", 1),
        user=user,
        digest=hashlib.sha256(raw).hexdigest()[:12],
        example="".join(example),
    )
    _check_names(prompt, where)
    return prompt


def brand_prompts(brand_folder: Path, shipped_folder: Path) -> dict[str, Prompt]:
    """A brand's own prompts, `<brand>/prompts/*.md`, each in the place of a shipped one.

    Raises:
        ConfigurationError: one is malformed, stands in for none, takes other fields or asks for
            another answer than the shipped one; names file and key.
    """
    found: dict[str, Prompt] = {}
    for file in sorted((brand_folder / OWN).glob("*.md")):
        where = f"{OWN}/{file.name}"
        if file.stem not in BY_BRAND:
            names = ", ".join(BY_BRAND)
            raise ConfigurationError(f"{where}: no brand has this prompt of its own; only {names}")
        own = load_prompt(file.stem, file.parent, where=where)
        shipped = load_prompt(file.stem, shipped_folder)
        if own.fields != shipped.fields:
            raise ConfigurationError(
                f"{where}: fields: missing {sorted(shipped.fields - own.fields)}, "
                f"unknown {sorted(own.fields - shipped.fields)}"
            )
        if own.schema != shipped.schema:
            raise ConfigurationError(
                f"{where}: schema: differs from the shipped one, which is what the step reads"
            )
        found[own.name] = replace(own, brand=brand_folder.name)
    return found


def data_block(name: str, content: str, mark: str) -> str:
    """Wrap untrusted text. `mark` is random for each request, so that nobody can write it ahead;
    one that is there all the same, however nested, is taken out."""
    if not content.strip():
        return ""
    while mark in content:
        content = content.replace(mark, "")
    return f"[{name} {mark}]\n{content}\n[end {name} {mark}]"


_REPLY = re.compile(r'"text":\s*"((?:[^"\\]|\\.)*)"')
_ENVIRONMENT = ImmutableSandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True)


def _check_names(prompt: Prompt, where: str) -> None:
    try:
        used = {
            name
            for text in (prompt.system, prompt.example, prompt.user)
            for name in meta.find_undeclared_variables(_ENVIRONMENT.parse(text))
        }
    except TemplateSyntaxError as error:
        raise ConfigurationError(f"{where}: line {error.lineno}: {error.message}") from error
    if used != prompt.fields:
        raise ConfigurationError(
            f"{where}: fields: listed but unused {sorted(prompt.fields - used)}, "
            f"used but not listed {sorted(used - prompt.fields)}"
        )
