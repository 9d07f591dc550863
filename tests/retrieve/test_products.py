"""Entries about one product say nothing of another."""

from __future__ import annotations

import pytest

from drafter.retrieve.products import about_named
from drafter.retrieve.retriever import Found, Match
from tests.builders import entries

PRODUCTS = ["tent", "boots", "jacket", "rucksack", "mug", "sleeping bag", "lantern", "flask"]


def left(ask: str, entry: str) -> bool:
    found = Found((Match(entry, 0.9, 0.8, "x"),), 0.9)
    return bool(about_named(found, ask, entries(), PRODUCTS).matches)


@pytest.mark.parametrize(
    ("ask", "entry"),
    [
        ("is the lantern waterproof", "faq/tent-waterproofing"),
        ("how do i wash the rucksack", "faq/down-care"),
        ("can i put the flask in the dishwasher", "faq/enamel-care"),
        ("what size jackets do you have", "faq/boot-sizing"),
    ],
)
def test_what_is_true_of_one_product_answers_nothing_about_another(ask: str, entry: str) -> None:
    assert not left(ask, entry)


@pytest.mark.parametrize(
    ("ask", "entry"),
    [
        ("are your TENTS waterproof", "faq/tent-waterproofing"),
        ("is it waterproof", "faq/tent-waterproofing"),
        ("how do i wash my sleeping bags", "faq/down-care"),
        ("can you engrave a flask", "faq/promo-engraving"),
        ("do i need the box to return the tent", "faq/return-packaging"),
        ("can i cancel the lantern", "policies/cancel-order"),
        ("the tent and the lantern: waterproof?", "faq/tent-waterproofing"),
    ],
)
def test_what_may_be_about_the_product_that_is_named_stays(ask: str, entry: str) -> None:
    assert left(ask, entry)
