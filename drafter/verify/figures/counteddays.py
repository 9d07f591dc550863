"""Whether a day that could follow is another than the one its own sentence leads to: by the length of
time beside it, or by what the source has the day for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from drafter.verify.claims.amounts import Amount, Day
from drafter.verify.claims.durations import CLOCK, DAY, MONTHS, WORKING
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.figures.table import window
from drafter.verify.reading.deadlines import later
from drafter.verify.reading.reading import Sentence

SLACK = timedelta(days=1)
"""Whether the first day counts is often left open."""
_LEADS_TO = re.compile(
    r"[^.!?]{0,60}?(?:\bso|\bmeans|\bmeaning|\bthat's|\bthat is|\bwhich is|\bi\.e\.|\bmakes)\b[^.!?]{0,32}| \(",
    re.IGNORECASE,
)
_IS = re.compile(r",? ?\(?(?:which is |that is |that's |exactly |i\.e\.,? )?", re.IGNORECASE)
"""What may stand between a day and the length that it is counted by: `17 December, 30 days after`."""
_LAST = re.compile(r"\b(?:until|till?|by|no later than)(?: the)? $", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\b[^.;]* and (?:the )?$", re.IGNORECASE)


def is_miscounted(claim: Day, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether the length of time beside a day leads to another one, from whichever day it is counted."""
    if claim.day is None:
        return False
    for length in sentence.claims:
        if isinstance(length, Amount) and _is_beside(length, claim, sentence):
            ends = set(_ends(length, claim, sentence, evidence))
            return not any(
                claim.fits(end + step) for end in ends for step in (-SLACK, 0 * SLACK, SLACK)
            )
    return False


def _is_beside(length: Amount, claim: Day, sentence: Sentence) -> bool:
    """Whether the words lead from a length to the day, or on from the day to the length."""
    if length.kind != "duration" or length.low != length.high:
        return False
    if length.unit not in (WORKING, MONTHS) and (length.unit != CLOCK or length.high < DAY):
        return False
    start = sentence.start
    if length.end <= claim.start:
        return bool(_LEADS_TO.fullmatch(sentence.text, length.end - start, claim.start - start))
    return bool(_IS.fullmatch(sentence.text, claim.end - start, length.start - start))


def _ends(length: Amount, claim: Day, sentence: Sentence, evidence: Evidence) -> Iterator[date]:
    """The days that lie so long after, or before, any day that is known or named before."""
    timeline = evidence.timeline
    starts = {
        evidence.today,
        *timeline.known,
        *timeline.dated,
        *timeline.moments,
    }
    dates = starts | timeline.computed
    for day in (
        c for s in window(sentence) for c in s.claims if isinstance(c, Day) and c is not claim
    ):
        if day.day and not day.month:
            starts |= {d for d in dates if day.fits(d)}
        with suppress(ValueError):
            starts.add(date(day.year or evidence.today.year, day.month or 0, day.day or 0))
    for start in starts:
        for count in (length.high, -length.high):
            if end := later(start, count, length.unit):
                yield end


def is_no_last_day(claim: Day, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether it is said to be the last day, and the source has it only as the end of a time between two
    days, and another one as the last: `bought between 1 and 24 May can come back until 30 June`."""
    if not _LAST.search(sentence.text, 0, claim.start - sentence.start):
        return False
    places = [
        (day, s) for day, s in evidence.placed
        if isinstance(day, Day) and (day.day, day.month) == (claim.day, claim.month)
    ]  # fmt: skip
    return bool(places) and all(
        _BETWEEN.search(s.text, 0, day.start - s.start)
        and any(
            isinstance(other, Day) and _LAST.search(s.text, 0, other.start - s.start)
            for other in s.claims
        )
        for day, s in places
    )
