"""BERT's layers in fewer steps, so that a short text is embedded in two thirds of the time.

A layer as it comes lays its weights out anew for every text, and takes some thirty steps, which
cost more than the sums do where a text has twenty tokens. Here weights are laid out once, query,
key and value are one product, and what follows a product (bias, GELU, the sum with what went in)
is part of it. Imports torch, so it is imported where a model is loaded.
"""

from __future__ import annotations

import platform
from typing import Any

import torch
from torch import Tensor, nn
from transformers.models.bert.modeling_bert import BertLayer

MEASURED_ON = frozenset({"x86_64", "AMD64"})
"""Machines on which it is known to be faster; on others oneDNN lacks some of its kernels."""


def fuse_layers(model: nn.Module) -> int:
    """Put fused layers, which give the same, in the place of a BERT encoder's. Other layers stay.

    Returns:
        How many were fused.
    """
    available = torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]  # upstream
    if not available or platform.machine() not in MEASURED_ON:
        return 0
    found = [
        (parent, name, child)
        for parent in model.modules()
        for name, child in parent.named_children()
        if isinstance(child, BertLayer) and _can_be_fused(child)
    ]
    for parent, name, layer in found:
        setattr(parent, name, FusedLayer(layer))
    return len(found)


def _can_be_fused(layer: BertLayer) -> bool:
    """Whether it does no more than a FusedLayer, and in the same way."""
    config = layer.attention.self.config
    encodes = not config.is_decoder and not config.add_cross_attention
    return encodes and bool(config.hidden_act == "gelu")


class FusedLayer(nn.Module):
    """A BERT encoder's layer that is only read from: attention and feed-forward, each summed with
    what went in, and normalised."""

    def __init__(self, layer: BertLayer) -> None:
        super().__init__()
        attention, attended = layer.attention.self, layer.attention.output
        self._heads = int(attention.num_attention_heads)
        self._asked = _Product(attention.query, attention.key, attention.value)
        self._attended, self._first_norm = _Product(attended.dense), attended.LayerNorm
        self._widened = _Product(layer.intermediate.dense)
        self._narrowed, self._last_norm = _Product(layer.output.dense), layer.output.LayerNorm

    def forward(
        self, hidden: Tensor, attention_mask: Tensor | None = None, *_: Any, **__: Any
    ) -> Tensor:
        """Shape (texts, tokens, dimension) in and out. What else a BertLayer takes is a decoder's.

        Args:
            attention_mask: as `scaled_dot_product_attention` takes it; None where nothing is
                padded.
        """
        texts, tokens, dimension = hidden.shape
        split = self._asked(hidden).view(texts, tokens, 3, self._heads, -1)
        query, key, value = split.permute(2, 0, 3, 1, 4).unbind()
        heads = nn.functional.scaled_dot_product_attention(query, key, value, attention_mask)
        joined = heads.transpose(1, 2).reshape(texts, tokens, dimension)
        hidden = self._first_norm(self._attended.plus(joined, hidden))
        result: Tensor = self._last_norm(self._narrowed.plus(self._widened.gelu(hidden), hidden))
        return result


class _Product:
    """Linear layers of one input side by side, with their weights as oneDNN reads them. The same
    operators are what torch compiles a frozen model to."""

    def __init__(self, *layers: nn.Linear) -> None:
        with torch.no_grad():
            weights = torch.cat([layer.weight for layer in layers])
            self._weights = torch.ops.mkldnn._reorder_linear_weight(weights)
            self._bias = torch.cat([layer.bias for layer in layers])
        # Named overloads: choosing one costs more than the product.
        self._then: Any = torch.ops.mkldnn._linear_pointwise.default
        self._with: Any = torch.ops.mkldnn._linear_pointwise.binary

    def __call__(self, x: Tensor) -> Tensor:
        result: Tensor = self._then(x, self._weights, self._bias, "none", [], "")
        return result

    def gelu(self, x: Tensor) -> Tensor:
        """The product's GELU, the exact one."""
        result: Tensor = self._then(x, self._weights, self._bias, "gelu", [], "none")
        return result

    def plus(self, x: Tensor, other: Tensor) -> Tensor:
        """The product, and the sum with another tensor of its shape."""
        result: Tensor = self._with(x, other, self._weights, self._bias, "add")
        return result
