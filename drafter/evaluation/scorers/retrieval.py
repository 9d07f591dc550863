"""The entry that answers a message is found first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drafter.errors import EvaluationError
from drafter.evaluation.cases import RetrievalCase
from drafter.evaluation.results import Curve, Figure, Outcome
from drafter.evaluation.scorer import Looked, Scorer, among
from drafter.evaluation.stage import RANKED, Stage
from drafter.evaluation.statistics import macro, mean
from drafter.retrieve.retriever import Found

MEASURES = {
    "r_at_1": "Success@1",
    "r_at_3": "Success@3",
    "r_at_5": "Success@5",
    "mrr": f"RR@{RANKED}",
}
"""Figures as ir-measures calls them. A hit is any acceptable entry: its `R` would ask for all."""
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Ranking:
    """What was found, and acceptable entries that the knowledge doesn't have at all."""

    found: Found
    unknown: tuple[str, ...]

    @property
    def entries(self) -> tuple[str, ...]:
        """Best first."""
        return tuple(match.entry for match in self.found.matches)


class RightEntryIsFirst(Scorer[RetrievalCase, Ranking]):
    """The first entry found is an acceptable one.

    A draft is written from the first entry alone. When it is the wrong one, the customer gets a
    true, well-cited answer to something they didn't ask, which is the error that staff in a hurry
    are least likely to see.
    """

    case = RetrievalCase
    step = "retrieve"

    def prepare(self, cases: Sequence[RetrievalCase], stage: Stage) -> None:
        """Embed all messages."""
        stage.search.prepare(case.text for case in cases)

    async def look(self, case: RetrievalCase, stage: Stage) -> Ranking:
        """Rank."""
        unknown = tuple(name for name in case.acceptable if name not in stage.search.entries)
        return Ranking(stage.search.found(case.text), unknown)

    def outcome(self, case: RetrievalCase, seen: Ranking) -> Outcome:
        """Passes when the first entry is right; scores the reciprocal rank."""
        place = next((i for i, name in enumerate(seen.entries) if name in case.acceptable), None)
        score = 0.0 if place is None else 1 / (1 + place)
        if place == 0:
            return Outcome(case.id, True, score)
        where = f"found {place + 1}." if place is not None else "not found"
        given = ", ".join(f"{m.entry} {m.score:.2f}" for m in seen.found.matches[:SHOWN])
        why = f"{among(case.acceptable)} {where}; first are {given or 'none'}"
        if seen.unknown:
            why = f"the knowledge has no {among(seen.unknown)}; {why}"
        return Outcome(case.id, False, score, why, self.step, severity=score)

    def figures(
        self, looked: Sequence[Looked[RetrievalCase, Ranking]]
    ) -> Mapping[str, Figure | None]:
        """Micro, and macro by the first acceptable entry, since some are asked for more often."""
        values = measured(looked)
        groups = [one.case.acceptable[0] for one in looked]
        figures = {name: mean(some) for name, some in values.items()}
        return {**figures, "macro_r_at_1": macro(values["r_at_1"], groups)}

    def curves(self, looked: Sequence[Looked[RetrievalCase, Ranking]]) -> Sequence[Curve]:
        """Whether the first entry's score is the probability that it is right."""
        found = [one for one in looked if one.seen.found.matches]
        scores = tuple(one.seen.found.matches[0].score for one in found)
        return [Curve("score of the first entry", scores, tuple(o.outcome.passed for o in found))]


def measured(looked: Sequence[Looked[RetrievalCase, Ranking]]) -> dict[str, list[float]]:
    """Each measure's value for every case, in order.

    Raises:
        EvaluationError: ir-measures isn't installed.
    """
    try:
        import ir_measures
    except ModuleNotFoundError as error:
        raise EvaluationError(
            "ranking figures need ir-measures; install it with: pip install 'drafter[evals]'"
        ) from error
    qrels = {one.case.id: dict.fromkeys(one.case.acceptable, 1) for one in looked}
    run = {  # by place rather than by score: equal scores would be put in another order
        one.case.id: {name: float(-place) for place, name in enumerate(one.seen.entries)}
        for one in looked
    }
    names = {ir_measures.parse_measure(measure): name for name, measure in MEASURES.items()}
    values: dict[str, dict[str, float]] = {name: {} for name in MEASURES}
    for metric in ir_measures.iter_calc(list(names), qrels, run) if looked else ():
        values[names[metric.measure]][metric.query_id] = metric.value
    return {
        name: [by_case.get(one.case.id, 0.0) for one in looked] for name, by_case in values.items()
    }
