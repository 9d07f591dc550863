"""Street addresses: by their street, by the words that announce them, or by their postcode."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.understand.personal.continental import continental_streets
from drafter.understand.personal.extent import BETWEEN, Tail, country, head, tail
from drafter.understand.personal.labels import label_before
from drafter.understand.personal.places import (
    ENDERS,
    HOUSE_KIND,
    NAME,
    NOT_IN_NAME,
    POSTCODE_LABEL,
    STATE_AND_ZIP,
    STATED_POSTCODE,
    UNIT,
)
from drafter.understand.personal.spans import Found
from drafter.understand.personal.streets import KIND as STREET_KIND
from drafter.understand.personal.streets import Street, Strength, english_streets

_ANNOUNCED = re.compile(
    r"\b(?:address\w*|adresse\w*|anschrift|direccion|domicilio|liv(?:e|es|ed|ing) (?:at|on|in)|"
    r"mov(?:e|ed|ing) (?:house )?(?:to|into|from)|(?:re-?)?deliver\w*|send\w*|sent|ship\w*|posted|"
    r"redirect\w*|forward\w*|collect\w* from|pick\w* up from|come to|"
    r"(?:left|leave|drop\w*|dropped off|based|staying|house|home|flat|office|neighbou?r\w*|i'?m)"
    r" (?:it |off )?(?:at|is|with|is at)|"
    r"wohn\w*|umgezogen|liefer\w*|schick\w*|habit\w*|demeur\w*|domicili\w*|livr\w*|envoy\w*|"
    r"viv\w*|envi\w*|mand\w*|entreg\w*|residence|billing|it'?s|new one)\b",
    re.IGNORECASE,
)
_ANNOUNCED_IN_GERMAN = re.compile(
    r"\b(?:adresse\w*|anschrift|wohn\w*|umgezogen|liefer\w*|schick\w*|zieh\w*|versand\w*)\b",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\b(?:at|to|from|outside|address)[ \n:]{1,2}$", re.IGNORECASE)
_CLAIMED = re.compile(
    r"[\s,]{0,3}(?:is|are) (?:where|my|our|the (?:new|right|correct|old|wrong)|her|his)\b|"
    r"[\s,]{0,3}is (?:the address|the one|right|correct)|[\s,]{0,3}ist mein|[\s,]{0,3}es mi",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\s*(?:$|[,.;:!?()\]\n\"'|/\ufffc]|-\s)|\s+(?:[A-Z]|\d{4,5}\b|\ufffc)"
    rf"|\s+(?:{'|'.join(sorted(map(re.escape, ENDERS), key=len, reverse=True))})(?![\w'])"
)
_STATED = re.compile(
    r"(?:\b(?:address|adresse|anschrift|direccion)\b[^\d\n.!?:]{0,24}:"
    r"|\b(?:mine|ours|home)(?: is|'s)\b"
    r"|\b(?:he|she|they|we|i)(?:'s|'re|'m| is| are| am)(?: now)? at\b"
    r"|\b(?:address|adresse|anschrift|direccion)\b"
    r"(?: (?:now |new )?(?:is|ist|est|es)\b)?(?: now)?"
    r"|\b(?:leave|left|drop|dropped)(?: (?:it|them|the \w+|my \w+))?(?: off)? at\b"
    r"|\b(?:live|lives|living|staying|based) (?:at|on|in)\b|\bmoved? (?:house )?to\b|\bmoving to\b"
    r"|\b(?:(?:re)?deliver(?:ed)?|send|sent|ship(?:ped)?|post(?:ed)?|redirect(?:ed)?|go|goes|going|"
    r"changed?)(?: (?:it|this|that|them|the \w+|my \w+|order))? to\b"
    r"|\bwohne (?:jetzt )?(?:in der|im|am|in)\b|\bj'habite(?: au)?\b|\bvivo en\b)[\s:=,-]{0,4}"
    r"(?:(?:is|it's|at|now|the|instead)\b[\s:,]{1,2}){0,2}",
    re.IGNORECASE,
)
_NUMBER_AND_NAME = re.compile(
    r"(?<![\w.,£$€#/'-])(?:(?:flat|apt|apartment|unit)\.?[ ]?\w{1,4},?[ ])?\d{1,4}[a-z]?,?[ ]"
    r"(?:(?P<titled>(?:The[ ])?[A-Z][\w'-]+(?:[ ][A-Z][\w'-]+){0,3})(?![\w'])"
    r"|(?P<plain>[a-z][a-z'-]+(?:[ ][a-z][a-z'-]+){0,2}),[ ](?=[A-Za-z][\w' -]{2,20}(?:[,.\n]|$)))"
)
_OWN_POSTCODE = re.compile(
    rf"(?:\b{POSTCODE_LABEL}|\bi(?:'m| am| live)\b[\w ]{{0,12}}\bin|\bbased in)\b"
    r"[^\d.!?\n]{0,40}$",
    re.IGNORECASE,
)
_PLACE_NAME = re.compile(
    rf"(?:\d{{1,5}}[a-z]?[ ])?(?:{NAME}(?:[ ](?:on|upon|of|the|le|in)(?=[ ][A-Z]))?[ ]?){{1,6}}$"
)
_NUMBERED = re.compile(
    r"(?<![\w.,£$€#/'-])(?:(?:flat|apt|apartment|unit)\.? \w{1,4},? )?\d{1,5}[a-z]?,? "
    r"(?P<names>(?:(?:(?:apt|apartment|unit|suite|ste|flat|fl|no)\.? \w{1,4}|#\w{1,4}|"
    r"[^\W\d_][\w'.-]*)[, \n]{1,3}){1,8})$",
    re.IGNORECASE,
)
_SHOPS_OWN = re.compile(
    r"\b(?:your|the|ur)(?: \w+){0,2} (?:store|shop|branch|outlet|warehouse|showroom|office|depot)"
    r"(?: is| was)?[ ,(]{1,2}(?:at |on |in )?$",
    re.IGNORECASE,
)
_OWN_DIGITS = re.compile(
    rf"\b(?:my|our|meine|mon|notre|mi|mijn)[ ](?:new )?{POSTCODE_LABEL}"
    r"(?:[\s:]|\b(?:is|ist|est|es|code)\b){1,4}(?P<code>\d{4,5}(?:-\d{3,4})?)(?![\w/]|[.,-]\d)",
    re.IGNORECASE,
)
_POSTCODE_NAMED = re.compile(rf"\b{POSTCODE_LABEL}[^\d.!?\n]{{0,15}}$", re.IGNORECASE)
_NAMED_HOUSE = re.compile(
    rf"(?:(?:{UNIT.pattern})[ ,]{{1,2}}){{0,3}}(?:the[ ])?(?:[^\W\d_][\w'-]+[ ]){{1,3}}?"
    rf"(?:{HOUSE_KIND}|{STREET_KIND})(?![\w'])(?=[ ]?[,\n])"
    rf"|(?:(?:{UNIT.pattern})[ ,]{{1,2}})+"
    r"[^\W\d_][\w'-]+(?:[ ][^\W\d_][\w'-]+){0,2}(?=[ ]?[,\n])",
    re.IGNORECASE,
)
"""A house or a street without a number: The Old Rectory, Church Lane, …"""
_PLACES_REACH = 120
"""Characters before a postcode in which its address starts."""


def addresses(view: str) -> Iterator[Found]:
    """Whole addresses: unit, number, street, town, postcode, country, where they stand together."""
    marks = bytearray(len(view))
    found: list[tuple[int, int]] = []
    for search in (_by_street, _announced, _named_houses, _by_postcode):
        for start, end in search(view):
            shops_own = _SHOPS_OWN.search(view, max(0, start - 60), start)
            if not shops_own and marks.find(1, start, end) < 0:
                marks[start:end] = b"\1" * (end - start)
                found.append((start, end))
    for start, end in _joined(view, sorted(found)):
        yield Found("ADDRESS", start, end)


def unnumbered_addresses(view: str) -> Iterator[Found]:
    """Addresses in a text without a digit: houses that have a name, where words announce them."""
    for start, end in _named_houses(view):
        yield Found("ADDRESS", start, end)


def _joined(view: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """One address may have two numbers: Flat 2, Rose Court, 14 Elm Close."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and BETWEEN.fullmatch(view, joined[-1][1], start):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _by_street(view: str) -> Iterator[tuple[int, int]]:
    done = 0
    streets = (*english_streets(view), *continental_streets(view))
    for street in sorted(streets, key=lambda one: (one.start, -one.end)):
        if street.start >= done:
            start = head(view, street.start, done)
            after = tail(view, street.end, code_first=street.code_first)
            if _is_address(view, street, start, after):
                done = after.end
                yield start, done


def _is_address(view: str, street: Street, start: int, after: Tail) -> bool:
    if after.postcode:
        return True
    label = label_before(view, street.start)
    if label and label.adjacent and label.kind == "reference" and start == street.start:
        return False
    if street.strength is Strength.LEAST:
        return _ANNOUNCED_IN_GERMAN.search(view, max(0, start - 60), start) is not None
    announced = (
        start < street.start
        or _ANNOUNCED.search(view, max(0, start - 60), start) is not None
        or _CLAIMED.match(view, after.end) is not None
    )
    ends = _GOES_ON.match(view, street.end) is not None
    if street.strength is Strength.WEAK or (street.strength is Strength.FAIR and not street.titled):
        return announced and ends
    stands = street.titled and _PLACED.search(view, max(0, start - 12), start) is not None
    return ends or stands or (announced and street.strength is Strength.STRONG)


def _announced(view: str) -> Iterator[tuple[int, int]]:
    """Addresses without a word for street, after words that announce one."""
    for named in _NUMBER_AND_NAME.finditer(view):
        kind = "titled" if named["titled"] else "plain"
        words = named[kind].lower().split()
        if NOT_IN_NAME.intersection(words) - {"the"} or not _GOES_ON.match(view, named.end(kind)):
            continue
        before = view[max(0, named.start() - 60) : named.start()]
        if any(stated.end() == len(before) for stated in _STATED.finditer(before)):
            yield named.start(), tail(view, named.end(kind), code_first=None).end


def _named_houses(view: str) -> Iterator[tuple[int, int]]:
    """Houses that have a name for a number, right after words that announce an address."""
    for stated in _STATED.finditer(view):
        house = _NAMED_HOUSE.match(view, stated.end())
        if house is None or NOT_IN_NAME.intersection(house[0].lower().split()) - {"the"}:
            continue
        if not (re.search("[A-Z]", house[0]) or UNIT.match(house[0])):
            continue  # left it at the back gate, soaked
        end = tail(view, house.end(), code_first=None).end
        if end > house.end():
            article = 4 if view[house.start() - 4 : house.start()] == "The " else 0
            yield house.start() - article, end


def _by_postcode(view: str) -> Iterator[tuple[int, int]]:
    """Addresses that only their postcode gives away, and postcodes called the customer's own."""
    for code in STATED_POSTCODE.finditer(view):
        if _is_shops_code(view, code.start()):
            continue
        before = view[max(0, code.start() - _PLACES_REACH) : code.start()]
        places = _named_places(before) if code[0].isupper() else None
        begins = [_after_announcement(before), _numbered(before), places]
        known = [begun for begun in begins if begun is not None]
        if known:
            start = code.start() - len(before) + min(known)
            yield head(view, start, 0), country(view, code.end())
        elif _OWN_POSTCODE.search(before):
            yield code.span()
    for own in _OWN_DIGITS.finditer(view):
        yield own.span("code")
    for code in STATE_AND_ZIP.finditer(view):
        before = view[max(0, code.start() - _PLACES_REACH) : code.start()]
        begins = [_numbered(before), _named_places(before)]
        known = [begun for begun in begins if begun is not None and before[begun].isdigit()]
        if known:
            start = code.start() - len(before) + min(known)
            yield head(view, start, 0), country(view, code.end())


def _is_shops_code(view: str, start: int) -> bool:
    """A voucher's code may look like a postcode: code XK12 9AB."""
    label = label_before(view, start)
    if label is None or label.kind != "reference" or not label.adjacent:
        return False
    return _POSTCODE_NAMED.search(view, max(0, start - 30), start) is None


def _after_announcement(before: str) -> int | None:
    """Where an address starts right after "send it to" and the like."""
    announced = [stated.end() for stated in _STATED.finditer(before)]
    return announced[-1] if announced and _reads_on(before[announced[-1] :]) else None


def _numbered(before: str) -> int | None:
    """Where a house number starts that only names part from the postcode."""
    numbered = _NUMBERED.search(before)
    if numbered is None:
        return None
    names = re.findall(r"[^\W\d_][\w']*", numbered["names"].lower())
    return None if NOT_IN_NAME.intersection(names) - {"the"} else numbered.start()


def _reads_on(middle: str) -> bool:
    """Whether words between "send it to" and a postcode can all be part of an address."""
    words = re.findall(r"[\w']+", middle.lower())
    if not 1 <= len(words) <= 14 or re.search(r"[!?]|\.\s+[A-Z]", middle):
        return False
    return not (ENDERS - {"on", "at", "by", "in", "o", "no"}).intersection(words)


def _named_places(before: str) -> int | None:
    """Where two or more capitalised places, parted by commas or lines, start before a postcode."""
    begun, parts, end = None, 0, len(before.rstrip(" ,\n"))
    while end > 0 and parts < 6:
        edge = max(before.rfind(",", 0, end), before.rfind("\n", 0, end))
        piece = before[edge + 1 : end].strip()
        run = _PLACE_NAME.search(piece)
        name = run[0].strip() if run else ""
        while name and name.split()[0].lower() in ENDERS:
            name = name.partition(" ")[2]
        if not name:
            break
        begun, parts = before.rindex(name, 0, end), parts + 1
        if name != piece or edge < 0:
            break
        end = len(before[:edge].rstrip(" ,\n"))
    return begun if parts >= 2 else None
