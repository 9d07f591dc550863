"""Making a text fit into one message."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.channels import fits, measure, shortened
from drafter.messages import Channel
from tests.channels.texts import CHARACTERS, LINKS, characters_of, is_trimmed, limits, mixed

channels = st.sampled_from(get_args(Channel))


@given(mixed, channels, limits)
def test_the_result_is_never_over_the_limit(text: str, channel: Channel, limit: int) -> None:
    assert fits(shortened(text, channel, limit=limit), channel, limit=limit)


@given(mixed, channels, limits)
def test_the_result_is_made_of_whole_characters_of_the_text_in_a_row(
    text: str, channel: Channel, limit: int
) -> None:
    before, after = characters_of(text), characters_of(shortened(text, channel, limit=limit))

    starts = range(len(before) - len(after) + 1)
    assert any(before[start : start + len(after)] == after for start in starts)


@given(mixed, channels, st.integers(min_value=0, max_value=20))
def test_text_that_fits_is_returned_unchanged(text: str, channel: Channel, room: int) -> None:
    limit = max(4, measure(text, channel).used + room)

    assert shortened(text, channel, limit=limit) == text


@given(mixed, channels, limits)
def test_what_was_cut_has_no_white_space_around_it(text: str, channel: Channel, limit: int) -> None:
    kept = shortened(text, channel, limit=limit)

    assert kept == text or is_trimmed(kept)


def test_white_space_after_a_sign_that_takes_a_space_in_is_left_out() -> None:
    assert shortened("\u0600    salam", "x", limit=4) == "\u0600 "


@given(mixed, channels, limits)
def test_shortening_twice_changes_nothing_more(text: str, channel: Channel, limit: int) -> None:
    once = shortened(text, channel, limit=limit)

    assert shortened(once, channel, limit=limit) == once


@pytest.mark.parametrize("character", CHARACTERS.values(), ids=CHARACTERS.keys())
@pytest.mark.parametrize("channel", ["instagram", "x"])
def test_a_run_of_one_character_is_cut_between_two_of_them(
    character: str, channel: Channel
) -> None:
    for limit in range(28, 60):
        kept = shortened(character * 60, channel, limit=limit)

        assert kept
        assert kept == character * (len(kept) // len(character))


@given(mixed, st.sampled_from(LINKS), mixed, channels, limits)
def test_a_link_is_kept_whole_or_left_out(
    before: str, link: str, after: str, channel: Channel, limit: int
) -> None:
    kept = shortened(f"{before} {link} {after}", channel, limit=limit)

    assert link in kept or link[:5] not in kept


@pytest.mark.parametrize(
    "contact",
    [*LINKS, "maya.support+uk@help.fernway.example", "fernway.example/returns", "+44 114 496 0182"],
)
@pytest.mark.parametrize("around", ["到{}看看", "({}).", "{}。", "to:{}"])
def test_no_cut_goes_through_a_contact_even_with_no_space_around(contact: str, around: str) -> None:
    text = around.format(contact)
    for limit in range(4, len(text)):
        kept = shortened(text, "x", limit=limit)
        before, _, after = text.partition(contact)

        assert contact in kept or kept in before or kept in after


def test_the_cut_is_at_the_end_of_the_last_sentence_that_fits() -> None:
    text = "It has shipped. It should arrive on Friday. You can track it any time."

    assert shortened(text, "x", limit=60) == "It has shipped. It should arrive on Friday."
    assert shortened(text, "x", limit=42) == "It has shipped."


def test_a_sentence_end_is_taken_over_an_earlier_paragraph_end() -> None:
    text = "It has shipped.\n\nIt arrives on Friday. You can track it any time."

    assert shortened(text, "x", limit=50) == "It has shipped.\n\nIt arrives on Friday."


def test_without_a_sentence_end_the_cut_is_at_the_end_of_a_word() -> None:
    text = "your parcel is on its way to you and should arrive on Friday"

    assert shortened(text, "x", limit=27) == "your parcel is on its way"


def test_a_greeting_line_alone_is_no_place_to_stop() -> None:
    text = "Hi Maya,\n\nyour parcel is on its way to you and should arrive on Friday."

    assert shortened(text, "x", limit=36) == "Hi Maya,\n\nyour parcel is on its way"


def test_without_a_word_end_the_cut_is_at_a_character() -> None:
    assert shortened("Donaudampfschifffahrt", "x", limit=10) == "Donaudampf"


def test_text_without_spaces_between_words_is_used_up_to_the_limit() -> None:
    assert shortened("您好 您的包裹已经在路上了", "x", limit=9) == "您好 您的包裹已经"


def test_a_link_that_does_not_fit_any_more_takes_its_sentence_along() -> None:
    text = "It has shipped. Track it here: https://fernway.example/track/48213. Bye."

    assert shortened(text, "x", limit=66) == "It has shipped."
    assert shortened(text, "x", limit=67).endswith("/48213.")


def test_a_link_too_long_for_any_message_does_not_leave_the_reply_empty() -> None:
    link = "https://track.example/" + "a" * 1_000

    assert shortened(f"{link} shows where it is.", "instagram") == "shows where it is."
    assert shortened(f"It shipped. {link} shows it.", "instagram") == "It shipped."
    assert shortened(link, "instagram") == ""


def test_a_link_exactly_as_long_as_the_message_is_kept_without_its_full_stop() -> None:
    link = "https://track.example/" + "a" * 978

    assert shortened(f"{link}.", "instagram") == link


def test_each_platform_is_shortened_to_its_own_limit() -> None:
    text = "É" * 12_000

    assert [len(shortened(text, channel)) for channel in get_args(Channel)] == [
        500,
        2_000,
        4_096,
        10_000,
        8_000,
        12_000,
        12_000,
    ]
