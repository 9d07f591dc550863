"""Recording drafts and reading them again."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy.exc import IntegrityError

from drafter.drafts import Escalation, Reason, StaffAction, Verdict
from drafter.errors import DraftNotFound, StaleVersion
from drafter.journal import Journal

from .builders import NOON, a_draft, a_message, minutes

pytestmark = pytest.mark.anyio


async def test_a_draft_is_read_back_as_it_was_recorded(journal: Journal) -> None:
    reason = Reason(
        code="legal_threat", detail="", evidence="ur 🧵 «thieves» \U0001f1fe", source="x"
    )
    draft = a_draft(
        escalation=Escalation(reasons=(reason,), route="legal", priority="urgent"),
        staff_actions=(StaffAction(id="a1", action="refund", order="48213", detail="£64.00"),),
        verdicts=(Verdict(policy="r", order=None, outcome="eligible", because="…", until=NOON),),
        confidence=None,
    )

    await journal.record(a_message(), draft)

    assert await journal.draft("d1") == draft


async def test_a_message_is_read_back_as_it_came_in(journal: Journal) -> None:
    message = a_message(
        "❤️ where\nis it",
        sent_at=NOON.isoformat(),
        customer={"id": "c9", "name": "Zoë"},
        orders=[{"id": "48213", "total": "64.00", "items": [{"name": "Tent", "price": "1.10"}]}],
    )

    await journal.record(message, a_draft())

    assert await journal.message("d1") == message


async def test_the_newest_version_is_read_unless_another_is_named(journal: Journal) -> None:
    first = a_draft(version=1)
    second = a_draft(version=2, language="fr")
    await journal.record(a_message("bonjour"), first)
    await journal.record(a_message("bonsoir"), second)

    assert await journal.draft("d1") == second
    assert await journal.draft("d1", version=1) == first
    assert (await journal.message("d1")).text == "bonsoir"


async def test_an_id_that_nothing_is_kept_under_is_not_found(journal: Journal) -> None:
    await journal.record(a_message(), a_draft("d1"))

    for draft_id in ("d2", "", "D1", "d1\x00", "é" * 300):
        for read in (journal.draft, journal.message):
            with pytest.raises(DraftNotFound, match="retention_days") as caught:
                await read(draft_id)
            assert caught.value.field == "draft_id"


async def test_a_version_that_was_never_made_is_not_found(journal: Journal) -> None:
    await journal.record(a_message(), a_draft("d1"))

    for version in (-1, 0, 2, 2**31, 10**30):
        with pytest.raises(DraftNotFound):
            await journal.draft("d1", version=version)


async def test_recording_a_version_twice_is_refused_and_keeps_the_first(journal: Journal) -> None:
    await journal.record(a_message(), a_draft(language="en"))

    with pytest.raises(StaleVersion, match="version 1") as caught:
        await journal.record(a_message(), a_draft(language="fr"))

    assert caught.value.field == "version"
    assert (await journal.draft("d1")).language == "en"


async def test_a_version_must_follow_the_newest_one(journal: Journal) -> None:
    await journal.record(a_message(), a_draft())

    with pytest.raises(StaleVersion, match="version 3"):
        await journal.record(a_message(), a_draft(version=3))


async def test_nothing_follows_a_draft_that_is_not_kept(journal: Journal) -> None:
    with pytest.raises(DraftNotFound):
        await journal.record(a_message(), a_draft(version=2))


async def test_of_two_revisions_at_once_one_is_kept_and_the_other_told(journal: Journal) -> None:
    await journal.record(a_message(), a_draft())
    revisions = [a_draft(version=2, language=language) for language in ("fr", "de", "es", "it")]

    told = await asyncio.gather(
        *(journal.record(a_message(), revision) for revision in revisions), return_exceptions=True
    )

    kept = [answer for answer in told if not isinstance(answer, BaseException)]
    assert kept == [await journal.draft("d1")]
    assert sum(isinstance(answer, StaleVersion) for answer in told) == 3


async def test_fifty_drafts_recorded_at_once_are_all_kept(journal: Journal) -> None:
    drafts = [a_draft(f"d{n}", created_at=NOON + minutes(n)) for n in range(50)]

    await asyncio.gather(*(journal.record(a_message(), draft) for draft in drafts))

    page, _ = await journal.drafts(brand=None, after=None, limit=100)
    assert page == drafts[::-1]


async def test_fifty_drafts_are_all_kept_while_another_server_records_too(
    journal: Journal, database_url: str
) -> None:
    other = await Journal.open(database_url, clock=lambda: NOON)
    drafts = [a_draft(f"d{n:02}", created_at=NOON + minutes(n)) for n in range(50)]

    await asyncio.gather(
        *((journal, other)[n % 2].record(a_message(), draft) for n, draft in enumerate(drafts))
    )

    page, _ = await journal.drafts(brand=None, after=None, limit=100)
    assert page == drafts[::-1]
    await other.close()


async def test_an_error_of_the_database_repeats_nothing_of_the_message(journal: Journal) -> None:
    secret = "my card is 4111 1111"
    draft = a_draft(suggestions=(), staff_actions=(), asks=())
    await journal.record(a_message(secret), draft)

    with pytest.raises(StaleVersion) as caught:
        await journal.record(a_message(secret), draft)

    assert isinstance(caught.value.__cause__, IntegrityError)
    assert secret not in str(caught.value.__cause__)
