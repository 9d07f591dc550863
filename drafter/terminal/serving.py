"""`drafter serve`."""

from __future__ import annotations

import gc
import os
import socket

import click
import uvicorn
from litestar import Litestar

from drafter.app import create_app
from drafter.errors import ConfigurationError
from drafter.logs import configure_logging
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
    """Says where it listens, once it does."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then show the address and something to paste."""
        await super().startup(sockets)
        if self.should_exit or not self.servers:
            return
        host, port = self.servers[0].sockets[0].getsockname()[:2]
        click.echo(f"\nDrafter listens at http://{host}:{port} (docs: http://{host}:{port}/schema)")
        click.echo("\nTry it:\n\n" + CURL.format(host=host, port=port) + "\n")


def serve(settings: Settings) -> None:
    """Serve until interrupted.

    Raises:
        ConfigurationError: the settings would serve in a way that isn't safe.
    """
    refuse_unsafe(settings)
    configure_logging(settings.log_level)
    if settings.workers == 1:
        config = uvicorn.Config(
            _made_to_last(create_app(settings)),
            host=settings.host,
            port=settings.port,
            log_level="warning",
            log_config=None,
            access_log=False,
        )
        AnnouncingServer(config).run()
        return
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
