"""Personal data in links.

The digits of a link are mostly a carrier's or the shop's: tracking numbers, order ids. What is
somebody's is told by its check digits, by its form, or by the name that it stands under.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.understand.personal.addresses import addresses
from drafter.understand.personal.emails import emails
from drafter.understand.personal.labels import last_label
from drafter.understand.personal.parameters import is_of_somebody, kinds_of
from drafter.understand.personal.payment import cards, ibans, is_sound
from drafter.understand.personal.phones import phones
from drafter.understand.personal.spans import Found
from drafter.understand.personal.unescaped import UnescapedLink, unescaped
from drafter.understand.personal.view import BARRIER

_IN_GROUPS = ("CARD", "PHONE")
_GOES_ON = 40
"""Characters after a link in which its last value may go on: ?phone=07700 900123."""
_ENDS_VALUE = re.compile(rf"[\n{BARRIER}]")
_FIELD = re.compile(r"(?<![^?&#;/!,:])(?P<name>[A-Za-z][\w.\[\]-]{0,40})=(?=(?P<value>[^&#;=]+))")
_SEGMENT = re.compile(r"(?<=/)(?P<name>[A-Za-z][A-Za-z_-]{0,24})[/:](?=(?P<value>[^/?#&;=]+))")
_PATH = re.compile(r"(?<![:/])[/?#](?!/)")
_WORDS = str.maketrans(dict.fromkeys("/?&=#;_", " "))
_SHOPS = re.compile(
    r"track|trac(?:e|es|ing)?(?![a-z])|trk|carrier|courier|deliver|ship|sendung|livraison|envio|"
    r"ids?(?![a-z])|posts?(?![a-z])|status|listing|barcode",
    re.IGNORECASE,
)
"""Words that make a number in their link a carrier's, the shop's or a page's."""
_PAYS = re.compile(r"checkout|wallet|bill(?:ing)?(?![a-z])", re.IGNORECASE)
_ALONE = (15, 16)
"""Digits of a card that no word of its link calls one: thirteen are on every box."""


def in_links(view: str, links: Sequence[tuple[int, int]], region: str) -> Iterator[Found]:
    """What is somebody's in some links of a view, whether or not it goes on after them.

    Args:
        region: see `find_personal`.
    """
    for (start, end), (following, _) in pairwise([*links, (len(view), len(view))]):
        link = unescaped(view, start, end)
        yield from _told_by_form(link)
        yield from _told_by_name(link, _rest(view, end, following), region)


def _rest(view: str, end: int, following: int) -> str:
    """What stands after a link on its line."""
    rest = view[end : min(end + _GOES_ON, following)]
    stop = _ENDS_VALUE.search(rest)
    return rest[: stop.start()] if stop else rest


def _told_by_form(link: UnescapedLink) -> Iterator[Found]:
    for one in emails(link.apart):
        yield _placed(link, one)
    spaced = link.apart.replace("+", " ")
    for one in (*ibans(spaced), *addresses(spaced)):
        yield _placed(link, one)
    for card in cards(spaced):
        if _is_payers(link.text[: card.start], spaced[card.start : card.end]):
            yield _placed(link, card)


def _is_payers(before: str, written: str) -> bool:
    """Whether what looks like a card is one: of tracking numbers, too, one in ten passes its check.

    Args:
        before: the link up to the number.
    """
    digits = "".join(filter(str.isdigit, written))
    if not is_sound(digits):
        return False
    words = before.translate(_WORDS)
    label = last_label(words, 0, len(words))
    place = len(words) - len(label.between) if label else 0
    said: list[tuple[int, str]] = [(place, label.kind)] if label else []
    said += [(word.end(), "reference") for word in _SHOPS.finditer(words, place)]
    said += [(word.end(), "card") for word in _PAYS.finditer(words, place)]
    nearest = max(said)[1] if said else ""
    alone = written == digits and len(digits) not in _ALONE
    return nearest == "card" or (nearest != "reference" and not alone)


def _told_by_name(link: UnescapedLink, rest: str, region: str) -> Iterator[Found]:
    """Values under a telling name, ?phone=… or /card/…"""
    for field in _FIELD.finditer(link.text):
        value, (start, end) = field["value"].replace("+", " "), field.span("value")
        for kind in kinds_of(field["name"]):
            tail = rest if kind.type in _IN_GROUPS and end == len(link.text) else ""
            if found := kind.value.search(value) or kind.value.search(value + tail):
                yield _stretched(link, Found(kind.type, start + found.start(), start + found.end()))
        if is_of_somebody(field["name"]):
            yield from (_placed(link, one, start) for one in phones(value, region))
    path = _PATH.search(link.text)
    for segment in _SEGMENT.finditer(link.text, path.start() if path else len(link.text)):
        value, start = segment["value"].replace("+", " "), segment.start("value")
        types = {kind.type for kind in kinds_of(segment["name"])}
        if "PHONE" in types:
            yield from (_placed(link, one, start) for one in phones(value, region))
        if "CARD" in types:
            yield from (_placed(link, one, start) for one in cards(value) if _sound(value, one))


def _sound(value: str, one: Found) -> bool:
    return is_sound("".join(filter(str.isdigit, value[one.start : one.end])))


def _placed(link: UnescapedLink, one: Found, offset: int = 0) -> Found:
    return Found(one.type, *link.run(one.start + offset, one.end + offset))


def _stretched(link: UnescapedLink, one: Found) -> Found:
    """As `_placed`, of what may go on after the link."""
    length = len(link.text)
    start, end = link.run(one.start, min(one.end, length))
    return Found(one.type, start, end + max(0, one.end - length))
