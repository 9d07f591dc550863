"""Whether an amount that a reply says of several things together is the price of only one of them: `£18
each, £18 for the pair`."""

from __future__ import annotations

import re

from drafter.verify.claims.amounts import Amount
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.figures.table import counts_of, said_before
from drafter.verify.reading.reading import Sentence

ONE = re.compile(
    r" ?(?:each|apiece|per|an?|for each|for every)\b(?! (?:pair|set|couple)\b)", re.IGNORECASE
)
"""What makes an amount the price of one."""
_OF_ALL = re.compile(
    r" (?:in total|altogether|in all|overall|together|for (?:both|the (?:pair|two|three|four|five|six|lot))|"
    r"for all (?:of )?(?:\w+))\b",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"\b(?:(?:of|for) (?:two|three|four|five|six|both|all)[^,;.]{0,16},? (?:which|that)(?: is|'s)|so|total of|total is|in all|altogether|making|makes)(?: (?:at least|that's|it's|about|a|be))* $",
    re.I,
)


def is_of_one(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether it stands for all of a number above one, and is what one costs: said before, in a source
    or in an order."""
    place, after = claim.start - sentence.start, claim.end - sentence.start
    of_all = _OF_ALL.match(sentence.text, after)
    result = _RESULT.search(sentence.text, 0, place)
    if claim.low != claim.high or not (of_all or result):
        return False
    lines = [i for f in evidence.orders for i in f.order.items if i.price == claim.low]
    if of_all and lines:
        return all(i.quantity > 1 for i in lines)
    said = [(a, s) for a, s in said_before(claim, sentence, {"money"}) if a.low == claim.low]
    told = [(a, s) for a, s in evidence.amounts.get("money", ()) if claim.low in (a.low, a.high)]
    near = said if result and not of_all else [*said, *told]
    several = any(n > 1 for n, _ in counts_of(sentence, evidence))
    return bool(near) and several and all(ONE.match(s.text, a.end - s.start) for a, s in near)
