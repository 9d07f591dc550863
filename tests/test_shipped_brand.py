"""What the shipped brand answers, through the API, with the real model and stores."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from tests.fakes import NOW

TENT = {
    "id": "48213",
    "status": "shipped",
    "placed_at": "2026-11-02T09:12:00Z",
    "shipped_at": "2026-11-03T15:40:00Z",
    "currency": "GBP",
    "carrier": "Royal Mail",
    "tracking_url": "https://track.example/48213",
    "items": [{"name": "Fell 2 tent", "price": "189.00", "category": "tents"}],
}


def draft(service: TestClient[Litestar], text: str, **fields: Any) -> dict[str, Any]:
    response = service.post("/v1/drafts", json={"text": text, **fields})
    assert response.status_code == 201, response.text
    answer: dict[str, Any] = response.json()
    return answer


def boots(days_ago: int) -> dict[str, Any]:
    return {
        "id": "50001",
        "status": "delivered",
        "placed_at": "2026-10-01T09:12:00Z",
        "delivered_at": (NOW - timedelta(days=days_ago)).isoformat(),
        "currency": "GBP",
        "items": [{"name": "Ridgeline boots", "price": "120.00", "category": "boots"}],
    }


def test_two_asks_are_both_answered_with_the_orders_own_link(
    service: TestClient[Litestar],
) -> None:
    answer = draft(
        service,
        "hi!! ordered a tent 3 wks ago, #48213, still nothing?? also the mug you sent is chipped, "
        "can i get a new one",
        channel="instagram",
        orders=[TENT],
        customer={"name": "Maya Lindqvist"},
    )

    assert answer["decision"] == "reply"
    assert [ask["answered"] for ask in answer["asks"]] == [True, True]
    (suggestion,) = answer["suggestions"]
    assert suggestion["text"].startswith("Hi Maya,")
    assert "https://track.example/48213" in suggestion["text"]
    assert "mug" in suggestion["text"]
    said = [part for part in suggestion["parts"] if part["citations"]]
    assert {c["source"] for part in said for c in part["citations"]} >= {"order:48213"}
    assert suggestion["length"]["used"] <= suggestion["length"]["limit"] == 1000


@pytest.mark.parametrize(
    ("days_ago", "outcome", "date"),
    [(41, "not_eligible", "12 November"), (3, "eligible", "20 December")],
)
def test_a_return_depends_on_the_delivery_and_names_the_date(
    service: TestClient[Litestar], days_ago: int, outcome: str, date: str
) -> None:
    answer = draft(service, "can i return these boots", orders=[boots(days_ago)])

    assert [verdict["outcome"] for verdict in answer["verdicts"]] == [outcome]
    assert date in answer["suggestions"][0]["text"]


def test_a_lawyer_goes_to_someone_else_with_a_reply_that_promises_nothing(
    service: TestClient[Litestar],
) -> None:
    answer = draft(service, "u guys are thieves im calling my lawyer")

    assert answer["decision"] == "escalate"
    assert answer["escalation"]["reasons"][0]["code"] == "legal_threat"
    assert answer["escalation"]["route"] == "legal"
    (suggestion,) = answer["suggestions"]
    assert suggestion["holding"]
    assert not any(
        word in suggestion["text"].lower() for word in ("refund", "will ", "soon", "hour")
    )


def test_hearts_want_no_reply(service: TestClient[Litestar]) -> None:
    answer = draft(service, "❤️❤️")

    assert answer["decision"] == "no_reply"
    assert answer["suggestions"] == []


def test_a_question_about_peru_is_out_of_scope_and_gets_no_made_up_answer(
    service: TestClient[Litestar],
) -> None:
    answer = draft(service, "what's the capital of peru")

    assert answer["decision"] == "escalate"
    assert [reason["code"] for reason in answer["escalation"]["reasons"]] == ["out_of_scope"]
    assert "Lima" not in answer["suggestions"][0]["text"]


def test_the_order_number_is_asked_for_instead_of_guessed(service: TestClient[Litestar]) -> None:
    answer = draft(service, "where is my order??")

    text = answer["suggestions"][0]["text"]
    assert "order number" in text
    assert "track.example" not in text


def test_a_conversation_under_way_is_not_greeted_again(service: TestClient[Litestar]) -> None:
    history = [
        {"author": "customer", "text": "hello"},
        {"author": "agent", "text": "Hi Maya, how can we help?"},
    ]

    answer = draft(service, "do you ship to ireland", history=history, customer={"name": "Maya"})

    assert not answer["suggestions"][0]["text"].startswith("Hi")


def test_each_part_says_what_it_rests_on(service: TestClient[Litestar]) -> None:
    answer = draft(service, "do you ship to ireland and are dogs ok in the bristol store")

    cited = [
        part["citations"][0] for part in answer["suggestions"][0]["parts"] if part["citations"]
    ]
    assert [c["source"] for c in cited] == ["faq/where-we-deliver", "faq/store-parking-dogs"]
    assert all(check["passed"] for check in answer["checks"])


def test_asked_about_all_orders_the_reply_tells_of_each(service: TestClient[Litestar]) -> None:
    mug = {**TENT, "id": "48500", "status": "processing", "placed_at": "2026-11-22T20:00:00Z"}
    mug = {key: value for key, value in mug.items() if key != "shipped_at"}

    answer = draft(service, "where are my orders?", orders=[TENT, mug])

    text = answer["suggestions"][0]["text"]
    assert "Order 48213" in text
    assert "Order 48500" in text
    assert "Which order" not in text
    assert [ask["answered"] for ask in answer["asks"]] == [True]


def test_asked_about_one_of_several_orders_the_reply_asks_which(
    service: TestClient[Litestar],
) -> None:
    answer = draft(service, "where is my order?", orders=[TENT, {**TENT, "id": "48500"}])

    assert "Which order" in answer["suggestions"][0]["text"]


@pytest.mark.parametrize(
    ("status", "said"),
    [("processing", "cancel"), ("shipped", "isn't marked as delivered"), ("delivered", "return")],
)
def test_a_refund_wanted_is_answered_by_where_the_order_is(
    service: TestClient[Litestar], status: str, said: str
) -> None:
    order = {**boots(3), "status": status}
    if status != "delivered":
        del order["delivered_at"]

    answer = draft(service, "i want a refund", orders=[order])

    assert answer["decision"] == "reply"
    assert said in answer["suggestions"][0]["text"]


@pytest.mark.parametrize(
    ("text", "cancels"),
    [
        ("cancel the boots please but keep the mug. and when will it come?", False),
        ("please cancel my order, the boots are too big", True),
    ],
)
def test_an_order_is_not_cancelled_where_a_part_of_it_is_to_stay(
    service: TestClient[Litestar], text: str, cancels: bool
) -> None:
    order = {**boots(3), "status": "processing", "placed_at": NOW.isoformat()}
    del order["delivered_at"]
    order["items"] = [*order["items"], {"name": "Enamel mug, green", "price": "12.00"}]

    answer = draft(service, text, orders=[order])

    suggestion = answer["suggestions"][0]
    assert ("I've cancelled" in suggestion["text"]) is cancels
    assert (answer["staff_actions"] != []) is cancels


def test_an_accident_and_a_question_in_one_message_are_both_answered(
    service: TestClient[Litestar],
) -> None:
    answer = draft(
        service,
        "my sleeping bag turned up wet through, box was soaked. also how do i dry it without "
        "wrecking the down",
    )

    cited = [source for ask in answer["asks"] for source in ask["answered_by"]]
    assert cited == ["policies/faulty-on-arrival", "faq/down-care"]


def test_a_parcel_and_a_question_mark_ask_where_it_is(service: TestClient[Litestar]) -> None:
    answer = draft(service, "📦❓", orders=[TENT])

    assert answer["decision"] == "reply"
    assert "48213" in answer["suggestions"][0]["text"]
