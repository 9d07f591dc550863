"""Messages that the knowledge speaks of are told from those it doesn't."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drafter.evaluation.cases import ScopeCase
from drafter.evaluation.results import Curve, Figure, Outcome
from drafter.evaluation.scorer import Looked, Scorer
from drafter.evaluation.stage import Stage
from drafter.evaluation.statistics import auroc, false_positives_at, mean

KEPT = 0.95
Seen = Sequence[Looked[ScopeCase, "Covered"]]


@dataclass(frozen=True, slots=True)
class Covered:
    """How sure the product is that the knowledge speaks of a message, and what it asks for."""

    probability: float
    threshold: float

    @property
    def in_scope(self) -> bool:
        """What triage takes it for."""
        return self.probability >= self.threshold


class KnowsItsBorder(Scorer[ScopeCase, Covered]):
    """What nobody wrote an answer for is seen as such, and what somebody did isn't sent away.

    Outside its knowledge a draft can only be made up of the nearest thing; inside, sending an
    ordinary question to a person is what the customer waits for.
    """

    case = ScopeCase
    step = "retrieve"

    def prepare(self, cases: Sequence[ScopeCase], stage: Stage) -> None:
        """Embed all messages."""
        stage.search.prepare(case.text for case in cases)

    async def look(self, case: ScopeCase, stage: Stage) -> Covered:
        """How covered it is."""
        return Covered(stage.search.found(case.text).covered, stage.search.in_scope)

    def outcome(self, case: ScopeCase, seen: Covered) -> Outcome:
        """Passes on the right side of the shipped threshold."""
        score = seen.probability if case.in_scope else 1 - seen.probability
        if seen.in_scope == case.in_scope:
            return Outcome(case.id, True, score)
        group = "sent away" if case.in_scope else "taken in"
        why = f"{case.kind}: covered {seen.probability:.2f}, threshold {seen.threshold:g}"
        return Outcome(case.id, False, score, why, self.step, group, severity=score)

    def figures(self, looked: Seen) -> Mapping[str, Figure | None]:
        """Over all, and each kind against the whole other side."""
        figures = {
            "auroc": _auroc(looked),
            "fpr_at_95": _false_positives(looked),
            "accuracy": mean([one.outcome.passed for one in looked]),
        }
        for kind in sorted({one.case.kind for one in looked}):
            of_kind = [one for one in looked if one.case.kind == kind]
            sides = {one.case.in_scope for one in of_kind}
            against = [one for one in looked if one.case.in_scope not in sides]
            figures[f"auroc:{kind}"] = _auroc([*of_kind, *against])
            if sides == {False}:
                figures[f"fpr_at_95:{kind}"] = _false_positives([*of_kind, *against])
            figures[f"accuracy:{kind}"] = mean([one.outcome.passed for one in of_kind])
        return {name: figure for name, figure in figures.items() if figure}

    def curves(self, looked: Seen) -> Sequence[Curve]:
        """Whether coverage is a probability."""
        probabilities = tuple(one.seen.probability for one in looked)
        truths = tuple(one.case.in_scope for one in looked)
        return [Curve("coverage by the knowledge", probabilities, truths)]


def _auroc(looked: Seen) -> Figure | None:
    return auroc([one.case.in_scope for one in looked], [one.seen.probability for one in looked])


def _false_positives(looked: Seen) -> Figure | None:
    truths = [one.case.in_scope for one in looked]
    return false_positives_at(truths, [one.seen.probability for one in looked], KEPT)
