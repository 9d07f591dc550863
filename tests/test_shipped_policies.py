"""The shipped policies as step functions of time, and what both writers make of a verdict."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.compose.extractive import ExtractiveWriter
from drafter.compose.llm import LlmWriter
from drafter.compose.model import ChatModel
from drafter.compose.prompts import load_prompt
from drafter.judge import Judgement, judge
from drafter.knowledge.entries import Entry
from drafter.knowledge.regions import Place
from drafter.messages import Customer, Order
from drafter.timing import Timer
from drafter.triage import Decision
from drafter.writing import Written, write
from tests.builders import ROOT, brief, entries, fernway, message
from tests.fakes import NOW, completion, model_server

SECOND = timedelta(seconds=1)
POLICIES = [entry for entry in entries().values() if entry.policy]
EVENTFUL = [
    "2026-03-28T23:30:00",  # the clocks go forward that night in London
    "2026-10-24T23:59:59",  # and back
    "2026-02-27T10:00:00",  # 30 days on is the change
    "2026-09-25T10:00:00",
    "2028-02-29T12:00:00",  # a leap day
    "2027-12-31T23:59:59",
    "2026-11-06T18:00:00",  # a Friday, for working days
]
ZONES = ["Europe/London", "America/Denver", "Asia/Tokyo", "Pacific/Kiritimati", "UTC"]


@st.composite
def orders(draw: st.DrawFn) -> Order:
    """Orders whose dates lie about clock changes, leap days and years' ends, in shops' zones."""
    zone = ZoneInfo(draw(st.sampled_from(ZONES)))
    placed = datetime.fromisoformat(draw(st.sampled_from(EVENTFUL))).replace(tzinfo=zone)
    placed += timedelta(seconds=draw(st.integers(-86_400, 86_400)))
    shipped = placed.astimezone(UTC) + timedelta(hours=draw(st.integers(0, 96)))
    delivered = shipped + timedelta(hours=draw(st.integers(1, 400)))
    status = draw(st.sampled_from(["processing", "shipped", "delivered", "returned", None]))
    known: dict[str, Any] = {"id": "1", "status": status, "placed_at": placed}
    if status != "processing" and draw(st.booleans()):
        known |= {"shipped_at": shipped}
    if status == "delivered" and draw(st.integers(0, 3)):
        known |= {"delivered_at": delivered}
    item = {
        "name": "thing",
        "category": draw(st.sampled_from(["boots", "tents", "gift cards", None])),
        "final_sale": draw(st.booleans()),
    }
    return Order.model_validate(
        {**known, "currency": draw(st.sampled_from(["GBP", "EUR", "USD", None])), "items": [item]}
    )


def decided(entry: Entry, order: Order, now: datetime) -> Judgement | None:
    found = judge(entry, order, (), customer=Customer(), now=now, zone=fernway().zone)
    assert len(found) <= 1
    return found[0] if found else None


def step_of(judgement: Judgement | None) -> object:
    if judgement is None:
        return None
    return judgement.verdict.outcome, judgement.rule and judgement.rule.name, judgement.missing


def outcome_of(judgement: Judgement | None) -> str | None:
    return judgement.verdict.outcome if judgement else None


def boundaries(judgement: Judgement | None) -> set[datetime]:
    facts = judgement.facts if judgement else {}
    policy = judgement.entry.policy if judgement else None
    found = (facts.get(name) for name in (policy.let if policy else ()))
    return {
        moment.replace(tzinfo=moment.tzinfo or UTC)
        for moment in found
        if isinstance(moment, datetime)
    }


@settings(deadline=None, max_examples=40)
@given(order=orders(), hours=st.lists(st.integers(-48, 50_000), min_size=2, max_size=8))
@pytest.mark.parametrize("entry", POLICIES, ids=lambda entry: entry.id)
def test_an_outcome_changes_at_a_stated_boundary_to_the_second_and_nowhere_else(
    entry: Entry, order: Order, hours: list[int]
) -> None:
    start = order.placed_at or NOW
    stated = boundaries(decided(entry, order, start.astimezone(UTC)))
    moments = {start.astimezone(UTC) + timedelta(hours=hour) for hour in hours}
    moments |= {moment + step for moment in stated for step in (-SECOND, SECOND * 0, SECOND)}

    ordered = sorted(moments)
    for before, after in pairwise(ordered):
        one, other = decided(entry, order, before), decided(entry, order, after)
        crossed = [moment for moment in stated if before <= moment < after]
        if step_of(one) == step_of(other):
            continue
        assert crossed, (entry.id, before, after, step_of(one), step_of(other))
        if any(side is None or side.missing for side in (one, other)):
            continue  # a deadline that hangs on the missing fact can't be told
        untils = {side.verdict.until for side in (one, other) if side}
        assert untils & stated or outcome_of(one) == outcome_of(other), (
            step_of(one),
            step_of(other),
        )


@settings(deadline=None, max_examples=60)
@given(order=orders(), hours=st.integers(-48, 50_000), fraction=st.integers(0, 999_999))
def test_a_second_counts_to_its_end(order: Order, hours: int, fraction: int) -> None:
    now = (order.placed_at or NOW).astimezone(UTC).replace(microsecond=0) + timedelta(hours=hours)
    for entry in POLICIES:
        whole, part = (
            decided(entry, order, now),
            decided(entry, order, now.replace(microsecond=fraction)),
        )

        assert step_of(whole) == step_of(part)


@settings(deadline=None, max_examples=60)
@given(order=orders(), hours=st.integers(-48, 50_000), zone=st.sampled_from(ZONES))
def test_the_zone_a_time_is_written_in_changes_nothing(order: Order, hours: int, zone: str) -> None:
    now = (order.placed_at or NOW).astimezone(UTC) + timedelta(hours=hours)
    fields = ("placed_at", "shipped_at", "delivered_at")
    moved = {name: getattr(order, name) for name in fields if getattr(order, name)}
    elsewhere = order.model_copy(
        update={name: moment.astimezone(ZoneInfo(zone)) for name, moment in moved.items()}
    )
    for entry in POLICIES:
        one, other = (
            decided(entry, order, now),
            decided(entry, elsewhere, now.astimezone(ZoneInfo(zone))),
        )

        assert step_of(one) == step_of(other)
        assert (one and one.verdict.until) == (other and other.verdict.until)


def test_every_rule_of_every_policy_is_reached_by_an_example_and_states_its_deadline() -> None:
    for entry in POLICIES:
        assert entry.policy is not None
        reached = set()
        for example in entry.policy.examples:
            assert example.order is not None
            items = [i for i in example.order.items if example.item in (i.sku, i.name)]
            (found,) = judge(
                entry,
                example.order,
                items,
                customer=example.customer,
                now=example.now,
                zone=fernway().zone,
                place=Place(example.region or ""),
                in_part=example.in_part,
            )
            reached.add(found.rule.name if found.rule else None)
        assert reached >= {rule.name for rule in entry.policy.rules}, entry.id


BOOTS: dict[str, Any] = {
    "id": "50001",
    "status": "delivered",
    "placed_at": "2026-10-01T09:12:00Z",
    "currency": "GBP",
    "items": [{"name": "Ridgeline boots", "price": "120.00", "category": "boots"}],
}
MIXED = {
    **BOOTS,
    "items": [*BOOTS["items"], {"name": "Enamel mug", "price": "14.00", "final_sale": True}],
}
RECENT = {"delivered_at": "2026-11-20T10:00:00Z"}  # in time until 20 December
LONG_AGO = {"delivered_at": "2026-10-13T10:00:00Z"}  # the last day was 12 November


async def worded(text: str, order: dict[str, Any], ask: str = "can i return my boots") -> Written:
    """What is shown when a model, asked first, writes `text`."""
    reply = {
        "parts": [{"text": text, "cites": ["policies/returns-window", f"order:{order['id']}"]}],
        "asks": [],
        "needs_human": None,
    }
    dm = message(ask, orders=[order])
    with model_server(lambda _: (200, completion(reply))) as (url, _):
        model = ChatModel("fake", api_key="k", base_url=url)
        llm = LlmWriter(model, load_prompt("compose", ROOT / "prompts"), token=lambda: "MARK")
        try:
            return await write(
                brief(dm, (ask, "policies/returns-window")),
                Decision("reply"),
                [llm, ExtractiveWriter()],
                Timer(lambda: 0.0),
            )
        finally:
            await model.close()


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("You can return your Ridgeline boots until 20 December, unused and with tags.", RECENT),
        ("Yes, your boots can come back until 20 December.", RECENT),
        ("Sorry, we can't take a return any more: the last day was 12 November.", LONG_AGO),
    ],
)
async def test_a_model_that_words_the_verdict_is_shown(text: str, when: dict[str, Any]) -> None:
    result = await worded(text, {**BOOTS, **when})

    assert result.composition is not None
    assert result.composition.mode == "llm"


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("You can return your Ridgeline boots until 21 December.", RECENT),
        ("You can return your Ridgeline boots until 20 January.", RECENT),
        ("You can return your Ridgeline boots within 60 days.", RECENT),
        ("Sorry, your boots can't be returned any more.", RECENT),
        ("You get £130.00 back for your Ridgeline boots.", RECENT),
        ("Yes, you can still return your Ridgeline boots.", LONG_AGO),
        ("No problem, we'll take your boots back as an exception.", LONG_AGO),
        ("You can return your Ridgeline boots until 20 December.", LONG_AGO),
    ],
)
async def test_a_date_an_amount_or_an_eligibility_that_is_not_the_verdicts_is_not_shown(
    text: str, when: dict[str, Any]
) -> None:
    result = await worded(text, {**BOOTS, **when})

    assert all(text not in suggestion.text for suggestion in result.suggestions)
    assert result.composition is not None
    assert result.composition.mode == "extractive"
    assert any(not check.passed for check in result.checks)


@pytest.mark.anyio
async def test_both_writers_tell_items_apart_that_fare_differently() -> None:
    order, ask = {**MIXED, **RECENT}, "can i return all of it"
    right = (
        "You can return your Ridgeline boots until 20 December, unused and with the tags. You "
        "bought your Enamel mug as final sale, so we can't take a return."
    )
    swapped = "You can return your Enamel mug until 20 December."

    modelled = await worded(right, order, ask)
    wrong = await worded(swapped, order, ask)

    assert modelled.composition is not None
    assert modelled.composition.mode == "llm"
    assert swapped not in wrong.suggestions[0].text
    assert "return your Ridgeline boots until 20 December" in wrong.suggestions[0].text
    assert "Enamel mug as final sale" in wrong.suggestions[0].text


@pytest.mark.anyio
async def test_part_of_an_order_is_judged_by_itself() -> None:
    result = await worded("", {**MIXED, **RECENT}, "can i return just the boots")

    text = result.suggestions[0].text
    assert "boots until 20 December" in text
    assert "mug" not in text


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"
