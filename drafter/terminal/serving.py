"""`drafter serve`."""

from __future__ import annotations

import gc
import os
import socket
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from typing import Any

import click
import uvicorn
from litestar import Litestar

from drafter.app import create_app
from drafter.errors import ConfigurationError, DrafterError
from drafter.logs import configure_logging
from drafter.served import read_brand
from drafter.settings import LOOPBACK, Settings, load_settings, variable_of

CURL = """\
curl -s http://{host}:{port}/v1/drafts -H 'Content-Type: application/json' -d '{{
  "text": "hi!! ordered a tent 3 wks ago, #48213, still nothing?? also the mug you sent is chipped",
  "channel": "instagram",
  "customer": {{"name": "Maya"}},
  "orders": [{{"id": "48213", "status": "shipped", "placed_at": "2026-11-02T09:12:00Z",
              "shipped_at": "2026-11-03T15:40:00Z", "currency": "GBP", "carrier": "Royal Mail",
              "tracking_url": "https://track.example/48213"}}]
}}'"""


COLLECT_AFTER = 20_000
"""Objects made, less those let go of, after which the youngest are looked through: a message leaves
some hundred behind. Python's own 700 come in the middle of every few."""


class AnnouncingServer(uvicorn.Server):
    """Says where it listens, once it does. It opens the application itself, so that what is wrong
    with settings or knowledge ends it as an error of ours and not as a failed protocol."""

    def __init__(self, app: Litestar, **options: Any) -> None:
        super().__init__(uvicorn.Config(app, lifespan="off", **options))
        self._opened, self._app = AsyncExitStack(), app

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then show the address and something to paste."""
        await self._opened.enter_async_context(self._app.lifespan())
        try:
            await super().startup(sockets)
        except BaseException:
            await self._opened.aclose()
            raise
        host, port = self.servers[0].sockets[0].getsockname()[:2]
        click.echo(f"\nDrafter listens at http://{host}:{port} (docs: http://{host}:{port}/schema)")
        click.echo("\nTry it:\n\n" + CURL.format(host=host, port=port) + "\n")

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Answer what is under way, then close."""
        await super().shutdown(sockets)
        await self._opened.aclose()


def serve(settings: Settings) -> None:
    """Serve until interrupted.

    Raises:
        ConfigurationError: a setting can't be used, or would serve in a way that isn't safe.
        KnowledgeError: a brand has errors; one line for each.
    """
    refuse_unsafe(settings)
    configure_logging(settings.log_level)
    if settings.workers == 1:
        server = AnnouncingServer(
            _made_to_last(create_app(settings)),
            host=settings.host,
            port=settings.port,
            log_level="warning",
            log_config=None,
            access_log=False,
        )
        with own_error_alone():
            server.run()
        return
    for folder in settings.brand_dirs:  # else each worker would find it out, time and again
        read_brand(folder, settings.common_dir)
    # Each worker reads the settings itself; flags reach it through the environment.
    os.environ[variable_of("host")] = settings.host
    click.echo(f"Drafter listens at http://{settings.host}:{settings.port}")
    uvicorn.run(
        "drafter.terminal.serving:worker_app",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        log_level="warning",
        log_config=None,
        access_log=False,
    )


@contextmanager
def own_error_alone() -> Iterator[None]:
    """An error of ours without the groups that tasks wrap it in."""
    try:
        yield
    except ExceptionGroup as group:
        error: BaseException = group
        while isinstance(error, BaseExceptionGroup) and len(error.exceptions) == 1:
            error = error.exceptions[0]
        if isinstance(error, DrafterError):
            raise error from group
        raise


def worker_app() -> object:
    """The application of one worker process."""
    settings = load_settings()
    configure_logging(settings.log_level)
    return _made_to_last(create_app(settings))


def _made_to_last(app: Litestar) -> Litestar:
    """Knowledge and models stay once they are loaded: the garbage collector, which would walk over
    them time and again between messages, leaves them out, and comes by less often."""

    def settle() -> None:
        gc.collect()
        gc.freeze()
        gc.set_threshold(COLLECT_AFTER)

    app.on_startup.append(settle)
    return app


def refuse_unsafe(settings: Settings) -> None:
    """Refuse what would lose data or open the service to strangers.

    Raises:
        ConfigurationError: says what, and what to do instead.
    """
    if settings.host not in LOOPBACK:
        raise ConfigurationError(
            f"DRAFTER_HOST={settings.host}: there are no API keys yet, so Drafter listens on this "
            "machine only; use 127.0.0.1 and put a proxy that authenticates in front of it"
        )
    if settings.workers > 1 and not settings.chroma_url:
        raise ConfigurationError(
            f"DRAFTER_WORKERS={settings.workers}: embedded Chroma belongs to one process (a second "
            "one would not see all records); run `chroma run` and set DRAFTER_CHROMA_URL, or use "
            "one worker"
        )
