"""Stored drafts with feedback, turned into cases: what staff sent becomes what a draft has to be.

A person looks through the cases before they go into a suite. Personal data is replaced; what staff
wrote stays beside the case as `final_text` and `feedback`, which no scorer reads.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from drafter.drafts import Draft
from drafter.evaluation.suite import Kind
from drafter.journal import Journal, StoredFeedback
from drafter.messages import DirectMessage, Order
from drafter.understand.personal import Placeholders

PAGE = 100
STAND_IN = "Sam"
"""In place of the customer's name, wherever it stands."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
SHORT = 4
"""Words up to which a sentence is a courtesy, not a claim."""


@dataclass(frozen=True, slots=True)
class Exported:
    """One case, ready to be written as a line of a suite of this kind."""

    kind: Kind
    case: dict[str, Any]


async def exported(
    journal: Journal, *, brand: str | None = None, since: datetime | None = None
) -> AsyncIterator[Exported]:
    """Cases of all drafts that have feedback, newest first.

    Args:
        since: leave out drafts made earlier.
    """
    cursor: str | None = None
    while True:
        drafts, cursor = await journal.drafts(brand=brand, after=cursor, limit=PAGE)
        for draft in drafts:
            if since and draft.created_at < since:
                return
            if feedback := await journal.feedback(draft.id):
                message = await journal.message(draft.id)
                for case in cases_from(message, draft, feedback[0]):
                    yield case
        if cursor is None:
            return


def cases_from(
    message: DirectMessage, draft: Draft, feedback: StoredFeedback
) -> Sequence[Exported]:
    """What one draft's newest feedback teaches. An accepted decision is a right one; of an edited
    draft, what staff left standing must be there again and what they took out must not; what is
    wrong with a rejected one only a person can say, so its case asks for review."""
    without = _Without(message)
    base = without.case(message, draft)
    note: dict[str, str] = {"feedback": feedback.outcome}
    if feedback.reason:
        note["reason"] = without.hide(feedback.reason)
    found: list[Exported] = []
    if feedback.outcome == "accepted":
        reasons = [reason.code for reason in draft.escalation.reasons] if draft.escalation else []
        decided = {"decision": draft.decision, "reasons": reasons, "knowledge_gap_ok": False}
        found.append(Exported("escalation", {**base, **decided, **note}))
    if draft.decision == "reply" and draft.suggestions:
        found.append(Exported("drafting", {**base, **_drafting(draft, feedback, without), **note}))
    return found


def _drafting(draft: Draft, feedback: StoredFeedback, without: _Without) -> dict[str, Any]:
    sent = feedback.final_text if feedback.outcome == "edited" else None
    parts = draft.suggestions[0].parts
    kept = [part for part in parts if sent is None or _stands_in(part.text, sent)]
    cited = [c.source for part in kept for c in part.citations if c.kind in ("knowledge", "policy")]
    content: dict[str, Any] = {
        "must_answer": [without.hide(ask.text) for ask in draft.asks if ask.answered],
        "must_cite": list(dict.fromkeys(cited)),
        "must_not_say": [],
    }
    if sent is not None:
        removed = [one for part in parts for one in _sentences(part.text) if one not in _flat(sent)]
        content["must_not_say"] = [without.hide(one) for one in removed if _is_claim(one)]
        content["final_text"] = without.hide(sent)
    if feedback.outcome == "rejected":
        content |= {"must_cite": [], "review": "say what this draft should have been"}
    return content


def _stands_in(text: str, sent: str) -> bool:
    return any(sentence in _flat(sent) for sentence in _sentences(text))


def _sentences(text: str) -> list[str]:
    return [_flat(part) for part in _SENTENCE.split(text) if part.strip()]


def _is_claim(sentence: str) -> bool:
    return len(sentence.split()) > SHORT


def _flat(text: str) -> str:
    return " ".join(text.split())


class _Without:
    """Takes a customer's personal data and name out of everything that is exported of a draft."""

    def __init__(self, message: DirectMessage) -> None:
        self._placeholders = Placeholders()
        names = re.findall(r"[^\W\d_]{2,}", message.customer.name or "")
        if message.customer.handle:
            names.append(message.customer.handle.lstrip("@"))
        spelled = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        self._names = re.compile(rf"@?\b(?:{spelled})\b", re.IGNORECASE) if names else None

    def hide(self, text: str) -> str:
        hidden = self._placeholders.hide(text)
        return self._names.sub(STAND_IN, hidden) if self._names else hidden

    def case(self, message: DirectMessage, draft: Draft) -> dict[str, Any]:
        named = bool(message.customer.name)
        return {
            "id": f"prod-{draft.id}",
            "channel": message.channel,
            "text": self.hide(message.text),
            "history": [
                {**turn.model_dump(mode="json", exclude_none=True), "text": self.hide(turn.text)}
                for turn in message.history
            ],
            "orders": [self._order(order) for order in message.orders],
            "customer": {
                "name": STAND_IN if named else None,
                "locale": message.customer.locale,
                "tags": list(message.customer.tags),
            },
            "attachments": [{"kind": attachment.kind} for attachment in message.attachments],
            "sent_at": message.sent_at.isoformat() if message.sent_at else None,
            "now": draft.created_at.isoformat(),
        }

    def _order(self, order: Order) -> dict[str, Any]:
        plain = order.model_dump(mode="json", exclude_none=True)
        if order.tracking_url:
            plain["tracking_url"] = f"https://tracking.example/{order.id}"
        if order.note:
            plain["note"] = self.hide(order.note)
        return plain
