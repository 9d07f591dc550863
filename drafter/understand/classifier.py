"""How likely a text carries each signal, beside all patterns.

Four views of a text are weighed, each against what is harmless (look-alikes, the brand's own asks;
thanks, hearts and chat, unless those are what is looked for): a softmax over embeddings, the few
and the several nearest examples, and the words used. Each sees what the others miss: on held-out
exemplars, at one ordinary text in a hundred flagged, the softmax alone finds 70 %, with the nearest
76 %, with the words 80 %. The weights are fitted on exemplars that the views had not seen.

Where the embedder's tuned layers know a signal, half of what counts is what they hear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Self, TypeAlias, TypeVar

import numpy as np

from drafter.knowledge.builds import Build
from drafter.knowledge.embedding import Embedded, Vectors
from drafter.knowledge.fitted import keep_weights, kept_weights
from drafter.knowledge.half import HalfVectors
from drafter.knowledge.heads import (
    UNREACHED,
    Head,
    Labels,
    Matrix,
    Row,
    fit_head,
    held_out,
)
from drafter.knowledge.naive_bayes import NaiveBayes, fit_naive_bayes
from drafter.understand.hearing import HARMLESS, Hearing

FEW, SEVERAL = 3, 8
"""Examples whose mean likeness counts: one alone is easily an accident."""
VIEWS = 4
FOLDS = 3
"""Each costs a softmax over all exemplars, some seconds when a build is first served."""
CHUNK = 512
"""Exemplars compared with all others at a time, which bounds the memory of fitting."""
Views: TypeAlias = np.ndarray[tuple[int, int, int], np.dtype[np.float32]]
Evidence = TypeVar("Evidence", Matrix, Views)


@dataclass(frozen=True, slots=True)
class Exemplars:
    """What a build teaches: texts and their unit vectors, sorted by label. Labels count the
    signals in alphabetical order; the last is "ordinary"."""

    texts: tuple[str, ...]
    vectors: Vectors
    labels: Labels
    codes: tuple[str, ...]
    harmless: tuple[int, ...] = ()
    """Signals that speak against all others, as what is ordinary does: thanks, a heart."""

    @property
    def signals(self) -> int:
        """How many there are."""
        return len(self.codes)

    @property
    def edges(self) -> Labels:
        """Where each label begins, and where the last one ends."""
        edges: Labels = np.searchsorted(self.labels, np.arange(self.signals + 2))
        return edges

    @property
    def share(self) -> Row:
        """Log of how many examples a signal has to one that is ordinary."""
        sizes = np.maximum(np.diff(self.edges), 1)
        share: Row = np.log(sizes[:-1] / sizes[-1]).astype(np.float32)
        return share


def exemplars_of(build: Build) -> Exemplars:
    """The examples of a build's signals; its look-alikes and asks are ordinary."""
    codes = sorted(build.signals)
    asks = [place for place, record in enumerate(build.records) if record.kind == "ask"]
    texts = [record.text for record in build.signal_records]
    texts += [build.records[place].text for place in asks]
    labels = np.asarray(
        [
            len(codes) if record.kind == "lookalike" else codes.index(record.owner)
            for record in build.signal_records
        ]
        + [len(codes)] * len(asks),
        dtype=np.int64,
    )
    order = np.argsort(labels, kind="stable")
    vectors = np.concatenate([build.signal_vectors, build.vectors[asks]])
    return Exemplars(
        texts=tuple(texts[i] for i in order),
        vectors=vectors[order],
        labels=labels[order],
        codes=tuple(codes),
        harmless=tuple(place for place, code in enumerate(codes) if code in HARMLESS),
    )


class SignalClassifier:
    """Gives each text a probability of each signal, in the order of the exemplars' codes.

    Args:
        heard: what the columns of an embedder's scores stand for.
    """

    def __init__(
        self,
        exemplars: Exemplars,
        head: Head,
        words: NaiveBayes,
        weighing: Row,
        heard: Sequence[str] = (),
    ) -> None:
        self._exemplars = exemplars
        self._seen = HalfVectors(exemplars.vectors)
        self._hearing = Hearing.of(heard, exemplars.codes)
        self._edges = exemplars.edges
        self._head = head
        self._words = words
        self._weighing = weighing

    @classmethod
    def fit(
        cls, exemplars: Exemplars, *, heard: Sequence[str] = (), cache: Path | None = None
    ) -> Self:
        """Fit to exemplars. With `cache`, keep what was fitted in that .npz file."""
        if kept := kept_weights(cache):
            vocabulary = {str(word): place for place, word in enumerate(kept["words"])}
            head = Head(kept["head"], kept["bias"])
            return cls(
                exemplars, head, NaiveBayes(vocabulary, kept["odds"]), kept["weighing"], heard
            )
        weighing = _fit_weighing(exemplars)
        head = fit_head(exemplars.vectors, exemplars.labels, exemplars.signals + 1)
        words = fit_naive_bayes(exemplars.texts, exemplars.labels, exemplars.signals)
        keep_weights(
            cache,
            head=head.weights,
            bias=head.bias,
            words=np.asarray(list(words.words), dtype=np.str_),
            odds=words.weights,
            weighing=weighing,
        )
        return cls(exemplars, head, words, weighing, heard)

    def probabilities(
        self, texts: Sequence[str], read: Embedded, *, trusted: bool = True
    ) -> Matrix:
        """Shape (texts, signals). The first text is a whole message, the others parts of it.

        Args:
            trusted: the whole speaks against what is heard in a part alone.
        """
        views = _views(
            self._head.probabilities(read.vectors),
            likeness_of(self._seen.cosines(read.vectors), self._edges),
            self._words.odds(texts),
            self._exemplars,
        )
        seen = (views @ self._weighing[:-1] + self._weighing[-1]).astype(np.float32)
        odds = self._hearing.joined(seen, read.scores, parts=trusted)
        result: Matrix = (1.0 / (1.0 + np.exp(-odds))).astype(np.float32)
        return result


def _views(classes: Matrix, likeness: Views, odds: Matrix, exemplars: Exemplars) -> Views:
    """Evidence for each signal, shape (texts, signals, VIEWS). That some signals have many more
    examples than others says how much was written about them, not how often customers mean them:
    their share is taken out."""
    log = np.maximum(np.log(np.maximum(classes, 1e-9)), UNREACHED)
    softmax = log[:, :-1] - _against(log, exemplars) - exemplars.share
    near = likeness[:, :-1] - _against(likeness, exemplars)
    return np.concatenate([softmax[:, :, None], near, odds[:, :, None]], axis=2)


def _against(evidence: Evidence, exemplars: Exemplars) -> Evidence:
    """What speaks most against each signal: the ordinary or, for all others, a harmless signal.
    `evidence` has a column a label, the last of them "ordinary"."""
    ordinary = evidence[:, -1:]
    against = np.repeat(ordinary, exemplars.signals, axis=1)
    harmless = list(exemplars.harmless)
    if harmless:
        most = np.maximum(ordinary, evidence[:, harmless].max(axis=1, keepdims=True))
        others = [place for place in range(exemplars.signals) if place not in harmless]
        against[:, others] = most
    return against


def likeness_of(cosines: Matrix, edges: Labels) -> Views:
    """Mean cosine to the FEW and the SEVERAL nearest of each label, shape (texts, labels, 2); -1
    to a label without examples. `cosines` has a column an exemplar."""
    sizes = np.diff(edges)
    # Where a label has fewer examples than SEVERAL, -1 stands for each that it lacks.
    nearest = np.full((len(cosines), len(sizes), SEVERAL), -1.0, dtype=np.float32)
    for label, (start, end) in enumerate(pairwise(edges.tolist())):
        if several := min(SEVERAL, end - start):
            mine = np.partition(cosines[:, start:end], -several, axis=1)
            nearest[:, label, -several:] = mine[:, -several:]
    nearest.sort(axis=2)
    likeness = np.full((len(cosines), len(sizes), 2), -1.0, dtype=np.float32)
    for view, count in enumerate((FEW, SEVERAL)):
        known = np.minimum(sizes, count)
        total = nearest[:, :, -count:].sum(axis=2) + (count - known)
        np.divide(total, known, out=likeness[:, :, view], where=known > 0)
    return likeness


def _fit_weighing(exemplars: Exemplars) -> Row:
    """How much each view counts, and a bias."""
    from sklearn.linear_model import LogisticRegression

    if not exemplars.signals:
        return np.zeros(VIEWS + 1, dtype=np.float32)
    labels, signals = exemplars.labels, exemplars.signals
    rows = np.arange(len(labels))
    classes = held_out(exemplars.vectors, labels, rows, rows, signals + 1, folds=FOLDS)
    likeness, odds = _likeness_to_others(exemplars), _odds_from_others(exemplars)
    views = _views(classes, likeness, odds, exemplars)
    right = labels[:, None] == np.arange(signals)[None, :]
    model = LogisticRegression(C=1.0, max_iter=1000)
    model.fit(views.reshape(-1, VIEWS), right.ravel())
    return np.append(model.coef_[0], model.intercept_[0]).astype(np.float32)


def _likeness_to_others(exemplars: Exemplars) -> Views:
    """Each exemplar's likeness to the labels, itself left out."""
    parts = []
    for start in range(0, len(exemplars.labels), CHUNK):
        cosines = exemplars.vectors[start : start + CHUNK] @ exemplars.vectors.T
        own = np.arange(len(cosines))
        cosines[own, start + own] = -1.0
        parts.append(likeness_of(cosines, exemplars.edges))
    return np.concatenate(parts)


def _odds_from_others(exemplars: Exemplars) -> Matrix:
    """Each exemplar's odds by its words, from counts that didn't include it."""
    odds = np.zeros((len(exemplars.labels), exemplars.signals), dtype=np.float32)
    fold = np.arange(len(exemplars.labels)) % FOLDS
    for number in range(FOLDS):
        mine = fold == number
        seen = [text for text, held in zip(exemplars.texts, mine, strict=True) if not held]
        words = fit_naive_bayes(seen, exemplars.labels[~mine], exemplars.signals)
        held = [text for text, held in zip(exemplars.texts, mine, strict=True) if held]
        odds[mine] = words.odds(held)
    return odds
