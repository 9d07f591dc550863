"""Amounts of money that a reply has worked out: whether the working holds.

A few amounts, taken so many times and put together, make nearly any figure. So of a source's many
amounts those count that the reply or the customer speaks of, and where the reply shows its working,
that very working has to hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from drafter.verify.claims.amounts import Amount
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.figures.pricelist import RATE, contexts_of, listed, prices_of
from drafter.verify.figures.sums import PENNY
from drafter.verify.figures.table import TIME, Count, counts_of, numbers_in, shares_of
from drafter.verify.reading.hedges import DIVIDED, WORKED, around, is_roughly
from drafter.verify.reading.reading import Sentence

LEAST_ROUNDED = 20
"""From here on `a little under £142` rounds to the next whole one."""
_THRESHOLD = re.compile(
    r"\b(?:over|above|under|below|from|starts? at|reach|at least|more than|less than|up to|minimum(?: of)?|spend|"
    r"costs?|fee(?: is| of)?|charge(?: is| of)?|postage(?: is| of)?)(?: is| the| a)? $",
    re.IGNORECASE,
)
"""What makes an amount one of the shop's own terms, which are nowhere reckoned."""
_SO = re.compile(r"\b(?:so|altogether|in all|in total|total|together)\b|=", re.IGNORECASE)
"""What brings the figures before it to a result."""
_LEADS = re.compile(
    r"\b(?:so|that's|that is|which (?:is|makes|comes to)|makes|making|comes? to|brings)\b|=", re.I
)
"""What brings the one figure before it to a result."""
_APART = re.compile(r"\b(?:separately|one by one|individually|singly|by themselves)\b", re.I)
_TOGETHER = re.compile(
    rf"{_SO.pattern}|\b(?:comes? to|makes?|making|that's|less|more|cheaper|dearer|save[sd]?|saving|difference|(?<!you )(?<!you'll )both|plus|extra|including|with|"
    rf"instead|against|up ?front|short|rest|left)\b|{_APART.pattern}",
    re.IGNORECASE,
)
"""What sets two amounts of the sources together."""
_NAMED = re.compile(
    r"\b(?:the|a|an|our|this|that)(?: usual| full| normal| standard)? $", re.IGNORECASE
)
_RESULT = re.compile(
    r" (?:total|saving|difference|balance|remainder|rest|deposit|refund|discount|off|left|more|less|back|you)\b",
    re.IGNORECASE,
)
_APIECE = re.compile(r" an? [a-z]+\b", re.IGNORECASE)
_PER_PAIR = re.compile(r"\b(?:per|a|each|every) pair\b|\bin pairs\b", re.IGNORECASE)
_SPLIT = re.compile(r"\binstal?lments?\b|\bpay(?:ing)? in (?:\d|two|three|four)\b", re.IGNORECASE)


def money_follows(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether an amount has been worked out from the amounts, counts and shares on the table."""
    apiece = _APIECE.match(sentence.text, claim.end - sentence.start)
    worked = apiece or WORKED.search(around(claim, sentence))
    rounded = is_roughly(claim, sentence, {claim.low - PENNY, claim.low + PENNY})
    if (claim.bound and not rounded) or _is_named(claim, sentence) or not worked:
        return False
    counts = list(counts_of(sentence, evidence))
    head = sentence.text[: claim.start - sentence.start]
    if _THRESHOLD.search(head) and not rounded:
        return False
    found = _reckoned(claim, sentence, evidence, counts)
    near = {value for value in found if abs(value - claim.low) < 1}
    return _is_rounded(claim, found) or (
        LEAST_ROUNDED <= claim.low == claim.high and is_roughly(claim, sentence, near)
    )


def _is_rounded(claim: Amount, found: set[Decimal]) -> bool:
    """Whether both ends of an amount are among some values, to the penny or as finely as it is
    written: `5.5p each`."""
    if {claim.low, claim.high} <= {value.quantize(PENNY) for value in found if value}:
        return True
    exponent = claim.low.as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else PENNY
    return step < PENNY and claim.low in {value.quantize(step) for value in found}


def _is_named(claim: Amount, sentence: Sentence) -> bool:
    """Whether it stands as a thing that is known, `the £4 charge`, and not as a result."""
    place = claim.start - sentence.start
    result = _RESULT.match(sentence.text, claim.end - sentence.start)
    return bool(_NAMED.search(sentence.text, 0, place)) and not result


def _reckoned(
    claim: Amount, sentence: Sentence, evidence: Evidence, counts: list[Count]
) -> set[Decimal]:
    """What the amounts on the table make: so many times, shared out, by a share, and with one
    another where one of the two is said or the customer's, or the words set them together."""
    prices = dict(sorted(prices_of(claim, sentence, evidence), key=lambda price: price[1]))
    terms = {price: price for price in prices} | dict(_taken(claim, sentence, evidence, counts))
    shared = {
        amount * part: price
        for share in shares_of(evidence)
        for amount, price in terms.items()
        for part in (share, 1 - share, 1 + share)
    }
    shown = _shown(claim, sentence)
    found = {value for value, its in (*terms.items(), *shared.items()) if shown in (None, its)}
    if RATE.match(sentence.text, claim.end - sentence.start):
        return found - prices.keys()
    together = len({unit for _, unit in counts}) > 1 or _TOGETHER.search(around(claim, sentence))
    for (one, its), (other, base) in combinations(terms.items(), 2):
        follows = (
            shown is None or (its == shown and other in prices) or (base == shown and one in prices)
        )
        if its != base and follows and (together or prices.get(one) or prices.get(other)):
            found |= {one + other, abs(one - other)}
    return found - prices.keys()


def _shown(claim: Amount, sentence: Sentence) -> Decimal | None:
    """The one amount that the sentence goes on from to a result: `£8 each, so that's £24`."""
    said = [
        c for c in sentence.claims
        if isinstance(c, Amount) and c.kind == "money" and c.end <= claim.start
    ]  # fmt: skip
    if len(said) != 1 or said[0].low != said[0].high:
        return None
    between = sentence.text[said[0].end - sentence.start : claim.start - sentence.start]
    return said[0].low if _LEADS.search(between) else None


def _taken(
    claim: Amount, sentence: Sentence, evidence: Evidence, counts: list[Count]
) -> Iterator[tuple[Decimal, Decimal]]:
    """The amounts on the table so many times, or shared out by so many, each with what it comes
    from. A count goes with the price that names its noun; one that none names, with any."""
    contexts: dict[Decimal, frozenset[str]] = {}
    for value, context in contexts_of(claim, sentence, evidence):
        contexts[value] = contexts.get(value, frozenset()) | context
    named = frozenset({TIME}).union(*contexts.values())
    after = claim.end - sentence.start
    rate = RATE.match(sentence.text, after)  # no total: "£8 an item"
    shared_out = rate or evidence.told_of(_SPLIT) or DIVIDED.search(around(claim, sentence))
    own = listed(evidence)
    parts = [n for n, _ in counts]
    parts += [n for s in evidence.told if _SPLIT.search(s.text) for n, _ in numbers_in(s) if n > 1]
    for price, _ in prices_of(claim, sentence, evidence):
        context = contexts.get(price, frozenset())
        fitting = list(dict.fromkeys(n for n, u in counts if u in context or u not in named))
        if evidence.told_of(_PER_PAIR):
            fitting += [n / 2 for n in fitting if n % 2 == 0]
        if not rate:
            yield from ((price * n, price) for n in fitting if n not in own)
            yield from ((price * n * m, price) for n, m in combinations(fitting[:4], 2))
        if shared_out:
            yield from ((price / n, price) for n in parts)
    for source, place in evidence.amounts.get("money", ()) if shared_out else ():
        for c in place.claims:  # what one is of "1,000 cards at £55"
            if isinstance(c, Amount) and c.kind == "number" and c.low > 1:
                yield source.low / c.low, source.low
