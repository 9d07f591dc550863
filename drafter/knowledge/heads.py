"""A softmax over embeddings: which of several classes a text belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from drafter.knowledge.embedding import Vectors

Matrix: TypeAlias = np.ndarray[tuple[int, int], np.dtype[np.float32]]
Row: TypeAlias = np.ndarray[tuple[int], np.dtype[np.float32]]
Labels: TypeAlias = np.ndarray[tuple[int], np.dtype[np.int64]]

FOLDS = 5
HEAD_STRENGTH = 10.0
"""Inverse regularisation; chosen on held-out asks of public retail data."""
UNREACHED = -8.0
"""Log-probability that stands for never."""


@dataclass(frozen=True, slots=True)
class Head:
    """Softmax over classes: logits = vector @ weights.T + bias.

    Shapes: weights (classes, dimension), bias (classes,).
    """

    weights: Matrix
    bias: Row

    def probabilities(self, vectors: Vectors) -> Matrix:
        """Shape (n, classes); rows sum to 1."""
        logits = vectors @ self.weights.T + self.bias
        logits -= logits.max(axis=1, keepdims=True)
        exp = np.exp(logits)
        result: Matrix = exp / exp.sum(axis=1, keepdims=True)
        return result


def fit_head(vectors: Vectors, labels: Labels, classes: int) -> Head:
    """Fit a head. With fewer than two classes there is nothing to tell apart."""
    if classes < 2:
        return Head(
            np.zeros((classes, vectors.shape[1]), np.float32), np.zeros(classes, np.float32)
        )
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=HEAD_STRENGTH, max_iter=300, tol=1e-3)
    model.fit(vectors, labels)
    weights, bias = model.coef_, model.intercept_
    if len(weights) == 1:  # two classes share one row
        weights, bias = np.vstack([-weights, weights]) / 2, np.concatenate([-bias, bias]) / 2
    full = np.full((classes,), UNREACHED, dtype=np.float32)
    rows = np.zeros((classes, vectors.shape[1]), dtype=np.float32)
    rows[model.classes_], full[model.classes_] = weights, bias
    return Head(rows, full)


def held_out(
    vectors: Vectors,
    labels: Labels,
    asks: Labels,
    groups: Labels,
    classes: int,
    *,
    folds: int = FOLDS,
) -> Matrix:
    """Probabilities for the rows `asks`, each from a head that saw nothing of its group."""
    out = np.zeros((len(asks), classes), dtype=np.float32)
    fold = np.arange(len(asks)) % folds
    for number in range(folds):
        mine = fold == number
        if not mine.any():
            continue
        keep = ~np.isin(groups, groups[asks[mine]])
        out[mine] = fit_head(vectors[keep], labels[keep], classes).probabilities(
            vectors[asks[mine]]
        )
    return out
