"""The list of drafts, a page at a time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from advanced_alchemy.types import DateTimeUTC
from sqlalchemy import Select, func, literal, select, tuple_
from sqlalchemy.orm import aliased

from drafter.journal.cursors import Place
from drafter.journal.models import DraftTable

First, Newest, Every = (aliased(DraftTable) for _ in range(3))  # once: making them is slow


def page_of_drafts(
    brand: str | None, after: Place | None, limit: int
) -> Select[dict[str, Any], datetime, str]:
    """Each draft in its newest version, at the place of its first one, newest first. One row more
    than `limit`, which tells whether another page follows."""
    places = select(First.created_at, First.id).where(First.version == 1)
    if brand is not None:
        places = places.where(First.brand == brand)
    if after is not None:
        end = tuple_(literal(after.created_at, DateTimeUTC()), literal(after.id))
        places = places.where(tuple_(First.created_at, First.id) < end)
    # The page is cut before versions are looked up, or PostgreSQL looks up those of every draft.
    page = places.order_by(First.created_at.desc(), First.id.desc()).limit(limit + 1).subquery()
    latest = select(func.max(Every.version)).where(Every.id == page.c.id).scalar_subquery()
    return (
        select(Newest.draft, page.c.created_at, page.c.id)
        .join_from(page, Newest, Newest.id == page.c.id)
        .where(Newest.version == latest)
        .order_by(page.c.created_at.desc(), page.c.id.desc())
    )
