"""Entries that are true in one region."""

from __future__ import annotations

from drafter.knowledge.regions import NOWHERE, Place
from drafter.retrieve.regional import in_region
from drafter.retrieve.retriever import Found, Match
from tests.builders import entries

UK, EU = "faq/delivery-times-uk", "faq/delivery-times-eu"


def served(place: Place, *names: str) -> list[str]:
    matches = [Match(name, 0.9 - n / 10, 0.8, "x", ("p",)) for n, name in enumerate(names)]
    return [
        match.entry for match in in_region(Found(tuple(matches), 0.9), entries(), place).matches
    ]


def test_customers_elsewhere_are_answered_from_their_own_regions_entry() -> None:
    assert served(Place("EU"), UK) == [EU]
    assert served(Place("UK"), UK) == [UK]
    assert served(Place("elsewhere", "Norway"), UK) == ["faq/where-we-deliver"]


def test_where_nothing_is_known_of_the_place_the_entry_stays() -> None:
    assert served(NOWHERE, UK) == [UK]


def test_the_other_entry_stands_once_with_the_better_score() -> None:
    assert served(Place("EU"), UK, EU, "faq/delivery-cost") == [EU, "faq/delivery-cost"]


def test_the_regions_of_the_delivery_times_lead_to_each_other() -> None:
    for own in (UK, EU, "faq/delivery-times-us"):
        assert own not in entries()[own].regions.values()
        assert len(entries()[own].regions) == 3
