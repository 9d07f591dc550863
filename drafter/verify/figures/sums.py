"""Amounts that are known: a source's, an order's or the customer's own, a share of one, or a figure with
what a source says is added to it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from drafter.verify.claims.amounts import Amount
from drafter.verify.claims.durations import CLOCK, DAY, WORKING
from drafter.verify.claims.money import same_currency
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.reading.hedges import is_added

PENNY = Decimal("0.01")
"""To what amounts are rounded, in any currency."""


def money_known(value: Decimal, currency: str, evidence: Evidence) -> bool:
    """Whether an amount is a source's or an order's, a share of one or of the customer's own, or an
    order's with a source's amount put on or taken off."""
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
    named = set(named_sums(currency, evidence))
    if value in _shares(own | theirs(currency, evidence) | named, evidence):
        return True
    return any(value in (amount + source, amount - source) for amount in own for source in named)


def theirs(currency: str, evidence: Evidence) -> frozenset[Decimal]:
    """What the customer names in a currency, or spends without naming one that the sources have."""
    named = frozenset(
        v for a in evidence.customers_amounts
        if a.kind == "money" and same_currency(currency, a.unit) for v in (a.low, a.high)
    )  # fmt: skip
    known = any(same_currency(currency, unit) for unit in evidence.currencies)
    return named | evidence.customers_sums if known else named


def with_extras(kind: str, unit: str, evidence: Evidence) -> set[Decimal]:
    """The sources' figures with what a source says is added to them: `ready in 4 days; frames add
    2`."""
    found: set[Decimal] = set()
    for reading in evidence.readings:
        told = [
            (c, s) for s in reading.sentences for c in s.claims
            if isinstance(c, Amount) and c.kind == kind
        ]  # fmt: skip
        bases = {c: {c.low, c.high} for c, _ in told if c.unit == unit}
        for extra, sentence in told:
            if is_added(extra, sentence) and (more := _in_unit(extra, unit)):
                found |= {
                    v + more for base, ends in bases.items() if base is not extra for v in ends
                }
    return found


def _in_unit(extra: Amount, unit: str) -> Decimal:
    """A figure in another unit; days that come on top of working days are working days too."""
    if extra.unit == WORKING or unit != WORKING:
        return extra.high if extra.unit == unit else Decimal(0)
    return extra.high / DAY if extra.unit == CLOCK and extra.high % DAY == 0 else Decimal(0)


def named_sums(currency: str, evidence: Evidence) -> Iterator[Decimal]:
    """The sources' amounts in a currency."""
    for source, _ in evidence.amounts.get("money", ()):
        if same_currency(currency, source.unit):
            yield from {source.low, source.high}


def _shares(amounts: set[Decimal], evidence: Evidence) -> set[Decimal]:
    """What a cited share of each amount is, and what it leaves, in whole pennies."""
    found: set[Decimal] = set()
    for percent, _ in evidence.amounts.get("percent", ()):
        for amount in amounts:
            share = (amount * percent.high / 100).quantize(PENNY)
            found |= {share, amount - share}
    return found
