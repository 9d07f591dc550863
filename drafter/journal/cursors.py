"""Cursors of the list of drafts: where the page before ended, opaque to the caller."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from typing import NamedTuple

from drafter.errors import RequestError
from drafter.journal.versions import storable


class Place(NamedTuple):
    """A draft's place in the list, which never changes: when it was made, and its id."""

    created_at: datetime
    id: str


def write_cursor(place: Place) -> str:
    """URL-safe text that `read_cursor` takes back."""
    body = json.dumps([place.created_at.isoformat(), place.id])
    return base64.urlsafe_b64encode(body.encode()).decode().rstrip("=")


def read_cursor(cursor: str) -> Place:
    """Raises `RequestError` naming the field `cursor` when `write_cursor` didn't make it."""
    place = _decoded(cursor)
    if place is None or write_cursor(place) != cursor:
        raise RequestError(
            f"cursor {cursor[:40]!r} is not one of ours; send `next` of the page before unchanged, "
            "or leave cursor out for the first page",
            field="cursor",
        )
    return place


def _decoded(cursor: str) -> Place | None:
    padded = cursor + "=" * (-len(cursor) % 4)
    try:
        created_at, id_ = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        if not isinstance(id_, str) or not storable(id_):
            return None
        return Place(datetime.fromisoformat(created_at).astimezone(UTC), id_)
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None
