"""Where a street and its number stand, in the English form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from drafter.understand.personal.places import NOT_IN_NAME


class Strength(IntEnum):
    """What it takes to believe that some words are a street."""

    LEAST = -1
    """A postcode that follows, or German words that announce an address."""
    WEAK = 0
    """A postcode that follows, or words that announce an address."""
    FAIR = 1
    """The same, or names written with capitals where nothing follows that they would describe."""
    STRONG = 2
    """Only that nothing follows that the words would describe."""


class Street(NamedTuple):
    """A street with its number at [start, end). `code_first`: postcodes there precede towns."""

    start: int
    end: int
    strength: Strength
    titled: bool
    code_first: bool = False


_STRONG = (
    r"road|rd|street|str|avenue|ave|lane|ln|crescent|cres|terrace|boulevard|blvd|gardens|gdns|mews|"
    r"parkway|pkwy|highway|hwy|turnpike|esplanade|embankment"
)
_FAIR = (
    r"st|dr|ct|pl|sq|ter|cl|cir|trl|av|drive|close|court|place|square|way|hill|walk|row|rise|park|"
    r"grove|croft|vale|view|parade|quay|wharf|circus|plaza|alley|approach|crossing|circle|broadway"
)
_WEAK = (
    r"trail|green|common|end|bank|field|fields|mount|gate|yard|path|loop|cross|side|chase|fold|"
    r"dale|brook|ridge|meadow|meadows|heath|crest|run|pass|bay|cove|point|landing|hollow|bend|mill|"
    r"drove|mead|orchard|villas|buildings|cottages|houses|wood|woods|copse|nook|garth|gait|wynd|brae|"
    r"promenade|gateway|route"
)
KIND = rf"(?:{_STRONG}|{_FAIR}|{_WEAK})"
_WORD = r"(?:[^\W\d_][^\W_]*(?:['.-][^\W\d_]+)*\.?|\d{1,3}(?:st|nd|rd|th))"
_NUMBER = (
    r"(?<![\w.£$€#/'-])(?<!\d[,:])(?:no\.? ?|nr\.? ?|#\d{1,4}[ ]?-[ ]?)?\d{1,5}"
    r"(?:[ ]?[-–/][ ]?\d{1,4})?"
    r"(?:[ ]?[a-z](?![\w']))?(?:[ ]1/2)?"
)
_ABBREVIATED = (
    r"(?:(?:(?<= (?:rd|st|ln|dr|ct|pl|sq|cl|av))|(?<= (?:str|ave|ter|cir|trl|hwy))|"
    r"(?<= (?:cres|blvd|gdns|pkwy)))\.)?"
)
_ENGLISH = re.compile(
    rf"{_NUMBER},?[ ]{{1,2}}(?P<name>(?:{_WORD}[ ]{{1,2}}){{1,4}}?)"
    rf"(?P<kind>{KIND}(?:[ ]{KIND})*)(?![\w']){_ABBREVIATED}"
    r"(?:[ ](?:north|south|east|west|upper|lower|nw|ne|sw|se|n|s|e|w)(?![\w']))?",
    re.IGNORECASE,
)
_NAMELESS_KIND = (
    r"(?:Broadway|Kingsway|Queensway|Piccadilly|Avenue of the [A-Z]\w+|Esplanade|"
    r"The (?:Parade|Strand|Mall|Boulevard|Crescent|Promenade|Terrace|Avenue|Close|Square|Drive))"
)
_NUMBERED_KIND = (
    r"(?:(?:[NSEW]|North|South|East|West|County|State|US|Old|Farm to Market|Ranch)\.?[ ]){0,2}"
    r"(?:Road|Rd|Route|Rte|Highway|Hwy|FM|CR|SR)[ ]\d{1,4}[A-Z]?|(?:Avenue|Ave)[ ][A-Z]"
)
_NAMELESS = re.compile(rf"{_NUMBER},?[ ](?:{_NAMELESS_KIND}|{_NUMBERED_KIND})(?![\w'])")
_DIRECTIONS = {"NE", "NW", "SE", "SW"}
_NUMBER_AFTER = re.compile(
    rf"(?<![\w'-])(?:[A-Z][\w'-]*[ ]){{1,3}}(?i:{_STRONG}|{_FAIR}),?[ ]"
    r"(?i:no\.?|number|nr\.?|#)[ ]?\d{1,4}[a-z]?(?!\w|[.,]\d)"
)
"""Church Road, no 14."""
_BOX = re.compile(
    r"(?<!\w)(?:p\.? ?o\.? ?box|postfach|boite postale|apartado(?: de correos)?|packstation|bfpo|"
    r"gpo box|private bag|locked bag|postbus|case postale|casella postale|caixa postal|"
    r"(?:r\.?r\.?|rural route|hc)[ ]?\#?\d{1,3},?[ ]box)"
    r"[ ](?:no\.? ?)?\d{1,6}(?!\w)",
    re.IGNORECASE,
)


def english_streets(view: str) -> Iterator[Street]:
    """Numbered streets whose last word says that they are one, and post boxes."""
    for match in _ENGLISH.finditer(view):
        names = match["name"].split()
        if NOT_IN_NAME.intersection(name.lower() for name in names if name not in _DIRECTIONS):
            continue
        kind = match["kind"].lower().split()[-1]
        strength = Strength.WEAK
        if re.fullmatch(_STRONG, kind):
            strength = Strength.STRONG
        elif re.fullmatch(_FAIR, kind):
            strength = Strength.FAIR
        titled = all(name[0].isupper() or name[0].isdigit() for name in (*names, match["kind"]))
        yield Street(*match.span(), strength, titled)
    for match in _NAMELESS.finditer(view):
        yield Street(*match.span(), Strength.FAIR, titled=True)
    for match in _NUMBER_AFTER.finditer(view):
        if not NOT_IN_NAME.intersection(match[0].lower().split()) - {"no"}:
            yield Street(*match.span(), Strength.WEAK, titled=match[0][0].isupper())
    for box in _BOX.finditer(view):
        yield Street(*box.span(), Strength.STRONG, titled=True)
