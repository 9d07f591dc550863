"""Personal data is kept only as long as it may be."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import column, insert, literal, select

from drafter.errors import DraftNotFound
from drafter.journal import Journal
from drafter.journal.database import Database
from drafter.journal.models import DraftTable
from drafter.journal.versions import hold_newest

from .builders import NOON, Clock, a_draft, a_message, minutes, some_feedback

pytestmark = pytest.mark.anyio


async def test_drafts_before_the_moment_are_forgotten_and_counted(journal: Journal) -> None:
    for n in range(5):
        await journal.record(a_message(), a_draft(f"d{n}", created_at=NOON + minutes(n)))

    forgotten = await journal.forget_before(NOON + minutes(2))

    kept, _ = await journal.drafts(brand=None, after=None, limit=9)
    assert forgotten == 2
    assert [draft.id for draft in kept] == ["d4", "d3", "d2"]
    with pytest.raises(DraftNotFound):
        await journal.message("d0")


async def test_nothing_old_is_nothing_forgotten(journal: Journal) -> None:
    await journal.record(a_message(), a_draft())

    assert await journal.forget_before(NOON) == 0


async def test_feedback_and_keys_are_forgotten_with_their_draft(journal: Journal) -> None:
    await journal.record(
        a_message(), a_draft(), caller="shop", idempotency_key="k1", body_digest="aa"
    )
    await journal.give_feedback("d1", some_feedback())

    await journal.forget_before(NOON + minutes(1))

    assert await journal.feedback("d1") == []
    assert await journal.replay("shop", "k1", "bb") is None


async def test_revising_a_draft_does_not_prolong_it(journal: Journal) -> None:
    await journal.record(a_message(), a_draft())
    await journal.record(a_message(), a_draft(version=2, created_at=NOON + minutes(60)))

    assert await journal.forget_before(NOON + minutes(1)) == 1

    with pytest.raises(DraftNotFound):
        await journal.draft("d1")


async def test_more_drafts_than_one_transaction_takes_are_all_forgotten(
    journal: Journal,
) -> None:
    for n in range(450):
        await journal.record(a_message(), a_draft(f"d{n}", created_at=NOON + minutes(n)))

    assert await journal.forget_before(NOON + minutes(449)) == 449

    kept, _ = await journal.drafts(brand=None, after=None, limit=9)
    assert [draft.id for draft in kept] == ["d449"]


async def test_servers_that_forget_at_once_share_the_work(
    journal: Journal, database_url: str, clock: Clock
) -> None:
    other = await Journal.open(database_url, clock=clock)
    for n in range(40):
        await journal.record(a_message(), a_draft(f"d{n}"))

    forgotten = await asyncio.gather(
        *(each.forget_before(NOON + minutes(1)) for each in (journal, other, journal, other))
    )

    assert sum(forgotten) == 40
    await other.close()


async def test_a_draft_revised_while_it_is_forgotten_is_there_whole_or_not_at_all(
    journal: Journal, database_url: str
) -> None:
    for version in (1, 2):
        await journal.record(a_message(), a_draft(version=version))
    database = await Database.open(database_url)

    async with database.deciding() as connection:
        newest = await hold_newest(connection, "d1")
        forgetting = asyncio.ensure_future(journal.forget_before(NOON + minutes(1)))
        await asyncio.sleep(0.1)
        columns = [column.name for column in DraftTable.__table__.columns]
        copy = select(*(literal(3) if name == "version" else column(name) for name in columns))
        source = copy.select_from(DraftTable).where(DraftTable.version == newest.version)
        await connection.execute(insert(DraftTable).from_select(columns, source))
    await forgetting

    async with database.reading() as connection:
        kept = (await connection.scalars(select(DraftTable.version))).all()
    assert sorted(kept) in ([], [1, 2, 3])
    await database.close()


def files_with(words: bytes, folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if words in path.read_bytes()]


async def test_forgotten_words_are_nowhere_in_sqlites_files(
    sqlite_url: str, tmp_path: Path, clock: Clock
) -> None:
    journal = await Journal.open(sqlite_url, clock=clock)
    words = b"the lilac tent with the torn fly"
    for n in range(20):
        await journal.record(a_message(words.decode() * 40), a_draft(f"d{n}"))
        feedback = some_feedback("edited", final_text=f"About {words.decode()}: we send another.")
        await journal.give_feedback(f"d{n}", feedback)
    assert files_with(words, tmp_path)

    await journal.forget_before(NOON + minutes(1))

    assert files_with(words, tmp_path) == []
    await journal.close()
