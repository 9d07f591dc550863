"""Sending a text as several messages."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.channels import fits, measure, split
from drafter.messages import Channel
from tests.channels.texts import CHARACTERS, LINKS, characters_of, is_trimmed, limits, mixed

channels = st.sampled_from(get_args(Channel))


@given(mixed, channels, limits)
def test_every_message_fits_and_none_is_blank(text: str, channel: Channel, limit: int) -> None:
    for message in split(text, channel, limit=limit):
        assert fits(message, channel, limit=limit)
        assert message.strip()


@given(mixed, channels, limits)
def test_nothing_is_lost_but_white_space_where_messages_meet(
    text: str, channel: Channel, limit: int
) -> None:
    rest = text
    for message in split(text, channel, limit=limit):
        skipped, found, rest = rest.partition(message)

        assert found
        assert not skipped.strip()
    assert not rest.strip()


@given(mixed, channels, limits)
def test_no_message_begins_or_ends_within_a_character(
    text: str, channel: Channel, limit: int
) -> None:
    whole = characters_of(text)
    longest = max((measure(character, channel).used for character in whole), default=0)

    messages = split(text, channel, limit=max(limit, longest))

    assert [c for message in messages for c in characters_of(message)] == whole


@given(mixed, channels, st.integers(min_value=0, max_value=20))
def test_text_that_fits_is_one_message_unchanged(text: str, channel: Channel, room: int) -> None:
    limit = max(4, measure(text, channel).used + room)

    assert split(text, channel, limit=limit) == ((text,) if text.strip() else ())


@given(mixed, channels, limits)
def test_no_message_of_several_has_white_space_around_it(
    text: str, channel: Channel, limit: int
) -> None:
    messages = split(text, channel, limit=limit)

    assert messages == (text,) or all(map(is_trimmed, messages))


def test_white_space_after_a_sign_that_takes_a_space_in_is_left_out() -> None:
    assert split("\u0600    salam", "x", limit=4) == ("\u0600 ", "sala", "m")


def test_a_phone_number_longer_than_a_message_is_cut_at_its_spaces() -> None:
    assert split("+44 114 496 0182", "x", limit=9) == ("+44 114", "496 0182")


@given(mixed, st.sampled_from(LINKS), mixed, st.integers(min_value=110, max_value=200))
def test_a_link_that_fits_a_message_stays_whole(
    before: str, link: str, after: str, limit: int
) -> None:
    messages = split(f"{before} {link} {after}", "instagram", limit=limit)

    assert any(link in message for message in messages)


@pytest.mark.parametrize("channel", ["x", "email"])
@pytest.mark.parametrize("blank", ["", " ", "\n\n \t"])
def test_blank_text_is_no_message(channel: Channel, blank: str) -> None:
    assert split(blank, channel) == ()


def test_paragraphs_stay_together_where_they_fit() -> None:
    text = "It has shipped.\n\nIt arrives on Friday. Track it online.\n\nAnything else, just ask."

    assert split(text, "x", limit=60) == (
        "It has shipped.\n\nIt arrives on Friday. Track it online.",
        "Anything else, just ask.",
    )


def test_a_paragraph_end_is_taken_over_a_later_sentence_end() -> None:
    text = "It has shipped.\n\nIt arrives on Friday. Track it online."

    assert split(text, "x", limit=42) == (
        "It has shipped.",
        "It arrives on Friday. Track it online.",
    )


def test_a_greeting_line_stays_with_what_follows() -> None:
    text = "Hi Maya,\n\nIt has shipped. It arrives on Friday."

    assert split(text, "x", limit=30) == ("Hi Maya,\n\nIt has shipped.", "It arrives on Friday.")


def test_a_long_paragraph_is_cut_at_a_sentence_and_a_long_sentence_at_a_word() -> None:
    text = "It has shipped. Your parcel is on its way to you and arrives on Friday"

    assert split(text, "x", limit=30) == (
        "It has shipped.",
        "Your parcel is on its way to",
        "you and arrives on Friday",
    )


@pytest.mark.parametrize("character", CHARACTERS.values(), ids=CHARACTERS.keys())
def test_a_run_of_one_character_is_cut_between_two_of_them(character: str) -> None:
    for limit in range(28, 60):
        messages = split(character * 40, "instagram", limit=limit)

        assert all(m == character * (len(m) // len(character)) for m in messages)
        assert "".join(messages) == character * 40


def test_a_link_longer_than_a_message_is_cut_because_nothing_may_be_lost() -> None:
    link = "https://track.example/" + "a" * 1_500

    messages = split(f"Track it here: {link} any time.", "instagram")

    assert messages[0] == "Track it here:"
    assert "".join(messages[1:]).startswith(link)
    assert len(messages) == 3


def test_a_character_longer_than_a_message_is_cut_between_code_points() -> None:
    piled = "o" + "\u0302" * 600

    messages = split(f"so {piled} odd", "instagram")

    assert messages[0] == "so"
    assert "".join(messages[1:-1]) + messages[-1].removesuffix(" odd") == piled


def test_a_space_torn_from_its_accent_is_no_message() -> None:
    accent = "\U0001e8d0"

    assert split(f" {accent}  cd", "instagram", limit=4) == (accent, "cd")


def test_a_channel_without_a_limit_takes_it_all_in_one_message() -> None:
    text = "It has shipped.\n\n" * 2_000

    assert split(text, "email") == (text,)


def test_the_channels_own_limit_is_used() -> None:
    words = "parcel " * 1_000

    assert [len(split(words, channel)) for channel in get_args(Channel)] == [7, 4, 2, 1, 1, 1, 1]
