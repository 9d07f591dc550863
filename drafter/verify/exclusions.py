"""What the sources rule out wherever they speak of it: "no cats", "no fee", "closed on Mondays".

A reply needs no sentence like theirs to be against them: it is enough that it has what they never have
without a denial.
"""

from __future__ import annotations

import re
from itertools import pairwise

from drafter.verify.amounts import Weekdays
from drafter.verify.boundaries import EXCEPT
from drafter.verify.clauses import Clause
from drafter.verify.evidence import Evidence
from drafter.verify.lexicon import listed
from drafter.verify.reading import Sentence
from drafter.verify.speech import Statement
from drafter.verify.trade import PROCESS
from drafter.verify.words import Word, is_weak

CIRCUMSTANCES = listed("if unless when while once until since because although though with without")
"""What opens a clause that tells under which circumstances, and asserts nothing."""
SUPPOSED = frozenset(("if", "unless", "when", "while", "once", "until"))
"""What opens a clause that supposes, and says of nothing that it is so."""
_PARTIAL = SUPPOSED | {EXCEPT}
"""What opens a clause that denies in part only: outside it the thing may be had."""
_ONLY = re.compile(r"\bonly\b", re.IGNORECASE)
_MODALS = frozenset(("cannot", "can't", "don't", "won't", "couldn't"))
_ALLOWS = re.compile(
    r"\b(?:can|may|could|able|fine|yes|works?|welcome|also|too|accept|take|deliver|"
    r"ship|includes?|covers?|covered|possible|no problem|there's|there is|has|have|"
    r"comes?|gets?|counts?|appl(?:y|ies))\b",
    re.IGNORECASE,
)
_MAY = re.compile(
    r"\b(?:can|may|could|able|fine|yes|also|too|we|we'll|welcome|possible)\b", re.IGNORECASE
)
"""What allows a thing to the customer, rather than telling of one."""
_SHUT = re.compile(r"\b(?:closed|shut|except|not|but(?: on)?(?= \w+day\b))\b", re.IGNORECASE)
LESS = re.compile(
    r"\b(?:without|minus|excluding|except|less|not including) (?:the |any |your |an? )?(\w+(?: \w+)?)",
    re.IGNORECASE,
)
"""What a thing is said to come without."""


def only_denied(statement: Statement, evidence: Evidence) -> Sentence | None:
    """The source sentence that denies what the statement affirms, where no other source speaks of
    it: `no cats` against `your cat is welcome`."""
    if statement.denied or statement.clause.opener or _ONLY.search(statement.text):
        return None
    subject = statement.subject
    allows = bool(_ALLOWS.search(statement.text))
    for concept in statement.strong:
        told = [
            (clause, sentence)
            for reading in evidence.readings
            for clause, sentence in reading.index.get(concept, ())
            if sentence not in evidence.customers
        ]
        if not told or any(not c.denied or c.opener in _PARTIAL for c, s in told):
            continue
        clause, sentence = told[0]
        if not allows and not (statement.strong - {concept}) & sentence.held:
            continue
        strong = [w for w in clause.words if w.concept and not w.weak]
        said = {w.concept for w in strong} & clause.told
        if (said and concept not in said) or _is_half(concept, strong, statement):
            continue
        others = {w.concept for w in strong} - {concept}
        whose = {c for c in clause.subject if not is_weak(c)}
        if whose and concept not in whose and not whose & statement.concepts and subject:
            continue  # "nappies aren't provided; meals are"
        if _denies_another(statement, clause):
            continue
        if concept in PROCESS and others and not others & statement.sentence.concepts:
            continue  # "sign for the delivery" isn't about "we don't deliver to the USA"
        bare = len(strong) <= 2 or not said
        last = strong and strong[-1].concept == concept
        if bare or (concept not in subject and (last or len(told) > 1)):
            return sentence
    return None


def _is_half(concept: str, strong: list[Word], statement: Statement) -> bool:
    """Whether the source's word is half of a pair ("tumble dry") that the statement hasn't."""
    for first, second in pairwise(strong):
        if second.concept == concept and second.start - first.end == 1:
            return first.concept not in statement.strong
    return False


def refused(statement: Statement, evidence: Evidence) -> Sentence | None:
    """The source sentence with `no fee` or `without a deposit`, where the statement has a fee and no
    source has one."""
    without = any(word.negator for word in statement.words) or LESS.search(statement.text)
    if without or statement.denied or statement.clause.opener in CIRCUMSTANCES:
        return None
    for word in statement.words:
        if not word.concept or word.weak:
            continue
        said = re.compile(
            rf"(?P<no>\b(?:no|without|zero)(?: (?:an?|any|extra|the|minimum))? )?\b{re.escape(word.text)}s?\b",
            re.IGNORECASE,
        )
        found = [(m, s) for s in evidence.told for m in said.finditer(s.text)]
        if found and all(m.group("no") for m, _ in found):
            own = said.search(statement.text)
            if own and not own.group("no"):
                return found[0][1]
    return None


def closed_day(statement: Statement, evidence: Evidence) -> Sentence | None:
    """The source sentence that is closed, or denies, on a day on which the statement is open."""
    if statement.denied or statement.clause.opener or _SHUT.search(statement.text):
        return None
    for claim in statement.clause.claims:
        if not isinstance(claim, Weekdays) or len(claim.days) > 1:
            continue
        told = [
            (clause, sentence)
            for sentence in evidence.told
            for clause in sentence.clauses
            if any(isinstance(c, Weekdays) and claim.days <= c.days for c in clause.claims)
        ]
        if told and all(c.denied or _SHUT.search(c.text) for c, _ in told):
            return told[0][1]
    return None


def _denies_another(statement: Statement, source: Clause) -> bool:
    """Whether the source denies a verb that the statement hasn't: "that puzzle has been
    discontinued" beside "we cannot replace discontinued puzzles"."""
    if statement.denied or not source.denied or _MAY.search(statement.text):
        return False
    for word, then in pairwise(source.words):
        if word.negator and word.text in _MODALS:
            missing = then.concept and not then.weak
            return bool(missing) and then.concept not in (
                statement.concepts | statement.clause.carried
            )
    return False
