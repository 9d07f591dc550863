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

import numpy as np

from drafter.knowledge.heads import UNREACHED, Labels, Matrix, Row

FEATURES = ("dense", "dense_lead", "intent", "intent_log", "lexical", "lexical_lead")
CANDIDATES = 8
"""Entries of an ask that the weighing is fitted on: the right one and its nearest rivals."""
GAPS = 0.15
"""Messages that no entry answers, for each that one does: every ask is also looked for without its
own entry, and counted this often. Support inboxes see about one in seven."""


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


def fit_weighing(rows: Matrix, right: Sequence[bool], often: Row) -> Weighing:
    """Fit the weights from candidates' features, shape (n, 6), whether each was right, and how
    often such a candidate is met."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1.0, max_iter=1000)
    model.fit(rows, np.asarray(right), sample_weight=often)
    return Weighing(model.coef_[0].astype(np.float32), float(model.intercept_[0]))


def _lead(scores: Matrix) -> Matrix:
    if scores.shape[1] < 2:
        return scores
    top = np.partition(scores, -2, axis=1)[:, -2:]
    best_other = np.where(scores >= top[:, 1:], top[:, :1], top[:, 1:])
    result: Matrix = scores - best_other
    return result
