"""The tables. They are the same on SQLite and PostgreSQL; times are UTC.

The migrations create them; a test holds both to the same shape.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from advanced_alchemy.base import create_registry
from sqlalchemy import JSON, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Table(DeclarativeBase):
    """Gives constraints their names, and keeps times aware and in UTC."""

    registry = create_registry({dict[str, Any]: JSON()})


class DraftTable(Table):
    """One version of a draft, with the message it answers.

    Versions of an id count from 1 without gaps; version 1 holds the draft's place in time. The
    Idempotency-Key stands in the row it led to: one insert stores both or neither, and the key is
    forgotten with the draft. Rows without a key don't collide, since null is never equal to null.
    """

    __tablename__ = "drafts"

    id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    brand: Mapped[str]
    conversation_id: Mapped[str | None]
    message_id: Mapped[str | None]
    customer_id: Mapped[str | None]
    channel: Mapped[str]
    decision: Mapped[str]
    mode: Mapped[str]
    confidence: Mapped[float | None]
    created_at: Mapped[datetime]
    caller: Mapped[str]
    idempotency_key: Mapped[str | None]
    body_digest: Mapped[str | None]
    draft: Mapped[dict[str, Any]]
    message: Mapped[dict[str, Any]]

    __table_args__ = (
        UniqueConstraint("caller", "idempotency_key", name="uq_drafts_idempotency_key"),
        Index("ix_drafts_created_at", "created_at", "id"),
        Index("ix_drafts_brand", "brand", "created_at", "id"),
        Index("ix_drafts_conversation", "brand", "conversation_id", "created_at"),
    )


class FeedbackTable(Table):
    """What staff did with a version of a draft. Rows are only added; the highest id counts."""

    __tablename__ = "feedback"

    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[str]
    version: Mapped[int]
    outcome: Mapped[str]
    final_text: Mapped[str | None]
    agent: Mapped[str | None]
    reason: Mapped[str | None]
    created_at: Mapped[datetime]

    __table_args__ = (
        ForeignKeyConstraint(
            ["draft_id", "version"], ["drafts.id", "drafts.version"], ondelete="CASCADE"
        ),
        Index("ix_feedback_draft", "draft_id", "id"),
    )


class BuildTable(Table):
    """A knowledge build. The database itself refuses a brand a second active one."""

    __tablename__ = "builds"

    brand: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    embedding: Mapped[str]
    entries: Mapped[int]
    created_at: Mapped[datetime]
    active: Mapped[bool]

    __table_args__ = (
        Index(
            "uq_builds_active",
            "brand",
            unique=True,
            sqlite_where=text("active"),
            postgresql_where=text("active"),
        ),
    )
