"""Words that failed are named to staff without becoming what they were meant to be."""

from __future__ import annotations

import pytest

from drafter.verify.contacts import find_contacts
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


def test_no_link_leaves_by_the_reason_either() -> None:
    why = "“t.co” stands as “https://track.example/48213” in the source"

    assert discreet(why, frozenset()) == (
        "“t[.]co” stands as “https[:]//track[.]example/48213” in the source"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("go to t\n\ndot co for it", ["t.co"]),
        ("see bit dot\nly/x", ["bit.ly/x"]),
        ("write to help at\nevil dot\ncom", ["help@evil.com"]),
        ("fernway [dot]\nexample", ["fernway.example"]),
        ("as it says, t.\n\nme/fernway", ["t.\n\nme/fernway"]),
        ("a dot matrix print", []),
        ("you can return it. And/or swap it", []),
    ],
)
def test_a_spelt_address_is_seen_across_the_ends_of_lines(text: str, found: list[str]) -> None:
    assert [mention.value for mention in find_contacts(text)] == found
