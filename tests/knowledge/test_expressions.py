"""Conditions on an order: types, missing facts, and calendar days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import ExpressionError
from drafter.knowledge.expressions import (
    Missing,
    compile_expression,
    end_of_day,
    end_of_day_years,
    end_of_working_day,
    facts_of,
)
from drafter.messages import Customer, Item, Order
from tests.fakes import NOW

LONDON = ZoneInfo("Europe/London")
ORDER = Order.model_validate(
    {"id": "1", "status": "delivered", "delivered_at": "2026-10-13T10:00:00+01:00", "total": "64"}
)


def value(source: str, order: Order | None = ORDER, item: Item | None = None) -> object:
    return compile_expression(source, LONDON).value(facts_of(order, item, Customer(), NOW))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("order.statuss == 'x'", "order.statuss"),
        ("order.status == 3", "no matching overload"),
        ("now <", "Syntax error"),
        ("order.note == 'refund me'", "order.note"),
    ],
)
def test_a_wrong_expression_is_refused_when_compiled(source: str, words: str) -> None:
    with pytest.raises(ExpressionError, match=words):
        compile_expression(source, LONDON)


def test_a_fact_that_is_needed_and_not_there_is_named() -> None:
    assert value("order.shipped_at < now") == Missing("order.shipped_at")
    assert value("end_of_day(order.shipped_at, 3) < now") == Missing("order.shipped_at")


def test_a_fact_that_is_not_needed_need_not_be_there() -> None:
    assert value("order.status == 'shipped' && order.shipped_at < now") is False


def test_deadlines_are_computed_in_the_brands_time_zone() -> None:
    assert value("end_of_day(order.delivered_at, 30)") == datetime(
        2026, 11, 12, 23, 59, 59, tzinfo=UTC
    )


@pytest.mark.parametrize(
    ("moment", "days", "end"),
    [
        # 23:30 in London is the day before in UTC+2, and the 24th locally.
        ("2026-07-24T00:30:00+02:00", 1, "2026-07-24T22:59:59+00:00"),
        ("2026-07-24T01:30:00+02:00", 1, "2026-07-25T22:59:59+00:00"),
        # Across the end of summer time the 30th day still ends at London's midnight.
        ("2026-10-20T10:00:00+01:00", 30, "2026-11-19T23:59:59+00:00"),
        ("2026-03-20T10:00:00+00:00", 30, "2026-04-19T22:59:59+00:00"),
        ("2028-02-28T12:00:00+00:00", 1, "2028-02-29T23:59:59+00:00"),
    ],
)
def test_days_end_at_local_midnight(moment: str, days: int, end: str) -> None:
    assert end_of_day(datetime.fromisoformat(moment), days, LONDON).isoformat() == end


@pytest.mark.parametrize(
    ("moment", "days", "end"),
    [
        ("2026-11-20T10:00:00+00:00", 1, "2026-11-23"),
        ("2026-11-21T10:00:00+00:00", 1, "2026-11-23"),
        ("2026-11-23T10:00:00+00:00", 10, "2026-12-07"),
    ],
)
def test_working_days_skip_weekends(moment: str, days: int, end: str) -> None:
    assert end_of_working_day(datetime.fromisoformat(moment), days, LONDON).date() == (
        datetime.fromisoformat(end).date()
    )


def test_the_29th_of_february_becomes_the_28th() -> None:
    moment = datetime(2028, 2, 29, 12, tzinfo=UTC)

    assert end_of_day_years(moment, 2, LONDON).isoformat() == "2030-02-28T23:59:59+00:00"


@given(
    moment=st.datetimes(
        min_value=datetime(2020, 1, 1), max_value=datetime(2035, 1, 1), timezones=st.just(UTC)
    ),
    days=st.integers(0, 400),
)
def test_the_end_of_a_day_is_one_second_before_the_next(moment: datetime, days: int) -> None:
    end = end_of_day(moment, days, LONDON)
    after = (end + timedelta(seconds=1)).astimezone(LONDON)

    assert (after.hour, after.minute, after.second) == (0, 0, 0)
    assert (end.astimezone(LONDON).date() - moment.astimezone(LONDON).date()).days == days
