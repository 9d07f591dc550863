"""Whether figures, times and codes of a reply follow from what it cites."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from drafter.verify.amounts import Amount, Claim, Clock, Mention
from drafter.verify.durations import MONTHS
from drafter.verify.evidence import Evidence
from drafter.verify.grounds import Finding
from drafter.verify.hedges import is_remainder, is_roughly
from drafter.verify.hours import check_hour, is_hour
from drafter.verify.lengths import check_length
from drafter.verify.measures import is_measure, same_measure
from drafter.verify.money import same_currency
from drafter.verify.numbers import number_word
from drafter.verify.pricing import money_follows
from drafter.verify.proportion import in_proportion
from drafter.verify.reading import Sentence
from drafter.verify.references import OWN_COUNT
from drafter.verify.rhythms import is_told_rhythm
from drafter.verify.sums import is_customers_own, money_known, with_extras
from drafter.verify.workings import number_follows

ROUNDED = Decimal("0.5")
"""How far a percentage may be off that is rounded to a whole one."""
LOOSE = 12
"""Up to here a number in words may be the writer's own: `for two people`."""
_PER = re.compile(r"(?: [^\W\d_]+){0,3} (?:per|each|for each|for every)\b", re.IGNORECASE)
_LIMITED = re.compile(
    r"\b(?:only|just|exactly|all|both|free|has|have|get|gets|give|gives|limited to|at most|"
    r"maximum of|no more than|up to|at least|with)(?: the| our)? $",
    re.IGNORECASE,
)
_LEFT = re.compile(r" (?:\w+ ){0,2}(?:left|remaining|to go|short)\b", re.IGNORECASE)
_FIRST_SOME = re.compile(r"\bfirst $", re.IGNORECASE)
"""`The first two orders` have a second among them."""
_NO_EXTRA = re.compile(r"\b(?:extra|more|on top|nothing to pay)\b", re.IGNORECASE)
_INCLUDED = re.compile(r"(?<!not )(?<!n't )\binclude[sd]?\b", re.IGNORECASE)
_SAME_PRICE = re.compile(r"\b(?:costs? (?:exactly |just )?the same|at the same price)\b", re.I)
_COUNTED = frozenset({"number", "times", "ordinal"})
_DISCOUNT = re.compile(
    r"\b(?:off|discount|refund|less|cheaper|back|vat|tax|duty|fee)\b", re.IGNORECASE
)
_AT_OUR_COST = re.compile(
    r"\bprepaid\b|\bwe(?:'ll| will)?(?: also)? (?:cover|pay)\b|\b(?:over|above|beyond|after) that\b",
    re.I,
)
"""What makes a thing cost nothing, or only from somewhere on."""
_OFF = re.compile(r" off\b", re.IGNORECASE)


def check_value(claim: Claim, sentence: Sentence, evidence: Evidence) -> Finding | None:
    """What is wrong with a figure, a time of day or a code; None where it is grounded or where
    another module judges it (dates, contacts)."""
    if isinstance(claim, Amount):
        return _AMOUNTS[claim.kind](claim, sentence, evidence)
    if isinstance(claim, Clock):
        return check_hour(claim, evidence)
    if isinstance(claim, Mention) and claim.kind == "reference":
        return _reference(claim, evidence)
    return None


def _money(claim: Amount, sentence: Sentence, evidence: Evidence) -> Finding | None:
    if claim.low > claim.high:  # "from £90 to £80": the second goes on from the first
        first = replace(claim, high=claim.low, bound="")
        return _money(first, sentence, evidence) or _money(
            replace(claim, low=claim.high, start=claim.end, bound=""), sentence, evidence
        )
    values = {claim.low, claim.high}
    if all(money_known(value, claim.unit, evidence) for value in values):
        return None
    if is_customers_own(claim, sentence, evidence):
        return None
    if values <= with_extras("money", claim.unit, evidence):
        return None
    if in_proportion(claim, sentence, evidence) or money_follows(claim, sentence, evidence):
        return None
    sources = [a for a, _ in evidence.amounts.get("money", ())]
    near = {a.low for a in sources if same_currency(claim.unit, a.unit)}
    if is_roughly(claim, sentence, near):
        return None
    foreign = [a.unit for a in sources if claim.low in (a.low, a.high)]
    foreign += [f.order.currency or "" for f in evidence.orders if claim.low in f.amounts]
    if foreign:
        return "currency", f"stands as {foreign[0]} in the source"
    return "money", "is in no cited source"


def _percent(claim: Amount, sentence: Sentence, evidence: Evidence) -> Finding | None:
    known = {v for a, _ in evidence.amounts.get("percent", ()) for v in (a.low, a.high)}
    if {claim.low, claim.high} <= known:
        return None
    if _is_share(claim, evidence):
        return None
    off = _DISCOUNT.search(sentence.text, claim.end - sentence.start)
    if not off and not claim.bound and claim.low == claim.high in evidence.customers_numbers:
        return None  # their battery's "now it says 78"
    if {100 - claim.low, 100 - claim.high} <= known and is_remainder(claim, sentence):
        return None
    return "percent", "is in no cited source"


def _is_share(claim: Amount, evidence: Evidence) -> bool:
    """Whether it is how many of the customer's are how many of a hundred: 22 of 40."""
    theirs = set(evidence.customers_numbers)
    theirs |= {n for s in evidence.heard for w in s.words if (n := number_word(w.text))}
    return claim.low == claim.high and any(
        abs(100 * part / whole - claim.low) < ROUNDED
        for part in theirs for whole in theirs if 0 < part < whole
    )  # fmt: skip


def _free(claim: Amount, sentence: Sentence, evidence: Evidence) -> Finding | None:
    if evidence.amounts.get("free") or evidence.told_of(_AT_OUR_COST):
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


def _number(claim: Amount, sentence: Sentence, evidence: Evidence) -> Finding | None:
    if claim.low > 1 and _OFF.match(sentence.text, claim.end - sentence.start):
        # A discount, whatever it is counted in: that a customer asked for it grounds nothing.
        granted = (a for kind in ("money", "percent") for a, _ in evidence.amounts.get(kind, ()))
        known = claim.low in {value for a in granted for value in (a.low, a.high)}
        return None if known else ("money", "is in no cited source")
    if in_proportion(claim, sentence, evidence):
        return None
    joined = sentence.text[claim.end - sentence.start :].startswith("-")  # "the three-seater"
    if not joined and _is_miscounted(claim, evidence):
        return "number", "isn't how many the order has"
    sources = [
        a for kind in _COUNTED for a, s in evidence.amounts.get(kind, ())
        if claim.bound != "max" or s not in evidence.customers  # the most is the shop's to say
    ]  # fmt: skip
    kin = [a for a in sources if a.unit and a.unit == claim.unit and not is_measure(a.unit)]
    theirs = evidence.customers_numbers
    if kin and not claim.bound and {claim.low, claim.high} <= theirs:
        return None
    if claim.unit in OWN_COUNT and not kin:
        return None
    if claim.kind == "times" and is_told_rhythm(claim, sentence, evidence):
        return None
    if claim.low == claim.high == 1 or _is_loose(claim, sentence):
        wrong = (
            kin
            and not any(claim.low in (a.low, a.high) for a in kin)
            and not number_follows(claim, sentence, sources, evidence)
            and not (claim.low == 1 and any(_refuses_two(claim, s) for s in evidence.told))
        )
        return ("number", f"is another of {claim.unit} in the source") if wrong else None
    values = {claim.low, claim.high}
    unknown = {v for v in values if not _number_known(v, claim, sources, evidence)}
    if unknown and number_follows(claim, sentence, sources, evidence):
        return None
    if unknown:
        near = {a.high for a in sources if a.unit == claim.unit}
        roughly = is_roughly(claim, sentence, near)
        return None if roughly else ("number", "is in no cited source")
    others = {value for a in kin for value in (a.low, a.high)}
    ordered = any(claim.low in f.numbers for f in evidence.orders)
    if others and not ordered and not values <= others:
        told = (s for kind in _COUNTED for a, s in evidence.amounts.get(kind, ()) if _is(claim, a))
        if not any(claim.unit in s.concepts for s in told):
            return "number", f"is said of another thing than {claim.unit}"
    return None


def _refuses_two(claim: Amount, source: Sentence) -> bool:
    """`Two codes cannot be combined` leaves one."""
    denied = any(c.denied for c in source.clauses)
    return denied and any(
        isinstance(c, Amount) and c.unit == claim.unit and c.low == claim.low + 1
        for c in source.claims
    )


def _is(claim: Amount, source: Amount) -> bool:
    return {claim.low, claim.high} <= {source.low, source.high}


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
        and not _LIMITED.search(sentence.text[: claim.start - sentence.start])
        and not _PER.match(sentence.text, claim.end - sentence.start)
        and not _LEFT.match(sentence.text, claim.end - sentence.start)
    )


def _number_known(value: Decimal, claim: Amount, sources: list[Amount], evidence: Evidence) -> bool:
    if any(same_measure(value, claim.unit, a) for a in sources):
        return True
    if value in evidence.customers_times and not (claim.bound or is_measure(claim.unit)):
        return True  # "only four have gone by"
    if not claim.unit and value in evidence.counts_of_time:
        return True  # "within the 14": days is understood
    unheard = not claim.bound and claim.low == claim.high and not evidence.heard
    if unheard and any(_meets(claim, a) for a in sources):
        return True
    if any(value in facts.numbers for facts in evidence.orders):
        return True
    text = f"{value.normalize():f}"
    references = evidence.setting.customer_references | evidence.mentions.get(
        "reference", frozenset()
    )
    if text in references and value == int(value) and not claim.bound:
        return True
    if claim.bound == "" and value in _years_after(evidence):
        return True
    years = {d.year for d in evidence.timeline.known} | {d.year for d in evidence.named_days}
    return value in years or (not claim.unit and is_hour(value, evidence))


def _years_after(evidence: Evidence) -> set[Decimal]:
    """The years that are so many years after one the customer names."""
    spans = {a.high / 12 for a, _ in evidence.amounts.get("duration", ()) if a.unit == MONTHS}
    years = {n for n in evidence.customers_numbers if n in range(1990, 2100)}
    years |= {Decimal(d.year) for d in evidence.named_days if d.year}
    return {year + span for year in years for span in spans if span == int(span)}


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


def _ordinal(claim: Amount, sentence: Sentence, evidence: Evidence) -> Finding | None:
    del sentence
    ranks = {amount.low for amount, _ in evidence.amounts.get("ordinal", ())}
    if ranks and claim.low not in ranks | evidence.customers_numbers | _counted_off(evidence):
        return "number", "is another in the source"
    return None


def _counted_off(evidence: Evidence) -> set[Decimal]:
    """The ranks there are among `the first three orders`."""
    firsts = (
        a.high for a, s in evidence.amounts.get("number", ())
        if a.high <= LOOSE and _FIRST_SOME.search(s.text, 0, a.start - s.start)
    )  # fmt: skip
    return {Decimal(rank) for last in firsts for rank in range(1, int(last) + 1)}


def _reference(claim: Mention, evidence: Evidence) -> Finding | None:
    known = evidence.mentions.get("reference", frozenset())
    if claim.value in known or claim.value in evidence.setting.customer_references:
        return None
    if any(claim.value in facts.references for facts in evidence.orders):
        return None
    if any(claim.value.lower() in reading.vocabulary for reading in evidence.readings):
        return None
    return "number", "is in no cited source"


_AMOUNTS = {
    "money": _money,
    "percent": _percent,
    "free": _free,
    "duration": check_length,
    "number": _number,
    "times": _number,
    "ordinal": _ordinal,
}
