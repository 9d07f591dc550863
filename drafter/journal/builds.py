"""Which knowledge builds a brand has, and which one it answers from."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from drafter.errors import RequestError
from drafter.journal.database import Database
from drafter.journal.models import BuildTable
from drafter.journal.records import BuildRow


async def insert_build(database: Database, build: BuildRow) -> None:
    """Keep a build, inactive. Raises `IntegrityError` if it is kept already."""
    await database.write(insert(BuildTable), asdict(build) | {"active": False})


async def flip(connection: AsyncConnection, brand: str, build_id: str) -> None:
    """Make one build the active one, and no other.

    Raises:
        RequestError: the brand has no such build; names the field `build_id`.
    """
    of_brand = BuildTable.brand == brand
    # The rows are locked in one order, so that two flips at once follow each other.
    known = await connection.scalars(
        select(BuildTable.id).where(of_brand).order_by(BuildTable.id).with_for_update()
    )
    if build_id not in (ids := known.all()):
        raise RequestError(
            f"brand {brand!r} has no build {build_id!r}; it has {', '.join(ids) or 'none yet'}",
            field="build_id",
        )
    off = update(BuildTable).where(of_brand, BuildTable.active).values(active=False)
    on = update(BuildTable).where(of_brand, BuildTable.id == build_id).values(active=True)
    await connection.execute(off)
    await connection.execute(on)


async def read_builds(connection: AsyncConnection, brand: str) -> list[BuildRow]:
    """A brand's builds, newest first."""
    table = BuildTable
    rows = await connection.execute(
        select(
            table.id, table.brand, table.embedding, table.entries, table.created_at, table.active
        )
        .where(table.brand == brand)
        .order_by(table.created_at.desc(), table.id)
    )
    return [
        BuildRow(**{**row, "created_at": row["created_at"].astimezone(UTC)})
        for row in rows.mappings()
    ]
