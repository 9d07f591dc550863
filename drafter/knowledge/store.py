"""Vectors at rest. The one module that knows Chroma.

A collection is written once, read back, and never changed. Embedded mode belongs to one process;
several servers share a Chroma server.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

import numpy as np

from drafter.errors import ConfigurationError, KnowledgeError
from drafter.knowledge.embedding import Vectors

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection


VARIANT = "~"
"""Parts a record's id from the number of its variant."""


@dataclass(frozen=True, slots=True)
class Record:
    """One text of a build. `owner` is the entry or signal it belongs to; `kind` is title, ask,
    variant or paragraph for an entry, example or lookalike for a signal."""

    id: str
    owner: str
    kind: str
    text: str

    @property
    def original(self) -> str:
        """The id of the record that this one is a variant of; its own where it is none."""
        return self.id.split(VARIANT, 1)[0]


@dataclass(frozen=True, slots=True)
class Hit:
    """A stored text near a query. `similarity` is the cosine, -1…1."""

    id: str
    similarity: float


class VectorIndex:
    """A finished collection."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    @property
    def embedding(self) -> str:
        """Name of the embedder that made the vectors."""
        return str((self._collection.metadata or {}).get("embedding"))

    def search(self, vectors: Vectors, count: int) -> list[list[Hit]]:
        """The `count` nearest records of each row of `vectors`, nearest first."""
        found = self._collection.query(
            query_embeddings=vectors, n_results=count, include=["distances"]
        )
        distances = found["distances"] or []
        return [
            [Hit(id_, 1.0 - distance) for id_, distance in zip(ids, row, strict=True)]
            for ids, row in zip(found["ids"], distances, strict=True)
        ]

    def everything(self) -> tuple[list[Record], Vectors]:
        """All records with their vectors, in one order."""
        got = self._collection.get(include=["embeddings", "documents", "metadatas"])
        records = [
            Record(id_, str(meta["owner"]), str(meta["kind"]), text)
            for id_, meta, text in zip(
                got["ids"], got["metadatas"] or [], got["documents"] or [], strict=True
            )
        ]
        embeddings = got["embeddings"]
        vectors = np.asarray([] if embeddings is None else embeddings, dtype=np.float32)
        return records, vectors


class VectorStore:
    """Where collections live."""

    def __init__(self, client: ClientAPI) -> None:
        self._client = client

    @classmethod
    def embedded(cls, folder: Path) -> Self:
        """Chroma in this process, in a folder that no other process may open."""
        import chromadb

        folder.mkdir(parents=True, exist_ok=True)
        return cls(chromadb.PersistentClient(path=str(folder), settings=_settings()))

    @classmethod
    def server(cls, url: str) -> Self:
        """A Chroma server, e.g. `http://chroma:8000`.

        Raises:
            ConfigurationError: it doesn't answer.
        """
        import chromadb

        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ConfigurationError(f"DRAFTER_CHROMA_URL {url!r} must look like http://host:8000")
        secure = parts.scheme == "https"
        try:
            client = chromadb.HttpClient(
                host=parts.hostname,
                port=parts.port or (443 if secure else 80),
                ssl=secure,
                settings=_settings(),
            )
        except ValueError as error:
            raise ConfigurationError(
                f"no Chroma server answers at {url}; start one with `chroma run`, or unset "
                "DRAFTER_CHROMA_URL to keep vectors in this process"
            ) from error
        return cls(client)

    def find(self, name: str) -> VectorIndex | None:
        """The finished collection of this name."""
        from chromadb.errors import NotFoundError

        try:
            collection = self._client.get_collection(name, embedding_function=None)
        except NotFoundError:
            return None
        expected = (collection.metadata or {}).get("records")
        return VectorIndex(collection) if collection.count() == expected else None

    def write(
        self, name: str, records: Sequence[Record], vectors: Vectors, *, embedding: str
    ) -> VectorIndex:
        """Write a collection and read every id back. `embedding` names what made the vectors.

        A half-written collection of this name (a server that died while building) is replaced.

        Raises:
            KnowledgeError: not every record could be read back.
        """
        if name in {collection.name for collection in self._client.list_collections()}:
            self._client.delete_collection(name)
        collection = self._client.create_collection(
            name,
            embedding_function=None,
            configuration={"hnsw": {"space": "cosine", "ef_search": 200, "ef_construction": 200}},
            metadata={"records": len(records), "embedding": embedding},
        )
        step = self._client.get_max_batch_size()
        for start in range(0, len(records), step):
            some = records[start : start + step]
            metadatas: list[Any] = [{"owner": r.owner, "kind": r.kind} for r in some]
            collection.add(
                ids=[r.id for r in some],
                embeddings=vectors[start : start + step],
                documents=[r.text for r in some],
                metadatas=metadatas,
            )
        missing = {r.id for r in records} - set(collection.get(include=[])["ids"])
        if missing:
            raise KnowledgeError(
                f"collection {name}: {len(missing)} of {len(records)} records can't be read back, "
                f"e.g. {min(missing)}"
            )
        return VectorIndex(collection)

    def names(self) -> list[str]:
        """All collections."""
        return [collection.name for collection in self._client.list_collections()]

    def close(self) -> None:
        """Let go of files and connections."""
        self._client.close()  # type: ignore[attr-defined]  # only the interface lacks it


def _settings() -> Any:
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)
