"""The days that the grounds of a reply fix: those of the orders and verdicts, those that sources and
customers name, and those that follow from one of them and a length of time.

What follows is what a source's rule makes of a day that is known: thirty days from the delivery, the
first Sunday of the month, the Monday after the event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from drafter.verify.claims.amounts import Amount, Claim, Day, Weekdays
from drafter.verify.claims.durations import EACH, WORKING
from drafter.verify.evidence.customers import moments_of, nearest
from drafter.verify.reading.deadlines import (
    CUT_OFF,
    anchor_of,
    days_after,
    days_from,
    later,
    ranked_days,
)
from drafter.verify.reading.hedges import is_added
from drafter.verify.reading.reading import Sentence

_FOLLOWING = re.compile(r" (?:after|following)\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"'?s?'?(?: or more| at the latest)? (?:before(?! \w+ing\b)|prior to|ahead of|(?:\w+ )?notice|lead time|in advance|beforehand|earlier|sooner)\b",
    re.IGNORECASE,
)
_OF_ONE = re.compile(r" ?(?:(?:and|or) (?:the )?(?:second|third|fourth|last) )?")
"""What stands between `first` and its day of the week: `first and third Tuesday`."""
_BESIDE = 20
"""Characters from a length of time to the day that it leads to."""


@dataclass(frozen=True)
class Timeline:
    """The days of one run of a reply, each kind worked out once."""

    today: date
    """The brand's day."""
    told: tuple[Sentence, ...]
    """The sources' sentences."""
    placed: tuple[tuple[Claim, Sentence], ...]
    """The claims of the sources and of the orders' status, each with its sentence."""
    named: tuple[Day, ...]
    """The dates among them, and those the customer names."""
    heard: tuple[Sentence, ...]
    """The customer's sentences."""
    orders: tuple[Mapping[str, date], ...]
    """The days of each order by their role, `delivered_at`."""
    until: frozenset[date]
    """The last days of the verdicts."""

    @cached_property
    def known(self) -> frozenset[date]:
        """Days of the orders and the verdicts."""
        return self.until.union(*(days.values() for days in self.orders))

    @cached_property
    def dated(self) -> frozenset[date]:
        """Days the sources or the customer name in full, in this year where they don't say which."""
        found = set()
        for day in self.named:
            if day.day and day.month:
                with suppress(ValueError):
                    found.add(date(day.year or self.today.year, day.month, day.day))
        return frozenset(found)

    @cached_property
    def moments(self) -> frozenset[date]:
        """The days customers mean by `today`, `5 days ago`, `on friday`, and those the sources mean
        by `the 1st`."""
        monthly = (day for day in self.named if day.day and not day.month)
        return frozenset((*moments_of(self.heard, self.today), *nearest(monthly, self.today)))

    @cached_property
    def deadlines(self) -> frozenset[date]:
        """Days that follow from a day of an order, or one a source names, and a length of time."""
        found = {*self._ranked(), *self._following()}
        moments = set(self.dated | self.moments)
        if any(CUT_OFF.search(s.text) for s in self.told):
            # What comes in too late is begun on the next working day.
            ordered = (days["placed_at"] for days in self.orders if "placed_at" in days)
            came = [*self.moments, *ordered]
            moments.update(day for d in came if (day := later(d, Decimal(1), WORKING)))
        for amount, sentence in self._forward:
            for days in self.orders:
                found.update(days_after(days, amount, sentence))
            every = replace(amount, unit=amount.unit.removeprefix(EACH))  # each month on the day
            for day in moments:
                found.update(days_from(day, every))
        added = [a for a, sentence in self._forward if is_added(a, sentence)]
        for amount, _ in self._back:
            for more in (Decimal(0), *(a.high for a in added if a.unit == amount.unit)):
                early = [later(d, -amount.high - more, amount.unit) for d in {*moments, *found}]
                found.update(day for day in early if day)
        for amount in added:  # "can be extended by 7 days"
            found.update(day for d in tuple(found) for day in days_from(d, amount))
        return frozenset(found)

    @cached_property
    def computed(self) -> frozenset[date]:
        """The deadlines, and the days that follow from today where a source's length of time is
        counted from nothing else."""
        lengths = [a for a, sentence in self._forward if not anchor_of(sentence.text)]
        from_today = {day for amount in lengths for day in days_from(self.today, amount)}
        for (amount, sentence), (then, other) in pairwise(self._forward):
            if sentence is other and amount.unit == then.unit:  # "made in 4 days, sent in 3"
                both = replace(then, low=amount.low + then.low, high=amount.high + then.high)
                from_today.update(days_from(self.today, both))
        return self.deadlines | from_today

    @property
    def _forward(self) -> list[tuple[Amount, Sentence]]:
        """The sources' lengths of time that run on from a day."""
        return [(a, s) for a, s in self._amounts("duration") if not _is_before(a, s)]

    @property
    def _back(self) -> list[tuple[Amount, Sentence]]:
        """Those that run back from a day: `three days before the event`."""
        back = ((a, s) for a, s in self._amounts("duration") if _is_before(a, s))
        return [(a, s) for a, s in back if not _is_worked_out(a, s)]

    def _amounts(self, kind: str) -> list[tuple[Amount, Sentence]]:
        return [(c, s) for c, s in self.placed if isinstance(c, Amount) and c.kind == kind]

    def _ranked(self) -> Iterator[date]:
        """The next days that `the first Sunday of the month` can be."""
        for amount, sentence in self._amounts("ordinal"):
            weekday = next(
                (c for c in sentence.claims
                 if isinstance(c, Weekdays) and c.start >= amount.end and _OF_ONE.fullmatch(
                     sentence.text, amount.end - sentence.start, c.start - sentence.start)), None,
            )  # fmt: skip
            if weekday:
                (wanted, *_) = weekday.days
                yield from ranked_days(self.today, int(amount.low), wanted)

    def _following(self) -> Iterator[date]:
        """The days that `the Monday after the event` can be."""
        for claim, sentence in self.placed:
            if isinstance(claim, Weekdays) and len(claim.days) == 1 and (
                _FOLLOWING.match(sentence.text, claim.end - sentence.start)
                or sentence.text.endswith("following ", 0, claim.start - sentence.start)
            ):  # fmt: skip
                (wanted,) = claim.days
                for day in self.dated | self.moments:
                    yield day + timedelta(days=(wanted - day.weekday() - 1) % 7 + 1)


def _is_before(length: Amount, sentence: Sentence) -> bool:
    return bool(_BEFORE.match(sentence.text, length.end - sentence.start))


def _is_worked_out(length: Amount, sentence: Sentence) -> bool:
    """Whether the day it leads to stands beside it: `a day earlier, on 9 October`."""
    beside = (c.start - length.end for c in sentence.claims if isinstance(c, Day))
    return any(0 <= gap <= _BESIDE for gap in beside)
