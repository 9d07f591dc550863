"""What is offered beside a reply is what the channel can show."""

from __future__ import annotations

from typing import get_args

import pytest

from drafter.channels import media_kind, rules_of, shown
from drafter.compose.extractive import ExtractiveWriter
from drafter.messages import Channel
from drafter.timing import Timer
from drafter.triage import Decision
from drafter.writing import write
from tests.builders import brief, entries, message

CHART = "https://fernway.example/media/boot-sizes.png"
URLS = [CHART, "https://a.example/b.MP4?x=1", "https://a.example/c.mp3", "https://a.example/d.pdf"]


@pytest.mark.parametrize(
    ("url", "kind"),
    [*zip(URLS, ["image", "video", "audio", "file"], strict=True), ("https://a.example/x", None)],
)
def test_an_address_tells_its_kind_by_its_ending(url: str, kind: str | None) -> None:
    assert media_kind(url) == kind


@pytest.mark.parametrize(
    ("channel", "expected"),
    [("instagram", URLS), ("x", URLS[:1]), ("linkedin", [URLS[0], URLS[1], URLS[3]])],
)
def test_a_channel_is_given_what_it_can_show(channel: Channel, expected: list[str]) -> None:
    assert list(shown(URLS, rules_of(channel))) == expected


@pytest.mark.anyio
@pytest.mark.parametrize("channel", get_args(Channel))
async def test_a_size_chart_goes_with_the_answer_about_sizes(channel: Channel) -> None:
    dm = message("what size boots do i need", channel=channel)
    made = brief(dm, (dm.text, "faq/boot-sizing"))

    result = await write(made, Decision("reply"), [ExtractiveWriter()], Timer(lambda: 0.0))

    assert result.suggestions[0].media == (CHART,)


def test_all_of_fernways_media_can_be_shown_somewhere() -> None:
    media = [url for entry in entries().values() for url in entry.media]

    assert len(media) == 4
    assert all(media_kind(url) == "image" for url in media)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"
