"""What a decision rests on, and what it looks like."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drafter.drafts import DecisionKind, Escalation, Reason, ReasonCode
from drafter.judge import Judgement
from drafter.knowledge.brand import Brand
from drafter.knowledge.entries import Entry
from drafter.messages import DirectMessage
from drafter.retrieve.settling import SettledAsk
from drafter.understand import Understanding
from drafter.understand.signals import Sighting

GAPS: frozenset[ReasonCode] = frozenset({"no_knowledge", "out_of_scope", "low_confidence"})
_WORDS = re.compile(r"[^\W_]")
_ENDS = re.compile(r"(?<=[.!?…])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a decision rests on. `entries` are the brand's, by id."""

    message: DirectMessage
    understanding: Understanding
    sightings: Sequence[Sighting]
    asks: Sequence[SettledAsk]
    judgements: Sequence[Judgement]
    brand: Brand
    entries: Mapping[str, Entry]

    @property
    def sure(self) -> Sequence[Sighting]:
        """Sightings that raise their reason alone."""
        return [sighting for sighting in self.sightings if not sighting.leans]

    @property
    def wordless(self) -> bool:
        """Nothing but emoji and punctuation, or nothing at all."""
        return not _WORDS.search(self.understanding.text)


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a message. `escalation` is set exactly when `kind` is escalate."""

    kind: DecisionKind
    escalation: Escalation | None = None
    noted: tuple[Reason, ...] = ()
    """Reasons this brand doesn't escalate for."""


def sentence_with(match: re.Match[str]) -> str:
    """The sentence of its text that a match stands in: a customer's words, not their whole
    message."""
    text, start = match.string, 0
    for end in _ENDS.finditer(text):
        if end.start() >= match.end():
            return text[start : end.start()].strip()
        if end.end() <= match.start():
            start = end.end()
    return text[start:].strip()
