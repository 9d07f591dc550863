"""Drafts, messages and a clock for the journal's tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from drafter.drafts import Draft, Feedback, Length, Part, Provenance, ReplyWindow, Suggestion
from drafter.journal import BuildRow
from drafter.messages import DirectMessage

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class Clock:
    """Stands still until it is put forward."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def a_message(text: str = "where is my order??", **changes: Any) -> DirectMessage:
    return DirectMessage.model_validate({"text": text, "channel": "instagram"} | changes)


def a_draft(id_: str = "d1", **changes: Any) -> Draft:
    text = "Hi Maya, it's on its way."
    fields: dict[str, Any] = {
        "id": id_,
        "version": 1,
        "brand": "fernway",
        "conversation_id": None,
        "message_id": None,
        "mode": "extractive",
        "decision": "reply",
        "escalation": None,
        "suggestions": (
            Suggestion(
                text=text,
                parts=(Part(text=text),),
                length=Length(used=len(text), limit=1000, unit="bytes"),
            ),
        ),
        "staff_actions": (),
        "asks": (),
        "verdicts": (),
        "checks": (),
        "confidence": 0.93,
        "language": "en",
        "reply_window": ReplyWindow(state="unknown"),
        "provenance": Provenance(knowledge="k1", prompt=None, model=None, embedding="mini"),
        "timings_ms": {"total": 14.9},
        "created_at": NOON,
    }
    return Draft.model_validate(fields | changes)


def some_feedback(outcome: str = "accepted", **changes: Any) -> Feedback:
    return Feedback.model_validate({"version": 1, "outcome": outcome} | changes)


def a_build(id_: str, **changes: Any) -> BuildRow:
    fields: dict[str, Any] = {
        "id": id_,
        "brand": "fernway",
        "embedding": "mini",
        "entries": 84,
        "created_at": NOON,
    }
    return BuildRow(**fields | changes)
