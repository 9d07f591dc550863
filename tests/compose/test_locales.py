"""Dates and money as the customer writes them, in both writers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from drafter.compose.briefing import request_of
from drafter.compose.extractive import ExtractiveWriter
from drafter.compose.prompts import load_prompt
from drafter.knowledge.slots import wording_locale
from drafter.timing import Timer
from drafter.triage import Decision
from drafter.writing import write
from tests.builders import ROOT, brief, fernway, message

BOOTS = {
    "id": "8",
    "status": "delivered",
    "delivered_at": "2026-11-16T23:30:00-07:00",
    "currency": "USD",
    "items": [{"name": "Ridgeline boots", "category": "boots", "price": "120.00"}],
}
ASK = ("until when can i return my boots", "policies/returns-window")


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("customer", "date"),
    [
        ("en-GB", "17 December"),
        ("en-US", "December 17"),
        ("en_us", "December 17"),
        ("en-IE", "17 December"),
        ("fr-FR", "17 December"),
        (None, "17 December"),
    ],
)
async def test_both_writers_are_given_the_date_the_customers_way(
    customer: str | None, date: str
) -> None:
    locale = wording_locale(customer, fernway().languages, fernway().locale)
    dm = message(ASK[0], orders=[BOOTS], customer={"locale": customer})
    made = brief(dm, ASK, locale=locale)

    result = await write(made, Decision("reply"), [ExtractiveWriter()], Timer(lambda: 0.0))
    request = request_of(made, load_prompt("compose", ROOT / "prompts"), "MARK")

    assert f"until {date}," in result.suggestions[0].text
    assert f"until {date}" in request.user
    assert all(check.passed for check in result.checks)


@pytest.mark.parametrize(
    ("locale", "amount", "currency", "written"),
    [
        ("en_GB", 64.5, "GBP", "£64.50"),
        ("en_US", 64.5, "USD", "$64.50"),
        ("en_GB", 64.5, "USD", "US$64.50"),
        ("en_IE", 1200, "EUR", "€1,200.00"),
        ("de_DE", 1200.5, "EUR", "1.200,50\u00a0€"),
    ],
)
def test_money_is_written_the_customers_way(
    locale: str, amount: float, currency: str, written: str
) -> None:
    wording = brief(message("x"), locale=locale).wording

    assert wording.money(amount, currency) == written


def test_another_year_is_said_and_this_one_is_not() -> None:
    wording = brief(message("x"), locale="en_US").wording

    assert wording.date(datetime(2026, 12, 31, 23, tzinfo=UTC)) == "December 31"
    assert wording.date(datetime(2027, 1, 1, tzinfo=UTC)) == "January 1, 2027"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"
