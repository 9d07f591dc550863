"""How much of an ask's wording an entry shares: TF-IDF over words and word pieces, in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import TfidfVectorizer

Scores: TypeAlias = np.ndarray[tuple[int, int], np.dtype[np.float32]]


class LexicalIndex:
    """Cosine of TF-IDF vectors between asks and stored texts.

    Words and pairs of words carry meaning, pieces of three to five characters forgive typos.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        from scipy.sparse import vstack
        from sklearn.feature_extraction.text import TfidfVectorizer

        shared: dict[str, Any] = {"sublinear_tf": True, "dtype": np.float32, "lowercase": True}
        words = TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"(?u)\b\w+\b", **shared)  # noqa: S106 - no password
        pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), **shared)
        matrices = [words.fit_transform(texts).T, pieces.fit_transform(texts).T]
        self._postings = vstack(matrices).tocsr()  # a row a term, a column a text
        self._halves = (_Half(words, 0), _Half(pieces, matrices[0].shape[0]))
        self._texts = len(texts)

    def scores(self, asks: Sequence[str]) -> Scores:
        """Shape (asks, texts), 0…1."""
        out = np.zeros((len(asks), self._texts), dtype=np.float32)
        for row, ask in enumerate(asks):
            terms, weights = zip(*(half.query(ask) for half in self._halves), strict=True)
            # Each half has vectors of length 1, so that the two together reach 1.
            shared = np.concatenate(weights) @ self._postings[np.concatenate(terms)]
            out[row] = shared / len(self._halves)
        return out


class _Half:
    """The query side of one fitted vectorizer, without the checks that cost it milliseconds."""

    def __init__(self, vectorizer: TfidfVectorizer, offset: int) -> None:
        self._analyse = vectorizer.build_analyzer()
        self._vocabulary: dict[str, int] = vectorizer.vocabulary_
        self._idf = vectorizer.idf_
        self._offset = offset

    def query(self, text: str) -> tuple[Any, Any]:
        """Rows of the postings, and the weight of each."""
        counts = Counter(
            self._vocabulary[term] for term in self._analyse(text) if term in self._vocabulary
        )
        terms = np.fromiter(counts, dtype=np.int64, count=len(counts))
        often = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
        weights = (1.0 + np.log(often)) * self._idf[terms]
        return terms + self._offset, weights / max(float(np.linalg.norm(weights)), 1e-9)
