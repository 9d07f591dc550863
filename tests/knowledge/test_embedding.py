"""Texts to vectors, by the packaged model and by small ones that are made up here."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import closing
from typing import Any, cast

import numpy as np
import pytest
import torch
from sentence_transformers import SentenceTransformer
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from drafter.knowledge.embedding import SentenceEmbedder, _packaged_weights
from drafter.knowledge.fused import FusedLayer, fuse_layers

TEXTS = (
    "hi, can i still return the boots i got last week, they are a bit tight",
    "order??",
    "ordered a tent 3 wks ago, #48213, still nothing. also the mug you sent is chipped and the "
    "box was open when it came, so i don't know whether everything is in there. can you check",
    "¿Hacéis envíos a Irlanda? ❤️",
)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
def embedder() -> Iterator[SentenceEmbedder]:
    with closing(SentenceEmbedder()) as one:
        yield one


def bert(dtype: torch.dtype = torch.float32, **changes: Any) -> nn.Module:
    shape = {"hidden_size": 64, "intermediate_size": 96, "num_attention_heads": 4}
    config = BertConfig(vocab_size=50, num_hidden_layers=2, **shape | changes)
    torch.manual_seed(1)
    model: nn.Module = BertModel(config)
    return model.to(dtype).eval()


def last_hidden(model: nn.Module) -> Tensor:
    """Of two texts, the second of them padded."""
    tokens = torch.tensor([[2, 17, 41, 9, 3], [2, 8, 3, 0, 0]])
    with torch.inference_mode():
        hidden: Tensor = model(tokens, attention_mask=(tokens > 0).long()).last_hidden_state
    return hidden[tokens > 0].float()


@pytest.mark.parametrize(("dtype", "near"), [(torch.float32, 1e-5), (torch.bfloat16, 0.05)])
def test_fused_layers_give_what_the_layers_gave(dtype: torch.dtype, near: float) -> None:
    model = bert(dtype)
    before = last_hidden(model)

    fused = fuse_layers(model)

    assert fused == 2
    assert torch.allclose(last_hidden(model), before, atol=near)


@pytest.mark.parametrize("other", [{"hidden_act": "gelu_new"}, {"is_decoder": True}])
def test_layers_that_do_something_else_stay_as_they_are(other: dict[str, Any]) -> None:
    model = bert(**other)

    fused = fuse_layers(model)

    assert fused == 0
    assert not any(isinstance(module, FusedLayer) for module in model.modules())


def test_vectors_are_those_of_the_model_as_it_comes(embedder: SentenceEmbedder) -> None:
    expected = SentenceTransformer(str(_packaged_weights()), device="cpu").encode(list(TEXTS))

    together, alone = asyncio.run(embedder.embed(TEXTS)), embedder.embed_all(TEXTS)

    for vectors in (together, alone):
        assert vectors.shape == (len(TEXTS), embedder.dimension)
        assert vectors.dtype == np.float32
        assert (vectors * expected).sum(axis=1).min() >= 0.9999


@pytest.mark.anyio
async def test_requests_that_wait_together_each_get_their_own_vectors(
    embedder: SentenceEmbedder,
) -> None:
    each = await asyncio.gather(*(embedder.embed([text]) for text in TEXTS))

    assert (np.vstack(each) * embedder.embed_all(TEXTS)).sum(axis=1).min() >= 0.9999


@pytest.mark.anyio
async def test_what_goes_wrong_reaches_whoever_asked_and_nobody_after(
    embedder: SentenceEmbedder,
) -> None:
    with pytest.raises(ValueError, match="int"):
        await embedder.embed([cast(str, 7)])

    assert len(await embedder.embed(TEXTS)) == len(TEXTS)


@pytest.mark.anyio
async def test_whoever_gives_up_waiting_takes_no_vectors_from_others(
    embedder: SentenceEmbedder,
) -> None:
    given_up = asyncio.create_task(embedder.embed(TEXTS[:1]))
    await asyncio.sleep(0)
    waiting = asyncio.create_task(embedder.embed(TEXTS[1:]))
    given_up.cancel()

    assert len(await waiting) == len(TEXTS) - 1
    assert given_up.cancelled()
