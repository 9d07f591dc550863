"""The small shop behind a real server on loopback, and its answers read as events."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import httpx
import uvicorn

from drafter.app import create_app
from drafter.journal import Journal
from drafter.settings import Settings
from tests.evaluation.shop import write_shop
from tests.fakes import SteppingClock, WordEmbedder

T = TypeVar("T")
ANSWER = "Delivery takes 3 working days and costs £4.50."
ASK = {"text": "how long does delivery take", "conversation_id": "c1", "message_id": "m1"}
STREAM = {"Accept": "text/event-stream"}
PATIENCE = 20.0
"""Seconds that a test waits for what must happen."""


class Server(uvicorn.Server):
    """Says when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


@contextmanager
def shop(folder: Path, *, model_url: str | None = None, **parts: Any) -> Iterator[httpx.Client]:
    """A client of the shop's server. With `model_url` a model writes."""
    settings = Settings(
        _env_file=None,
        data_dir=folder / "data",
        knowledge_dir=write_shop(folder / "knowledge"),
        model="fake" if model_url else None,
        openai_base_url=model_url,
        deadline=PATIENCE,
    )
    app = create_app(settings, **{"clock": SteppingClock(), "embedder": WordEmbedder(), **parts})
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", access_log=False)
    server = Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        assert server.ready.wait(PATIENCE)
        port = server.servers[0].sockets[0].getsockname()[1]
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE) as client:
            yield client
    finally:
        server.should_exit = True
        thread.join()


def events(response: httpx.Response) -> Iterator[tuple[str, Any]]:
    """Each event's name and data, as they arrive; a comment's name is empty."""
    name = ""
    for line in response.iter_lines():
        if line.startswith(":"):
            yield "", line
        elif line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield name, json.loads(line.removeprefix("data: "))


def told(*parts: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A model's answer."""
    return {"parts": list(parts), "others": [], "asks": [], "needs_human": None, **fields}


def read_journal(folder: Path, reading: Callable[[Journal], Awaitable[T]]) -> T:
    """Something out of the shop's journal, which may be open elsewhere."""

    async def read() -> T:
        url = f"sqlite+aiosqlite:///{folder / 'data' / 'journal.sqlite'}"
        journal = await Journal.open(url, clock=SteppingClock())
        try:
            return await reading(journal)
        finally:
            await journal.close()

    return asyncio.run(read())
