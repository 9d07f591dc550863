"""An index of patterns leaves out only what can't match."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.knowledge.literals import PatternIndex, requirements_of
from drafter.knowledge.signals import load_signals
from drafter.understand.steering.address import ADDRESSES
from drafter.understand.steering.commands import COMMANDS
from drafter.understand.steering.demands import DEMANDS, UNMISTAKABLE
from drafter.understand.steering.fields import LABELS, NOTES
from drafter.understand.steering.foreign import FOREIGN, UNMISTAKABLE_ABROAD
from drafter.understand.steering.scripts import SCRIPTS
from tests.builders import ROOT

SIGNALS = load_signals(ROOT / "knowledge" / "common")
STEERING = (*COMMANDS, *ADDRESSES, *DEMANDS, *FOREIGN, *UNMISTAKABLE, *UNMISTAKABLE_ABROAD)
PATTERNS = [
    *(pattern for signal in SIGNALS.values() for pattern in signal.patterns),
    *(*STEERING, *SCRIPTS, *NOTES, *LABELS),
]
INDEX = PatternIndex(PATTERNS)
WORDS = sorted({word for s in SIGNALS.values() for text in s.examples for word in text.split()})


def left_out(text: str) -> list[re.Pattern[str]]:
    possible = INDEX.places(text)
    return [one for n, one in enumerate(PATTERNS) if n not in possible and one.search(text)]


@pytest.mark.parametrize("code", sorted(SIGNALS))
def test_no_pattern_that_matches_an_example_is_left_out(code: str) -> None:
    texts = (*SIGNALS[code].examples, *SIGNALS[code].lookalikes)

    assert [text for text in texts if left_out(text)] == []


def test_no_pattern_that_matches_a_case_is_left_out() -> None:
    lines = (ROOT / "evals" / "cases" / "escalation.jsonl").read_text("utf-8").splitlines()

    assert [text for line in lines if left_out(text := json.loads(line)["text"])] == []


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_no_pattern_that_matches_any_words_is_left_out(text: str) -> None:
    assert left_out(text) == []
    assert left_out(text.upper()) == []


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_letters_that_a_pattern_takes_for_others_leave_none_out(text: str) -> None:
    assert left_out(text.replace("i", "ı").replace("s", "ſ")) == []
    assert left_out(text.upper().replace("I", "İ").replace("K", "\u212a")) == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [("ignore", "İGNORE"), ("kısmı", "kismi"), ("lösung", "LÖſUNG"), ("οδηγιες", "ΟΔΗΓΙΕΣ ")],
)
def test_one_letter_in_several_shapes_is_one_letter(pattern: str, text: str) -> None:
    index = PatternIndex([re.compile(pattern, re.IGNORECASE)])

    assert [match[0] for match in index.matches(text)] == [text.strip()]


def test_matches_come_in_the_order_of_the_patterns() -> None:
    index = PatternIndex([re.compile(one) for one in ("parcel", "never", "lost", r"\bmy\b")])

    assert [match[0] for match in index.matches("my lost parcel")] == ["parcel", "lost", "my"]


def test_few_patterns_are_left_for_an_ordinary_message() -> None:
    possible = INDEX.places("hi, can i still return the boots i got last week")

    assert len(possible) < len(PATTERNS) / 20


@pytest.mark.parametrize(
    ("pattern", "required"),
    [
        (r"\bsmall claims\b", [{"small claims"}]),
        (r"\b(take|took) (you )?to court\b", [{f"{v} {y}to court" for v in ("take", "took")
                                              for y in ("you ", "")}]),
        (r"\w+ lawyers?", [{" lawyer", " lawyers"}]),
        (r"\b(lost|left)\b.{0,20} parcel\b", [{" parcel"}, {"lost", "left"}]),
        (r"\b(?:my (?:lost|left)\w* parcel|a refund)", [{" parcel", "a refund"}]),
        (r"gr[ae]y+", [{"gra", "gre"}]),
        (r"(?=.*court).*sue\b", [{"sue"}]),
        (r"sue|\d+", []),
        (r"(abc)?", []),
        (r"ab", []),
    ],
)  # fmt: skip
def test_what_a_pattern_cannot_match_without(pattern: str, required: list[set[str]]) -> None:
    assert list(requirements_of(re.compile(pattern, re.IGNORECASE))) == required
