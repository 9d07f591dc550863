"""A BERT in fewer steps, so that a short text is embedded in little more than half the time.

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
from transformers import BertModel

MEASURED_ON = frozenset({"x86_64", "AMD64"})
"""Machines on which it is known to be faster; on others oneDNN lacks some of its kernels."""
_READ = {"text": {"method": "forward", "method_output_name": "last_hidden_state"}}


def fused(transformer: nn.Module) -> FusedBert | None:
    """What can stand for the first module of a sentence-transformers model and gives the same;
    None for all but a BERT encoder whose last layer is what the next module reads."""
    model = getattr(transformer, "auto_model", None)
    read = getattr(transformer, "modality_config", None)
    if isinstance(model, BertModel) and read == _READ and can_be_fused(model):
        return FusedBert(model)
    return None


def can_be_fused(model: BertModel) -> bool:
    """Whether it does no more than a FusedBert, and this machine has what that takes."""
    available = torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]  # upstream
    config = model.config
    encodes = not config.is_decoder and not config.add_cross_attention
    exact = bool(config.hidden_act == "gelu")
    return available and platform.machine() in MEASURED_ON and encodes and exact


class FusedBert(nn.Module):
    """Tokens to their embeddings, by a BERT encoder that is only read from."""

    def __init__(self, model: BertModel) -> None:
        super().__init__()
        self._embeddings = model.embeddings
        self.layers = nn.ModuleList(FusedLayer(layer) for layer in model.encoder.layer)

    def forward(self, features: dict[str, Any]) -> dict[str, Any]:
        """The features with `token_embeddings`, shape (texts, tokens, dimension).

        Args:
            features: `input_ids` and `attention_mask`, both of shape (texts, tokens), and perhaps
                `token_type_ids`.
        """
        real = features["attention_mask"].bool()
        mask = None if real.all() else real[:, None, None, :]
        hidden = self._embeddings(features["input_ids"], features.get("token_type_ids"))
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return features | {"token_embeddings": hidden}


class FusedLayer(nn.Module):
    """A `BertLayer`: attention and feed-forward, each summed with what went in, and normalised."""

    def __init__(self, layer: Any) -> None:
        super().__init__()
        attention, attended = layer.attention.self, layer.attention.output
        self._heads = int(attention.num_attention_heads)
        self._asked = _Product(attention.query, attention.key, attention.value)
        self._attended, self._first_norm = _Product(attended.dense), attended.LayerNorm
        self._widened = _Product(layer.intermediate.dense)
        self._narrowed, self._last_norm = _Product(layer.output.dense), layer.output.LayerNorm

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        """Shape (texts, tokens, dimension) in and out.

        Args:
            mask: whether each token is one, shape (texts, 1, 1, tokens); None where all are.
        """
        texts, tokens, dimension = hidden.shape
        split = self._asked(hidden).view(texts, tokens, 3, self._heads, -1)
        query, key, value = split.permute(2, 0, 3, 1, 4).unbind()
        heads = nn.functional.scaled_dot_product_attention(query, key, value, mask)
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
