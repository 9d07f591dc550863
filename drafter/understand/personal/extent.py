"""How far an address reaches on either side of its street."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.understand.personal.places import (
    CODE_BEFORE_TOWN,
    COUNTRY,
    ENDERS,
    HOUSE_BEFORE,
    LETTERED_POSTCODE,
    POSTCODE_LABEL,
    STATE_AND_ZIP,
    TOWN,
    UNIT,
)
from drafter.understand.personal.words import words

MAX_PIECES = 9
"""Pieces of an address after its street."""
UNIT_REACH = 40
"""Characters before a street in which its flat or floor starts."""
MAX_TOWNS = 4
"""Village, town, county and country."""
BETWEEN = re.compile(r"[ \t]{0,2}(?:[,;|/]|-(?=[ ])|[ ]-)?[ \t]{0,2}(?:\n[ \t]{0,4}){0,2}")
_ASIDE = re.compile(rf"[ ]?\((?:{UNIT.pattern})[^()\d]{{0,12}}\)", re.IGNORECASE)
_LABEL = re.compile(rf"{POSTCODE_LABEL}[\s:]{{1,3}}", re.IGNORECASE)
_UNIT_WORD = re.compile(
    r"(?<!\w)(?:flat|apt|apartment|unit|"
    r"suite|room|studio|chalet|cabin|lodge|plot|lot|shop|rsd|rmb)\.?[ ]$",
    re.IGNORECASE,
)
_STOREY = re.compile(r"(?<![\w/.,-])(?:\d{1,2}/\d{1,2}|\d[fF]\d),?[ ]$")
"""A flat as Scots number it: 2/1."""
_SPACE = re.compile(r",?[ ]?\n?[ ]?")
_IN_TOWN = re.compile(r"[ ]in[ ](?=[A-Z]|\d{5}[ ][^\W\d_])")
_CODE_AFTER_TOWN = re.compile(r"\d{5}(?=\s*(?:[,.;!?)\n]|$))")
"""Where the code should come first, but people put it last: Calle Mayor 12, Madrid 28013."""
_DIGITS_AFTER_TOWN = re.compile(r"(?:\d{4}|\d{5})(?!\w|[.,/-]\d|[ ]?[%€]|[ ](?:x|\d))")
"""Australia and New Zealand, and Americans who leave out their state."""
_PROVINCE = re.compile(r"[ ]\(?[A-Z]{2}\)?(?![\w'])")
"""Italy's, after the town: 20121 Milano MI."""
_LOWER_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['.-])+(?![\w])")
_PIECE_ENDS = re.compile(r"\s*(?:[,.;\n!?)]|$)")
_ASKS_ON = re.compile(
    r" (?:please|pls|plz|thanks|thank|thx|ta|cheers|can|could|would|not|and|but|instead|asap|by|"
    r"if|bitte|danke|svp|merci|gracias|por favor)(?![\w'])",
    re.IGNORECASE,
)
"""What follows a town that no comma ends: …, kendal can you send it there."""
_SMALL = words("de la le les del di da do dos of on upon the in am an der sur sous en los las el")


class Tail(NamedTuple):
    """Where an address ends, and whether a postcode makes it certain."""

    end: int
    postcode: bool


def head(view: str, start: int, least: int) -> int:
    """Where an address starts: flats, floors and named houses before its street are part of it."""
    if storey := _STOREY.search(view, max(least, start - 10), start):
        start = storey.start()
    if named := _UNIT_WORD.search(view, max(least, start - 12), start):
        start = named.start()
    for _ in range(4):
        window = view[max(least, start - 70) : start]
        house = HOUSE_BEFORE.search(window)
        if house and house[0].lower().split()[0] not in ENDERS:
            start -= len(window) - house.start()
            continue
        near = window[-UNIT_REACH:]
        unit = _unit_before(near)
        if unit is None:
            break
        start -= len(near) - unit
    return start


def tail(view: str, end: int, *, code_first: bool | None) -> Tail:
    """Where an address ends: units, towns, postcode and country after its street are part of it.

    Args:
        code_first: whether the postcode stands before the town there; None when unknown.
    """
    towns = 0
    for _ in range(MAX_PIECES):
        place = _after(BETWEEN, view, end)
        place = _after(_LABEL, view, place)
        if towns == 0 and (inside := _IN_TOWN.match(view, end)):
            place = inside.end()
        if code := _postcode(view, place, code_first=code_first):
            return Tail(country(view, code), postcode=True)
        if place > end and (unit := UNIT.match(view, place)):
            end = unit.end()
            continue
        if aside := _ASIDE.match(view, end):
            end = aside.end()
            continue
        if code_first and towns and (last := _CODE_AFTER_TOWN.match(view, place)):
            return Tail(country(view, last.end()), postcode=True)
        if code_first is False and towns and (last := _DIGITS_AFTER_TOWN.match(view, place)):
            return Tail(country(view, last.end()), postcode=True)
        parted = view[end:place].strip(" \t") != ""
        town = _town(view, place, parted=parted, first=towns == 0) if towns < MAX_TOWNS else None
        if town is None:
            break
        end, towns = town, towns + 1
    return Tail(end, postcode=False)


def country(view: str, end: int) -> int:
    """Where an address that reached `end` ends when its country follows."""
    place = _after(BETWEEN, view, end)
    named = COUNTRY.match(view, place) if place > end else None
    return named.end() if named and named[0] != "us" else end


def _after(pattern: re.Pattern[str], view: str, place: int) -> int:
    match = pattern.match(view, place)
    return match.end() if match else place


def _unit_before(window: str) -> int | None:
    for unit in UNIT.finditer(window):
        starts_word = not window[: unit.start()][-1:].isalnum()
        if starts_word and re.fullmatch(r"[ ]?[,/-]?\s{0,3}", window[unit.end() :]):
            return unit.start()
    return None


def _postcode(view: str, place: int, *, code_first: bool | None) -> int | None:
    """The end of a postcode at `place`, with the town after it where the town comes second."""
    if lettered := LETTERED_POSTCODE.match(view, place):
        dutch = lettered[0][:4].isdigit()
        return (_town_after_code(view, lettered.end()) if dutch else None) or lettered.end()
    if state := STATE_AND_ZIP.match(view, place):
        return state.end()
    if code_first is not False and (code := CODE_BEFORE_TOWN.match(view, place)):
        return _town_after_code(view, code.end())
    return None


def _town_after_code(view: str, end: int) -> int | None:
    place = _after(_SPACE, view, end)
    if town := TOWN.match(view, place):
        ends = _titled_end(view, town)
        return ends and _after(_PROVINCE, view, ends)
    lower = _LOWER_WORD.match(view, place)
    return lower.end() if lower and lower[0].lower() not in ENDERS else None


def _town(view: str, place: int, *, parted: bool, first: bool) -> int | None:
    """The end of a town, district or county at `place`."""
    if town := TOWN.match(view, place):
        return _titled_end(view, town) if parted or first else None
    return _plain_end(view, place, parted=parted, first=first)


def _titled_end(view: str, town: re.Match[str]) -> int | None:
    """The end of a capitalised name: before its postcode, or before the next sentence."""
    end = None
    for space in re.finditer(r"[ ]|$", town[0]):
        word = town[0][: space.start()].rpartition(" ")[2]
        if word.lower().strip(".") in ENDERS and (end is None or word[0].isupper()):
            break
        end = town.start() + space.start() - word.endswith(".")
        if _code_follows(view, end):
            break
    return end


def _plain_end(view: str, place: int, *, parted: bool, first: bool) -> int | None:
    """The end of a name without capitals: before a postcode, alone between commas, or one word
    right after the street where the sentence ends or asks on."""
    end, names = place, 0
    for count in range(1, 5):
        word = _LOWER_WORD.match(view, end + (count > 1))
        small = word is not None and word[0].lower() in _SMALL and names > 0
        if word is None or (not small and word[0].lower().strip(".") in ENDERS):
            return None
        end, names = word.end(), names + (not small)
        if _code_follows(view, end):
            return end
        piece = _PIECE_ENDS.match(view, end) or _ASKS_ON.match(view, end)
        if names <= (2 if parted else first) and not small and piece:
            return end
        if view[end : end + 1] != " ":
            return None
    return None


def _code_follows(view: str, end: int) -> bool:
    place = _after(BETWEEN, view, end)
    return place > end and _postcode(view, place, code_first=None) is not None
