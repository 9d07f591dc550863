"""Small hand-made stand-ins for what is slow, random or elsewhere."""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np

from drafter.knowledge.embedding import Vectors

NOW = datetime(2026, 11, 23, 10, 0, 0, tzinfo=UTC)
DIMENSION = 256


class WordEmbedder:
    """Hashes word pieces into a vector: texts that share wording are near, so that it can rank."""

    name = "words"

    async def embed(self, texts: Sequence[str]) -> Vectors:
        return self.embed_all(texts)

    def embed_all(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        for row, text in enumerate(texts):
            for piece in self._pieces(text):
                digest = hashlib.blake2b(piece.encode(), digest_size=4).digest()
                vectors[row, int.from_bytes(digest) % DIMENSION] += 1.0
            vectors[row] /= max(float(np.linalg.norm(vectors[row])), 1e-9)
        return vectors

    def close(self) -> None:
        pass

    @staticmethod
    def _pieces(text: str) -> Iterator[str]:
        for word in re.findall(r"\w+", text.lower()):
            yield word
            padded = f"<{word}>"
            yield from (padded[i : i + 4] for i in range(len(padded) - 3))


class SteppingClock:
    """Gives a fixed time until it is moved."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


Answer = Callable[[dict[str, Any]], tuple[int, dict[str, Any]]]


@contextmanager
def model_server(answer: Answer) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """An OpenAI-compatible server on loopback, so that the real SDK is what is tested.

    `answer` gives status and body for each request's JSON; requests are kept in the list.
    """
    received: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            received.append(json.loads(body))
            status, content = answer(received[-1])
            raw = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name upstream
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1", received
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def completion(content: dict[str, Any] | str, **choice: Any) -> dict[str, Any]:
    """A chat completion whose message is `content`."""
    text = content if isinstance(content, str) else json.dumps(content)
    return {
        "id": "c1",
        "object": "chat.completion",
        "created": 0,
        "model": "fake",
        "choices": [
            {
                "index": 0,
                "finish_reason": "stop",
                "message": {"role": "assistant", "content": text},
                **choice,
            }
        ],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }
