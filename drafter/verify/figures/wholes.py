"""Whether an amount that a reply says of several things together is the price of only one of them, `£18
each, £18 for the pair`; or one that it has reckoned stands as the price of a thing that has its own."""

from __future__ import annotations

import re

from drafter.verify.claims.amounts import Amount
from drafter.verify.english.trade import PROCESS
from drafter.verify.english.words import concept_of
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.figures.contexts import source_contexts
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


_ONE_IS = re.compile(
    r"\b(?:an?|the) (?P<thing>[a-z][\w-]+(?: [a-z][\w-]+)?)(?:'s| is| costs?)(?: just| only)? $",
    re.IGNORECASE,
)
_SUMMED = re.compile(
    r" (?:more|less|extra|off|each|a\b|an\b|per\b|in (?:all|total)|together|altogether)", re.I
)


def has_a_price(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether it is said of one thing, `a wardrobe is £75`, that a source has one other price for."""
    named = _ONE_IS.search(sentence.text, 0, claim.start - sentence.start)
    if not named or _SUMMED.match(sentence.text, claim.end - sentence.start):
        return False
    things = {concept_of(word.lower()) for word in named["thing"].split()} - {""} - PROCESS
    prices = {
        source.low
        for source, place in evidence.amounts.get("money", ())
        if things and things <= dict(source_contexts(place)).get(source, frozenset())
        and source.low == source.high and not source.bound
    }  # fmt: skip
    return len(prices) == 1 and claim.low not in prices


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
