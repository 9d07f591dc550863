"""What was acknowledged is there, whatever happens to the process."""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
import time

import pytest

from drafter.journal import Journal

from .builders import Clock, a_draft, a_message, some_feedback

pytestmark = pytest.mark.anyio

ROUNDS = 4
RECORDING = """
import asyncio, sys
from drafter.drafts import Draft
from drafter.journal import Journal
from drafter.messages import DirectMessage
from datetime import datetime, UTC

async def main(url, kind, draft, message):
    journal = await Journal.open(url, clock=lambda: datetime.now(UTC))
    draft, message = Draft.model_validate_json(draft), DirectMessage.model_validate_json(message)
    async def record(lane):
        for n in range(1_000_000):
            id_ = f"{kind}-{lane}-{n}"
            await journal.record(message, draft.model_copy(update={"id": id_}))
            print(id_, flush=True)
    await asyncio.gather(*(record(lane) for lane in range(3)))

asyncio.run(main(*sys.argv[1:]))
"""


def recorded_until_killed(url: str, name: str, seconds: float) -> list[str]:
    """Ids that a process acknowledged before SIGKILL, `seconds` after its first one."""
    sent = [a_draft().model_dump_json(), a_message().model_dump_json()]
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", RECORDING, url, name, *sent],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    ) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(seconds)
        child.kill()
        lines = first + child.stdout.read()
    return [line for line in lines.splitlines(keepends=True) if line.endswith("\n")]


async def test_a_killed_process_loses_no_draft_it_acknowledged(
    sqlite_url: str, clock: Clock
) -> None:
    chance = random.Random(7)
    acknowledged: list[str] = []
    for n in range(ROUNDS):
        lines = recorded_until_killed(sqlite_url, f"r{n}", chance.uniform(0, 0.2))
        acknowledged += [line.strip() for line in lines]

    journal = await Journal.open(sqlite_url, clock=clock)
    kept, _ = await journal.drafts(brand=None, after=None, limit=1_000_000)
    await journal.close()

    assert len(acknowledged) > ROUNDS
    assert set(acknowledged) <= {draft.id for draft in kept}
    assert len(kept) <= len(acknowledged) + 3 * ROUNDS


async def test_a_draft_is_recorded_even_when_the_request_is_given_up_midway(
    journal: Journal,
) -> None:
    chance = random.Random(7)
    for n in range(60):
        recording = asyncio.ensure_future(journal.record(a_message(), a_draft(f"d{n:02}")))
        await asyncio.sleep(chance.uniform(0, 0.002))
        recording.cancel()

    await asyncio.wait_for(asyncio.gather(*journal.under_way), timeout=15)
    kept, _ = await journal.drafts(brand=None, after=None, limit=100)
    assert sorted(draft.id for draft in kept) == [f"d{n:02}" for n in range(60)]


async def test_feedback_is_kept_even_when_the_request_is_given_up_midway(
    journal: Journal,
) -> None:
    chance = random.Random(7)
    await journal.record(a_message(), a_draft())
    for n in range(60):
        giving = asyncio.ensure_future(journal.give_feedback("d1", some_feedback(agent=f"a{n}")))
        await asyncio.sleep(chance.uniform(0, 0.004))
        giving.cancel()

    await asyncio.wait_for(asyncio.gather(*journal.under_way), timeout=15)
    kept = await journal.feedback("d1")
    assert {feedback.agent for feedback in kept} == {f"a{n}" for n in range(60)}


async def test_closing_waits_for_what_is_under_way(database_url: str, journal: Journal) -> None:
    leaving = await Journal.open(database_url, clock=Clock())
    recording = [
        asyncio.ensure_future(leaving.record(a_message(), a_draft(f"d{n}"))) for n in range(20)
    ]
    await asyncio.sleep(0)
    for task in recording:
        task.cancel()
    await leaving.close()

    kept, _ = await journal.drafts(brand=None, after=None, limit=100)
    assert len(kept) == 20
