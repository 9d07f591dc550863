"""Whether the days of the week that a reply names follow from what it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from drafter.verify.claims.amounts import Day, Weekdays
from drafter.verify.claims.dates import WEEK, WORKWEEK
from drafter.verify.claims.durations import CLOCK, DAY, EACH, WORKING
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.grounds import Finding
from drafter.verify.reading.deadlines import later
from drafter.verify.reading.reading import Sentence

NEAR = timedelta(days=7)
"""How far from today a day can be meant by its weekday alone."""
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EARLIER = re.compile(
    r"(?:'|s'|'s)? (?:before|beforehand|ahead|in advance|earlier|notice)\b", re.IGNORECASE
)
_EVERY = re.compile(r"\b(?:every|each|any) $", re.IGNORECASE)
_EXCEPTED = re.compile(
    r"\b(?:except|but|apart from|other than|bar)(?: for)?(?: on)?(?: \w+day,?(?: and| or)?)* $",
    re.IGNORECASE,
)
_SHUT = re.compile(
    r"\b(?:clos(?:ed|es)|shut|except|apart from|no|not|never)\b|n't\b", re.IGNORECASE
)
_CLOSED = re.compile(r"\b(?:clos|shut)\w*", re.IGNORECASE)
_DENIED = re.compile(r"(?:n't|\b(?:not|no|never|cannot))\b[^,;.!?]*$", re.IGNORECASE)
_EACH_DAY = f"{EACH}{CLOCK}"


def check_weekdays(claim: Weekdays, sentence: Sentence, evidence: Evidence) -> Finding | None:
    """What is wrong with days of the week; None where they are grounded."""
    if any(claim.days <= source.days for source in evidence.weekdays):
        return None
    if _is_wrongly_excepted(claim, sentence, evidence):
        return "date", "isn't what the source takes out"
    if claim.days in evidence.day_lists:
        return None  # "Monday to Wednesday" are its Mondays, Tuesdays and Wednesdays
    shops = evidence.weekdays
    if claim.days == {5, 6} and (not shops or any(c.days == WORKWEEK for c in shops)):
        return None
    if claim.days == WEEK and _is_daily(claim, sentence, evidence):
        return None
    if _EXCEPTED.search(sentence.text, 0, claim.start - sentence.start) and shops:
        if not any(claim.days & source.days for source in shops):
            return None
    open_days = frozenset[int]().union(*(source.days for source in shops))
    denied = _DENIED.search(sentence.text, 0, claim.start - sentence.start)
    if denied and shops and not _CLOSED.search(sentence.text):
        told = [s for c, s in evidence.timeline.placed if isinstance(c, Weekdays)]
        if not claim.days & open_days and not any(_SHUT.search(source.text) for source in told):
            return None  # "we can't deliver on a Saturday", where Tuesday to Friday are named
    habitual = _EVERY.search(sentence.text, 0, claim.start - sentence.start) or sentence.text[
        : claim.end - sentence.start
    ].removesuffix("'s").endswith("s")
    if len(claim.days) == 1 and not habitual:
        days = evidence.timeline.known | evidence.timeline.computed
        near = {d.weekday() for d in days if abs(d - evidence.today) <= NEAR}
        named = {day.weekday() for d in evidence.named_days if d.day and d.month
                 for day in years_of(d, d, evidence.today)}  # fmt: skip
        starts = [
            day for c in sentence.claims
            if isinstance(c, Weekdays) and c.end <= claim.start and len(c.days) == 1
            and any(c.days < source.days for source in shops) for day in c.days
        ]  # fmt: skip
        if claim.days <= near | named | set(shifted(evidence, starts)):
            return None
    return "date", "is in no cited source"


def _is_wrongly_excepted(claim: Weekdays, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether days are taken out where all that the sources name are others that are closed."""
    if not _EXCEPTED.search(sentence.text, 0, claim.start - sentence.start):
        return False
    told = [s for c, s in evidence.timeline.placed if isinstance(c, Weekdays)]
    return bool(told) and all(_SHUT.search(source.text) for source in told)


def shifted(evidence: Evidence, said: Iterable[int] = ()) -> Iterator[int]:
    """The days that are so long after, or before, one the sources name: roasted on Thursday, shipped
    the day after.

    Args:
        said: days of theirs that the reply has picked out, `order on Tuesday`.
    """
    starts = [day for source in evidence.weekdays if len(source.days) == 1 for day in source.days]
    starts += said
    for length, sentence in evidence.amounts.get("duration", ()) if starts else ():
        count = length.high / DAY if length.unit == CLOCK else length.high
        if length.unit not in (CLOCK, WORKING) or count not in range(1, len(NAMES)):
            continue
        back = _EARLIER.match(sentence.text, length.end - sentence.start)
        for day in starts:
            if length.unit == WORKING:
                start = evidence.today + timedelta(days=(day - evidence.today.weekday()) % 7)
                if moved := later(start, count, WORKING):
                    yield moved.weekday()
            else:
                yield int(day - count if back else day + count) % len(NAMES)


def _is_daily(claim: Weekdays, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether a source has something a day, or has all days but those that the sentence takes out."""
    if any(a.unit == _EACH_DAY and a.low == DAY for a, _ in evidence.amounts.get("duration", ())):
        return True
    left = [c for c in sentence.claims if isinstance(c, Weekdays) and c.start > claim.start]
    told = frozenset[int]().union(*(source.days for source in evidence.weekdays))
    return bool(left) and WEEK - left[0].days in (told, WEEK - told)


def years_of(claim: Day, source: Day, today: date) -> Iterable[date]:
    """The date that a source's day of a month is, in the year that a claim or it names or that is
    nearest; none where there is no such day."""
    year = claim.year or source.year
    years = [year] if year else [today.year, today.year + 1, today.year - 1]
    for candidate in years:
        try:
            day = date(candidate, source.month or claim.month or today.month, source.day or 1)
        except ValueError:
            continue
        if source.weekday is None or source.weekday == day.weekday():
            yield day
            return
