"""Whether what a reply says was done, or stands, is what a source, an action or an order's record has."""

from __future__ import annotations

import re

from drafter.verify.claims.amounts import Amount
from drafter.verify.english.deeds import PARTICIPLES
from drafter.verify.english.lexicon import listed
from drafter.verify.english.trade import PROCESS
from drafter.verify.english.words import concept_of
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.promises.promises import SETTLED, Promise, find_promises
from drafter.verify.promises.records import TO_COME, names_an_order
from drafter.verify.promises.verbs import ENOUGH, shared, verb_class, verb_concept
from drafter.verify.reading.clauses import Clause
from drafter.verify.reading.reading import Reading, Sentence

_TO_A_SUM = re.compile(
    r"(?: (?:you|out|back|over|off|the|your|a|full|sum|of|total|amount|all|just|now))* ", re.I
)
_VERDICT = re.compile(r"(?:policy )?verdict\b(?!.*\bnot\b)", re.IGNORECASE)
_LED_BY = re.compile(r"^(?:our|the|an?) ")
_REFUND = concept_of("refund")
_ISSUED = listed("issued made paid sent processed completed")
"""What is done with a refund that was given."""
_PAID = frozenset({concept_of("paid")})
_REACH = 3
"""Words before a deed in which it is put off."""
_MONEY = frozenset(map(concept_of, listed("money refund cash credit compensation reimbursement")))
"""What no item is, whatever somebody has named one."""


def is_settled(promise: Promise, clause: Clause, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether a source, a ticked action or an order has it."""
    return (
        _is_lasting(promise, sentence, evidence)
        or _is_recorded(promise, clause, sentence, evidence)
        or _is_quoted(promise, sentence, evidence)
        or _is_done(promise, clause, evidence)
    )


def is_decided(promise: Promise, evidence: Evidence) -> bool:
    """Whether a verdict among the sources decides just that: `return accepted`, `replacement
    allowed`. That it was done has to stand there in the very word."""
    for reading in evidence.readings:
        if _VERDICT.match(reading.text) and not promise.mine:
            told = any(verb_concept(promise.verb) in s.concepts and not s.denied
                       for s in reading.sentences)  # fmt: skip
            if promise.verb in reading.vocabulary or (told and promise.form not in ("done", "did")):
                return True
    return False


def says_it(promise: Promise, clause: Clause, source: Sentence, evidence: Evidence) -> bool:
    """Whether the source itself claims the same thing done, of the same object."""
    wanted = verb_class(promise.verb)
    for other in find_promises(source):
        same = verb_class(other.verb) == wanted or other.verb == promise.verb
        done = other.form in SETTLED or promise.form not in SETTLED
        if other.form == "state" and promise.form != "state":
            done = False  # "is refunded if faulty" tells how it goes, not that it was done
        if same and done and shared(clause, source, evidence.things) >= ENOUGH:
            return True
    return False


def _is_done(promise: Promise, clause: Clause, evidence: Evidence) -> bool:
    """Whether what is said to be settled stands so in a source or the order's status."""
    readings: tuple[Reading, ...] = (*evidence.readings, *evidence.statuses)
    for reading in readings:
        for source in reading.sentences:
            if reading in evidence.statuses:
                ours = _speaks_of_order(clause, evidence) and not _moves_money(promise, clause)
                if ours and _is_status(promise, source):
                    return True
            elif says_it(promise, clause, source, evidence):
                return True
    return False


def _is_recorded(promise: Promise, clause: Clause, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether a source on one order has it, in the few words of a record: `Order 31: lamp. Dispatched 4
    March`."""
    if promise.mine or _moves_money(promise, clause):
        return False
    wanted, doing = verb_class(promise.verb), promise.form == "doing"
    after = promise.end - sentence.start
    if promise.verb.endswith(" way") and sentence.text.startswith(" back", after):
        wanted, doing = concept_of("returned"), True
    telling = {w.concept for w in clause.words if w.concept and not w.weak}
    known = evidence.things | (_PAID if evidence.amounts.get("money") else frozenset())
    for reading in evidence.readings:
        if not names_an_order(reading) or not telling <= reading.concepts | known:
            continue
        words = [w for s in reading.sentences if not s.denied for w in s.words]
        for place, word in enumerate(words):
            before = {w.text for w in words[max(0, place - _REACH) : place]}
            if verb_class(word.text) != wanted or before & TO_COME:
                continue
            if (
                word.concept == _REFUND
                and not doing
                and _ISSUED & {w.text for w in words[place : place + _REACH]}
            ):
                return True
            going = word.text.endswith("ing") or "being" in before
            if going if doing else word.text in PARTICIPLES and "being" not in before:
                return True
    return False


def _is_quoted(promise: Promise, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether a source has the very words, `our supplier has confirmed`, and under no condition."""
    words = sentence.text[promise.start - sentence.start : promise.end - sentence.start].lower()
    telling = _LED_BY.sub("", words)
    return " " in telling and any(
        f" {telling} " in f" {source.text.lower()} " and not source.denied
        for source in evidence.told
        if not any(word.text in TO_COME for word in source.words)
    )


def _is_lasting(promise: Promise, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether a thing is said to be guaranteed for so long, where a source guarantees: the figure is
    judged by itself."""
    tail = sentence.text[promise.end - sentence.start :]
    return (
        promise.verb == "guaranteed"
        and tail.startswith((" for ", " against ", " to "))
        and any("guarant" in s.text.lower() and not s.denied for s in evidence.told)
    )


def _moves_money(promise: Promise, clause: Clause) -> bool:
    """Whether what is done is done to a sum, `we've sent £189`: that the parcel was sent says nothing
    of it."""
    sums = (c.start for c in clause.claims if isinstance(c, Amount) and c.kind == "money")
    return any(
        promise.end <= place
        and _TO_A_SUM.fullmatch(clause.text[promise.end - clause.start : place - clause.start])
        for place in sums
    )


def _is_status(promise: Promise, source: Sentence) -> bool:
    """Whether a sentence on the order's status claims the same done."""
    wanted = verb_class(promise.verb)
    return any(
        other.form in SETTLED and verb_class(other.verb) == wanted
        for other in find_promises(source)
    )


def _speaks_of_order(clause: Clause, evidence: Evidence) -> bool:
    """Whether nothing in the clause is about something other than the order and its items, or only
    what else an item is called."""
    items = frozenset[str]().union(*(f.concepts for f in evidence.orders)) - _MONEY
    status = frozenset[str]().union(*(r.concepts for r in evidence.statuses))
    told = {w.concept for w in clause.words if w.concept and not w.weak}
    unknown = told - items - status
    return not unknown or bool(told & items and not unknown & PROCESS)
