"""Which turns a message goes on from."""

from __future__ import annotations

import pytest

from drafter.understand import understand
from tests.builders import message

ASKED = [
    {"author": "customer", "text": "can i return my boots"},
    {"author": "agent", "text": "You can. Shall I send the label to your e-mail address?"},
]


@pytest.mark.parametrize("text", ["yes please", "yep", "to my work one", "48213", "its 50077 thx"])
def test_bare_words_that_answer_us_are_read_with_what_was_asked(text: str) -> None:
    read = understand(message(text, history=ASKED), languages=("en",))

    assert read.text == f"can i return my boots {text}"
    assert read.answers


@pytest.mark.parametrize("text", ["no thanks", "that's everything, cheers", "ok thank you"])
def test_thanks_answer_nothing(text: str) -> None:
    read = understand(message(text, history=ASKED), languages=("en",))

    assert read.text == text
    assert not read.answers


def test_a_new_question_stands_alone() -> None:
    read = understand(message("do you gift wrap?", history=ASKED), languages=("en",))

    assert read.text == "do you gift wrap?"


@pytest.mark.parametrize(
    "courtesy", ["Anything else I can help with?", "Does that help?", "How did we do?"]
)
def test_a_courtesy_asks_nothing(courtesy: str) -> None:
    history = [{"author": "agent", "text": courtesy}]

    assert not understand(message("ok", history=history), languages=("en",)).answers


def test_an_elliptic_question_after_an_answer_goes_on_from_the_one_before() -> None:
    history = [
        {"author": "customer", "text": "do you deliver to sweden?"},
        {"author": "agent", "text": "Yes, we deliver to Sweden."},
    ]

    going_on = understand(message("and how long?", history=history), languages=("en",))
    fresh = understand(message("and do you gift wrap?", history=history), languages=("en",))

    assert going_on.queries == ("deliver to sweden: and how long?",)
    assert fresh.queries == ("and do you gift wrap?",)
