"""Whether the days a reply names follow from what it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise

from drafter.verify.claims.amounts import Claim, Day, Relative, Weekdays
from drafter.verify.claims.dates import LEADS_MONTH
from drafter.verify.claims.durations import EACH, MONTHS
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.evidence.orders import OrderFacts
from drafter.verify.figures.counteddays import is_miscounted, is_no_last_day
from drafter.verify.figures.weekdays import NAMES, NEAR, check_weekdays, shifted, years_of
from drafter.verify.grounds import Finding
from drafter.verify.reading.reading import Sentence

MONTHS_A_YEAR = 12
_ROLES = {
    "placed_at": re.compile(
        r"\b(?:placed|ordered|bought|purchased|your order (?:from|of))\b", re.IGNORECASE
    ),
    "shipped_at": re.compile(
        r"\b(?:shipped|dispatched|despatched|sent|left|posted|went out)\b",
        re.IGNORECASE,
    ),
    "delivered_at": re.compile(
        r"\b(?:delivered|delivery scan|arrived|received|reached you|got it)\b",
        re.IGNORECASE,
    ),
}
_SINCE = re.compile(r"\b(?:from|again in|starting in) $", re.IGNORECASE)
_TO = re.compile(r" ?(?:-|–|to|until|till|through)(?: the end of)? ?", re.IGNORECASE)
_LAST = re.compile(
    r"(?:\b(?:until|till|to|through|up to|ends?(?: on)?|last day is)|[-–])(?: the)? ?$",
    re.IGNORECASE,
)
_LAST_OF = re.compile(r"\b(?:until|till|by)(?: the)? end of $", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|up to|through)\b", re.IGNORECASE)
_STILL = re.compile(r"\b(?:before|by|until|till|still|left)\b", re.IGNORECASE)
"""What makes the day before the last one right as well."""


def check_day(claim: Claim, sentence: Sentence, evidence: Evidence) -> Finding | None:
    """What is wrong with a day of the reply; None where it is grounded."""
    if isinstance(claim, Day):
        return _day(claim, sentence, evidence)
    if isinstance(claim, Weekdays):
        return check_weekdays(claim, sentence, evidence)
    if isinstance(claim, Relative):
        return _relative(claim, sentence, evidence)
    return None


def _day(claim: Day, sentence: Sentence, evidence: Evidence) -> Finding | None:
    for facts in evidence.orders:
        if wrong := _wrong_role(claim, sentence, facts):
            return "date", wrong
    told = {
        d.weekday for d in evidence.named_days
        if d.day and claim.day and _agree(claim, d) and d.weekday is not None
    }  # fmt: skip
    if claim.weekday is not None and told and claim.weekday not in told:
        return "date", f"is a {NAMES[min(told)]} in the source"
    meant = _meant(claim, sentence, evidence)
    if meant is None and _UNTIL.search(sentence.text[: claim.start - sentence.start + 24]):
        meant = [day for day in _eves(evidence) if claim.fits(day)] or None
    if meant is None:
        return "date", "is in no cited source and doesn't follow from one"
    if is_miscounted(claim, sentence, evidence):
        return "date", "is another than the length of time beside it leads to"
    if is_no_last_day(claim, sentence, evidence):
        return "date", "is no last day in the source"
    other = claim.weekday is not None and claim.weekday not in {d.weekday() for d in meant}
    if meant and other and not _is_of_a_told_year(claim, evidence):
        right = NAMES[next(iter(meant)).weekday()]
        return "date", f"has the wrong day of the week; it is a {right}"
    return None


def _is_of_a_told_year(claim: Day, evidence: Evidence) -> bool:
    """Whether its day of the week is right in a year in which a source's is: `Monday 8 September` is of
    2025, and so is `Monday 15 September`."""
    for told in evidence.named_days:
        if not (told.day and told.month and claim.day and claim.month) or told.weekday is None:
            continue
        for year in (evidence.today.year - 1, evidence.today.year, evidence.today.year + 1):
            with suppress(ValueError):
                of_source, of_claim = (date(year, d.month or 1, d.day or 1) for d in (told, claim))
                if (of_source.weekday(), of_claim.weekday()) == (told.weekday, claim.weekday):
                    return True
    return False


def _eves(evidence: Evidence) -> Iterator[date]:
    """The last days before one that a source begins something on: until the 29th, where it is
    `from the 30th`."""
    for claim, sentence in evidence.timeline.placed:
        if isinstance(claim, Day) and claim.day and claim.month:
            if _LAST.search(sentence.text, 0, claim.start - sentence.start):
                continue
            for day in years_of(claim, claim, evidence.today):
                yield day - timedelta(days=1)


def _meant(claim: Day, sentence: Sentence, evidence: Evidence) -> list[date] | None:
    """The days it can be, none of them where only the month is named; None when ungrounded."""
    known = [d for d in evidence.timeline.known if claim.fits(d)]
    named = [d for d in evidence.named_days if _agree(claim, d)]
    if claim.day is None:
        led = LEADS_MONTH.search(sentence.text[: claim.start - sentence.start])
        if not (claim.year or led or _is_listed(claim, sentence, evidence)):
            return []  # "the November box"
        # A year makes it that very month, or one counted from another.
        months = {d.month for d in evidence.named_days} | set(_months_between(evidence))
        months = set() if claim.year else months
        months |= set(_months_after(claim, evidence))
        dated = evidence.timeline.computed if claim.year else evidence.timeline.deadlines
        now = (
            ()
            if _LAST_OF.search(sentence.text, 0, claim.start - sentence.start)
            else (evidence.today,)
        )
        months |= {d.month for d in (*now, *dated) if claim.fits(d)}
        if _SINCE.search(sentence.text, 0, claim.start - sentence.start):
            months |= {month % 12 + 1 for month in months if month}  # after the last one named
        return [] if known or named or claim.month in months else None
    found = known + [day for d in named for day in years_of(claim, d, evidence.today)]
    if not found:
        found = [d for d in evidence.timeline.computed | evidence.timeline.moments if claim.fits(d)]
    if not found:
        found = [d for d in _coming(claim, sentence, evidence) if claim.fits(d)]
    return found or ([] if named and not claim.year else None)


def _is_listed(claim: Day, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether it stands in a row with months that a source lists: `in March, June and October`."""
    told = {d.month for d in evidence.named_days if d.day is None}
    others = [c for c in sentence.claims if isinstance(c, Day) and c.day is None and c is not claim]
    return len(others) > 1 and {c.month for c in others} <= told


def _coming(claim: Day, sentence: Sentence, evidence: Evidence) -> Iterator[date]:
    """The dates of the next weekdays that are named with it and grounded: `Friday is the 27th`."""
    named = {day for c in sentence.claims if isinstance(c, Weekdays) for day in c.days}
    if claim.weekday is not None:
        named = {claim.weekday}
    told = {day for source in evidence.weekdays if len(source.days) < 5 for day in source.days}
    told |= set(shifted(evidence))
    for ahead in range(NEAR.days):
        day = evidence.today + timedelta(days=ahead)
        if day.weekday() in named & told:
            yield day


def _months_between(evidence: Evidence) -> Iterator[int]:
    """The months that lie in the sources' `from November to March`."""
    for source in evidence.told:
        months = [c for c in source.claims if isinstance(c, Day) and c.day is None]
        for first, last in pairwise(months):
            between = source.text[first.end - source.start : last.start - source.start]
            if first.month and last.month and _TO.fullmatch(between):
                span = (last.month - first.month) % 12
                yield from ((first.month + step - 1) % 12 + 1 for step in range(span))


def _months_after(claim: Day, evidence: Evidence) -> Iterator[int]:
    """The months that come so long after one that is named: 24 months from February 2025."""
    for source in (*evidence.named_days, *evidence.customers_days):
        for length, _ in evidence.amounts.get("duration", ()):
            if source.day is None and source.month and length.unit.removeprefix(EACH) == MONTHS:
                year, month = divmod(source.month - 1 + int(length.high), MONTHS_A_YEAR)
                if claim.year in (None, (source.year or evidence.today.year) + year):
                    yield month + 1


def _agree(claim: Day, source: Day) -> bool:
    if source.day is None and claim.day is not None:
        return False
    same_month = None in (claim.month, source.month) or claim.month == source.month
    same_year = None in (claim.year, source.year) or claim.year == source.year
    return same_month and same_year and claim.day in (source.day, None)


def _wrong_role(claim: Day, sentence: Sentence, facts: OrderFacts) -> str:
    """Whether the day is one of the order's, but not the one the words say."""
    roles = [role for role, day in facts.days.items() if claim.day is not None and claim.fits(day)]
    if not roles:
        return ""
    clause = next((c for c in sentence.clauses if c.start <= claim.start < c.end), None)
    if clause is None:
        return ""
    tail = sentence.text[claim.end - sentence.start : clause.end - sentence.start]
    text = sentence.text[clause.start - sentence.start : claim.end - sentence.start]
    text += tail.partition(",")[0]
    told = [role for role, pattern in _ROLES.items() if pattern.search(text)]
    if len(told) == 1 and told[0] not in roles and told[0] in facts.days:
        return f"is the order's {roles[0]}, not its {told[0]}"
    return ""


def _relative(claim: Relative, sentence: Sentence, evidence: Evidence) -> Finding | None:
    day = evidence.today + timedelta(days=claim.days)
    eve = day + timedelta(days=1) if _STILL.search(sentence.text) else day
    if any(day.weekday() in source.days for source in evidence.weekdays):
        return None
    if day in evidence.timeline.known | evidence.timeline.computed:
        return None
    if any(d.day and d.fits(moment) for d in evidence.named_days for moment in (day, eve)):
        return None
    return "date", "is in no cited source"
