"""Authored signals: how customers say that a message needs someone else, or no answer at all.

A signal has high-precision patterns, which raise it alone, and exemplars with look-alikes, from
which a classifier is fitted over the same embeddings as the entries.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError, field_validator

from drafter.errors import KnowledgeError
from drafter.knowledge.authored import read_yaml
from drafter.knowledge.brand import problems_of

Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]

NO_REPLY = frozenset({"spam", "reaction", "closing_thanks", "story_mention"})
"""Signals that say a message wants no answer; all others are reason codes."""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    code: Line
    about: Line
    patterns: tuple[Line, ...] = ()
    not_patterns: tuple[Line, ...] = ()
    examples: tuple[Line, ...]
    lookalikes: tuple[Line, ...] = ()

    @field_validator("patterns", "not_patterns")
    @classmethod
    def _compiles(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in value:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"{pattern!r} is no regular expression: {error}") from error
        return value


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal. `idioms` take a pattern's match back where they cover it."""

    code: str
    patterns: tuple[re.Pattern[str], ...]
    idioms: tuple[re.Pattern[str], ...]
    examples: tuple[str, ...]
    lookalikes: tuple[str, ...]
    digest: str

    def words(self, text: str, patterns: Sequence[re.Pattern[str]] | None = None) -> str | None:
        """The words of `text` that a pattern catches, or None. White space must be collapsed and
        quotes straight.

        Args:
            patterns: those of its own that are tried; all of them, if it isn't told.
        """
        for pattern in self.patterns if patterns is None else patterns:
            for match in pattern.finditer(text):
                if not self._excused(match, text):
                    return match.group(0)
        return None

    def _excused(self, match: re.Match[str], text: str) -> bool:
        start, end = match.span()
        return any(
            idiom.start() < end and start < idiom.end()
            for pattern in self.idioms
            for idiom in pattern.finditer(text)
        )


def load_signals(*folders: Path) -> dict[str, Signal]:
    """Signals by code. A later folder (a brand's own) adds to a code of an earlier one.

    Raises:
        KnowledgeError: one line for everything wrong: file, key, value.
    """
    signals: dict[str, Signal] = {}
    problems: list[str] = []
    for folder in folders:
        for file in sorted(folder.glob("signals/*.yaml")):
            try:
                signal = _read(file)
            except ValidationError as error:
                problems += problems_of(f"{file.parent.parent.name}/signals/{file.name}", error)
            except KnowledgeError as error:
                problems.append(f"{file.parent.parent.name}/signals/{file.name}: {error}")
            else:
                earlier = signals.get(signal.code)
                signals[signal.code] = _joined(earlier, signal) if earlier else signal
    if problems:
        raise KnowledgeError("\n".join(problems))
    return signals


def _read(file: Path) -> Signal:
    raw = file.read_bytes()
    try:
        data = read_yaml(raw.decode("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"is not YAML: {error}") from error
    parsed = _File.model_validate(data)
    if parsed.code != file.stem:
        raise KnowledgeError(f"code: {parsed.code!r}: must be the file's name, {file.stem!r}")
    return Signal(
        code=parsed.code,
        patterns=tuple(re.compile(p, re.IGNORECASE) for p in parsed.patterns),
        idioms=tuple(re.compile(p, re.IGNORECASE) for p in parsed.not_patterns),
        examples=parsed.examples,
        lookalikes=parsed.lookalikes,
        digest=hashlib.sha256(raw).hexdigest(),
    )


def _joined(first: Signal, second: Signal) -> Signal:
    return Signal(
        code=first.code,
        patterns=first.patterns + second.patterns,
        idioms=first.idioms + second.idioms,
        examples=first.examples + second.examples,
        lookalikes=first.lookalikes + second.lookalikes,
        digest=hashlib.sha256((first.digest + second.digest).encode()).hexdigest(),
    )
