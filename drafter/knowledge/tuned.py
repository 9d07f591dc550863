"""The encoder's last layers, tuned to tell signals apart.

A text's vector says what it is about. Whether it threatens, or says goodbye, hangs on a few of its
words, which the vector has averaged away. So the packaged encoder's last layers were trained on
with the exemplars of all signals (`tuning`), and their weights lie beside these. The layers below
are shared: what they made of a text for its vector is read off, not computed again.

Imports torch, so it is imported where a model is loaded.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn
from transformers import BertModel

from drafter.knowledge.fused import FusedBert, FusedLayer
from drafter.knowledge.lowrank import applied
from drafter.knowledge.taught import TAUGHT, about, damaged, lessons_in

HEAD_WEIGHTS, HEAD_BIAS = "head.weight", "head.bias"
ORDINARY = "ordinary"
"""The label of a text that carries no signal; it comes last."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """What tuning gave. `layers` is how they differ (`lowrank`) from those they stand in for, by
    their place among them ("0.output.dense.bias")."""

    labels: tuple[str, ...]
    first: int
    """The encoder's layer that the first of these stands in for."""
    base: str
    """SHA-256 of the encoder's weights, without which these say nothing."""
    taught: Mapping[str, str]
    """What they were trained on (`taught.lessons_of`); empty where a file doesn't say."""
    layers: Mapping[str, Tensor]
    weights: Tensor
    """The head's, shape (labels, dimension)."""
    bias: Tensor
    """The head's, shape (labels,)."""

    def write(self, file: Path) -> None:
        """Write it to one file."""
        said = {
            "labels": json.dumps(self.labels),
            "first": str(self.first),
            "base": self.base,
            TAUGHT: json.dumps(dict(self.taught)),
        }
        tensors = {**self.layers, HEAD_WEIGHTS: self.weights, HEAD_BIAS: self.bias}
        save_file(tensors, str(file), metadata=said)


def read_tuning(file: Path) -> Tuning:
    """What `Tuning.write` wrote.

    Raises:
        ConfigurationError: it is damaged.
    """
    said = about(file)
    try:
        with safe_open(str(file), framework="pt") as kept:
            tensors = {name: kept.get_tensor(name) for name in kept.keys()}  # noqa: SIM118 - no dict
        weights, bias = tensors.pop(HEAD_WEIGHTS), tensors.pop(HEAD_BIAS)
        labels, first = tuple(json.loads(said["labels"])), int(said["first"])
        taught = lessons_in(said)
        return Tuning(labels, first, said["base"], taught, tensors, weights, bias)
    except (SafetensorError, OSError, KeyError, TypeError, ValueError) as error:
        raise damaged(file, error) from error


class TunedLayers:
    """Reads labels off what an encoder's lower layers made of its last texts.

    Args:
        encoder: the BERT whose layers below `tuning.first` are shared.
        fused: what reads in its stead. Whichever reads is listened to from now on; one thread at a
            time may use it and these.
    """

    def __init__(self, tuning: Tuning, encoder: BertModel, fused: FusedBert | None = None) -> None:
        read: Any = fused.layers if fused else encoder.encoder.layer
        layers = copy.deepcopy(encoder.encoder.layer[tuning.first :])
        layers.load_state_dict(applied(layers.state_dict(), tuning.layers))
        self._layers = [FusedLayer(one) for one in layers] if fused else list(layers)
        self._weights = tuning.weights.float()
        self._bias = tuning.bias.float()
        self._below: tuple[Any, ...] = ()
        read[tuning.first].register_forward_pre_hook(self._listen, with_kwargs=True)

    def log_probabilities(self, mask: Tensor) -> Tensor:
        """Of the texts that the encoder read last. Shape (texts, labels).

        Args:
            mask: 1 for each token, 0 for padding, shape (texts, tokens).
        """
        hidden, attention = self._below
        for layer in self._layers:
            hidden = layer(hidden, attention)
        real = mask.unsqueeze(-1).float()
        mean = (hidden.float() * real).sum(1) / real.sum(1)
        return torch.log_softmax(mean @ self._weights.T + self._bias, dim=1)

    def _listen(self, _: nn.Module, args: tuple[Any, ...], named: dict[str, Any]) -> None:
        attention = args[1] if len(args) > 1 else named.get("attention_mask")
        self._below = (args[0], attention)
