"""What a source tells of one of two things, said of the other.

`Merino socks go in the machine, cashmere socks are washed by hand`: a reply that has the cashmere in the
machine takes the name from one row of the source and what is told from another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from drafter.verify.claims.amounts import Amount, Claim
from drafter.verify.english.denial import is_denied
from drafter.verify.english.grammar import VERBS
from drafter.verify.english.places import place_of
from drafter.verify.english.trade import PROCESS
from drafter.verify.english.words import Word, is_weak
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.reading.clauses import marks_of
from drafter.verify.reading.reading import Sentence
from drafter.verify.reading.speech import Statement

_END = re.compile(r"[;.!?](?=\s|$)|, (?=(?:and|but|while|whereas|the) )")
_LONGEST = 4
"""Words of what a row is about."""
_TOGETHER = re.compile(
    r"\b(?:both|either|all|every\w*|too|also|as well|same|only|neither)\b", re.IGNORECASE
)
"""What speaks of several things at once."""


@dataclass(frozen=True, slots=True)
class Row:
    """A part of a source: what it is about, of what kind that is, and what it tells of it."""

    about: frozenset[str]
    kind: str
    told: frozenset[str]
    denied: bool


def crossed(statement: Statement, evidence: Evidence) -> str:
    """What the sources say this of instead of what the statement does; empty where they don't."""
    if _TOGETHER.search(statement.text):
        return ""
    rows = [row for source in evidence.told for row in _rows(source)]
    said = statement.concepts | _marks(statement.clause.claims)
    heard = evidence.setting.customer_concepts
    for mine in rows:
        generic = is_weak(mine.kind) or mine.kind in PROCESS
        if not (mine.about & said) or not (mine.kind in said or generic):
            continue
        for theirs in rows:
            named = (mine.about - theirs.about) & said
            other = theirs.about - mine.about
            if not _of_a_kind(mine, theirs) or not named or not other or other & said:
                continue
            taken = (said & theirs.told) - mine.told - mine.about - heard
            kept = (said & mine.told) - theirs.told - theirs.about
            if len(taken) <= len(kept) or theirs.denied != statement.denied:
                continue
            if not any(named & (r.about | r.told) and taken & (r.about | r.told) for r in rows):
                return min(other)
    return ""


def _of_a_kind(mine: Row, theirs: Row) -> bool:
    """Whether two rows are about two of a kind: `merino socks` and `cashmere socks`, or what goes to two
    countries."""
    if mine.kind == theirs.kind:
        return True
    return bool(place_of(mine.kind) and place_of(theirs.kind) and mine.about & theirs.about)


@lru_cache(maxsize=4096)
def _rows(source: Sentence) -> tuple[Row, ...]:
    """Those of a sentence; remembered as long as the source is."""
    return tuple(_rows_of(source))


def _rows_of(source: Sentence) -> Iterator[Row]:
    start = 0
    for end in (*(match.start() for match in _END.finditer(source.text)), len(source.text)):
        first, last = source.start + start, source.start + end
        words = [word for word in source.words if first <= word.start < last]
        claims = [claim for claim in source.claims if first <= claim.start < last]
        stop = _verb_or_colon(source, words, first, last)
        about = [word.concept for word in words if word.start < stop and word.concept]
        told = {word.concept for word in words if word.start > stop and word.concept}
        labels = _marks(
            [c for c in claims if c.start < stop and isinstance(c, Amount) and c.kind == "number"]
        )
        if about and len(about) <= _LONGEST and told | _marks(claims):
            telling = frozenset(c for c in told if not is_weak(c))
            figures = _marks([claim for claim in claims if claim.start > stop])
            denied = is_denied(source.text[start:end], words)
            yield Row(frozenset(about) | labels, about[-1], telling | figures, denied)
        start = end


def _verb_or_colon(source: Sentence, words: list[Word], first: int, last: int) -> int:
    """Where what a row is about ends; its beginning where that can't be told."""
    colon = source.text.find(":", first - source.start, last - source.start)
    ends = [word.start for word in words[1:] if word.text in VERBS or word.negator][:1]
    ends += [source.start + colon] if colon >= 0 else []
    return min(ends, default=first)


def _marks(claims: list[Claim] | tuple[Claim, ...]) -> frozenset[str]:
    return frozenset(mark for claim in claims for mark in marks_of(claim))
