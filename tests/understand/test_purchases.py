"""Whether someone writes of a thing they bought, so that its order would tell more."""

from __future__ import annotations

import pytest

from drafter.understand.orders import speaks_of_purchase

PRODUCTS = ("tent", "boots", "jacket", "mug")


@pytest.mark.parametrize(
    "text",
    [
        "where is it",
        "can i return these boots",
        "the zip on my jacket has gone after 5 months",
        "one of the mugs came smashed",
        "still nothing??",
        "ordered a tent three weeks ago",
        "how long do refunds take, i sent the boots back 2 weeks ago",
        "my parcel says delivered",
        "can you cancel it",
    ],
)
def test_a_thing_that_was_bought_has_an_order(text: str) -> None:
    assert speaks_of_purchase(text, PRODUCTS)


@pytest.mark.parametrize(
    "text",
    [
        "can i use two codes at once?",
        "will i pay customs if you send it to texas",
        "how many points have i got",
        "can i return a sale item",
        "what's your return policy",
        "do you ship to norway",
        "is delivery free over £50",
        "how long is the return window",
    ],
)
def test_a_general_question_needs_no_order(text: str) -> None:
    assert not speaks_of_purchase(text, PRODUCTS)
