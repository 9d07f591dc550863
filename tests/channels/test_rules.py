"""What is known of each platform."""

from __future__ import annotations

from datetime import timedelta
from typing import get_args

import pytest

from drafter.channels import measure, rules_of
from drafter.errors import ConfigurationError
from drafter.messages import Channel

DAY, WEEK = timedelta(hours=24), timedelta(days=7)


def test_every_channel_of_the_wire_has_its_rules() -> None:
    for channel in get_args(Channel):
        assert rules_of(channel).name == channel


@pytest.mark.parametrize(
    ("channel", "limit", "unit", "window", "human_agent_window"),
    [
        ("instagram", 1_000, "bytes", DAY, WEEK),
        ("messenger", 2_000, "characters", DAY, WEEK),
        ("whatsapp", 4_096, "characters", DAY, None),
        ("x", 10_000, "characters", None, None),
        ("linkedin", 8_000, "characters", None, None),
        ("email", None, "characters", None, None),
        ("webchat", None, "characters", None, None),
    ],
)
def test_a_platforms_limit_and_windows_are_as_it_states_them(
    channel: Channel,
    limit: int | None,
    unit: str,
    window: timedelta | None,
    human_agent_window: timedelta | None,
) -> None:
    rules = rules_of(channel)

    assert (rules.limit, rules.unit) == (limit, unit)
    assert (rules.window, rules.human_agent_window) == (window, human_agent_window)
    assert rules.has_window == (window is not None)


def test_people_split_answers_in_chats_and_not_in_letters() -> None:
    splitting = {channel for channel in get_args(Channel) if rules_of(channel).splits}

    assert splitting == {"instagram", "messenger", "whatsapp", "x", "webchat"}


def test_a_reply_carries_pictures_everywhere_and_files_not_on_x() -> None:
    for channel in get_args(Channel):
        shown = rules_of(channel).shows_media

        assert "image" in shown
        assert ("file" in shown) == (channel != "x")
        assert not shown & {"story_reply", "share"}  # customers send those, brands don't


def test_a_brands_limit_replaces_the_platforms_and_nothing_else() -> None:
    rules = rules_of("messenger", limit=640)

    assert rules.limit == 640
    assert rules.window == DAY
    assert measure("hello", "messenger", limit=640).limit == 640
    assert rules_of("messenger").limit == 2_000


@pytest.mark.parametrize("limit", [-1, 0, 3])
def test_a_limit_below_one_character_is_refused_with_the_reason(limit: int) -> None:
    with pytest.raises(ConfigurationError, match=f"the limit for email is {limit}.*at least"):
        rules_of("email", limit=limit)
