"""Amounts of money and percentages, with the currency in any of its spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import get_territory_currencies

from drafter.verify.claims.amounts import Amount
from drafter.verify.english.lexicon import listed
from drafter.verify.english.numbers import NUMBER, RANGE, bound_at, value_of

ANY = ""
"""The currency of something that costs nothing."""

_SPOKEN = {
    "GBP": ("pound", "pounds", "pounds sterling", "quid", "sterling"),
    "EUR": ("euro", "euros"),
    "CHF": ("franc", "francs"),
    "KR": ("kr", "kroner", "kronor", "krone", "krona"),
    "USD": ("dollar", "dollars", "bucks", "buck"),
    "PENCE": ("p", "pence", "penny"),
    "CENT": ("cent", "cents", "¢"),
}
_MINOR = {"PENCE": ("GBP", Decimal("0.01")), "CENT": ("CENT", Decimal("0.01"))}
_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD"})
_CROWNS = frozenset({"SEK", "NOK", "DKK"})
_COMMON = (
    "GBP", "EUR", "USD", "CAD", "AUD", "NZD", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF",
    "RON", "JPY", "CNY", "INR", "BRL", "MXN", "ZAR", "SGD", "HKD", "TRY", "ILS", "KRW", "AED",
    "SAR", "THB",
)  # fmt: skip


def _spellings() -> dict[str, str]:
    """Lower-case symbol, code or name → code. Narrow `$` is the US dollar."""
    english = Locale.parse("en")
    found: dict[str, str] = {}
    for code in _COMMON:
        name = str(english.currencies[code]).lower()
        symbol = str(english.currency_symbols.get(code, code)).lower()
        for spelling in (code.lower(), symbol, name, f"{name}s"):
            found.setdefault(spelling, code)
    for code, words in _SPOKEN.items():
        found.update(dict.fromkeys(words, code))
    found |= {
        "us$": "USD",
        "a$": "AUD",
        "c$": "CAD",
        "ca$": "CAD",
        "€": "EUR",
        "£": "GBP",
    }
    return found


_CODES = _spellings()
_SIGNS = frozenset(spelling[-1] for spelling in _CODES if not spelling[-1].isalnum())
_FIGURE = rf"({NUMBER}(?:k\b)?)"
_NO_MONEY = r"(?![\d%]|\.\d| ?per ?cent| ?(?:m|cm|mm|km|kg|g|ml|cl|l|litres?|metres?|inch(?:es)?|pieces?|pcs)\b|[ -][^\W\d_]* ?(?:day|hour|week|month|year)| ?(?:euros?|dollars?|bucks|francs?|pence)\b)"
_LED, _BETWEEN = (
    re.compile(
        rf"{_FIGURE}(?:{joined}[^\W\d_]{{0,2}}[{''.join(map(re.escape, _SIGNS))}]? "
        rf"?{_FIGURE}{_NO_MONEY})?",
        re.IGNORECASE,
    )
    for joined in (RANGE, " and ")
)
_TRAILED = re.compile(
    rf"{_FIGURE}(?:{RANGE}{_FIGURE})?[ -]?(?:([^\W\d_]+)(?: ([^\W\d_]+))?|"
    rf"([{''.join(map(re.escape, _SIGNS))}])(?!\d))",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    rf"({NUMBER})(?: ?%?{RANGE}({NUMBER}))?[ -]?(?:%|per ?cent\b|percent(?:age points?)?\b|pct\b)",
    re.IGNORECASE,
)
_SHARES = re.compile(
    r"\b(?P<half>half[ -](?:price|off)|half (?:as much|(?:the|their|its|your) (?:price|cost))|"
    r"buy one,? get one free|bogof)\b"
    r"|\b(?:an? |one |0*1 )?(?P<part>third|quarter|fifth) (?:off|cheaper|less)\b"
    r"|\b(?:two|0*2) thirds (?P<most>off)\b",
    re.IGNORECASE,
)
_PARTS = {"third": Decimal(100) / 3, "quarter": Decimal(25), "fifth": Decimal(20)}
_FREE = re.compile(
    r"(?<![\w-])(?:(?:completely |totally |always )?free(?: of charge)?(?![\w-]|"
    r" from\b(?! ?[£$€\d\x1f])| of\b(?! (?:charge|shipping|postage|delivery|cost)\b)| again\b| up\b(?! to\b))"
    r"|(?:fees?|charges?|costs?)(?: (?:of )?\x1f+)? (?:(?:is|are|will be) )?waived"
    r"|waives? (?:it|that|this|(?:the|this|that|our|your) (?:\x1f+ )?(?:\w+ )?(?:fee|charge|cost)s?)\b"
    r"|(?:at )?no (?:\w+ )?(?:charge|cost|fee)s?\b|no (?:extra|additional|more) (?:postage|shipping|delivery)\b|"
    r"without (?:any )?(?:charge|cost)\b"
    r"|for nothing\b|free of charge|complimentary\b|gratis\b"
    r"|costs?(?: you)? nothing\b|(?:or nothing|nothing (?:to pay|extra|from|once|if|"
    r"when|over|above))\b|(?:won't|doesn't|don't|not) cost (?:you )?(?:anything|"
    r"a thing|a penny|extra|more)\b"
    r"|(?:we|we'll|we will|we'd) (?:also )?(?:pay|cover) (?:for )?(?:the |your |"
    r"all )?(?:return )?(?:postage|shipping|delivery|cost)\w*"
    r"|(?<!\bwe )(?<!\bthey )(?:don't|won't|not|never|doesn't) (?:have to )?pay"
    r"(?: you)?(?: (?:anything|a fee|for (?:it|this|that)))?\b"
    r"|(?:don't|won't|not|never|doesn't) (?:have to )?charge(?: you)?(?: (?:anything|a fee|for (?:it|this|that)))?\b"
    r"|refund (?:the |your )?(?:shipping|delivery|postage)\b"
    r"|(?:pays?|paying) (?:no|nothing(?: for)?)(?: \w+)?\b"
    r"|(?:is|are|it's|postage is|all) on us\b|zero (?:cost|charge)\b|at our (?:cost|expense)\b)",
    re.IGNORECASE,
)
SHARE_HINTS = frozenset(("half", "third", "thirds", "quarter", "fifth", "bogof", "buy"))
NOTE_HINTS = frozenset(("tenner", "tenners", "fiver", "fivers"))
_NOTES = re.compile(r"(?:(?:an? |(?P<count>\d+) )|\b)(?P<note>tenner|fiver)s?\b", re.IGNORECASE)
FREE_HINTS = listed(
    "refund free charge charged cost costs nothing complimentary gratis fee fees "
    "pay cover us zero expense waived waive waives"
)
"""A text without one of these words says nothing of costing nothing."""
_FETCHED = re.compile(
    r"\b(?:collect|pick|deliver|ship|sen[dt]|post|return|fetch|br(?:ing|ought))\w*(?: [\w']+){0,3} "
    r"(?P<free>free) from\b",
    re.IGNORECASE,
)
"""`We collect it free from your door`, unlike what is free from nuts."""
_AVAILABLE = re.compile(
    r"\b(?:if|when|whenever|once|while|that)(?: [\w']+){0,4} (?:is|are|'s|'re) $|\b(?:you're|we're) $",
    re.IGNORECASE,
)
_VACANT = re.compile(
    r"\b(?:nothing|anything|time|space|room|afternoon|morning|evening|schedule|(?:slots?|(?<!of )dates?|places?|spaces?|tables?|rooms?)(?: still| left)?) $",
    re.IGNORECASE,
)
"""`There's nothing free before May`: what is free there can be booked."""
_DENIED = re.compile(r"(?:\b(?:not|never|no longer)|n't)(?: \w+){0,3} $", re.IGNORECASE)
_ASKED = re.compile(r"(?:don't|not|never) pay\b", re.IGNORECASE)
_ASKING = re.compile(
    r"(?:^|[.!?,;:–—(] ?|\b(?:please|kindly|just|do|(?:if|when|unless) (?:you|they)) )$",
    re.IGNORECASE,
)
"""What stands before a request or a condition: `don't pay` and `if you don't pay` tell no price."""
_PRICE_OF = re.compile(
    r" (?:for\b|extra|more|a (?:penny|cent)|(?:any |the )?(?:postage|delivery|shipping|fees?|deposit)\b)",
    re.I,
)
_TO_DO = re.compile(
    r" to (?!(?:any|every|all|our|the|those|each|both|members?|customers?|subscribers?|students?|"
    r"you)\w*\b)"
)
"""`You're free to choose`, and not `free to anyone with an order number`."""
_TIME_OFF = re.compile(
    r" (?:hour|minute|moment|morning|afternoon|evening|day|weekend|slot|hand)"
    r"s?\b(?! (?:of|pass|ticket|rental|hire|parking|entry))",
    re.IGNORECASE,
)
_FEELING = re.compile(r"\b(?:feel|you're|you are|are|hands) $", re.IGNORECASE)


def same_currency(one: str, other: str) -> bool:
    """Whether two codes can mean the same money; cents are of the dollar and the euro."""
    if one == other or ANY in (one, other):
        return True
    if "KR" in (one, other):
        return not {one, other}.isdisjoint(_CROWNS)
    return "CENT" in (one, other) and bool({one, other} & (_DOLLARS | {"EUR"}))


@lru_cache(maxsize=16)
def currency_of(locale: str) -> frozenset[str]:
    """What a locale's country pays with; empty for a language without a country."""
    territory = Locale.parse(locale.replace("-", "_")).territory
    return frozenset(get_territory_currencies(territory)) if territory else frozenset()


def money_at(text: str, start: int) -> Amount | None:
    """The amount of money whose figure starts here, if it is one."""
    begin, currency = _led_by(text, start)
    led = _BETWEEN if text[max(0, begin - 8) : begin].lower() == "between " else _LED
    if currency and (match := led.match(text, start)):
        return _amount(text, begin, match.end(), currency, match.group(1), match.group(2))
    match = _TRAILED.match(text, start)
    if not match:
        return None
    low, high, first, second, sign = match.groups()
    for spelling, end in (
        (f"{first} {second}", match.end(4)), (first, match.end(3)), (sign, match.end(5)),
    ):  # fmt: skip
        if (
            spelling
            and spelling.lower() in _CODES
            and _is_currency(spelling, text[end - len(spelling) - 1])
        ):
            return _amount(text, start, end, spelling, low, high)
    return None


def _led_by(text: str, start: int) -> tuple[int, str]:
    """The currency right before a figure, and where it begins; empty when there is none."""
    end = start - 1 if text[start - 1 : start] == " " else start
    if end < 1:
        return start, ""
    if text[end - 1] in _SIGNS:
        for length in (3, 2, 1):
            spelling = text[max(0, end - length) : end]
            if spelling.lower() in _CODES:
                return end - len(spelling), spelling
    spelling = text[max(0, end - 3) : end]
    if (
        spelling.isupper()
        and spelling.lower() in _CODES
        and not text[max(0, end - 4) : end - 3].isalpha()
    ):
        return end - 3, spelling
    return start, ""


def percent_at(text: str, start: int) -> Amount | None:
    """The percentage whose figure starts here, if it is one."""
    match = _PERCENT.match(text, start)
    if not match:
        return None
    low = value_of(match.group(1))
    high = value_of(match.group(2)) if match.group(2) else low
    return Amount(
        "percent",
        start,
        match.end(),
        low,
        high,
        "%",
        bound_at(text, start, match.end()),
    )


def find_shares(text: str) -> Iterator[Amount]:
    """Percentages in words: `half price`, `a third off`."""
    for match in _SHARES.finditer(text):
        value = Decimal(50) if match["half"] else Decimal(200) / 3
        if match["part"]:
            value = _PARTS[match["part"].lower()]
        yield Amount("percent", match.start(), match.end(), value, value, "%")


def find_free(text: str) -> Iterator[Amount]:
    """Every place where something is said to cost nothing."""
    for match in _FETCHED.finditer(text):
        yield Amount("free", *match.span("free"), Decimal(0), Decimal(0), ANY)
    for match in _FREE.finditer(text):
        before = text[: match.start()]
        if match.group().lower() == "free" and (
            _AVAILABLE.search(before) or _VACANT.search(before) or _DENIED.search(before)
        ):
            continue  # "if a room is free", "it wouldn't be a free repair"
        asked = _ASKED.match(match.group()) and _ASKING.search(before)
        if asked and not _PRICE_OF.match(text, match.end()):
            continue  # "please don't pay the courier"
        if match.group().lower() == "free" and _TIME_OFF.match(text, match.end()):
            continue  # "a free hour"
        if not _TO_DO.match(text, match.end()) or not _FEELING.search(
            text[max(0, match.start() - 8) : match.start()]
        ):
            yield Amount("free", match.start(), match.end(), Decimal(0), Decimal(0), ANY)


def find_notes(text: str) -> Iterator[Amount]:
    """Money by its banknotes: `a tenner`, `two fivers`."""
    for match in _NOTES.finditer(text):
        value = (value_of(match["count"]) if match["count"] else 1) * Decimal(
            10 if match["note"].lower().startswith("t") else 5
        )
        yield Amount("money", *match.span(), value, value, ANY, bound_at(text, *match.span()))


def _is_currency(spelling: str, before: str) -> bool:
    if spelling in ("p", "P"):
        return before.isdigit()  # 50p, not "at 5 p.m."
    return len(spelling) != 3 or spelling.isupper() or not spelling.isalpha()


def _amount(text: str, start: int, end: int, currency: str, low: str, high: str | None) -> Amount:
    code, factor = _currency(currency.lower())
    first = _figure(low) * factor
    last = _figure(high) * factor if high else first
    return Amount("money", start, end, first, last, code, bound_at(text, start, end))


@lru_cache(maxsize=256)
def _currency(spelling: str) -> tuple[str, Decimal]:
    code = _CODES[spelling]
    return _MINOR.get(code, (code, Decimal(1)))


def _figure(text: str) -> Decimal:
    thousand = text[-1:].lower() == "k"
    return value_of(text[:-1] if thousand else text) * (1000 if thousand else 1)
