"""Who waits for a draft: what each is told, and when nobody is left."""

from __future__ import annotations

import asyncio

import pytest

from drafter.audience import Audience, Decided, Listener
from drafter.errors import WriterError

pytestmark = pytest.mark.anyio

REPLY, ESCALATE = Decided("reply", None), Decided("escalate", None)
FOREVER = 1e6


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def heard(listener: Listener) -> list[object]:
    return [listener.told.get_nowait() for _ in range(listener.told.qsize())]


async def turns() -> None:
    """Let what can go on, go on."""
    for _ in range(20):
        await asyncio.sleep(0)


async def test_who_joins_late_hears_what_was_told_so_far_and_the_rest() -> None:
    first, late = Listener(), Listener()
    audience = Audience(first)
    audience.tell(REPLY)
    audience.join(late)
    audience.tell(ESCALATE)

    assert heard(first) == heard(late) == [REPLY, ESCALATE]


@pytest.mark.parametrize("leaves", [0, 1])
async def test_work_goes_on_while_one_of_two_still_waits(leaves: int) -> None:
    both, done = (Listener(), Listener()), asyncio.Event()
    audience = Audience(both[0])
    audience.join(both[1])
    working = asyncio.ensure_future(audience.waits_for(done.wait()))
    both[leaves].leave()
    await turns()
    done.set()

    assert await working is True


async def test_work_ends_when_the_last_one_leaves() -> None:
    both = Listener(), Listener()
    audience = Audience(both[0])
    working = asyncio.ensure_future(audience.waits_for(asyncio.Event().wait()))
    await turns()
    audience.join(both[1])
    for one in both:
        one.leave()

    with pytest.raises(WriterError, match="connection closed"):
        await working


async def test_who_comes_back_in_time_finds_the_work_going_on() -> None:
    gone, back, done = Listener(), Listener(), asyncio.Event()
    audience = Audience(gone, grace=FOREVER)
    working = asyncio.ensure_future(audience.waits_for(done.wait()))
    gone.leave()
    await turns()
    audience.join(back)
    done.set()

    assert await working is True


async def test_work_that_nobody_comes_back_for_ends() -> None:
    gone, back = Listener(), Listener()
    audience = Audience(gone, grace=0.02)
    working = asyncio.ensure_future(audience.waits_for(asyncio.Event().wait()))
    gone.leave()
    await turns()
    audience.join(back)
    back.leave()

    with pytest.raises(WriterError, match="connection closed"):
        await working
