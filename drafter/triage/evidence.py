"""What a decision rests on, and what it looks like."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drafter.drafts import DecisionKind, Escalation, Reason, ReasonCode
from drafter.judge import Judgement
from drafter.knowledge.brand import NEVER_OFF, Brand
from drafter.knowledge.entries import Entry
from drafter.messages import DirectMessage
from drafter.retrieve.settling import CLEAR, SettledAsk
from drafter.understand import Understanding
from drafter.understand.signals import Sighting

GAPS: frozenset[ReasonCode] = frozenset({"no_knowledge", "out_of_scope", "low_confidence"})
FAINT = 2.0
"""Times its threshold, up to which a classifier's sighting is faint."""
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
        """Sightings that raise their reason alone. A faint one doesn't where every ask is plainly
        an everyday one: "boots are killing me, can I swap them?"."""
        return [
            sighting
            for sighting in self.sightings
            if not sighting.leans and not (self._is_faint(sighting) and self.everyday)
        ]

    @property
    def everyday(self) -> bool:
        """Every ask has an entry that leaves no doubt."""
        return bool(self.asks) and all(ask.match and ask.match.score >= CLEAR for ask in self.asks)

    def _is_faint(self, sighting: Sighting) -> bool:
        limits = self.brand.thresholds
        raised_at = limits.critical_signal if sighting.code in NEVER_OFF else limits.signal
        return sighting.source.startswith("signal:") and sighting.probability < FAINT * raised_at

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
