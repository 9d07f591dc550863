"""Ranking entries, learned from a build without labels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from drafter.knowledge.builds import entry_records
from drafter.knowledge.entries import entry_from_row
from drafter.knowledge.store import VectorStore
from drafter.retrieve.lexical import LexicalIndex
from drafter.retrieve.retriever import Retriever
from tests.fakes import WordEmbedder

TOPICS = {
    "track": ["where is my order", "track my parcel", "order not arrived", "parcel status please"],
    "return": ["return these boots", "send it back", "returns window", "can i return a jacket"],
    "sizing": ["what size boots", "do boots run small", "size guide for jackets", "half sizes"],
    "stores": ["shop in leeds", "opening hours", "nearest shop to me", "is the shop open sunday"],
}
OUTSIDE = ["capital of peru", "who won the world cup", "weather tomorrow", "recipe for soup"]


def retriever(folder: Path, cache: Path | None = None) -> Retriever:
    embedder = WordEmbedder()
    entries = [
        entry_from_row({"id": id_, "title": id_, "text": "", "asks": asks})
        for id_, asks in TOPICS.items()
    ]
    records = entry_records(entries)
    vectors = embedder.embed_all([record.text for record in records])
    store = VectorStore.embedded(folder)
    index = store.find("kb-x-1") or store.write("kb-x-1", records, vectors, embedding="words")
    outside = (OUTSIDE, embedder.embed_all(OUTSIDE))
    return Retriever.fit(index, records, vectors, outside=outside, cache=cache)


def rank(found: Retriever, text: str) -> tuple[str, float, float]:
    (one,) = found.rank([text], WordEmbedder().embed_all([text]))
    return one.matches[0].entry, one.matches[0].score, one.covered


@pytest.fixture(scope="module")
def fitted(tmp_path_factory: pytest.TempPathFactory) -> Retriever:
    return retriever(tmp_path_factory.mktemp("chroma"))


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("wheres my parcel", "track"),
        ("i want to return my boots", "return"),
        ("is the shop open on monday", "stores"),
        ("size of boots?", "sizing"),
    ],
)
def test_the_right_entry_is_first(fitted: Retriever, text: str, entry: str) -> None:
    assert rank(fitted, text)[0] == entry


def test_scores_tell_an_answerable_ask_from_a_strange_one(fitted: Retriever) -> None:
    _, known, known_covered = rank(fitted, "where is my parcel")
    _, strange, strange_covered = rank(fitted, "who is the president of peru")

    assert known > strange
    assert known_covered > strange_covered


def test_every_ask_is_ranked_by_itself(fitted: Retriever) -> None:
    texts = ["where is my parcel", "return the boots"]

    both = fitted.rank(texts, WordEmbedder().embed_all(texts))

    assert [one.matches[0].entry for one in both] == ["track", "return"]
    assert fitted.rank([], np.zeros((0, 256), dtype=np.float32)) == []


def test_weights_read_back_from_the_cache_rank_alike(tmp_path: Path) -> None:
    cache = tmp_path / "fitted.npz"
    fresh = rank(retriever(tmp_path / "chroma", cache), "where is it")
    read_back = rank(retriever(tmp_path / "chroma", cache), "where is it")

    assert cache.exists()
    assert read_back == fresh


def test_typos_share_pieces_of_words() -> None:
    index = LexicalIndex(["where is my parcel", "opening hours of the shop"])

    near, far = index.scores(["wheres my parcle"])[0]

    assert near > 0.3 > far
    assert index.scores(["where is my parcel"])[0][0] == pytest.approx(1.0, abs=1e-5)
    assert index.scores(["zzz"])[0].tolist() == [0.0, 0.0]
