"""What a source has where a reply has another figure, the two sentences being otherwise the same."""

from __future__ import annotations

import re

from drafter.verify.claims.amounts import Amount, Claim
from drafter.verify.claims.money import ANY
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.reading.reading import Sentence

_APART = re.compile(r"(?<!\d)\d+(?:(?:\s+\d+)+|(?:[^\w“”]{1,3}\d+){2,})")
_MASKED = "\x1f .,;:–-"


def instead_of(claim: Claim, sentence: Sentence, evidence: Evidence) -> str:
    """What a source has in the place of a claim, where the two sentences differ in figures only."""
    twins = [s for s in evidence.told if s.mask == sentence.mask and s.mask.strip(_MASKED)]
    place = sentence.claims.index(claim)
    if not twins or any(len(twin.claims) != len(sentence.claims) for twin in twins):
        return ""
    if any(_is_same(twin.claims[place], claim) for twin in twins):
        return ""  # two weeks are 14 days, a fiver is £5
    meant = {claim_words(twin.claims[place], twin).lower() for twin in twins}
    return "" if claim_words(claim, sentence).lower() in meant else min(meant)


def _is_same(one: Claim, other: Claim) -> bool:
    """Whether a reply's length of time, or its banknotes, are a source's in other words."""
    if not (isinstance(one, Amount) and isinstance(other, Amount)) or one.kind != other.kind:
        return False
    alike = {"duration": one.unit == other.unit, "money": other.unit == ANY}
    same = alike.get(one.kind, False)
    return same and (one.low, one.high, one.bound) == (other.low, other.high, other.bound)


def claim_words(claim: Claim, sentence: Sentence) -> str:
    """The claim's own words; of a figure that stands beside another with nothing between, both:
    two pieces of a number tell it as well as the whole."""
    start, end = claim.start - sentence.start, claim.end - sentence.start
    if not any(letter.isalpha() for letter in sentence.text[start:end]):
        runs = (run.span() for run in _APART.finditer(sentence.text))
        start, end = next(((a, b) for a, b in runs if a <= start < b), (start, end))
    return sentence.text[start:end]
