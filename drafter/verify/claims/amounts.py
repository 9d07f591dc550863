"""The shape of a figure found in a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from drafter.verify.english.numbers import Bound

AmountKind = Literal["money", "percent", "duration", "number", "times", "ordinal", "free"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure or a range of them; `low` equals `high` where it is one.

    `unit`: a currency code; `%`; for durations `hours`, `working days` or `months`; for numbers a
    unit of measure or the noun that is counted.
    """

    kind: AmountKind
    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str
    bound: Bound = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar as far as the text says: any of month, year and weekday may be open.
    A month alone has no `day`. Weekdays count from Monday, 0."""

    start: int
    end: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None

    def fits(self, day: date) -> bool:
        """Whether this can be that day, its weekday apart."""
        return (
            (self.day is None or self.day == day.day)
            and (self.month is None or self.month == day.month)
            and (self.year is None or self.year == day.year)
        )


@dataclass(frozen=True, slots=True)
class Weekdays:
    """One or several days of the week: `Friday`, `Monday to Saturday`, `weekdays`."""

    start: int
    end: int
    days: frozenset[int]


@dataclass(frozen=True, slots=True)
class Relative:
    """`tomorrow`, `yesterday`: days from today."""

    start: int
    end: int
    days: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, in minutes after midnight; two where am or pm isn't said."""

    start: int
    end: int
    minutes: frozenset[int]


@dataclass(frozen=True, slots=True)
class Mention:
    """A link, an address, a phone number, an order number or a code, in a form to compare."""

    kind: Literal["url", "email", "phone", "handle", "reference"]
    start: int
    end: int
    value: str


Claim = Amount | Day | Weekdays | Relative | Clock | Mention
