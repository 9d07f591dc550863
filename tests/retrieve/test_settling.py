"""Asks and their matches, settled."""

from __future__ import annotations

from drafter.retrieve.retriever import Found, Match
from drafter.retrieve.settling import settle


def found(entry: str, score: float) -> Found:
    return Found((Match(entry, score, 0.8, "text"),), 0.9)


def settled(*asks: tuple[str, str, float]) -> list[tuple[str, str | None]]:
    texts = [text for text, _, _ in asks]
    views = [found(entry, score) for _, entry, score in asks]
    return [
        (ask.text, ask.match.entry if ask.match else None)
        for ask in settle(texts, views, answerable=0.5)
    ]


def test_segments_with_the_same_answer_are_one_ask() -> None:
    assert settled(
        ("they're too small.", "exchange", 0.7), ("can i swap for a 9?", "exchange", 0.9)
    ) == [("they're too small. can i swap for a 9?", "exchange")]


def test_a_statement_nothing_answers_is_background_to_the_next_ask() -> None:
    assert settled(("bought boots in march", "sizing", 0.1), ("are they wide?", "wide", 0.9)) == [
        ("bought boots in march are they wide?", "wide")
    ]


def test_background_at_the_end_belongs_to_the_ask_before() -> None:
    assert settled(("are they wide?", "wide", 0.9), ("my feet are big", "sizing", 0.1)) == [
        ("are they wide? my feet are big", "wide")
    ]


def test_a_question_nothing_answers_stays_an_ask_of_its_own() -> None:
    assert settled(("are they wide?", "wide", 0.9), ("who won the cup?", "sizing", 0.1)) == [
        ("are they wide?", "wide"),
        ("who won the cup?", None),
    ]


def test_different_answers_keep_the_customers_order() -> None:
    assert [entry for _, entry in settled(("a?", "x", 0.9), ("b?", "y", 0.9), ("c?", "x", 0.6))] == [
        "x",
        "y",
    ]


def test_nothing_answered_is_left_as_it_was() -> None:
    assert settled(("hello", "x", 0.1), ("world", "y", 0.2)) == [("hello", None), ("world", None)]
