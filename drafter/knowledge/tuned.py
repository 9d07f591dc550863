"""The encoder's last layers, tuned to tell signals apart.

A text's vector says what it is about. Whether it threatens, or says goodbye, hangs on a few of its
words, which the vector has averaged away. So the packaged encoder's last layers were trained on
with the exemplars of all signals (`tuning`), and their weights lie beside these. The layers below
are shared: what they made of a text for its vector is read off, not computed again.

Imports torch, so it is imported where a model is loaded.
"""

from __future__ import annotations

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
from transformers.models.bert.modeling_bert import BertLayer

from drafter.errors import ConfigurationError
from drafter.knowledge.fused import FusedBert, FusedLayer

ORDINARY = "ordinary"
"""The label of a text that carries no signal; it comes last."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """What tuning gave. `tensors` are the layers', by their place among them
    ("0.output.dense.bias"), and the head's: "head.weight", shape (labels, dimension), and
    "head.bias"."""

    labels: tuple[str, ...]
    first: int
    """The encoder's layer that the first of these stands in for."""
    base: str
    """SHA-256 of the encoder's weights, without which these say nothing."""
    tensors: Mapping[str, Tensor]

    def write(self, file: Path) -> None:
        """Write it, in half precision."""
        about = {"labels": json.dumps(self.labels), "first": str(self.first), "base": self.base}
        halved = {name: t.to(torch.bfloat16).contiguous() for name, t in self.tensors.items()}
        save_file(halved, str(file), metadata=about)


def read_tuning(file: Path) -> Tuning:
    """What `Tuning.write` wrote.

    Raises:
        ConfigurationError: it is damaged.
    """
    try:
        with safe_open(str(file), framework="pt") as kept:
            about = kept.metadata()
            tensors = {name: kept.get_tensor(name) for name in kept.keys()}  # noqa: SIM118 - no dict
        return Tuning(
            tuple(json.loads(about["labels"])), int(about["first"]), about["base"], tensors
        )
    except (SafetensorError, OSError, KeyError, TypeError, ValueError) as error:
        raise ConfigurationError(
            f"{file}: can't be read ({error}); restore it, or make it anew with "
            "drafter knowledge tune"
        ) from error


class TunedLayers:
    """Reads labels off what an encoder's lower layers made of its last texts.

    Args:
        encoder: the BERT whose layers below `tuning.first` are shared.
        fused: what reads in its stead. Whichever reads is listened to from now on; one thread at a
            time may use it and these.
    """

    def __init__(self, tuning: Tuning, encoder: BertModel, fused: FusedBert | None = None) -> None:
        below = fused.layers if fused else encoder.encoder.layer
        layers = [
            _layer(encoder, tuning.tensors, place) for place in range(len(below) - tuning.first)
        ]
        self._layers: list[nn.Module] = [FusedLayer(one) for one in layers] if fused else layers
        self._weights = tuning.tensors["head.weight"].float()
        self._bias = tuning.tensors["head.bias"].float()
        self._below: tuple[Any, ...] = ()
        below[tuning.first].register_forward_pre_hook(self._listen, with_kwargs=True)

    def log_probabilities(self, mask: Tensor) -> Tensor:
        """Of the texts that the encoder read last. Shape (texts, labels).

        Args:
            mask: 1 for each token, 0 for padding, shape (texts, tokens).
        """
        hidden, attention = self._below
        for layer in self._layers:
            read = layer(hidden, attention)
            hidden = read[0] if isinstance(read, tuple) else read
        real = mask.unsqueeze(-1).float()
        mean = (hidden.float() * real).sum(1) / real.sum(1)
        return torch.log_softmax(mean @ self._weights.T + self._bias, dim=1)

    def _listen(self, _: nn.Module, args: tuple[Any, ...], named: dict[str, Any]) -> None:
        attention = args[1] if len(args) > 1 else named.get("attention_mask")
        self._below = (args[0], attention)


def _layer(encoder: BertModel, tensors: Mapping[str, Tensor], place: int) -> nn.Module:
    layer: nn.Module = BertLayer(encoder.config)  # type: ignore[no-untyped-call]  # untyped upstream
    prefix = f"{place}."
    layer.load_state_dict(
        {name.removeprefix(prefix): t for name, t in tensors.items() if name.startswith(prefix)}
    )
    return layer.to(encoder.dtype).eval()
