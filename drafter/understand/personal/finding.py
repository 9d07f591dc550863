"""Find every kind of personal data in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.understand.personal.accounts import bank_accounts
from drafter.understand.personal.addresses import addresses, unnumbered_addresses
from drafter.understand.personal.birth import birth_dates
from drafter.understand.personal.dictated import dictated_phones, with_noughts
from drafter.understand.personal.disguised import disguised_emails
from drafter.understand.personal.emails import emails
from drafter.understand.personal.identity import documents
from drafter.understand.personal.linked import in_links
from drafter.understand.personal.links import handle, profiles, urls
from drafter.understand.personal.membership import memberships
from drafter.understand.personal.payment import cards, ibans, security_codes
from drafter.understand.personal.phones import phones
from drafter.understand.personal.spans import Found, PersonalSpan, PersonalType
from drafter.understand.personal.view import BARRIER, View, view_of

_FIRST: tuple[PersonalType, ...] = (
    "EMAIL",
    "HANDLE_URL",
    "EMAIL_OBFUSCATED",
    "IBAN",
    "CARD",
    "BANK_ACCOUNT",
    "PASSPORT_OR_ID",
    "DOB",
    "ADDRESS",
    "PHONE",
)
"""Which reading wins where two overlap."""
MAX_PASSES = 6
"""Ordinary messages take two; a text made to take more isn't followed forever."""
_MANY_DIGITS = re.compile(r"\d(?:\D{0,3}\d){6}")
_DIGIT = re.compile(r"\d")


def find_personal(
    text: str, *, region: str = "GB", own: Iterable[str] = ()
) -> tuple[PersonalSpan, ...]:
    """Personal data in a text, in order and without overlap.

    Args:
        region: ISO 3166 code of the country whose national phone numbers come first.
        own: the brand's own name, links and contacts, which are nobody's personal data.
    """
    view = view_of(text)
    brand = frozenset(filter(None, map(_key, own)))
    spans: list[PersonalSpan] = []
    # What is found makes room: a number may stand alone once the one beside it is taken out, and
    # a link may turn out to be a profile around it.
    for _ in range(MAX_PASSES):
        found = _pass(view, region, brand)
        if not found:
            break
        for type_, start, end in found:
            begin, stop = view.starts[start], view.ends[end - 1]
            if BARRIER in view.text[start:end]:
                spans = [one for one in spans if one.end <= begin or stop <= one.start]
            spans.append(PersonalSpan(type_, begin, stop, text[begin:stop]))
        view = view.without((start, end) for _, start, end in found)
    return tuple(sorted(spans, key=lambda span: span.start))


def _pass(view: View, region: str, brand: frozenset[str]) -> list[Found]:
    """What one reading finds, in order and without overlap."""
    text = view.text
    readings = [one for one in _everything(text, region, brand) if not _is_brands(text, one, brand)]
    readings.sort(key=lambda one: (_FIRST.index(one.type), one.start, -one.end))
    taken = _marked(text, ())
    found: list[Found] = []
    for one in readings:
        start, end = view.whole(one.start, one.end)
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            found.append(Found(one.type, start, end))
    return sorted(found, key=lambda one: one.start)


def _everything(text: str, region: str, brand: frozenset[str]) -> Iterator[Found]:
    """What the text holds outside its links, and what each link holds."""
    links = list(urls(text))
    inside = _marked(text, links)
    for one in _readings(text, region):
        # What only touches a link is no part of it: shop.example/pay,4111 1111 1111 1111
        if one.type == "HANDLE_URL" or inside.find(0, one.start, one.end) >= 0:
            yield one
    theirs = [(start, end) for start, end in links if _key(text[start:end]) not in brand]
    yield from in_links(text, theirs, region)


def _readings(text: str, region: str) -> Iterator[Found]:
    yield from emails(text)
    yield from disguised_emails(text)
    yield from profiles(text)
    yield from dictated_phones(text)
    if not _DIGIT.search(text):
        yield from unnumbered_addresses(text)
        return
    yield from birth_dates(text)
    yield from addresses(text)
    yield from documents(text)
    yield from memberships(text)
    yield from security_codes(text)
    yield from bank_accounts(text)
    figures = with_noughts(text)
    if _MANY_DIGITS.search(figures):
        yield from ibans(text)
        yield from cards(text)
        yield from phones(figures, region)


def _marked(text: str, spans: Iterable[tuple[int, int]]) -> bytearray:
    """A byte for each character: 1 inside a span."""
    marks = bytearray(len(text))
    for start, end in spans:
        marks[start:end] = b"\1" * (end - start)
    return marks


def _is_brands(text: str, one: Found, brand: frozenset[str]) -> bool:
    if not brand:
        return False
    words = text[one.start : one.end]
    return _key(words) in brand or (one.type == "HANDLE_URL" and handle(words) in brand)


def _key(value: str) -> str:
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", value.lower())
    return re.sub(r"[\W_]", "", bare)
