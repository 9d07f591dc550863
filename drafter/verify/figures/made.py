"""What the figures on the table make in a step or two of reckoning, whatever the words say: so many times a
price, with or without another, what two numbers make."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import combinations

from drafter.verify.claims.amounts import Amount
from drafter.verify.claims.measures import is_measure
from drafter.verify.claims.money import same_currency
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.figures.sums import PENNY, named_sums
from drafter.verify.figures.table import COUNTED, numbers_in, said_before, shares_of, window
from drafter.verify.reading.reading import Sentence

MOST_TIMES = 60
"""What is taken more often than this is no price of a thing."""
MOST_OPERANDS = 12
"""Of more figures anything could be made."""


def sums_made(claim: Amount, sentence: Sentence, evidence: Evidence) -> set[Decimal]:
    """What the amounts on the table make: so many times one, with or without another, less a share or
    shared out."""
    amounts, times = _amounts(claim, sentence, evidence), _times(sentence, evidence)
    if len(amounts) > MOST_OPERANDS or len(times) > MOST_OPERANDS * 2:
        return set()
    terms = [(amount * n, amount) for amount in amounts for n in (Decimal(1), *times)]
    parts = [part for share in shares_of(evidence) for part in (share, 1 - share)]
    terms += [(term * part, amount) for term, amount in terms for part in parts]
    found = {term for term, _ in terms} | {amount / n for amount in amounts for n in times}
    for term, amount in terms:
        found |= {value for a in amounts - {amount} for value in (term + a, abs(term - a))}
    found |= {sum(three, Decimal(0)) for three in combinations(sorted(amounts), 3)}
    return {value.quantize(PENNY) for value in found if value > 0}


def _amounts(claim: Amount, sentence: Sentence, evidence: Evidence) -> set[Decimal]:
    """The amounts in its currency: the sources', the orders' and the reply's so far."""
    orders = (f for f in evidence.orders if same_currency(claim.unit, f.order.currency or "-"))
    before = (a for a, _ in said_before(claim, sentence, {"money"}))
    said = {a.low for a in before if same_currency(claim.unit, a.unit)}
    return said.union(named_sums(claim.unit, evidence), *(f.amounts for f in orders))


def _times(sentence: Sentence, evidence: Evidence) -> set[Decimal]:
    """How often something may be taken: as often as anybody counts, and once less, for what follows a
    first."""
    told = {
        n for s in (*window(sentence), *evidence.heard, *evidence.told) for n, _ in numbers_in(s)
    }
    whole = {n for n in told if 1 < n <= MOST_TIMES}
    return whole | {n - 1 for n in whole if n > 2}


def counts_made(claim: Amount, sentence: Sentence, evidence: Evidence) -> set[Decimal]:
    """What any two numbers make, of the sources', the customer's and the reply's so far."""
    told = {n for s in (*evidence.heard, *evidence.told) for n, _ in numbers_in(s)}
    told |= {a.low for a, _ in said_before(claim, sentence, COUNTED)}
    if is_measure(claim.unit):
        measured = (a for a, _ in evidence.amounts.get("number", ()) if a.unit == claim.unit)
        told |= {a.high for a in measured}
    return _made_of_two(told)


def _made_of_two(told: Iterable[Decimal]) -> set[Decimal]:
    numbers = {n for n in told if n}
    if len(numbers) > MOST_OPERANDS:
        return set()
    found: set[Decimal] = set()
    for one, other in combinations(numbers, 2):
        least, most = sorted((one, other))
        found |= {one + other, most - least, one * other, most / least, most - most % least}
    return found
