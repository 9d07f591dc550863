"""Amounts that are known: a source's, an order's, the customer's own, or in proportion to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.verify.amounts import Amount
from drafter.verify.durations import EACH
from drafter.verify.evidence import Evidence
from drafter.verify.money import same_currency
from drafter.verify.reading import Sentence

PENNY = Decimal("0.01")
_CHARGED = re.compile(
    r"\b(?:costs?|cost you|fees?|charge[sd]?(?: you)?|postage|delivery|shipping|refund(?:ed)?|surcharge|"
    r"deposit|voucher|credit|discount|price|back|off|save|extra)(?: (?:is|are|of|at|by|to|would be|will be|"
    r"comes to|for|just|only|worth)){0,2} (?:a |an |the )?$",
    re.IGNORECASE,
)
_CHARGE = re.compile(
    r" (?:fee|postage|refund|off|back|charge|surcharge|deposit|voucher|credit|discount|extra|per|each|"
    r"for (?:delivery|shipping|postage|returns?)|delivery|shipping|minimum|threshold)\b",
    re.IGNORECASE,
)
"""Words that make an amount the shop's."""
_HALVED = re.compile(
    r"\bhalf (?:of )?(?:the |their |its )?(?:price|cost|sum|amount|total|fee|rent|value|rate)", re.I
)
_DOUBLED = re.compile(
    r"\b(?:twice as (?:much|dear|expensive)|double the (?:price|cost|fee|rate)|twice the)\b", re.I
)
_EXTRA = re.compile(r"\b(?:adds?|plus|another|an? (?:extra|additional|further))(?: a| an)? $", re.I)
_ON_TOP = re.compile(r" (?:extra|more|on top|surcharge|supplement|longer)\b", re.IGNORECASE)
_PARTS = re.compile(r"[,;.]|\b(?:with|plus|and)\b", re.IGNORECASE)
_PROPORTIONED = frozenset({"money", "number", "duration"})


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
    their_own = theirs(currency, evidence)
    return value in _shares(own | their_own | set(_named(currency, evidence)), evidence) or value in {
        amount + sign * source
        for amount in own for source in _named(currency, evidence) for sign in (1, -1)
    }  # fmt: skip


def is_customers_own(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether it is what the customer spends, `basket 84`, and not said to be the shop's price."""
    if {claim.low, claim.high} - theirs(claim.unit, evidence):
        return False
    place = claim.start - sentence.start
    return not (
        _CHARGED.search(sentence.text, 0, place)
        or _CHARGE.match(sentence.text, claim.end - sentence.start)
    )


def theirs(currency: str, evidence: Evidence) -> frozenset[Decimal]:
    """What the customer spends, where the sources have the currency."""
    known = any(same_currency(currency, unit) for unit in evidence.currencies)
    return evidence.customers_sums if known else frozenset()


def with_extras(kind: str, unit: str, evidence: Evidence) -> set[Decimal]:
    """The sources' figures with what a source says is added to them: `ready in 4 days; frames add
    2`."""
    found: set[Decimal] = set()
    for reading in evidence.readings:
        told = [
            (c, s) for s in reading.sentences for c in s.claims
            if isinstance(c, Amount) and c.kind == kind and c.unit == unit
        ]  # fmt: skip
        for extra, sentence in told:
            place = extra.start - sentence.start
            if _EXTRA.search(sentence.text, 0, place) or _ON_TOP.match(
                sentence.text, extra.end - sentence.start
            ):
                found |= {
                    base + extra.high
                    for c, _ in told if c is not extra for base in (c.low, c.high)
                }  # fmt: skip
    return found


def in_proportion(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether the sentence takes two figures of one source sentence so many times: 400 points and
    £20 where 200 points give £10, a year and $144 at $12 a month."""
    if claim.kind not in _PROPORTIONED or claim.low != claim.high or not claim.low:
        return False
    beside = [
        c for c in sentence.claims
        if isinstance(c, Amount) and c is not claim and c.kind in _PROPORTIONED and c.low
    ]  # fmt: skip
    if claim.kind == "number" and claim.low == int(claim.low) and claim.low > 1:
        priced = {a for c in beside if c.kind == "money" for a in _named(c.unit, evidence)}
        if any(a * claim.low in (c.low, c.high) for a in priced for c in beside):
            return True
    named = claim.kind == "number"
    for source in evidence.told if beside else ():
        given = [c for c in source.claims if isinstance(c, Amount) and c.low]
        for mine in given:
            if not _alike(claim, mine):
                continue
            times = claim.low / mine.low
            whole = times % 1 == 0 or (1 / times) % 1 == 0
            if whole and any(
                _alike(c, other) and ((named and times == 1) or _is_beside(mine, other, source)) and c.low in (other.low * times, (other.low * times).quantize(PENNY))
                for c in beside for other in given if other is not mine
            ):  # fmt: skip
                return True
    return False


def _is_beside(mine: Amount, other: Amount, source: Sentence) -> bool:
    """Whether nothing parts two figures of a source: `£45 a week`, not `a week with £100 deposit`."""
    first, last = sorted((mine, other), key=lambda c: c.start)
    return not _PARTS.search(source.text, first.end - source.start, last.start - source.start)


def _alike(one: Amount, other: Amount) -> bool:
    if one.kind != other.kind:
        return False
    if one.kind == "money":
        return same_currency(one.unit, other.unit)
    return one.unit.removeprefix(EACH) == other.unit.removeprefix(EACH)


def _named(currency: str, evidence: Evidence) -> Iterator[Decimal]:
    for source, _ in evidence.amounts.get("money", ()):
        if same_currency(currency, source.unit):
            yield from {source.low, source.high}


def _shares(amounts: set[Decimal], evidence: Evidence) -> set[Decimal]:
    found: set[Decimal] = set()
    if evidence.told_of(_HALVED):
        found |= {(amount / 2).quantize(PENNY) for amount in amounts}
    if evidence.told_of(_DOUBLED):
        found |= {amount * 2 for amount in amounts}
    for percent, _ in evidence.amounts.get("percent", ()):
        for amount in amounts:
            share = (amount * percent.high / 100).quantize(PENNY)
            found |= {share, amount - share}
    return found
