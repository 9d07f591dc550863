"""Authored files to an immutable build: entries, signals, and the vectors of their texts.

A build's id is a hash of everything that went into it, so that equal knowledge is equal by name.
Its vectors are written once under that name; texts that an earlier build holds are not embedded
again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np

from drafter.errors import KnowledgeError
from drafter.knowledge.brand import Brand, load_brand
from drafter.knowledge.embedding import Embedder, Vectors
from drafter.knowledge.entries import Entry
from drafter.knowledge.entry_files import load_entries
from drafter.knowledge.everyday import EVERYDAY, digest_of, load_everyday, sentences_of
from drafter.knowledge.signals import Signal, load_signals
from drafter.knowledge.store import VARIANT, Record, VectorIndex, VectorStore
from drafter.knowledge.variants import ANY_PRODUCT, product_variants

FORMAT = "2"
"""Raised when the same files would give other records."""

ID_LENGTH = 12
Row: TypeAlias = np.ndarray[tuple[int], np.dtype[np.float32]]
Progress = Callable[[int], None]
"""Told how many texts have to be embedded."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What a build is made from."""

    brand: Brand
    entries: tuple[Entry, ...]
    signals: dict[str, Signal]
    everyday: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Build:
    """A finished build. Rows of `vectors` belong to `records`, those of `signal_vectors` to
    `signal_records`."""

    id: str
    embedding: str
    brand: Brand
    entries: dict[str, Entry]
    signals: dict[str, Signal]
    index: VectorIndex
    records: list[Record]
    vectors: Vectors
    signal_records: list[Record]
    signal_vectors: Vectors


def read_sources(brand_folder: Path, common_folder: Path) -> Sources:
    """Read and validate a brand's files and what all brands share.

    Raises:
        KnowledgeError: names file, key and value of everything wrong.
    """
    brand = load_brand(brand_folder)
    entries = tuple(load_entries(brand_folder))
    if not entries:
        raise KnowledgeError(f"{brand_folder}: no entries; write faq/*.md or policies/*.md")
    signals = load_signals(common_folder, brand_folder)
    everyday = load_everyday(common_folder)
    digest = hashlib.sha256((brand_folder / "brand.yaml").read_bytes())
    for entry in entries:
        digest.update(f"{entry.id}={entry.digest}\n".encode())
    for code, signal in sorted(signals.items()):
        digest.update(f"{code}={signal.digest}\n".encode())
    digest.update(f"everyday={digest_of(everyday)}\n".encode())
    return Sources(brand, entries, signals, everyday, digest.hexdigest())


def build_id(sources: Sources, embedding: str) -> str:
    """The name of the build these sources give with this embedding model."""
    content = f"{FORMAT}\n{embedding}\n{sources.digest}"
    return hashlib.sha256(content.encode()).hexdigest()[:ID_LENGTH]


def make_build(
    sources: Sources, store: VectorStore, embedder: Embedder, *, progress: Progress = lambda _: None
) -> Build:
    """Open the build of these sources, writing it first if it isn't there yet.

    Raises:
        KnowledgeError: not every record could be read back.
    """
    identity = build_id(sources, embedder.name)
    slug = sources.brand.slug
    index = _collection(
        f"kb-{slug}-{identity}",
        entry_records(sources.entries, sources.brand.products),
        store,
        embedder,
        progress,
    )
    signal_index = _collection(
        f"signals-{slug}-{identity}",
        _signal_records(sources.signals, sources.everyday),
        store,
        embedder,
        progress,
    )
    records, vectors = index.everything()
    signal_records, signal_vectors = signal_index.everything()
    return Build(
        id=identity,
        embedding=embedder.name,
        brand=sources.brand,
        entries={entry.id: entry for entry in sources.entries},
        signals=sources.signals,
        index=index,
        records=records,
        vectors=vectors,
        signal_records=signal_records,
        signal_vectors=signal_vectors,
    )


def entry_records(entries: Sequence[Entry], products: Sequence[str] = ()) -> list[Record]:
    """One record for each title, ask and paragraph, and for an ask's variants (`…#3~1`)."""
    records: list[Record] = []
    for entry in entries:
        for number, (kind, text) in enumerate(entry.passages()):
            name = f"{entry.id}#{number}"
            records.append(Record(name, entry.id, kind, text))
            if kind == "ask" and (entry.policy or entry.topic in ANY_PRODUCT):
                variants = product_variants(text, products, seed=len(records))
                records += [
                    Record(f"{name}{VARIANT}{place}", entry.id, "variant", variant)
                    for place, variant in enumerate(variants)
                ]
    return records


def _signal_records(signals: dict[str, Signal], everyday: Sequence[str]) -> list[Record]:
    """Examples and look-alikes; each sentence of an everyday message looks like any signal."""
    sentences = dict.fromkeys(piece for text in everyday for piece in sentences_of(text))
    told = [
        Record(f"{EVERYDAY}#lookalike{number}", EVERYDAY, "lookalike", text)
        for number, text in enumerate(sentences)
    ]
    return told + [
        Record(f"{code}#{kind}{number}", code, kind, text)
        for code, signal in sorted(signals.items())
        for kind, texts in (("example", signal.examples), ("lookalike", signal.lookalikes))
        for number, text in enumerate(texts)
    ]


def _collection(
    name: str,
    records: list[Record],
    store: VectorStore,
    embedder: Embedder,
    progress: Progress,
) -> VectorIndex:
    found = store.find(name)
    if found:
        return found
    known = _known_vectors(name.rsplit("-", 1)[0], store, embedder.name)
    new = sorted({r.text for r in records} - known.keys())
    progress(len(new))
    known |= dict(zip(new, embedder.embed_all(new), strict=True))
    vectors: Vectors = np.asarray([known[r.text] for r in records], dtype=np.float32)
    return store.write(name, records, vectors, embedding=embedder.name)


def _known_vectors(prefix: str, store: VectorStore, embedding: str) -> dict[str, Row]:
    """Vectors of earlier builds of the same brand and embedding, by text."""
    known: dict[str, Row] = {}
    for name in store.names():
        if name.rsplit("-", 1)[0] != prefix:
            continue
        index = store.find(name)
        if index and index.embedding == embedding:
            records, vectors = index.everything()
            known.update({r.text: row for r, row in zip(records, vectors, strict=True)})
    return known
