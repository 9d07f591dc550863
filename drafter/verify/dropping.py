"""Conditions of a source that a reply leans on and leaves out: "within 14 days", "unworn"."""

from __future__ import annotations

import re

from drafter.verify.amounts import Amount, Clock, Day
from drafter.verify.clauses import marks_of
from drafter.verify.conditions import BINDING, TURNS, Condition, conditions
from drafter.verify.evidence import Evidence
from drafter.verify.grammar import FINITE
from drafter.verify.keeping import kept
from drafter.verify.matching import WEAK_WEIGHT, Match
from drafter.verify.reading import Reading
from drafter.verify.speech import Statement
from drafter.verify.support import DUTY
from drafter.verify.words import is_weak

_WAIVERS = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"whenever|(?:at )?any ?time|always|no matter when|however (?:long|late)|no time limit",
        r"whoever|every(?:one|body)(?! else)|any(?:one|body)(?! else)|all (?:our )?customers",
        r"wherever|anywhere|everywhere|worldwide",
        r"regardless|no matter (?:what|which|how)|or not|whatever|no (?:\w+ )?(?:needed|required|"
        r"necessary)|any (?=\w+ (?:can|may)\b)",
    )
)
"""What says that there is no limit, by what it says there is none of: time, people, places, the
rest."""
_TIME, _PEOPLE = _WAIVERS[:2]
LEANS = 0.5
"""Share of the statement a source sentence must hold for the statement to lean on it."""
CLOSE = 0.8
_ADVICE = re.compile(
    r"\b(?:i'd|i would|we'd|we would|i) (?:\w+ )?(?:go for|suggest|recommend|take|"
    r"pick|choose|say)\b",
    re.IGNORECASE,
)


def dropped(
    statement: Statement, close: list[Match], reply: Reading, evidence: Evidence
) -> Condition | None:
    """A condition of the source that the statement leans on, and that the reply leaves out."""
    if statement.denied or statement.clause.opener or _ADVICE.search(statement.text):
        return None
    if any(isinstance(c, Day) and c.day and any(map(c.fits, evidence.timeline.known))
           for c in statement.clause.claims):  # fmt: skip
        return None  # it tells of this order, not of the policy
    if _points_back(statement):
        return None
    if waived := _waived(statement, close, reply, evidence):
        return waived
    leaning = [
        m for m in close
        if m.of_reply >= LEANS and m.shared > 2 * WEAK_WEIGHT and m.clause.opener not in BINDING
    ]  # fmt: skip
    marks = {mark for claim in statement.clause.claims for mark in marks_of(claim)}
    leaning = [m for m in leaning if marks & m.clause.concepts] or leaning
    if not leaning:
        return None
    best = max(m.score for m in leaning)
    missing: Condition | None = None
    for match in leaning:
        if match.score < CLOSE * best or _names_only(statement, match):
            continue
        lost = [
            c for c in conditions(match.sentence, match.clause)
            if not kept(c, statement, reply, evidence)
        ]  # fmt: skip
        if not lost:
            return None
        missing = missing or lost[0]
    return missing


def _names_only(statement: Statement, match: Match) -> bool:
    """Whether a statement has no more of a source's clause than what the clause is about: "it's an
    outdoor toy" beside "outdoor toys can't be returned once assembled"."""
    common = statement.concepts & match.clause.concepts
    return bool(common) and common <= match.clause.subject and not common & match.clause.told


def _waived(
    statement: Statement, close: list[Match], reply: Reading, evidence: Evidence
) -> Condition | None:
    """The limit of a source that the reply says there isn't: "whenever you like", "everyone"."""
    text = _with_asides(statement)
    waived = [w for w in _WAIVERS if w.search(text) and not evidence.told_of(w)]
    if not waived:
        return None
    for match in close:
        if match.shared <= 2 * WEAK_WEIGHT or match.clause.opener in BINDING:
            continue
        limits = conditions(match.sentence, match.clause)
        if lost := [c for c in limits if not _retold(c, reply)]:
            return lost[0]
        for claim in match.clause.claims:
            timed = isinstance(claim, Clock | Day) or (
                isinstance(claim, Amount) and claim.kind == "duration"
            )
            if (timed and _TIME in waived) or (isinstance(claim, Amount) and claim.bound):
                return Condition("time", match.clause.text.strip(" ,.;"), frozenset())
        own = {c for c in match.clause.subject if not is_weak(c)} - reply.concepts
        if _PEOPLE in waived and own and not DUTY.search(text):  # that binds everybody
            return Condition("group", min(own), frozenset(own))
        if match.clause.excluding:
            return Condition("except", match.sentence.text.strip(" ."), match.clause.strong)
    return None


def _retold(condition: Condition, reply: Reading) -> bool:
    """Whether a reply has all of a `before …`: its "always" waives none of that."""
    telling = {c for c in condition.concepts if not is_weak(c)}
    return condition.opener in TURNS and bool(telling) and telling <= reply.concepts


def _with_asides(statement: Statement) -> str:
    """The clause with those of its sentence that have no statement of their own: "worn or not"."""
    asides = [
        c.text for c in statement.sentence.clauses
        if c is not statement.clause and (c.opener or not any(w.text in FINITE for w in c.words))
    ]  # fmt: skip
    return " ".join((statement.text, *asides))


def _points_back(statement: Statement) -> bool:
    """Whether a statement only places something in a length of time known already: "you're still
    within the 30 days"."""
    said = {mark for claim in statement.clause.claims for mark in marks_of(claim)}
    if not said or statement.strong - said:
        return False
    claim = statement.clause.claims[0]
    return statement.text[: claim.start - statement.start].endswith((" the ", " your ", " those "))
