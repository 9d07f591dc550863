"""Regions of a brand: whose prices and rules hold where."""

from __future__ import annotations

import pytest

from drafter.knowledge.regions import region_of, region_of_currency
from tests.builders import fernway


@pytest.mark.parametrize(
    ("country", "region"),
    [
        ("GB", "UK"),
        ("IE", "EU"),
        ("EU", "EU"),
        ("US", "US"),
        ("JE", "elsewhere"),
        ("NO", "elsewhere"),
    ],
)
def test_a_country_is_in_one_region_or_elsewhere(country: str, region: str) -> None:
    assert region_of(country, fernway().regions) == region


def test_a_brand_without_regions_knows_none() -> None:
    assert region_of("NO", {}) == ""


def test_an_orders_currency_tells_where_it_goes() -> None:
    assert region_of_currency("EUR", fernway().regions) == "EU"
    assert region_of_currency("CHF", fernway().regions) == ""
    assert region_of_currency(None, fernway().regions) == ""
