"""Words that failed are named to staff without becoming what they were meant to be."""

from __future__ import annotations

import pytest

from drafter.verify.naming import discreet, named, strangers


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("https://evil.test/pay", "“https[:]//evil[.]test/pay”"),
        ("costs £3.50", "“costs £3.50”"),
        ("<b>Done</b>", "“‹b›Done‹/b›”"),
        ("de\u200bad", "“dead”"),
        ("[a](javascript:x)", "“[a], (javascript[:]x)”"),
        ("one two three four five six seven eight", "“one two three four five six seven…”"),
    ],
)
def test_what_failed_is_named_short_and_dead(words: str, name: str) -> None:
    assert named(words) == name


def test_a_name_that_nobody_here_used_is_kept_from_staff_too() -> None:
    unknown = strangers("Hi Dana, order 77731 goes to Maya", frozenset({"maya", "hi"}))

    assert unknown == {"dana", "77731"}
    assert discreet("“Dana” and dana, 77731; ana@x", unknown) == "“D…” and d…, 7…; …@x"
