"""Reading JSON out of what a model says."""

from __future__ import annotations

import json

import pytest

from drafter.compose.model.structured import MAX_CHARACTERS, read_object
from drafter.errors import WriterError
from tests.pace import assert_done_within

SCHEMA = {"required": ["parts", "asks"]}
ANSWER = {"parts": [{"text": 'It\'s {not} "closed" }', "cites": []}]}
WRITTEN = json.dumps(ANSWER)


@pytest.mark.parametrize(
    "said",
    [
        WRITTEN,
        f"\ufeff \n{WRITTEN}\n",
        f"```json\n{WRITTEN}\n```",
        f"```\n{WRITTEN}\n```\nI hope that helps!",
        f"Here is the reply you asked for: {WRITTEN} Let me know.",
        f"Set {{placeholders}} aside. {WRITTEN}",
        f'First the mood, {{"mood": "sad"}}, then the reply: {WRITTEN}',
        f"<think>Maybe {json.dumps({'parts': ['no']})}?</think>\n{WRITTEN}",
    ],
)
def test_the_object_is_found_wherever_it_stands(said: str) -> None:
    assert read_object(said, SCHEMA) == ANSWER


def test_an_object_inside_another_is_not_taken_for_the_answer() -> None:
    inside: dict[str, object] = {"reply": {"parts": []}}

    assert read_object(json.dumps(inside), SCHEMA) == inside


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", "isn't JSON"),
        ("null", "isn't JSON"),
        ("[]", "isn't JSON"),
        ('"parts"', "isn't JSON"),
        ('{"a": 1} {"b": 2}', "isn't JSON"),
        (f"{WRITTEN} {WRITTEN}", "several answers"),
        (f"{WRITTEN[:-1]}", "isn't JSON"),
        ('{"parts": Infinity}', "isn't JSON"),
        ('{"parts": ["\\udc00"]}', "aren't text"),
        ('{"parts": ' + "9" * 5_000 + "}", "isn't JSON"),
        ("x" * (MAX_CHARACTERS + 1), "far too long"),
    ],
)
def test_what_leaves_doubt_is_refused(said: str, why: str) -> None:
    with pytest.raises(WriterError, match=why):
        read_object(said, SCHEMA)


@pytest.mark.parametrize("piece", ["{", '{"a":', "[{", "<think>", '{"a":"', "```json\n{", "}{"])
def test_hostile_text_is_read_in_no_time(piece: str) -> None:
    text = (piece * MAX_CHARACTERS)[:MAX_CHARACTERS]

    def read() -> None:
        with pytest.raises(WriterError):
            read_object(text, SCHEMA)

    assert_done_within(0.25, read)
