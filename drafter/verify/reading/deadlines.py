"""Days that follow from a known day and a length of time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from drafter.verify.claims.amounts import Amount
from drafter.verify.claims.durations import CLOCK, DAY, MONTHS, WORKING
from drafter.verify.reading.reading import Sentence

SATURDAY = 5
_FAR = 4000 * DAY
_ANCHORS = {
    "placed_at": re.compile(
        r"\b(?:from|of|after|since|following) (?:the |your |you |it |it's |it was )*(?:date of )?"
        r"(?:order(?:ing|ed)?|purchas\w+|buy\w*|bought|plac\w+)",
        re.IGNORECASE,
    ),
    "shipped_at": re.compile(
        r"\b(?:from|of|after|since|following) (?:the |your |you |we |it |it's |it was |"
        r"it has |has )*(?:date of )?"
        r"(?:dispatch\w*|despatch\w*|shipp?\w*|sen[dt]\w*|post\w*|leav\w+|left)",
        re.IGNORECASE,
    ),
    "delivered_at": re.compile(
        r"\b(?:from|of|after|since|following) (?:the |your |you |it |it's |it was |has |"
        r"the day )*(?:date of )?"
        r"(?:deliver\w*|arriv\w*|receiv\w*|receipt|getting|get\b)",
        re.IGNORECASE,
    ),
}
_ELSEWHERE = re.compile(
    r"\b(?:after|once|when|from|of) (?:the |your |it |we |we've |"
    r"we have )*(?:parcel|return|item|package|back|received|"
    r"get|reaches|approv\w+|check\w*|cancel\w*|clos\w+|open\w*)",
    re.IGNORECASE,
)

CUT_OFF = re.compile(
    r"\b(?:before|by|until) (?:noon|midday|\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|h\b|o'clock)|\d{1,2}[:.]\d\d)",
    re.IGNORECASE,
)
"""An hour after which what is ordered waits until the next working day."""


def anchor_of(text: str) -> str:
    """The order's date that a length of time is counted from: `placed_at`, `shipped_at`,
    `delivered_at`; `elsewhere` for an event no order has; empty when nothing is said."""
    for role, pattern in _ANCHORS.items():
        if pattern.search(text):
            return role
    return "elsewhere" if _ELSEWHERE.search(text) else ""


def days_after(known: Mapping[str, date], amount: Amount, sentence: Sentence) -> Iterator[date]:
    """The days on which a length of time ends, counted from the order's day that its sentence
    names, or from each where it names none."""
    anchor = anchor_of(sentence.text)
    starts = list(known.values())
    if anchor:
        starts = [known[anchor]] if anchor in known else []
    for start in starts:
        yield from days_from(start, amount)


def days_from(start: date, amount: Amount) -> Iterator[date]:
    """The days on which a length of time, or either end of a range, is over."""
    for count in {amount.low, amount.high}:
        if day := later(start, count, amount.unit):
            yield day


def later(start: date, count: Decimal, unit: str) -> date | None:
    """The day so many hours, working days or months after another; None for parts of a day."""
    if unit == MONTHS and count == int(count):
        return _months_later(start, int(count))
    if unit == WORKING and count == int(count) >= 0:
        return _working_days_later(start, int(count))
    if unit == CLOCK and count % DAY == 0 and count < _FAR:
        return start + timedelta(days=int(count // DAY))
    return None


def ranked_days(today: date, rank: int, weekday: int) -> Iterator[date]:
    """The first (or, with -1, last) such weekday of this month and the two after."""
    for month in range(3):
        first = _months_later(today.replace(day=1), month)
        after = _months_later(today.replace(day=1), month + 1)
        if first and after:
            days = [first + timedelta(days=n) for n in range((after - first).days)]
            fitting = [day for day in days if day.weekday() == weekday]
            if len(fitting) >= abs(rank):
                yield fitting[rank - 1 if rank > 0 else rank]


def _months_later(start: date, months: int) -> date | None:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    for day in (start.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day, start.day))
        except ValueError:
            continue
    return None


def _working_days_later(day: date, count: int) -> date:
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day
