"""What staff did with drafts becomes cases, without the customer in them."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from drafter.drafts import Draft, Feedback
from drafter.evaluation.cases import DraftingCase, EscalationCase, read_cases
from drafter.evaluation.export import Exported, cases_from, exported
from drafter.journal import Journal, StoredFeedback
from drafter.messages import DirectMessage
from tests.builders import message
from tests.fakes import NOW, SteppingClock

from .shop import draft

pytestmark = pytest.mark.anyio

DM: dict[str, Any] = {
    "channel": "instagram",
    "customer": {"id": "c9", "name": "Maya Lindqvist", "handle": "@mayaout", "tags": ["vip"]},
    "history": [{"author": "agent", "text": "Hi Maya, how can we help?"}],
    "orders": [
        {
            "id": "50123",
            "tracking_url": "https://track.example/RM12345",
            "note": "ring 07700 900123",
        }
    ],
}
TEXT = "it's maya again, maya@example.com. how long does delivery take for 50123?"
SLOW = "Delivery takes 3 working days and costs £4.50."
HOURS = "The shop is open from 9:00 to 17:00 on weekdays."
SENT = f"Hi Maya, {SLOW} Shall I check on it?"


def given(**changes: Any) -> Draft:
    parts = (("Hi Maya,", None), (SLOW, "faq/delivery"), (HOURS, "faq/hours"))
    return draft(*parts, asks=[("how long does delivery take", True)], **changes)


def feedback(outcome: str, **changes: Any) -> StoredFeedback:
    fields = {"version": 1, "outcome": outcome, "draft_id": "d1", "created_at": NOW}
    return StoredFeedback.model_validate({**fields, **changes})


def by_kind(found: list[Exported]) -> dict[str, dict[str, Any]]:
    return {one.kind: one.case for one in found}


def teach(outcome: str, answer: Draft | None = None, **changes: Any) -> dict[str, dict[str, Any]]:
    stored = feedback(outcome, **changes)
    return by_kind(list(cases_from(message(TEXT, **DM), answer or given(), stored)))


def test_an_accepted_draft_is_right_in_decision_and_content() -> None:
    cases = teach("accepted")

    assert cases["escalation"]["decision"] == "reply"
    assert cases["drafting"]["must_cite"] == ["faq/delivery", "faq/hours"]
    assert cases["drafting"]["must_answer"] == ["how long does delivery take"]
    assert cases["drafting"]["must_not_say"] == []


def test_what_staff_took_out_must_not_be_said_again() -> None:
    case = teach("edited", final_text=SENT)["drafting"]

    assert case["must_cite"] == ["faq/delivery"]
    assert case["must_not_say"] == [HOURS]
    assert case["final_text"] == SENT.replace("Maya", "Sam")


def test_a_rejected_draft_asks_a_person_what_would_have_been_right() -> None:
    cases = teach("rejected", reason="told Maya nonsense")

    assert "escalation" not in cases
    assert cases["drafting"]["must_cite"] == []
    assert cases["drafting"]["reason"] == "told Sam nonsense"
    assert "review" in cases["drafting"]


def test_an_accepted_escalation_keeps_its_reasons() -> None:
    held = draft(("Hold on.", None), decision="escalate", reasons=["press", "legal_threat"])

    cases = teach("accepted", held)

    assert cases.keys() == {"escalation"}
    assert cases["escalation"]["reasons"] == ["press", "legal_threat"]


def test_nothing_personal_is_exported() -> None:
    for outcome in ("accepted", "edited", "rejected"):
        text = json.dumps(teach(outcome, final_text=SENT, reason="ask maya@example.com"))

        for secret in (
            "maya",
            "Maya",
            "Lindqvist",
            "mayaout",
            "example.com",
            "900123",
            "c9",
            "RM1",
        ):
            assert secret not in text, secret
        assert "50123" in text


def test_exported_cases_can_be_read_as_cases(tmp_path: Path) -> None:
    for kind, model in (("drafting", DraftingCase), ("escalation", EscalationCase)):
        file = tmp_path / f"{kind}.jsonl"
        file.write_text(json.dumps(teach("accepted")[kind]))

        (case,) = read_cases(file, model)
        assert case.id == "prod-d1"
        assert case.now == NOW


@pytest.fixture
async def journal(tmp_path: Path) -> AsyncIterator[Journal]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'journal.sqlite'}"
    opened = await Journal.open(url, clock=SteppingClock())
    yield opened
    await opened.close()


async def record(journal: Journal, id_: str, text: str, days: int = 0) -> None:
    made = given().model_copy(update={"id": id_, "created_at": NOW - timedelta(days=days)})
    dm = DirectMessage.model_validate({"text": text, **DM})
    await journal.record(dm, made, caller="", idempotency_key=None, body_digest=None)


async def test_only_drafts_with_feedback_leave_the_journal_newest_feedback_first(
    journal: Journal,
) -> None:
    await record(journal, "old", TEXT, days=9)
    await record(journal, "silent", TEXT)
    await record(journal, "new", TEXT)
    await journal.give_feedback("old", Feedback(version=1, outcome="accepted"))
    await journal.give_feedback("new", Feedback(version=1, outcome="rejected"))
    await journal.give_feedback("new", Feedback(version=1, outcome="edited", final_text=SENT))

    everything = [one async for one in exported(journal)]
    recent = [one async for one in exported(journal, since=NOW - timedelta(days=1))]

    assert {one.case["id"] for one in everything} == {"prod-old", "prod-new"}
    assert [(one.case["id"], one.case["feedback"]) for one in recent] == [("prod-new", "edited")]
    assert [one async for one in exported(journal, brand="another")] == []
