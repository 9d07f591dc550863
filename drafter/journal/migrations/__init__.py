"""The schema, one step a file in `versions/`. Steps are only added.

Each runs once, in one transaction with all steps still missing. There is no way down: going back
to an older Drafter is going back to a backup.
"""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, func, select

LOCK = 0x6A6F75726E616C  # "journal": the PostgreSQL advisory lock of whoever migrates


class MigrationError(Exception):
    """The database is at a step that this Drafter doesn't know."""


def migrate(connection: Connection) -> None:
    """Bring the database to head. Servers that start at once wait for each other.

    Expects an open transaction that holds the lock on SQLite. Alembic keeps its place in module
    globals, so a process must not migrate two databases at the same time.

    Raises:
        MigrationError: a newer Drafter has been here.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
    config = Config()
    config.set_main_option("script_location", "drafter.journal:migrations")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise MigrationError(f"{error} (a newer Drafter wrote it; run that one)") from error
