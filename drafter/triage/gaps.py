"""What is left open: asks with no entry, a doubtful one, or two that contradict, and what wasn't
read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.drafts import Reason, ReasonCode
from drafter.knowledge.brand import NEVER_OFF
from drafter.knowledge.signals import NO_REPLY
from drafter.retrieve.retriever import Match
from drafter.retrieve.settling import SettledAsk
from drafter.triage.evidence import GAPS, Evidence
from drafter.triage.silence import wants_no_reply

ALIKE = 0.15
"""Two scores this near each other leave it open which entry is right."""
SAME_WORDS = 0.6
"""Share of two sentences' words, numbers aside, from which they state the same thing."""

_QUANTITY = re.compile(
    r"(?P<money>[£$€])?\s?(?P<number>\d+(?:[.,]\d+)?)\s*(?:(?P<percent>%)|(?:working |business |"
    r"calendar )?(?P<unit>minutes?|hours?|days?|weeks?|months?|years?|mm|cm|kg|g|litres?|l)\b)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def knowledge_gaps(evidence: Evidence) -> Iterator[Reason]:
    """Asks that no entry answers, told apart by whether they are about the shop at all.
    Whoever gives an order number writes about an order."""
    if evidence.wordless:
        return
    limits = evidence.brand.thresholds
    open_asks = [ask for ask in evidence.asks if not ask.match]
    # Beside an ask that is answered, the open one alone is held.
    if len(open_asks) == len(evidence.asks) and not wants_no_reply(evidence):
        yield from _leanings(evidence)
    for ask in open_asks:
        matches = ask.found.matches
        best = matches[0].score if matches else 0.0
        code: ReasonCode = "no_knowledge"
        if ask.found.covered < limits.in_scope and not evidence.understanding.references:
            code = "out_of_scope"
        elif best >= limits.answerable / 2:
            code = "low_confidence"
        nearest = f"; nearest is {matches[0].entry} at {best:.2f}" if matches else ""
        yield Reason(
            code=code,
            detail=f"no entry answers this{nearest}",
            evidence=ask.text,
            source="rule:knowledge_gaps",
        )


def unread_rest(evidence: Evidence) -> Iterator[Reason]:
    """What was too long to be read whole: who answers it should read the rest."""
    if left := evidence.understanding.unread:
        yield Reason(
            code="low_confidence",
            detail=f"too long to be read whole; {left} characters of it were skipped",
            evidence=evidence.message.text,
            source="rule:unread_rest",
        )


def _leanings(evidence: Evidence) -> Iterator[Reason]:
    """A message that goes to someone anyway goes to whom it seems to be for."""
    for sighting in evidence.sightings:
        # Critical reasons are raised from so little that less is noise.
        if sighting.leans and sighting.code not in NO_REPLY | GAPS | NEVER_OFF:
            yield Reason(
                code=sighting.code,
                detail=f"{sighting.source} at {sighting.probability:.2f}, and no entry answers",
                evidence=sighting.words,
                source=sighting.source,
            )


def entries_that_disagree(evidence: Evidence) -> Iterator[Reason]:
    """Two entries are as likely to answer an ask, and state the same thing with other numbers."""
    for ask in evidence.asks:
        rivals = _rivals(ask)
        if rivals and (clash := _clash(*rivals)):
            yield Reason(
                code="conflicting_knowledge",
                detail=f"{rivals[0].entry} says “{clash[0]}”, {rivals[1].entry} “{clash[1]}”",
                evidence=ask.text,
                source="rule:entries_that_disagree",
            )


def _rivals(ask: SettledAsk) -> tuple[Match, Match] | None:
    if not ask.match or len(ask.found.matches) < 2:
        return None
    first, second = ask.found.matches[:2]
    return (first, second) if first.score - second.score <= ALIKE else None


def _clash(first: Match, second: Match) -> tuple[str, str] | None:
    """Two sentences that agree but for a number of one unit."""
    for one in _sentences(first):
        for other in _sentences(second):
            if _shared(one, other) < SAME_WORDS:
                continue
            mine, theirs = _quantities(one), _quantities(other)
            for unit in mine.keys() & theirs.keys():
                if not mine[unit] & theirs[unit]:
                    return one, other
    return None


def _sentences(match: Match) -> list[str]:
    return [
        sentence.strip()
        for paragraph in match.paragraphs
        for sentence in _SENTENCE.split(paragraph)
        if any(character.isdigit() for character in sentence)
    ]


def _shared(one: str, other: str) -> float:
    mine, theirs = set(_WORD.findall(one.lower())), set(_WORD.findall(other.lower()))
    return len(mine & theirs) / max(1, len(mine | theirs))


def _quantities(sentence: str) -> dict[str, set[str]]:
    """The numbers of a sentence by unit: days, £, %."""
    found: dict[str, set[str]] = {}
    for match in _QUANTITY.finditer(sentence):
        unit = match["money"] or match["percent"] or (match["unit"] or "").lower().rstrip("s")
        if unit:
            found.setdefault(unit, set()).add(match["number"])
    return found
