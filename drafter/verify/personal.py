"""Personal data in a reply that isn't this customer's, or that no reply should hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.verify.grounds import Grounds
from drafter.verify.lexicon import listed
from drafter.verify.words import folded, words_of

_CARD = re.compile(r"(?<![\d.,-])\d(?:[ -]?\d){12,18}(?![\d%]|[.,]\d)")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b")
_SECURITY_CODE = re.compile(
    r"\b(?:cvv|cvc|cv2|security code|pin|passcode|one[- ]time code|otp|"
    r"password)\b(?: is| was|:)? ?[:\"']?(\d{3,8})\b",
    re.I,
)
_TITLES = r"(?:mr|mrs|ms|miss|mx|dr|prof)\.? "
_NAME = rf"(?P<name>(?:{_TITLES})?[^\W\d_][^\W\d_'’.-]*(?:[ -][^\W\d_][^\W\d_'’-]*){{0,2}})"
_GREETED = re.compile(
    rf"(?:^|[.!?\n] ?)\s*(?:hi|hey|hello|hiya|dear|good (?:morning|afternoon|evening|"
    rf"day)|morning|evening|afternoon)(?: there)?,? {_NAME}(?= ?[,.!:;–—\n-]|$)",
    re.IGNORECASE,
)
_THANKED = re.compile(
    rf"\b(?:thanks|thank you|cheers|sorry|welcome|congratulations|great|ok|okay|sure|"
    rf"yes|no)(?: so much| again)?, {_NAME}(?= ?[,.!?\n]|$)",
)
_ANYONE = listed(
    """there all everyone team folks again both you friend guys friends mate lovely love dear sir
    madam and we i it the so just that this we're i'm what how of again for your"""
)


def find_personal(
    text: str, grounds: Grounds, known: frozenset[str]
) -> Iterator[tuple[int, int, str]]:
    """Card numbers, IBANs and security codes, and the names of people other than the customer.

    Args:
        text: folded.
        known: words, in lower case, that the sources hold: no person's name.
    """
    if any(c.isdigit() for c in text):
        yield from _numbers(text)
    mine = customer_names(grounds)
    for match in _GREETED.finditer(text):
        if _is_stranger(match.group("name"), mine, known):
            yield *match.span("name"), "is not this customer's name"
    for match in _THANKED.finditer(text):
        name = match.group("name")
        if name[0].isupper() and _is_stranger(name, mine, known):
            yield *match.span("name"), "is not this customer's name"


def customer_names(grounds: Grounds) -> frozenset[str]:
    """Words of the customer's name and handle, in lower case."""
    named = folded(f"{grounds.customer.name or ''} {grounds.customer.handle or ''}")
    return frozenset(word.text for word in words_of(named))


def _is_stranger(name: str, mine: frozenset[str], known: frozenset[str]) -> bool:
    words = [word.lower().strip(".") for word in re.split(r"[ .-]+", name) if word.strip(".")]
    words = [word for word in words if word not in ("mr", "mrs", "ms", "miss", "mx", "dr", "prof")]
    if not words or words[0] in _ANYONE:
        return False
    return not all(word in mine or word in known for word in words)


def _numbers(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _CARD.finditer(text):
        digits = [int(c) for c in match.group() if c.isdigit()]
        if _passes_luhn(digits) and digits[0] in (2, 3, 4, 5, 6):
            yield *match.span(), "is a card number"
    for match in _IBAN.finditer(text):
        if _passes_mod97(match.group().replace(" ", "")):
            yield *match.span(), "is an IBAN"
    for match in _SECURITY_CODE.finditer(text):
        yield *match.span(1), "is a secret code"


def _passes_luhn(digits: list[int]) -> bool:
    doubled = (d if place % 2 == 0 else d * 2 - 9 * (d > 4) for place, d in enumerate(digits[::-1]))
    return sum(doubled) % 10 == 0 and len(set(digits)) > 1


def _passes_mod97(iban: str) -> bool:
    turned = iban[4:] + iban[:4]
    return 15 <= len(iban) <= 34 and int("".join(str(int(c, 36)) for c in turned)) % 97 == 1
