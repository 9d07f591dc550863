"""Whether the days a reply names follow from what it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from drafter.verify.claims.amounts import Claim, Day, Relative, Weekdays
from drafter.verify.claims.dates import LEADS_MONTH, WEEK, WORKWEEK
from drafter.verify.claims.durations import CLOCK, DAY, EACH, MONTHS, WORKING
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.evidence.orders import OrderFacts
from drafter.verify.figures.counteddays import is_miscounted, is_no_last_day
from drafter.verify.grounds import Finding
from drafter.verify.reading.deadlines import later
from drafter.verify.reading.reading import Sentence

NEAR = timedelta(days=7)
"""How far from today a day can be meant by its weekday alone."""
MONTHS_A_YEAR = 12
_TODAY = re.compile(r"\btoday\b", re.IGNORECASE)
_EARLIER = re.compile(
    r"(?:'|s'|'s)? (?:before|beforehand|ahead|in advance|earlier|notice)\b", re.IGNORECASE
)
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
_UNTIL = re.compile(r"\b(?:until|till|up to|through)\b", re.IGNORECASE)
_STILL = re.compile(r"\b(?:before|by|until|till|still|left)\b", re.IGNORECASE)
"""What makes the day before the last one right as well."""
_BUT = re.compile(r" (?:except|but|apart from|other than|bar)\b", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:every|each|any) $", re.IGNORECASE)
_EXCEPTED = re.compile(
    r"\b(?:except|but|apart from|other than|bar)(?: for)?(?: on)?(?: \w+day,?(?: and| or)?)* $",
    re.IGNORECASE,
)
_NOT_ON = re.compile(r"\b(?:not|closed|shut|never)\b[^.;:]{0,40}$", re.IGNORECASE)
_CLOSED = re.compile(r"\b(?:closed|shut|except|not)\b", re.IGNORECASE)
_EACH_DAY = f"{EACH}{CLOCK}"
_TO_COME = re.compile(
    r"(?:\bwill|'ll)(?: (?!that\b|which\b|\w+ed\b)[\w']+){1,6} (?:by|on) $", re.IGNORECASE
)
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def check_day(claim: Claim, sentence: Sentence, evidence: Evidence) -> Finding | None:
    """What is wrong with a day of the reply; None where it is grounded."""
    if isinstance(claim, Day):
        return _day(claim, sentence, evidence)
    if isinstance(claim, Weekdays):
        return _weekdays(claim, sentence, evidence)
    if isinstance(claim, Relative):
        return _relative(claim, sentence, evidence)
    return None


def _day(claim: Day, sentence: Sentence, evidence: Evidence) -> Finding | None:
    for facts in evidence.orders:
        if wrong := _wrong_role(claim, sentence, facts):
            return "date", wrong
    meant = _meant(claim, sentence, evidence)
    if meant is None and _UNTIL.search(sentence.text[: claim.start - sentence.start + 24]):
        eves = [
            day - timedelta(days=1)
            for named in evidence.named_days if named.day and named.month
            for day in _years(named, named, evidence.today)
        ]  # fmt: skip
        meant = [
            day for day in eves if claim.fits(day)
        ] or None  # up to when the source's day comes
    if meant is None:
        return "date", "is in no cited source and doesn't follow from one"
    if is_miscounted(claim, sentence, evidence):
        return "date", "is another than the length of time beside it leads to"
    if is_no_last_day(claim, sentence, evidence):
        return "date", "is no last day in the source"
    if claim.weekday is not None and meant and claim.weekday not in {d.weekday() for d in meant}:
        right = _NAMES[next(iter(meant)).weekday()]
        return "date", f"has the wrong day of the week; it is a {right}"
    return None


def _meant(claim: Day, sentence: Sentence, evidence: Evidence) -> list[date] | None:
    """The days it can be, none of them where only the month is named; None when ungrounded."""
    known = [d for d in evidence.timeline.known if claim.fits(d)]
    if claim.fits(evidence.today) and _TODAY.search(sentence.text):
        known.append(evidence.today)  # "as today's the 23rd"
    named = [d for d in evidence.named_days if _agree(claim, d)]
    if claim.day is None:
        if not (claim.year or LEADS_MONTH.search(sentence.text[: claim.start - sentence.start])):
            return []  # "the November box"
        months = {d.month for d in evidence.named_days} | set(_months_between(evidence))
        if claim.year:
            months.clear()  # it is that very month's, or counted from one
        months |= set(_months_after(claim, evidence))
        dated = evidence.timeline.computed if claim.year else evidence.timeline.deadlines
        months |= {d.month for d in (evidence.today, *dated) if claim.fits(d)}
        if _SINCE.search(sentence.text, 0, claim.start - sentence.start):
            months |= {month % 12 + 1 for month in months if month}  # after the last one named
        return [] if known or named or claim.month in months else None
    found = known + [day for d in named for day in _years(claim, d, evidence.today)]
    if not found:
        found = [d for d in evidence.timeline.computed | evidence.timeline.moments if claim.fits(d)]
    if not found:
        found = [d for d in _coming(claim, sentence, evidence) if claim.fits(d)]
    return found or ([] if named and not claim.year else None)


def _coming(claim: Day, sentence: Sentence, evidence: Evidence) -> Iterator[date]:
    """The dates of the next weekdays that are named with it and grounded: `Friday is the 27th`."""
    named = {day for c in sentence.claims if isinstance(c, Weekdays) for day in c.days}
    if claim.weekday is not None:
        named = {claim.weekday}
    told = {day for source in evidence.weekdays if len(source.days) < 5 for day in source.days}
    told |= set(_shifted(evidence))
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


def _years(claim: Day, source: Day, today: date) -> Iterable[date]:
    year = claim.year or source.year
    years = [year] if year else [today.year, today.year + 1, today.year - 1]
    for candidate in years:
        try:
            day = date(candidate, source.month or claim.month or today.month, source.day or 1)
        except ValueError:
            continue
        if claim.year and not source.year and abs((day - today).days) > 400:
            continue
        if source.weekday is None or source.weekday == day.weekday():
            yield day
            return


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


def _weekdays(claim: Weekdays, sentence: Sentence, evidence: Evidence) -> Finding | None:
    if any(claim.days <= source.days for source in evidence.weekdays):
        return None
    if claim.days in evidence.day_lists:
        return None  # "Monday to Wednesday" are its Mondays, Tuesdays and Wednesdays
    shops = evidence.weekdays
    if claim.days == {5, 6} and (not shops or any(c.days == WORKWEEK for c in shops)):
        return None
    if any(
        isinstance(c, Day) and 0 < c.start - claim.end <= len(" the ") and c.fits(day)
        for c in sentence.claims for day in evidence.timeline.known | evidence.timeline.computed
        if {day.weekday()} == claim.days
    ):  # fmt: skip
        return None  # "Thursday the 17th"
    if claim.days == WEEK and _is_daily(claim, sentence, evidence):
        return None
    if evidence.weekdays and _EXCEPTED.search(sentence.text, 0, claim.start - sentence.start):
        if not any(claim.days & source.days for source in evidence.weekdays):
            return None
    if _NOT_ON.search(sentence.text, 0, claim.start - sentence.start) and any(
        len(source.days) > 2 for source in evidence.weekdays
    ):  # closed on those that a source's Wednesday to Sunday leaves out
        if not any(claim.days & source.days for source in evidence.weekdays):
            return None
    union = frozenset[int]().union(*(source.days for source in evidence.weekdays))
    habitual = _EVERY.search(sentence.text, 0, claim.start - sentence.start) or sentence.text[
        : claim.end - sentence.start
    ].removesuffix("'s").endswith("s")
    if len(claim.days) == 1 and not habitual:
        days = evidence.timeline.known | evidence.timeline.computed
        ahead = _TO_COME.search(sentence.text, 0, claim.start - sentence.start)
        since = evidence.today if ahead else evidence.today - NEAR
        near = {d.weekday() for d in days if since <= d <= evidence.today + NEAR}
        named = {day.weekday() for d in evidence.named_days if d.day and d.month
                 for day in _years(d, d, evidence.today)}  # fmt: skip
        if claim.days <= near | named | set(_shifted(evidence)):
            return None
    elif (ends := _ends(claim.days)) and ends <= _named_alone(evidence):
        return None  # from a day the customer names to another
    elif claim.days <= union and len(claim.days) == 2 and claim.days == {5, 6}:
        return None
    return "date", "is in no cited source"


def _shifted(evidence: Evidence) -> Iterator[int]:
    """The days that are so long after, or before, one the sources name: roasted on Thursday, shipped
    the day after."""
    starts = [day for source in evidence.weekdays if len(source.days) == 1 for day in source.days]
    for length, sentence in evidence.amounts.get("duration", ()) if starts else ():
        count = length.high / DAY if length.unit == CLOCK else length.high
        if length.unit not in (CLOCK, WORKING) or count not in range(1, len(_NAMES)):
            continue
        back = _EARLIER.match(sentence.text, length.end - sentence.start)
        for day in starts:
            if length.unit == WORKING:
                start = evidence.today + timedelta(days=(day - evidence.today.weekday()) % 7)
                if moved := later(start, count, WORKING):
                    yield moved.weekday()
            else:
                yield int(day - count if back else day + count) % len(_NAMES)


def _ends(days: frozenset[int]) -> frozenset[int]:
    """The first and the last of a run of days of the week."""
    return frozenset(
        day
        for day in days
        if (day - 1) % len(_NAMES) not in days or (day + 1) % len(_NAMES) not in days
    )


def _named_alone(evidence: Evidence) -> set[int]:
    """The days of the week that the customer names."""
    told = (c for s in evidence.heard for c in s.claims if isinstance(c, Weekdays))
    return {day for c in told if len(c.days) == 1 for day in c.days}


def _is_daily(claim: Weekdays, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether a source has something a day, or the sentence takes out the days it hasn't."""
    if any(a.unit == _EACH_DAY and a.low == DAY for a, _ in evidence.amounts.get("duration", ())):
        return True
    left = [c for c in sentence.claims if isinstance(c, Weekdays) and c.start > claim.start]
    if not left or not _BUT.match(sentence.text, claim.end - sentence.start):
        return False
    if any(WEEK - left[0].days <= source.days for source in evidence.weekdays):
        return True
    closed = (c for s in evidence.told if _CLOSED.search(s.text) for c in s.claims)
    return any(isinstance(c, Weekdays) and c.days == left[0].days for c in closed)


def _relative(claim: Relative, sentence: Sentence, evidence: Evidence) -> Finding | None:
    if claim.days in evidence.relative_days:
        return None
    day = evidence.today + timedelta(days=claim.days)
    eve = day + timedelta(days=1) if _STILL.search(sentence.text) else day
    if any(day.weekday() in source.days for source in evidence.weekdays):
        return None
    if day in evidence.timeline.known | evidence.timeline.computed:
        return None
    if any(d.day and d.fits(moment) for d in evidence.named_days for moment in (day, eve)):
        return None
    return "date", "is in no cited source"
