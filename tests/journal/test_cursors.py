"""Cursors come back as they were made, or not at all."""

from __future__ import annotations

import base64
import json
import re

import pytest

from drafter.errors import RequestError
from drafter.journal.cursors import Place, read_cursor, write_cursor

from .builders import NOON, minutes


def cursor_of(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


@pytest.mark.parametrize("id_", ["d1", "", "a/b?c=d&é ❤️", "x" * 200])
@pytest.mark.parametrize("minute", [0, 0.0001, -1e7])
def test_a_cursor_leads_back_to_its_place_and_is_safe_in_a_url(id_: str, minute: float) -> None:
    place = Place(NOON + minutes(minute), id_)

    assert read_cursor(write_cursor(place)) == place
    assert re.fullmatch(r"[A-Za-z0-9_-]+", write_cursor(place))


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "next",
        "é",
        "\x00",
        "====",
        cursor_of([]) + "\n",
        "[" * 5000,
        cursor_of([[[]]] * 3000),
        cursor_of(1),
        cursor_of([1, "d1"]),
        cursor_of(["yesterday", "d1"]),
        cursor_of(["2026-11-23T12:00:00+00:00", 7]),
        cursor_of(["2026-11-23T12:00:00+00:00", None]),
        cursor_of(["2026-11-23T12:00:00", "d1"]),
        cursor_of(["2026-11-23T13:00:00+01:00", "d1"]),
        cursor_of(["2026-11-23T12:00:00+00:00", "d\x00"]),
        cursor_of(["2026-11-23T12:00:00+00:00", "d\ud800"]),
        cursor_of(["0001-01-01T00:00:00+14:00", "d1"]),
        cursor_of(["2026-11-23T12:00:00+00:00", "d1"]) + "=",
        cursor_of(["2026-11-23T12:00:00+00:00", "d1"])[:-3],
    ],
)
def test_anything_else_is_refused_by_name(cursor: str) -> None:
    with pytest.raises(RequestError, match="leave cursor out for the first page") as caught:
        read_cursor(cursor)

    assert caught.value.field == "cursor"
