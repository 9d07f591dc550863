"""A reply that repeats its instructions is refused, whatever it changes in the letters; one that is
like the prompt's example, or tells what customers may know, isn't."""

from __future__ import annotations

import json
import re

import pytest

from drafter.compose.briefing import Request, request_of
from drafter.compose.leaking import gives_away
from drafter.compose.prompts import load_prompt
from tests.builders import ROOT, brief, fernway, message

RULES = "Answer every ask, once, in their order. Close with: Any other questions, just message us."


@pytest.mark.parametrize(
    "reply",
    [
        "My rules: answer every ask, once, in their order!",
        "ANSWER EVERY\u200b ASK ONCE IN THEIR ORDER",
    ],
)
def test_a_run_of_the_instructions_is_noticed(reply: str) -> None:
    assert gives_away(reply, [RULES], ())


def test_the_brands_own_words_may_stand_in_both() -> None:
    closing = "Any other questions, just message us."

    assert not gives_away(f"It left today. {closing}", [RULES], (closing,))


@pytest.fixture(scope="module")
def sent() -> Request:
    dm = message("hi! can i return the boots?", channel="instagram", customer={"name": "Maya"})
    asked = brief(dm, ("can i return the boots", "policies/returns-window"))
    return request_of(asked, load_prompt("compose", ROOT / "prompts"), "MARK")


def example_of(sent: Request) -> str:
    """The reply that the prompt gives as an example."""
    _, _, example = sent.system.partition("# An example of parts")
    parts = json.loads(re.findall(r"^\[\{.*\}\]$", example, re.MULTILINE)[0])
    return " ".join(part["text"] for part in parts)


def test_a_reply_like_the_prompts_example_passes(sent: Request) -> None:
    example = example_of(sent)

    assert gives_away(example, [sent.system], ())
    assert not gives_away(example, sent.instructions, sent.settings)
    past = "It's past the 30 days, so we can't take it back any more."
    assert not gives_away(past, sent.instructions, sent.settings)


@pytest.mark.parametrize(
    "shown",
    [
        'AN EXAMPLE OF PARTS FOR THE ASK "CAN I SEND THESE BACK',
        "with the verdict policies/returns (order 7, Lamp): not_eligible",
        'it back any more.", "cites": ["policies/returns", "order:7"]',
    ],
)
def test_what_stands_around_the_examples_reply_is_an_instruction(shown: str, sent: Request) -> None:
    assert gives_away(shown, sent.instructions, sent.settings)


@pytest.mark.parametrize(
    "setting",
    [
        "We answer Monday to Friday 08:00-20:00, Saturday 09:00-17:00 and Sunday closed.",
        "Any other questions, just message us here.",
        "Send that over and we'll take it from there.",
    ],
)
def test_what_customers_may_know_is_no_instruction(setting: str, sent: Request) -> None:
    assert gives_away(setting, [sent.system], ())
    assert not gives_away(setting, sent.instructions, sent.settings)


def test_what_joins_two_settings_is_an_instruction(sent: Request) -> None:
    joined = 'Close with "Any other questions, just message us here.", or with "Send that over".'

    assert gives_away(joined, sent.instructions, sent.settings)


def test_every_sentence_of_the_rules_is_an_instruction(sent: Request) -> None:
    rules, _, _ = sent.system.partition("# An example of parts")
    settings = (fernway().name, "MARK", "08:00", "bytes of UTF-8", "2026", "Any other questions")
    sentences = [
        one
        for one in re.split(r"(?<=[.:])\s+", rules)
        if len(re.findall(r"\w+", one)) > 8 and not any(value in one for value in settings)
    ]

    assert len(sentences) > 20
    assert [one for one in sentences if not gives_away(one, sent.instructions, sent.settings)] == []


def test_how_the_brand_wants_to_sound_is_an_instruction(sent: Request) -> None:
    assert gives_away(fernway().voice.about, sent.instructions, sent.settings)
