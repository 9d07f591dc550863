"""Days, months and days of the week named in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from babel import Locale
from babel.dates import get_day_names, get_month_names

from drafter.verify.claims.amounts import Day, Relative, Weekdays
from drafter.verify.english.lexicon import listed
from drafter.verify.english.words import Word

WORKWEEK = frozenset(range(5))
WEEK = frozenset(range(7))
_RELATIVE = {"tomorrow": 1, "tonight": 0, "yesterday": -1}
_HOLIDAYS = {
    "christmas eve": (24, 12),
    "christmas day": (25, 12),
    "boxing day": (26, 12),
    "new year's eve": (31, 12),
    "new year's day": (1, 1),
    "valentine's day": (14, 2),
    "halloween": (31, 10),
}
_GROUPS = {
    "weekday": WORKWEEK,
    "weekdays": WORKWEEK,
    "weekend": frozenset((5, 6)),
    "weekends": frozenset((5, 6)),
    "every day": WEEK,
    "daily": WEEK,
    "seven days a week": WEEK,
    "7 days a week": WEEK,
}
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? ?((?:19|20)\d\d)(?!\d))?"
_BEFORE_MONTH = re.compile(
    rf"(?<![\d.,:£$€])(?<!week )(?:(?<!\ba )(?<!\bsize ){_DAY} ?(?:-|–|to|and|or|&|"
    rf"till|through|until) ?(?:the )?(?:(?P<then>[A-Za-z]{{3,9}}),? )?)?{_DAY} (?:of )?$",
    re.IGNORECASE,
)
_NTHS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
_NTH_OF = re.compile(rf"\b({'|'.join(_NTHS)}) of $", re.IGNORECASE)
_AFTER_MONTH = re.compile(
    rf"\.? (?:the )?{_DAY}(?![\d:%]|[.]\d)(?: ?(?:-|–|to) ?{_DAY}(?![\d:]))?{_YEAR}",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(rf"\.?{_YEAR}")
LEADS_MONTH = re.compile(
    r"\b(?:in|by|until|till?|of|from|since|during|before|after|early|late|mid|next|this|last|every|"
    r"is|and|or|to|between)[ -](?:the )?$|[a-z]\.? ?[–-] ?$",
    re.IGNORECASE,
)
"""What makes a month the time of something; without it, `the December box`, it's what names it."""
_THROUGH = re.compile(r"\.? ?(?:-|–|to|through|until|till) ?([A-Za-z]{3,9})(?:'?s)?\b")
_ISO = re.compile(r"(?<![\w-])(20\d\d)-(\d\d)-(\d\d)(?!\d)")
_SLASHED = re.compile(r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2((?:20)?\d\d)(?![\d/])")
_SHORT = re.compile(
    r"(?<!size )(?<!sizes )\b(?:on|by|until|till?|from|before|after|since) (\d{1,2})/(\d{1,2})(?![\d/])"
)
_NTH = re.compile(
    r"\b(?:the|by|on|until|till?) (\d{1,2})(?:st|nd|rd|th)\b(?! of (?!this|the|a month|each|every|that|next))",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r" (?:edition|generation|gen|floor|row|class|grade|copy|place|pair|one)\b", re.I
)
"""`The 2nd edition` is no day."""
_BARE_NTH = re.compile(r"(?<!\bthe )(?<!\bon )\b(\d{1,2})(?:st|nd|rd|th)(?=[,.;!?]|$)")
_NTH_HINT = re.compile(r"\d(?:st|nd|rd|th)\b")
_DAY_BEYOND = re.compile(r"\b(?:the )?day (after|before) $", re.IGNORECASE)
_HINTS = listed("christmas boxing year's valentine's halloween daily every days")
_UNMISTAKABLE = listed(
    """january february april june july august september october november december feb apr jun jul
    aug sep sept oct nov dec"""
)
"""Months whose names are no other word or name, in small letters too."""
_NO_NAME = _UNMISTAKABLE - listed("april june august jan apr jun jul aug dec sep feb oct nov")
"""Those that are nobody's name either, and need no word before them."""
_IN_MONTH = re.compile(r"\b(?:in|since|from|until|till?|last) $", re.IGNORECASE)
"""Before `march` and `may` in small letters."""
_CLIPPED = listed("tues weds thur thurs")
"""Days of the week cut short to what is no other word, in small letters too."""
_WHEN = re.compile(
    r"\b(?:on|by|this|next|last|until|till|birthday|wedding|party|trip|event|exam|flight) $",
    re.IGNORECASE,
)
"""Before those that are: `sun`, `sat`."""
_FULL = 4
"""Letters from which on another may stand without a day and other months: `in März`, not `in May` at a start."""


def _either(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_FIXED = re.compile(
    rf"\b({_either((*_HOLIDAYS, 'every day', 'daily', 'seven days a week', '7 days a week'))})\b",
    re.IGNORECASE,
)


class Calendar:
    """Reads days in one locale's order, with its names and the English ones.

    Args:
        locale: as babel writes it, e.g. `en_GB`. Decides whether 4/5 is in April or May.
    """

    def __init__(self, locale: str) -> None:
        self._month_first = locale.replace("-", "_") in ("en_US", "en_PH", "es_US")
        self._months, self._weekdays = _names(locale)
        self._listed = re.compile(
            rf"\b(?:{_either(self._months)})(?:,|,? and|,? or| to| until| till| through| ?[-–]) ?$",
            re.IGNORECASE,
        )
        self._ranging = re.compile(
            rf"(?: to| until| till| through| ?[-–]) ?(?:{_either(self._months)})\b(?! \d)",
            re.IGNORECASE,
        )
        names = {*self._months, *self._weekdays, *_RELATIVE, *_GROUPS}
        self._known = frozenset(f"{name}{end}" for name in names for end in ("", "s", "'s"))

    def find(self, text: str, words: Sequence[Word]) -> Iterator[Day | Weekdays | Relative]:
        """Every day named; a range of dates gives its two ends, with one span."""
        taken: list[tuple[int, int]] = []
        for found in self._candidates(text, words):
            span = (found.start, found.end)
            if all(span == other or other[1] <= span[0] or span[1] <= other[0] for other in taken):
                taken.append(span)
                yield found

    def _candidates(self, text: str, words: Sequence[Word]) -> Iterator[Day | Weekdays | Relative]:
        weekdays = []
        for word in words:
            if word.text not in self._known:
                continue
            name = word.text.removesuffix("'s")
            if name in self._months and text[word.start] != "\x1f":
                yield from self._month(text, word, self._months[name])
            elif (day := self._weekday(name, word, text)) is not None:
                weekdays.append((word, day))
            elif name in _RELATIVE:
                yield self._relative(text, word, _RELATIVE[name])
            elif name in _GROUPS:
                yield Weekdays(word.start, word.end, _GROUPS[name])
        if any(word.text in _HINTS for word in words):
            yield from self._fixed(text)
        yield from self._numeric(text)
        for word, day in weekdays:
            yield self._week(text, word, day)

    def _relative(self, text: str, word: Word, days: int) -> Relative:
        """`tomorrow`, or `the day after tomorrow`, which is one day more."""
        beyond = _DAY_BEYOND.search(text, max(0, word.start - 16), word.start)
        if beyond and (beyond.group(1).lower() == "after") == (days > 0):
            return Relative(beyond.start(), word.end, 2 * days)
        return Relative(word.start, word.end, days)

    def _month(self, text: str, word: Word, month: int) -> Iterator[Day]:
        if ranked := _NTH_OF.search(text, max(0, word.start - 24), word.start):
            yield Day(ranked.start(), word.end, _NTHS.index(ranked[1].lower()) + 1, month)
            return
        before = _BEFORE_MONTH.search(text[max(0, word.start - 24) : word.start])
        if before:
            year = _YEAR_AFTER.match(text, word.end)
            span = (
                word.start - len(before.group().lstrip()),
                year.end() if year else word.end,
            )
            then = self._weekdays.get((before["then"] or "").lower())
            days = [(before[1], None), (before[3], then)] if before[1] else [(before[3], None)]
            yield from self._days(text, span, days, month, year and year.group(1))
            return
        dated = _YEAR_AFTER.match(text, word.end)
        told = word.capital or word.text in _UNMISTAKABLE
        if not (
            told
            or (dated and dated.group(1))
            or _IN_MONTH.search(text, max(0, word.start - 8), word.start)
        ):
            return  # "it may", "march on"
        after = _AFTER_MONTH.match(text, word.end)
        if after:
            yield from self._days(
                text,
                (word.start, after.end()),
                [(day, None) for day in after.groups()[:2]],
                month,
                after[3],
            )
        else:
            year, known = dated, dated.group(1) if dated else None
            led = LEADS_MONTH.search(text[max(0, word.start - 16) : word.start])
            listed_with = self._listed.search(text[max(0, word.start - 16) : word.start])
            listed_with = listed_with or self._ranging.match(text, word.end)
            if (
                len(word.text) < _FULL
                and word.text not in _UNMISTAKABLE
                and not (known or listed_with)
            ):
                return
            if not (known or led or listed_with or word.text.removesuffix("'s") in _NO_NAME):
                return
            end = year.end() if year and known else word.end
            yield Day(word.start, end, month=month, year=int(known) if known else None)

    def _days(
        self, text: str, span: tuple[int, int], days: Sequence[tuple[str | None, int | None]],
        month: int, year: str | None,
    ) -> Iterator[Day]:  # fmt: skip
        """The days by their numbers, each with the day of the week that stands right before it."""
        start, led = self._led(text, span[0])
        for place, (number, then) in enumerate(days):
            weekday = then if place else led
            if number and 1 <= int(number) <= 31:
                yield Day(
                    start,
                    span[1],
                    int(number),
                    month,
                    int(year) if year else None,
                    weekday,
                )

    def _led(self, text: str, start: int) -> tuple[int, int | None]:
        """The weekday before a date, and where it starts."""
        led = re.search(r"([A-Za-z]{3,9})\.?,? (?:the )?$", text[max(0, start - 16) : start])
        day = self._weekdays.get(led.group(1).lower()) if led else None
        return (start - len(led.group()), day) if led and day is not None else (start, None)

    def _weekday(self, name: str, word: Word, text: str) -> int | None:
        day = self._weekdays.get(name)
        if day is None and name.endswith("s"):
            day = self._weekdays.get(name[:-1])
        told = word.capital or len(name) > 5 or name in _CLIPPED
        return day if told or _WHEN.search(text, max(0, word.start - 10), word.start) else None

    def _week(self, text: str, word: Word, first: int) -> Weekdays:
        through = _THROUGH.match(text, word.end)
        last = self._weekdays.get(through.group(1).lower().removesuffix("s")) if through else None
        if through and last is not None:
            days = frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
            return Weekdays(word.start, through.end(), days)
        return Weekdays(word.start, word.end, frozenset((first,)))

    def _fixed(self, text: str) -> Iterator[Day | Weekdays]:
        for match in _FIXED.finditer(text):
            name = match.group(1).lower()
            if name in _HOLIDAYS:
                day, month = _HOLIDAYS[name]
                yield Day(*match.span(), day=day, month=month)
            else:
                yield Weekdays(*match.span(), _GROUPS[name])

    def _numeric(self, text: str) -> Iterator[Day]:
        if "/" in text or "-" in text or "." in text:
            for m in _ISO.finditer(text):
                year, month, day = map(int, m.groups())
                yield Day(*m.span(), day, month, year)
            for m in _SLASHED.finditer(text):
                year = int(m.group(4)) % 100 + 2000
                yield self._ordered(m.span(), int(m.group(1)), int(m.group(3)), year)
        if "/" in text:
            for m in _SHORT.finditer(text):
                first, last = int(m.group(1)), int(m.group(2))
                if max(first, last) <= 31 and min(first, last) <= 12:
                    yield self._ordered((m.start(1), m.end()), first, last, None)
        if _NTH_HINT.search(text):
            for m in (*_NTH.finditer(text), *_BARE_NTH.finditer(text)):
                if 1 <= int(m.group(1)) <= 31 and not _EDITION.match(text, m.end()):
                    yield Day(m.start(1), m.end(), day=int(m.group(1)))

    def _ordered(self, span: tuple[int, int], first: int, last: int, year: int | None) -> Day:
        month, day = (first, last) if self._month_first else (last, first)
        if month > 12:
            month, day = day, month
        return Day(*span, day, month, year)


@lru_cache(maxsize=64)
def calendar_of(locale: str) -> Calendar:
    """The calendar that reads a locale's dates; the same one each time."""
    return Calendar(locale)


def _names(locale: str) -> tuple[dict[str, int], dict[str, int]]:
    months: dict[str, int] = {"sept": 9}
    weekdays: dict[str, int] = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
    for tag in ("en", Locale.parse(locale.replace("-", "_")).language):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=tag).items():
                months.setdefault(name.lower().rstrip("."), number)
            for number, name in get_day_names(width, locale=tag).items():
                weekdays.setdefault(name.lower().rstrip("."), number)
    return months, weekdays
