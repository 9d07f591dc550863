"""What retrieval learns from a build: an intent head over the embeddings, and how to weigh the
signals into one calibrated score.

Nothing is labelled by hand for this. Each ask of an entry is held out in turn and looked for among
the rest (the right entry is a positive, its rivals negatives); then its whole entry is held out
(every candidate is wrong: the message nobody wrote an answer for); and texts that are known to be
out of scope are looked for too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from drafter.knowledge.embedding import Vectors

Matrix: TypeAlias = np.ndarray[tuple[int, int], np.dtype[np.float32]]
Row: TypeAlias = np.ndarray[tuple[int], np.dtype[np.float32]]
Labels: TypeAlias = np.ndarray[tuple[int], np.dtype[np.int64]]

FEATURES = ("dense", "dense_lead", "intent", "intent_log", "lexical", "lexical_lead")
CANDIDATES = 8
"""Entries of an ask that the weighing is fitted on: the right one and its nearest rivals."""
FOLDS = 5
HEAD_STRENGTH = 10.0
"""Inverse regularisation of the intent head; chosen on held-out asks of public retail data."""
UNREACHED = -8.0


@dataclass(frozen=True, slots=True)
class Head:
    """Softmax over entries: logits = vector @ weights.T + bias. Shapes (E, d) and (E,)."""

    weights: Matrix
    bias: Row

    def probabilities(self, vectors: Vectors) -> Matrix:
        """Shape (n, E); rows sum to 1."""
        logits = vectors @ self.weights.T + self.bias
        logits -= logits.max(axis=1, keepdims=True)
        exp = np.exp(logits)
        result: Matrix = exp / exp.sum(axis=1, keepdims=True)
        return result


@dataclass(frozen=True, slots=True)
class Weighing:
    """Logistic regression over FEATURES: the calibrated probability that an entry is right."""

    weights: Row
    bias: float

    def scores(self, features: Matrix) -> Matrix:
        """`features` has shape (..., len(FEATURES)); the result drops the last axis."""
        result: Matrix = 1.0 / (1.0 + np.exp(-(features @ self.weights + self.bias)))
        return result


def features_of(dense: Matrix, intent: Matrix, lexical: Matrix) -> Matrix:
    """Evidence for every entry of every ask. Inputs have shape (n, E), the result (n, E, 6).

    A lead is the distance to the best other entry: positive for the best, negative for the rest.
    """
    log = np.maximum(np.log(np.maximum(intent, 1e-9)), UNREACHED)
    stacked = (dense, _lead(dense), intent, log, lexical, _lead(lexical))
    result: Matrix = np.stack(stacked, axis=-1).astype(np.float32)
    return result


def by_entry(scores: Matrix, owners: Labels, entries: int) -> Matrix:
    """The best score of each entry: (n, texts) to (n, entries). `owners` must be sorted."""
    starts = np.searchsorted(owners, np.arange(entries))
    result: Matrix = np.maximum.reduceat(scores, starts, axis=1)
    return result


def fit_head(vectors: Vectors, labels: Labels, entries: int) -> Head:
    """Fit the intent head. With fewer than two entries there is nothing to tell apart."""
    if entries < 2:
        return Head(
            np.zeros((entries, vectors.shape[1]), np.float32), np.zeros(entries, np.float32)
        )
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=HEAD_STRENGTH, max_iter=300, tol=1e-3)
    model.fit(vectors, labels)
    weights, bias = model.coef_, model.intercept_
    if len(weights) == 1:  # two classes share one row
        weights, bias = np.vstack([-weights, weights]) / 2, np.concatenate([-bias, bias]) / 2
    full = np.full((entries,), UNREACHED, dtype=np.float32)
    rows = np.zeros((entries, vectors.shape[1]), dtype=np.float32)
    rows[model.classes_], full[model.classes_] = weights, bias
    return Head(rows, full)


def held_out_intent(vectors: Vectors, labels: Labels, asks: Labels, entries: int) -> Matrix:
    """Intent probabilities for the rows `asks`, each from a head that did not see it."""
    out = np.zeros((len(asks), entries), dtype=np.float32)
    fold = np.arange(len(asks)) % FOLDS
    for number in range(FOLDS):
        mine = fold == number
        if not mine.any():
            continue
        keep = np.ones(len(vectors), dtype=bool)
        keep[asks[mine]] = False
        out[mine] = fit_head(vectors[keep], labels[keep], entries).probabilities(
            vectors[asks[mine]]
        )
    return out


def fit_weighing(rows: Matrix, right: Sequence[bool]) -> Weighing:
    """Fit the weights from candidates' features, shape (n, 6), and whether each was right."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1.0, max_iter=1000).fit(rows, np.asarray(right))
    return Weighing(model.coef_[0].astype(np.float32), float(model.intercept_[0]))


def _lead(scores: Matrix) -> Matrix:
    if scores.shape[1] < 2:
        return scores
    top = np.partition(scores, -2, axis=1)[:, -2:]
    best_other = np.where(scores >= top[:, 1:], top[:, :1], top[:, 1:])
    result: Matrix = scores - best_other
    return result
