"""Whether a figure is slight: a small count, a rank, a year or `the same day`, in a sentence on no
right of the customer's and no money.

Such a figure often sums up (`only three of our boots`), feels with the customer (`your dad's 70th`) or
is a manner of speaking (`one or two more`), which rules can't tell from a claim. So that no source has
it is a doubt, which somebody who reads both may lift.
"""

from __future__ import annotations

import re

from drafter.verify.claims.amounts import Amount, Claim
from drafter.verify.claims.measures import is_measure
from drafter.verify.figures.givenback import RIGHTS
from drafter.verify.reading.reading import Sentence

MOST = 100
"""Up to which a count is small."""
_YEARS = range(1950, 2100)
_WHICH = re.compile(
    r"\b(?:an?|the|your)(?: \d+(?:[.,]\d+)? ?(?:[cm]?m)? ?[x×] ?)* $", re.IGNORECASE
)
_SIDES = re.compile(r" ?(?:[cm]?m ?)?[x×] ?\d", re.IGNORECASE)
_A_THING = re.compile(r"(?: ?[x×] ?\d+(?:[.,]\d+)?)*(?: ?[cm]m)? [a-z]{3,}", re.IGNORECASE)
_ALONE = re.compile(
    r"(?:[.!?,;]|$| (?:is|be|are|has|fits?|sold|and|or|if|should|would|instead|in (?:the )?[a-z]+)\b)"
)
_SAME_DAY = re.compile(r"same[ -]day\b", re.IGNORECASE)


def is_slight(claim: Claim, sentence: Sentence) -> bool:
    """Whether it is, whatever the sources have."""
    if not isinstance(claim, Amount):
        return False
    if claim.kind == "number" and _is_instance(claim, sentence):
        return True
    if RIGHTS.search(sentence.text):
        return False
    if claim.kind == "duration":
        return bool(_SAME_DAY.match(sentence.text, claim.start - sentence.start))
    if claim.kind not in ("number", "times", "ordinal") or claim.unit:
        return False
    return claim.high <= MOST or (claim.low == claim.high and claim.low in _YEARS)


def _is_instance(claim: Amount, sentence: Sentence) -> bool:
    """Whether it only tells which one: `a 170 × 240 cm rug`, `swap for the 42`."""
    before, after = claim.start - sentence.start, claim.end - sentence.start
    if is_measure(claim.unit) or _SIDES.match(sentence.text, after):
        return bool(
            _WHICH.search(sentence.text, 0, before) and _A_THING.match(sentence.text, after)
        )
    size = not claim.unit and claim.low == claim.high and claim.low <= MOST
    return size and bool(
        _WHICH.search(sentence.text, 0, before) and _ALONE.match(sentence.text, after)
    )
