"""Which sensitive signals a message carries, with the words that raised each.

Patterns raise a signal alone. Beside them a classifier reads the message, its asks and its clauses,
so that a threat in one clause of an ordinary question isn't averaged away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from drafter.knowledge.brand import NEVER_OFF, Thresholds
from drafter.knowledge.builds import Build
from drafter.knowledge.embedding import Vectors
from drafter.knowledge.signals import NO_REPLY, Signal
from drafter.understand.classifier import SignalClassifier, exemplars_of

INJECTION = "injection_suspected"
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A signal seen. `words` are the customer's; `source` is `rule:…` for a pattern, `signal:…`
    for a classifier."""

    code: str
    probability: float
    words: str
    source: str
    leans: bool = False
    """Not sure enough to raise its reason alone."""


class SignalReader:
    """Reads signals off texts and their vectors."""

    def __init__(self, signals: Mapping[str, Signal], classifier: SignalClassifier) -> None:
        self._signals = signals
        self._codes = sorted(signals)
        self._classifier = classifier

    @classmethod
    def fit(cls, build: Build, *, cache: Path | None = None) -> Self:
        """Fit the classifier of a build. With `cache`, keep it in that .npz file."""
        return cls(build.signals, SignalClassifier.fit(exemplars_of(build), cache=cache))

    def read(
        self, whole: str, texts: Sequence[str], vectors: Vectors, *, thresholds: Thresholds
    ) -> list[Sighting]:
        """Signals in `whole`, by pattern, and in any of `texts` (one vector each, the whole message
        first), by classifier. One sighting a signal, a pattern's if there is one. Those between
        the brand's `leaning` and the signal's own threshold only lean."""
        scores = self._classifier.probabilities(texts, vectors)
        seen: list[Sighting] = []
        for column, code in enumerate(self._codes):
            words = words_caught(self._signals[code], whole)
            if words is not None:
                seen.append(Sighting(code, 1.0, words, f"rule:{code}"))
                continue
            if not len(texts):
                continue
            # Only the whole message, which stands first, can be spam or thanks.
            best = 0 if code in NO_REPLY else int(np.argmax(scores[:, column]))
            probability = float(scores[best, column])
            threshold = _threshold(code, thresholds)
            if probability >= min(threshold, thresholds.leaning):
                leans = probability < threshold
                seen.append(Sighting(code, probability, texts[best], f"signal:{code}", leans))
        return seen

    def smuggled(self, texts: Sequence[str]) -> list[Sighting]:
        """Instructions to a machine in fields that hold none: order notes, names, earlier turns.
        By pattern only; each such text is data, and no sentence of the customer's."""
        signal = self._signals.get(INJECTION)
        found = (signal.words(" ".join(text.split())) for text in texts) if signal else ()
        return [Sighting(INJECTION, 1.0, words, f"rule:{INJECTION}") for words in found if words]


def _threshold(code: str, thresholds: Thresholds) -> float:
    if code in NEVER_OFF:
        return thresholds.critical_signal
    # Spam is silenced whatever it asks, so it has to be as sure as a reason.
    quiet = code in NO_REPLY and code != "spam"
    return thresholds.quiet if quiet else thresholds.signal


def words_caught(signal: Signal, whole: str) -> str | None:
    """The words that a pattern catches in the whole, or in a sentence read alone, so that nothing
    written beside a threat excuses it. Thanks and spam are such only as a whole."""
    words = signal.words(whole)
    if words is not None or signal.code in NO_REPLY:
        return words
    alone = (signal.words(sentence) for sentence in _SENTENCE_END.split(whole))
    return next((words for words in alone if words is not None), None)
