"""A policy gives the right outcome and the right deadline, to the second."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.drafts import Verdict
from drafter.errors import KnowledgeError
from drafter.evaluation.cases import PolicyCase
from drafter.evaluation.results import Figure, Outcome
from drafter.evaluation.scorer import Looked, Scorer
from drafter.evaluation.stage import Stage
from drafter.evaluation.statistics import mean

Verdicts = tuple[Verdict, ...]


class VerdictIsExact(Scorer[PolicyCase, Verdicts]):
    """The verdict on an order is the one right one.

    There is no nearly right deadline: a day short refuses what the customer has a right to, a day
    long promises what the shop has to take back. The writer only words what stands here.
    """

    case = PolicyCase
    step = "judge"

    async def look(self, case: PolicyCase, stage: Stage) -> Verdicts:
        """Judge."""
        build = stage.served.build
        entry = build.entries.get(f"policies/{case.policy}")
        if entry is None:
            raise KnowledgeError(f"{build.brand.slug} has no policy {case.policy!r}")
        items = case.order.items if case.order else ()
        meant = [item for item in items if case.item in (item.sku, item.name)]
        judgements = stage.steps.judge(
            entry, case.order, meant, customer=case.customer, now=case.now, zone=build.brand.zone
        )
        return tuple(judgement.verdict for judgement in judgements)

    def outcome(self, case: PolicyCase, seen: Verdicts) -> Outcome:
        """Passes when every verdict is the expected one, and there is one."""
        wrong = [v for v in seen if (v.outcome, v.until) != (case.outcome, case.until)]
        if seen and not wrong:
            return Outcome(case.id, True, 1.0)
        expected = f"{case.policy}: {case.outcome}{_until(case.until)} expected"
        if not wrong:
            return Outcome(case.id, False, 0.0, f"{expected}, no verdict", self.step, severity=0.3)
        worst = next((v for v in wrong if v.outcome != case.outcome), wrong[0])
        given = f"{worst.outcome}{_until(worst.until)} given ({worst.because})"
        severity = 0.1 if worst.outcome != case.outcome else 0.5
        why = f"{expected}, {given}"
        return Outcome(case.id, False, 0.0, why, self.step, severity=severity)

    def figures(self, looked: Sequence[Looked[PolicyCase, Verdicts]]) -> Mapping[str, Figure]:
        """Exact matches, in all and by policy."""
        figures = {"exact": mean([one.outcome.passed for one in looked])}
        for policy in sorted({one.case.policy for one in looked}):
            passed = [one.outcome.passed for one in looked if one.case.policy == policy]
            figures[f"exact:{policy}"] = mean(passed)
        return figures


def _until(moment: object) -> str:
    return f" until {moment}" if moment else ""
