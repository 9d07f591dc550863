"""The product, set up once for all cases of a suite: its own steps, a clock that a case sets, and
vectors computed in one batch. Nothing is written down."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

import numpy as np

from drafter.checked import NO_READERS, Readers
from drafter.compose import Writer
from drafter.compose.extractive import ExtractiveWriter
from drafter.confidence import Rate, unrated
from drafter.drafts import Draft
from drafter.errors import EvaluationError
from drafter.evaluation.cases import MessageCase
from drafter.evaluation.steps import Steps, product_steps
from drafter.evaluation.suite import CLOCK
from drafter.knowledge.embedding import Embedded, Embedder, Vectors
from drafter.messages import DirectMessage
from drafter.pipeline import Pipeline
from drafter.retrieve.retriever import Found, Retriever
from drafter.served import ServedBrand
from drafter.timing import DEADLINE
from drafter.understand import query_of, understand
from drafter.understand.glyphs import readable
from drafter.understand.orders import order_references

Row: TypeAlias = np.ndarray[tuple[int], np.dtype[np.float32]]
RANKED = 10
"""Entries looked at of a ranking: mrr counts a right one that stands lower as not found."""


class PreparedEmbedder:
    """What another embedder reads, computed ahead in one batch."""

    def __init__(self, inner: Embedder) -> None:
        self.name = inner.name
        self.labels = inner.labels
        self._inner = inner
        self._known: dict[str, tuple[Row, Row]] = {}

    def prepare(self, texts: Iterable[str]) -> None:
        """Compute what isn't known yet."""
        new = sorted(set(texts) - self._known.keys())
        if new:
            read = self._inner.read_all(new)
            rows = zip(read.vectors, read.scores, strict=True)
            self._known.update(zip(new, rows, strict=True))

    async def embed(self, texts: Sequence[str]) -> Embedded:
        """See `Embedder.embed`."""
        return self.read_all(texts)

    def read_all(self, texts: Sequence[str]) -> Embedded:
        """See `Embedder.read_all`."""
        if not texts:
            return self._inner.read_all(texts)
        self.prepare(texts)
        rows = [self._known[text] for text in texts]
        return Embedded(np.stack([row[0] for row in rows]), np.stack([row[1] for row in rows]))

    def embed_all(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.embed_all`."""
        return self.read_all(texts).vectors

    def close(self) -> None:
        """The inner embedder belongs to whoever made it."""


@dataclass(frozen=True, slots=True)
class Search:
    """Retrieval alone: of a brand, or of entries in a file. `in_scope` is the threshold in use."""

    retriever: Retriever
    embedder: PreparedEmbedder
    in_scope: float
    entries: frozenset[str]

    def prepare(self, texts: Iterable[str]) -> None:
        """Embed messages ahead."""
        self.embedder.prepare(read_as(text) for text in texts)

    def found(self, text: str) -> Found:
        """What is found for a message, taken as one ask."""
        read = [read_as(text)]
        return self.retriever.rank(read, self.embedder.embed_all(read), count=RANKED)[0]


class Stage:
    """What scorers run.

    Args:
        search: retrieval.
        served: the brand; None where entries come from a file, which only retrieval needs.
        writers: in order of preference; the extractive one where none is given.
        confidence: as in the pipeline.
        readers: as in the pipeline.
        steps: those that a suite runs alone.
        seconds: a monotonic clock for timings.
        deadline: as in the pipeline.
        now: the time of cases that give none.
    """

    def __init__(
        self,
        search: Search,
        served: ServedBrand | None = None,
        *,
        writers: Sequence[Writer] = (),
        confidence: Rate = unrated,
        readers: Readers = NO_READERS,
        steps: Steps | None = None,
        seconds: Callable[[], float] = time.perf_counter,
        deadline: float = DEADLINE,
        now: datetime = CLOCK,
    ) -> None:
        self.search = search
        self.steps = steps or product_steps()
        self.now = now
        self._served = served
        self._writers = tuple(writers) or (ExtractiveWriter(),)
        self._confidence = confidence
        self._readers = readers
        self._seconds = seconds
        self._deadline = deadline

    @property
    def served(self) -> ServedBrand:
        """The brand.

        Raises:
            EvaluationError: the entries come from a file; such a suite needs a brand.
        """
        if self._served is None:
            raise EvaluationError(
                "--knowledge serves retrieval and scope; this suite needs a brand"
            )
        return self._served

    def with_parts(
        self,
        *,
        served: ServedBrand | None = None,
        writers: Sequence[Writer] = (),
        confidence: Rate | None = None,
        readers: Readers | None = None,
        steps: Steps | None = None,
        now: datetime | None = None,
        deadline: float | None = None,
    ) -> Stage:
        """The same stage with some parts changed."""
        return Stage(
            self.search,
            served or self._served,
            writers=writers or self._writers,
            confidence=confidence or self._confidence,
            readers=readers or self._readers,
            steps=steps or self.steps,
            seconds=self._seconds,
            deadline=deadline or self._deadline,
            now=now or self.now,
        )

    def message(self, case: MessageCase) -> DirectMessage:
        """A case as it would arrive."""
        return DirectMessage(
            text=case.text,
            brand=self.served.brand.slug,
            channel=case.channel,
            sent_at=case.sent_at,
            history=case.history,
            customer=case.customer,
            orders=case.orders,
            attachments=case.attachments,
        )

    def moment(self, case: MessageCase) -> datetime:
        """The clock of a case."""
        return case.now or case.sent_at or self.now

    def prepare(self, messages: Iterable[DirectMessage]) -> None:
        """Embed everything that drafting these messages will ask for."""
        brand = self.served.brand
        texts = [
            understand(message, languages=brand.languages, brand=brand.name).texts
            for message in messages
        ]
        self.search.embedder.prepare(text for some in texts for text in some)

    async def draft(self, message: DirectMessage, now: datetime) -> Draft:
        """Walk one message through the whole pipeline, at this time, and keep it nowhere."""
        served = self.served
        pipeline = Pipeline(
            {served.brand.slug: served},
            self.search.embedder,
            self._writers,
            Nowhere(),
            clock=lambda: now,
            seconds=self._seconds,
            deadline=self._deadline,
            new_id=lambda _: "rehearsal",
            confidence=self._confidence,
            readers=self._readers,
        )
        return await pipeline.draft(message)


class Nowhere:
    """Keeps nothing."""

    async def has_answered(self, brand: str, conversation_id: str) -> bool:
        """Nothing was kept of it."""
        del brand, conversation_id
        return False

    async def replay(self, *_: str) -> Draft | None:
        """Nothing was kept."""
        return None

    async def record(self, message: DirectMessage, draft: Draft, **_: object) -> Draft:
        """Give the draft back."""
        del message
        return draft


def search_of(served: ServedBrand, embedder: PreparedEmbedder) -> Search:
    """A brand's retrieval."""
    return Search(
        served.retriever,
        embedder,
        served.brand.thresholds.in_scope,
        frozenset(served.build.entries),
    )


def read_as(text: str) -> str:
    """A message's text as it is looked up when it is one ask."""
    clean = " ".join(readable(text).split())
    return query_of(clean, order_references(clean, ()))
