"""Numbers, in digits and in English words, with the bounds they are given."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from drafter.verify.english.words import Word

Bound = Literal["", "min", "max"]

_SMALL = {
    word: value
    for value, word in enumerate((
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
        "eighteen", "nineteen",
    ))
}  # fmt: skip
_TENS = {
    word: value
    for value, word in zip(
        range(20, 100, 10),
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        strict=True,
    )
}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
NUMBER_WORDS = frozenset((*_SMALL, *_TENS, *_SCALES))
_SUB = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(list(_SMALL)[1:10])}))?|{'|'.join(_SMALL)})"
_WORDED = re.compile(
    rf"\b(?:half a dozen|{_SUB} (?:hundred|thousand|million|"
    rf"dozen)(?: (?:and )?{_SUB})?|an? (?:hundred|thousand|"
    rf"million|dozen|(?:couple|pair)(?: of)?)(?: and {_SUB})?|{_SUB}(?: and a half)?|couple of)\b",
    re.IGNORECASE,
)
_AND_A_HALF = re.compile(r"(?<![\d.,])(\d{1,2}) and a half\b")
_PLURAL = re.compile(
    rf"(?<=under[- ])(?:{_SUB})(?=s\b)|(?<=over[- ])(?:{_SUB})(?=s\b)", re.IGNORECASE
)
"""`under-fives`: an age, though in the plural."""
NUMBER = r"(?:\d{1,3}(?:[,']\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)(?:[½¼¾])?"
"""A number in digits, as a pattern without groups. A comma may be decimal: `9,95`."""
FIGURE = re.compile(NUMBER)
ABSURD = Decimal(10) ** 10
"""What every figure of more than ten digits is read as: nobody means one, no source has it, and what
is reckoned with smaller ones stays within a decimal's 28 digits."""
_MOST_DIGITS = 10
RANGE = r" ?(?:-|–|—|/|\bto\b|\bor\b|\buntil\b) ?"
"""What stands between the two ends of a range."""

_NUMERALS = frozenset((*_SMALL, *_TENS, "a", "an", "couple", "half"))
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_MAX_BEFORE = tuple(
    f" {words}"
    for words in (
        "up to", "within", "under", "below", "less than", "at most", "maximum", "maximum of",
        "max", "fewer than", "no later than", "as many as",
        "inside", "within the first", "within the next", "in the first",
    )
)  # fmt: skip
_MIN_BEFORE = tuple(
    f" {words}"
    for words in (
        "over", "above", "more than", "at least", "from", "minimum", "minimum of", "min",
        "exceeding", "starting at", "no less than", "not less than", "upwards of", "spend",
        "longer than",
    )
)  # fmt: skip
_NOT_MORE = (" no more than", " not more than", " no longer than")
_AT_MOST = re.compile(
    r"(?:\bnot|n't|\bnever)(?: \w+){0,5} (?:\w+er than|more than|beyond|past|over|above)$"
)
_MORE_THAN = re.compile(
    r"(?<!no )(?<!not )\b(?:heavi|tall|wid|deep|larg|bigg|thick|high|great|old|hott|warm|fast|strong)er than$"
)
_LESS_THAN = re.compile(
    r"(?<!no )(?<!not )\b(?:light|short|narrow|small|young|thinn|low|cold|cool|slow|weak)er than$"
)
_COMPARED = re.compile(r"\d\S*(?: \w+)? (?:less|more|fewer|\w+er) than$")
"""`£15 less than five singles` sets no bound to the five."""
_SPREAD = re.compile(
    r"\b(?:runs?|running|spread|held|split|spaced|pa(?:y|id|ys|yable|yments?)|takes? place|course|classes|sessions) over$"
)
"""`Runs over four evenings` takes four."""
_AT_LEAST = re.compile(
    r"(?:\bnot|n't|\bnever)(?: \w+){0,5} (?:(?:less|fewer|younger|shorter|smaller|"
    r"lighter|earlier|sooner) than|under|below|before)$"
)
"""`Isn't for babies under six months` is from six months."""
_MIN_AFTER = re.compile(
    r"\+| ?(?:or|and) (?:more|over|above|up|upwards|(?:long|old|deep|tall|wid|larg|bigg|thick|high|heavi|great)er)\b|"
    r" ?(?:minimum|at least)\b",
    re.IGNORECASE,
)
_MAX_AFTER = re.compile(
    r" ?(?:(?:or|and) (?:less|under|fewer|below|(?:young|short|small|light|narrow|thinn|low)er)\b|max\b|maximum\b|"
    r"at (?:the )?most\b|tops\b)",
    re.IGNORECASE,
)
_BEYOND_NOUN = re.compile(
    r"(?: [^\W\d_]+){1,2} or (more|over|above|upwards|less|fewer)\b", re.IGNORECASE
)
_REACH = 48
"""Characters looked at before and after a number for its bound."""


def digitised(text: str, words: Iterable[Word]) -> str:
    """The text with its number words in digits, padded with zeros to the same length."""
    end = 0
    for word in words:
        plural = word.text[:-1] in _NUMERALS and text[word.start - 1 : word.start] in "- "
        if (word.text in _NUMERALS or plural) and word.start >= end:
            match = (_PLURAL if plural else _WORDED).match(text, word.start)
            if match:
                end = match.end()
                text = text[: word.start] + _padded(match) + text[end:]
    return _AND_A_HALF.sub(lambda m: f"{m[1]}.5".rjust(len(m[0]), "0"), text)


def number_word(word: str) -> Decimal | None:
    """The value of one lower-case word that is a number: `four`, `both`."""
    if word in ("both", "pair", "couple"):
        return Decimal(2)
    value = _SMALL.get(word, _TENS.get(word, 0))
    return Decimal(value) if value else None


@lru_cache(maxsize=16384)
def value_of(text: str) -> Decimal:
    """The value of what `NUMBER` matched; ABSURD where it is too long to be meant."""
    fraction = _FRACTIONS.get(text[-1:], Decimal(0))
    text = text.rstrip("½¼¾").replace("'", "")
    if re.fullmatch(r"\d+,\d{1,2}|\d+,\d{4,}", text):
        text = text.replace(",", ".")
    if sum(map(str.isdigit, text.lstrip("0"))) > _MOST_DIGITS:
        return ABSURD
    return Decimal(text.replace(",", "")) + fraction


_EXCEPT = ("apart from", "aside from", "other than")


def bound_at(text: str, start: int, end: int) -> Bound:
    """What the words around a number make of it: the least, the most, or neither."""
    before = f" {text[max(0, start - _REACH) : start]}".lower().rstrip(" -")
    before = before.removesuffix(" the").removesuffix(" a").removesuffix(" an")
    if before.endswith(_EXCEPT) or _COMPARED.search(before) or _SPREAD.search(before):
        return ""
    if _AT_LEAST.search(before):
        return "min"
    if before.endswith(_NOT_MORE) or _MAX_AFTER.match(text, end) or _AT_MOST.search(before):
        return "max"
    if before.endswith(_MIN_BEFORE) or _MIN_AFTER.match(text, end) or _MORE_THAN.search(before):
        return "min"
    return "max" if before.endswith(_MAX_BEFORE) or _LESS_THAN.search(before) else ""


def bound_beyond(text: str, end: int) -> Bound:
    """What stands behind the noun that a number counts: `24 pieces or more`."""
    beyond = _BEYOND_NOUN.match(text, end)
    return "" if not beyond else "max" if beyond[1].lower() in ("less", "fewer") else "min"


def _padded(match: re.Match[str]) -> str:
    return _figure(match.group().lower()).rjust(len(match.group()), "0")


@lru_cache(maxsize=4096)
def _figure(text: str) -> str:
    if "couple" in text or "pair" in text:
        return "2"
    if text == "half a dozen":
        return "6"
    half = ".5" if text.endswith(" and a half") else ""
    total = current = 0
    for word in re.split(r"[ -]+", text.removesuffix(" and a half")):
        if word in _SCALES:
            current = (current or 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0
        else:
            current += _SMALL.get(word, _TENS.get(word, 0))
    return f"{total + current}{half}"
