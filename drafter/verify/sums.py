"""Amounts of money that are in a source, or are reckoned from what is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from drafter.verify.amounts import Amount
from drafter.verify.evidence import Evidence
from drafter.verify.money import same_currency
from drafter.verify.reading import Sentence

PENNY = Decimal("0.01")
MAX_RECKONED = 8
"""Amounts up to which every two of them are added and taken away."""
_ADDED = re.compile(
    r"\b(?:less|more than|difference|cheaper|save[sd]?|saving|extra|instead|left|"
    r"remaining|remainder|"
    r"rest|total|together|altogether|so that's|comes? to|came to|makes|plus|"
    r"including|in all|both)\b",
    re.IGNORECASE,
)
_DIVIDED = re.compile(r"\b(?:each|per|apiece|so that's|works out)\b", re.IGNORECASE)
_APIECE = re.compile(r" an? [a-z]+\b", re.IGNORECASE)


def money_known(value: Decimal, currency: str, evidence: Evidence) -> bool:
    """Whether an amount is a source's, an order's, or a share of one by a percentage cited."""
    for source, _ in evidence.amounts.get("money", ()):
        if same_currency(currency, source.unit) and value in (source.low, source.high):
            return True
    own = {
        a
        for f in evidence.orders
        if same_currency(currency, f.order.currency or "-")
        for a in f.amounts
    }
    if value in own:
        return True
    return value in _shares(own | set(_named(currency, evidence)), evidence) or value in {
        amount + sign * source
        for amount in own for source in _named(currency, evidence) for sign in (1, -1)
    }  # fmt: skip


def reckoned(claim: Amount, sentence: Sentence, evidence: Evidence) -> set[Decimal]:
    """What the words around an amount say it has been worked out to be: sums and differences of the
    sources' amounts, or their multiples and parts by a number of the sources."""
    around = _around(claim, sentence)
    amounts = list(_named(claim.unit, evidence))
    amounts += [a for f in evidence.orders if f.order.currency == claim.unit for a in f.amounts]
    found: set[Decimal] = set()
    if _ADDED.search(around) and len(amounts) <= MAX_RECKONED:
        for one, other in permutations(amounts, 2):
            found |= {one + other, abs(one - other)}
    if _DIVIDED.search(around) or _APIECE.match(sentence.text, claim.end - sentence.start):
        numbers = {a.low for a, _ in evidence.amounts.get("number", ()) if a.low > 1}
        numbers |= {n for f in evidence.orders for n in f.numbers if n > 1}
        for amount in amounts:
            found |= {(amount * n).quantize(PENNY) for n in numbers}
            found |= {(amount / n).quantize(PENNY) for n in numbers}
    return found


def is_worked_out(claim: Amount, sentence: Sentence) -> bool:
    """Whether the words around a number say that it has been worked out."""
    around = _around(claim, sentence)
    return bool(_ADDED.search(around) or _DIVIDED.search(around))


def _around(claim: Amount, sentence: Sentence) -> str:
    place = claim.start - sentence.start
    return sentence.text[max(0, place - 40) : claim.end - sentence.start + 24]


def _named(currency: str, evidence: Evidence) -> Iterator[Decimal]:
    for source, _ in evidence.amounts.get("money", ()):
        if same_currency(currency, source.unit) and source.low == source.high:
            yield source.low


def _shares(amounts: set[Decimal], evidence: Evidence) -> set[Decimal]:
    found: set[Decimal] = set()
    for percent, _ in evidence.amounts.get("percent", ()):
        for amount in amounts:
            share = (amount * percent.high / 100).quantize(PENNY)
            found |= {share, amount - share}
    return found
