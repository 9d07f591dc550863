"""What a source tells of one order, and of what has happened to it, unlike a rule that holds for all."""

from __future__ import annotations

import re

from drafter.verify.claims.amounts import Day
from drafter.verify.english.deeds import PARTICIPLES
from drafter.verify.english.lexicon import listed
from drafter.verify.reading.reading import Reading, Sentence

TO_COME = listed("will be to planned due expected not never once when if")
"""What puts a deed off, or supposes it."""
_CASE = re.compile(
    r"^\W*(?:[A-Z]\w+ ){0,2}(?:[A-Za-z]+ )?(?:(?:no\.? ?|number |#)?(?:[A-Z]{1,4}-?)?\d[\w-]+|log|account|status|notes?)(?: \([^)]*\))?:",
    re.IGNORECASE,
)
"""`Case 7120:`, `Return RT-884:`, `Appt log:` before what is told of it."""
_ORDER = re.compile(
    r"\b(?:[Oo]rder|[Bb]ooking|[Rr]eservation|[Rr]ental|[Tt]icket|[Rr]epair|[Cc]laim|[Ss]hipment|[Pp]arcel|[Ii]nvoice|[Rr]eturn) (?:no\.? ?|number )?#?(?=[\w-]*\d)(?:[A-Z][\w-]*|\d{3}[\w-]*|\d+-[\w-]+)(?! (?:or|and) more\b| \w+s\b)"
)
"""`Order 7730`, `booking LD-204`; not `order 12 or more`."""
_PAST = listed("was were had") | PARTICIPLES
_PERFECT = listed("has have")
_DONE = re.compile(r"[a-z]{2,}(?:ed|en|wn|nt|ne|ld|ut|ght)")
_OPEN = (TO_COME - {"to", "due"}) | listed("can can't cannot must could should would unless")
_RULING = listed("are is that which who you you've any")
"""What stands in a rule, whatever day it names."""
_NEAR = 3
"""Words from `has` to what has been done."""


def names_an_order(reading: Reading) -> bool:
    """Whether a source is on one order, which it names by its number."""
    return bool(_ORDER.search(reading.text) or _CASE.match(reading.text))


def is_record(reading: Reading) -> bool:
    """Whether a text by itself reads as a record of one case: it names an order, or dates what happened."""
    return names_an_order(reading) or any(_has_happened(s) for s in reading.sentences)


def _has_happened(sentence: Sentence) -> bool:
    dated = any(isinstance(claim, Day) and claim.day for claim in sentence.claims)
    words = [word.text for word in sentence.words]
    if _RULING & set(words):
        return False
    perfect = any(
        word in _PERFECT and any(_DONE.fullmatch(then) for then in words[place : place + _NEAR])
        for place, word in enumerate(words)
    )
    return perfect or (dated and bool(_PAST & set(words)))
