"""A reply as it is sent: one message, or the few that people make of a longer one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.channels import (
    MOST_MESSAGES,
    condensed,
    fits,
    longest,
    messages_of,
    rules_of,
    sendable,
)
from drafter.channels.cutting import holds_contact, sentences_of
from drafter.messages import Channel
from tests.channels.texts import LINKS, characters_of, limits, mixed

channels = st.sampled_from(get_args(Channel))
prose = st.lists(
    st.sampled_from(
        [
            "Your order is on its way. ",
            "It left us on 3 November! ",
            "退货请在三十天内寄回。",
            "🏴󠁧󠁢󠁳󠁣󠁴󠁿👩‍👩‍👧‍👦 lovely. ",
            "الطرد في الطريق؟ ",
            *(f"See {link} for more. " for link in LINKS[:2]),
        ]
    ),
    min_size=1,
    max_size=8,
).map("".join)


@given(mixed, channels, st.integers(min_value=160, max_value=240))
def test_several_messages_hold_what_the_text_holds_and_none_is_over_the_limit(
    text: str, channel: Channel, limit: int
) -> None:
    messages = messages_of(text, channel, limit=limit)

    if rules_of(channel).splits:
        assert all(fits(message, channel, limit=limit) for message in messages)
        assert [c for m in messages for c in characters_of(m)] == characters_of(text)
    else:
        assert messages == (text,)


@settings(deadline=None)
@given(st.lists(prose, min_size=1, max_size=5), channels, limits)
def test_what_is_condensed_can_be_sent_and_keeps_each_first_sentence_and_every_link(
    texts: Sequence[str], channel: Channel, limit: int
) -> None:
    room = 4 * limit

    def fit(kept: Sequence[str]) -> bool:
        return sendable("\n\n".join(kept), channel, limit=room)

    kept = condensed(texts, fit)

    if kept is None:
        return
    assert fit(kept)
    for before, after in zip(texts, kept, strict=True):
        sentences = [s.strip() for s in sentences_of(before)]
        assert after.startswith(sentences[0])
        assert all(link in after for link in LINKS if link in before)
        assert set(map(str.strip, sentences_of(after))) <= set(sentences)


@given(mixed)
def test_sentences_put_together_are_the_text(text: str) -> None:
    assert "".join(sentences_of(text)) == text


def test_a_text_that_fits_is_not_condensed() -> None:
    texts = ["One. Two. Three.", "Four."]

    assert condensed(texts, lambda _: True) == texts


def test_the_longest_text_gives_way_first_and_from_its_end() -> None:
    texts = ["A. Bb.", "One of many. See https://a.example/b for it. Three of many."]

    kept = condensed(texts, lambda now: sum(map(len, now)) <= 55)

    assert kept == ["A. Bb.", "One of many. See https://a.example/b for it."]


def test_what_can_not_be_condensed_is_said_so() -> None:
    assert condensed(["One long sentence only."], lambda _: False) is None


def test_more_messages_than_people_send_can_not_be_sent() -> None:
    paragraph = "x" * 150

    assert sendable("\n\n".join([paragraph] * MOST_MESSAGES), "instagram", limit=160)
    assert not sendable("\n\n".join([paragraph] * (MOST_MESSAGES + 1)), "instagram", limit=160)
    assert not sendable("\n\n".join([paragraph] * 2), "linkedin", limit=160)


def test_the_length_given_is_the_longest_messages() -> None:
    assert longest(["ab", "abcd", "é"], "instagram").used == 4


@pytest.mark.parametrize(
    ("text", "holds"),
    [("See https://a.example/b", True), ("Call +44 114 496 0182", True), ("Nothing here.", False)],
)
def test_links_and_numbers_are_contacts(text: str, holds: bool) -> None:
    assert holds_contact(text) == holds
