"""Payment cards and bank accounts, told by their check digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.understand.personal.labels import label_before, labelled
from drafter.understand.personal.spans import Found
from drafter.understand.personal.words import words

_CARD_RUN = re.compile(r"\d(?:[\s.\-/_*|·:()]{0,3}\d){12,}")
_GROUP = re.compile(r"\d+")
_NETWORK = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})"  # Visa
    r"|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}"  # Mastercard
    r"|3[47]\d{13}"  # American Express
    r"|(?:30[0-59]\d|3[689]\d\d)\d{10,15}"  # Diners Club
    r"|35(?:2[89]|[3-8]\d)\d{12,15}"  # JCB
    r"|6\d{13,18}"  # Discover, UnionPay, Maestro, RuPay
    r"|5[06-9]\d{12,17}"  # Maestro; with 13 it is what stands on a box
    r"|220[0-4]\d{12,15}"  # Mir
)
_USUAL_LENGTHS = (16, 15, 14, 19, 18, 17, 13)
"""Which reading of a run wins where several pass; a code may follow the number."""
_SHOP_CARD = re.compile(
    r"\b(?:gift|loyalty|member(?:ship)?|rewards?|points|store|club)[ -]?card", re.I
)
_SPOKEN_OF = re.compile(
    r"\b(?<!gift )(?<!loyalty )(?<!store )(?:card|visa|mastercard|karte|carte|tarjeta)\b", re.I
)
_FAR = 160
"""Characters before a number in fours in which a card that is spoken of makes it one."""
_CODE_PREFIX = re.compile(r"(?<![^\W_])(?:[A-Z]{1,4}|[A-Z]{1,5}-)$")
_COUNTRY_SUFFIX = re.compile(r"[A-Z]{1,2}(?![^\W_])")

_IBAN_LENGTHS = {
    entry[:2]: int(entry[2:])
    for entry in words(
        """
        AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27
        DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28
        IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22
        MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24
        SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
        """
    )
}
_IBAN_START = re.compile(
    r"(?:(?<![^\W_])|(?<=iban))([a-z]) ?([a-z])[\s.\-]{0,3}\d[\s.\-]{0,3}\d", re.I
)
_NEXT = re.compile(r"[\s.\-/_:]{0,3}([^\W_])")
_LABELLED_IBAN = re.compile(
    r"\biban\b[\s:=#-]*(?:(?:number|no|is|ist|es|est|lautet)\b[\s:=-]*){0,2}"
    r"([A-Z]{2}\d{2}(?:[ -]?(?=[A-Z]{0,4}\d)[A-Z0-9]{2,30}){2,8})",
    re.I,
)
_SECURITY_CODE = re.compile(
    r"\b(?:cvv2?|cvc2?|cvn|csc|card (?:verification|security)|security code|prufziffer|"
    r"(?:karten)?prufnummer|cryptogramme)\b"
    r"(?:[\s:#=.,(-]|\b(?:on|it|the|back|number|code|no|nr|is|ist|est|es)\b){0,10}"
    r"(?<!\d)(\d{3,4})(?![\w/-])",
    re.I,
)


def cards(view: str) -> Iterator[Found]:
    """Payment card numbers in any grouping; a mistyped one only where it is called a card."""
    for run in _CARD_RUN.finditer(view):
        groups = [group.span() for group in _GROUP.finditer(view, *run.span())]
        first = 0
        while first < len(groups):
            last = _card_from(view, groups, first)
            if last is None:
                first += 1
            else:
                yield Found("CARD", groups[first][0], groups[last][1])
                first = last + 1


def _card_from(view: str, groups: list[tuple[int, int]], first: int) -> int | None:
    """The last group of the card that starts at `first`, or None where none does."""
    ends: dict[int, int] = {}
    digits = ""
    for place in range(first, len(groups)):
        digits += view[slice(*groups[place])]
        if len(digits) > 19:
            break
        ends[len(digits)] = place
    whole = digits[:19]
    for length in _USUAL_LENGTHS:
        last = ends.get(length)
        if last is not None and _is_card(view, whole[:length], groups[first : last + 1]):
            return last
    return None


def _is_card(view: str, digits: str, groups: list[tuple[int, int]]) -> bool:
    start, end = groups[0][0], groups[-1][1]
    network, checks = _NETWORK.fullmatch(digits) is not None, luhn(digits)
    if not (network or checks) or _counts_up(view, groups):
        return False
    called_card = labelled(view, start, end, "card")
    if checks and network:
        spoken_of = _SPOKEN_OF.search(view, max(0, start - _FAR), start)
        in_fours = spoken_of and [e - s for s, e in groups] == [4, 4, 4, 4]
        return called_card or bool(in_fours) or not _is_reference(view, start, end)
    return (
        called_card
        and len(digits) in {15, 16}
        and not _is_reference(view, start, end)
        and not _SHOP_CARD.search(view, max(0, start - 40), start)
    )


def _is_reference(view: str, start: int, end: int) -> bool:
    """A tracking or order number: said so right before, or letters grown onto it."""
    label = label_before(view, start)
    if label and label.adjacent and label.kind == "reference":
        return True
    if _CODE_PREFIX.search(view, max(0, start - 7), start):
        return True
    return _COUNTRY_SUFFIX.match(view, end) is not None


def _counts_up(view: str, groups: list[tuple[int, int]]) -> bool:
    """Sizes and the like: 38 39 40 41 42 43 44."""
    if len(groups) < 5 or any(end - start > 2 for start, end in groups):
        return False
    numbers = [int(view[slice(*group)]) for group in groups]
    return numbers == sorted(set(numbers)) and max(numbers) > 9


def is_sound(digits: str) -> bool:
    """Whether digits are a card's by the network they begin with and the check they end with."""
    return _NETWORK.fullmatch(digits) is not None and luhn(digits)


def luhn(digits: str) -> bool:
    """Whether a run of digits passes the check that payment cards carry."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0


def security_codes(view: str) -> Iterator[Found]:
    """The three or four digits on the back of a card, where they are called so."""
    for stated in _SECURITY_CODE.finditer(view):
        yield Found("CARD", *stated.span(1))


def ibans(view: str) -> Iterator[Found]:
    """Bank accounts with a valid checksum; a mistyped one only where it is called an IBAN."""
    done = 0
    for start in _IBAN_START.finditer(view):
        if start.start() >= done and (end := _iban_end(view, start)):
            done = end
            yield Found("IBAN", start.start(), end)
    for stated in _LABELLED_IBAN.finditer(view):
        if 15 <= len(re.sub(r"[ -]", "", stated[1])) <= 34:
            yield Found("IBAN", *stated.span(1))


def _iban_end(view: str, start: re.Match[str]) -> int | None:
    account, place = f"{start[1]}{start[2]}", start.end(2)
    length = _IBAN_LENGTHS.get(account.upper(), 0)
    while len(account) < length:
        following = _NEXT.match(view, place)
        if following is None:
            return None
        account += following[1]
        place = following.end()
    if not length or view[place : place + 1].isalnum():
        return None
    return place if sum(c.isdigit() for c in account) >= 10 and mod97(account) else None


def mod97(account: str) -> bool:
    """Whether an IBAN's checksum holds."""
    if not (account.isascii() and account.isalnum()):
        return False
    return int("".join(str(int(c, 36)) for c in account[4:] + account[:4])) % 97 == 1
