"""Prices and shares by quantity, `10% from 6, 15% from 12`: whether a reply takes the right one.

Each of the amounts stands in the source, so only the quantity tells which holds: the reply's, or the
customer's where the reply names none.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from drafter.verify.claims.amounts import Amount, Claim
from drafter.verify.claims.measures import is_measure
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.reading.reading import Reading, Sentence

_TIERED = frozenset({"money", "percent"})
_OTHERWISE = re.compile(
    r"\b(?:more|another|once|if|would need|instead|below|under|short|only|reach|next|not|until)\b|n't\b",
    re.IGNORECASE,
)
"""What speaks of a tier that the quantity isn't in."""


def other_tier(claim: Claim, sentence: Sentence, evidence: Evidence) -> str:
    """The quantity that a source has an amount for, where the reply's, or else the customer's, lies
    in another tier; empty where it fits."""
    if not isinstance(claim, Amount) or claim.low != claim.high:
        return ""
    if row := _other_row(claim, sentence, evidence):
        return row
    if claim.kind not in _TIERED:
        return ""
    if _OTHERWISE.search(sentence.text):
        return ""
    for reading in evidence.readings:
        tiers = [(q, v) for s in reading.sentences for q, v in _tiers(s, claim)]
        if len(tiers) < 2 or len({v.low for _, v in tiers}) < len(tiers):
            continue
        if (
            len(
                {c.low for c in sentence.claims if isinstance(c, Amount)}
                & {v.low for _, v in tiers}
            )
            > 1
        ):
            continue  # "from £14 to £18": both are told of
        its = next((q for q, v in tiers if v.low == claim.low), None)
        count = _quantity(tiers[0][0], sentence, evidence)
        fitting = _fitting(tiers, count) if its and count else None
        if its and fitting and fitting is not its:
            said = [c for c in sentence.claims if isinstance(c, Amount)]
            if not any((c.low, c.high) == (its.low, its.high) for c in said):
                return _words(its, reading)
    return ""


def _other_row(claim: Amount, sentence: Sentence, evidence: Evidence) -> str:
    """The measure that a list has an amount for, where the reply says it of another of the list:
    `the 160 seats six, the 200 eight`; empty where it fits."""
    for reading in evidence.readings:
        for source in reading.sentences:
            rows = _rows(source, claim)
            named = [
                (label, value) for label, value in rows
                if any(_is_same(label, c) for c in sentence.claims if c is not claim)
            ]  # fmt: skip
            if len(named) != 1 or named[0][1].low == claim.low:
                continue
            said = [c for c in sentence.claims if _is_alike(claim, c)]
            if len(said) == 1 and any(value.low == claim.low for _, value in rows):
                its = next(label for label, value in rows if value.low == claim.low)
                return _words(its, reading)
    return ""


def _rows(source: Sentence, claim: Amount) -> list[tuple[Amount, Amount]]:
    """The measures of a list, each with what stands next to it: either all before or all after."""
    figures = [c for c in source.claims if isinstance(c, Amount) and c.low == c.high]
    values = [c for c in figures if _is_alike(claim, c)]
    labels = [
        c for c in figures if c.kind == "number" and is_measure(c.unit) and c.unit != claim.unit
    ]
    if len(values) < 2 or len(labels) != len(values) or len({c.unit for c in labels}) > 1:
        return []
    pairs = list(zip(labels, values, strict=True))
    both = sorted((c.start, c in labels) for c in (*labels, *values))
    turns = all(one[1] != then[1] for one, then in pairwise(both))
    return pairs if turns and len({label.low for label in labels}) == len(labels) else []


def _is_alike(claim: Amount, other: Claim) -> bool:
    return isinstance(other, Amount) and (other.kind, other.unit) == (claim.kind, claim.unit)


def _is_same(label: Amount, other: Claim) -> bool:
    figures = (label.kind, label.unit, label.low, label.high)
    return isinstance(other, Amount) and (other.kind, other.unit, other.low, other.high) == figures


def _tiers(source: Sentence, claim: Amount) -> list[tuple[Amount, Amount]]:
    """The quantities of a sentence, each with what stands next to it: either all before or all
    after."""
    figures = [c for c in source.claims if isinstance(c, Amount)]
    steps = [c for c in figures if c.kind == "number" and (c.bound or c.low < c.high)]
    values = [c for c in figures if c.kind == claim.kind and c.unit == claim.unit and not c.bound]
    if len(steps) != len(values) or len({is_measure(c.unit) and c.unit for c in steps}) > 1:
        return []
    pairs = list(zip(steps, values, strict=True))
    return pairs if len({step.start < value.start for step, value in pairs}) == 1 else []


def _quantity(tier: Amount, sentence: Sentence, evidence: Evidence) -> Decimal | None:
    """The one number, in the tier's measure or of things, that the reply or else the customer names;
    None where there are several."""
    for place in ((sentence,), evidence.heard):
        found = {
            c.low
            for s in place
            for c in s.claims
            if isinstance(c, Amount) and c.kind == "number" and c.low == c.high and not c.bound
            and (c.unit == tier.unit or not (is_measure(c.unit) or is_measure(tier.unit)))
        }  # fmt: skip
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _fitting(tiers: list[tuple[Amount, Amount]], count: Decimal) -> Amount | None:
    """The tier that a quantity lies in: the highest it reaches, or the lowest it stays within."""
    steps = [q for q, _ in tiers]
    if within := [q for q in steps if q.low < q.high and q.low <= count <= q.high]:
        return within[0] if len(within) == 1 else None
    reached = [q for q in steps if q.bound == "min" and q.low <= count]
    stays = [q for q in steps if q.bound == "max" and count <= q.high]
    if reached:
        return max(reached, key=lambda q: q.low)
    return min(stays, key=lambda q: q.high) if stays else None


def _words(tier: Amount, reading: Reading) -> str:
    """The quantity as the source writes it, with a little of what stands around it."""
    return reading.text[max(0, tier.start - 8) : tier.end + 8].strip()
