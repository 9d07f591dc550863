"""Numbers and measures that a reply has worked out: whether the working holds.

One step leads from what is known to the result, and the words around it have to say that it is one:
of two steps nearly any number could be the result.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_CEILING, Decimal
from itertools import combinations

from drafter.verify.claims.amounts import Amount
from drafter.verify.claims.measures import converted, is_measure
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.figures.table import (
    COUNTED,
    MULTIPLES,
    numbers_in,
    one_of,
    said_before,
    shares_of,
)
from drafter.verify.reading.hedges import around
from drafter.verify.reading.reading import Sentence

_RESULT = re.compile(
    r"\b(?:makes|make up|making|comes? to|brings (?:it|you|that)|total|altogether|in all|all in|together|left|leaves?|stays?|"
    r"over|past|more|less|short|missing|another|difference|\w+er than|heavier|lighter|longer|shorter|bigger|smaller|"
    r"wider|larger|taller|cheaper|dearer|higher|lower|deeper|thicker|further|fewer|room for|spare|to go|remain\w*|without|"
    r"out of|gives?|half|so|that's|means|rest|others?|need|want|times|get|have)\b",
    re.IGNORECASE,
)
"""What says that a number has been worked out."""
SMALL, HEAD = 12, 40
"""Up to here any number is one step from others, so the words right beside it must say that it's one."""
_LEAD = re.compile(
    r"\b(?:another|(?:that|which|it|this) makes?|making|leaves?|leaving|left with|that's|that makes|comes? to|total of|gives?|only|just|"
    r"means|needs?|needing|want|other|remaining|further|extra|so|get|have|into|goes|spare|missing)(?: \w+){0,2} $",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?: \w+){0,2} (?:left|remain\w*|more|less|fewer|short|over|to go|missing|others?|spare|extra|in all|"
    r"altogether|together|total|each|would do|will do|do it|is enough|are enough|times)\b",
    re.IGNORECASE,
)


def number_follows(
    claim: Amount, sentence: Sentence, sources: Iterable[Amount], evidence: Evidence
) -> bool:
    """Whether a number is one step from a number said before, or the customer's, and one of the
    sources: what is left, what is missing, how many go in."""
    if claim.low != claim.high or not _is_result(claim, sentence):
        return False
    given = list(sources)
    if claim.bound:
        return False
    if is_measure(claim.unit):
        return _measured(claim, sentence, given, evidence)
    mine = {a.low for a, _ in said_before(claim, sentence, COUNTED) if not is_measure(a.unit)}
    mine |= {n for s in evidence.heard for n, _ in numbers_in(s)}
    mine |= {
        a.high / one for a, _ in said_before(claim, sentence, {"duration"}) if (one := one_of(a))
    }
    told = {v for a in given if not is_measure(a.unit) for v in (a.low, a.high)}
    told |= evidence.counts_of_time
    return any(
        claim.low in _steps(one, other) for one in mine for other in told | mine if one != other
    )


def _is_result(claim: Amount, sentence: Sentence) -> bool:
    """Whether the words say that a number has been worked out."""
    if claim.low <= SMALL and not is_measure(claim.unit):
        after = claim.end - sentence.start
        head = sentence.text[max(0, after - HEAD) : claim.start - sentence.start]
        return bool(_LEAD.search(head) or _TAIL.match(sentence.text, after))
    return bool(_RESULT.search(around(claim, sentence)))


def _steps(one: Decimal, other: Decimal) -> set[Decimal]:
    """What one number and another make: by how much they differ, their sum and product, how often one
    goes into the other, and what is left over or missing then."""
    found = {abs(one - other), one + other, one * other}
    for a, b in ((one, other), (other, one)):
        if b > 0 and a > b:
            found |= {a % b, -a % b, a / b, (a / b).to_integral_value(ROUND_CEILING)}
    return found


def _measured(claim: Amount, sentence: Sentence, sources: list[Amount], evidence: Evidence) -> bool:
    """Whether a measure is what two measures make or differ by, so many times one, or a share."""
    told = [a for a in (*sources, *evidence.customers_amounts) if is_measure(a.unit)]
    before = [a for a, _ in said_before(claim, sentence, {"number"}) if is_measure(a.unit)]
    counts = {
        n for s in (sentence, *evidence.heard) for n, unit in numbers_in(s) if not is_measure(unit)
    }
    counts |= {v for s in evidence.told for w in s.words if (v := MULTIPLES.get(w.text))}
    counts |= shares_of(evidence)
    figures = [converted(a.high, a.unit, claim.unit) for a in (*told, *before)]
    for one, other in combinations([figure for figure in figures if figure], 2):
        if claim.low in (abs(one - other), one + other):
            return True
    made = {figure * n for figure in figures for n in counts}
    return claim.low in made | {figure / n for figure in figures for n in counts if n > 1}
