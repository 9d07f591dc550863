"""What lies on the table when a figure of a reply has been worked out: what the reply has said just
before, what the customer names, and how many there are of a thing.

A figure said before may be wrong; then it is a fault itself, and what goes on from it needs no second
one. One said later may not be gone on from, or two could bear each other out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import zip_longest

from drafter.verify.claims.amounts import Amount, AmountKind
from drafter.verify.claims.durations import CLOCK, EACH, VAGUE
from drafter.verify.english.numbers import number_word
from drafter.verify.english.words import concept_of
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.reading.reading import Sentence

BACK = 2
"""Sentences before its own whose figures a figure may go on from."""
Count = tuple[Decimal, str]
"""How many, and the concept of what is counted."""
TIME = "time"
"""What is counted by a length of time: prices by the night or the month are taken by it."""
MAX_COUNT = 10_000
"""More than this nothing is counted by: a larger number is a code or an amount."""
UNITS = tuple(Decimal(seconds) for seconds in (7 * 86400, 86400, 3600, 1800, 60))
"""Weeks, days, hours, half hours and minutes."""
COUNTED: frozenset[AmountKind] = frozenset(("number", "times"))
"""Kinds of figure that say how many."""
MULTIPLES = {
    "half": Decimal("0.5"), "twice": Decimal(2), "double": Decimal(2), "triple": Decimal(3),
    "both": Decimal(2), "week": Decimal(7), "fortnight": Decimal(14), "year": Decimal(12),
}  # fmt: skip
"""Words that count: a half, two, a week's days, a year's months."""


_HALF_OF = re.compile(
    r"\bhalf (?:of|off|the|your|its|what|price)\b|\bfor half\b(?! (?:an?|past)\b)", re.IGNORECASE
)


def window(sentence: Sentence) -> tuple[Sentence, ...]:
    """A sentence and those before it whose figures it may go on from."""
    first = max(0, sentence.number - BACK)
    return (*sentence.syntax.sentences[first : sentence.number], sentence)


def said_before(
    claim: Amount, sentence: Sentence, kinds: Iterable[AmountKind]
) -> Iterator[tuple[Amount, Sentence]]:
    """The figures of some kinds that the reply has said before, in order."""
    wanted = frozenset(kinds)
    for place in window(sentence):
        for one in place.claims:
            if isinstance(one, Amount) and one.kind in wanted and one.end <= claim.start:
                yield one, place


def counts_of(sentence: Sentence, evidence: Evidence) -> Iterator[Count]:
    """How many there can be of a thing, and what is counted: by the reply and by the customer."""
    for place in (*window(sentence), *evidence.heard):
        yield from ((n, unit) for n, unit in numbers_in(place) if 1 < n <= MAX_COUNT)


def numbers_in(place: Sentence) -> Iterator[Count]:
    """The numbers of a sentence, with those in words that are too small to be claims."""
    for claim in place.claims:
        if isinstance(claim, Amount) and claim.kind in COUNTED and claim.low == claim.high:
            yield claim.low, concept_of(claim.unit) if claim.unit else ""
        elif isinstance(claim, Amount) and claim.kind == "ordinal":
            storey = place.text.startswith(" floor", claim.end - place.start)
            yield from [(claim.low, concept_of("floor"))] if storey else []
        elif isinstance(claim, Amount) and claim.kind == "duration" and (one := one_of(claim)):
            yield claim.high / one, TIME
    for word, then in zip_longest(place.words, place.words[1:]):
        value = number_word(word.text) or MULTIPLES.get(word.text)
        if value:
            unit = "" if word.text in MULTIPLES or not then else then.concept
            yield value, unit


def shares_of(evidence: Evidence) -> set[Decimal]:
    """The shares that the sources name."""
    half = evidence.told_of(_HALF_OF)
    named = {a.high / 100 for a, _ in evidence.amounts.get("percent", ())}
    return named | ({MULTIPLES["half"]} if half else set())


def one_of(length: Amount) -> Decimal:
    """The largest unit of time that a length is a whole number of; 0 for a rhythm or a vague one."""
    if length.unit.startswith(VAGUE):
        return Decimal(0)
    if length.unit.removeprefix(EACH) != CLOCK:
        return Decimal(1)
    return next((u for u in UNITS if length.high and length.high % u == 0), Decimal(0))
