"""A suite: which cases are scored how, on which brand, and what must hold."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal, Self

import yaml
from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from drafter.errors import EvaluationError
from drafter.knowledge.brand import problems_of

Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Kind = Literal[
    "retrieval", "scope", "escalation", "policy", "grounding", "privacy", "injection", "drafting"
]
KINDS: tuple[Kind, ...] = (
    "retrieval",
    "scope",
    "escalation",
    "policy",
    "grounding",
    "privacy",
    "injection",
    "drafting",
)
CLOCK = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""The time of a case that gives none, unless its suite says otherwise. Fixed, so that a run next
year measures the same."""


class Floor(BaseModel):
    """What a figure must reach, and why less would hurt."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    min: float | None = None
    max: float | None = None
    why: Line

    @model_validator(mode="after")
    def _one_bound(self) -> Self:
        if (self.min is None) == (self.max is None):
            raise ValueError("give either min or max")
        return self

    def holds(self, value: float) -> bool:
        """Whether a figure keeps this floor. A hair of rounding is forgiven."""
        if self.min is not None:
            return value >= self.min - 1e-9
        return self.max is None or value <= self.max + 1e-9

    @property
    def bound(self) -> str:
        """`≥ 0.95`, `≤ 0`."""
        return f"≥ {self.min:g}" if self.min is not None else f"≤ {self.max:g}"


class Suite(BaseModel):
    """`evals/<name>.yaml`. `cases` is a path beside it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Line
    kind: Kind
    cases: Path
    brand: Line | None = None
    about: Line
    now: AwareDatetime = CLOCK
    floors: dict[str, Floor] = Field(default_factory=dict)


def load_suites(folder: Path) -> list[Suite]:
    """Every suite of a folder, in the order of KINDS.

    Raises:
        EvaluationError: there is none, or one is malformed; names file, key and value.
    """
    suites = [load_suite(file) for file in sorted(folder.glob("*.yaml"))]
    if not suites:
        raise EvaluationError(f"{folder.resolve()}: no suites here; write <name>.yaml, see README")
    return sorted(suites, key=lambda suite: (KINDS.index(suite.kind), suite.name))


def load_suite(file: Path) -> Suite:
    """One suite.

    Raises:
        EvaluationError: it is malformed; names file, key and value.
    """
    try:
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        suite = Suite.model_validate(data)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise EvaluationError(f"{file}: can't be read: {error}") from error
    except ValidationError as error:
        raise EvaluationError("\n".join(problems_of(str(file), error))) from error
    if suite.name != file.stem:
        raise EvaluationError(f"{file}: name: {suite.name!r} must be the file's, {file.stem!r}")
    return suite.model_copy(update={"cases": file.parent / suite.cases})


def other_cases(name: str, folder: Path, file: Path, brand: str | None) -> Suite:
    """The suite `name`, or a kind of that name, on another file of cases. Floors were set for the
    suite's own cases, so they stay behind.

    Raises:
        EvaluationError: there is no such suite or kind.
    """
    own = folder / f"{name}.yaml"
    if own.exists():
        suite = load_suite(own)
        changed = {"cases": file, "floors": {}, "brand": brand or suite.brand}
        return suite.model_copy(update=changed)
    kind = next((kind for kind in KINDS if kind == name), None)
    if kind is None:
        raise EvaluationError(f"no suite {name!r} in {folder}; kinds are {', '.join(KINDS)}")
    return Suite(name=name, kind=kind, cases=file, brand=brand, about=f"cases of {file.name}")
