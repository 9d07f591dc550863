"""Whether the plain numbers of a reply, with a measure or a noun, follow from what it cites."""

from __future__ import annotations

import re
from decimal import Decimal

from drafter.verify.claims.amounts import Amount
from drafter.verify.claims.measures import is_measure, same_measure
from drafter.verify.claims.references import OWN_COUNT
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.figures.hours import is_hour
from drafter.verify.figures.proportion import in_proportion
from drafter.verify.figures.rhythms import is_told_rhythm
from drafter.verify.figures.sums import money_known
from drafter.verify.figures.workings import number_follows
from drafter.verify.grounds import Finding
from drafter.verify.reading.hedges import is_roughly
from drafter.verify.reading.reading import Sentence

LOOSE = 12
"""Up to here a number in words may be the writer's own: `for two people`."""
_PER = re.compile(r"(?: [^\W\d_]+){0,3} (?:per|each|for each|for every)\b", re.IGNORECASE)
_LIMITED = re.compile(
    r"\b(?:only|just|exactly|all|both|free|has|have|get|gets|give|gives|limited to|at most|"
    r"maximum of|no more than|up to|at least|with)(?: the| our)? $",
    re.IGNORECASE,
)
_ALIKE = 2
"""Telling words that a sentence shares with the source sentence it says again."""
_COUNTED = frozenset({"number", "times", "ordinal"})
_TIMED = re.compile(
    r"\b(?:at|from|by|until|till?|to|and|between|before|after|around|past)(?: about)? $", re.I
)
_AT_ABOUT = re.compile(r"\b(?:at|by|about|around) $", re.IGNORECASE)
_DOTTED = re.compile(r"\d{1,2}\.[0-5]\d")
_ZONE = re.compile(r" [A-Z]{2,5}\b")
"""`9 to 5 AEDT`."""
_OFF = re.compile(r" off\b", re.IGNORECASE)


def check_number(claim: Amount, sentence: Sentence, evidence: Evidence) -> Finding | None:
    """What is wrong with a number, or with how many times; None where it is grounded."""
    discounts = claim.low > 1 and not is_measure(claim.unit)
    if discounts and _OFF.match(sentence.text, claim.end - sentence.start):
        # A discount, whatever it is counted in: that a customer asked for it grounds nothing.
        granted = (a for kind in ("money", "percent") for a, _ in evidence.amounts.get(kind, ()))
        known = claim.low in {value for a in granted for value in (a.low, a.high)}
        return None if known else ("money", "is in no cited source")
    if in_proportion(claim, sentence, evidence):
        return None
    joined = sentence.text[claim.end - sentence.start :].startswith("-")  # "the three-seater"
    if not (joined or is_measure(claim.unit)) and _is_miscounted(claim, evidence):
        return "number", "isn't how many the order has"
    sources = [
        a for kind in _COUNTED for a, _ in evidence.amounts.get(kind, ())
    ]  # fmt: skip
    kin = [a for a in sources if a.unit and a.unit == claim.unit and not is_measure(a.unit)]
    if _is_said_hour(claim, sentence, evidence):
        return None
    if claim.unit in OWN_COUNT and not kin:
        return None
    if claim.kind == "times" and is_told_rhythm(claim, sentence, evidence):
        return None
    if claim.low == claim.high == 1 or _is_loose(claim, sentence):
        wrong = (
            kin
            and not any(_allows(a, claim.low) for a in kin)
            and not number_follows(claim, sentence, sources, evidence)
        )
        if not wrong and claim.low > 1 and _is_replaced(claim, sentence, evidence):
            return "number", "is in no cited source, which has another"
        return ("number", f"is another of {claim.unit} in the source") if wrong else None
    unknown = {
        v for v in {claim.low, claim.high}
        if not _number_known(v, claim, sentence, sources, evidence)
    }  # fmt: skip
    if unknown:
        near = {a.high for a in sources if a.unit == claim.unit}
        follows = number_follows(claim, sentence, sources, evidence)
        grounded = follows or is_roughly(claim, sentence, near)
        return None if grounded else ("number", "is in no cited source")
    if _is_of_another(claim, kin, evidence):
        return "number", f"is said of another thing than {claim.unit}"
    return None


def _is_said_hour(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether it is an hour without its half of the day: `weekdays 9 to 5`, `at about 6.40`."""
    start, end = claim.start - sentence.start, claim.end - sentence.start
    if claim.low != claim.high:
        counts = claim.unit and not _ZONE.match(sentence.text, end)
        return not counts and {claim.low, claim.high} <= _hours(evidence)
    timed = _AT_ABOUT.search(sentence.text, 0, start) and _DOTTED.fullmatch(
        sentence.text, start, end
    )
    return bool(timed) and claim.low in evidence.customers_numbers


def _hours(evidence: Evidence) -> set[Decimal]:
    """The full hours that the sources name, without their half of the day."""
    minutes = (m for clock in evidence.clocks for m in clock.minutes if m % 60 == 0)
    return {Decimal(m // 60 % 12 or 12) for m in minutes}


def _is_replaced(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether it stands where the source has another count, which the reply leaves out: `serves eight`
    for `serves 6`."""
    counts = [a for a, _ in evidence.amounts.get("number", ())]
    near = [a for a in counts if not (a.unit and claim.unit) or a.unit == claim.unit or not a.bound]
    if any(_allows(a, claim.low) for a in near) or claim.low in evidence.customers_numbers:
        return False
    said = {c.low for s in sentence.syntax.sentences for c in s.claims if isinstance(c, Amount)}
    telling = {w.concept for w in sentence.words if w.concept and not w.weak}
    for source in evidence.told:
        own = [
            c for c in source.claims
            if isinstance(c, Amount) and c.kind == "number" and not (c.bound or is_measure(c.unit))
        ]  # fmt: skip
        left_out = [c for c in own if c.low not in said and c.low > 1]
        if left_out and len(telling & source.concepts) >= _ALIKE:
            return True
    return False


def _allows(source: Amount, count: Decimal) -> bool:
    """Whether so many lie within what a source gives: `up to three`, `6 to 10`."""
    if source.bound == "max":
        return count <= source.high
    return source.low <= count <= source.high or (source.bound == "min" and count >= source.low)


def _is_of_another(claim: Amount, kin: list[Amount], evidence: Evidence) -> bool:
    """Whether the sources count its noun otherwise, and have the figure where its noun isn't told of."""
    others = {value for a in kin for value in (a.low, a.high)}
    ordered = any(claim.low in f.numbers for f in evidence.orders)
    if not others or ordered or {claim.low, claim.high} <= others:
        return False
    told = (
        (a, s) for kind in _COUNTED for a, s in evidence.amounts.get(kind, ())
        if {claim.low, claim.high} <= {a.low, a.high}
    )  # fmt: skip
    return not any(
        claim.unit in s.concepts and not (a.unit and set(kin) & set(s.claims)) for a, s in told
    )


def _is_miscounted(claim: Amount, evidence: Evidence) -> bool:
    """Whether it counts what the order holds another number of."""
    counts = {n for f in evidence.orders for thing, n in f.counts if thing == claim.unit}
    text = f"{claim.low.normalize():f}"
    echoed = text in evidence.setting.customer_references
    return bool(counts) and claim.low not in counts | {sum(counts)} and not echoed


def _is_loose(claim: Amount, sentence: Sentence) -> bool:
    """A small number in words, with no limit to it: `two people`, `between two sizes`."""
    written = sentence.text[claim.start - sentence.start : claim.end - sentence.start]
    return (
        written[:1].isalpha()
        and claim.high <= LOOSE
        and not claim.bound
        and not is_measure(claim.unit)
        and not _LIMITED.search(sentence.text[: claim.start - sentence.start])
        and not _PER.match(sentence.text, claim.end - sentence.start)
    )


def _number_known(
    value: Decimal, claim: Amount, sentence: Sentence, sources: list[Amount], evidence: Evidence
) -> bool:
    if any(same_measure(value, claim.unit, a) for a in sources):
        return True
    if not claim.unit and value in evidence.counts_of_time:
        return True  # "within the 14": days is understood
    if not is_measure(claim.unit) and _is_bare_money(value, sentence, evidence):
        return True  # "from 30 down to 24 euros"
    unheard = not claim.bound and claim.low == claim.high and not evidence.heard
    if unheard and any(_meets(claim, a) for a in sources):
        return True
    if any(value in facts.numbers for facts in evidence.orders):
        return True
    text = f"{value.normalize():f}"
    references = evidence.setting.customer_references | evidence.mentions.get(
        "reference", frozenset()
    )
    if text in references and not (claim.bound or is_measure(claim.unit)):
        return True
    timed = _TIMED.search(sentence.text, 0, claim.start - sentence.start)
    return bool(timed) and not claim.unit and is_hour(value, evidence)


def _is_bare_money(value: Decimal, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether a number is an amount of the sources where the sentence speaks of money."""
    units = {c.unit for c in sentence.claims if isinstance(c, Amount) and c.kind == "money"}
    return any(money_known(value, unit, evidence) for unit in units)


def _meets(claim: Amount, source: Amount) -> bool:
    """Whether a bare number lies in a range of the source, or on the right side of its bound: the
    customer's own size or height."""
    same = claim.unit == source.unit or not (is_measure(claim.unit) or is_measure(source.unit))
    if not same or (claim.unit != source.unit and source.bound):
        return False
    if source.low != source.high:
        return source.low <= claim.low <= source.high
    if source.bound == "min":
        return is_measure(claim.unit) and claim.low >= source.low
    return source.bound == "max" and is_measure(claim.unit) and claim.low <= source.low


def check_ordinal(claim: Amount, sentence: Sentence, evidence: Evidence) -> Finding | None:
    """What is wrong with a rank, `the second`; None where the sources have it, or no ranks at all."""
    del sentence
    ranks = {amount.low for amount, _ in evidence.amounts.get("ordinal", ())}
    if ranks and claim.low not in ranks | evidence.customers_numbers:
        return "number", "is another in the source"
    return None
