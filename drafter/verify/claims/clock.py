"""Times of day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.verify.claims.amounts import Clock
from drafter.verify.english.lexicon import listed

_HALF_DAY = r"(?: ?([ap])(?:m\b|\.m\b\.?))"
_TIME = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2}))?" + _HALF_DAY + r"?(?: ?(o'clock))?"
    r"(?: ?(?:-|–|—|to|until|till|and) ?(?:about )?(\d{1,2})(?:[:.h](\d{2}))?" + _HALF_DAY + r"?)?"
    r"(?![\d%£$€]|:\S|[.,]\d)",
    re.IGNORECASE,
)
_NO_TIME_AFTER = frozenset("0123456789:.,£$€/-")
_HINT = re.compile(r"\d(?::\d\d| ?[ap]\.?m\b| ?o'clock|h\d\d)", re.IGNORECASE)
_WORDED = listed(
    "noon midday midnight past quarter clock o'clock hours hour day night morning afternoon evening"
)
_NAMED = re.compile(r"\b(noon|midday|midnight)\b", re.IGNORECASE)
_ROUND = re.compile(
    r"\b(?:24/7|24 hours a day|(?:around|round) the clock|(?:day|night) (?:and|or) (?:day|night)|"
    r"(?<=open )24 hours|at (?:any|all) hours?)\b",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\b(\d{1,2}(?:[:.]\d\d)?|[a-z]+)(?: o'clock)? (?:in the (morning|afternoon|evening)|at (night))\b"
    r"|\b([a-z]+) o'clock\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(half|quarter|five|ten|twenty|twenty-five) past (\d{1,2}\b|[a-z]+)"
    r"|\b(?:at|by|until|till|before|after|from|around|about) (?:a )?(quarter|(?<!from )(?:five|"
    r"ten|twenty|twenty-five)) to (\d{1,2}\b|[a-z]+)"
    r"(?! (?:working|business|calendar|days?|weeks?|hours?|minutes?|months?|years?|%|per))",
    re.IGNORECASE,
)
_MINUTES = {
    "half": 30,
    "quarter": 15,
    "five": 5,
    "ten": 10,
    "twenty": 20,
    "twenty-five": 25,
}
_HOURS = {
    word: hour
    for hour, word in enumerate((
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ), start=1)
}  # fmt: skip
ALWAYS = -1
"""The minute that stands for `24/7`."""
DAY = 24 * 60


def find_times(text: str, words: frozenset[str]) -> Iterator[Clock]:
    """Every time of day: `14:00`, `9am–5pm`, `9.30am`, `noon`. A bare hour only in a range with
    one that isn't bare.

    Args:
        words: those of the text, in lower case.
    """
    if _HINT.search(text):
        for match in _TIME.finditer(text):
            if text[match.start() - 1 : match.start()] not in _NO_TIME_AFTER:
                yield from _times(match)
    if words.isdisjoint(_WORDED) and "24/7" not in text:
        return
    for match in _NAMED.finditer(text):
        minutes = {0, DAY} if match.group(1).lower() == "midnight" else {DAY // 2}
        yield Clock(*match.span(), frozenset(minutes))
    for match in _PAST.finditer(text):
        past, hour, to, next_hour = match.groups()
        name = (hour or next_hour).lower()
        number = _HOURS.get(name) or (int(name) if name.isdecimal() else 0)
        if 1 <= number <= 12:
            shift = _MINUTES[past.lower()] if past else -_MINUTES[to.lower()]
            minute = number % 12 * 60 + shift
            yield Clock(*match.span(), frozenset((minute % DAY, (minute + DAY // 2) % DAY)))
    for match in _SPOKEN.finditer(text):
        if match.group(4):
            named = _HOURS.get(match.group(4).lower(), 0) % 12 * 60
            if match.group(4).lower() in _HOURS:
                yield Clock(*match.span(), frozenset((named, named + DAY // 2)))
            continue
        if text[max(0, match.start() - 5) : match.start()].lower().endswith(("past ", "to ")):
            continue  # "half past six in the evening"
        spoken, _, past_hour = match.group(1).lower().replace(".", ":").partition(":")
        number = _HOURS.get(spoken) or (int(spoken) if spoken.isdecimal() else 0)
        if 1 <= number <= 12:
            morning = (match.group(2) or "").lower() == "morning" and number != 12  # to noon
            late = 0 if morning else DAY // 2
            yield Clock(*match.span(), frozenset((number % 12 * 60 + int(past_hour or 0) + late,)))
    for match in _ROUND.finditer(text):
        yield Clock(*match.span(), frozenset((ALWAYS,)))


def _times(match: re.Match[str]) -> Iterator[Clock]:
    hour, minute, half, oclock, hour2, minute2, half2 = match.groups()
    has_colon = ":" in match.group()
    first_sure = bool(half or oclock or (minute and has_colon))
    second_sure = bool(half2 or (minute2 and has_colon))
    first_end = match.end(4) if oclock else _end_of_half(match, 3) or match.end(2 if minute else 1)
    if not hour2:
        if first_sure:
            yield from _one(match.start(), first_end, hour, minute, half)
        return
    if not second_sure and not half:
        # "14:00 and 3 …": what follows isn't a time.
        if first_sure:
            yield from _one(match.start(), first_end, hour, minute, half)
        return
    shared = half or half2
    yield from _one(match.start(), first_end, hour, minute, shared, sure=bool(half))
    yield from _one(match.start(5), match.end(), hour2, minute2, half2)


def _end_of_half(match: re.Match[str], group: int) -> int | None:
    """Where `am` or `p.m.` ends; its group holds the first letter only."""
    if not match.group(group):
        return None
    rest = match.string[match.end(group) : match.end(group) + 3].lower()
    return match.end(group) + (3 if rest == ".m." else 2 if rest[:2] == ".m" else 1)


def _one(
    start: int,
    end: int,
    hour: str,
    minute: str | None,
    half: str | None,
    sure: bool = True,
) -> Iterator[Clock]:
    hours, minutes = int(hour), int(minute or 0)
    if hours > 24 or minutes > 59 or (half and hours > 12):
        return
    morning = (hours % 12) * 60 + minutes
    if not half:
        found = {hours * 60 + minutes}
        if hours <= 12 and not minute:
            found |= {morning, morning + DAY // 2}
    else:
        found = {morning + (DAY // 2 if half.lower() == "p" else 0)}
        if not sure:
            found |= {morning, morning + DAY // 2}
    yield Clock(start, end, frozenset(found))
