"""The way to the database: connections, transactions, and the schema brought up to date.

SQLite takes one writer at a time, and lets the others poll. Here they queue, in order, before they
ask it; the polling is left for other processes.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any, Self

import aiosqlite
from sqlalchemy import Engine, Executable, create_engine, event, make_url, text
from sqlalchemy.engine import URL, AdaptedConnection
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from drafter.errors import ConfigurationError
from drafter.journal.migrations import MigrationError, migrate

SQLITE = "sqlite"
DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
}
ASYNC_DRIVERS = ("sqlite+aiosqlite", "postgresql+asyncpg", "postgresql+psycopg")
PRAGMAS = (
    "busy_timeout=10000",  # milliseconds; first, since the next may have to wait
    "journal_mode=WAL",
    "synchronous=FULL",  # on disk before a commit returns
    "foreign_keys=ON",
    "secure_delete=ON",  # what is forgotten is overwritten, not only unlinked
)
PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2)
"""Seconds between attempts at a lock that SQLite doesn't wait for itself."""
HOW = (
    "write sqlite+aiosqlite:///path/journal.sqlite or postgresql+asyncpg://user:password@host/name"
)


class Database:
    """Connections to one database. `single` commits every statement by itself, `several` commits
    when told to; `blocking` is SQLite's way for a single statement that writes, None elsewhere."""

    def __init__(self, single: AsyncEngine, several: AsyncEngine, blocking: Engine | None) -> None:
        self._single = single
        self._several = several
        self._blocking = blocking
        self._is_sqlite = several.dialect.name == SQLITE
        self._turn: AbstractAsyncContextManager[None] = (
            asyncio.Lock() if self._is_sqlite else nullcontext()
        )

    @classmethod
    async def open(cls, url: str) -> Self:
        """Connect, and migrate to head.

        Raises:
            ConfigurationError: the URL is wrong, its driver is missing, the database doesn't
                answer, or a newer Drafter has migrated it.
        """
        address = parse(url)
        name = address.render_as_string(hide_password=True)
        try:
            database = cls(*_engines(address))
        except ModuleNotFoundError as error:
            raise ConfigurationError(
                f"the journal at {name} needs the package {error.name}; "
                "install it with: pip install 'drafter[postgres]'"
            ) from error
        try:
            _check_file(address)
            async with database.deciding() as connection:
                await connection.run_sync(migrate)
        except (SQLAlchemyError, OSError, TypeError, MigrationError) as error:
            # TypeError is how asyncpg names a parameter of the URL that it doesn't know.
            await database.close()
            reason = " ".join(str(getattr(error, "orig", None) or error).split())
            raise ConfigurationError(
                f"the journal at {name} can't be opened: {reason}; "
                "check DRAFTER_DATABASE_URL, or the folder in DRAFTER_DATA_DIR"
            ) from error
        except BaseException:
            await database.close()
            raise
        return database

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection whose every statement sees what is committed by then."""
        async with self._single.connect() as connection:
            yield connection

    async def write(self, statement: Executable, row: Mapping[str, Any]) -> None:
        """Execute one statement, which is on disk when this returns. On SQLite that is one call to
        a thread, where an async connection makes three of it, each of which wakes two threads."""
        async with self._turn:
            if self._blocking is not None:
                await asyncio.to_thread(_execute, self._blocking, statement, row)
                return
            async with self._single.connect() as connection:
                await connection.execute(statement, row)

    @asynccontextmanager
    async def deciding(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that reads before it writes. On disk when the block is left, undone when
        an error leaves it."""
        async with self._turn, self._several.begin() as connection:
            if self._is_sqlite:
                # Locked before the first read; by itself it begins only at the first write.
                await connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection

    async def scrub(self) -> None:
        """Move SQLite's log into the database and empty it, so that it keeps no deleted text.
        PostgreSQL vacuums by itself."""
        if self._is_sqlite:
            async with self.reading() as connection:
                await connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))

    async def close(self) -> None:
        """Let go of every connection."""
        await self._single.dispose()
        await self._several.dispose()
        if self._blocking is not None:
            self._blocking.dispose()


def parse(url: str) -> URL:
    """The address with an async driver. The URL isn't repeated in errors: it may hold a password.

    Raises:
        ConfigurationError: no URL, in memory, or a database or driver that isn't supported.
    """
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise ConfigurationError(f"the journal's database URL can't be read; {HOW}") from error
    driver = DRIVERS.get(address.drivername, address.drivername)
    if driver not in ASYNC_DRIVERS:
        raise ConfigurationError(f"the journal can't use {address.drivername}; {HOW}")
    address = address.set(drivername=driver)
    path = address.database or ":memory:"
    in_memory = ":memory:" in path or address.query.get("mode") == "memory"
    if address.get_backend_name() == SQLITE and in_memory:
        raise ConfigurationError(f"the journal must outlive the process; name a file: {HOW}")
    if driver == "postgresql+asyncpg" and "sslmode" in address.query:
        # asyncpg calls it `ssl`; hosts hand out URLs in libpq's words.
        mode = address.query["sslmode"]
        address = address.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})
    return address


def _execute(engine: Engine, statement: Executable, row: Mapping[str, Any]) -> None:
    with engine.connect() as connection:
        connection.execute(statement, row)


def _engines(address: URL) -> tuple[AsyncEngine, AsyncEngine, Engine | None]:
    """The engines of a `Database`. Parameters are kept out of errors: they hold messages."""
    if address.get_backend_name() != SQLITE:
        several = create_async_engine(address, hide_parameters=True, pool_pre_ping=True)
        return several.execution_options(isolation_level="AUTOCOMMIT"), several, None
    # At DEBUG it writes down every statement with its parameters, whatever the engine hides.
    logging.getLogger("aiosqlite").setLevel(logging.INFO)
    alone: dict[str, Any] = {"isolation_level": "AUTOCOMMIT", "skip_autocommit_rollback": True}
    single = create_async_engine(address, hide_parameters=True, **alone)
    several = create_async_engine(address, hide_parameters=True, pool_size=1, max_overflow=0)
    for engine in (single, several):
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    blocking = create_engine(address.set(drivername=SQLITE), hide_parameters=True, **alone)
    event.listen(blocking, "connect", _prepare_blocking)
    return single, several, blocking


def _prepare_sqlite(connection: AdaptedConnection, _: object) -> None:
    connection.run_async(_set_pragmas)


async def _set_pragmas(connection: aiosqlite.Connection) -> None:
    for pragma in PRAGMAS:
        await _set_pragma(connection, pragma)


async def _set_pragma(connection: aiosqlite.Connection, pragma: str) -> None:
    """Turning to WAL fails at once where another process writes; it heeds no busy_timeout."""
    for pause in (*PAUSES, None):
        try:
            async with connection.execute(f"PRAGMA {pragma}"):
                return
        except aiosqlite.OperationalError as error:
            if pause is None or "locked" not in str(error):
                raise
        await asyncio.sleep(pause)


def _prepare_blocking(connection: sqlite3.Connection, _: object) -> None:
    """The file was turned to WAL when it was opened, which now neither fails nor waits."""
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _check_file(address: URL) -> None:
    """Raise what the system says of the file; SQLite would only say that it can't open it."""
    path = address.database or ""
    if address.get_backend_name() == SQLITE and not path.startswith("file:"):
        Path(path).open("ab").close()
