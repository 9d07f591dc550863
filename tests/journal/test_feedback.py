"""What staff say about drafts."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from drafter.drafts import Feedback
from drafter.errors import DraftNotFound, RequestError, StaleVersion
from drafter.journal import Journal, StoredFeedback

from .builders import NOON, Clock, a_draft, a_message, minutes, some_feedback

pytestmark = pytest.mark.anyio


async def record(journal: Journal, id_: str, minute: float = 0, **changes: Any) -> None:
    draft = a_draft(id_, created_at=NOON + minutes(minute), **changes)
    await journal.record(a_message(), draft)


def as_kept(feedback: Feedback, draft_id: str = "d1", minute: float = 0) -> StoredFeedback:
    return StoredFeedback(
        **feedback.model_dump(), draft_id=draft_id, created_at=NOON + minutes(minute)
    )


async def test_feedback_is_kept_word_for_word_with_its_time(journal: Journal) -> None:
    await record(journal, "d1")
    given = some_feedback("edited", final_text="Hi Zoë ❤️", agent="Sam", reason="too stiff")

    stored = await journal.give_feedback("d1", given)

    assert stored == as_kept(given)
    assert await journal.feedback("d1") == [stored]
    assert (await journal.feedback("d1"))[0].created_at.isoformat() == "2026-11-23T12:00:00+00:00"


async def test_every_change_of_mind_is_kept_and_the_newest_comes_first(
    journal: Journal, clock: Clock
) -> None:
    await record(journal, "d1")
    for outcome in ("accepted", "rejected", "accepted"):
        await journal.give_feedback("d1", some_feedback(outcome))
        clock.now += minutes(1)

    assert await journal.feedback("d1") == [
        as_kept(some_feedback("accepted"), minute=2),
        as_kept(some_feedback("rejected"), minute=1),
        as_kept(some_feedback("accepted"), minute=0),
    ]


async def test_the_same_feedback_again_is_kept_once(journal: Journal, clock: Clock) -> None:
    await record(journal, "d1")
    given = some_feedback(agent="Sam")

    at_once = await asyncio.gather(*(journal.give_feedback("d1", given) for _ in range(5)))
    clock.now += minutes(1)
    later = await journal.give_feedback("d1", given)

    assert [*at_once, later] == [as_kept(given)] * 6
    assert await journal.feedback("d1") == [as_kept(given)]


async def test_a_retry_is_answered_even_when_the_conversation_has_gone_on(
    journal: Journal,
) -> None:
    await record(journal, "d1", conversation_id="c1")
    first = await journal.give_feedback("d1", some_feedback())
    await record(journal, "d2", 1, conversation_id="c1")

    assert await journal.give_feedback("d1", some_feedback()) == first


async def test_feedback_on_any_but_the_newest_version_is_stale(journal: Journal) -> None:
    await record(journal, "d1")
    await record(journal, "d1", 1, version=2)

    for version in (1, 3, 10**30):
        with pytest.raises(StaleVersion, match="newest of draft 'd1', which is 2") as caught:
            await journal.give_feedback("d1", some_feedback(version=version))
        assert caught.value.field == "version"

    assert await journal.feedback("d1") == []


async def test_feedback_is_stale_when_a_newer_message_has_a_draft(journal: Journal) -> None:
    await record(journal, "d1", 0, conversation_id="c1")
    await record(journal, "d2", 1, conversation_id="c1")
    await record(journal, "d3", 2, conversation_id="c1")

    with pytest.raises(StaleVersion, match="'d3'; send feedback on that one") as caught:
        await journal.give_feedback("d1", some_feedback())

    assert caught.value.field == "version"
    assert await journal.feedback("d1") == []


async def test_the_newest_message_takes_feedback_though_an_older_draft_was_revised_since(
    journal: Journal,
) -> None:
    await record(journal, "d1", 0, conversation_id="c1")
    await record(journal, "d2", 1, conversation_id="c1")
    await record(journal, "d1", 2, version=2, conversation_id="c1")

    await journal.give_feedback("d2", some_feedback())

    with pytest.raises(StaleVersion):
        await journal.give_feedback("d1", some_feedback(version=2))


async def test_other_conversations_make_nothing_stale(journal: Journal) -> None:
    await record(journal, "d1", 0, conversation_id="c1")
    await record(journal, "d2", 1, conversation_id="c2")
    await record(journal, "d3", 2, conversation_id="c1", brand="other")
    await record(journal, "d4", 3)

    assert await journal.give_feedback("d1", some_feedback()) == as_kept(some_feedback())


async def test_drafts_without_a_conversation_make_nothing_stale(journal: Journal) -> None:
    await record(journal, "d1", 0)
    await record(journal, "d2", 1)

    assert await journal.give_feedback("d1", some_feedback()) == as_kept(some_feedback())


async def test_an_edited_draft_needs_the_text_that_was_sent(journal: Journal) -> None:
    await record(journal, "d1")

    for text in (None, "", " \n"):
        with pytest.raises(RequestError, match="send the text that went to the cust") as caught:
            await journal.give_feedback("d1", some_feedback("edited", final_text=text))
        assert caught.value.field == "final_text"


async def test_a_nul_character_in_feedback_is_refused_by_name(journal: Journal) -> None:
    await record(journal, "d1")

    for field in ("final_text", "agent", "reason"):
        with pytest.raises(RequestError, match="NUL") as caught:
            await journal.give_feedback("d1", some_feedback().model_copy(update={field: "a\x00b"}))
        assert caught.value.field == field


async def test_feedback_on_no_draft_is_not_found(journal: Journal) -> None:
    await record(journal, "d1")

    for draft_id in ("d2", "d1\x00"):
        with pytest.raises(DraftNotFound):
            await journal.give_feedback(draft_id, some_feedback())
        assert await journal.feedback(draft_id) == []


async def test_a_conversation_is_answered_once_a_draft_of_it_was_sent(journal: Journal) -> None:
    await record(journal, "d1", conversation_id="c1")
    await record(journal, "d2", minute=1, conversation_id="c2")

    assert not await journal.has_answered("fernway", "c1")
    await journal.give_feedback("d1", some_feedback("rejected"))
    assert not await journal.has_answered("fernway", "c1")

    await journal.give_feedback("d1", some_feedback("accepted"))

    assert await journal.has_answered("fernway", "c1")
    assert not await journal.has_answered("fernway", "c2")
    assert not await journal.has_answered("tarn", "c1")
