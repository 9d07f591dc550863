"""Words that failed are named to staff without becoming what they were meant to be."""

from __future__ import annotations

import pytest

from drafter.verify.claims.contacts import find_contacts
from drafter.verify.naming import discreet, named, told, withheld, words_said

SAID = words_said(["Maya, your tent goes to Portugal.", "https://track.example/48213"])
OURS = words_said(["https://track.example/48213"])


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("https://evil.test/pay", "“https[:]//evil[.]test/pay”"),
        ("costs £3.50", "“costs £3.50”"),
        ("<b>Done</b>", "“‹b›Done‹/b›”"),
        ("de\u200bad", "“dead”"),
        ("Reye\n\ns wrote", "“Reye s wrote”"),
        ("he said “yes”", "“he said 'yes'”"),
        ("[a](javascript:x)", "“[a], (javascript[:]x)”"),
        ("[a] (here)", "“[a], (here)”"),
        ("one two three four five six seven eight", "“one two three four five six seven…”"),
    ],
)
def test_what_failed_is_named_short_and_dead(words: str, name: str) -> None:
    assert named(words) == name


def test_a_source_is_quoted_whole() -> None:
    assert told("one two three four\nfive six seven eight") == (
        "“one two three four five six seven eight”"
    )


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Dana Reyes wrote to us", "“… wrote to us”"),
        ("dana reyes wrote to us", "“… wrote to us”"),
        ("Dana_Reyes, DANA-REYES, DanaReyes", "“…”"),
        ("D a n a", "“… a … a”"),
        ("it goes to 9 Harbour View", "“it goes to 9 … View”"),
        ("order 77731 is hers", "“order … is hers”"),
        ("order 48213 is Maya's", "“order 48213 is Maya's”"),
        ("call 09 00 55 50 12 now", "“call … now”"),
        ("call 0900 555 0199", "“call …”"),
        ("it is seven seven seven three one", "“it is …”"),
        ("pay at refunds-desk.example/48213", "“pay at …example/48213”"),
        ("pay at https://track.example/other", "“pay at https[:]//track[.]example/…”"),
        ("write to me@evil.test", "“write to …”"),
        ("Refunds-desk \u06d4 return", "“…”"),
        ("Type+return+and+after+it+.test", "“…”"),
        ("go-to-return-now-point-com/48213-to-sort", "“…/48213-…”"),
        ("return|.|example/48213", "“…|.|example/48213”"),
        ("return-tents.example, return/tents/example-48213", "“…example, …/example-48213”"),
        ("return~tents, return,tents (return+tents)", "“…)”"),
        ("pay/return tents—or, if it's on-time, wait", None),
        ("to Portugal by 23/11/2026 for £9.95", None),
        ("within fourteen days, on Monday, in Spain", None),
        ("a Portuguese tents warehouse", "“a … tents warehouse”"),
    ],
)
def test_a_reason_shows_plain_english_figures_and_what_was_said(
    words: str, shown: str | None
) -> None:
    assert discreet(f"{named(words)} is wrong", SAID, OURS) == f"{shown or f'“{words}”'} is wrong"


def test_of_a_contact_or_personal_data_only_the_shops_own_is_shown() -> None:
    why = f"{named('Call Maya on 0900 5 at https://track.example/other')} is not approved"

    assert withheld(why, OURS) == "“… https[:]//track[.]example/…” is not approved"


def test_what_stands_outside_the_quotes_is_left_alone() -> None:
    assert discreet("quux “quux” quux", frozenset(), frozenset()) == "quux “…” quux"


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
        ("Here: https://us.example\n\n.evil.test/pay", ["https://us.example", "evil.test/pay"]),
    ],
)
def test_a_spelt_address_is_seen_across_the_ends_of_lines(text: str, found: list[str]) -> None:
    assert [mention.value for mention in find_contacts(text)] == found
