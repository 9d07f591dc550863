"""Which sensitive signals a message carries, with the words that raised each.

Patterns raise a signal alone. Beside them a classifier reads the embeddings of the message, its
asks and its clauses, so that a threat in one clause of an ordinary question isn't averaged away.
It weighs a softmax over the signals and "ordinary" with how near the text is to a signal's
examples and how far from what only looks like it; the weights are fitted on held-out exemplars.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TypeAlias

import numpy as np

from drafter.knowledge.brand import NEVER_OFF, Thresholds
from drafter.knowledge.builds import Build
from drafter.knowledge.embedding import Vectors
from drafter.knowledge.heads import UNREACHED, Head, Labels, Matrix, Row, fit_head, held_out
from drafter.knowledge.signals import NO_REPLY

INJECTION = "injection_suspected"
Views: TypeAlias = np.ndarray[tuple[int, int, int], np.dtype[np.float32]]
Flags: TypeAlias = np.ndarray[tuple[int], np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A signal seen. `words` are the customer's; `source` is `rule:…` for a pattern, `signal:…`
    for a classifier."""

    code: str
    probability: float
    words: str
    source: str


class SignalReader:
    """Reads signals off texts and their vectors."""

    def __init__(self, build: Build, head: Head, weighing: Row) -> None:
        self._signals = build.signals
        self._codes = sorted(build.signals)
        self._exemplars = build.signal_vectors
        self._columns = _columns(build, self._codes)
        self._head = head
        self._weighing = weighing

    @classmethod
    def fit(cls, build: Build, *, cache: Path | None = None) -> Self:
        """Fit the classifier of a build. With `cache`, keep it in that .npz file."""
        if cache and cache.exists():
            with np.load(cache) as kept:
                return cls(build, Head(kept["head"], kept["bias"]), kept["weighing"])
        head, weighing = _fit(build, sorted(build.signals))
        if cache:
            cache.parent.mkdir(parents=True, exist_ok=True)
            scratch = cache.with_suffix(".part.npz")
            np.savez(scratch, head=head.weights, bias=head.bias, weighing=weighing)
            scratch.replace(cache)
        return cls(build, head, weighing)

    def read(
        self, whole: str, texts: Sequence[str], vectors: Vectors, *, thresholds: Thresholds
    ) -> list[Sighting]:
        """Signals in `whole`, by pattern, and in any of `texts` (one vector each, the whole message
        first), by classifier from the brand's thresholds on. One sighting a signal, a pattern's
        if there is one."""
        scores = self._scores(vectors)
        seen: list[Sighting] = []
        for column, code in enumerate(self._codes):
            words = self._signals[code].words(whole)
            if words is not None:
                seen.append(Sighting(code, 1.0, words, f"rule:{code}"))
                continue
            if not len(texts):
                continue
            # Only the whole message, which stands first, can be spam or thanks.
            best = 0 if code in NO_REPLY else int(np.argmax(scores[:, column]))
            critical = code in NEVER_OFF
            threshold = thresholds.critical_signal if critical else thresholds.signal
            if scores[best, column] >= threshold:
                probability = float(scores[best, column])
                seen.append(Sighting(code, probability, texts[best], f"signal:{code}"))
        return seen

    def smuggled(self, texts: Sequence[str]) -> list[Sighting]:
        """Instructions to a machine in fields that hold none: order notes, names, earlier turns.
        By pattern only; each such text is data, and no sentence of the customer's."""
        signal = self._signals.get(INJECTION)
        found = (signal.words(" ".join(text.split())) for text in texts) if signal else ()
        return [Sighting(INJECTION, 1.0, words, f"rule:{INJECTION}") for words in found if words]

    def _scores(self, vectors: Vectors) -> Matrix:
        """Probability of each signal in each text, shape (texts, signals)."""
        near = vectors @ self._exemplars.T
        views = _views(near, self._columns, self._head.probabilities(vectors), len(self._codes))
        return _weighed(views, self._weighing)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which exemplars are examples of which signal, and which are look-alikes of any."""

    owner: Labels
    lookalike: Flags


def _columns(build: Build, codes: Sequence[str]) -> _Columns:
    records = build.signal_records
    return _Columns(
        owner=np.asarray([codes.index(record.owner) for record in records], dtype=np.int64),
        lookalike=np.asarray([record.kind == "lookalike" for record in records], dtype=bool),
    )


def _views(near: Matrix, columns: _Columns, classes: Matrix, count: int) -> Views:
    """Evidence for each signal in each text, shape (texts, signals, 4). `near` holds cosines to
    the exemplars; the last of `classes` is "ordinary"."""
    innocent = near[:, columns.lookalike].max(axis=1, initial=-1.0)
    views = np.empty((len(near), count, 4), dtype=np.float32)
    log = np.maximum(np.log(np.maximum(classes, 1e-9)), UNREACHED)
    for code in range(count):
        mine = ~columns.lookalike & (columns.owner == code)
        nearest = near[:, mine].max(axis=1, initial=-1.0)
        views[:, code] = np.stack(
            [nearest, nearest - innocent, classes[:, code], log[:, code] - log[:, -1]], axis=1
        )
    return views


def _weighed(views: Views, weighing: Row) -> Matrix:
    result: Matrix = 1.0 / (1.0 + np.exp(-(views @ weighing[:-1] + weighing[-1])))
    return result


def _fit(build: Build, codes: Sequence[str]) -> tuple[Head, Row]:
    from sklearn.linear_model import LogisticRegression

    asks = [place for place, record in enumerate(build.records) if record.kind == "ask"]
    columns = _columns(build, codes)
    ordinary = len(codes)
    labels = np.where(columns.lookalike, ordinary, columns.owner)
    labels = np.concatenate([labels, np.full(len(asks), ordinary, dtype=np.int64)])
    vectors = np.concatenate([build.signal_vectors, build.vectors[asks]])
    if not codes:
        return fit_head(vectors, labels, 1), np.zeros(5, dtype=np.float32)
    rows = np.arange(len(vectors))
    classes = held_out(vectors, labels, rows, rows, ordinary + 1)
    near = vectors @ build.signal_vectors.T
    exemplars = np.arange(len(build.signal_vectors))
    near[exemplars, exemplars] = -1.0  # each exemplar is looked at without itself
    views = _views(near, columns, classes, ordinary)
    right = labels[:, None] == np.arange(ordinary)[None, :]
    model = LogisticRegression(C=1.0, max_iter=1000)
    model.fit(views.reshape(-1, views.shape[-1]), right.ravel())
    weighing = np.append(model.coef_[0], model.intercept_[0]).astype(np.float32)
    return fit_head(vectors, labels, ordinary + 1), weighing
