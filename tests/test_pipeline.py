"""The walk: one request is one draft, however often it is made."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any, cast

import pytest
from httpx import ASGITransport, AsyncClient

from drafter.app import create_app, open_service
from drafter.audience import Decided, Listener, PartPassed
from drafter.compose import Brief, Composition
from drafter.compose.extractive import ExtractiveWriter
from drafter.errors import StaleVersion
from drafter.evaluation.deaf import Deaf
from drafter.opened import Opened
from drafter.recording import Caller
from drafter.settings import Settings
from drafter.understand.signals import Sighting, SignalReader
from drafter.understand.skimming import LONG
from tests.builders import message
from tests.evaluation.shop import write_shop
from tests.fakes import SteppingClock, WordEmbedder
from tests.pace import slack

pytestmark = pytest.mark.anyio

ASK = message("how long does delivery take")
HERE = "http://drafter.test"
PATIENCE = 5.0
"""Seconds that a reading waits for what must happen meanwhile."""


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Slow(Deaf):
    """Is done with a long message when it's told so, by a thread or by nobody."""

    def __init__(self, inner: SignalReader) -> None:
        super().__init__(inner, "none")
        self.reading = threading.Event()
        self.go_on = threading.Event()

    def read(self, whole: str, *args: Any, **kwargs: Any) -> list[Sighting]:
        if len(whole) > LONG:
            self.reading.set()
            assert self.go_on.wait(PATIENCE)
        return super().read(whole, *args, **kwargs)


class Waiting(ExtractiveWriter):
    """Writes when it's told to."""

    def __init__(self) -> None:
        self.asked = 0
        self.go_on = asyncio.Event()

    async def write(self, brief: Brief) -> Composition:
        self.asked += 1
        await self.go_on.wait()
        return replace(await super().write(brief), model=None)


@asynccontextmanager
async def service(folder: Path, writer: Waiting) -> AsyncIterator[Opened]:
    settings = Settings(
        _env_file=None, data_dir=folder / "data", knowledge_dir=write_shop(folder / "knowledge")
    )
    async with open_service(
        settings, clock=SteppingClock(), embedder=WordEmbedder(), writers=[writer]
    ) as opened:
        yield opened


async def under_way(opened: Opened, drafts: int) -> None:
    while len(opened.pipeline.under_way) < drafts:  # noqa: ASYNC110 - nothing tells of it
        await asyncio.sleep(0)


@pytest.mark.parametrize(
    ("caller", "ids"), [(Caller("", "k", "digest"), 1), (Caller("", None, None), 2)]
)
async def test_a_request_made_again_meanwhile_is_written_once_and_told_to_both(
    caller: Caller, ids: int, tmp_path: Path
) -> None:
    writer, listener = Waiting(), Listener()
    async with service(tmp_path, writer) as opened:
        one = asyncio.create_task(opened.pipeline.draft(ASK, caller))
        await under_way(opened, 1)
        other = asyncio.create_task(opened.pipeline.draft(ASK, caller, listener=listener))
        await under_way(opened, 2)
        writer.go_on.set()
        first, second = await one, await other

    told = [listener.told.get_nowait() for _ in range(listener.told.qsize())]
    assert len({first.id, second.id}) == writer.asked == ids
    assert told[0] == Decided(second.decision, None)
    assert [e.part for e in told if isinstance(e, PartPassed)] == list(second.suggestions[0].parts)


async def test_a_request_that_failed_can_be_made_again(tmp_path: Path) -> None:
    writer, caller = Waiting(), Caller("", "k", "digest")
    writer.go_on.set()
    async with service(tmp_path, writer) as opened:
        draft = await opened.pipeline.draft(ASK)
        gone = draft.model_copy(update={"version": 7})
        for _ in range(2):
            with pytest.raises(StaleVersion):
                await opened.pipeline.draft(ASK, caller, revises=gone)
        made = await opened.pipeline.draft(ASK, caller, revises=draft)

    assert made.version == 2


async def test_a_repeat_that_looked_too_early_is_given_what_was_made(tmp_path: Path) -> None:
    writer, caller, listener = Waiting(), Caller("", "k", "digest"), Listener()
    writer.go_on.set()
    async with service(tmp_path, writer) as opened:
        assert await opened.journal.replay("", "k", "digest") is None
        first = await opened.pipeline.draft(ASK, caller)
        again = await opened.pipeline.draft(ASK, caller, listener=listener)

    assert again.id == first.id
    assert writer.asked == 1
    assert listener.told.qsize() == 1 + len(first.suggestions[0].parts)


async def test_who_loses_against_another_server_gives_and_tells_the_winners_draft(
    tmp_path: Path,
) -> None:
    writer, caller, listener = Waiting(), Caller("", "k", "digest"), Listener()
    writer.go_on.set()
    async with service(tmp_path, writer) as opened:
        theirs = message("can i return the kettle")
        won = await opened.pipeline.draft(theirs)
        won = won.model_copy(update={"id": "dr_winner"})
        writer.go_on.clear()
        losing = asyncio.create_task(opened.pipeline.draft(ASK, caller, listener=listener))
        while writer.asked < 2:  # noqa: ASYNC110 - nothing tells of it
            await asyncio.sleep(0)
        await opened.journal.record(
            theirs, won, caller="", idempotency_key="k", body_digest="digest"
        )
        writer.go_on.set()
        given = await losing

    told = [listener.told.get_nowait() for _ in range(listener.told.qsize())]
    assert given.id == "dr_winner"
    assert [e.part for e in told if isinstance(e, PartPassed)] == list(won.suggestions[0].parts)


async def test_others_are_served_while_the_longest_message_is_read(tmp_path: Path) -> None:
    settings = Settings(
        _env_file=None, data_dir=tmp_path / "data", knowledge_dir=write_shop(tmp_path / "k")
    )
    app = create_app(settings, clock=SteppingClock(), embedder=WordEmbedder())
    longest = message("how long does delivery take. " * 300)
    async with (
        app.lifespan(),
        AsyncClient(transport=ASGITransport(cast("Any", app)), base_url=HERE) as client,
    ):
        pipeline = app.state.opened.pipeline
        served = pipeline.brands["tarn"]
        pipeline.brands["tarn"] = replace(served, signals=(slow := Slow(served.signals)))
        drafting = asyncio.create_task(pipeline.draft(longest))
        while not slow.reading.is_set():  # noqa: ASYNC110 - nothing tells of it
            await asyncio.sleep(0)
        begun = perf_counter()
        alive = await client.get("/health/live")
        other = await pipeline.draft(ASK)
        took = perf_counter() - begun
        slow.go_on.set()
        draft = await drafting

    assert (alive.status_code, other.decision) == (200, "reply")
    assert took < slack(1.0)
    assert draft.asks
