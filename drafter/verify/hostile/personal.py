"""Personal data in a reply that isn't this customer's, or that no reply should hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.verify.english.lexicon import listed
from drafter.verify.reading.reading import Reading

_CARD = re.compile(r"(?<![\d.,-])\d(?:[ -]?\d){12,18}(?![\d%]|[.,]\d)")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b")
_SECURITY_CODE = re.compile(
    r"\b(?:cvv|cvc|cv2|security code|pin|passcode|one[- ]time code|otp|"
    r"password)\b(?: is| was|:)? ?[:\"']?(\d{3,8})\b",
    re.IGNORECASE,
)
_FEWEST_DIGITS = 10
"""Digits without which a text holds neither a card number nor an IBAN."""
_TITLES = r"(?:mr|mrs|ms|miss|mx|dr|prof)\.? "
_NAME = rf"(?P<name>(?:{_TITLES})?[^\W\d_][^\W\d_'’.-]*(?:[ -][^\W\d_][^\W\d_'’-]*){{0,2}})"
_GREETED = re.compile(
    rf"(?:^|[.!?\n] ?)\s*(?:hi|hey|hello|hiya|dear|g'day|good (?:morning|afternoon|evening|"
    rf"day)|morning|evening|afternoon)(?: there)?,? {_NAME}(?= ?[,.!:;–—\n-]|$)",
    re.IGNORECASE,
)
_THANKED = re.compile(
    rf"\b(?:thanks|thank you|cheers|sorry|welcome|congratulations|great|ok|okay|sure|"
    rf"yes|no)(?: so much| again)?, {_NAME}(?= ?[,.!?\n]|$)",
)
_CALLED = re.compile(
    r"(?:^|\n)\W*(?:[^\W\d_]+,|(?:[Gg]ood|[Gg]reat|[Ll]ovely) (?:news|question),|(?:Aloha|Ciao|Hola|Bonjour|Salut|Hallo|Hej|Moin|"
    r"Servus|Welcome back|Howdy|Namaste)) (?P<name>[A-Z][a-zà-ÿ]+)[!:]|\b(?:[Pp]oor|[Ll]ucky|[Bb]rave|[Ss]weet|[Gg]ood old) (?P<whom>[A-Z][a-zà-ÿ]+)(?=[!,.])"
)
"""`Sláinte, Ciara!` and `Poor Fido!`"""
_GREETINGS = listed("hi hey hello hiya dear g'day good morning evening afternoon")
_ACKNOWLEDGED = listed(
    "thanks thank cheers sorry welcome congratulations great ok okay sure yes no"
)
_TITLE_WORDS = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "prof"))
_ANYONE = listed(
    """there all everyone team folks again both you friend guys friends mate lovely love dear sir
    madam and we i it the so just that this we're i'm what how of again for your"""
)


def find_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Card numbers, IBANs and security codes of a folded text, with what each is."""
    digits = sum(map(str.isdigit, text))
    if digits >= _FEWEST_DIGITS:
        yield from _accounts(text)
    if digits:
        for match in _SECURITY_CODE.finditer(text):
            yield *match.span(1), "is a secret code"


def _accounts(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _CARD.finditer(text):
        digits = [int(c) for c in match.group() if c.isdigit()]
        if _passes_luhn(digits) and digits[0] in (2, 3, 4, 5, 6):
            yield *match.span(), "is a card number"
    for match in _IBAN.finditer(text):
        if _passes_mod97(match.group().replace(" ", "")):
            yield *match.span(), "is an IBAN"


def find_addressed(reply: Reading) -> Iterator[tuple[int, int]]:
    """Where a reply calls someone by name: "Hi Jane," and "Thanks, Jane"."""
    if not _GREETINGS.isdisjoint(reply.vocabulary):
        for match in _GREETED.finditer(reply.text):
            yield match.span("name")
    if not _ACKNOWLEDGED.isdisjoint(reply.vocabulary):
        for match in _THANKED.finditer(reply.text):
            if match.group("name")[0].isupper():
                yield match.span("name")
    for match in _CALLED.finditer(reply.text):
        yield match.span(match.lastgroup or 0)


def is_stranger(name: str, mine: frozenset[str], known: frozenset[str]) -> bool:
    """Whether a name is neither the customer's nor a word that the sources hold.

    Args:
        mine: words of the customer's name and handle, in lower case.
        known: words of the sources, in lower case.
    """
    words = [word.strip(".") for word in re.split(r"[ .-]+", name.lower())]
    words = [word for word in words if word and word not in _TITLE_WORDS]
    if not words or words[0] in _ANYONE:
        return False
    return not all(word in mine or word in known for word in words)


def _passes_luhn(digits: list[int]) -> bool:
    doubled = (d if place % 2 == 0 else d * 2 - 9 * (d > 4) for place, d in enumerate(digits[::-1]))
    return sum(doubled) % 10 == 0 and len(set(digits)) > 1


def _passes_mod97(iban: str) -> bool:
    turned = iban[4:] + iban[:4]
    return 15 <= len(iban) <= 34 and int("".join(str(int(c, 36)) for c in turned)) % 97 == 1
