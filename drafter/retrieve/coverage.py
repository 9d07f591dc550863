"""Whether a text is about anything the brand's knowledge speaks of, as a probability.

Which entry is right and whether any could be are two questions: a message between two entries is
in scope, and a fluent question about the weather can sit near one entry by accident. So this is
fitted apart, on the brand's own asks (each looked for among the others) against texts that are
known to be out of scope.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from drafter.knowledge.embedding import Vectors
from drafter.knowledge.heads import Matrix, Row
from drafter.knowledge.store import Record
from drafter.retrieve.lexical import LexicalIndex

NEAREST = 5


@dataclass(frozen=True, slots=True)
class Coverage:
    """Logistic regression over four features of how near the stored texts are, and the vector
    itself. `weights` has shape (4 + dimension,)."""

    weights: Row
    bias: float

    def probability(self, similarity: Matrix, wording: Matrix, vectors: Vectors) -> Row:
        """Shape (n,), 0…1. `similarity` and `wording` have shape (n, texts)."""
        features = _features(similarity, wording, vectors)
        result: Row = 1.0 / (1.0 + np.exp(-(features @ self.weights + self.bias)))
        return result


def fit_coverage(
    records: Sequence[Record],
    vectors: Vectors,
    lexical: LexicalIndex,
    *,
    outside: tuple[Sequence[str], Vectors],
    inside: tuple[Sequence[str], Vectors],
) -> Coverage:
    """Learn the border of a brand's knowledge.

    Args:
        outside: texts that are about something else, and their vectors.
        inside: further texts that a shop is asked, beside the entries' own asks.
    """
    from sklearn.linear_model import LogisticRegression

    asks = [place for place, record in enumerate(records) if record.kind == "ask"]
    dense = vectors[asks] @ vectors.T
    wording = lexical.scores([records[place].text for place in asks])
    rows = np.arange(len(asks))
    dense[rows, asks] = wording[rows, asks] = 0.0
    blocks = [_features(dense, wording, vectors[asks])]
    labels = [np.ones(len(asks), dtype=bool)]
    for (texts, those), label in ((inside, True), (outside, False)):
        if texts:
            blocks.append(_features(those @ vectors.T, lexical.scores(texts), those))
            labels.append(np.full(len(texts), label))
    flags = np.concatenate(labels)
    if flags.all():
        # Nothing is known to be outside: fall back on the nearest text alone, at cosine one half.
        weights = np.zeros(blocks[0].shape[1], dtype=np.float32)
        weights[0] = 12.0
        return Coverage(weights, -6.0)
    model = LogisticRegression(C=3.0, class_weight="balanced", max_iter=2000)
    model.fit(np.concatenate(blocks), flags)
    return Coverage(model.coef_[0].astype(np.float32), float(model.intercept_[0]))


def _features(similarity: Matrix, wording: Matrix, vectors: Vectors) -> Matrix:
    count = min(NEAREST, similarity.shape[1])
    nearest = -np.sort(-similarity, axis=1)[:, :count]
    shared = -np.sort(-wording, axis=1)[:, :count]
    summary = np.stack(
        [nearest[:, 0], nearest.mean(axis=1), shared[:, 0], shared.mean(axis=1)], axis=1
    )
    result: Matrix = np.concatenate([summary * 4.0, vectors], axis=1)
    return result
