"""Order numbers, codes and other figures that are names, and the plain numbers that are left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.verify.claims.amounts import Amount, Mention
from drafter.verify.english.grammar import VERBS
from drafter.verify.english.lexicon import listed
from drafter.verify.english.numbers import NUMBER, RANGE, bound_at, bound_beyond, value_of
from drafter.verify.english.words import concept_of

_SPELLINGS = """
km: km kilometre kilometres kilometer kilometers
m: m metre metres meter meters
cm: cm centimetre centimetres centimeter centimeters
mm: mm millimetre millimetres
mile: mile miles
ft: ft feet
inch: inch inches
kg: kg kilo kilos kilogram kilograms
g: g gram grams
lb: lb lbs pounds-weight
oz: oz
l: l litre litres liter liters
ml: ml millilitre millilitres
°c: °c ° c° degrees
°f: °f
w: w watt watts
kw: kw kilowatt kilowatts
kwh: kwh
mah: mah
v: v volt volts
hz: hz
khz: khz
mhz: mhz
ghz: ghz
tb: tb
gb: gb
mb: mb
lumen: lumen lumens
gsm: gsm
bar: bar
mbar: mbar
psi: psi
wh: wh
"""
_MEASURES = {
    spelling: name
    for name, _, spellings in (line.partition(": ") for line in _SPELLINGS.strip().splitlines())
    for spelling in spellings.split()
}
_UNIT = "|".join(re.escape(unit) for unit in sorted(_MEASURES, key=len, reverse=True))
_CODE = re.compile(r"#?[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
LONGEST = 80
"""Characters of a code before its first digit, and from there on."""
_COMPOUND = re.compile(r"[A-Z]?[a-z]+-\d+s?")
_PLAIN = re.compile(
    rf"\d+(?:-[a-z]+)+|\d+(?:{_UNIT}|st|nd|rd|th|k|x|hrs?|am|pm|p|d|s)?", re.IGNORECASE
)
_LONG = re.compile(r"\d{5,}(?![\w%]|[.,]\d)")
_WORDED_CODE = re.compile(
    r"\b(?:[Cc]odes?|[Vv]ouchers?|[Cc]oupons?)(?: is| are|:)? ?[\"']?(?P<named>[A-Z]{3,})\b|"
    r"\b(?:[Uu]se|[Ee]nter|[Aa]pply|[Rr]edeem|[Qq]uote|[Tt]ype)(?: in)? [\"']?(?P<used>[A-Z]{4,})\b|"
    r"\b[Ww]ith [\"']?(?P<held>[A-Z]{4,})[\"']?,? you\b|"
    r"\b(?P<works>[A-Z]{4,})[\"']? (?:takes?|knocks?|gives?|gets?|saves?|cuts?|brings?)\b"
)
CODE_HINTS = listed(
    """code codes voucher vouchers coupon coupons use enter apply redeem quote type take takes knock knocks give gives
    get gets with save saves cut cuts bring brings"""
)
"""One of the words that stand beside such a code."""
_TIMES = re.compile(rf"({NUMBER}) times\b", re.IGNORECASE)
_FREQUENCIES = {"twice": Decimal(2), "thrice": Decimal(3)}
_FIRST = re.compile(r"(first|last) (?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_NTH = re.compile(r"([^\W\d_]+|\d{1,2}(?:st|nd|rd|th))[ -](?!hand|thought|to\b|of\b|party)[^\W\d_]")
_NTHS = {
    word: rank
    for rank, word in enumerate((
        "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    ), start=2)
}  # fmt: skip
RANKS = frozenset((*_NTHS, *_FREQUENCIES, "first", "last", "once"))
"""Words other than figures that `rank_at` reads."""
_NUMBER, _BETWEEN = (
    re.compile(rf"({NUMBER})(?:{joined}({NUMBER}))?(?:[ -]?({_UNIT})(?![^\W_]))?", re.IGNORECASE)
    for joined in (RANGE, rf"(?: ?(?:{_UNIT}))? and ")
)
_BELOW_ZERO = re.compile(rf"({NUMBER})(?: degrees?)? (?:below|under) (?:zero|0+)\b", re.IGNORECASE)
_SIGN = re.compile(r"(?:minus |(?<![\w-])-|−)$", re.IGNORECASE)
_AGE = re.compile(r"[- ]year[- ]olds?\b", re.IGNORECASE)
_PIECES = re.compile(
    r"[ -](?:pairs?|sets?|packs?|boxes|bottles|pieces|bags) of(?: (?:the|your))?(?= )", re.I
)
_APART = listed("separately together apart altogether individually combined alone")
"""What may follow a bare number: `the two separately`."""
_SET_OF = re.compile(
    r"\b(sets?|packs?|boxes|box|groups?|cases?|part(?:y|ies)|blocks?|bundles?) of $", re.I
)
_NEXT_WORD = re.compile(r"[ -]([^\W\d_]+)")
_PLURAL = re.compile(r"(?:[^siu]s|people|children|men|teeth|feet)$", re.IGNORECASE)
_SAME_NOUN = {concept_of("person"): concept_of("people")}
OWN_COUNT = frozenset(
    concept_of(word)
    for word in listed(
        "thing way option question bit part step choice reason minute second route possibility point exception"
    )
)
"""What a writer counts of what they say themselves: "two options"."""
_LIMITED = re.compile(
    r"\b(?:only|just|limited to|up to|at most|maximum(?: of)?|max|exactly) $", re.IGNORECASE
)
_PER = re.compile(
    r"(?: [^\W\d_]+){0,3} (?:per|each|for each|for every)\b| [^\W\d_]+ (?:up|down)\b", re.IGNORECASE
)
_AS_MUCH = re.compile(r" (?:as|the)\b", re.IGNORECASE)
_ONCE = re.compile(
    r"(?<!at )once(?=[.,;:)]|$| (?:free|only|per|a|every|each|in|within|at|without)\b)", re.I
)


def reference_value(text: str) -> str:
    """A code or order number to compare: its letters and digits, in capitals."""
    return "".join(c for c in text if c.isalnum()).upper()


def reference_at(text: str, original: str, start: int) -> Mention | None:
    """The order number or code that has its first digit here, if it is one.

    Args:
        original: the text before number words were written in digits.
    """
    if original[start].isalpha():
        return None
    begin = start
    while begin > max(0, start - LONGEST) and (
        text[begin - 1].isalnum() or text[begin - 1] in "-#"
    ):
        begin -= 1
    if text[begin] == "-":
        begin = start
    match = _CODE.match(text, begin, start + LONGEST)
    if not match or match.end() <= start:
        return None
    code = match.group()
    if code[0] == "#" or (_LONG.match(text, start) and begin == start) or _is_code(code):
        return Mention("reference", begin, match.end(), reference_value(code))
    return None


def find_worded_codes(text: str) -> Iterator[Mention]:
    """Promotion codes without a digit: `the code WELCOME`, `STAFF takes the cost off`."""
    for match in _WORDED_CODE.finditer(text):
        code = match.lastgroup or ""
        yield Mention("reference", *match.span(code), match[code])


def rank_at(original: str, start: int) -> Amount | None:
    """`the second Saturday`, `the 2nd order`, `twice`, where the word or figure starts here."""
    if match := _FIRST.match(original, start):
        value = Decimal(1) if match.group(1)[0] in "fF" else Decimal(-1)
        return Amount("ordinal", *match.span(1), value, value, "")
    match = _NTH.match(original, start)
    word = match.group(1).lower() if match else ""
    if match and (word in _NTHS or word[0].isdigit()):
        value = Decimal(_NTHS.get(word) or int(word[:-2]))
        return Amount("ordinal", *match.span(1), value, value, "")
    if match := _ONCE.match(original, start):
        return Amount("times", *match.span(), Decimal(1), Decimal(1), "times")
    for word, value in _FREQUENCIES.items():
        if _AS_MUCH.match(original, start + len(word)):
            continue  # "twice as long" compares
        if original[start : start + len(word)].lower() == word:
            return Amount("times", start, start + len(word), value, value, "times")
    return None


def number_at(text: str, original: str, start: int) -> Amount | None:
    """The plain number that starts here, with its measure or the noun it counts."""
    if times := _TIMES.match(text, start):
        value = value_of(times.group(1))
        return Amount("times", start, times.end(), value, value, "times")
    if below := _BELOW_ZERO.match(text, start):
        value = -value_of(below.group(1))
        return Amount("number", start, below.end(), value, value, "°c")
    between = text[max(0, start - 8) : start].lower() == "between "
    match = (_BETWEEN if between else _NUMBER).match(text, start)
    if not match:
        return None
    if _AGE.match(text, match.end()):
        return None  # "your 12-year-old"
    first, last, unit = match.groups()
    noun, told = _noun(text, match.end())
    signed = (unit or not told) and _SIGN.search(text[max(0, start - 6) : start])
    value = value_of(first) * (-1 if signed else 1)
    if whole := _SET_OF.search(text[max(0, start - 14) : start]):
        noun = concept_of(whole.group(1).lower())
    is_word = original[start].isalpha()
    if is_word and not unit and not last and not _counts(text, match, value, told):
        return None
    high = value_of(last) if last else value
    measure = _MEASURES[unit.lower()] if unit else noun
    bound = bound_at(text, start, match.end()) or bound_beyond(text, match.end())
    return Amount("number", start, match.end(), value, high, measure, bound)


def _is_code(code: str) -> bool:
    has_letter = any(c.isalpha() for c in code)
    if _PLAIN.fullmatch(code) or _COMPOUND.fullmatch(code):
        return False
    return has_letter and any(c.isdigit() for c in code)


def _counts(text: str, match: re.Match[str], value: Decimal, told: bool) -> bool:
    """Whether a number word counts something that could be wrong."""
    if _LIMITED.search(text[max(0, match.start() - 14) : match.start()]):
        return True
    if not told and text[: match.start()].lower().endswith(" the "):
        return False  # "£15 less than the two"
    if not told:
        return bool(bound_at(text, match.start(), match.end())) or bool(
            _SET_OF.search(text[max(0, match.start() - 14) : match.start()])
        )
    if value == 1:
        return told and bool(_PER.match(text, match.end()))
    return told


def _noun(text: str, end: int) -> tuple[str, bool]:
    """The concept of the last of the content words that follow, two at most, and whether there
    is a word at all."""
    noun, told = "", False
    if pieces := _PIECES.match(text, end):
        end = pieces.end()
    for _ in range(2):
        match = _NEXT_WORD.match(text, end)
        concept = concept_of(match.group(1).lower()) if match else ""
        if not match or not concept or match.group(1).lower() in VERBS | _APART:
            break
        noun, told, end = _SAME_NOUN.get(concept, concept), True, match.end()
        if match.group()[0] == "-" or _PLURAL.search(match.group(1)):
            break  # "two people carry": what follows a plural isn't counted
    return noun, told
