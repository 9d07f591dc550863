"""What an order's status says of what is meant."""

from __future__ import annotations

import pytest

from drafter.messages import Order
from drafter.retrieve.retriever import Found, Match
from drafter.retrieve.standing import standing_with
from tests.builders import entries

RETURNS, CANCEL, CHARGED = "policies/returns-window", "policies/cancel-order", "faq/when-charged"


def ranked(order: Order | None, **scores: float) -> list[str]:
    names = {"returns": RETURNS, "cancel": CANCEL, "charged": CHARGED}
    found = Found(tuple(Match(names[n], s, 0.8, "x") for n, s in scores.items()), 0.9)
    return [match.entry for match in standing_with(found, entries(), order).matches]


@pytest.mark.parametrize(
    ("status", "first"),
    [("processing", CANCEL), ("shipped", CANCEL), ("delivered", RETURNS)],
)
def test_a_refund_is_a_cancellation_before_delivery_and_a_return_after(
    status: str, first: str
) -> None:
    order = Order.model_validate({"id": "1", "status": status})

    assert ranked(order, returns=0.5, cancel=0.4)[0] == first


def test_without_a_status_nothing_is_known() -> None:
    assert ranked(None, returns=0.5, cancel=0.4) == [RETURNS, CANCEL]
    assert ranked(Order(id="1"), returns=0.5, cancel=0.4) == [RETURNS, CANCEL]


def test_a_clear_match_stays_first_whatever_the_status() -> None:
    order = Order.model_validate({"id": "1", "status": "delivered"})

    assert ranked(order, cancel=0.96, returns=0.3) == [CANCEL, RETURNS]


def test_an_entry_without_statuses_is_as_likely_with_any_order() -> None:
    order = Order.model_validate({"id": "1", "status": "delivered"})

    assert ranked(order, charged=0.5, returns=0.4) == [CHARGED, RETURNS]
