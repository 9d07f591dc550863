"""How trained weights differ from those they began as, in a small file.

Training on moves a matrix mostly along a few directions, so its difference is kept as a product of
two thin matrices, the best of their rank. What is no matrix is kept as it is. Imports torch.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor

State = Mapping[str, Tensor]
UP, DOWN = ".up", ".down"


def difference(before: State, after: State, *, rank: int) -> dict[str, Tensor]:
    """From weights `before` training to those `after`, by name, in half precision."""
    kept: dict[str, Tensor] = {}
    for name, trained in after.items():
        if trained.ndim != 2:
            kept[name] = trained
            continue
        left, sizes, right = torch.linalg.svd((trained - before[name]).float(), full_matrices=False)
        kept[name + UP] = left[:, :rank] * sizes[:rank]
        kept[name + DOWN] = right[:rank]
    return {name: tensor.to(torch.bfloat16).contiguous() for name, tensor in kept.items()}


def applied(before: State, kept: State) -> dict[str, Tensor]:
    """The weights after training, from those before and the `difference`, in full precision."""
    after = {name: tensor.float() for name, tensor in kept.items() if not _is_part(name)}
    for name in (n.removesuffix(UP) for n in kept if n.endswith(UP)):
        moved = kept[name + UP].float() @ kept[name + DOWN].float()
        after[name] = before[name].float() + moved
    return after


def _is_part(name: str) -> bool:
    return name.endswith((UP, DOWN))
