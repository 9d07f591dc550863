"""Drafts, feedback and builds."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the first tables."""
    _create_drafts()
    _create_feedback()
    _create_builds()


def _create_drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.String()),
        sa.Column("message_id", sa.String()),
        sa.Column("customer_id", sa.String()),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("confidence", sa.Double()),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("caller", sa.String(), nullable=False),
        sa.Column("idempotency_key", sa.String()),
        sa.Column("body_digest", sa.String()),
        sa.Column("draft", sa.JSON(), nullable=False),
        sa.Column("message", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", "version", name="pk_drafts"),
        sa.UniqueConstraint("caller", "idempotency_key", name="uq_drafts_idempotency_key"),
    )
    op.create_index("ix_drafts_created_at", "drafts", ["created_at", "id"])
    op.create_index("ix_drafts_brand", "drafts", ["brand", "created_at", "id"])
    op.create_index("ix_drafts_conversation", "drafts", ["brand", "conversation_id", "created_at"])


def _create_feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("final_text", sa.String()),
        sa.Column("agent", sa.String()),
        sa.Column("reason", sa.String()),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
        sa.ForeignKeyConstraint(
            ["draft_id", "version"],
            ["drafts.id", "drafts.version"],
            name="fk_feedback_draft_id_drafts",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_feedback_draft", "feedback", ["draft_id", "id"])


def _create_builds() -> None:
    op.create_table(
        "builds",
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("embedding", sa.String(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("brand", "id", name="pk_builds"),
    )
    op.create_index(
        "uq_builds_active",
        "builds",
        ["brand"],
        unique=True,
        sqlite_where=sa.text("active"),
        postgresql_where=sa.text("active"),
    )
