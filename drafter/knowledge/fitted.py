"""Weights that were fitted to a build, kept in a file: fitting takes seconds, reading none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Weights = dict[str, NDArray[Any]]


def kept_weights(file: Path | None) -> Weights | None:
    """What `keep_weights` wrote under this name, by name; None where it wrote nothing."""
    if file is None or not file.exists():
        return None
    with np.load(file) as kept:
        return {name: kept[name] for name in kept.files}


def keep_weights(file: Path | None, **weights: ArrayLike) -> None:
    """Write weights to an .npz file, in one step: another process may read it meanwhile. None
    keeps nothing."""
    if file is None:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    scratch = file.with_suffix(".part.npz")
    np.savez(scratch, allow_pickle=False, **weights)
    scratch.replace(file)
