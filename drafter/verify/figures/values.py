"""Whether figures, times and codes of a reply follow from what it cites."""

from __future__ import annotations

import re

from drafter.verify.claims.amounts import Amount, AmountKind, Claim, Clock, Mention
from drafter.verify.english.numbers import ABSURD
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.figures.codes import is_term
from drafter.verify.figures.counting import check_number, check_ordinal
from drafter.verify.figures.free import check_free
from drafter.verify.figures.hours import check_hour
from drafter.verify.figures.lengths import check_length
from drafter.verify.figures.pricing import money_follows
from drafter.verify.figures.proportion import in_proportion
from drafter.verify.figures.sums import money_known, with_extras
from drafter.verify.figures.table import said_before
from drafter.verify.figures.wholes import has_a_price, is_of_one
from drafter.verify.grounds import FaultKind, Finding
from drafter.verify.reading.hedges import is_remainder
from drafter.verify.reading.reading import Sentence

_BEGINS = re.compile(r"\b(?:starts?|begins?|starting|beginning)\b", re.IGNORECASE)
_EACH_COIN = re.compile(r"\b(?:each|every|per|an?) (?:pound|euro|dollar)\b", re.IGNORECASE)
"""`One point for each pound` is one for every £1."""


def check_value(claim: Claim, sentence: Sentence, evidence: Evidence) -> Finding | None:
    """What is wrong with a figure, a time of day or a code; None where it is grounded or where
    another module judges it (dates, contacts)."""
    if isinstance(claim, Amount):
        if max(abs(claim.low), abs(claim.high)) >= ABSURD:
            return _NAMED.get(claim.kind, "number"), "is in no cited source"
        return _AMOUNTS[claim.kind](claim, sentence, evidence)
    if isinstance(claim, Clock):
        return check_hour(claim, evidence)
    if isinstance(claim, Mention) and claim.kind == "reference":
        return _reference(claim, sentence, evidence)
    return None


def _money(claim: Amount, sentence: Sentence, evidence: Evidence) -> Finding | None:
    if is_of_one(claim, sentence, evidence):
        return "money", "is the price of one"
    values = {claim.low, claim.high}
    if all(money_known(value, claim.unit, evidence) for value in values):
        return None
    if values == {1} and evidence.told_of(_EACH_COIN):
        return None
    if values <= with_extras("money", claim.unit, evidence):
        return None
    if has_a_price(claim, sentence, evidence):
        return "money", "isn't its price in the source"
    if in_proportion(claim, sentence, evidence) or money_follows(claim, sentence, evidence):
        return None
    if values <= {
        a.low for a, _ in said_before(claim, sentence, {"money"}) if a.unit == claim.unit
    }:
        return None  # "£80 now, another £80 in June": judged where it was said first
    sources = [a for a, _ in evidence.amounts.get("money", ())]
    foreign = [a.unit for a in sources if claim.low in (a.low, a.high)]
    foreign += [f.order.currency or "" for f in evidence.orders if claim.low in f.amounts]
    if foreign:
        return "currency", f"stands as {foreign[0]} in the source"
    return "money", "is in no cited source"


def _percent(claim: Amount, sentence: Sentence, evidence: Evidence) -> Finding | None:
    known = {v for a, _ in evidence.amounts.get("percent", ()) for v in (a.low, a.high)}
    if {claim.low, claim.high} <= known:
        return None
    if {100 - claim.low, 100 - claim.high} <= known and is_remainder(claim, sentence):
        return None
    return "percent", "is in no cited source"


def _reference(claim: Mention, sentence: Sentence, evidence: Evidence) -> Finding | None:
    known = evidence.mentions.get("reference", frozenset())
    if claim.value in known or any(claim.value in facts.references for facts in evidence.orders):
        return None
    if claim.value in evidence.setting.customer_references and not is_term(
        claim, sentence, evidence
    ):
        return None
    theirs = evidence.setting.customer_references
    if _BEGINS.search(sentence.text) and any(one.startswith(claim.value) for one in theirs):
        return None
    written = sentence.text[claim.start - sentence.start : claim.end - sentence.start]
    if evidence.told_of(re.compile(rf"(?<![\w-]){re.escape(written)}(?![\w-])", re.IGNORECASE)):
        return None  # "serial numbers starting FK7"
    return "number", "is in no cited source"


_NAMED: dict[AmountKind, FaultKind] = {
    "money": "money",
    "percent": "percent",
    "duration": "duration",
}
"""Kinds of figure whose faults have their name; the others' are of numbers."""
_AMOUNTS = {
    "money": _money,
    "percent": _percent,
    "free": check_free,
    "duration": check_length,
    "number": check_number,
    "times": check_number,
    "ordinal": check_ordinal,
}
