"""The journal: nothing leaves Drafter that isn't in it.

Drafts and messages are kept as the documents that crossed the wire; the columns beside them are
what is searched by. Every write is on disk when its call returns.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, Self, TypeAlias

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute

from drafter.drafts import Draft, Feedback
from drafter.errors import KeyReused, RequestError, StaleVersion
from drafter.journal.builds import flip, insert_build, read_builds
from drafter.journal.cursors import Place, read_cursor, write_cursor
from drafter.journal.database import Database
from drafter.journal.feedback import check_complete, keep_feedback, read_feedback, was_sent
from drafter.journal.listing import page_of_drafts
from drafter.journal.models import BuildTable, DraftTable
from drafter.journal.records import BuildRow, StoredFeedback
from drafter.journal.versions import check_follows, not_found, storable, taken
from drafter.messages import DirectMessage
from drafter.undisturbed import undisturbed

Clock = Callable[[], datetime]
"""Gives the time now, with its time zone."""

FORGOTTEN_AT_ONCE = 200
"""Drafts a transaction: whoever records meanwhile waits for these, not for all."""

VERSIONS = range(1, 2**31)
"""What a version column holds; PostgreSQL takes no larger number even to compare."""

INSERT_DRAFT = insert(DraftTable)
Document: TypeAlias = InstrumentedAttribute[dict[str, Any]]


class Journal:
    """Drafts, feedback and builds, in SQLite or PostgreSQL."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.under_way: set[asyncio.Task[Any]] = set()
        self._database = database
        self._clock = clock

    @classmethod
    async def open(cls, url: str, *, clock: Clock) -> Self:
        """Connect, and bring the tables up to date.

        Raises:
            ConfigurationError: says what is wrong with the URL or the database.
        """
        return cls(await Database.open(url), clock)

    async def close(self) -> None:
        """Let go of the database, when what is under way has ended."""
        await asyncio.gather(*self.under_way, return_exceptions=True)
        await self._database.close()

    @undisturbed
    async def ping(self) -> None:
        """Read from the drafts, to see that it can be done. Raises what the database raises."""
        async with self._database.reading() as connection:
            await connection.execute(select(DraftTable.version).limit(1))

    @undisturbed
    async def record(
        self,
        message: DirectMessage,
        draft: Draft,
        *,
        caller: str = "",
        idempotency_key: str | None = None,
        body_digest: str | None = None,
    ) -> Draft:
        """Keep a draft, or a new version of one. On disk when it returns.

        Gives the draft that is kept: another one, if a request with the same key was faster.

        Raises:
            KeyReused: the key was used with another body.
            StaleVersion: this version exists, or doesn't follow the newest one.
            DraftNotFound: a version of a draft that isn't kept (any more).
        """
        row = _row(message, draft)
        row |= {"caller": caller, "idempotency_key": idempotency_key, "body_digest": body_digest}
        try:
            await self._insert(draft, row)
        except (IntegrityError, StaleVersion) as conflict:
            if idempotency_key is not None and body_digest is not None:
                earlier = await self.replay(caller, idempotency_key, body_digest)
                if earlier is not None:
                    return earlier
            raise taken(draft) from conflict
        return draft

    async def _insert(self, draft: Draft, row: dict[str, Any]) -> None:
        if draft.version == 1:
            await self._database.write(INSERT_DRAFT, row)
        else:
            async with self._database.deciding() as connection:
                await check_follows(connection, draft)
                await connection.execute(INSERT_DRAFT, row)

    @undisturbed
    async def replay(self, caller: str, idempotency_key: str, body_digest: str) -> Draft | None:
        """The draft that this key led to, if there is one.

        Raises:
            KeyReused: the key was used with another body.
        """
        query = select(DraftTable.body_digest, DraftTable.draft).where(
            DraftTable.caller == caller, DraftTable.idempotency_key == idempotency_key
        )
        async with self._database.reading() as connection:
            found = (await connection.execute(query)).one_or_none()
        if found is None:
            return None
        if found.body_digest != body_digest:
            raise KeyReused(
                f"Idempotency-Key {idempotency_key!r} was used with another body; "
                "send that body again, or a new key",
                field="Idempotency-Key",
            )
        return Draft.model_validate(found.draft)

    @undisturbed
    async def draft(self, draft_id: str, *, version: int | None = None) -> Draft:
        """One version of a draft; without `version` the newest.

        Raises:
            DraftNotFound: nothing is kept under this id, or not this version.
        """
        return Draft.model_validate(await self._document(DraftTable.draft, draft_id, version))

    @undisturbed
    async def message(self, draft_id: str) -> DirectMessage:
        """The message that a draft answers.

        Raises:
            DraftNotFound: nothing is kept under this id.
        """
        return DirectMessage.model_validate(await self._document(DraftTable.message, draft_id))

    async def _document(
        self, column: Document, draft_id: str, version: int | None = None
    ) -> dict[str, Any]:
        query = select(column).where(DraftTable.id == draft_id)
        if version is not None:
            query = query.where(DraftTable.version == version)
        found = None
        if storable(draft_id) and (version is None or version in VERSIONS):
            async with self._database.reading() as connection:
                found = await connection.scalar(query.order_by(DraftTable.version.desc()).limit(1))
        if found is None:
            raise not_found(draft_id)
        return found

    @undisturbed
    async def drafts(
        self, *, brand: str | None, after: str | None, limit: int
    ) -> tuple[list[Draft], str | None]:
        """A page of drafts, newest first, and the cursor of the next page if there is one.

        Each draft is there once, in its newest version, at the place of its first one: neither new
        drafts nor revisions move what a reader has still to come to.

        Raises:
            RequestError: `after` is not a cursor of ours, or `limit` is below 1.
        """
        if limit < 1:
            raise RequestError(f"limit is {limit}; ask for at least 1", field="limit")
        query = page_of_drafts(brand, None if after is None else read_cursor(after), limit)
        if brand is not None and not storable(brand):
            return [], None
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        drafts = [Draft.model_validate(row.draft) for row in rows[:limit]]
        if len(rows) <= limit:
            return drafts, None
        last = rows[limit - 1]
        return drafts, write_cursor(Place(last.created_at.astimezone(UTC), last.id))

    @undisturbed
    async def give_feedback(self, draft_id: str, feedback: Feedback) -> StoredFeedback:
        """Keep what staff did with a draft. Of several on one draft the newest counts; the newest
        sent once more is not kept twice.

        Raises:
            RequestError: an edited draft without `final_text`.
            DraftNotFound: nothing is kept under this id.
            StaleVersion: there is a newer version, or a newer message of the conversation.
        """
        check_complete(feedback)
        async with self._database.deciding() as connection:
            return await keep_feedback(connection, draft_id, feedback, self._clock())

    @undisturbed
    async def feedback(self, draft_id: str) -> list[StoredFeedback]:
        """All feedback on a draft, newest first. Empty where there is none, or no draft."""
        if not storable(draft_id):
            return []
        async with self._database.reading() as connection:
            return await read_feedback(connection, draft_id)

    @undisturbed
    async def has_answered(self, brand: str, conversation_id: str) -> bool:
        """Whether staff sent a draft of this conversation, as it was or edited."""
        async with self._database.reading() as connection:
            return await was_sent(connection, brand, conversation_id)

    @undisturbed
    async def record_build(self, build: BuildRow) -> None:
        """Keep a build, inactive. Keeping it again changes nothing, since builds don't change."""
        with suppress(IntegrityError):
            await insert_build(self._database, build)

    @undisturbed
    async def activate(self, brand: str, build_id: str) -> None:
        """Make a build the one that the brand answers from, in one step.

        Raises:
            RequestError: the brand has no such build; names the field `build_id`.
        """
        async with self._database.deciding() as connection:
            await flip(connection, brand, build_id)

    @undisturbed
    async def active_build(self, brand: str) -> str | None:
        """The id of the build that the brand answers from, if one was ever activated."""
        query = select(BuildTable.id).where(BuildTable.brand == brand, BuildTable.active)
        async with self._database.reading() as connection:
            return await connection.scalar(query)

    @undisturbed
    async def builds(self, brand: str) -> list[BuildRow]:
        """A brand's builds, newest first."""
        async with self._database.reading() as connection:
            return await read_builds(connection, brand)

    @undisturbed
    async def forget_before(self, moment: datetime) -> int:
        """Delete drafts first made before `moment`: every version, with messages, feedback and
        keys. On SQLite the text is overwritten too.

        Returns:
            How many drafts were deleted.
        """
        forgotten = 0
        while batch := await self._forget_some(moment):
            forgotten += batch
        if forgotten:
            await self._database.scrub()
        return forgotten

    async def _forget_some(self, moment: datetime) -> int:
        # What another server holds is skipped: it is being forgotten or answered there.
        old = (
            select(DraftTable.id)
            .where(DraftTable.version == 1, DraftTable.created_at < moment)
            .order_by(DraftTable.created_at)
            .limit(FORGOTTEN_AT_ONCE)
            .with_for_update(skip_locked=True)
        )
        async with self._database.deciding() as connection:
            ids = (await connection.scalars(old)).all()
            if ids:
                await connection.execute(delete(DraftTable).where(DraftTable.id.in_(ids)))
        return len(ids)


def _row(message: DirectMessage, draft: Draft) -> dict[str, Any]:
    return {
        "id": draft.id,
        "version": draft.version,
        "brand": draft.brand,
        "conversation_id": draft.conversation_id,
        "message_id": draft.message_id,
        "customer_id": message.customer.id,
        "channel": message.channel,
        "decision": draft.decision,
        "mode": draft.mode,
        "confidence": draft.confidence,
        "created_at": draft.created_at,
        "draft": draft.model_dump(mode="json"),
        "message": message.model_dump(mode="json"),
    }
