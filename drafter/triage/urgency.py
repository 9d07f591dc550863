"""Which of several reasons presses most: it sets the route, the priority and the holding reply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drafter.drafts import Escalation, Priority, Reason, ReasonCode
from drafter.knowledge.brand import NEVER_OFF, Brand
from drafter.triage.evidence import Decision

URGENCY: tuple[Priority, ...] = ("normal", "high", "urgent")
DEFAULT_PRIORITY: dict[ReasonCode, Priority] = {
    "self_harm": "urgent",
    "safety_incident": "urgent",
    "legal_threat": "high",
    "account_security": "urgent",
    "abuse_or_threat": "high",
    "discrimination": "high",
    "payment_dispute": "high",
    "press": "high",
    "repeated_contact": "high",
    "high_value": "high",
    "privacy_request": "high",
}
SEVERITY: tuple[ReasonCode, ...] = (
    "self_harm",
    "safety_incident",
    "account_security",
    "legal_threat",
    "abuse_or_threat",
    "discrimination",
    "payment_dispute",
    "privacy_request",
    "press",
    "human_requested",
    "injection_suspected",
    "repeated_contact",
    "high_value",
    "policy_exception",
    "attachment_review",
    "partnership",
    "unsupported_language",
    "conflicting_knowledge",
    "unsupported_claim",
    "out_of_scope",
    "no_knowledge",
    "low_confidence",
)
"""Most pressing first: decides between reasons of one priority, and which holding reply is sent."""


def escalate(reasons: Sequence[Reason], brand: Brand) -> Escalation:
    """Put the most pressing reason first and the others in order of severity after it; route and
    priority are its. What is doubtful gives way to what is certain and as urgent, never in
    urgency: a burn goes to product safety though its words might be those of someone in despair."""
    ordered = sorted(_distinct(reasons), key=lambda reason: SEVERITY.index(reason.code))

    def presses(reason: Reason) -> tuple[int, bool]:
        return URGENCY.index(_priority(reason.code, brand)), not reason.doubtful

    first = max(ordered, key=presses)
    return Escalation(
        reasons=(first, *(reason for reason in ordered if reason is not first)),
        route=brand.routes.get(first.code, brand.routes["default"]),
        priority=_priority(first.code, brand),
    )


def raised(decision: Decision, reason: Reason, brand: Brand) -> Decision:
    """The decision with one more reason, found after triage. It can only go up: what stood before
    stays, and a reason that this brand doesn't escalate for is noted."""
    if reason.code in brand.noted_only:
        return replace(decision, noted=(*decision.noted, reason))
    before = decision.escalation.reasons if decision.escalation else ()
    return Decision("escalate", escalate([*before, reason], brand), decision.noted)


def _priority(code: ReasonCode, brand: Brand) -> Priority:
    default = DEFAULT_PRIORITY.get(code, "normal")
    own = brand.priorities.get(code, default)
    # A brand may raise a critical reason, not lower it.
    return max(own, default, key=URGENCY.index) if code in NEVER_OFF else own


def _distinct(reasons: Sequence[Reason]) -> list[Reason]:
    """One reason a code: the first that is certain, else the first."""
    first: dict[str, Reason] = {}
    for reason in sorted(reasons, key=lambda reason: reason.doubtful):
        first.setdefault(reason.code, reason)
    return list(first.values())
