"""The plain English that the checks know, in one set: what any reply may use, and nobody's name."""

from __future__ import annotations

import calendar
from itertools import chain

from drafter.verify.english.deeds import PARTICIPLES
from drafter.verify.english.grammar import VERBS
from drafter.verify.english.lexicon import IRREGULAR, NEGATORS, SAME, SMALL_TALK, STOP, WEAK
from drafter.verify.english.numbers import NUMBER_WORDS
from drafter.verify.english.trade import CLASSES, DETAILS, GROUPS, PROCESS, RULES
from drafter.verify.english.words import stem

_DATES = " ".join((*calendar.month_name, *calendar.day_name)).lower().split()
_KIN = """
mother father mum mom dad parent son daughter child brother sister sibling grandson granddaughter
grandchild grandmother grandfather gran grandma grandad grandpa aunt uncle niece nephew cousin
husband wife spouse partner fiancé fiancée girlfriend boyfriend friend neighbour neighbor colleague
flatmate baby toddler teenager
"""
_TRANSPORT = "sea air road rail post ship plane train van lorry truck boat freight"
_AT_HAND = """
address file document attachment browser button menu tab username dashboard section manual door lid bag sleeve
sticker counter
"""
"""Where a customer is told to look or what to open."""
PLAIN = frozenset(
    stem(word)
    for word in chain(
        STOP, WEAK, SMALL_TALK, NEGATORS, IRREGULAR, SAME.split(), VERBS, PARTICIPLES, PROCESS, GROUPS,
        RULES.split(), DETAILS.split(), CLASSES.split(), NUMBER_WORDS, _DATES,
        _KIN.split(), _TRANSPORT.split(), _AT_HAND.split(),
    )
    if len(word) > 1 or word in "ai"
)  # fmt: skip
"""Stems, in lower case: the words of the grammar, of trade, of small talk, of numbers and of dates."""


def is_plain(word: str) -> bool:
    """Whether a lower-case word is plain English, with or without a `'s`."""
    return any(stem(one) in PLAIN for one in (word, word.partition("'")[0], word.replace("-", "")))
