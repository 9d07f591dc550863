"""Whether two claims are of one kind, and of one value."""

from __future__ import annotations

from drafter.verify.claims.amounts import Amount, Claim, Clock, Day, Weekdays
from drafter.verify.claims.durations import EACH
from drafter.verify.claims.money import same_currency


def same_kind(claim: Claim, source: Claim) -> bool:
    """Whether two claims can be held against one another: both prices, both counts of one noun."""
    if isinstance(claim, Clock | Day | Weekdays):
        return isinstance(source, type(claim))
    if not isinstance(claim, Amount) or not isinstance(source, Amount):
        return False
    money = ("money", "free")
    if claim.kind in money and source.kind in money:
        # "free from £75": what one has to spend is no price.
        return claim.kind == source.kind or "min" not in (claim.bound, source.bound)
    if claim.unit.startswith(EACH) != source.unit.startswith(EACH):
        return False
    return claim.kind == source.kind and (claim.kind != "number" or claim.unit == source.unit)


def same_value(claim: Claim, source: Claim) -> bool:
    """Whether a claim has the figure, the day or the hour of another, or a range's end."""
    if isinstance(claim, Day) and isinstance(source, Day):
        return (claim.day, claim.month) == (source.day, source.month)
    if isinstance(claim, Weekdays) and isinstance(source, Weekdays):
        return claim.days <= source.days
    if isinstance(claim, Clock) and isinstance(source, Clock):
        return bool(claim.minutes & source.minutes)
    if isinstance(claim, Amount) and isinstance(source, Amount):
        if claim.kind in ("money", "free") and not same_currency(claim.unit, source.unit):
            return False
        return claim.high in (source.low, source.high) and (
            claim.kind != "duration" or claim.unit == source.unit
        )
    return False
