"""Whether what a condition speaks of is spoken of beside it, too."""

from __future__ import annotations

import re

from drafter.verify.claims.amounts import Amount, Claim, Day, Weekdays
from drafter.verify.english.places import place_of
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.reading.conditions import Condition
from drafter.verify.reading.reading import Reading

_STATE = re.compile(
    r"n't (?:\w+ ){0,3}(?:us(?:ed|ing)|worn|wear(?:ing)?|open(?:ed|ing)|"
    r"wash(?:ed)?)\b|\b(?:un(?:used|worn|opened|washed|damaged|altered)|(?:not|"
    r"never|without) (?:been )?(?:\w+ )?(?:us(?:ed|ing)|worn|wear(?:ing)?|open(?:ed|"
    r"ing)|wash(?:ed)?)|sealed|"
    r"packaging|condition|tags?|labels?|receipts?|proof|faulty|fault|damaged?|"
    r"defect\w*|broken|chipped|cracked|full[- ]price[d]?|in stock|new)\b",
    re.IGNORECASE,
)


def said(condition: Condition, reply: Reading) -> bool:
    """Whether a reply has all of a condition as it stands, its words and its figures; of places,
    any."""
    if condition.kind == "place":
        return any(map(place_of, reply.vocabulary))
    spelt = " " in condition.words and condition.words.lower() in reply.text.lower()
    if condition.kind == "state" and spelt:
        return True
    own = condition.telling | condition.marks
    return bool(own) and own <= reply.concepts


def kept(condition: Condition, reply: Reading, evidence: Evidence) -> bool:
    """Whether a reply has anything of a condition's sort: a state, a day, a length of time, a sum,
    or one of its words. The words may be the customer's or the order's, too."""
    if condition.kind == "state":
        return bool(_STATE.search(reply.text))
    if condition.claims:
        sorts = {_sort(claim) for claim in condition.claims}
        return any(isinstance(c, Day | Weekdays) or _sort(c) in sorts for c in reply.claims)
    return bool(condition.telling & (reply.concepts | evidence.known))


def _sort(claim: Claim) -> str | type[Claim]:
    return claim.kind if isinstance(claim, Amount) else type(claim)
