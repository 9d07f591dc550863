"""Entries that are true for a time only."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.knowledge.entries import Entry
from drafter.retrieve.dated import as_of
from drafter.retrieve.retriever import Found, Match
from tests.builders import entries

TENTS, OFFERS, WALK = "faq/promo-autumn-tents", "faq/current-offers", "faq/winter-camping-evening"


def found(*names: str) -> Found:
    matches = [Match(name, 0.9 - n / 10, 0.8, "x", ("p",)) for n, name in enumerate(names)]
    return Found(tuple(matches), 0.9)


def served(day: date, *names: str) -> list[str]:
    return [match.entry for match in as_of(found(*names), entries(), day).matches]


@pytest.mark.parametrize(
    ("day", "entry"),
    [
        (date(2026, 11, 8), OFFERS),
        (date(2026, 11, 9), TENTS),
        (date(2026, 11, 29), TENTS),
        (date(2026, 11, 30), OFFERS),
    ],
)
def test_a_promotion_answers_on_its_days_and_another_entry_on_the_rest(
    day: date, entry: str
) -> None:
    assert served(day, TENTS) == [entry]


def test_one_that_names_no_other_leaves_and_the_next_best_comes_first() -> None:
    assert served(date(2026, 12, 4), WALK, "faq/sunday-walk") == ["faq/sunday-walk"]


def test_the_other_entry_stands_once_with_the_better_score() -> None:
    (match,) = as_of(found(TENTS, OFFERS), entries(), date(2026, 12, 1)).matches

    assert (match.entry, match.score) == (OFFERS, 0.9)


def test_paragraphs_near_the_ask_are_not_those_of_the_other_entry() -> None:
    (match,) = as_of(found(TENTS), entries(), date(2026, 12, 1)).matches

    assert match.paragraphs == ()


def test_every_promotion_of_fernway_has_an_end_and_an_entry_to_take_its_place() -> None:
    promotions: list[Entry] = [e for e in entries().values() if e.id.startswith("faq/promo-")]

    assert len(promotions) == 4
    assert all(entry.valid_until and entry.otherwise for entry in promotions)
