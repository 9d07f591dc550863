"""The same request sent twice gives the same draft."""

from __future__ import annotations

import asyncio

import pytest

from drafter.drafts import Draft
from drafter.errors import KeyReused
from drafter.journal import Journal

from .builders import a_draft, a_message

pytestmark = pytest.mark.anyio


async def keyed(
    journal: Journal, draft: Draft, *, caller: str = "shop", key: str = "k1", digest: str = "aa"
) -> Draft:
    return await journal.record(
        a_message(), draft, caller=caller, idempotency_key=key, body_digest=digest
    )


async def test_a_key_leads_to_the_draft_it_was_recorded_with(journal: Journal) -> None:
    await keyed(journal, a_draft("d1"))

    assert await journal.replay("shop", "k1", "aa") == a_draft("d1")


async def test_a_key_that_was_never_used_leads_nowhere(journal: Journal) -> None:
    await keyed(journal, a_draft("d1"))
    await journal.record(a_message(), a_draft("d2"), caller="shop")

    assert await journal.replay("shop", "k2", "aa") is None
    assert await journal.replay("other shop", "k1", "aa") is None


async def test_a_key_with_another_body_is_refused_by_name(journal: Journal) -> None:
    await keyed(journal, a_draft("d1"))

    with pytest.raises(KeyReused, match="'k1' was used with another body; send") as replayed:
        await journal.replay("shop", "k1", "bb")
    with pytest.raises(KeyReused) as recorded:
        await keyed(journal, a_draft("d2"), digest="bb")

    assert replayed.value.field == recorded.value.field == "Idempotency-Key"


async def test_recording_with_a_used_key_gives_the_draft_that_is_kept(journal: Journal) -> None:
    await keyed(journal, a_draft("d1", language="en"))

    told = await keyed(journal, a_draft("d2", language="fr"))

    assert told == a_draft("d1", language="en")
    assert await journal.drafts(brand=None, after=None, limit=9) == ([told], None)


async def test_callers_do_not_see_each_others_keys(journal: Journal) -> None:
    mine = await keyed(journal, a_draft("d1"), caller="mine", digest="aa")
    yours = await keyed(journal, a_draft("d2"), caller="yours", digest="bb")

    assert (mine.id, yours.id) == ("d1", "d2")


async def test_one_request_sent_ten_times_at_once_makes_one_draft(journal: Journal) -> None:
    told = await asyncio.gather(*(keyed(journal, a_draft(f"d{n}")) for n in range(10)))

    kept, _ = await journal.drafts(brand=None, after=None, limit=20)
    assert len(kept) == 1
    assert told == kept * 10


async def test_one_key_with_two_bodies_at_once_serves_one_and_refuses_the_other(
    journal: Journal,
) -> None:
    told = await asyncio.gather(
        keyed(journal, a_draft("d1"), digest="aa"),
        keyed(journal, a_draft("d2"), digest="bb"),
        return_exceptions=True,
    )

    assert sorted(type(answer).__name__ for answer in told) == ["Draft", "KeyReused"]


async def test_a_revision_sent_twice_gives_the_same_version(journal: Journal) -> None:
    await journal.record(a_message(), a_draft())
    revision = await keyed(journal, a_draft(version=2, language="fr"))

    assert await keyed(journal, a_draft(version=2, language="de")) == revision
    assert await keyed(journal, a_draft(version=3, language="de")) == revision
