"""Whether the times of day of a reply follow from what it cites."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from drafter.verify.claims.amounts import Clock
from drafter.verify.claims.clock import ALWAYS, DAY
from drafter.verify.claims.durations import CLOCK
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.evidence.orders import DATE_ROLES
from drafter.verify.grounds import Finding

HOURS, MINUTES = 24, 60


def check_hour(claim: Clock, evidence: Evidence) -> Finding | None:
    """What is wrong with a time of day; None where it is grounded."""
    told = {minute for clock in evidence.clocks for minute in clock.minutes}
    heard = (c for s in evidence.heard for c in s.claims if isinstance(c, Clock))
    theirs = {minute for clock in heard for minute in clock.minutes}
    told |= {*_bare_hours(evidence), *_moments(evidence)}
    told |= {minute + 1 for minute in told}  # 23:59 is midnight
    lengths = [a for a, _ in evidence.amounts.get("duration", ()) if a.unit == CLOCK]
    shifts = {int(a.high) // MINUTES for a in lengths}
    shifts |= {  # "2 hours 20 minutes"
        int(a.high + b.high) // MINUTES for a, b in pairwise(lengths) if 0 < b.start - a.end <= len(" and ")
    }  # fmt: skip
    told |= {
        (m + sign * s) % DAY
        for m in (told | theirs) - {ALWAYS}
        for s in shifts
        if s % DAY
        for sign in (1, -1)
    }
    return None if claim.minutes & told else ("date", "is in no cited source")


def _moments(evidence: Evidence) -> Iterator[int]:
    """The times of day of the verdicts and the orders, in minutes."""
    moments = [verdict.until for verdict in evidence.verdicts]
    moments += [getattr(f.order, role) for f in evidence.orders for role in DATE_ROLES]
    for moment in moments:
        if moment:
            local = moment.astimezone(evidence.grounds.zone)
            yield local.hour * MINUTES + local.minute


def _bare_hours(evidence: Evidence) -> Iterator[int]:
    """What `from 7 to 10.30` can be as times of day, in minutes."""
    for amount, _ in evidence.amounts.get("number", ()):
        for figure in (amount.low, amount.high):
            hours, minutes = divmod(figure * 100, 100)
            if not amount.unit and 0 <= hours <= HOURS and minutes < MINUTES:
                minute = int(hours * MINUTES + minutes)
                yield from (minute, (minute + DAY // 2) % DAY)


def is_hour(value: Decimal, evidence: Evidence) -> bool:
    """Whether 9.30 is half past nine in the source."""
    hours, minutes = divmod(value * 100, 100)
    minute = int(hours * MINUTES + minutes)
    meant = {minute, (minute + DAY // 2) % DAY} if hours <= HOURS // 2 else {minute}
    return any(meant & clock.minutes for clock in evidence.clocks) or (
        hours > 0 and not meant.isdisjoint(_bare_hours(evidence))
    )
