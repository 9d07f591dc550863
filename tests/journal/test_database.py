"""The way to the database."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, OperationalError

from drafter.errors import ConfigurationError
from drafter.journal import Journal
from drafter.journal.database import Database, parse

from .builders import NOON, a_draft, a_message

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("sqlite:///j.sqlite", "sqlite+aiosqlite:///j.sqlite"),
        ("sqlite+aiosqlite:////var/j.sqlite", "sqlite+aiosqlite:////var/j.sqlite"),
        ("postgres://a:b@db/drafter", "postgresql+asyncpg://a:b@db/drafter"),
        ("postgresql://a:b@db/drafter", "postgresql+asyncpg://a:b@db/drafter"),
        ("postgresql+psycopg://a@db/d", "postgresql+psycopg://a@db/d"),
        ("postgresql://db/d?sslmode=require", "postgresql+asyncpg://db/d?ssl=require"),
        ("postgresql+psycopg://db/d?sslmode=require", "postgresql+psycopg://db/d?sslmode=require"),
    ],
)
async def test_an_address_gets_a_driver_that_does_not_block(given: str, used: str) -> None:
    assert parse(given).render_as_string(hide_password=False) == used


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "can't be read"),
        ("hunter2", "can't be read"),
        ("postgresql://a:hunter2@db:port/d", "can't be read"),
        ("mysql://a:hunter2@db/d", "can't use mysql"),
        ("postgresql+psycopg2://a:hunter2@db/d", r"can't use postgresql\+psycopg2"),
        ("sqlite://", "name a file"),
        ("sqlite:///:memory:", "name a file"),
        ("sqlite:///file:x?mode=memory&uri=true", "name a file"),
    ],
)
async def test_an_address_that_cannot_be_used_is_refused_with_one_that_can(
    url: str, said: str
) -> None:
    with pytest.raises(ConfigurationError, match=said) as caught:
        await Database.open(url)

    assert "postgresql+asyncpg://user:password@host/name" in str(caught.value)
    assert "hunter2" not in str(caught.value)


async def test_a_file_that_cannot_be_written_is_named_with_the_reason(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere" / "journal.sqlite"
    for path, reason in ((nowhere, "No such file or directory"), (tmp_path, "Is a directory")):
        with pytest.raises(ConfigurationError, match=f"{reason}.*DRAFTER_DATA_DIR") as caught:
            await Database.open(f"sqlite:///{path}")
        assert f"{reason}: '{path}'" in str(caught.value)


async def test_a_file_that_is_no_database_is_named_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    path.write_text("notes of mine\n" * 100)

    with pytest.raises(ConfigurationError, match="not a database"):
        await Database.open(f"sqlite:///{path}")

    assert path.read_text() == "notes of mine\n" * 100


@pytest.mark.parametrize("module", ["asyncpg", "psycopg"])
async def test_a_missing_driver_is_named_with_the_command_that_installs_it(
    module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)  # what an import finds where it isn't installed

    with pytest.raises(ConfigurationError, match=rf"{module}.*drafter\[postgres\]"):
        await Database.open(f"postgresql+{module}://db/drafter")


@pytest.mark.parametrize("module", ["asyncpg", "psycopg"])
async def test_a_server_that_does_not_answer_is_named_without_its_password(
    module: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationError, match="DRAFTER_DATABASE_URL") as caught:
        await Database.open(f"postgresql+{module}://drafter:hunter2@/drafter?host={tmp_path}")

    assert tmp_path.name in str(caught.value)
    assert "hunter2" not in str(caught.value)


async def test_every_sqlite_connection_is_durable_and_holds_references(sqlite_url: str) -> None:
    database = await Database.open(sqlite_url)
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "foreign_keys": 1,
        "busy_timeout": 10_000,
        "secure_delete": 1,
    }

    async def pragmas(way: str) -> dict[str, object]:
        async with getattr(database, way)() as connection:
            return {name: await connection.scalar(text(f"PRAGMA {name}")) for name in expected}

    async def pragmas_of_writing() -> dict[str, str]:
        """As the connection that writes sees them: it tells nothing, so it writes them down."""
        for name in expected:
            noted = f"SELECT 'tarn', '{name}', p.*, 1, CURRENT_TIMESTAMP, 0 FROM pragma_{name} p"  # noqa: S608 - our names
            await database.write(text(f"INSERT INTO builds {noted}"), {})
        async with database.reading() as connection:
            rows = await connection.execute(text("SELECT id, embedding FROM builds"))
            return {name: str(value) for name, value in rows}

    assert [await pragmas(way) for way in ("reading", "deciding")] == [expected] * 2
    assert await pragmas_of_writing() == {name: str(value) for name, value in expected.items()}
    await database.close()


async def test_opening_waits_for_another_process_that_writes(
    sqlite_url: str, tmp_path: Path
) -> None:
    other = sqlite3.connect(tmp_path / "journal.sqlite", isolation_level=None)
    other.execute("CREATE TABLE notes (words TEXT)")
    other.execute("BEGIN IMMEDIATE")

    opening = asyncio.ensure_future(Database.open(sqlite_url))
    await asyncio.sleep(0.15)
    assert not opening.done()
    other.close()

    await (await opening).close()


async def test_a_transaction_that_fails_leaves_nothing(empty_database: str) -> None:
    database = await Database.open(empty_database)
    insert = "INSERT INTO builds VALUES ('fernway', 'b1', 'mini', 1, CURRENT_TIMESTAMP, (1 = 0))"

    async def fail_midway() -> None:
        async with database.deciding() as connection:
            await connection.execute(text(insert))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail_midway()

    async with database.reading() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM builds")) == 0
    await database.close()


async def test_sqlite_is_locked_for_a_decision_before_it_reads(sqlite_url: str) -> None:
    one, other = [await Database.open(sqlite_url) for _ in range(2)]

    async with one.deciding(), other.reading() as connection:
        await connection.exec_driver_sql("PRAGMA busy_timeout=0")
        with pytest.raises(OperationalError, match="locked"):
            await connection.execute(text("DELETE FROM builds"))

    for database in (one, other):
        await database.close()


async def test_a_ping_reads_the_drafts(empty_database: str) -> None:
    journal = await Journal.open(empty_database, clock=lambda: NOON)
    await journal.ping()
    await journal.record(a_message(), a_draft())
    await journal.ping()
    database = await Database.open(empty_database)
    async with database.deciding() as connection:
        await connection.execute(text("DROP TABLE feedback"))
        await connection.execute(text("DROP TABLE drafts"))

    with pytest.raises(DBAPIError, match="drafts"):
        await journal.ping()

    await database.close()
    await journal.close()
