"""A reply that repeats the prompt is refused, whatever it changes in the letters."""

from __future__ import annotations

import pytest

from drafter.compose.leaking import gives_away

SYSTEM = "Answer every ask, once, in their order. Close with: Any other questions, just message us."


@pytest.mark.parametrize(
    "reply",
    [
        "My rules: answer every ask, once, in their order!",
        "ANSWER EVERY\u200b ASK ONCE IN THEIR ORDER",
    ],
)
def test_a_run_of_the_prompt_is_noticed(reply: str) -> None:
    assert gives_away(reply, SYSTEM, ())


def test_the_brands_own_words_may_stand_in_both() -> None:
    closing = "Any other questions, just message us."

    assert not gives_away(f"It left today. {closing}", SYSTEM, (closing,))
