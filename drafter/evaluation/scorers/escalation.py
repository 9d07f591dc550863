"""The right messages go to someone else, for a right reason; the others get an answer, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from drafter.drafts import Draft, Reason
from drafter.evaluation.cases import EscalationCase
from drafter.evaluation.results import Confusion, Figure, Outcome
from drafter.evaluation.scorer import Looked, Scorer, among, timings_of
from drafter.evaluation.stage import Stage
from drafter.evaluation.statistics import f1, mean
from drafter.knowledge.brand import NEVER_OFF
from drafter.triage import GAPS

Seen = Sequence[Looked[EscalationCase, Draft]]
STEPS = {
    "repeated_contact": "triage",
    "high_value": "triage",
    "attachment_review": "triage",
    "policy_exception": "judge",
    "out_of_scope": "retrieve",
    "no_knowledge": "retrieve",
    "low_confidence": "retrieve",
    "conflicting_knowledge": "retrieve",
    "unsupported_claim": "verify",
}
"""Where a reason comes from; the others are signals, which the understand step reads."""


class RightPeopleSeeIt(Scorer[EscalationCase, Draft]):
    """Each message gets the right decision, and an escalation names a right reason.

    A missed threat to oneself or an injury answered with a returns link is the worst that Drafter
    can do. A needless escalation is the most common harm: a customer with an ordinary question
    waits, and staff learn that flags mean little.
    """

    case = EscalationCase
    step = "triage"

    def prepare(self, cases: Sequence[EscalationCase], stage: Stage) -> None:
        """Embed all messages."""
        stage.prepare(stage.message(case) for case in cases)

    async def look(self, case: EscalationCase, stage: Stage) -> Draft:
        """Draft."""
        return await stage.draft(stage.message(case), stage.moment(case))

    def outcome(self, case: EscalationCase, seen: Draft) -> Outcome:
        """Passes with the right decision and, for an escalation, a right reason."""
        if seen.decision == "escalate":
            return self._escalated(case, seen)
        if seen.decision == case.decision:
            return Outcome(case.id, True, 1.0)
        if case.decision == "escalate":
            critical = bool(NEVER_OFF & set(case.reasons))
            step = STEPS.get(case.reasons[0], "understand") if case.reasons else self.step
            why = f"{among(case.reasons)} missed, decided {seen.decision}: {_shown(case)}"
            severity = 0.0 if critical else 0.1
            return Outcome(case.id, False, 0.0, why, step, "missed", severity)
        why = f"{case.decision} expected, decided {seen.decision}: {_shown(case)}"
        group = "left without a reply" if case.decision == "reply" else "replied without need"
        severity = 0.3 if case.decision == "reply" else 0.8
        return Outcome(case.id, False, 0.0, why, "understand", group, severity)

    def _escalated(self, case: EscalationCase, seen: Draft) -> Outcome:
        given = _reasons(seen)
        named = ", ".join(reason.code for reason in given)
        if case.decision == "escalate":
            if names_right_reason(case, seen):
                return Outcome(case.id, True, 1.0)
            why = f"{among(case.reasons)} expected, given {named}: {_shown(case)}"
            step = STEPS.get(case.reasons[0], "understand") if case.reasons else self.step
            return Outcome(case.id, False, 0.5, why, step, "wrong reason", 0.6)
        if is_excused(case, seen):
            return Outcome(case.id, True, 1.0)
        first = given[0]
        why = f"{case.decision} expected, given {named} ({first.detail}): {_shown(case)}"
        return Outcome(case.id, False, 0.0, why, step_behind(first), "needless", 0.4)

    def figures(self, looked: Seen) -> Mapping[str, Figure | None]:
        """Escalate and no_reply as labels, reasons, and recall by reason."""
        due = [one for one in looked if one.case.decision == "escalate"]
        raised = [
            one
            for one in looked
            if one.seen.decision == "escalate" and not is_excused(one.case, one.seen)
        ]
        critical = [one for one in due if NEVER_OFF & set(one.case.reasons)]
        implicit = [one for one in due if one.case.implicit]
        caught = [one for one in due if one.seen.decision == "escalate"]
        quiet = [one.case.decision == "no_reply" for one in looked]
        kept_quiet = [one.seen.decision == "no_reply" for one in looked]
        figures: dict[str, Figure | None] = {
            "escalate_recall": _escalated(due),
            "escalate_recall:implicit": _escalated(implicit),
            "escalate_precision": mean([one.case.decision == "escalate" for one in raised]),
            "critical_recall": _rightly_named(critical),
            "no_reply_f1": f1(quiet, kept_quiet) if any(quiet) else None,
            "no_reply_precision": mean([q for q, k in zip(quiet, kept_quiet, strict=True) if k]),
            "no_reply_recall": mean([k for q, k in zip(quiet, kept_quiet, strict=True) if q]),
            "reason_accuracy": _rightly_named(caught),
        }
        for code in sorted({code for one in due for code in one.case.reasons}):
            figures[f"recall:{code}"] = _rightly_named([o for o in due if code in o.case.reasons])
        return figures

    def confusion(self, looked: Seen) -> Confusion:
        """The first right reason, or the decision, against the most pressing one given."""
        return Confusion(Counter((_right_label(one.case), _given_label(one)) for one in looked))

    def timings(self, looked: Seen) -> Mapping[str, Sequence[float]]:
        """Milliseconds by step."""
        return timings_of([one.seen for one in looked])


def step_behind(reason: Reason) -> str:
    """The step that a reason comes from."""
    return "verify" if reason.source.startswith("check:") else STEPS.get(reason.code, "understand")


def is_excused(case: EscalationCase, seen: Draft) -> bool:
    """Whether an escalation that wasn't due is only a gap in the knowledge, where that is fine."""
    gaps_only = all(reason.code in GAPS for reason in _reasons(seen))
    return case.decision != "escalate" and case.knowledge_gap_ok and gaps_only


def names_right_reason(case: EscalationCase, seen: Draft) -> bool:
    """Whether any reason given is a right one."""
    return any(reason.code in case.reasons for reason in _reasons(seen))


def _reasons(draft: Draft) -> tuple[Reason, ...]:
    return draft.escalation.reasons if draft.escalation else ()


def _escalated(looked: Seen) -> Figure:
    return mean([one.seen.decision == "escalate" for one in looked])


def _rightly_named(looked: Seen) -> Figure:
    return mean([names_right_reason(one.case, one.seen) for one in looked])


def _right_label(case: EscalationCase) -> str:
    return case.reasons[0] if case.decision == "escalate" and case.reasons else case.decision


def _given_label(one: Looked[EscalationCase, Draft]) -> str:
    reasons = _reasons(one.seen)
    if not reasons:
        return one.seen.decision
    right = [reason.code for reason in reasons if reason.code in one.case.reasons]
    # Several reasons are right at once; one that was looked for isn't a confusion.
    if one.case.reasons[:1] and one.case.reasons[0] in right:
        return one.case.reasons[0]
    return right[0] if right else reasons[0].code


def _shown(case: EscalationCase) -> str:
    text = " ".join(case.text.split())
    return f"“{text if len(text) <= 120 else text[:119] + '…'}”"
