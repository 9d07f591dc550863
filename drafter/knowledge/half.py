"""Cosines of a few texts to many, read in half precision.

Ten thousand exemplars in full precision are 20 MB that every message would read, and that push the
encoder's own weights out of the processor's cache. In half of it a cosine is .001 off.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from drafter.knowledge.embedding import Vectors
from drafter.knowledge.heads import Matrix


class HalfVectors:
    """Unit vectors to compare with: in half precision where the CPU multiplies such, else as they
    are. torch is imported when vectors are laid out, not when this module is."""

    def __init__(self, vectors: Vectors) -> None:
        import torch

        self._full = vectors
        self._laid_out: Any = None
        available = torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]  # upstream
        if available and torch.cpu._is_avx512_bf16_supported() and len(vectors):
            half = torch.from_numpy(np.ascontiguousarray(vectors)).bfloat16()
            self._laid_out = torch.ops.mkldnn._reorder_linear_weight(half)

    def cosines(self, asked: Vectors) -> Matrix:
        """Shape (asked, vectors)."""
        if self._laid_out is None or not len(asked):
            return asked @ self._full.T
        import torch

        torch.set_num_threads(1)  # two wait for each other longer than one works
        with torch.inference_mode():
            few = torch.from_numpy(np.ascontiguousarray(asked)).bfloat16()
            found: Matrix = torch.ops.mkldnn._linear_pointwise.default(
                few, self._laid_out, None, "none", [], ""
            ).float().numpy()  # fmt: skip
        return found
