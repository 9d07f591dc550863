"""Whether what a reply says costs nothing is said so in what it cites, or follows from it."""

from __future__ import annotations

import re

from drafter.verify.claims.amounts import Amount
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.grounds import Finding
from drafter.verify.reading.reading import Sentence

_NO_EXTRA = re.compile(
    r"\b(?:extra|more|on top|nothing to pay|pay(?: anything)?|on us)\b", re.IGNORECASE
)
_INCLUDED = re.compile(
    r"(?<!not )(?<!n't )\b(?:include[sd]?|(?:duties|taxes|tax|vat|postage) (?:are |is )?paid)\b"
    r"(?! by (?:you|the (?:customer|buyer|recipient)))",
    re.IGNORECASE,
)
_SAME_PRICE = re.compile(r"\b(?:costs? (?:exactly |just )?the same|at the same price)\b", re.I)
_AT_OUR_COST = re.compile(
    r"\bprepaid\b|\bfree-[a-z]|\bwe(?:'ll| will)?(?: also)? (?:cover|pay)\b|"
    r"\b(?:over|above|beyond|after) that\b",
    re.I,
)
"""What makes a thing cost nothing, or only from somewhere on."""
_INTEREST = re.compile(r"\binterest[ -]?$", re.IGNORECASE)
_NO_INTEREST = re.compile(r"\binterest[ -]free\b|\b(?:no|without|0 ?%) interest\b", re.IGNORECASE)


def check_free(claim: Amount, sentence: Sentence, evidence: Evidence) -> Finding | None:
    """What is wrong with a thing that is said to be free; None where a source has it so."""
    if evidence.amounts.get("free") or evidence.told_of(_AT_OUR_COST):
        return None
    before = sentence.text[: claim.start - sentence.start]
    if _INTEREST.search(before) and evidence.told_of(_NO_INTEREST):
        return None
    words = sentence.text[claim.start - sentence.start : claim.end - sentence.start]
    if _NO_EXTRA.search(words) and evidence.told_of(_SAME_PRICE):
        return None
    if _NO_EXTRA.search(words) and any(
        _INCLUDED.search(s.text) and s.strong & sentence.strong for s in evidence.told
    ):
        return None  # what is included costs nothing extra
    if any(item.price == 0 for facts in evidence.orders for item in facts.order.items):
        return None
    return "money", "is in no cited source"
