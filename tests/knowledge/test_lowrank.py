"""The difference between weights before and after training, in a small file."""

from __future__ import annotations

import torch

from drafter.knowledge.lowrank import applied, difference


def weights(seed: int) -> dict[str, torch.Tensor]:
    drawn = torch.Generator().manual_seed(seed)
    return {
        "dense.weight": torch.randn(40, 30, generator=drawn),
        "dense.bias": torch.randn(40, generator=drawn),
    }


def test_a_change_along_few_directions_comes_back_whole() -> None:
    before, steps = weights(1), weights(2)["dense.weight"]
    thin = steps[:, :4] @ steps[:4, :]
    after = {"dense.weight": before["dense.weight"] + thin, "dense.bias": weights(3)["dense.bias"]}

    again = applied(before, difference(before, after, rank=4))

    assert again.keys() == after.keys()
    assert (again["dense.weight"] - after["dense.weight"]).norm() < 0.01 * thin.norm()
    assert torch.allclose(again["dense.bias"], after["dense.bias"], atol=0.02)


def test_of_a_change_in_all_directions_the_greatest_are_kept() -> None:
    before, after = weights(1), weights(2)

    def missed(rank: int) -> float:
        again = applied(before, difference(before, after, rank=rank))
        return float((again["dense.weight"] - after["dense.weight"]).norm())

    assert missed(30) < 0.2 < missed(20) < missed(5)


def test_what_is_kept_is_small() -> None:
    kept = difference(weights(1), weights(2), rank=3)

    assert {name: tuple(tensor.shape) for name, tensor in kept.items()} == {
        "dense.weight.up": (40, 3),
        "dense.weight.down": (3, 30),
        "dense.bias": (40,),
    }
