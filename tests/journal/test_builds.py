"""Which build a brand answers from."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import create_async_engine

from drafter.errors import RequestError
from drafter.journal import Journal

from .builders import NOON, a_build, minutes

pytestmark = pytest.mark.anyio


async def active_ids(journal: Journal, brand: str = "fernway") -> list[str]:
    return [build.id for build in await journal.builds(brand) if build.active]


async def test_builds_are_listed_newest_first_and_a_new_one_is_not_active(
    journal: Journal,
) -> None:
    old, new = a_build("b1"), a_build("b2", created_at=NOON + minutes(1), entries=85)
    await journal.record_build(old)
    await journal.record_build(replace(new, active=True))

    assert await journal.builds("fernway") == [new, old]
    assert await journal.active_build("fernway") is None
    assert (await journal.builds("fernway"))[0].created_at.isoformat() == (
        "2026-11-23T12:01:00+00:00"
    )


async def test_activating_a_build_deactivates_the_one_before_and_back(journal: Journal) -> None:
    for id_ in ("b1", "b2"):
        await journal.record_build(a_build(id_))

    active = []
    for id_ in ("b1", "b2", "b2", "b1"):
        await journal.activate("fernway", id_)
        assert await active_ids(journal) == [await journal.active_build("fernway")]
        active.append(await journal.active_build("fernway"))

    assert active == ["b1", "b2", "b2", "b1"]


async def test_brands_with_equal_builds_have_each_their_own(journal: Journal) -> None:
    await journal.record_build(a_build("b1", brand="fernway"))
    await journal.record_build(a_build("b1", brand="other"))

    await journal.activate("fernway", "b1")

    assert await journal.active_build("fernway") == "b1"
    assert await journal.active_build("other") is None


async def test_recording_a_build_again_leaves_it_as_it_is(journal: Journal) -> None:
    await journal.record_build(a_build("b1"))
    await journal.activate("fernway", "b1")

    await asyncio.gather(*(journal.record_build(a_build("b1", entries=1)) for _ in range(4)))

    assert await journal.builds("fernway") == [a_build("b1", active=True)]


async def test_a_build_recorded_by_several_servers_at_once_is_kept_once(
    journal: Journal, database_url: str
) -> None:
    others = [await Journal.open(database_url, clock=lambda: NOON) for _ in range(3)]

    await asyncio.gather(*(each.record_build(a_build("b1")) for each in (journal, *others)))

    assert await journal.builds("fernway") == [a_build("b1")]
    for other in others:
        await other.close()


async def test_activating_an_unknown_build_is_refused_by_name_and_changes_nothing(
    journal: Journal,
) -> None:
    with pytest.raises(RequestError, match="'b1'; it has none yet"):
        await journal.activate("fernway", "b1")
    await journal.record_build(a_build("b1"))
    await journal.activate("fernway", "b1")

    with pytest.raises(RequestError, match="no build 'b2'; it has b1") as caught:
        await journal.activate("fernway", "b2")

    assert caught.value.field == "build_id"
    assert await journal.active_build("fernway") == "b1"


async def test_however_many_activate_at_once_exactly_one_build_is_active(
    journal: Journal, database_url: str
) -> None:
    other = await Journal.open(database_url, clock=lambda: NOON)
    for n in range(6):
        await journal.record_build(a_build(f"b{n}"))

    await asyncio.gather(
        *((journal, other)[n % 2].activate("fernway", f"b{n % 6}") for n in range(30))
    )

    assert len(await active_ids(journal)) == 1
    await other.close()


async def test_the_database_refuses_a_second_active_build(
    journal: Journal, database_url: str
) -> None:
    for id_ in ("b1", "b2"):
        await journal.record_build(a_build(id_))
    await journal.activate("fernway", "b1")
    engine = create_async_engine(database_url)

    with pytest.raises(IntegrityError):
        async with engine.begin() as connection:
            await connection.execute(text("UPDATE builds SET active = (1 = 1)"))

    await engine.dispose()
