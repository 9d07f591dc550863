"""Lengths of time, brought to three scales that don't convert into one another: seconds,
working days and months."""

from __future__ import annotations

import re
from decimal import Decimal

from drafter.verify.claims.amounts import Amount
from drafter.verify.english.lexicon import listed
from drafter.verify.english.numbers import NUMBER, RANGE, bound_at, value_of

CLOCK = "seconds"
WORKING = "working days"
MONTHS = "months"
VAGUE = "vague"
"""`a few days`: any number from FEW to MANY of the unit."""
FEW, MANY = 2, 9

HOUR = Decimal(3600)
DAY = 24 * HOUR
WEEK = 7 * DAY
_UNITS: dict[str, tuple[str, Decimal]] = {
    "second": (CLOCK, Decimal(1)),
    "sec": (CLOCK, Decimal(1)),
    "minute": (CLOCK, Decimal(60)),
    "min": (CLOCK, Decimal(60)),
    "hour": (CLOCK, HOUR),
    "hr": (CLOCK, HOUR),
    "h": (CLOCK, HOUR),
    "day": (CLOCK, DAY),
    "night": (CLOCK, DAY),
    "weekend": (CLOCK, 2 * DAY),
    "week": (CLOCK, WEEK),
    "wk": (CLOCK, WEEK),
    "fortnight": (CLOCK, 2 * WEEK),
    "month": (MONTHS, Decimal(1)),
    "year": (MONTHS, Decimal(12)),
    "yr": (MONTHS, Decimal(12)),
    "decade": (MONTHS, Decimal(120)),
    "quarter": (MONTHS, Decimal(3)),
}
_WORKING: dict[str, Decimal] = {"day": Decimal(1), "week": Decimal(5), "wk": Decimal(5)}
_UNIT = (
    r"(seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|nights?|weeks?|wks?|"
    r"fortnights?|months?|years?|yrs?|decades?|weekdays?|workdays?)"
)
_SORT = (
    r"(?:(?:single|full|whole|further|more|extra|additional|consecutive|straight|short|"
    r"clear)[ -])?(?:(working|business|calendar|week|trading)[ -]?)?"
)
_SPAN = re.compile(
    rf"({NUMBER}|(?:half )?an?(?= ))(?:[ -]?(?:{_UNIT}[ ])?(?:{RANGE}|"
    rf"(?P<between> ?\band ))({NUMBER}|(?<=and )an?(?= )))?(?:\+| or (?:more|fewer|less)| plus)?[ -]?{_SORT}{_UNIT}(?![^\W_])(?!(?<=\bday) off\b(?! your))(?P<more> and "
    rf"(?:a half|a quarter|0*3 quarters))?",
    re.IGNORECASE,
)
_FEW = re.compile(
    rf"(?:a few|several|some|a (?:small )?handful of|a number of|many) (?:more )?{_SORT}{_UNIT}\b",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    rf"(?:a |0*(?P<count>\d)[ -])?(?P<part>quarters?|half)(?: of)? (?:an? |"
    rf"the )?{_UNIT}\b",
    re.IGNORECASE,
)
_EACH_UNIT = re.compile(
    rf"(?:per|each|every|an?) {_UNIT}\b(?! (?:day|night|week|month|year)s?\b)|every (?P<nth>other|second|third|fourth) {_UNIT}\b|(?P<worded>(?:per|each|every) quarter(?! of)|daily|weekly|fortnightly|monthly|quarterly|"
    rf"yearly|annually|annual)\b",
    re.IGNORECASE,
)
_DAY_OF = re.compile(r"(?:\b\w+days?|\x1f) of $", re.IGNORECASE)
_NTHS = {"other": 2, "second": 2, "third": 3, "fourth": 4}
_OFTEN = {
    "daily": "day",
    "weekly": "week",
    "fortnightly": "fortnight",
    "monthly": "month",
    "quarterly": "quarter",
    "per quarter": "quarter",
    "each quarter": "quarter",
    "every quarter": "quarter",
    "yearly": "year",
    "annual": "year",
    "annually": "year",
}
EACH = "each "
"""What the scale of a rhythm starts with: `once a year` is no length of time."""
_OR_TWO = re.compile(rf"(?:a|0*1) {_SORT}{_UNIT} or 0*2\b", re.IGNORECASE)
_NEXT = re.compile(r"(?:next|following)[ -](?:(working|business) )?day\b", re.IGNORECASE)
_SAME = re.compile(r"same[ -](?:(?:working|business) )?day\b", re.IGNORECASE)
_EACH = re.compile(
    r"(?:\b(?:once|twice|times|\x1f+)|\d[\d.]*(?: ?[a-z]+)?)(?: in)? $", re.IGNORECASE
)
_DAY_BEFORE = re.compile(
    r"(?:the )?(?:(?P<sort>working|business) )?(?P<day>day|night) (?:before|after)\b",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"(?:,|, so|that's|which is) $", re.IGNORECASE)
"""`On Friday, so the day before you set off` tells the customer's day."""
_AGE = re.compile(r"-olds?\b", re.IGNORECASE)
_HOW = re.compile(r"\bhow \w+ an? ?$", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:every|each|per) (?:\d+,? ?)*$", re.IGNORECASE)
_SOME_DAY = re.compile(r"0*1 day(?=$|[,;.])")
_ONE_DAY = re.compile(
    r"(?<![^.!?;:,–] )(?<![^\s.!?;:,–])0*1 day (?:i|we|you|he|she|they)(?:'ll| will| may| might| won't)\b",
    re.IGNORECASE,
)
"""`One day you'll laugh about it`: some day."""
_SUPPOSED = re.compile(
    r"\b(?:if|when|once|should|in case)\b[^,;.]*(?<!\bin)(?<!\bfor)(?<!\bafter)(?<!\bby)(?<!\bthan)"
    r"(?<!\bonly)(?<!\bjust)(?<!\bto)(?<!\bof)(?<!\bleast)(?<!\btakes)(?<!\blasts) $",
    re.IGNORECASE,
)
"""`If a pair wears through one day`: some day."""
_PART_OF = re.compile(r"\b(?:part|parts|rest|end|start|beginning|half) of $", re.IGNORECASE)
_NOT_NAMED = re.compile(
    r"(?:n't|\bnot|\bnever)(?: yet)? (?:given|named|said|set|confirmed|announced|told)(?: us| me| you| out)? $",
    re.I,
)
"""`The maker hasn't given us a month`."""
_A_SECOND = re.compile(r"a second(?:-| (?!or\b|to\b|ago\b|and\b)[a-z]| 0*1\b)", re.IGNORECASE)
"""`a second pair` ranks it."""
_WEEK_ON = re.compile(
    r" (?:on |when\b|today|tomorrow|\x1f|(?:pass|passes|tickets?|trips?|return|rates?|guests?|plan)\b)"
)
_A_NIGHT_OF = re.compile(r"an? (?:day|night) of (?:about |around |minus )?[-−–+]?\d", re.IGNORECASE)
"""`A night of -2` tells what night it is."""
OPENERS = listed(
    """a an half quarter quarters several some many next following same per each every daily weekly
    fortnightly monthly quarterly yearly annually annual the"""
)
"""Words other than figures that a length of time can start with."""


def duration_at(text: str, start: int) -> Amount | None:
    """The length of time whose figure, or whose word of `OPENERS`, starts here."""
    if _A_SECOND.match(text, start) or _ONE_DAY.match(text, start):
        return None
    if _SOME_DAY.match(text, start) and _SUPPOSED.search(text, max(0, start - 80), start):
        return None
    first = text[start].lower()
    if first == "t":
        match = _DAY_BEFORE.match(text, start)
        if match and _APPOSED.search(text, 0, start) and text.startswith(" you", match.end()):
            return None
        return _day_before(match) if match else None
    if first in "nf" and (match := _NEXT.match(text, start)):
        scale, factor = scale_of(match.group(1), "day")
        return _amount(text, match, factor, factor, scale)
    if first == "s" and (match := _SAME.match(text, start)):
        return _amount(text, match, Decimal(0), Decimal(0), CLOCK)
    if (first in "ahq" or first.isdigit()) and (match := _FRACTION.match(text, start)):
        return _fraction(text, match)
    if not first.isdigit() and (rhythm := _rhythm(text, start)):
        return rhythm
    if first in "a01" and (match := _OR_TWO.match(text, start)):
        scale, factor = scale_of(match.group(1), match.group(2))
        return _amount(text, match, factor, factor * 2, scale)
    if first in "asm" and (match := _FEW.match(text, start)):
        scale, factor = scale_of(match.group(1), match.group(2))
        return Amount("duration", *match.span(), factor * FEW, factor * MANY, f"{VAGUE} {scale}")
    match = _SPAN.match(text, start)
    return _span(text, match) if match and not _is_no_length(text, match) else None


def _is_no_length(text: str, match: re.Match[str]) -> bool:
    """`3-year-old`, and `how cold a night`."""
    return bool(_AGE.match(text, match.end()) or _HOW.search(text[: match.start() + 2]))


def _day_before(match: re.Match[str]) -> Amount:
    scale, factor = scale_of(match["sort"], match["day"])
    return Amount("duration", match.start(), match.end("day"), factor, factor, scale)


def _fraction(text: str, match: re.Match[str]) -> Amount:
    scale, factor = scale_of(None, match.group(3))
    share = Decimal("0.5") if match["part"].lower() == "half" else Decimal("0.25")
    value = share * int(match["count"] or 1) * factor
    if _every(text, match.start()):
        scale = f"{EACH}{scale}"
    return _amount(text, match, value, value, scale)


def _rhythm(text: str, start: int) -> Amount | None:
    """`per week`, `weekly`, `once a year`; `the second Sunday of each month` is a day of it."""
    match = _EACH_UNIT.match(text, start)
    if not match or _DAY_OF.search(text, max(0, start - 24), start):
        return None
    opens = text[start : start + 2].lower()
    if opens in ("a ", "an") and not _EACH.search(text[max(0, start - 12) : start]):
        return None
    worded = _OFTEN[match["worded"].lower()] if match["worded"] else ""
    scale, factor = scale_of(None, worded or match[1] or match[3])
    factor *= _NTHS[match["nth"].lower()] if match["nth"] else 1
    return Amount("duration", *match.span(), factor, factor, f"{EACH}{scale}")


def _span(text: str, match: re.Match[str]) -> Amount | None:
    first, first_unit, last, sort, unit = match.group(1, 2, 4, 5, 6)
    if first.lower() in ("a", "an") and _PART_OF.search(text, 0, match.start()):
        return None  # "part of a month" is no length of time
    if first.lower() in ("a", "an") and _NOT_NAMED.search(text, 0, match.start()):
        return None
    if first.lower() in ("a", "an") and _A_NIGHT_OF.match(text, match.start()):
        return None
    if first.lower() in ("a", "an") and _WEEK_ON.match(text, match.end()):
        return None  # "a week on Thursday" is a day, "a day ticket" no length of time
    both = match.group("between")
    apart = both and "between" not in text[max(0, match.start() - 9) : match.start()]
    low = _count(first)
    high = _count(last) if last else low
    scale, factor = scale_of(sort, unit)
    if first_unit and (apart or scale_of(sort, first_unit)[0] != scale):
        scale, factor = scale_of(sort, first_unit)  # "8 weeks to 12 months": the first by itself
        end = match.end(2)
        bound = bound_at(text, match.start(), end)
        return Amount("duration", match.start(), end, low * factor, low * factor, scale, bound)
    if _every(text, match.start()):
        scale = f"{EACH}{scale}"
    if more := match.group("more"):
        share = Decimal("0.5" if "half" in more else "0.75" if "3" in more else "0.25")
        low, high = low + share, high + share
    low_factor = scale_of(sort, first_unit)[1] if first_unit else factor
    return _amount(text, match, low * low_factor, high * factor, scale)


def _every(text: str, start: int) -> bool:
    return bool(_EVERY.search(text, max(0, start - 24), start))


def _amount(text: str, match: re.Match[str], low: Decimal, high: Decimal, scale: str) -> Amount:
    bound = bound_at(text, *match.span())
    return Amount("duration", match.start(), match.end(), low, high, scale, bound)


def _count(text: str) -> Decimal:
    lower = text.lower()
    if lower.startswith("half"):
        return Decimal("0.5")
    return Decimal(1) if lower in ("a", "an") else value_of(text)


def scale_of(sort: str | None, unit: str) -> tuple[str, Decimal]:
    """The scale of a unit of time, and how many of it one unit is."""
    name = unit.lower().rstrip("s") if len(unit) > 1 else unit.lower()
    if name in ("weekday", "workday"):
        return WORKING, Decimal(1)
    if (sort or "").lower() in (
        "working",
        "business",
        "week",
        "trading",
    ) and name in _WORKING:
        return WORKING, _WORKING[name]
    return _UNITS[name]
