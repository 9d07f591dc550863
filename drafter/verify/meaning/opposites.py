"""What can't be true beside the sources in a few words: half a price that is the whole, and what costs
nothing, is nobody's fault or never ends."""

from __future__ import annotations

import re

from drafter.verify.english.grammar import CIRCUMSTANCES
from drafter.verify.english.lexicon import listed
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.reading.matching import Match
from drafter.verify.reading.speech import Statement

SLACK = 0.05
_HALF = re.compile(r"\bhalf(?: of)?(?: the)? (?:price|amount|cost)\b", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:full|whole|entire) (?:price|amount|cost)\b", re.IGNORECASE)


def opposed(statement: Statement, close: list[Match]) -> Match | None:
    """The source clause that has the whole of a price where the statement has half of it, or the
    other way round."""
    for mine, theirs in ((_HALF, _WHOLE), (_WHOLE, _HALF)):
        if statement.denied or not mine.search(statement.text):
            continue
        if any(mine.search(match.sentence.text) for match in close):
            continue
        for match in close:
            clause = match.clause
            if theirs.search(clause.text) and not clause.denied and match.shared >= 1 - SLACK:
                return match
    return None


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
