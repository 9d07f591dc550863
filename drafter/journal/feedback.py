"""What staff did with a draft: who may still say so, and how it is kept."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from drafter.drafts import Feedback
from drafter.errors import RequestError, StaleVersion
from drafter.journal.models import DraftTable, FeedbackTable
from drafter.journal.records import StoredFeedback
from drafter.journal.versions import Newest, hold_newest, storable

This, Other = aliased(DraftTable), aliased(DraftTable)  # once: making them costs milliseconds


def check_complete(feedback: Feedback) -> None:
    """Feedback that can be learned from, and kept in every database.

    Raises:
        RequestError: names the field that is missing or can't be kept.
    """
    if feedback.outcome == "edited" and not (feedback.final_text or "").strip():
        raise RequestError(
            "final_text is missing; when outcome is edited, send the text that went to the "
            "customer",
            field="final_text",
        )
    for name in ("final_text", "agent", "reason"):
        if not storable(getattr(feedback, name) or ""):
            raise RequestError(
                f"{name} contains a NUL character (U+0000) or half a surrogate pair; remove it",
                field=name,
            )


async def keep_feedback(
    connection: AsyncConnection, draft_id: str, feedback: Feedback, now: datetime
) -> StoredFeedback:
    """Keep feedback on the newest version of the newest draft of its conversation.

    The newest feedback sent once more is returned as it was kept, even when the conversation has
    gone on since: a retry asks whether it arrived.

    Raises:
        DraftNotFound: nothing is kept under this id.
        StaleVersion: there is a newer version, or a newer message of the conversation.
    """
    newest = await hold_newest(connection, draft_id)
    kept = await read_feedback(connection, draft_id)
    if kept and kept[0].repeats(feedback):
        return kept[0]
    await _check_current(connection, draft_id, newest, feedback)
    stored = StoredFeedback(**feedback.model_dump(), draft_id=draft_id, created_at=now)
    await connection.execute(insert(FeedbackTable), stored.model_dump())
    return stored


async def read_feedback(connection: AsyncConnection, draft_id: str) -> list[StoredFeedback]:
    """All feedback on a draft, newest first."""
    table = FeedbackTable
    rows = await connection.execute(
        select(
            table.draft_id,
            table.version,
            table.outcome,
            table.final_text,
            table.agent,
            table.reason,
            table.created_at,
        )
        .where(table.draft_id == draft_id)
        .order_by(table.id.desc())
    )
    return [
        StoredFeedback.model_validate({**row, "created_at": row["created_at"].astimezone(UTC)})
        for row in rows.mappings()
    ]


async def was_sent(connection: AsyncConnection, brand: str, conversation_id: str) -> bool:
    """Whether staff sent a draft of a conversation, as it was or edited."""
    found = await connection.scalar(
        select(FeedbackTable.id)
        .join(DraftTable, DraftTable.id == FeedbackTable.draft_id)
        .where(
            DraftTable.brand == brand,
            DraftTable.conversation_id == conversation_id,
            FeedbackTable.outcome.in_(("accepted", "edited")),
        )
        .limit(1)
    )
    return found is not None


async def _check_current(
    connection: AsyncConnection, draft_id: str, newest: Newest, feedback: Feedback
) -> None:
    if feedback.version != newest.version:
        raise StaleVersion(
            f"version {feedback.version} is not the newest of draft {draft_id!r}, which is "
            f"{newest.version}; read the draft again and send the version that was used",
            field="version",
        )
    later = await _later_draft(connection, draft_id, newest)
    if later is not None:
        raise StaleVersion(
            f"a newer message of this conversation has draft {later!r}; "
            "send feedback on that one instead",
            field="version",
        )


async def _later_draft(connection: AsyncConnection, draft_id: str, newest: Newest) -> str | None:
    """The newest draft of the conversation, if it is of a later message. First versions are
    compared: revising an old draft doesn't make its message a newer one."""
    if newest.conversation_id is None:
        return None
    made = select(This.created_at).where(This.id == draft_id, This.version == 1).scalar_subquery()
    return await connection.scalar(
        select(Other.id)
        .where(
            Other.brand == newest.brand,
            Other.conversation_id == newest.conversation_id,
            Other.version == 1,
            Other.created_at > made,
        )
        .order_by(Other.created_at.desc(), Other.id)
        .limit(1)
    )
