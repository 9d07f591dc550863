"""Paging through drafts."""

from __future__ import annotations

from typing import Any

import pytest

from drafter.errors import RequestError
from drafter.journal import Journal

from .builders import NOON, a_draft, a_message, minutes

pytestmark = pytest.mark.anyio


async def record(journal: Journal, id_: str, minute: float, **changes: Any) -> None:
    draft = a_draft(id_, created_at=NOON + minutes(minute), **changes)
    await journal.record(a_message(), draft)


async def page(
    journal: Journal, after: str | None = None, *, brand: str | None = None, limit: int = 2
) -> tuple[list[str], str | None]:
    drafts, cursor = await journal.drafts(brand=brand, after=after, limit=limit)
    return [draft.id for draft in drafts], cursor


async def test_drafts_are_listed_newest_first_a_page_at_a_time(journal: Journal) -> None:
    for n in (2, 0, 4, 1, 3):
        await record(journal, f"d{n}", n)

    first, cursor = await page(journal)
    second, cursor = await page(journal, cursor)
    third, end = await page(journal, cursor)

    assert [first, second, third, end] == [["d4", "d3"], ["d2", "d1"], ["d0"], None]


async def test_the_last_page_says_so_even_when_it_is_full(journal: Journal) -> None:
    await record(journal, "d1", 1)
    await record(journal, "d2", 2)

    assert await page(journal) == (["d2", "d1"], None)


async def test_drafts_of_one_moment_are_each_listed_once(journal: Journal) -> None:
    for n in range(7):
        await record(journal, f"d{n}", 0)

    seen, cursor = await page(journal)
    while cursor:
        more, cursor = await page(journal, cursor)
        seen += more

    assert seen == [f"d{n}" for n in reversed(range(7))]


async def test_new_drafts_and_revisions_do_not_move_what_is_still_to_come(
    journal: Journal,
) -> None:
    for n in range(4):
        await record(journal, f"d{n}", n)
    first, cursor = await page(journal)
    await record(journal, "d4", 4)
    await record(journal, "d0", 5, version=2)

    second, end = await page(journal, cursor)

    assert (first, second, end) == (["d3", "d2"], ["d1", "d0"], None)


async def test_a_revised_draft_is_listed_once_in_its_newest_version(journal: Journal) -> None:
    await record(journal, "d1", 1)
    await record(journal, "d2", 2)
    for version in (2, 3):
        await record(journal, "d1", version + 1, version=version)

    drafts, _ = await journal.drafts(brand=None, after=None, limit=9)

    assert [(draft.id, draft.version) for draft in drafts] == [("d2", 1), ("d1", 3)]


async def test_a_brand_sees_only_its_own_drafts(journal: Journal) -> None:
    await record(journal, "d1", 1, brand="fernway")
    await record(journal, "d2", 2, brand="other")
    await record(journal, "d3", 3, brand="fernway")

    first, cursor = await page(journal, brand="fernway", limit=1)
    second, end = await page(journal, cursor, brand="fernway", limit=1)

    assert (first, second, end) == (["d3"], ["d1"], None)
    assert await page(journal, brand="unknown") == ([], None)
    assert await page(journal, brand="fern\x00way") == ([], None)


async def test_a_cursor_that_is_not_ours_is_refused_by_name(journal: Journal) -> None:
    with pytest.raises(RequestError, match="'next' is not one of ours; send") as caught:
        await page(journal, "next")

    assert caught.value.field == "cursor"


async def test_a_page_has_at_least_one_draft(journal: Journal) -> None:
    for limit in (0, -1):
        with pytest.raises(RequestError, match=f"limit is {limit}") as caught:
            await page(journal, limit=limit)
        assert caught.value.field == "limit"
