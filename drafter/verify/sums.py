"""Figures that are reckoned from what is there: sums, differences, shares, and what several cost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, permutations, product

from drafter.verify.amounts import Amount
from drafter.verify.durations import EACH
from drafter.verify.evidence import Evidence
from drafter.verify.hedges import ADDED, DIVIDED, around
from drafter.verify.money import same_currency
from drafter.verify.numbers import number_word
from drafter.verify.reading import Sentence

PENNY = Decimal("0.01")
MAX_RECKONED = 8
"""Amounts up to which every two of them are added and taken away."""
MAX_ADDED = 5
"""Amounts up to which every three of them are added and taken away, and a sentence's add up."""
MANY = 20
"""Pieces up to which a price is multiplied: a set of four against four singles."""
_CHARGED = re.compile(
    r"\b(?:costs?|cost you|fees?|charge[sd]?(?: you)?|postage|delivery|shipping|refund(?:ed)?|surcharge|"
    r"deposit|voucher|credit|discount|price|back|off|save|extra)(?: (?:is|are|of|at|by|to|would be|will be|"
    r"comes to|for|just|only|worth)){0,2} (?:a |an |the )?$",
    re.IGNORECASE,
)
_CHARGE = re.compile(
    r" (?:fee|postage|refund|off|back|charge|surcharge|deposit|voucher|credit|discount|extra|per|each|"
    r"for (?:delivery|shipping|postage|returns?)|delivery|shipping|minimum|threshold)\b",
    re.IGNORECASE,
)
"""Words that make an amount the shop's."""
_COMPARED = re.compile(r" (?:less|more|cheaper|dearer|off)\b", re.IGNORECASE)
_SAVED = re.compile(r"\b(?:save[sd]?|saving|difference)(?: you)?(?: of| is)? $", re.IGNORECASE)
_HALVED = re.compile(
    r"\bhalf (?:of )?(?:the |their |its )?(?:price|cost|sum|amount|total|fee|rent|value|rate)", re.I
)
_DOUBLED = re.compile(
    r"\b(?:twice as (?:much|dear|expensive)|double the (?:price|cost|fee|rate)|twice the)\b", re.I
)
_OFF = re.compile(r" (?:below|under|short|away|over|above|past)\b", re.IGNORECASE)
_EXTRA = re.compile(r"\b(?:adds?|plus|another|an? (?:extra|additional|further))(?: a| an)? $", re.I)
_ON_TOP = re.compile(r" (?:extra|more|on top|surcharge|supplement|longer)\b", re.IGNORECASE)
_BEYOND_SOME = re.compile(
    r"\b(?:past|beyond|over|above|after|rest|other|others|further|extra|more|on top|first)\b",
    re.IGNORECASE,
)
_APIECE = re.compile(r" an? [a-z]+\b", re.IGNORECASE)
_PROPORTIONED = frozenset({"money", "number", "duration"})


def money_known(value: Decimal, currency: str, evidence: Evidence) -> bool:
    """Whether an amount is a source's, an order's, or a share of one by a percentage cited."""
    for source, _ in evidence.amounts.get("money", ()):
        if same_currency(currency, source.unit) and value in (source.low, source.high):
            return True
    own = {
        a
        for f in evidence.orders
        if same_currency(currency, f.order.currency or "-")
        for a in f.amounts
    }
    if value in own:
        return True
    theirs = _theirs(currency, evidence)
    return value in _shares(own | theirs | set(_named(currency, evidence)), evidence) or value in {
        amount + sign * source
        for amount in own for source in _named(currency, evidence) for sign in (1, -1)
    }  # fmt: skip


def is_customers_own(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether it is what the customer spends, `basket 84`, and not said to be the shop's price."""
    if {claim.low, claim.high} - _theirs(claim.unit, evidence):
        return False
    place = claim.start - sentence.start
    return not (
        _CHARGED.search(sentence.text, 0, place)
        or _CHARGE.match(sentence.text, claim.end - sentence.start)
    )


def amounts_known(currency: str, evidence: Evidence) -> set[Decimal]:
    """The amounts in a currency that the sources, the order and the customer name."""
    own = {
        a
        for f in evidence.orders
        if same_currency(currency, f.order.currency or "-")
        for a in f.amounts
    }
    return own | set(_named(currency, evidence)) | _theirs(currency, evidence)


def _theirs(currency: str, evidence: Evidence) -> frozenset[Decimal]:
    """What the customer spends, where the sources have the currency."""
    known = any(same_currency(currency, unit) for unit in evidence.currencies)
    return evidence.customers_sums if known else frozenset()


def _added_up(claim: Amount, sentence: Sentence, evidence: Evidence) -> set[Decimal]:
    """What other amounts of the sentence, each of them known, make together: `£155: £55 for the
    weekend and a £100 deposit`."""
    others = [
        c.low for c in sentence.claims
        if isinstance(c, Amount) and c.kind == "money" and c is not claim and c.low == c.high
        and same_currency(claim.unit, c.unit)
    ]  # fmt: skip
    known = [v for v in others[:MAX_ADDED] if money_known(v, claim.unit, evidence)]
    return {
        sum(some, Decimal(0)) for n in range(2, len(known) + 1) for some in combinations(known, n)
    }


def with_extras(kind: str, unit: str, evidence: Evidence) -> set[Decimal]:
    """The sources' figures with what a source says is added to them: `ready in 4 days; frames add
    2`."""
    found: set[Decimal] = set()
    for reading in evidence.readings:
        told = [
            (c, s) for s in reading.sentences for c in s.claims
            if isinstance(c, Amount) and c.kind == kind and c.unit == unit
        ]  # fmt: skip
        for extra, sentence in told:
            place = extra.start - sentence.start
            if _EXTRA.search(sentence.text, 0, place) or _ON_TOP.match(
                sentence.text, extra.end - sentence.start
            ):
                found |= {
                    base + extra.high
                    for c, _ in told if c is not extra for base in (c.low, c.high)
                }  # fmt: skip
    return found


def reckoned(claim: Amount, sentence: Sentence, evidence: Evidence) -> set[Decimal]:
    """What the words around an amount say it has been worked out to be: sums and differences of the
    sources' amounts, or their multiples and parts by a number of the sources."""
    near = around(claim, sentence)
    amounts = [*_named(claim.unit, evidence), *_theirs(claim.unit, evidence)]
    found = _added_up(claim, sentence, evidence)
    found |= with_extras("money", claim.unit, evidence)
    off = _OFF.match(sentence.text, claim.end - sentence.start)
    if (off or ADDED.search(near)) and len(amounts) <= MAX_RECKONED:
        terms = dict.fromkeys((*amounts, *_by_period(claim.unit, evidence)))
        several = [n for a, _ in evidence.amounts.get("number", ()) if 1 < (n := a.low) <= MANY]
        terms |= dict.fromkeys(a * n for a in amounts for n in several[:MAX_RECKONED])
        for one, other in permutations(terms, 2):
            found |= {one + other, abs(one - other)}
        few = len(amounts) <= MAX_ADDED and (
            _COMPARED.match(sentence.text, claim.end - sentence.start)
            or _SAVED.search(sentence.text, 0, claim.start - sentence.start)
        )
        for one, other, third in permutations(amounts, 3) if few else ():
            found.add(one + other - third)
    amounts += [a for f in evidence.orders if f.order.currency == claim.unit for a in f.amounts]
    if DIVIDED.search(near) or _APIECE.match(sentence.text, claim.end - sentence.start):
        numbers = {a.low for a, _ in evidence.amounts.get("number", ()) if a.low > 1}
        numbers |= {n for f in evidence.orders for n in f.numbers if n > 1}
        for amount in amounts:
            found |= {(amount * n).quantize(PENNY) for n in numbers}
            found |= {(amount / n).quantize(PENNY) for n in numbers}
            found |= {claim.low for n in numbers if _is_rounded(claim.low, amount / n)}
    counts = [*counted(sentence), *evidence.customers_numbers]
    if _BEYOND_SOME.search(sentence.text):
        given = [a.high for a, _ in evidence.amounts.get("number", ())]
        counts += [n - least for n in counts for least in given if n > least]
    found |= {amount * count for amount in amounts for count in counts if count > 1}
    own = [n for n in counted(sentence) if 1 < n <= MANY]
    found |= {a * n * m for a in amounts for n, m in combinations(own, 2)}
    if len(counts) > 1:
        for (one, other), (n, m) in product(permutations(amounts, 2), permutations(counts, 2)):
            found.add(one * n + other * m)
    return found


def _is_rounded(said: Decimal, exact: Decimal) -> bool:
    """Whether an amount in parts of a penny is another, rounded: 5.5p each of 1,000 for £55."""
    exponent = said.as_tuple().exponent
    if not isinstance(exponent, int) or exponent > -3:
        return False
    return abs(said - exact) <= Decimal(5).scaleb(exponent - 1)


def counted(sentence: Sentence) -> list[Decimal]:
    """The plain numbers of a sentence, with the words that are too small to be claims: `for the
    four of you`."""
    spoken = [value for word in sentence.words if (value := number_word(word.text)) is not None]
    return spoken + [
        c.low for c in sentence.claims
        if isinstance(c, Amount) and c.kind in ("number", "times") and c.low == c.high
    ]  # fmt: skip


def in_proportion(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether the sentence takes two figures of one source sentence so many times: 400 points and
    £20 where 200 points give £10, a year and $144 at $12 a month."""
    if claim.kind not in _PROPORTIONED or claim.low != claim.high or not claim.low:
        return False
    beside = [
        c for c in sentence.claims
        if isinstance(c, Amount) and c is not claim and c.kind in _PROPORTIONED and c.low
    ]  # fmt: skip
    if claim.kind == "number" and claim.low == int(claim.low) and claim.low > 1:
        priced = {a for c in beside if c.kind == "money" for a in _named(c.unit, evidence)}
        if any(a * claim.low in (c.low, c.high) for a in priced for c in beside):
            return True
    for source in evidence.told if beside else ():
        given = [c for c in source.claims if isinstance(c, Amount) and c.low]
        for mine in given:
            if not _alike(claim, mine):
                continue
            times = claim.low / mine.low
            whole = times % 1 == 0 or (1 / times) % 1 == 0
            if whole and any(
                _alike(c, other) and c.low in (other.low * times, (other.low * times).quantize(PENNY))
                for c in beside for other in given if other is not mine
            ):  # fmt: skip
                return True
    return False


def _alike(one: Amount, other: Amount) -> bool:
    if one.kind != other.kind:
        return False
    if one.kind == "money":
        return same_currency(one.unit, other.unit)
    return one.unit.removeprefix(EACH) == other.unit.removeprefix(EACH)


def _by_period(currency: str, evidence: Evidence) -> Iterator[Decimal]:
    """The sources' rates, each for every other period they name: $24 a month is $288 a year."""
    rates = []
    for source in evidence.told:
        for claim, period in zip(source.claims, source.claims[1:], strict=False):
            if (
                isinstance(claim, Amount) and isinstance(period, Amount) and claim.kind == "money"
                and period.unit.startswith(EACH) and same_currency(currency, claim.unit)
            ):  # fmt: skip
                rates.append((claim.low, period))
    for amount, period in rates:
        for _, other in rates:
            if other.unit == period.unit and other.low != period.low:
                yield amount * other.low / period.low


def _named(currency: str, evidence: Evidence) -> Iterator[Decimal]:
    for source, _ in evidence.amounts.get("money", ()):
        if same_currency(currency, source.unit):
            yield from {source.low, source.high}


def _shares(amounts: set[Decimal], evidence: Evidence) -> set[Decimal]:
    found: set[Decimal] = set()
    if evidence.told_of(_HALVED):
        found |= {(amount / 2).quantize(PENNY) for amount in amounts}
    if evidence.told_of(_DOUBLED):
        found |= {amount * 2 for amount in amounts}
    for percent, _ in evidence.amounts.get("percent", ()):
        for amount in amounts:
            share = (amount * percent.high / 100).quantize(PENNY)
            found |= {share, amount - share}
    return found
