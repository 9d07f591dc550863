"""Figures in proportion: whether one is to another of the reply as two figures of a source are to each
other. 400 points and £20 follow from 200 points for £10; $144 a year from $12 a month.

Any four figures can happen to be in proportion, so something has to tell that these are meant to be:
they stand beside each other in one sentence of the reply, the source's are taken a whole number of times,
and nothing parts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from drafter.verify.claims.amounts import Amount
from drafter.verify.claims.durations import EACH
from drafter.verify.claims.money import same_currency
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.figures.sums import PENNY, named_sums
from drafter.verify.reading.reading import Sentence

_PROPORTIONED = frozenset({"money", "number", "duration"})
_PARTS = re.compile(r"[,;.]|\b(?:with|plus|and)\b", re.IGNORECASE)
"""What parts two figures of a source: `£45 a week` is a rate, `a week with £100 deposit` is none."""


@dataclass(frozen=True, slots=True)
class _Rate:
    """Two figures of a source: `mine` counts what the figure in question does, `other` what another
    figure of the reply, `said`, does."""

    said: Amount
    mine: Amount
    other: Amount
    source: Sentence


def in_proportion(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether a figure and one beside it are two figures of a source a whole number of times, or a
    whole part of them; or a number is how many prices of a source the amount beside it makes."""
    if claim.kind not in _PROPORTIONED or claim.low != claim.high or not claim.low:
        return False
    beside = [
        c for c in sentence.claims
        if isinstance(c, Amount) and c is not claim and c.kind in _PROPORTIONED and c.low
    ]  # fmt: skip
    return _is_number_of_prices(claim, beside, evidence) or any(
        _is_multiple(claim, rate) for rate in _rates(claim, beside, evidence)
    )


def _rates(claim: Amount, said: list[Amount], evidence: Evidence) -> Iterator[_Rate]:
    """Each two figures of a source of which one counts what the claim does, and the other what one of
    some figures of the reply does."""
    for source in evidence.told if said else ():
        given = [c for c in source.claims if isinstance(c, Amount) and c.low]
        for mine, other in permutations(given, 2):
            if _alike(claim, mine):
                yield from (_Rate(c, mine, other, source) for c in said if _alike(c, other))


def _is_number_of_prices(claim: Amount, beside: list[Amount], evidence: Evidence) -> bool:
    """Whether a number of at least two is how many times a price of a source makes an amount beside
    it."""
    if claim.kind != "number" or claim.low != int(claim.low) or claim.low <= 1:
        return False
    prices = {a for c in beside if c.kind == "money" for a in named_sums(c.unit, evidence)}
    return any(price * claim.low in (c.low, c.high) for price in prices for c in beside)


def _is_multiple(claim: Amount, rate: _Rate) -> bool:
    times = claim.low / rate.mine.low
    if times % 1 and (1 / times) % 1:
        return False
    # A number that stands in the source just so is meant, whatever parts it from the other.
    told = claim.kind == "number" and times == 1
    value = rate.other.low * times
    return (told or _is_beside(rate)) and rate.said.low in (value, value.quantize(PENNY))


def _is_beside(rate: _Rate) -> bool:
    """Whether nothing parts the two figures of the source."""
    first, last = sorted((rate.mine, rate.other), key=lambda c: c.start)
    start = rate.source.start
    return not _PARTS.search(rate.source.text, first.end - start, last.start - start)


def _alike(one: Amount, other: Amount) -> bool:
    """Whether two figures count the same: a currency, a unit, a length of time or its rhythm."""
    if one.kind != other.kind:
        return False
    if one.kind == "money":
        return same_currency(one.unit, other.unit)
    return one.unit.removeprefix(EACH) == other.unit.removeprefix(EACH)
