"""Which sensitive signals a message carries, with the words that raised each.

Patterns raise a signal alone. Beside them, one small classifier a signal reads the embeddings of
the message, its asks and its clauses, so that a threat in one clause of an ordinary question isn't
averaged away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from drafter.knowledge.builds import Build
from drafter.knowledge.embedding import Vectors
from drafter.knowledge.signals import Signal

STRENGTH = 10.0
"""Inverse regularisation of the classifiers."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A signal seen. `words` are the customer's; `source` is `rule:…` for a pattern, `signal:…`
    for a classifier."""

    code: str
    probability: float
    words: str
    source: str


class SignalReader:
    """Reads signals off texts and their vectors.

    Args:
        weights: shape (signals, dimension), rows in the order of `codes`.
        bias: shape (signals,).
    """

    def __init__(self, signals: dict[str, Signal], weights: Vectors, bias: Vectors) -> None:
        self._signals = signals
        self._codes = sorted(signals)
        self._weights = weights
        self._bias = bias

    @classmethod
    def fit(cls, build: Build, *, cache: Path | None = None) -> Self:
        """Fit the classifiers of a build. With `cache`, keep them in that .npz file."""
        if cache and cache.exists():
            with np.load(cache) as kept:
                return cls(build.signals, kept["weights"], kept["bias"])
        rows = [_fit_one(code, build) for code in sorted(build.signals)]
        dimension = build.vectors.shape[1]
        weights = np.stack([row for row, _ in rows]) if rows else np.zeros((0, dimension))
        bias = np.asarray([value for _, value in rows], dtype=np.float32)
        if cache:
            cache.parent.mkdir(parents=True, exist_ok=True)
            scratch = cache.with_suffix(".part.npz")
            np.savez(scratch, weights=weights, bias=bias)
            scratch.replace(cache)
        return cls(build.signals, weights.astype(np.float32), bias)

    def read(
        self, whole: str, texts: Sequence[str], vectors: Vectors, *, threshold: float
    ) -> list[Sighting]:
        """Signals in `whole`, by pattern, and in any of `texts` (one vector each), by classifier
        at `threshold` or above. One sighting a signal; a pattern's goes first."""
        seen: list[Sighting] = []
        scores = 1 / (1 + np.exp(-(vectors @ self._weights.T + self._bias)))
        for column, code in enumerate(self._codes):
            words = self._signals[code].words(whole)
            if words is not None:
                seen.append(Sighting(code, 1.0, words, f"rule:{code}"))
                continue
            best = int(np.argmax(scores[:, column])) if len(texts) else 0
            if len(texts) and scores[best, column] >= threshold:
                probability = float(scores[best, column])
                seen.append(Sighting(code, probability, texts[best], f"signal:{code}"))
        return seen


def _fit_one(code: str, build: Build) -> tuple[Vectors, float]:
    """One signal against its look-alikes, the other signals, and the brand's ordinary asks."""
    from sklearn.linear_model import LogisticRegression

    mine = np.asarray([r.owner == code and r.kind == "example" for r in build.signal_records])
    features = np.concatenate([build.signal_vectors, build.vectors])
    labels = np.concatenate([mine, np.zeros(len(build.vectors), dtype=bool)])
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=500, tol=1e-3)
    model.fit(features, labels)
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])
