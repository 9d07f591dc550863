"""Which version of a draft is the newest, and whether a new one may follow it."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from drafter.drafts import Draft
from drafter.errors import DraftNotFound, StaleVersion
from drafter.journal.models import DraftTable


class Newest(NamedTuple):
    """The newest version of a draft."""

    version: int
    brand: str
    conversation_id: str | None


def not_found(draft_id: str) -> DraftNotFound:
    """The error for an id that nothing is kept under."""
    return DraftNotFound(
        f"no draft {draft_id!r}; send the id of an answer to POST /v1/drafts. "
        "Drafts are deleted when retention_days have passed",
        field="draft_id",
    )


def storable(text: str) -> bool:
    """Whether every database takes the text: no lone surrogates, and no NUL for PostgreSQL."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in text


async def hold_newest(connection: AsyncConnection, draft_id: str) -> Newest:
    """The newest version of a draft. All versions are held until the transaction ends, so that
    they aren't forgotten meanwhile.

    Raises:
        DraftNotFound: nothing is kept under this id.
    """
    if not storable(draft_id):
        raise not_found(draft_id)
    versions = await connection.execute(
        select(DraftTable.version, DraftTable.brand, DraftTable.conversation_id)
        .where(DraftTable.id == draft_id)
        .order_by(DraftTable.version.desc())
        .with_for_update()
    )
    row = versions.first()
    if row is None:
        raise not_found(draft_id)
    return Newest(*row)


async def check_follows(connection: AsyncConnection, draft: Draft) -> None:
    """Versions of a draft have no gaps, and nothing follows a draft that was forgotten.

    Raises:
        StaleVersion: the newest version is not the one before `draft`.
        DraftNotFound: there is no version before it.
    """
    newest = await hold_newest(connection, draft.id)
    if draft.version != newest.version + 1:
        raise taken(draft)


def taken(draft: Draft) -> StaleVersion:
    """The error for a version that another one took first."""
    return StaleVersion(
        f"version {draft.version} doesn't follow the newest version of draft {draft.id!r}; "
        "read the draft again and revise what it says now",
        field="version",
    )
