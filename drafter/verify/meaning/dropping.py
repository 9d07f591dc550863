"""Conditions of a source that a reply leans on and leaves out: "within 14 days", "unworn".

A reply may leave a condition out because the customer meets it, because it has said so already, or
because it bears on something else; and it keeps one in other words than the source's. So nothing is
decided by a single sign: what speaks for a condition being lost is weighed against what speaks for
its being kept, met or beside the point.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.verify.english.grammar import UNIVERSALS
from drafter.verify.english.words import Word
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.meaning.keeping import kept, said
from drafter.verify.reading.clauses import Clause, marks_of
from drafter.verify.reading.conditions import BINDING, Condition, conditions, is_time
from drafter.verify.reading.matching import Match
from drafter.verify.reading.reading import Reading, Sentence
from drafter.verify.reading.speech import Statement

LEANS = 0.3
"""Share of the statement a source clause must hold for the statement to lean on it."""
LEVEL = 0.2
"""Weight from which a condition is lost."""
LOST = {
    "": -1.80,
    "reply gives": -0.52,
    "reply denies": -1.03,
    "reply's figures": -0.43,
    "whatever": 3.39,
    "gives": 1.89,
    "allows": 0.83,
    "hedges": -1.89,
    "limits": -0.57,
    "denies": -1.83,
    "supposes": -0.92,
    "near": 2.06,
    "same figures": 0.80,
    "opens the source": -0.35,
    "universal": 3.30,
    "fronted": -1.69,
    "unheard of": 0.65,
    "kept": -1.03,
    "figures": 1.55,
    "figure kept": -1.61,
}
"""What each sign weighs that a condition is lost: log-odds, fitted on some 1,600 faithful
authored replies and 300 that leave one condition out."""
_WHENEVER = re.compile(
    r"\b(?:whenever|any ?time|always|no matter when|however (?:long|late)|no time limit)\b",
    re.IGNORECASE,
)
_EVERYONE = re.compile(
    r"\b(?:whoever|(?:every|any)(?:one|body)(?! else)|all (?:our )?customers)\b", re.IGNORECASE
)
_WHATEVER = re.compile(
    r"\b(?:or not|no matter|no (?:\w+ )?(?:needed|required|necessary)|whether|"
    r"even (?:if|when|after|on|in))\b",
    re.IGNORECASE,
)
_WAIVES = re.compile(
    r"\bwhoever (?:made|bought|sold|ordered|owns)\b|\bwhatever (?:the|its|their|your)\b|\bwhenever you like\b|"
    r"\b(?:\w+ed|worn) or not\b|\bno matter\b|\bregardless\b|\bno (?:need to ask|questions asked)\b",
    re.IGNORECASE,
)
"""What says outright that a thing is so under any circumstances."""
_ANY_TIME = re.compile(rf"{_WAIVES.pattern}|\b(?:at )?any ?time\b", re.IGNORECASE)
_RESTRICTS = re.compile(
    r"\b(?:only|subject to|if|unless|provided|except|by (?:arrangement|appointment)|we've sold|of ours|for parties of|"
    r"must|excluded|as long as|with(?:out)? the|until)\b",
    re.IGNORECASE,
)
_GIVES = re.compile(r"\b(?:will|you'll|we'll|it'll|gets?|give|receive)\b", re.IGNORECASE)
_ALLOWS = re.compile(
    r"\b(?:can|may|could|able|possible|allowed|fine|welcome|okay|ok|free to|happy to|accept\w*)\b",
    re.IGNORECASE,
)
_HEDGES = re.compile(
    r"\b(?:would|might|could|depends?|usually|normally|generally|as a rule|otherwise)\b|'d\b",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"\b(?:only|just|solely|limited|except|unless|apart from|other than|provided|minimum|at least|"
    r"over|from|above)\b",
    re.IGNORECASE,
)


def dropped(
    statement: Statement, close: list[Match], reply: Reading, evidence: Evidence
) -> Condition | None:
    """The condition of a source that the statement leans on and that the reply leaves out, if there
    is one. A verdict has judged them all."""
    if evidence.verdicts:
        return None
    if waived := _waived(statement, close, evidence):
        return waived
    found = [b for b in bearing(statement, close) if not said(b[1], reply)]
    if not found:
        return None
    shared = {**_of_reply(reply), **_of_statement(statement)}
    heaviest, lost = LEVEL, None
    for match, condition in found:
        signs = {**shared, **_of_condition(condition, match, statement, reply, evidence)}
        weight = sum(LOST[sign] * size for sign, size in signs.items())
        if weight > heaviest:
            heaviest, lost = weight, condition
    return lost


def _waived(statement: Statement, close: list[Match], evidence: Evidence) -> Condition | None:
    """What restricts a source, where a statement says outright that nothing does: `worn or not`."""
    waiver = _WAIVES.search(statement.sentence.text, statement.start - statement.sentence.start)
    if not waiver or statement.denied or statement.clause.opener or evidence.told_of(_ANY_TIME):
        return None
    for match in close:
        if match.of_reply < LEANS:
            return None
        if limit := _RESTRICTS.search(match.sentence.text):
            return Condition("group", match.sentence.text[limit.start() :].strip(" ,.;"))
    return None


def bearing(statement: Statement, close: list[Match]) -> Iterator[tuple[Match, Condition]]:
    """The conditions of the source clauses that a statement may lean on, the closest first and no
    further than to where another sentence says it without any; not those that the statement's own
    `if …` speaks of."""
    own = frozenset(
        w.concept for c in statement.sentence.clauses if c.opener in BINDING for w in c.words
    )
    free: Sentence | None = None
    for match in close:
        clause = match.clause
        if clause.opener in BINDING or match.of_reply < LEANS or _only_names(statement, clause):
            continue
        if free and match.sentence is not free:
            return
        limits = (*conditions(match.sentence, clause), *_set_aside(statement, clause))
        yield from ((match, c) for c in limits if c.claims or not c.concepts & own)
        free = free if limits else match.sentence


def _set_aside(statement: Statement, clause: Clause) -> Iterator[Condition]:
    """What a source clause says it of, where a statement says it of any time and of everyone."""
    timed = tuple(claim for claim in clause.claims if is_time(claim))
    text = statement.sentence.text
    if timed and _WHENEVER.search(text):
        yield Condition("time", clause.text.strip(" ,.;"), claims=timed)
    if clause.subject and _EVERYONE.search(text):
        yield Condition("group", min(clause.subject), clause.subject)


def _only_names(statement: Statement, clause: Clause) -> bool:
    """Whether a statement has no more of a source's clause than what the clause is about: "it's an
    outdoor toy" beside "outdoor toys can't be returned once assembled"."""
    common = statement.concepts & clause.concepts
    return bool(common) and common <= clause.subject and not common & clause.told


def _of_condition(
    c: Condition, match: Match, statement: Statement, reply: Reading, evidence: Evidence
) -> dict[str, float]:
    waives = _universals(statement.words) - _universals(match.sentence.words)
    figures = {mark for claim in statement.clause.claims for mark in marks_of(claim)}
    return {
        "near": match.of_reply,
        "same figures": len(figures & match.clause.concepts),
        "opens the source": match.clause is match.sentence.clauses[0],
        "universal": match.of_reply if waives else 0.0,
        "fronted": c.fronted,
        "unheard of": len(c.telling - reply.concepts - evidence.known),
        "kept": kept(c, reply, evidence),
        "figures": len(c.claims),
        "figure kept": bool(c.marks & reply.concepts),
    }


def _of_statement(statement: Statement) -> dict[str, float]:
    text = statement.text
    return {
        "": 1.0,
        "whatever": bool(_WHATEVER.search(statement.sentence.text)),
        "gives": bool(_GIVES.search(text)),
        "allows": bool(_ALLOWS.search(text)),
        "hedges": bool(_HEDGES.search(text)),
        "limits": bool(_LIMITS.search(text)),
        "denies": statement.denied,
        "supposes": any(c.opener for c in statement.sentence.clauses),
    }


def _of_reply(reply: Reading) -> dict[str, float]:
    return {
        "reply gives": bool(_GIVES.search(reply.text)),
        "reply denies": any(word.negator for word in reply.words),
        "reply's figures": len(reply.claims),
    }


def _universals(words: Sequence[Word]) -> set[str]:
    return {word.text for word in words if word.text in UNIVERSALS}
