"""Deeds compared: which of them come to the same, and how much of what is said of one a source has."""

from __future__ import annotations

import re

from drafter.verify.english.words import concept_of
from drafter.verify.reading.clauses import Clause
from drafter.verify.reading.reading import Sentence

ENOUGH = 0.6
"""Share of a promise's telling words that one source sentence must hold."""
_ARRIVALS = frozenset({"there", "here", "back", "with", "you"})
"""What a parcel will be: as if it were said to arrive."""
_COMING = frozenset({"way", "come", "land", "reach", "up"})
_LEAVING = re.compile(r"(?:sen[dt]|ship|dispatch|despatch|post|left|leav|way$)")
_REACHING = re.compile(r"(?:deliver|arriv|receiv|reach|land|got|get)")


def verb_class(verb: str) -> str:
    """What is done, with sending and arriving kept apart."""
    last = verb.rsplit(maxsplit=1)[-1] if verb else ""
    if verb == "taken off":
        return concept_of("removed")
    if _LEAVING.match(last) or verb in ("went out", "gone out"):
        return "leave"
    if last in _ARRIVALS or _REACHING.match(last):
        return "reach"
    return concept_of(last)


def verb_concept(verb: str) -> str:
    """The concept of a deed; a parcel that is there, with you or on its way arrives."""
    last = verb.rsplit(maxsplit=1)[-1] if verb else ""
    return concept_of("arrive") if last in _ARRIVALS | _COMING else concept_of(last)


def shared(clause: Clause, source: Sentence, besides: frozenset[str] = frozenset()) -> float:
    """The share of the clause's telling words, `besides` apart, that the source sentence holds."""
    every = {w.concept for w in clause.words if w.concept and not w.weak}
    telling = (every - besides) or every
    return len(telling & source.concepts) / len(telling) if telling else 1.0
