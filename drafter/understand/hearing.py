"""What tuned layers hear in a text, joined with what is seen in its vector and its words.

The layers know the exemplars by heart, so how much they count can't be fitted on these. It was
chosen on messages written for that, which nothing had been fitted to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from drafter.knowledge.embedding import Scores
from drafter.knowledge.heads import Matrix
from drafter.knowledge.signals import NO_REPLY

HARMLESS = NO_REPLY | {"out_of_scope"}
UNHEARD = -9.0
"""Log-probability that stands for never."""
JOINED_AT = -0.9
"""Log-odds added where layers are heard."""
UNSHARED, MOST_UNSHARED = 0.6, 2.5
"""How much of what is heard in a clause alone, and not in the whole message, is taken back, and the
log-odds that are taken back at most. The layers learnt what is serious among other sentences, so
they hear it in the whole, too; a clause torn from a chatty message is easily misheard, and each
more is one more chance. A bound leaves a threat at the end of a long letter enough to be raised."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """Which columns of an embedder's scores speak of which signals.

    Args:
        signals: the signals that are heard, by place.
        columns: theirs, in the scores.
        harmless: columns that speak against each signal, by place: what is ordinary, and for a
            signal that isn't harmless itself the harmless ones.
    """

    signals: tuple[int, ...]
    columns: tuple[int, ...]
    harmless: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, heard: Sequence[str], codes: Sequence[str]) -> Self:
        """Those of `codes` that are heard. The last label is what is ordinary."""
        known = [place for place, code in enumerate(codes) if code in heard]
        ordinary = len(heard) - 1
        calm = (*(heard.index(code) for code in heard if code in HARMLESS), ordinary)
        return cls(
            signals=tuple(known),
            columns=tuple(heard.index(codes[place]) for place in known),
            harmless=tuple((ordinary,) if codes[p] in HARMLESS else calm for p in known),
        )

    def joined(
        self, seen: Matrix, scores: Scores, *, parts: bool = False, share: float = 0.5
    ) -> Matrix:
        """Log-odds from what the views see, shape (texts, signals), and what is heard.

        Args:
            parts: the first text is a whole, and the others are parts of it.
            share: how much of them is what is heard, in 0…1.
        """
        if not self.signals or not scores.shape[1]:
            return seen
        log = np.maximum(scores, UNHEARD)
        against = {harmless: log[:, harmless].max(axis=1) for harmless in set(self.harmless)}
        opposed = np.stack([against[harmless] for harmless in self.harmless], axis=1)
        odds = log[:, self.columns] - opposed
        if parts:
            odds -= np.clip(UNSHARED * (odds - odds[:1]), 0.0, MOST_UNSHARED)
        both = seen.copy()
        both[:, self.signals] = (1 - share) * seen[:, self.signals] + share * odds + JOINED_AT
        return both
