"""One step of reckoning from a figure that the reply has already said: `two kayaks are £90, and with
the dry bag you'd be at £94`.

Writers reckon aloud, a step at a time. A figure said earlier may be gone on from whether or not it is
right: where it is wrong, it is a fault itself. One said later may not, or two could bear each other
out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from drafter.verify.amounts import Amount, AmountKind
from drafter.verify.durations import CLOCK, EACH, VAGUE
from drafter.verify.evidence import Evidence
from drafter.verify.hedges import DIVIDED
from drafter.verify.measures import converted, is_measure
from drafter.verify.money import same_currency
from drafter.verify.numbers import number_word
from drafter.verify.reading import Sentence
from drafter.verify.sums import PENNY, amounts_known, counted

BACK = 2
"""Sentences before its own whose figures a figure may go on from."""
MAX_OPERANDS = 8
MAX_SUMMED = 4
"""Amounts said before that a total can be of."""
_UNITS = tuple(Decimal(seconds) for seconds in (7 * 86400, 86400, 3600, 1800, 60))
"""Weeks, days, hours, half hours and minutes."""
COUNTED: frozenset[AmountKind] = frozenset(("number", "times"))
_THRESHOLD = re.compile(
    r"\b(?:over|above|under|below|from|at least|more than|less than|up to|minimum(?: of)?|spend|"
    r"costs?|fee(?: is| of)?|charge(?: is| of)?|postage(?: is| of)?)(?: is| the| a)? $",
    re.IGNORECASE,
)
"""What makes an amount one of the shop's own terms, which are nowhere reckoned."""
_RESULT = re.compile(
    r"\b(?:makes?|comes? to|brings?|total|altogether|in all|all in|together|left|leaves?|stays?|over|past|"
    r"more|less|short|missing|another|difference|"
    r"heavier|lighter|longer|shorter|bigger|smaller|wider|larger|taller|cheaper|dearer|higher|lower|deeper|thicker|further|fewer|room|spare|to go|out of|gives?|get|goes|used|half)\b",
    re.IGNORECASE,
)
"""What says that a number has been worked out."""
_SUMMED = re.compile(
    r"\b(?:so|that's|that is|which is|would be|it's|you'd|you pay|you'll pay|pays?|costs? you|each|apiece|"
    r"for (?:the|all|both|your|you)|save[sd]?|saving|instead|rather|cheaper|dearer|against|works out|"
    r"to spend|with|including|times|plus|comes? off|a (?:head|piece|lesson|month|year|week|day|"
    r"night|page))\b|[:=]",
    re.IGNORECASE,
)
"""What besides says so of an amount."""
_A_HEAD = re.compile(r" an? [a-z]+\b", re.IGNORECASE)
_MORE = re.compile(r" (?:\w+ )?(?:more|less|left|over|short|extra)\b", re.IGNORECASE)
_WORTH = re.compile(r"\b(?:worth|per|each|for every|becomes?|gives?|get|buys?|makes?)\b|=", re.I)
_IN_ALL = re.compile(
    r"\b(?:altogether|in all|all in|total|comes? to|makes|brings?|together|that's|you'd be at|"
    r"everything|for (?:your|the|all) (?:two|three|four|five|six|both|lot))\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:the|size|model|number|its) $", re.IGNORECASE)
_NEEDED = re.compile(
    r"\b(?:wants?|needs?|takes?|about|around|roughly|covers?|with|without|and back|both ways)\b",
    re.IGNORECASE,
)
_BOTH_WAYS = re.compile(r"\b(?:and back|both ways|round trip|return trip)\b", re.IGNORECASE)
_SCALED = frozenset({"°c", "°f"})
"""Units that are points on a scale: two of them don't add up."""
_HALF = re.compile(r"\bhalf\b", re.IGNORECASE)
_LASTING = re.compile(
    r"\b(?:lasts?|set for|enough for|keep\w*|going|covered|supply|in all|altogether|total|after|reach|"
    r"makes?|you get|gives?|fly|flying|runs?|burns?|through|worth of|works out)\b",
    re.IGNORECASE,
)


def follows_in_money(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether an amount is one step from an amount said before: with one of the sources' added or
    taken off, so many times, by a share of the sources."""
    if claim.low in _exchanged(claim, sentence, evidence):
        return True
    place = claim.start - sentence.start
    head = sentence.text[max(0, place - 48) : place]
    tail = sentence.text[place : claim.end - sentence.start + 24]
    if _is_term(claim, sentence) or not (
        _RESULT.search(head) or _SUMMED.search(head) or _SUMMED.search(tail)
    ):
        return False
    said = [a.low for a in _said(claim, sentence, {"money"}) if same_currency(a.unit, claim.unit)]
    said = list(dict.fromkeys(reversed(said)))[:MAX_OPERANDS]
    if not said:
        return False
    known = amounts_known(claim.unit, evidence)
    counts = set(_counts(claim, sentence, evidence))
    shares = {a.high / 100 for a, _ in evidence.amounts.get("percent", ())}
    if _HALF.search(sentence.text) or evidence.told_of(_HALF):
        shares.add(Decimal("0.5"))
    shared = DIVIDED.search(sentence.text) or _A_HEAD.match(tail[claim.end - claim.start :])
    results: set[Decimal] = set()
    for amount in said:
        for other in (*said, *known):
            if other != amount:
                results |= {amount + other, abs(amount - other)}
        for share in shares:
            results |= {amount * share, amount * (1 - share), amount * (1 + share)}
        for count in counts:
            results |= {amount * count} | ({amount / count} if shared else set())
    if _IN_ALL.search(head) or _IN_ALL.search(tail):
        results |= _totals(said[:MAX_SUMMED], counts)
    rounded = {result.quantize(PENNY) for result in results if result}
    return claim.low in rounded and claim.high in rounded


def _exchanged(claim: Amount, sentence: Sentence, evidence: Evidence) -> Iterator[Decimal]:
    """What a number said before is worth at the rate of a source: 420 points, 100 for €1."""
    said = list(_said(claim, sentence, COUNTED))
    for source in evidence.told if said else ():
        given = [c for c in source.claims if isinstance(c, Amount) and c.low]
        for rate, worth in permutations(given, 2):
            priced = worth.kind == "money" and same_currency(worth.unit, claim.unit)
            if rate.kind == "number" and priced and _WORTH.search(source.text):
                for number in said:
                    if number.unit == rate.unit:
                        yield (number.low * worth.low / rate.low).quantize(PENNY)


def _totals(said: Sequence[Decimal], counts: Iterable[Decimal]) -> set[Decimal]:
    """What amounts said before make in all: added or taken off, and so many times."""
    sums = {Decimal(0)}
    for amount in said:
        sums |= {total + sign * amount for total in sums for sign in (1, -1)}
    return sums | {total * count for total in sums for count in counts}


def follows_in_number(
    claim: Amount, sentence: Sentence, sources: Iterable[Amount], evidence: Evidence
) -> bool:
    """Whether a number is one step from a number said before, or the customer's, and one of the
    sources: what is left, what is missing, how many go in."""
    place = claim.start - sentence.start
    around = sentence.text[max(0, place - 48) : claim.end - sentence.start + 24]
    if claim.low != claim.high or claim.bound:
        return False
    if not (_RESULT.search(around) or (is_measure(claim.unit) and _NEEDED.search(around))):
        return False
    if claim.unit in _SCALED or _NAMED.search(sentence.text, 0, place):
        return False
    if is_measure(claim.unit):
        return _measured(claim, sentence, sources, evidence)
    said = {a.low for a in _said(claim, sentence, COUNTED)} | set(evidence.customers_numbers)
    said |= set(_spoken(claim, sentence))
    given = {v for a in sources for v in (a.low, a.high)} | evidence.counts_of_time
    said |= evidence.customers_times
    said |= {a.high / one for a in _said(claim, sentence, {"duration"}) if (one := _one(a))}
    if _MORE.match(sentence.text, claim.end - sentence.start):
        return any(
            claim.low in (abs(one - other), *(a % b for a, b in ((one, other), (other, one)) if b > 0))
            for one in said for other in given | said
        )  # fmt: skip
    return any(claim.low in _steps(one, other) for one in said for other in given | said)


def follows_in_length(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether a length of time is how long so many last, or how long a number lasts at a rate: a box
    of 48 at six a day keeps them going for eight days."""
    one = _one(claim)
    if claim.low != claim.high or not one:
        return False
    place = claim.start - sentence.start
    around = sentence.text[max(0, place - 64) : claim.end - sentence.start + 32]
    if not _LASTING.search(around):
        return False
    said = {a.low for a in _said(claim, sentence, COUNTED)} | set(evidence.customers_numbers)
    said |= set(_spoken(claim, sentence))
    numbers = {v for a, _ in evidence.amounts.get("number", ()) for v in (a.low, a.high)}
    lengths = {
        a.high / one
        for a in (
            *_said(claim, sentence, {"duration"}),
            *(a for a, _ in evidence.amounts.get("duration", ())),
        )
        if _one(a) and a.unit.removeprefix(EACH) == claim.unit
    }
    value = claim.low / one
    given = numbers | said
    for many in given:
        if any(value == length * many for length in lengths if many > 1):
            return True
        if any(abs(many / rate - value) < 1 for rate in said if rate > 1 and many > rate):
            return True
    return False


def _is_term(claim: Amount, sentence: Sentence) -> bool:
    return bool(claim.bound or _THRESHOLD.search(sentence.text, 0, claim.start - sentence.start))


def _said(claim: Amount, sentence: Sentence, kinds: Iterable[AmountKind]) -> Iterator[Amount]:
    """The figures of some kinds that the reply has said before, in order."""
    wanted = frozenset(kinds)
    first = max(0, sentence.number - BACK)
    for earlier in (*sentence.syntax.sentences[first : sentence.number], sentence):
        for one in earlier.claims:
            if isinstance(one, Amount) and one.kind in wanted and one.end <= claim.start:
                yield one


def _spoken(claim: Amount, sentence: Sentence) -> Iterator[Decimal]:
    """The numbers in words, too small to be claims, that stand before a figure in its sentence."""
    for word in sentence.words:
        if word.start < claim.start and (value := number_word(word.text)):
            yield value


def _counts(claim: Amount, sentence: Sentence, evidence: Evidence) -> Iterator[Decimal]:
    """How many there can be of a thing: numbers of the reply, the customer and the sources."""
    first = max(0, sentence.number - BACK)
    for near in (*sentence.syntax.sentences[first : sentence.number], sentence):
        yield from (n for n in counted(near) if n > 1)
        yield from (
            c.high / one
            for c in near.claims
            if isinstance(c, Amount) and c.kind == "duration" and c is not claim
            and (one := _one(c)) and c.high > one
        )  # fmt: skip
    yield from (n for n in evidence.customers_numbers if n > 1)


def _one(length: Amount) -> Decimal:
    """The largest unit of time that a length is a whole number of; 0 for a rhythm or a vague one."""
    if length.unit.startswith(VAGUE):
        return Decimal(0)
    if length.unit.removeprefix(EACH) != CLOCK:
        return Decimal(1)
    return next((u for u in _UNITS if length.high and length.high % u == 0), Decimal(0))


def _steps(one: Decimal, other: Decimal) -> set[Decimal]:
    found = {abs(one - other), one + other, one * other}
    for a, b in ((one, other), (other, one)):
        if b > 0 and a > b:
            found |= {a % b, -a % b, a / b}
    return found


def _measured(
    claim: Amount, sentence: Sentence, sources: Iterable[Amount], evidence: Evidence
) -> bool:
    """Whether a measure is what two measures make or differ by, or so many times one."""
    told = [a for a in sources if is_measure(a.unit)]
    said = [a for a in _said(claim, sentence, {"number"}) if is_measure(a.unit)]
    counts = [*_spoken(claim, sentence), *evidence.customers_numbers]
    if _BOTH_WAYS.search(sentence.text):
        counts.append(Decimal(2))
    counts += [a.low for a in _said(claim, sentence, COUNTED) if not is_measure(a.unit)]
    for one in (*told, *said):
        for other in (*told, *said):
            if (
                other is not one
                and (gap := converted(one.high, one.unit, claim.unit))
                and (its := converted(other.high, other.unit, claim.unit))
            ):
                if claim.low in (abs(gap - its), gap + its):
                    return True
        mine = converted(one.high, one.unit, claim.unit)
        if mine and any(claim.low in (mine * n, mine / n) for n in counts if n > 1):
            return True
    return False
