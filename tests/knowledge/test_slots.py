"""Slots: strict, sandboxed, and written for the reader."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from drafter.errors import ExpressionError
from drafter.knowledge.expressions import FactValue, Missing
from drafter.knowledge.slots import Wording, parse_slots, wording_locale
from tests.fakes import NOW

FACTS: dict[str, FactValue] = {
    "order.id": "48213",
    "order.total": 64.0,
    "order.currency": "GBP",
    "order.delivered_at": datetime(2026, 10, 13, 23, 30, tzinfo=UTC),
    "last_day": datetime(2028, 1, 5, tzinfo=UTC),
}


def wording(locale: str = "en_GB") -> Wording:
    return Wording(locale, ZoneInfo("Europe/London"), NOW, {"links.returns": "https://x.example/r"})


def fill(text: str, locale: str = "en_GB") -> str | Missing:
    return wording(locale).fill(parse_slots(text), FACTS)


def test_facts_and_links_are_filled_in() -> None:
    assert fill("Order {{ order.id }}: {{ links.returns }}") == "Order 48213: https://x.example/r"


def test_dates_are_written_in_the_brands_zone_and_the_readers_way() -> None:
    assert fill("{{ order.delivered_at | date }}") == "14 October"
    assert fill("{{ order.delivered_at | date }}", "en_US") == "October 14"


def test_another_year_is_said() -> None:
    assert fill("{{ last_day | date }}") == "5 January 2028"


def test_money_carries_its_currency() -> None:
    assert fill("{{ order.total | money }}") == "£64.00"


def test_a_missing_fact_is_named_rather_than_guessed() -> None:
    assert fill("Track it: {{ order.tracking_url }}") == Missing("order.tracking_url")


@pytest.mark.parametrize(
    "text",
    [
        "{% if order %}x{% endif %}",
        "{{ order.__class__ }}{{ ''.join(x) }}",
        "{{ order.id | upper }}",
        "{{ 1 + 1 }}",
        "{{ order.id",
        "{{ order['id'] }}",
    ],
)
def test_anything_but_a_lookup_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse_slots(text)


def test_a_value_with_braces_stays_text() -> None:
    filled = wording().fill(parse_slots("{{ order.id }}"), {"order.id": "{{ order.total }}"})

    assert filled == "{{ order.total }}"


def test_the_customers_locale_counts_where_the_brand_serves_its_language() -> None:
    assert wording_locale("en-US", ("en",), "en-GB") == "en_US"
    assert wording_locale("de-DE", ("en",), "en-GB") == "en_GB"
    assert wording_locale("en-XX!", ("en",), "en-GB") == "en_GB"
    assert wording_locale(None, ("en",), "en-GB") == "en_GB"
