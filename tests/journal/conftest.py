"""The databases that the journal's tests run on."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from drafter.journal import Journal

from .builders import Clock
from .postgres import PostgresUnavailableError, postgres_server

DRIVERS = ("sqlite+aiosqlite", "postgresql+asyncpg", "postgresql+psycopg")


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="package")
def postgres() -> Iterator[Path | str]:
    """The folder of a server's socket, or the reason why there is none."""
    try:
        with postgres_server() as folder:
            yield folder
    except PostgresUnavailableError as reason:
        yield str(reason)


@pytest.fixture(params=DRIVERS)
def driver(request: pytest.FixtureRequest) -> str:
    """Each driver in turn."""
    return str(request.param)


@pytest.fixture
def socket(driver: str, request: pytest.FixtureRequest) -> Path | None:
    """The folder of the PostgreSQL server's socket, if the driver needs one."""
    if driver.startswith("sqlite"):
        return None
    folder = request.getfixturevalue("postgres")
    if isinstance(folder, str):
        pytest.skip(f"no PostgreSQL: {folder}")
    return Path(folder)


@pytest.fixture
async def empty_database(
    driver: str, socket: Path | None, tmp_path: Path, anyio_backend: str
) -> AsyncIterator[str]:
    """The address of a database without tables."""
    if socket is None:
        yield f"{driver}:///{tmp_path / 'empty.sqlite'}"
        return
    name = f"t{uuid4().hex}"
    await _execute(_address(driver, "postgres", socket), f"CREATE DATABASE {name}")
    yield _address(driver, name, socket)
    await _execute(_address(driver, "postgres", socket), f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def database_url(driver: str, socket: Path | None, tmp_path: Path) -> str:
    """The address of the database of `journal`."""
    if socket is None:
        return f"{driver}:///{tmp_path / 'journal.sqlite'}"
    return _address(driver, "postgres", socket)


def _address(driver: str, name: str, socket: Path) -> str:
    return f"{driver}://drafter@/{name}?host={socket}"


async def _execute(url: str, *statements: str) -> None:
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        for statement in statements:
            await connection.execute(text(statement))
    await engine.dispose()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path / 'journal.sqlite'}"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def journal(database_url: str, clock: Clock) -> AsyncIterator[Journal]:
    """An empty journal, on each database in turn."""
    opened = await Journal.open(database_url, clock=clock)
    yield opened
    await opened.close()
    await _execute(database_url, "DELETE FROM drafts", "DELETE FROM builds")
