"""Texts to vectors, by the packaged model and by small ones that are made up here."""

from __future__ import annotations

import asyncio
import platform
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import Transformer
from sentence_transformers.sentence_transformer.modules import Pooling
from torch import nn
from transformers import BertConfig, BertModel, BertTokenizer

from drafter.knowledge.chunks import CHUNK
from drafter.knowledge.embedding import SentenceEmbedder, _packaged_weights
from drafter.knowledge.fused import MEASURED_ON, FusedBert, can_be_fused
from drafter.knowledge.tokens import Tokens

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


def bert(**changes: Any) -> BertModel:
    shape: dict[str, Any] = {"hidden_size": 64, "intermediate_size": 96, "num_attention_heads": 4}
    shape |= {"initializer_range": 0.3}  # weights that tell one activation from another
    torch.manual_seed(1)
    return BertModel(BertConfig(vocab_size=50, num_hidden_layers=2, **shape | changes))


def a_model_in(folder: Path, **changes: Any) -> str:
    """A sentence-transformers model that is read from a folder."""
    model, words = folder / "bert", "[PAD] [UNK] [CLS] [SEP] [MASK] i can return the boots ? order"
    bert(**changes).save_pretrained(model)
    (folder / "vocab.txt").write_text("\n".join(words.split()))
    BertTokenizer(str(folder / "vocab.txt")).save_pretrained(model)
    reads = Transformer(str(model))
    SentenceTransformer(modules=[reads, Pooling(64)], device="cpu").save(str(folder / "whole"))
    return str(folder / "whole")


def test_texts_are_read_as_the_tokens_that_the_model_itself_makes_of_them() -> None:
    model = SentenceTransformer(str(_packaged_weights()), device="cpu")
    texts = [*TEXTS, "", "boots " * 400, "\u200bA\u0301 \U0001f441\ufe0f"]
    tokens = Tokens(model.tokenizer, model.max_seq_length)

    own, given = model.preprocess(texts), tokens(texts)

    assert own["input_ids"].shape == (len(texts), model.max_seq_length)  # the longest is cut
    for name, read in given.items():
        assert torch.equal(read, own[name]), name
    assert tokens.lengths(texts) == own["attention_mask"].sum(dim=1).tolist()


@pytest.mark.parametrize(("dtype", "near"), [(torch.float32, 1e-5), (torch.bfloat16, 0.05)])
def test_a_fused_bert_gives_what_the_bert_gives(dtype: torch.dtype, near: float) -> None:
    model: nn.Module = bert()
    model = model.to(dtype).eval()
    tokens = torch.tensor([[2, 17, 41, 9, 3], [2, 8, 3, 0, 0]])  # the second one is padded
    said_by = torch.tensor([[0, 0, 1, 1, 1], [0, 1, 1, 0, 0]])
    features = {
        "input_ids": tokens,
        "attention_mask": (tokens > 0).long(),
        "token_type_ids": said_by,
    }

    with torch.inference_mode():
        expected = model(**features).last_hidden_state
        given = FusedBert(cast(BertModel, model))(features)["token_embeddings"]

    assert torch.allclose(given[tokens > 0], expected[tokens > 0], atol=near)


@pytest.mark.parametrize("other", [{"hidden_act": "gelu_new"}, {"is_decoder": True}])
def test_what_does_something_else_is_not_fused(other: dict[str, Any]) -> None:
    assert can_be_fused(bert()) == (platform.machine() in MEASURED_ON)
    assert not can_be_fused(bert(**other))


@pytest.mark.parametrize("changes", [{}, {"hidden_act": "relu"}])
def test_any_model_in_a_folder_gives_its_own_vectors(
    changes: dict[str, Any], tmp_path: Path
) -> None:
    folder = a_model_in(tmp_path, **changes)
    texts = ["can i return the boots?", "order"]

    with closing(SentenceEmbedder(folder)) as embedder:
        vectors = embedder.embed_all(texts)

    expected = SentenceTransformer(folder, device="cpu").encode(texts, normalize_embeddings=True)
    assert (vectors * expected).sum(axis=1).min() >= 0.999


def test_vectors_are_those_of_the_model_as_it_comes(embedder: SentenceEmbedder) -> None:
    expected = SentenceTransformer(str(_packaged_weights()), device="cpu").encode(list(TEXTS))

    together, alone = asyncio.run(embedder.embed(TEXTS)).vectors, embedder.embed_all(TEXTS)

    for vectors in (together, alone):
        assert vectors.shape == (len(TEXTS), embedder.dimension)
        assert vectors.dtype == np.float32
        assert (vectors * expected).sum(axis=1).min() >= 0.9999


@pytest.mark.skipif(platform.machine() not in MEASURED_ON, reason="texts aren't measured there")
def test_many_texts_are_read_beside_others_of_as_many_tokens(embedder: SentenceEmbedder) -> None:
    in_words, in_pieces = "return of walking boots", "zq9xk7 vv3qj1 w8zzk5 qx"
    assert len(in_words) == len(in_pieces)
    shapes: list[tuple[int, ...]] = []
    listening = embedder._modules[0].register_forward_pre_hook(
        lambda _, given: shapes.append(tuple(given[0]["input_ids"].shape))
    )
    embedder.embed_all([in_words, in_pieces] * CHUNK)
    listening.remove()

    (_, longest), (_, shortest) = shapes
    assert longest > shortest == len(in_words.split()) + 2


@pytest.mark.anyio
async def test_requests_that_wait_together_each_get_their_own_vectors(
    embedder: SentenceEmbedder,
) -> None:
    each = await asyncio.gather(*(embedder.embed([text]) for text in TEXTS))

    assert (np.vstack([one.vectors for one in each]) * embedder.embed_all(TEXTS)).sum(
        axis=1
    ).min() >= 0.9999


@pytest.mark.anyio
async def test_what_goes_wrong_reaches_whoever_asked_and_nobody_after(
    embedder: SentenceEmbedder,
) -> None:
    with pytest.raises(TypeError, match="has no len"):
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
