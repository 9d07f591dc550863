"""Amounts of money that a reply has worked out: whether the working holds.

A few amounts, taken so many times and put together, make nearly any figure. So of a source's many
amounts those count that the reply or the customer speaks of, and where the reply shows its working,
that very working has to hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, permutations, product

from drafter.verify.amounts import Amount
from drafter.verify.contexts import context_of, source_contexts
from drafter.verify.durations import EACH
from drafter.verify.evidence import Evidence
from drafter.verify.hedges import DIVIDED, WORKED, around
from drafter.verify.money import same_currency
from drafter.verify.numbers import number_word
from drafter.verify.proportion import exchanged
from drafter.verify.reading import Sentence
from drafter.verify.sums import PENNY, money_known, theirs
from drafter.verify.table import TIME, Count, counts_of, numbers_in, said_before, shares_of, window
from drafter.verify.words import concept_of

MAX_SUMMED = 4
"""Amounts that a total can be of."""
MAX_COMPARED = 5
"""Amounts up to which two of them are set against a third."""
_THRESHOLD = re.compile(
    r"\b(?:over|above|under|below|from|starts? at|reach|at least|more than|less than|up to|minimum(?: of)?|spend|"
    r"costs?|fee(?: is| of)?|charge(?: is| of)?|postage(?: is| of)?)(?: is| the| a)? $",
    re.IGNORECASE,
)
"""What makes an amount one of the shop's own terms, which are nowhere reckoned."""
_COUNT = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)(?: \w+){0,2} (?:would )?cost $",
    re.I,
)
_SO = re.compile(r"\b(?:so|altogether|in all|in total|total|together)\b|=", re.IGNORECASE)
"""What brings the figures before it to a result."""
_APART = re.compile(r"\b(?:separately|one by one|individually|singly|by themselves)\b", re.I)
_TOGETHER = re.compile(
    rf"{_SO.pattern}|\b(?:comes? to|makes?|making|that's|less|more|cheaper|dearer|save[sd]?|saving|difference|both|plus|extra|including|with|"
    rf"instead|against|up ?front|short|rest|left)\b|{_APART.pattern}",
    re.IGNORECASE,
)
"""What sets two amounts of the sources together."""
_COMPARED = re.compile(r" (?:less|more|cheaper|dearer|off)\b", re.IGNORECASE)
_SAVED = re.compile(r"\b(?:save[sd]?|saving|difference)(?: you)?(?: of| is)? $", re.IGNORECASE)
_RATE = re.compile(
    r" ?(?:each\b|apiece\b|per\b|an? [a-z]|monthly\b|weekly\b|daily\b|yearly\b|for (?:each|every|the (?:first|other))\b)",
    re.I,
)
"""What makes an amount the price of one, or by the night, the week or the month."""
_TIMED_RATE = re.compile(
    r" ?(?:(?:per|an?|each|every) (?:hour|day|night|week|month|year)|\w+ly)\b", re.I
)
_AT = re.compile(r"\bat $", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:the|a|an|our|this|that)(?: usual| full| normal| standard)? $", re.IGNORECASE
)
_RESULT = re.compile(
    r" (?:total|saving|difference|balance|remainder|rest|deposit|refund|discount|off|left|more|less|back|you)\b",
    re.IGNORECASE,
)
_APIECE = re.compile(r" an? [a-z]+\b", re.IGNORECASE)
_EACH = re.compile(r"\b(?:per|each|apiece)\b", re.IGNORECASE)
_FOR_SOME = re.compile(r" for ([a-z]+|\d+)\b", re.IGNORECASE)
_SPLIT = re.compile(r"\binstal?lments?\b|\bpay(?:ing)? in (?:\d|two|three|four)\b", re.IGNORECASE)
_INCLUSIVE = re.compile(r"\binclu\w+|\bincl\b", re.IGNORECASE)


def money_follows(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether an amount has been worked out from the amounts, counts and shares on the table."""
    if claim.low in exchanged(claim, sentence, evidence):
        return True
    apiece = _APIECE.match(sentence.text, claim.end - sentence.start)
    worked = apiece or WORKED.search(around(claim, sentence))
    if claim.bound or _is_named(claim, sentence) or not worked:
        return False
    counts = list(counts_of(sentence, evidence))
    before = [
        (a, s) for a, s in said_before(claim, sentence, {"money"})
        if a.low == a.high and same_currency(a.unit, claim.unit)
    ]  # fmt: skip
    after = [
        (a, sentence) for a in sentence.claims
        if isinstance(a, Amount) and a.kind == "money" and a.start >= claim.end and a.low == a.high
        and same_currency(a.unit, claim.unit) and money_known(a.low, a.unit, evidence)
    ]  # fmt: skip
    found = _totals(after, counts)
    place = claim.start - sentence.start
    head = sentence.text[:place]
    if _is_compared(claim, sentence) or _COUNT.search(head) or not _THRESHOLD.search(head):
        last, its = before[-1] if len(before) > 1 else (claim, None)
        if its is sentence and _SO.search(sentence.text, last.end - sentence.start, place):
            found |= _totals(before, counts)  # the working is shown: it has to hold
        else:
            found |= _reckoned(claim, sentence, evidence, counts)
    return _is_rounded(claim, found)


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
    prices = dict(sorted(_prices(claim, sentence, evidence), key=lambda price: price[1]))
    terms = {price: price for price in prices} | dict(_taken(claim, sentence, evidence, counts))
    shared = {
        amount * part: price
        for share in shares_of(sentence, evidence)
        for amount, price in terms.items()
        for part in (share, 1 - share, 1 + share, *_inclusive(share, evidence))
    }
    found = {*terms, *shared}
    if _RATE.match(sentence.text, claim.end - sentence.start):
        return found - prices.keys()
    if _is_compared(claim, sentence):
        found = set(shared)
    together = len({unit for _, unit in counts}) > 1 or _TOGETHER.search(around(claim, sentence))
    for (one, its), (other, base) in combinations(terms.items(), 2):
        if its != base and (together or prices.get(one) or prices.get(other)):
            found |= {one + other, abs(one - other)}
    for one in (price for price, anchored in prices.items() if anchored):
        found |= {value for other in shared for value in (one + other, abs(one - other))}
    return (found | _compared(claim, sentence, evidence)) - prices.keys()


def _is_compared(claim: Amount, sentence: Sentence) -> bool:
    """Whether it is by how much one amount is more or less than another."""
    tail = _COMPARED.match(sentence.text, claim.end - sentence.start)
    return bool(tail or _SAVED.search(sentence.text, 0, claim.start - sentence.start))


def _compared(claim: Amount, sentence: Sentence, evidence: Evidence) -> set[Decimal]:
    """What a few amounts of the sources cost one by one, and how a third differs from two of them."""
    named = {v for a, _ in evidence.amounts.get("money", ()) for v in (a.low, a.high)}
    found: set[Decimal] = set()
    if len(named) > MAX_COMPARED:
        return found
    if _APART.search(sentence.text):
        found |= {sum(some, Decimal(0)) for n in (2, 3, 4) for some in combinations(named, n)}
    if _is_compared(claim, sentence):
        found |= {one + other - third for one, other, third in permutations(named, 3)}
    return found


def _taken(
    claim: Amount, sentence: Sentence, evidence: Evidence, counts: list[Count]
) -> Iterator[tuple[Decimal, Decimal]]:
    """The amounts on the table so many times, or shared out by so many, each with what it comes
    from. A count goes with the price that names its noun; one that none names, with any."""
    contexts: dict[Decimal, frozenset[str]] = {}
    for value, context in _contexts(claim, sentence, evidence):
        contexts[value] = contexts.get(value, frozenset()) | context
    named = frozenset({TIME}).union(*contexts.values())
    after = claim.end - sentence.start
    rate = _RATE.match(sentence.text, after)  # no total: "£8 an item"
    shared_out = rate or evidence.told_of(_SPLIT) or DIVIDED.search(around(claim, sentence))
    for_one = set(_for_one(claim, sentence, evidence))
    listed = _listed(evidence)
    parts = [n for n, _ in counts]
    parts += [n for s in evidence.told if _SPLIT.search(s.text) for n, _ in numbers_in(s) if n > 1]
    for price, _ in _prices(claim, sentence, evidence):
        context = contexts.get(price, frozenset())
        fitting = list(dict.fromkeys(n for n, u in counts if u in context or u not in named))
        if rate and TIME in context and not _TIMED_RATE.match(sentence.text, after):
            yield from ((price * n, price) for n, u in counts if u == TIME)  # "five days, £95 each"
        if not rate:
            yield from ((price * n, price) for n in fitting if n not in listed)
            yield from ((price * n * m, price) for n, m in combinations(fitting[:4], 2))
        if shared_out and price not in for_one:
            yield from ((price / n, price) for n in parts)
    for source, place in evidence.amounts.get("money", ()) if shared_out else ():
        for c in place.claims:  # what one is of "1,000 cards at £55"
            if isinstance(c, Amount) and c.kind == "number" and c.low > 1:
                yield source.low / c.low, source.low


def _for_one(claim: Amount, sentence: Sentence, evidence: Evidence) -> Iterator[Decimal]:
    """The amounts on the table that are already the price of one."""
    for amount, place in (
        *evidence.amounts.get("money", ()),
        *said_before(claim, sentence, {"money"}),
    ):
        if _RATE.match(place.text, amount.end - place.start):
            yield amount.low


def _listed(evidence: Evidence) -> set[Decimal]:
    """How many of a thing the sources have a price of its own for: `£7 for one case, £10 for two`."""
    found: set[Decimal] = set()
    for source in evidence.told:
        if _EACH.search(source.text):
            continue  # "per pen: £2.20 for 50"
        prices = (c for c in source.claims if isinstance(c, Amount) and c.kind == "money")
        listed = (_FOR_SOME.match(source.text, c.end - source.start) for c in prices)
        counts = {n for some in listed if some and (n := _number(some[1]))}
        found |= counts if len(counts) > 1 else set()
    return found


def _number(word: str) -> Decimal | None:
    return Decimal(word) if word.isdecimal() else number_word(word.lower())


def _inclusive(share: Decimal, evidence: Evidence) -> tuple[Decimal, ...]:
    """The parts of an amount that already includes a share of itself, such as a tax."""
    return (share / (1 + share), 1 / (1 + share)) if evidence.told_of(_INCLUSIVE) else ()


def _prices(
    claim: Amount, sentence: Sentence, evidence: Evidence
) -> Iterator[tuple[Decimal, bool]]:
    """The amounts on the table, and whether the reply has said them or the customer names them. Of
    two in the sources both are; of more, those spoken of."""
    spoken = _spoken_of(sentence, evidence)
    sources = evidence.amounts.get("money", ())
    for source, place in sources:
        if same_currency(claim.unit, source.unit):
            context = _context(source, place)
            is_theirs = place in evidence.customers
            if is_theirs or source.bound or len(sources) <= 2 or not context or context & spoken:
                yield from ((v, is_theirs) for v in {source.low, source.high})
    for facts in evidence.orders:
        if same_currency(claim.unit, facts.order.currency or "-"):
            yield from ((amount, False) for amount in facts.amounts)
    yield from ((amount, True) for amount in theirs(claim.unit, evidence))
    yield from (
        (a.low, True) for a, _ in said_before(claim, sentence, {"money"})
        if same_currency(a.unit, claim.unit)
    )  # fmt: skip


def _contexts(
    claim: Amount, sentence: Sentence, evidence: Evidence
) -> Iterator[tuple[Decimal, frozenset[str]]]:
    """The words that each amount on the table stands among."""
    for source, place in evidence.amounts.get("money", ()):
        yield source.low, _context(source, place) | _timed(place)
    for said, place in said_before(claim, sentence, {"money"}):
        yield said.low, context_of(said, place, None) | _timed(place)


def _timed(place: Sentence) -> frozenset[str]:
    """The mark of a price by the night, day or month."""
    rhythm = any(isinstance(c, Amount) and c.unit.startswith(EACH) for c in place.claims)
    return frozenset({TIME} if rhythm else ())


def _context(amount: Amount, place: Sentence) -> frozenset[str]:
    """The words that a source's amount stands among: those that tell, and the ones beside it."""
    before = [w.concept for w in place.words if w.end <= amount.start][-1:]
    return dict(source_contexts(place)).get(amount, frozenset()).union(before) - {""}


def _totals(amounts: list[tuple[Amount, Sentence]], counts: list[Count]) -> set[Decimal]:
    """What amounts make, two or more of them, or one so many times if it is a rate."""
    options: list[tuple[tuple[Decimal, int], ...]] = []
    for amount, place in amounts[-MAX_SUMMED:]:
        rate = _RATE.match(place.text, amount.end - place.start) or _AT.search(
            place.text, 0, amount.start - place.start
        )
        times = [(amount.low * n, 2) for n, _ in counts] if rate else []
        options.append(((Decimal(0), 0), (amount.low, 1), (-amount.low, 1), *times))
    chosen = (some for some in product(*options) if sum(n for _, n in some) > 1)
    return {abs(sum((value for value, _ in some), Decimal(0))) for some in chosen}


def _spoken_of(sentence: Sentence, evidence: Evidence) -> frozenset[str]:
    """The concepts of what the reply has come to say, and of what the customer writes."""
    near = (*window(sentence), *evidence.heard)
    counted = {concept_of(c.unit) for s in near for c in s.claims if isinstance(c, Amount)}
    return (frozenset(word.concept for s in near for word in s.words) | counted) - {""}
