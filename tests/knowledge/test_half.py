"""Cosines in half precision are those in full, but for a thousandth."""

from __future__ import annotations

import numpy as np
import pytest

from drafter.knowledge.embedding import Vectors
from drafter.knowledge.half import HalfVectors


def unit(rows: int, seed: int) -> Vectors:
    vectors = np.random.default_rng(seed).normal(size=(rows, 384)).astype(np.float32)
    result: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return result


@pytest.mark.parametrize("asked", [0, 1, 3])
def test_a_cosine_is_what_it_is_in_full_precision_but_for_little(asked: int) -> None:
    held, few = unit(500, 1), unit(500, 1)[:asked]

    found = HalfVectors(held).cosines(few)

    assert found.shape == (asked, 500)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, few @ held.T, atol=0.004)


def test_nothing_is_near_where_there_is_nothing() -> None:
    assert HalfVectors(np.zeros((0, 384), np.float32)).cosines(unit(2, 3)).shape == (2, 0)
