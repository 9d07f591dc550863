"""What comes in is validated field by field."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from drafter.messages import MAX_TEXT, DirectMessage


def problems(body: dict[str, Any]) -> list[str]:
    try:
        DirectMessage.model_validate(body)
    except ValidationError as error:
        return [".".join(map(str, one["loc"])) + ": " + one["msg"] for one in error.errors()]
    return []


def test_text_alone_is_enough() -> None:
    assert problems({"text": "where is my order"}) == []


@pytest.mark.parametrize(
    ("body", "field", "words"),
    [
        ({"text": " \n"}, "", "text is empty"),
        ({"text": "a" * (MAX_TEXT + 1)}, "text", "at most 20000"),
        ({"text": "a\x00b"}, "text", "NUL"),
        ({"text": "a", "channel": "fax"}, "channel", "instagram"),
        ({"text": "a", "sent_at": "2026-11-23T09:00:00"}, "sent_at", "timezone"),
        ({"text": "a", "txet": "b"}, "txet", "not permitted"),
        (
            {"text": "a", "orders": [{"id": "1", "placed_at": "2026-02-30T00:00:00Z"}]},
            "orders.0.placed_at",
            "day value",
        ),
        (
            {"text": "a", "orders": [{"id": "1", "total": "-4"}]},
            "orders.0.total",
            "greater than or equal to 0",
        ),
        (
            {"text": "a", "orders": [{"id": "1", "tracking_url": "javascript:alert(1)"}]},
            "orders.0.tracking_url",
            "pattern",
        ),
        ({"text": "a", "sent_at": "0001-01-01T00:00:00+14:00"}, "sent_at", "from 2000 to 2199"),
        ({"text": "a", "sent_at": "9999-12-31T23:59:59-12:00"}, "sent_at", "leave it out"),
        ({"text": "a", "sent_at": 0}, "sent_at", "1970-01-01"),
        (
            {"text": "a", "orders": [{"id": "1", "delivered_at": "9999-12-31T23:59:59Z"}]},
            "orders.0.delivered_at",
            "leave it out",
        ),
        (
            {"text": "a", "history": [{"author": "agent", "text": "b", "sent_at": -1e11}]},
            "history.0.sent_at",
            "from 2000 to 2199",
        ),
        ({"text": "a", "alternatives": 4}, "alternatives", "less than or equal to 3"),
    ],
)
def test_bad_input_is_named(body: dict[str, Any], field: str, words: str) -> None:
    found = problems(body)

    assert len(found) == 1
    assert found[0].startswith(field)
    assert words in found[0]


def test_dates_in_the_wrong_order_are_refused_with_both_values() -> None:
    order = {
        "id": "1",
        "placed_at": "2026-11-10T09:00:00Z",
        "delivered_at": "2026-11-01T09:00:00Z",
    }

    (found,) = problems({"text": "a", "orders": [order]})

    assert "delivered_at (2026-11-01" in found
    assert "placed_at (2026-11-10" in found


def test_systems_that_disagree_by_hours_are_forgiven() -> None:
    order = {"id": "1", "placed_at": "2026-11-10T09:00:00Z", "shipped_at": "2026-11-10T07:00:00Z"}

    assert problems({"text": "a", "orders": [order]}) == []


def test_an_attachment_can_stand_without_words() -> None:
    assert problems({"text": "", "attachments": [{"kind": "image"}]}) == []


def test_the_window_runs_from_the_customers_last_message_wherever_it_stands() -> None:
    sent = {"hello": "2026-11-23T09:00:00Z", "later": "2026-11-23T11:00:00+01:00"}
    history = [
        {"author": "customer", "text": "later", "sent_at": sent["later"]},
        {"author": "agent", "text": "hi", "sent_at": "2026-11-23T15:00:00Z"},
        {"author": "customer", "text": "no time"},
    ]

    alone = DirectMessage.model_validate({"text": "x", "sent_at": sent["hello"]})
    under_way = DirectMessage.model_validate(
        {"text": "x", "sent_at": sent["hello"], "history": history}
    )
    undated = DirectMessage.model_validate({"text": "x", "history": history})

    assert alone.last_sent_at == datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert under_way.last_sent_at == datetime(2026, 11, 23, 10, tzinfo=UTC)
    assert undated.last_sent_at is None
