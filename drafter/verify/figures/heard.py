"""Whether a figure or a day of a reply is one that the customer wrote, whatever it is said of."""

from __future__ import annotations

import re
from decimal import Decimal

from drafter.verify.claims.amounts import Amount, Claim, Clock, Day, Mention, Relative, Weekdays
from drafter.verify.claims.durations import CLOCK, DAY, MONTHS, VAGUE, scale_of
from drafter.verify.evidence.customers import YEAR
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.figures.sums import theirs

_LATELY = re.compile(r"\b(?:last|past) (day|night|week|month|year)\b", re.IGNORECASE)


def is_heard(claim: Claim, evidence: Evidence) -> bool:
    """Whether the customer has the figure, the day or the hour; a contact is judged elsewhere."""
    if isinstance(claim, Amount):
        return _is_amount_heard(claim, evidence)
    told = [c for s in evidence.heard for c in s.claims]
    if isinstance(claim, Mention):
        return False
    if isinstance(claim, Day):
        return any(_is_day(claim, c) for c in told if isinstance(c, Day))
    if isinstance(claim, Weekdays):
        days = {day for c in told if isinstance(c, Weekdays) for day in c.days}
        return claim.days <= days
    if isinstance(claim, Relative):
        return any(isinstance(c, Relative) and c.days == claim.days for c in told)
    hours = {int(n) * 60 % (12 * 60) for n in evidence.customers_numbers if n <= 12}  # "at 4"
    if len(claim.minutes) == 1 and {minute % (12 * 60) for minute in claim.minutes} <= hours:
        return True
    return any(isinstance(c, Clock) and c.minutes & claim.minutes for c in told)


def _is_amount_heard(claim: Amount, evidence: Evidence) -> bool:
    values, told = {claim.low, claim.high}, evidence.customers_amounts
    if claim.kind == "money":
        return values <= theirs(claim.unit, evidence)
    if claim.kind == "duration":
        return values <= _lengths(claim.unit.removeprefix(f"{VAGUE} "), evidence)
    if claim.kind == "free":
        return any(a.kind == "free" for a in told)
    if claim.kind == "percent":
        shares = {v for a in told if a.kind == "percent" for v in (a.low, a.high)}
        return values <= shares | evidence.customers_numbers
    if claim.kind == "ordinal":  # "his 80th", and "he turns 80"
        ranks = {a.low for a in told if a.kind == "ordinal"}
        return values <= ranks | evidence.customers_numbers
    return values <= _counts(evidence)


def _counts(evidence: Evidence) -> frozenset[Decimal]:
    """What they count, and how many are missing: one came of four."""
    counted = evidence.customers_numbers
    return counted | {most - least for most in counted for least in counted if most > least}


def _lengths(unit: str, evidence: Evidence) -> set[Decimal]:
    """Their lengths of time in a unit, with `last week`, `aged 3` and `day 34`."""
    told = (a for a in evidence.customers_amounts if a.kind == "duration" and a.unit == unit)
    found = {v for a in told for v in (a.low, a.high)}
    said = (m[1] for s in evidence.heard for m in _LATELY.finditer(s.text))
    found |= {length for u, length in (scale_of(None, one) for one in said) if u == unit}
    whole = {MONTHS: Decimal(YEAR), CLOCK: DAY}.get(unit)
    return found | {n * whole for n in evidence.customers_numbers} if whole else found


def _is_day(claim: Day, told: Day) -> bool:
    if claim.day not in (None, told.day) or (claim.day is None and told.month is None):
        return False
    parts = ((claim.month, told.month), (claim.year, told.year))
    return all(None in pair or pair[0] == pair[1] for pair in parts)
