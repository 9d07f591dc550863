"""What a run leaves: of each case whether it passed, and figures over all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from drafter.evaluation.suite import Floor, Suite


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case, scored.

    `score` is how well it did, 0…1, for the paired comparison; `why` and `step` say what went
    wrong and in which step of the pipeline; `group` lists failures of one sort together; `extra`
    are the keys of the case that no scorer reads. Failing cases are listed by `severity`, from 0,
    the worst, to 1, hardly a failure.
    """

    id: str
    passed: bool
    score: float
    why: str = ""
    step: str = ""
    group: str = ""
    severity: float = 0.5
    digest: str = ""
    crashed: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its 95 % interval over `n` cases."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Curve:
    """Probabilities that were given, and what came true: for reliability and risk–coverage."""

    name: str
    probabilities: tuple[float, ...]
    outcomes: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Confusion:
    """Counts of what was right (rows) against what was given (columns)."""

    counts: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Scored:
    """What a scorer gives back. `timings` are milliseconds by step, one value a draft."""

    outcomes: tuple[Outcome, ...]
    figures: dict[str, Figure]
    curves: tuple[Curve, ...] = ()
    confusion: Confusion | None = None
    timings: Mapping[str, Sequence[float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BrokenFloor:
    """A figure on the wrong side of its floor."""

    figure: str
    value: float
    floor: Floor

    def __str__(self) -> str:
        return f"{self.figure} is {self.value:.3f}, must be {self.floor.bound}: {self.floor.why}"


@dataclass(frozen=True, slots=True)
class SuiteResult:
    """A suite, run. `seconds` is how long it took."""

    suite: Suite
    scored: Scored
    seconds: float

    @property
    def failures(self) -> list[Outcome]:
        """Failing cases, worst first."""
        failing = [outcome for outcome in self.scored.outcomes if not outcome.passed]
        return sorted(failing, key=lambda outcome: (outcome.severity, outcome.id))

    @property
    def crashed(self) -> list[Outcome]:
        """Cases that a step failed on with an error of its own."""
        return [outcome for outcome in self.scored.outcomes if outcome.crashed]

    @property
    def broken(self) -> list[BrokenFloor]:
        """Floors that don't hold. A floor on a figure that no case gives is broken too."""
        found = []
        for name, floor in self.suite.floors.items():
            figure = self.scored.figures.get(name)
            value = figure.value if figure else float("nan")
            if figure is None or not floor.holds(value):
                found.append(BrokenFloor(name, value, floor))
        return found


def blamed(outcomes: Sequence[Outcome]) -> list[tuple[str, int]]:
    """Steps that failed, with how many cases each, most first."""
    counts: dict[str, int] = {}
    for outcome in outcomes:
        if not outcome.passed and outcome.step:
            counts[outcome.step] = counts.get(outcome.step, 0) + 1
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
