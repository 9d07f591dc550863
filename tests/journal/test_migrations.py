"""The tables are made by migrations, and are those of the models."""

from __future__ import annotations

import asyncio

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from drafter.errors import ConfigurationError
from drafter.journal import Journal
from drafter.journal.database import Database
from drafter.journal.models import Table

from .builders import NOON, a_draft, a_message

pytestmark = pytest.mark.anyio


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, Table.metadata))


async def test_an_empty_database_gets_every_table(empty_database: str) -> None:
    database = await Database.open(empty_database)

    async with database.reading() as connection:
        assert await connection.run_sync(tables) == {*Table.metadata.tables, "alembic_version"}
    await database.close()


async def test_the_migrations_make_what_the_models_say(empty_database: str) -> None:
    database = await Database.open(empty_database)

    async with database.reading() as connection:
        assert await connection.run_sync(differences) == []
    await database.close()


async def test_constraints_and_partial_indexes_are_those_of_the_models(
    empty_database: str,
) -> None:
    def shape(connection: Connection) -> list[object]:
        reflected = inspect(connection)
        return [
            (
                name,
                reflected.get_pk_constraint(name)["constrained_columns"],
                [
                    (key["referred_table"], key["options"])
                    for key in reflected.get_foreign_keys(name)
                ],
                sorted(
                    (str(index["name"]), index["unique"], bool(index.get("dialect_options")))
                    for index in reflected.get_indexes(name)
                    if not index.get("duplicates_constraint")
                ),
            )
            for name in sorted(Table.metadata.tables)
        ]

    database = await Database.open(empty_database)
    async with database.deciding() as connection:
        migrated = await connection.run_sync(shape)
        await connection.run_sync(Table.metadata.drop_all)
        await connection.run_sync(Table.metadata.create_all)
        modelled = await connection.run_sync(shape)

    assert migrated == modelled
    await database.close()


async def test_opening_again_keeps_what_is_there(empty_database: str) -> None:
    for n in range(3):
        journal = await Journal.open(empty_database, clock=lambda: NOON)
        await journal.record(a_message(), a_draft(f"d{n}"))
        await journal.close()

    journal = await Journal.open(empty_database, clock=lambda: NOON)
    drafts, _ = await journal.drafts(brand=None, after=None, limit=9)
    assert len(drafts) == 3
    await journal.close()


async def test_servers_that_start_at_once_migrate_once(empty_database: str) -> None:
    opening = asyncio.gather(*(Database.open(empty_database) for _ in range(5)))
    opened = await asyncio.wait_for(opening, timeout=20)

    async with opened[0].reading() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM alembic_version")) == 1
    for database in opened:
        await database.close()


async def test_a_migration_that_fails_leaves_nothing_behind(empty_database: str) -> None:
    database = await Database.open(empty_database)
    async with database.deciding() as connection:
        await connection.run_sync(Table.metadata.drop_all)
        await connection.execute(text("DELETE FROM alembic_version"))
        await connection.execute(text("CREATE TABLE builds (id INTEGER)"))

    with pytest.raises(ConfigurationError, match=r"builds.* exists"):
        await Database.open(empty_database)

    async with database.reading() as connection:
        assert await connection.run_sync(tables) == {"builds", "alembic_version"}
    await database.close()


async def test_a_database_of_a_newer_drafter_is_refused(empty_database: str) -> None:
    database = await Database.open(empty_database)
    async with database.deciding() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(ConfigurationError, match=r"'9999'.*newer Drafter"):
        await Database.open(empty_database)

    await database.close()
