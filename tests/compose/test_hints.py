"""Staff's wishes, as far as they can be followed without a model."""

from __future__ import annotations

import pytest

from drafter.compose.extractive import compose_extractive
from drafter.compose.hints import wishes_of
from drafter.drafts import text_of
from tests.builders import brief, fernway, message


@pytest.mark.parametrize(
    "hint", ["shorter", "Shorter, please!", "make it a bit shorter", "keep this brief", "too long"]
)
def test_shorter_is_understood(hint: str) -> None:
    assert wishes_of(hint).shorter
    assert wishes_of(hint).unmet == ""


@pytest.mark.parametrize(
    "hint", ["offer the exchange first", "shorter, and offer 10% off", "mention the short queue"]
)
def test_what_only_a_model_could_follow_is_named(hint: str) -> None:
    wishes = wishes_of(hint)

    assert not wishes.shorter
    assert f"“{hint}”" in wishes.unmet


def test_each_line_is_a_wish_of_its_own() -> None:
    wishes = wishes_of("shorter\noffer the exchange first\n")

    assert wishes.shorter
    assert wishes.others == ("offer the exchange first",)


def test_no_hint_is_no_wish() -> None:
    assert wishes_of(None) == wishes_of(" ")
    assert not wishes_of(None).unmet


def test_a_shorter_reply_keeps_the_answer_and_leaves_the_courtesies() -> None:
    def text(**fields: str) -> str:
        dm = message("do you ship abroad", **fields)
        composition = compose_extractive(brief(dm, (dm.text, "faq/where-we-deliver")))
        return text_of(composition.alternatives[0])

    whole, short = text(), text(hint="shorter")

    assert "We deliver to the UK" in short
    assert fernway().voice.closing in whole
    assert fernway().voice.closing not in short
    assert len(short) < len(whole)
