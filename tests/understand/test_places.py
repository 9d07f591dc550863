"""Which country a message is about."""

from __future__ import annotations

from typing import Any

import pytest

from drafter.knowledge.regions import NOWHERE, Place
from drafter.understand.places import countries_named, place_of
from tests.builders import fernway, message
from tests.pace import assert_done_within


def place(text: str, ask: str | None = None, **fields: Any) -> Place:
    dm = message(text, **fields)
    order = dm.orders[0] if dm.orders else None
    return place_of(ask or text, dm, order, fernway().regions, home="GB")


def order(currency: str) -> list[dict[str, str]]:
    return [{"id": "48213", "currency": currency}]


@pytest.mark.parametrize(
    ("text", "region", "name"),
    [
        ("do u post to ireland", "EU", "Ireland"),
        ("is northern ireland extra", "UK", "Northern Ireland"),
        ("shipping to holland pls", "EU", "the Netherlands"),
        ("i'm in texas", "US", "Texas"),
        ("delivery to the US?", "US", "the US"),
        ("do i pay customs to norway", "elsewhere", "Norway"),
        ("can you send it to jersey", "elsewhere", "Jersey"),
        ("scotland by friday?", "UK", "Scotland"),
    ],
)
def test_a_country_or_a_part_of_one_is_known_by_name(text: str, region: str, name: str) -> None:
    assert place(text) == Place(region, name)


@pytest.mark.parametrize("text", ["can you tell us when", "it's too big", "where is my tent"])
def test_ordinary_words_name_no_country(text: str) -> None:
    assert countries_named(text) == {}


def test_what_the_ask_names_counts_before_the_order_and_the_order_before_the_locale() -> None:
    american = {"locale": "en-US"}

    assert place("ship to spain?", orders=order("GBP"), customer=american).region == "EU"
    assert place("where is it", orders=order("GBP"), customer=american).region == "UK"
    assert place("how much is delivery", customer=american).region == "US"


def test_an_ask_that_names_no_place_is_about_the_messages_or_an_earlier_ones() -> None:
    earlier = [
        {"author": "customer", "text": "I live in Galway"},
        {"author": "agent", "text": "Ok"},
    ]

    assert place("to ireland, how long? and how much?", ask="and how much?").region == "EU"
    assert place("and how much?", history=earlier) == Place("EU", "Galway")


def test_places_in_several_regions_leave_it_open() -> None:
    assert place("is it cheaper to boston or to berlin") == NOWHERE
    assert place("france or spain").region == "EU"
    assert place("france or spain").name is None


def test_a_parcel_from_home_does_not_go_home() -> None:
    text = "he wanted tax on my parcel from england"

    assert place(text, orders=order("EUR")).region == "EU"
    assert place("i'm writing from england").region == "UK"


def test_a_locale_from_somewhere_else_says_nothing() -> None:
    assert place("how much is delivery", customer={"locale": "en-AU"}) == NOWHERE
    assert place("how much is delivery", customer={"locale": "en"}) == NOWHERE


def test_a_customers_spelling_never_enters_a_reply() -> None:
    assert place("is  NEW   york ok").name == "New York"


def test_the_longest_message_full_of_places_is_read_in_time() -> None:
    text = "London " * 2_850

    assert countries_named(text, home="GB") == {"GB": "London"}
    assert_done_within(0.5, lambda: countries_named(text, home="GB"))
