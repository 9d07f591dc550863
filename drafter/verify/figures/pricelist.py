"""The amounts on the table when one of a reply has been worked out, and the words that each stands
among: the sources', the orders', the customer's and those the reply has said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.verify.claims.amounts import Amount
from drafter.verify.claims.durations import EACH
from drafter.verify.claims.money import same_currency
from drafter.verify.english.numbers import number_word
from drafter.verify.english.words import concept_of
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.figures.contexts import context_of, source_contexts
from drafter.verify.figures.sums import theirs
from drafter.verify.figures.table import TIME, said_before, window
from drafter.verify.reading.reading import Sentence

RATE = re.compile(
    r" ?(?:each\b|apiece\b|per\b|an? [a-z]|monthly\b|weekly\b|daily\b|yearly\b|for (?:each|every|the (?:first|other))\b)",
    re.I,
)
"""What makes an amount the price of one, or by the night, the week or the month."""
_EACH = re.compile(r"\b(?:per|each|apiece)\b", re.IGNORECASE)
_FOR_SOME = re.compile(r" for ([a-z]+|\d+)\b", re.IGNORECASE)


def prices_of(
    claim: Amount, sentence: Sentence, evidence: Evidence
) -> Iterator[tuple[Decimal, bool]]:
    """The amounts on the table, and whether the reply has said them or the customer names them. Of
    two in the sources both are; of more, those spoken of."""
    spoken = _spoken_of(sentence, evidence)
    sources = evidence.amounts.get("money", ())
    for source, place in sources:
        if same_currency(claim.unit, source.unit):
            context = _context(source, place)
            if source.bound or len(sources) <= 2 or not context or context & spoken:
                yield from ((v, False) for v in {source.low, source.high})
    for facts in evidence.orders:
        if same_currency(claim.unit, facts.order.currency or "-"):
            yield from ((amount, False) for amount in facts.amounts)
    yield from ((amount, True) for amount in theirs(claim.unit, evidence))
    yield from (
        (a.low, True) for a, _ in said_before(claim, sentence, {"money"})
        if same_currency(a.unit, claim.unit)
    )  # fmt: skip


def contexts_of(
    claim: Amount, sentence: Sentence, evidence: Evidence
) -> Iterator[tuple[Decimal, frozenset[str]]]:
    """The words that each amount on the table stands among."""
    for source, place in evidence.amounts.get("money", ()):
        yield source.low, _context(source, place) | _timed(place)
    for said, place in said_before(claim, sentence, {"money"}):
        yield said.low, context_of(said, place, None) | _timed(place)


def _timed(place: Sentence) -> frozenset[str]:
    """The mark of a price by the night, day or month."""
    rhythm = any(isinstance(c, Amount) and c.unit.startswith(EACH) for c in place.claims)
    return frozenset({TIME} if rhythm else ())


def _context(amount: Amount, place: Sentence) -> frozenset[str]:
    """The words that a source's amount stands among: those that tell, and the ones beside it."""
    before = [w.concept for w in place.words if w.end <= amount.start][-1:]
    return dict(source_contexts(place)).get(amount, frozenset()).union(before) - {""}


def listed(evidence: Evidence) -> set[Decimal]:
    """How many of a thing the sources have a price of its own for: `£7 for one case, £10 for two`."""
    found: set[Decimal] = set()
    for source in evidence.told:
        if _EACH.search(source.text):
            continue  # "per pen: £2.20 for 50"
        prices = (c for c in source.claims if isinstance(c, Amount) and c.kind == "money")
        listed = (_FOR_SOME.match(source.text, c.end - source.start) for c in prices)
        counts = {n for some in listed if some and (n := _number(some[1]))}
        found |= counts if len(counts) > 1 else set()
    return found


def _number(word: str) -> Decimal | None:
    return Decimal(word) if word.isdecimal() else number_word(word.lower())


def _spoken_of(sentence: Sentence, evidence: Evidence) -> frozenset[str]:
    """The concepts of what the reply has come to say, and of what the customer writes."""
    near = (*window(sentence), *evidence.heard)
    counted = {concept_of(c.unit) for s in near for c in s.claims if isinstance(c, Amount)}
    return (frozenset(word.concept for s in near for word in s.words) | counted) - {""}
