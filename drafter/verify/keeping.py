"""Whether a reply keeps a condition: in its own words, by the order's facts, or by a verdict."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from drafter.verify.amounts import Amount, Claim, Clock, Day, Weekdays
from drafter.verify.conditions import (
    LENGTHS,
    LIMITED,
    STATES,
    TURNS,
    Condition,
)
from drafter.verify.deadlines import anchor_of, later
from drafter.verify.durations import EACH
from drafter.verify.evidence import Evidence
from drafter.verify.grammar import LIMITERS, UNIVERSALS
from drafter.verify.lexicon import listed
from drafter.verify.places import place_of
from drafter.verify.reading import Reading
from drafter.verify.speech import Statement
from drafter.verify.words import concept_of

_AFTERWARDS = frozenset({"once", "when", "after", "as soon"})
_KEPT_STATE = re.compile(
    r"n't (?:\w+ ){0,3}(?:us(?:ed|ing)|worn|wear(?:ing)?|open(?:ed|ing)|"
    r"wash(?:ed)?)\b|\b(?:un(?:used|worn|opened|washed|damaged|altered)|(?:not|"
    r"never|without) (?:been )?(?:\w+ )?(?:us(?:ed|ing)|worn|wear(?:ing)?|open(?:ed|"
    r"ing)|wash(?:ed)?)|sealed|"
    r"packaging|condition|tags?|labels?|receipts?|proof|faulty|fault|damaged?|"
    r"defect\w*|broken|chipped|cracked|full[- ]price[d]?|in stock|new)\b",
    re.IGNORECASE,
)
_JOINED = listed("join joining joined sign signed signing club code plan programme program scheme")
"""With one of these words a reply speaks to somebody who is in."""
_SUBJECT_TO = re.compile(r"subject to ", re.IGNORECASE)
_UNLIMITED = re.compile(
    r"\b(?:as (?:often|many|much) as|whenever|any ?time|at any time|unlimited|"
    r"no limit|every|all|any|always|anywhere|everywhere|no matter)\b",
    re.IGNORECASE,
)
_OWN_IF = re.compile(
    r"\bif (?!(?:you|u)(?:'d)? (?:want|like|wish|prefer|need|fancy|ask)\b)",
    re.IGNORECASE,
)
_IFS = frozenset({"if", "provided", "providing", "as long", "so long", "while", "when"})
_GENERAL = frozenset({"order", "item", "parcel", "get", "want", "like", "deliver", "send"})


def kept(condition: Condition, statement: Statement, reply: Reading, evidence: Evidence) -> bool:
    """Whether the reply says the condition, or the order, a verdict or the customer meets it."""
    if condition.kind == "clause":
        return _clause_kept(condition, statement, reply, evidence)
    if condition.kind == "state":
        named = {c for w in condition.words.lower().split() if (c := concept_of(w))}
        if named & reply.concepts or (
            _SUBJECT_TO.match(condition.words) and _has_own_if(statement)
        ):
            return True
        return bool(_KEPT_STATE.search(reply.text)) or bool(
            _KEPT_STATE.search(evidence.grounds.customer_words)
        )
    if condition.kind == "time":
        return _time_kept(condition, statement, reply, evidence)
    if condition.kind == "spend":
        return _spend_kept(condition, reply, evidence)
    if condition.kind == "place":
        return _place_kept(condition.words, reply, evidence)
    if condition.kind == "first":
        return bool(condition.concepts & reply.vocabulary)
    if condition.kind == "limit":
        return any(isinstance(c, Amount) and c.unit in LENGTHS for c in reply.claims)
    if condition.kind == "some":
        return _some_kept(condition, statement)
    if condition.kind == "only":
        return condition.concepts <= reply.concepts or "only" in reply.vocabulary
    if condition.kind == "group" and (_has_own_if(statement) or _JOINED & reply.vocabulary):
        return True
    if condition.kind in ("with", "group"):
        return bool(condition.concepts & (reply.concepts | evidence.setting.customer_concepts))
    return bool(condition.concepts & reply.concepts) or "only" in reply.vocabulary


def _some_kept(condition: Condition, statement: Statement) -> bool:
    """Whether a reply that says "all" or "as often as you like" has the source's limit too."""
    own = any(
        isinstance(c, Amount) and (c.kind == "percent" or c.unit.startswith(EACH))
        for c in statement.clause.claims
    )
    if own or LIMITED.search(statement.text) or any(w.text in LIMITERS for w in statement.words):
        return True
    if condition.words.endswith("%"):
        return not any(word.text in UNIVERSALS for word in statement.words)
    return not any(word.text in UNIVERSALS for word in statement.words) and not (
        _UNLIMITED.search(statement.sentence.text)
    )


def _clause_kept(
    condition: Condition, statement: Statement, reply: Reading, evidence: Evidence
) -> bool:
    said = reply.concepts | evidence.setting.customer_concepts
    if not condition.concepts:
        kinds = {type(claim) for claim in condition.claims}
        return any(type(c) in kinds or isinstance(c, Day | Weekdays) for c in reply.claims)
    telling = condition.concepts - _GENERAL
    if STATES.search(condition.words) and _KEPT_STATE.search(reply.text):
        return True
    if not _claims_kept(condition.claims, reply, evidence):
        return False
    if condition.opener in _IFS and _has_own_if(statement):
        return True
    if condition.opener in TURNS and condition.opener in {
        c.opener for c in statement.sentence.clauses
    }:
        return True
    if telling & said or (not telling and condition.concepts & said):
        return True
    if condition.opener in _AFTERWARDS:
        openers = {c.opener for s in reply.sentences for c in s.clauses}
        if openers & _AFTERWARDS and condition.concepts & said:
            return True
    if any(facts.status and telling & facts.status.concepts for facts in evidence.orders):
        return True
    return bool(evidence.verdicts)


def kept_words(condition: Condition, reply: Reading, evidence: Evidence) -> bool:
    """Whether a condition of which the reply's sentence has nothing is said elsewhere, by the
    customer, or met by the order or a verdict."""
    said = reply.concepts | evidence.setting.customer_concepts
    met = (f.status for f in evidence.orders if f.status)
    return (
        bool(condition.concepts & said)
        or bool(evidence.verdicts)
        or any(condition.concepts & status.concepts for status in met)
    )


def _has_own_if(statement: Statement) -> bool:
    """Whether the reply makes a condition of its own, in other words."""
    text = statement.sentence.text
    return any(c.opener in _IFS for c in statement.sentence.clauses) and (
        bool(_OWN_IF.search(text)) or not re.search(r"\bif\b", text, re.IGNORECASE)
    )


def _claims_kept(claims: Iterable[Claim], reply: Reading, evidence: Evidence) -> bool:
    """Whether a condition's times and amounts have one of their sort in the reply."""
    for claim in claims:
        if isinstance(claim, Clock | Amount) and not evidence.verdicts:
            timed = isinstance(claim, Clock) or claim.kind == "duration"
            if timed and any(isinstance(c, Day | Weekdays | Clock) for c in reply.claims):
                continue
            if not any(type(c) is type(claim) and _same_sort(c, claim) for c in reply.claims):
                return False
    return True


def _time_kept(
    condition: Condition, statement: Statement, reply: Reading, evidence: Evidence
) -> bool:
    if evidence.verdicts or any(isinstance(c, Day | Weekdays) for c in reply.claims):
        return True
    claim = condition.claim
    kind = type(claim)
    if any(isinstance(c, kind) and _same_sort(c, claim) for c in reply.claims):
        return True
    if not isinstance(claim, Amount):
        return False
    anchor = anchor_of(statement.sentence.text) or "delivered_at"
    for facts in evidence.orders:
        start = facts.days.get(anchor)
        last = later(start, claim.high, claim.unit) if start else None
        if last and evidence.today <= last:
            return True
    return False


def _same_sort(one: Claim, other: Claim | None) -> bool:
    if isinstance(one, Amount) and isinstance(other, Amount):
        return one.kind == other.kind
    return True


def _spend_kept(condition: Condition, reply: Reading, evidence: Evidence) -> bool:
    least = condition.claim.low if isinstance(condition.claim, Amount) else Decimal(0)
    if any(isinstance(c, Amount) and c.kind == "money" and c.low == least for c in reply.claims):
        return True
    return any((f.order.total or Decimal(0)) >= least for f in evidence.orders)


def _place_kept(place: str, reply: Reading, evidence: Evidence) -> bool:
    said: Iterable[str] = (*reply.vocabulary, *evidence.setting.customer_words)
    if any(place_of(word) for word in said):
        return True
    home = {"GBP": "uk", "EUR": "eu", "USD": "us"}
    return any(home.get(f.order.currency or "") == place for f in evidence.orders)
