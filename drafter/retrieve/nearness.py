"""How near each text of a build is to what is asked.

A build never changes, and most have a few thousand texts: these are held in memory and compared one
and all, which misses none, takes a sixth of the time and asks nobody while a customer waits. A
large build is searched in Chroma, which looks along a graph.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from drafter.knowledge.embedding import Vectors
from drafter.knowledge.heads import Matrix
from drafter.knowledge.store import VectorIndex

EXACT_UP_TO = 20_000
"""Texts up to which all are compared: 30 MB, and about as long as Chroma takes."""
NEIGHBOURS = 64
"""Texts that are told apart for each ask: about ten of each of the few entries that can win."""


class Nearness:
    """Cosines of asks to the texts of one build.

    Args:
        ids: of the texts' records, in the order of the columns wanted.
        vectors: theirs, a row each.
        exact_up_to: how many texts are compared one and all.
    """

    def __init__(
        self,
        index: VectorIndex,
        ids: Sequence[str],
        vectors: Vectors,
        *,
        exact_up_to: int = EXACT_UP_TO,
    ) -> None:
        self._index = index
        self._texts = len(ids)
        self._all = vectors if len(ids) <= exact_up_to else None
        self._column = {} if self._all is not None else {id_: n for n, id_ in enumerate(ids)}

    def cosines(self, asked: Vectors) -> Matrix:
        """Shape (asks, texts). All but the NEIGHBOURS nearest of an ask are as near as the last of
        these: which of the others is nearer says nothing."""
        if self._texts == 0:
            return np.zeros((len(asked), 0), dtype=np.float32)
        count = min(NEIGHBOURS, self._texts)
        if self._all is None:
            return self._searched(asked, count)
        near: Matrix = asked @ self._all.T
        last = np.partition(near, -count, axis=1)[:, -count, None]
        return np.maximum(near, last, out=near)

    def _searched(self, asked: Vectors, count: int) -> Matrix:
        near = np.empty((len(asked), self._texts), dtype=np.float32)
        for row, hits in zip(near, self._index.search(asked, count), strict=True):
            row[:] = hits[-1].similarity if hits else 0.0
            for hit in hits:
                row[self._column[hit.id]] = hit.similarity
        return near
