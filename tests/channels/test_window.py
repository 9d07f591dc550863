"""Until when a reply can be sent."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.channels import reply_window
from drafter.drafts import ReplyWindow
from drafter.messages import Channel

SENT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAY, WEEK, SECOND = timedelta(hours=24), timedelta(days=7), timedelta(seconds=1)

moments = st.datetimes(
    min_value=datetime(2020, 1, 1), max_value=datetime(2040, 1, 1), timezones=st.timezones()
)


@pytest.mark.parametrize("channel", ["instagram", "messenger"])
@pytest.mark.parametrize(
    ("after", "state"),
    [
        (timedelta(0), "open"),
        (DAY - SECOND, "open"),
        (DAY, "open"),
        (DAY + SECOND, "human_agent_only"),
        (WEEK - SECOND, "human_agent_only"),
        (WEEK, "human_agent_only"),
        (WEEK + SECOND, "closed"),
        (timedelta(days=400), "closed"),
    ],
)
def test_meta_takes_a_reply_for_a_day_and_a_persons_for_a_week_to_the_second(
    channel: Channel, after: timedelta, state: str
) -> None:
    window = reply_window(channel, SENT, SENT + after)

    assert window.state == state
    assert (window.closes_at, window.human_agent_until) == (SENT + DAY, SENT + WEEK)


@pytest.mark.parametrize(
    ("after", "state"),
    [(DAY - SECOND, "open"), (DAY, "open"), (DAY + SECOND, "closed"), (WEEK, "closed")],
)
def test_whatsapp_takes_a_reply_for_a_day_and_then_none(after: timedelta, state: str) -> None:
    window = reply_window("whatsapp", SENT, SENT + after)

    assert window.state == state
    assert (window.closes_at, window.human_agent_until) == (SENT + DAY, None)


@pytest.mark.parametrize("channel", ["x", "linkedin", "email", "webchat"])
@pytest.mark.parametrize("sent", [None, SENT])
def test_without_a_known_window_it_is_unlimited(channel: Channel, sent: datetime | None) -> None:
    assert reply_window(channel, sent, SENT + 52 * WEEK) == ReplyWindow(state="unlimited")


@pytest.mark.parametrize("channel", ["instagram", "messenger", "whatsapp"])
def test_without_the_customers_time_it_is_unknown(channel: Channel) -> None:
    assert reply_window(channel, None, SENT) == ReplyWindow(state="unknown")


def test_a_message_from_the_future_is_open() -> None:
    window = reply_window("instagram", SENT, SENT - timedelta(hours=3))

    assert (window.state, window.closes_at) == ("open", SENT + DAY)


def test_a_day_is_24_hours_also_when_the_clocks_change() -> None:
    before_change = datetime(2026, 3, 28, 12, 0, tzinfo=ZoneInfo("Europe/London"))

    window = reply_window("whatsapp", before_change, before_change)

    assert window.closes_at == datetime(2026, 3, 29, 12, 0, tzinfo=UTC)


@given(moments, moments)
def test_times_are_given_in_utc_whatever_the_zones_that_come_in(
    sent: datetime, now: datetime
) -> None:
    window = reply_window("instagram", sent, now)

    assert window == reply_window("instagram", sent.astimezone(UTC), now.astimezone(UTC))
    for moment in (window.closes_at, window.human_agent_until):
        assert moment is not None
        assert moment.tzinfo is UTC


@given(moments, st.timedeltas(min_value=-WEEK, max_value=2 * WEEK))
def test_a_window_never_opens_again(sent: datetime, after: timedelta) -> None:
    order = ["open", "human_agent_only", "closed"]
    now = sent.astimezone(UTC) + after

    earlier, later = (reply_window("messenger", sent, now + pause) for pause in (0 * DAY, DAY))

    assert order.index(earlier.state) <= order.index(later.state)


@pytest.mark.parametrize(
    "sent",
    [
        datetime.max.replace(tzinfo=UTC),
        datetime.max.replace(tzinfo=ZoneInfo("America/New_York")),
        datetime.min.replace(tzinfo=ZoneInfo("Asia/Tokyo")),
    ],
)
def test_a_time_at_the_edge_of_the_calendar_is_unknown(sent: datetime) -> None:
    assert reply_window("instagram", sent, SENT) == ReplyWindow(state="unknown")


@pytest.mark.parametrize(
    ("sent", "now"), [(SENT.replace(tzinfo=None), SENT), (SENT, SENT.replace(tzinfo=None))]
)
def test_a_time_without_a_zone_is_refused(sent: datetime, now: datetime) -> None:
    with pytest.raises(ValueError, match="has no time zone"):
        reply_window("instagram", sent, now)
