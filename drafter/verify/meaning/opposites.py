"""Words that can't both be true of one thing: included and extra, smaller and bigger."""

from __future__ import annotations

import re

from drafter.verify.claims.amounts import Amount
from drafter.verify.english.grammar import CIRCUMSTANCES
from drafter.verify.english.lexicon import listed
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.reading.matching import Match
from drafter.verify.reading.speech import Statement

SLACK = 0.05
_PAIRS = (
    (
        r"included?|includes|in the box|comes with",
        r"charged extra|extra|separately|sold separately|on top|additional",
    ),
    (
        r"run(?:s)? (?:large|big|wide)|size down|too (?:big|large)",
        r"run(?:s)? (?:small|narrow)|size up",
    ),
    (r"(?:we're|are|is|stays?|open) open|open", r"closed|shut"),
    (r"indoors?|inside", r"outdoors?|outside"),
    (r"mandatory|required|compulsory|must", r"optional|voluntary"),
    (r"cold", r"hot|warm"),
    (r"bigger|larger|size up", r"smaller|size down"),
    (r"longer", r"shorter"),
    (r"earlier", r"later"),
    (r"higher", r"lower"),
    (r"increases?|raises?|doubles?|goes up", r"reduces?|lowers?|halves?|goes down"),
    (
        r"(?:full|whole|entire) (?:price|amount|cost)",
        r"half(?: of)?(?: the)? (?:price|amount|cost)",
    ),
    (r"by hand|hand[- ]wash", r"machine[- ]wash|in the machine"),
)
_OPPOSITES = tuple(
    (re.compile(rf"\b(?:{one})\b", re.IGNORECASE), re.compile(rf"\b(?:{other})\b", re.IGNORECASE))
    for one, other in _PAIRS
)
_HINTS = listed(
    """included include includes box with extra separately top additional run runs down up too big
    large open closed shut indoor indoors inside outdoor outdoors outside mandatory required
    compulsory must optional voluntary cold hot warm bigger larger smaller longer shorter earlier
    later higher lower increase increases raise raises double doubles goes reduce reduces lowers
    halve halves hand wash machine full whole entire half"""
)
"""A statement without one of these words has no opposite here."""


def opposed(statement: Statement, close: list[Match], evidence: Evidence) -> Match | None:
    """The source clause that uses the opposite word of the same thing: extra, not included."""
    if statement.clause.opener in CIRCUMSTANCES or _HINTS.isdisjoint(
        w.text for w in statement.words
    ):
        return None
    for one, other in _OPPOSITES:
        for mine, theirs in ((one, other), (other, one)):
            if not mine.search(_charged(statement)) or statement.denied:
                continue
            if any(mine.search(m.sentence.text) for m in close):
                continue
            for match in close:
                text = match.clause.text
                if theirs.search(text) and not match.clause.denied and match.shared >= 1 - SLACK:
                    return match
    return None


def _charged(statement: Statement) -> str:
    """The statement's words without those that say it costs nothing: "won't cost extra"."""
    text = statement.text
    for claim in statement.clause.claims:
        if isinstance(claim, Amount) and claim.kind == "free":
            start, end = claim.start - statement.start, claim.end - statement.start
            text = f"{text[:start]} {text[end:]}"
    return text


def wrongly_free(statement: Statement, evidence: Evidence) -> str:
    """`gluten-free` where no source says that there is none, `your order is free`, `it was our fault`
    and `they never expire`; the words as they stand."""
    if statement.clause.opener in CIRCUMSTANCES:
        return ""
    for said, alike in _GRANTED:
        if (found := said.search(statement.text)) and not evidence.told_of(alike):
            return found.group()
    for found in _NO_TRACE.finditer(statement.text):
        thing = found.group(1).lower()
        if thing in _NO_THING:
            continue
        free = re.compile(
            rf"\b{thing}s?[- ]free\b|\b(?:no|without|free (?:of|from)|zero) (?:\w+ )?{thing}",
            re.IGNORECASE,
        )
        if not any(free.search(reading.text) for reading in evidence.readings):
            return found.group()
    return ""


_GIVEN = re.compile(
    r"\b(?:your|the|this|that|whole|entire) (?:order|purchase|basket|shopping|items?|things?) "
    r"(?:is|are|was|were|will be|comes?) (?:now |completely |totally |absolutely |entirely |all )*"
    r"(?:free(?: of charge)?(?! (?:of|from|to)\b)|on us|on the house|for nothing)\b",
    re.IGNORECASE,
)
_AT_FAULT = re.compile(
    r"\b(?<!not )(?<!n't )(?:(?:entirely|completely|totally|all|clearly) )?(?:our|my) (?:own )?fault\b"
    r"|\bwe(?:'re| are| were)(?: \w+)? (?:to blame|at fault|liable)\b"
    r"|\bwe (?:accept|take|admit)(?: \w+){0,2} (?:responsibility|liability|blame)\b",
    re.IGNORECASE,
)
_OUR_ERROR = re.compile(rf"\bour (?:error|mistake|fault)\b|{_AT_FAULT.pattern}", re.IGNORECASE)
_ENDLESS = re.compile(
    r"\b(?:never|don't|doesn't|do not|does not|won't) (?:expires?|run out|lapse)\b"
    r"|\bno (?:expiry|time limit|deadline|cut-off)\b|\b(?:valid|last|lasts|good|guaranteed) (?:forever|for life)\b",
    re.IGNORECASE,
)
_NO_END = re.compile(
    rf"{_ENDLESS.pattern}|\b(?:any ?time|forever|for life|lifetime|unlimited|indefinitely|no limit)\b",
    re.I,
)
_GRANTED = ((_GIVEN, _GIVEN), (_AT_FAULT, _OUR_ERROR), (_ENDLESS, _NO_END))
"""What may be said only where a source has its like, whatever the customer writes."""
_NO_TRACE = re.compile(r"\b([a-z]+)-free\b", re.IGNORECASE)
_NO_THING = listed("hassle care worry step hands stress duty fuss")
