"""Which entries answer an ask, with one calibrated score for each.

Three views of the same texts are fused: how near the ask's embedding is to the entry's nearest
text, what an intent head over those embeddings says, and how much wording is shared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TypeAlias

import numpy as np

from drafter.knowledge.embedding import Vectors
from drafter.knowledge.fitted import keep_weights, kept_weights
from drafter.knowledge.heads import Head, Labels, Matrix, fit_head, held_out
from drafter.knowledge.store import Record, VectorIndex
from drafter.retrieve.coverage import Coverage, fit_coverage
from drafter.retrieve.fitting import (
    CANDIDATES,
    GAPS,
    Weighing,
    by_entry,
    features_of,
    fit_weighing,
)
from drafter.retrieve.lexical import LexicalIndex
from drafter.retrieve.nearness import Nearness

Texts: TypeAlias = tuple[Sequence[str], Vectors]
"""Texts and their vectors, a row each."""
NO_TEXTS: Texts = ((), np.zeros((0, 0), dtype=np.float32))

RIVAL = 0.03
"""Cosine below the nearest text's within which another one may be what is meant as well."""
NEAR = 0.45
"""Cosine above which a paragraph speaks of what was asked."""


@dataclass(frozen=True, slots=True)
class Match:
    """An entry for an ask. `score` is the probability that it is the right one, 0…1; `text` is
    its wording nearest to the ask, as its author wrote it, at cosine `similarity`; `paragraphs`
    are those of its paragraphs that are near it too; `views` is how many of the three views put it
    first. `rivals` are its other wordings that are nearly as near."""

    entry: str
    score: float
    similarity: float
    text: str
    paragraphs: tuple[str, ...] = ()
    views: int = 0
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What retrieval knows of one ask: entries, best first, and the probability that the brand's
    knowledge speaks of such a thing at all."""

    matches: tuple[Match, ...]
    covered: float


class Retriever:
    """Ranks a build's entries."""

    def __init__(
        self,
        index: VectorIndex,
        records: Sequence[Record],
        vectors: Vectors,
        lexical: LexicalIndex,
        head: Head,
        weighing: Weighing,
        coverage: Coverage,
    ) -> None:
        self._entries, owners = _owners(records)
        order = np.argsort(owners, kind="stable")
        self._nearness = Nearness(index, [records[i].id for i in order], vectors[order])
        self._texts = [records[i].text for i in order]
        written = {record.id: record.text for record in records}
        self._written = [written.get(records[i].original, records[i].text) for i in order]
        self._is_paragraph = np.asarray([records[i].kind == "paragraph" for i in order])
        self._owners = owners[order]
        self._lexical = lexical
        self._head = head
        self._weighing = weighing
        self._coverage = coverage

    @classmethod
    def fit(
        cls,
        index: VectorIndex,
        records: Sequence[Record],
        vectors: Vectors,
        *,
        outside: Texts,
        inside: Texts = NO_TEXTS,
        cache: Path | None = None,
    ) -> Self:
        """Learn from a build. With `cache`, the result is kept in that .npz file and read back.

        Args:
            outside: texts that no entry answers, and their vectors.
            inside: texts that a shop is asked, whether or not an entry answers them.
        """
        entries, owners = _owners(records)
        order = np.argsort(owners, kind="stable")
        records, vectors, owners = [records[i] for i in order], vectors[order], owners[order]
        lexical = LexicalIndex([record.text for record in records])
        if kept := kept_weights(cache):
            head = Head(kept["head"], kept["head_bias"])
            weighing = Weighing(kept["weights"], float(kept["bias"]))
            coverage = Coverage(kept["coverage"], float(kept["coverage_bias"]))
            return cls(index, records, vectors, lexical, head, weighing, coverage)
        head = fit_head(vectors, owners, len(entries))
        weighing = _learn_weighing(records, vectors, owners, lexical, head, outside)
        coverage = fit_coverage(records, vectors, lexical, outside=outside, inside=inside)
        keep_weights(
            cache,
            head=head.weights,
            head_bias=head.bias,
            weights=weighing.weights,
            bias=weighing.bias,
            coverage=coverage.weights,
            coverage_bias=coverage.bias,
        )
        return cls(index, records, vectors, lexical, head, weighing, coverage)

    def rank(self, asks: Sequence[str], vectors: Vectors, *, count: int = 5) -> list[Found]:
        """The `count` best entries for each ask, best first. `vectors` has one row an ask."""
        if not asks:
            return []
        similarity = self._nearness.cosines(vectors)
        wording = self._lexical.scores(asks)
        seen = (
            by_entry(similarity, self._owners, len(self._entries)),
            self._head.probabilities(vectors),
            by_entry(wording, self._owners, len(self._entries)),
        )
        features = features_of(*seen)
        firsts = np.stack([view.argmax(axis=1) for view in seen], axis=1)
        scores = self._weighing.scores(features)
        covered = self._coverage.probability(similarity, wording, vectors)
        return [
            Found(
                tuple(
                    self._match(entry, scores[row], similarity[row], firsts[row])
                    for entry in _top(scores[row], count)
                ),
                float(covered[row]),
            )
            for row in range(len(asks))
        ]

    def _match(self, entry: int, scores: Matrix, similarity: Matrix, firsts: Labels) -> Match:
        start, stop = np.searchsorted(self._owners, (entry, entry + 1))
        nearest = int(start + np.argmax(similarity[start:stop]))
        reached = similarity[start:stop] > max(NEAR, float(similarity.min()))
        near = np.flatnonzero(reached & self._is_paragraph[start:stop])
        rivals = np.flatnonzero(similarity[start:stop] >= similarity[nearest] - RIVAL) + start
        return Match(
            entry=self._entries[entry],
            score=float(scores[entry]),
            similarity=float(similarity[nearest]),
            text=self._written[nearest],
            paragraphs=tuple(self._texts[start + place] for place in near),
            views=int((firsts == entry).sum()),
            rivals=tuple(self._written[place] for place in rivals if place != nearest),
        )


def _owners(records: Sequence[Record]) -> tuple[list[str], Labels]:
    entries = sorted({record.owner for record in records})
    number = {entry: i for i, entry in enumerate(entries)}
    return entries, np.asarray([number[record.owner] for record in records], dtype=np.int64)


def _top(scores: Matrix, count: int) -> list[int]:
    return [int(i) for i in np.argsort(-scores, kind="stable")[:count]]


def _learn_weighing(
    records: Sequence[Record],
    vectors: Vectors,
    owners: Labels,
    lexical: LexicalIndex,
    head: Head,
    outside: Texts,
) -> Weighing:
    count = int(owners[-1]) + 1
    asks = np.asarray([i for i, record in enumerate(records) if record.kind == "ask"], np.int64)
    _, groups = np.unique([record.original for record in records], return_inverse=True)
    dense, wording = vectors[asks] @ vectors.T, lexical.scores([records[i].text for i in asks])
    own = groups[asks][:, None] == groups[None, :]
    dense[own] = wording[own] = -1.0  # each ask is looked for among the others
    seen = (
        by_entry(dense, owners, count),
        held_out(vectors, owners, asks, groups, count),
        by_entry(np.maximum(wording, 0), owners, count),
    )
    found, right = _candidates(features_of(*seen), owners[asks])
    for view in seen:  # and once as if nobody had written its entry
        view[np.arange(len(asks)), owners[asks]] = 0.0
    gap, _ = _candidates(features_of(*_renormalised(seen)), None)
    blocks, often = [found, gap], [1.0, GAPS]
    texts, strange = outside
    if texts:
        wrong, _ = _candidates(
            features_of(
                by_entry(strange @ vectors.T, owners, count),
                head.probabilities(strange),
                by_entry(lexical.scores(texts), owners, count),
            ),
            None,
        )
        blocks.append(wrong)
        often.append(GAPS * len(asks) / len(texts))
    rows = np.concatenate(blocks)
    right += [False] * (len(rows) - len(right))
    weights = np.repeat(np.asarray(often, np.float32), [len(block) for block in blocks])
    return fit_weighing(rows, right, weights)


def _renormalised(views: tuple[Matrix, Matrix, Matrix]) -> tuple[Matrix, Matrix, Matrix]:
    dense, intent, wording = views
    return dense, intent / np.maximum(intent.sum(axis=1, keepdims=True), 1e-9), wording


def _candidates(features: Matrix, right: Labels | None) -> tuple[Matrix, list[bool]]:
    """The nearest entries of each ask with whether each is the right one."""
    near = np.argsort(-features[:, :, 0], axis=1)[:, :CANDIDATES]
    if right is not None:
        near = near.copy()
        lacking = ~(near == right[:, None]).any(axis=1)
        near[lacking, -1] = right[lacking]
    rows = np.take_along_axis(features, near[:, :, None], axis=1)
    flags = np.zeros(near.shape, bool) if right is None else near == right[:, None]
    return rows.reshape(-1, features.shape[-1]), [bool(flag) for flag in flags.ravel()]
