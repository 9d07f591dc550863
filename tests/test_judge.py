"""Policies decided by code."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.judge import Judgement, judge
from drafter.knowledge.entries import Entry
from drafter.knowledge.entry_files import load_entries
from drafter.messages import Customer, Order

LONDON = ZoneInfo("Europe/London")
RETURNS = """---
title: Returns
topic: returns
per: item
asks: [can i return this, send it back, return window, is it too late to return, dont want it]
let:
  last_day: end_of_day(order.delivered_at, 30)
rules:
  - {name: final sale, when: item.final_sale, outcome: not_eligible, because: final sale}
  - {name: not here, when: order.status != "delivered", outcome: needs_info, because: not delivered}
  - {name: in time, when: now <= last_day, outcome: eligible, until: last_day, because: in time}
  - {name: too late, when: now > last_day, outcome: not_eligible, until: last_day, because: late}
examples:
  - &one {name: a, now: 2026-11-01T00:00:00Z, order: {id: "1"}, outcome: needs_info}
  - *one
  - *one
  - *one
---
You can return things within 30 days.
"""
DELIVERED = datetime(2026, 10, 13, 9, tzinfo=UTC)
LAST_SECOND = datetime(2026, 11, 12, 23, 59, 59, tzinfo=UTC)


@pytest.fixture(scope="module")
def returns(tmp_path_factory: pytest.TempPathFactory) -> Entry:
    folder: Path = tmp_path_factory.mktemp("brand")
    (folder / "policies").mkdir()
    (folder / "policies" / "returns.md").write_text(RETURNS)
    return load_entries(folder)[0]


def order(*items: dict[str, Any], **fields: Any) -> Order:
    known = {"id": "7", "status": "delivered", "delivered_at": DELIVERED, **fields}
    return Order.model_validate({**known, "items": list(items) or [{"name": "boots"}]})


def decide(entry: Entry, of: Order | None, now: datetime = LAST_SECOND) -> list[Judgement]:
    return judge(entry, of, (), customer=Customer(), now=now, zone=LONDON)


def test_the_last_second_is_in_time_and_the_next_is_not(returns: Entry) -> None:
    (inside,) = decide(returns, order())
    (outside,) = decide(returns, order(), LAST_SECOND + timedelta(seconds=1))

    assert inside.verdict.outcome == "eligible"
    assert outside.verdict.outcome == "not_eligible"
    assert inside.verdict.until == outside.verdict.until == LAST_SECOND


def test_the_rest_of_the_last_second_is_in_time_too(returns: Entry) -> None:
    (verdict,) = decide(returns, order(), LAST_SECOND + timedelta(microseconds=999_999))

    assert verdict.verdict.outcome == "eligible"


def test_a_missing_date_asks_for_that_date(returns: Entry) -> None:
    (verdict,) = decide(returns, order(delivered_at=None))

    assert verdict.verdict.outcome == "needs_info"
    assert verdict.missing == "order.delivered_at"


def test_without_an_order_the_order_is_asked_for(returns: Entry) -> None:
    (verdict,) = decide(returns, None)

    assert verdict.missing == "order"


def test_final_sale_needs_no_date(returns: Entry) -> None:
    (verdict,) = decide(returns, order({"name": "mug", "final_sale": True}, delivered_at=None))

    assert verdict.verdict.outcome == "not_eligible"
    assert verdict.verdict.until is None


def test_items_of_one_order_can_fare_differently(returns: Entry) -> None:
    items: list[dict[str, Any]] = [
        {"name": "boots"},
        {"name": "mug", "final_sale": True},
        {"name": "tent"},
    ]

    verdicts = decide(returns, order(*items))

    assert {(v.verdict.item, v.verdict.outcome) for v in verdicts} == {
        ("boots and tent", "eligible"),
        ("mug", "not_eligible"),
    }


def test_items_that_fare_alike_are_judged_as_one_order(returns: Entry) -> None:
    (verdict,) = decide(returns, order({"name": "boots"}, {"name": "tent"}))

    assert verdict.verdict.item is None
    assert verdict.facts["item.name"] == "boots and tent"


@given(seconds=st.integers(0, 90 * 86_400))
def test_an_outcome_changes_only_at_the_boundary(returns: Entry, seconds: int) -> None:
    now = DELIVERED + timedelta(seconds=seconds)

    (verdict,) = decide(returns, order(), now)

    assert (verdict.verdict.outcome == "eligible") == (now <= LAST_SECOND)
