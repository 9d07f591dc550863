"""How near a build's texts are: by comparing with all of them, or by asking Chroma."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from drafter.knowledge.embedding import Vectors
from drafter.knowledge.store import Record, VectorIndex, VectorStore
from drafter.retrieve.nearness import NEIGHBOURS, Nearness

TEXTS, DIMENSION = 300, 16


def unit(rows: int, seed: int) -> Vectors:
    vectors = np.random.default_rng(seed).normal(size=(rows, DIMENSION)).astype(np.float32)
    result: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return result


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> VectorIndex:
    records = [Record(f"r{n}", "entry", "ask", f"text {n}") for n in range(TEXTS)]
    store = VectorStore.embedded(tmp_path_factory.mktemp("chroma"))
    return store.write("kb-x-1", records, unit(TEXTS, 1), embedding="none")


def nearness(index: VectorIndex, exact_up_to: int) -> Nearness:
    # Columns in another order than the records were written in.
    order = np.random.default_rng(2).permutation(TEXTS)
    return Nearness(index, [f"r{n}" for n in order], unit(TEXTS, 1)[order], exact_up_to=exact_up_to)


def test_a_large_build_searched_in_chroma_gives_what_comparing_all_texts_gives(
    index: VectorIndex,
) -> None:
    asked = unit(5, 3)
    exact = nearness(index, TEXTS).cosines(asked)
    searched = nearness(index, TEXTS - 1).cosines(asked)
    np.testing.assert_allclose(searched, exact, atol=1e-5)


def test_the_texts_beyond_the_nearest_are_all_as_near_as_the_last_of_these(
    index: VectorIndex,
) -> None:
    (near,) = nearness(index, TEXTS).cosines(unit(1, 4))
    last = np.sort(near)[-NEIGHBOURS]
    assert (near == last).sum() == TEXTS - NEIGHBOURS + 1
    assert near.min() == last


def test_a_build_without_texts_has_nothing_near(index: VectorIndex) -> None:
    assert Nearness(index, [], np.zeros((0, DIMENSION), np.float32)).cosines(unit(2, 5)).shape == (
        2,
        0,
    )


def test_a_build_held_in_memory_needs_no_store_while_a_customer_waits(tmp_path: Path) -> None:
    store = VectorStore.embedded(tmp_path)
    records = [Record(f"r{n}", "entry", "ask", f"text {n}") for n in range(3)]
    held = Nearness(
        store.write("kb-y-1", records, unit(3, 6), embedding="none"), ["r0", "r1", "r2"], unit(3, 6)
    )
    store.close()
    np.testing.assert_allclose(np.diag(held.cosines(unit(3, 6))), 1.0, atol=1e-6)
