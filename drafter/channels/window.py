"""Until when a platform takes a reply, reckoned in UTC so that clock changes don't move it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from drafter.channels.rules import ChannelRules
from drafter.drafts import ReplyWindow


def window_at(
    rules: ChannelRules, last_customer_message_at: datetime | None, now: datetime
) -> ReplyWindow:
    """The window as it stands now. Both times are aware.

    The closing moment itself is still open. A message from the future, as a slipped clock stamps
    it, is open too.

    Raises:
        ValueError: a time has no time zone.
    """
    if rules.window is None:
        return ReplyWindow(state="unlimited")
    if last_customer_message_at is None:
        return ReplyWindow(state="unknown")
    try:
        closes_at = _after(last_customer_message_at, rules.window)
        human_agent_until = (
            _after(last_customer_message_at, rules.human_agent_window)
            if rules.human_agent_window
            else None
        )
    except OverflowError:  # a stamp in the year 1 or 9999 says nothing about when
        return ReplyWindow(state="unknown")
    if _utc(now) <= closes_at:
        return ReplyWindow(state="open", closes_at=closes_at, human_agent_until=human_agent_until)
    still_human = human_agent_until is not None and _utc(now) <= human_agent_until
    return ReplyWindow(
        state="human_agent_only" if still_human else "closed",
        closes_at=closes_at,
        human_agent_until=human_agent_until,
    )


def _after(moment: datetime, span: timedelta) -> datetime:
    return _utc(moment) + span


def _utc(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError(f"{moment.isoformat()} has no time zone; give an aware time")
    return moment.astimezone(UTC)
