"""The largest requests that are accepted are answered soon, too."""

from __future__ import annotations

import random
from time import process_time
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from drafter.app import MAX_BODY
from tests.fakes import NOW
from tests.pace import assert_done_within

WORDS = (
    *("i", "ordered", "the", "tent", "boots", "mug", "last", "week", "and", "it", "never", "came"),
    *("please", "where", "refund", "jacket", "size", "too", "small", "can", "you", "send", "one"),
    *("another", "parcel", "driver", "left", "neighbour", "broken", "zip", "colour", "wrong"),
)
THREAT = "i will kill myself tonight"


def told(length: int, words: int, *, seed: int = 4) -> str:
    """Sentences of so many words each, no two alike."""
    chance = random.Random(seed)
    said, size = [], 0
    while size < length:
        said.append(" ".join(chance.choices(WORDS, k=words)) + ". ")
        size += len(said[-1])
    return "".join(said)[:length]


def figures(chance: random.Random) -> str:
    return " ".join(f"order #{chance.randint(10_000, 99_999)}" for _ in range(1_500))


LONGEST = told(20_000, 8)
LARGEST: dict[str, dict[str, Any]] = {
    "unanswered": {"history": [{"author": "customer", "text": LONGEST}] * 47},
    "answered": {"history": [{"author": "agent", "text": LONGEST}] * 47},
    "sentences": {"text": LONGEST},
    "short sentences": {"text": told(20_000, 3)},
    "numbers": {"text": figures(random.Random(1))},
    "signs": {"text": "Aa " * 6_666},
    "captions": {"attachments": [{"kind": "image", "caption": LONGEST}] * 20},
    "notes": {"orders": [{"id": f"{48_000 + n}", "note": LONGEST[:19_500]} for n in range(50)]},
    "items": {
        "orders": [
            {"id": f"{48_000 + n}", "items": [{"name": LONGEST[i : i + 450]} for i in range(40)]}
            for n in range(50)
        ]
    },
}


@pytest.mark.parametrize("what", LARGEST)
def test_the_largest_request_is_answered_in_seconds(
    service: TestClient[Litestar], what: str
) -> None:
    body = {"text": "where is my order", **LARGEST[what]}

    def answered() -> None:
        response = service.post("/v1/drafts", json=body)
        assert response.status_code == 201
        assert len(response.request.content) < MAX_BODY

    assert_done_within(4.0, answered, clock=process_time)


@pytest.mark.parametrize("place", [0, 20, 46])
def test_who_is_in_danger_is_heard_in_a_million_characters(
    service: TestClient[Litestar], place: int
) -> None:
    waiting = [LONGEST] * 47
    waiting[place] = THREAT
    history = [{"author": "customer", "text": text} for text in waiting]

    draft = service.post("/v1/drafts", json={"text": LONGEST, "history": history}).json()

    assert "self_harm" in [reason["code"] for reason in draft["escalation"]["reasons"]]


def test_what_was_skipped_is_told_and_kept(service: TestClient[Litestar]) -> None:
    text = f"do you ship to ireland? {'thank you so much for reading. ' * 600}"
    draft = service.post("/v1/drafts", json={"text": text, "sent_at": NOW.isoformat()}).json()

    [reason] = draft["escalation"]["reasons"]
    assert (reason["code"], reason["source"]) == ("low_confidence", "rule:unread_rest")
    journal = service.app.state.opened.journal
    with service.portal() as portal:
        assert portal.call(journal.message, draft["id"]).text == text
