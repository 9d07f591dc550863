"""Fitted weights in a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from drafter.knowledge.fitted import keep_weights, kept_weights


def test_weights_are_read_as_they_were_kept(tmp_path: Path) -> None:
    file = tmp_path / "fitted" / "brand-1.npz"

    keep_weights(file, head=np.eye(2), bias=0.5, words=np.asarray(["été", "mug"]))
    kept = kept_weights(file)

    assert kept is not None
    assert {name: value.tolist() for name, value in kept.items()} == {
        "head": [[1.0, 0.0], [0.0, 1.0]],
        "bias": 0.5,
        "words": ["été", "mug"],
    }
    assert [path.name for path in file.parent.iterdir()] == ["brand-1.npz"]


def test_nothing_is_kept_without_a_file(tmp_path: Path) -> None:
    keep_weights(None, bias=0.5)

    assert kept_weights(None) is None
    assert kept_weights(tmp_path / "brand-1.npz") is None
