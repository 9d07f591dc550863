"""What every scorer is: a claim about the product, checked case by case."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Generic, TypeVar

from drafter.drafts import Draft
from drafter.errors import EvaluationError
from drafter.evaluation.cases import Case
from drafter.evaluation.results import Confusion, Curve, Figure, Outcome, Scored
from drafter.evaluation.stage import Stage

C = TypeVar("C", bound=Case)
S = TypeVar("S")
NOT_TIMED = ("embed", "record", "total")
Tick = Callable[[], None]
"""Told after each case."""


@dataclass(frozen=True, slots=True)
class Looked(Generic[C, S]):
    """A case, what the product made of it, and how that scores."""

    case: C
    seen: S
    outcome: Outcome


class Scorer(ABC, Generic[C, S]):
    """Runs the product's steps on cases, and holds what they give against what is right.

    `look` is the only part that runs the product; `outcome` and `figures` are pure.
    """

    case: type[C]
    step: ClassVar[str]
    """The step that is tested: to blame for a case it crashes on."""

    async def score(self, cases: Sequence[C], stage: Stage, tick: Tick = lambda: None) -> Scored:
        """Score all cases. One that a step crashes on fails, and the run goes on."""
        self.prepare(cases, stage)
        seen: list[tuple[C, S]] = []
        crashed: list[Outcome] = []
        for case in cases:
            try:
                seen.append((case, await self.look(case, stage)))
            except EvaluationError:
                raise  # the suite can't be run like this; no case is to blame
            except Exception as error:  # noqa: BLE001 - whatever it is, the step is what failed
                crashed.append(self._crash(case, error))
            tick()
        looked = [
            Looked(case, one, _of_case(case, self.outcome(case, one)))
            for case, one in self.review(seen, stage)
        ]
        return Scored(
            outcomes=(*crashed, *(one.outcome for one in looked)),
            figures={name: f for name, f in self.figures(looked).items() if f and f.n},
            curves=tuple(self.curves(looked)),
            confusion=self.confusion(looked),
            timings=self.timings(looked),
        )

    def prepare(self, cases: Sequence[C], stage: Stage) -> None:
        """Do what is cheaper for all cases at once."""

    @abstractmethod
    async def look(self, case: C, stage: Stage) -> S:
        """Run the product."""

    def review(self, seen: Sequence[tuple[C, S]], stage: Stage) -> Sequence[tuple[C, S]]:
        """Do with what was seen what is cheaper for all cases at once."""
        del stage
        return seen

    @abstractmethod
    def outcome(self, case: C, seen: S) -> Outcome:
        """Whether that is right, and if not, why and in which step."""

    @abstractmethod
    def figures(self, looked: Sequence[Looked[C, S]]) -> Mapping[str, Figure | None]:
        """Figures by name; None where no case gives it."""

    def curves(self, looked: Sequence[Looked[C, S]]) -> Sequence[Curve]:
        """Probabilities against what came true."""
        del looked
        return ()

    def confusion(self, looked: Sequence[Looked[C, S]]) -> Confusion | None:
        """What was right against what was given."""
        del looked
        return None

    def timings(self, looked: Sequence[Looked[C, S]]) -> Mapping[str, Sequence[float]]:
        """Milliseconds by step."""
        del looked
        return {}

    def _crash(self, case: C, error: Exception) -> Outcome:
        why = f"{type(error).__name__}: {error}"
        crashed = Outcome(case.id, False, 0.0, why, self.step, "crashed", 0.0, crashed=True)
        return _of_case(case, crashed)


def _of_case(case: Case, outcome: Outcome) -> Outcome:
    return replace(outcome, digest=case.digest, extra=case.model_extra or {})


def timings_of(drafts: Sequence[Draft]) -> dict[str, list[float]]:
    """Milliseconds by step of drafts. Embedding is left out: the suite did it in one batch."""
    steps = [step for step in (drafts[0].timings_ms if drafts else ()) if step not in NOT_TIMED]
    return {step: [draft.timings_ms[step] for draft in drafts] for step in steps}


def among(names: Sequence[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} or {names[-1]}"
