"""Counting as the platform counts."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given

from drafter.channels import fits, measure
from drafter.drafts import Length
from drafter.messages import Channel
from tests.channels.texts import mixed


@pytest.mark.parametrize(
    ("text", "in_bytes", "in_characters"),
    [
        ("", 0, 0),
        ("hello", 5, 5),
        ("£5", 3, 2),
        ("e\u0301", 3, 2),
        ("退货", 6, 2),
        ("שלום", 8, 4),
        ("👍🏽", 8, 2),
        ("👩‍👩‍👧‍👦", 25, 7),
        ("🇬🇧", 8, 2),
    ],
)
def test_instagram_counts_bytes_and_the_others_code_points(
    text: str, in_bytes: int, in_characters: int
) -> None:
    assert measure(text, "instagram") == Length(used=in_bytes, limit=1_000, unit="bytes")
    assert measure(text, "x") == Length(used=in_characters, limit=10_000, unit="characters")


def test_where_there_is_no_limit_it_is_null_and_everything_fits() -> None:
    long = "a" * 20_000

    assert measure(long, "email") == Length(used=20_000, limit=None, unit="characters")
    assert fits(long, "email")
    assert fits(long, "webchat")


@pytest.mark.parametrize(
    ("channel", "limit"),
    [("messenger", 2_000), ("whatsapp", 4_096), ("x", 10_000), ("linkedin", 8_000)],
)
def test_a_text_as_long_as_the_limit_fits_and_one_character_more_does_not(
    channel: Channel, limit: int
) -> None:
    assert fits("退" * limit, channel)
    assert not fits("退" * (limit + 1), channel)


def test_on_instagram_the_limit_falls_between_two_bytes() -> None:
    assert fits("é" * 500, "instagram")
    assert not fits("é" * 500 + "!", "instagram")


def test_a_brands_limit_holds_where_the_platform_has_none() -> None:
    assert fits("a" * 50, "email", limit=50)
    assert not fits("a" * 51, "email", limit=50)


def test_half_a_surrogate_pair_counts_as_the_character_that_replaces_it() -> None:
    assert measure("\ud83d", "instagram").used == len("\ufffd".encode())


@given(mixed, mixed)
def test_lengths_add_up(first: str, second: str) -> None:
    for channel in get_args(Channel):
        together = measure(first + second, channel).used

        assert together == measure(first, channel).used + measure(second, channel).used
