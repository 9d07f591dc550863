"""Promotions are named on their days, from knowledge, when they are asked for or offered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from drafter.compose.extractive import ExtractiveWriter, compose_extractive
from drafter.compose.llm import LlmWriter
from drafter.compose.model import ChatModel
from drafter.compose.prompts import load_prompt
from drafter.drafts import text_of
from drafter.timing import Timer
from drafter.triage import Decision
from drafter.writing import Written, write
from tests.builders import ROOT, brief, message
from tests.fakes import NOW, SteppingClock, completion, model_server

LONDON = ZoneInfo("Europe/London")
SECOND = timedelta(seconds=1)
PROMOTIONS = [
    # ask, words that name it, first and last local day
    ("how do i use tent20", "20%", "2026-11-09", "2026-11-29"),
    ("what's in the black friday sale", "25%", "2026-11-27", "2026-11-30"),
    ("do you engrave mugs for free", "ngraving on our", None, "2026-12-20"),
    ("can i trade in my old rucksack", "£15", None, "2027-01-31"),
]


@pytest.fixture
def clock_moves(clock: SteppingClock) -> Iterator[SteppingClock]:
    yield clock
    clock.now = NOW


def start_of(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=LONDON).astimezone(UTC)


def end_of(day: str) -> datetime:
    return start_of(day) + timedelta(days=1) - SECOND


def shown(service: TestClient[Litestar], text: str) -> str:
    answer = service.post("/v1/drafts", json={"text": text}).json()
    return "\n".join(suggestion["text"] for suggestion in answer["suggestions"])


@pytest.mark.parametrize(("ask", "words", "first", "last"), PROMOTIONS)
def test_a_promotion_is_named_from_its_first_second_to_its_last(
    service: TestClient[Litestar],
    clock_moves: SteppingClock,
    ask: str,
    words: str,
    first: str | None,
    last: str,
) -> None:
    for moment in (start_of(first or "2026-11-01"), end_of(last)):
        clock_moves.now = moment
        assert words in shown(service, ask), moment
    outside = [end_of(last) + SECOND, *([start_of(first) - SECOND] if first else [])]
    for moment in outside:
        clock_moves.now = moment
        assert words not in shown(service, ask), moment


@pytest.mark.parametrize(
    ("day", "named", "unnamed"),
    [
        ("2026-11-05", {"£15", "ngraving"}, {"TENT20", "Black Friday"}),
        ("2026-11-28", {"£15", "ngraving", "TENT20", "Black Friday"}, set()),
        ("2026-12-24", {"£15"}, {"TENT20", "Black Friday", "ngraving"}),
        ("2027-02-01", set(), {"£15", "TENT20", "Black Friday", "ngraving"}),
    ],
)
def test_asked_for_offers_the_reply_names_those_of_the_day(
    day: str, named: set[str], unnamed: set[str]
) -> None:
    now = start_of(day)

    composition = compose_extractive(
        brief(message("any deals on?"), ("any deals on?", "faq/current-offers"), now=now)
    )

    text = text_of(composition.alternatives[0])
    assert all(words in text for words in named)
    assert not any(words in text for words in unnamed)


def test_nobody_who_asks_for_something_else_is_told_of_an_offer(
    service: TestClient[Litestar],
) -> None:
    for ask in ("which tent is best in rain", "where is my tent", "do you ship to ireland"):
        text = shown(service, ask)
        assert "TENT20" not in text
        assert "20%" not in text


async def written(reply: dict[str, Any], ask: str, entry: str, now: datetime) -> Written:
    """What both writers, the model first, make of a day's knowledge when the model says `reply`."""
    with model_server(lambda _: (200, completion(reply))) as (url, _):
        model = ChatModel("fake", api_key="k", base_url=url)
        llm = LlmWriter(model, load_prompt("compose", ROOT / "prompts"), token=lambda: "MARK")
        try:
            return await write(
                brief(message(ask), (ask, entry), now=now),
                Decision("reply"),
                [llm, ExtractiveWriter()],
                Timer(lambda: 0.0),
            )
        finally:
            await model.close()


def says(text: str, *cites: str) -> dict[str, Any]:
    return {"parts": [{"text": text, "cites": list(cites)}], "asks": [], "needs_human": None}


@pytest.mark.anyio
async def test_a_model_may_name_a_promotion_of_the_day() -> None:
    reply = says("All our tents are 20% off, with the code TENT20.", "faq/promo-autumn-tents")

    result = await written(reply, "is the tent sale on", "faq/promo-autumn-tents", NOW)

    assert result.composition is not None
    assert result.composition.mode == "llm"


@pytest.mark.anyio
@pytest.mark.parametrize(
    "invented",
    [
        "All our tents are 20% off, with the code TENT20.",
        "You can have 10% off with WELCOME10.",
        "There's a flash sale on boots this week.",
        "Buy one mug and get one free.",
    ],
)
async def test_a_promotion_that_the_days_knowledge_does_not_hold_is_never_shown(
    invented: str,
) -> None:
    now = datetime(2027, 3, 1, 10, tzinfo=UTC)
    reply = says(invented, "faq/current-offers")

    result = await written(reply, "any deals on?", "faq/current-offers", now)

    assert all(invented not in suggestion.text for suggestion in result.suggestions)
    assert result.composition is not None
    assert result.composition.mode == "extractive"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"
