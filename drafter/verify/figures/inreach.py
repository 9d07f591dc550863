"""Whether a figure that no rule has worked out lies in reach of what is cited: a step or two of reckoning
away, within what a source has a term for, or there in the same bare digits.

Nearly any figure can be reached by chance, so that one can be proves nothing. But it isn't a figure either
that was looked up and isn't there: that no source has it is a doubt, which somebody who reads and counts may
lift. What the shop gives out is none.
"""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal

from drafter.verify.claims.amounts import Amount, Claim, Clock, Day, Relative, Weekdays
from drafter.verify.claims.clock import ALWAYS
from drafter.verify.claims.durations import CLOCK, DAY, MONTHS, VAGUE
from drafter.verify.claims.measures import is_measure
from drafter.verify.english.trade import GIVEN
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.figures.made import counts_made, sums_made
from drafter.verify.figures.sums import PENNY
from drafter.verify.figures.table import numbers_in
from drafter.verify.reading.reading import Sentence

MONTHS_A_YEAR, WEEK, HALF_DAY = 12, 7, 12 * 60
_RIGHTS = re.compile(
    r"\b(?:return|exchang|warrant|guarant|free|cancel|valid|trial|polic|entitl|eligib|extend|extra|keep|within|"
    r"until|accept|cover)\w*",
    re.IGNORECASE,
)
"""What a term of the customer's has: its length and its count are looked up."""
_SUPPOSED = re.compile(
    r"\b(?:for|with|if (?:you|it's|there are)(?: \w+){0,2}|(?:an )?orders? of|say|so) $",
    re.IGNORECASE,
)
"""`For 14 kits`: one that a term would hold for."""
_BY_TIME = re.compile(
    r"\b(?:an?|per|each|every|the first|(?:every |each |an? )?(?:further|extra|additional|next)) (hour|day|night|week|month|year)\b",
    re.IGNORECASE,
)
_A_DAY = re.compile(r"\b(?:an?|per|each|every) day\b|\bdaily\b", re.IGNORECASE)
_UNTIL = re.compile(r"\buntil\b", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"\b(?:day|evening|night) before\b", re.IGNORECASE)
_CLOSED = re.compile(r"\b(?:closed|shut|away|on holiday)\b", re.IGNORECASE)
_AGAIN = re.compile(r"\b(?:again|back|come (?:by|in)|re-?open\w*|open(?:s|ing)?)\b", re.IGNORECASE)
_ALL_DAY = re.compile(r"\b24 ?(?:hours|h|/7)\b", re.IGNORECASE)
_LABELS = re.compile(r"\b(?:shade|size|colou?r|number|no\.?|model|version|grade) $", re.IGNORECASE)
"""What a number names, and doesn't count."""
_DIGITS = re.compile(r"\d+")


def is_in_reach(claim: Claim, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether it does, in a sentence that gives nothing out."""
    if isinstance(claim, Amount) and claim.kind == "number" and _is_year_after(claim, evidence):
        return True
    if GIVEN.search(sentence.text):
        return False
    if isinstance(claim, Clock):
        return _is_written(claim, sentence, evidence) or _is_counted_hour(claim, evidence)
    if isinstance(claim, Relative):
        return not _RIGHTS.search(sentence.text) and _is_named_so(claim, sentence, evidence)
    if isinstance(claim, Day | Weekdays):
        rights = isinstance(claim, Day) and _RIGHTS.search(_UNTIL.sub(" ", sentence.text))
        return not rights and _is_beside(claim, sentence, evidence)
    if not isinstance(claim, Amount) or claim.low != claim.high or claim.unit.startswith(VAGUE):
        return False
    if claim.kind == "money" and _is_bare_price(claim, evidence):
        return True
    if claim.kind == "money":
        return not claim.bound and claim.low.quantize(PENNY) in sums_made(claim, sentence, evidence)
    if claim.kind == "number" and _is_supposed(claim, sentence, evidence):
        return True
    if claim.kind == "duration" and _is_written(claim, sentence, evidence):
        return True  # "14 days rather than 45"
    if claim.kind == "number" and _is_label(claim, sentence, evidence):
        return True
    if _RIGHTS.search(sentence.text):
        return False
    if claim.kind == "number":
        return (
            _is_written(claim, sentence, evidence)
            or claim.low in evidence.counts_of_time
            or claim.low in counts_made(claim, sentence, evidence)
        )
    return claim.kind == "duration" and (
        _is_hired(claim, sentence, evidence) or _is_used_up(claim, evidence)
    )


def _is_beside(claim: Day | Weekdays, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether it is the day before or after one on which the shop is closed, and it is open; or the day of
    the week before one that is named, where a source counts from the day before."""
    one = timedelta(days=1)
    named = evidence.timeline.dated | evidence.timeline.known
    if isinstance(claim, Weekdays):
        days = {(day - one).weekday() for day in named}
        return len(claim.days) == 1 and claim.days <= days and evidence.told_of(_DAY_BEFORE)
    beside = {d + step for d in named for step in (one, -one)}
    right = (d for d in beside if claim.weekday in (None, d.weekday()))
    opens = _AGAIN.search(sentence.text) and evidence.told_of(_CLOSED)
    return bool(opens) and claim.day is not None and any(claim.fits(day) for day in right)


def _is_named_so(claim: Relative, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether a source says `tomorrow` itself, or its days of the week lead to it."""
    word = sentence.text[claim.start - sentence.start : claim.end - sentence.start]
    said = evidence.told_of(re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE))
    days = {day for week in evidence.weekdays for day in week.days}
    then = evidence.today + timedelta(days=claim.days)
    return said or not days.isdisjoint((then.weekday(), (then.weekday() + 1) % WEEK))


def _is_counted_hour(claim: Clock, evidence: Evidence) -> bool:
    """Whether it is so long before or after an hour that a source names: 7:15, of 15 minutes before 7:30;
    or all day, of 24 hours."""
    if ALWAYS in claim.minutes:
        return evidence.told_of(_ALL_DAY)
    lengths = {int(a.high / 60) for a, _ in evidence.amounts.get("duration", ()) if a.unit == CLOCK}
    named = {minute for clock in evidence.clocks for minute in clock.minutes if minute >= 0}
    steps = [step for by in lengths for step in (by, -by)]
    counted = {(at + step) % HALF_DAY for at in named for step in steps}
    return not counted.isdisjoint(minute % HALF_DAY for minute in claim.minutes)


def _is_label(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether it is the customer's word for which one they mean: `shade 02`, `the 16 inch`."""
    told = _LABELS.search(sentence.text, 0, claim.start - sentence.start)
    sized = is_measure(claim.unit) and not claim.bound
    return bool(told or sized) and {claim.low, claim.high} <= evidence.customers_numbers


def _is_bare_price(claim: Amount, evidence: Evidence) -> bool:
    """Whether a source has it in pence or cents, and the currency elsewhere: `2.40 per litre (in pounds)`."""
    numbers = (a.low for a, _ in evidence.amounts.get("number", ()) if a.low != int(a.low))
    return not claim.bound and claim.low in set(numbers)


def _is_supposed(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether a number is only one that a source's term would hold for: `for 14 kits`, of `from 10 kits`."""
    if is_measure(claim.unit) or not claim.unit:
        return False
    if not _SUPPOSED.search(sentence.text, 0, claim.start - sentence.start):
        return False
    terms = (a for a, _ in evidence.amounts.get("number", ()) if a.unit == claim.unit)
    return any(
        a.low <= claim.low and (a.bound == "min" or claim.low <= a.high != a.low) for a in terms
    )


def _is_year_after(claim: Amount, evidence: Evidence) -> bool:
    """Whether it is a year so many years after one that is named: `until the end of 2026`."""
    named = {Decimal(d.year) for d in (*evidence.named_days, *evidence.customers_days) if d.year}
    lasting = {
        length.high / MONTHS_A_YEAR
        for length, _ in evidence.amounts.get("duration", ())
        if length.unit == MONTHS
    }
    return not claim.unit and any(claim.low == year + years for year in named for years in lasting)


def _is_hired(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether it is how long something is paid for that has its price by the day."""
    paid = any(isinstance(c, Amount) and c.kind == "money" for c in sentence.claims)
    if not paid or not evidence.amounts.get("money"):
        return False
    words = sentence.text[claim.start - sentence.start : claim.end - sentence.start].lower()
    return any(
        match[1].lower() in words for s in evidence.told for match in _BY_TIME.finditer(s.text)
    )


def _is_used_up(claim: Amount, evidence: Evidence) -> bool:
    """Whether a number lasts so many days at another number a day."""
    told = {n for s in evidence.told for n, _ in numbers_in(s)}
    days = claim.low / DAY if claim.unit == CLOCK else Decimal(0)
    return evidence.told_of(_A_DAY) and any(
        days and other > 0 and one / other == days for one in told for other in told
    )


def _is_written(claim: Amount | Clock, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether it is nothing but digits, and these stand in a source, whatever they are of there."""
    own = sentence.text[claim.start - sentence.start : claim.end - sentence.start]
    return own.isdecimal() and any(own in _DIGITS.findall(s.text) for s in evidence.told)
