"""triage: reply, no reply, or someone else. Pure rules over evidence: same evidence, same decision.

Nothing in a message can lower a decision: rules only ever add reasons, and a model's own flag can
add one but take none away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from drafter.drafts import DecisionKind, Reason
from drafter.triage.contact import foreign_language, sensitive_signals, unanswered_messages
from drafter.triage.evidence import GAPS, Decision, Evidence
from drafter.triage.gaps import entries_that_disagree, knowledge_gaps, unread_rest
from drafter.triage.pleas import exception_wanted
from drafter.triage.silence import wants_no_reply
from drafter.triage.trouble import photo_to_look_at, valuable_order
from drafter.triage.urgency import escalate, raised

__all__ = [
    "GAPS",
    "RULES",
    "Decision",
    "Evidence",
    "escalate",
    "raised",
    "triage",
    "wants_no_reply",
]

RULES: tuple[Callable[[Evidence], Iterator[Reason]], ...] = (
    sensitive_signals,
    foreign_language,
    unanswered_messages,
    valuable_order,
    photo_to_look_at,
    exception_wanted,
    entries_that_disagree,
    knowledge_gaps,
    unread_rest,
)


def triage(evidence: Evidence) -> Decision:
    """Decide. Every reason that holds is listed; route and priority are the most urgent's."""
    reasons = _beside_gaps([reason for rule in RULES for reason in rule(evidence)])
    noted = tuple(reason for reason in reasons if reason.code in evidence.brand.noted_only)
    weighty = [reason for reason in reasons if reason.code not in evidence.brand.noted_only]
    if not weighty:
        kind: DecisionKind = "no_reply" if wants_no_reply(evidence) else "reply"
        return Decision(kind, noted=noted)
    if all(reason.code in GAPS for reason in weighty) and wants_no_reply(evidence):
        return Decision("no_reply", noted=noted)
    return Decision("escalate", escalate(weighty, evidence.brand), noted)


def _beside_gaps(reasons: list[Reason]) -> list[Reason]:
    """Whoever takes a threat or a plea over takes the unanswered question with it: that no entry
    speaks of lawyers is no reason of its own."""
    others = [reason for reason in reasons if reason.code not in GAPS]
    return others or reasons
