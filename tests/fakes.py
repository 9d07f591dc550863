"""Small hand-made stand-ins for what is slow, random or elsewhere."""

from __future__ import annotations

import hashlib
import json
import re
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any

import numpy as np

from drafter.knowledge.embedding import Embedded, Vectors

NOW = datetime(2026, 11, 23, 10, 0, 0, tzinfo=UTC)
DIMENSION = 256


class WordEmbedder:
    """Hashes word pieces into a vector: texts that share wording are near, so that it can rank."""

    name = "words"
    labels: tuple[str, ...] = ()

    async def embed(self, texts: Sequence[str]) -> Embedded:
        return self.read_all(texts)

    def read_all(self, texts: Sequence[str]) -> Embedded:
        return Embedded(self.embed_all(texts), np.zeros((len(texts), 0), dtype=np.float32))

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


class Seconds:
    """A monotonic clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Wire(BaseHTTPRequestHandler):
    """One request at the model server, which may be answered as badly as can be."""

    protocol_version = "HTTP/1.1"
    server: ModelServer

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers["Content-Length"]))
        if not sent:  # the client's time was up before it had sent anything
            self.close_connection = True
            return
        body = json.loads(sent)
        self.server.received.append(body)
        self._answer(self.server.answer(body))

    def do_GET(self) -> None:
        self._answer(self.server.listing)

    def _answer(self, answer: tuple[int, Any] | Behaviour) -> None:
        if isinstance(answer, tuple):
            status, content = answer
            self.send(status, json.dumps(content).encode())
        else:
            self.close_connection = True
            answer(self)

    def send(
        self,
        status: int,
        body: bytes = b"",
        *,
        length: int | None = None,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Send this much; `length` is what is claimed, where that isn't what is sent."""
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        for name, value in headers.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        if "Transfer-Encoding" not in headers:
            self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def on(self, data: bytes) -> bool:
        """Send more; whether somebody is still there."""
        try:
            self.wfile.write(data)
        except OSError:
            self.server.hung_up.set()
            return False
        return True

    def hear(self, seconds: float | None = None) -> bool:
        """Wait for the client to hang up; whether it has."""
        self.server.waiting.set()
        self.connection.settimeout(seconds)
        try:
            gone = not self.connection.recv(1)
        except TimeoutError:
            return False
        except OSError:
            gone = True
        if gone:
            self.server.hung_up.set()
        return gone

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name upstream
        pass


Behaviour = Callable[[Wire], None]
Answer = Callable[[dict[str, Any]], tuple[int, Any] | Behaviour]


class ModelServer(ThreadingHTTPServer):
    """An OpenAI-compatible server on loopback, so that the real SDK is what is tested.

    `answer` gives status and body for each request's JSON, or does what it likes with the wire;
    requests are kept in `received`. `waiting` is set when a client is made to wait, `hung_up` when
    one left before its answer.
    """

    def __init__(self, answer: Answer) -> None:
        super().__init__(("127.0.0.1", 0), Wire)
        self.answer = answer
        self.listing: tuple[int, Any] = (200, {"object": "list", "data": [{"id": "fake"}]})
        self.received: list[dict[str, Any]] = []
        self.waiting = threading.Event()
        self.hung_up = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


@contextmanager
def serving(answer: Answer) -> Iterator[ModelServer]:
    """A model server, until the block ends."""
    server = ModelServer(answer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def stall(wire: Wire) -> None:
    """Never answer."""
    wire.hear()


def drip(wire: Wire) -> None:
    """A byte now and then, so that no wait for a single byte is long."""
    wire.send(200, length=1_000_000)
    while not wire.hear(0.02) and wire.on(b" "):
        pass


def endless(wire: Wire) -> None:
    """Go on for as long as somebody listens."""
    wire.send(200, headers={"Transfer-Encoding": "chunked"})
    while wire.on(b"1000\r\n" + b" " * 0x1000 + b"\r\n"):
        pass


def reset(wire: Wire) -> None:
    """Half an answer, then a reset of the connection."""
    wire.send(200, b'{"choices": [', length=5_000)
    wire.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    wire.rfile.close()
    wire.connection.close()


@contextmanager
def model_server(answer: Answer) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The address of a model server, and what it received."""
    with serving(answer) as server:
        yield server.url, server.received


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
