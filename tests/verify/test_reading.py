"""A text taken apart, as far as somebody asks."""

from __future__ import annotations

from drafter.verify.reading.conditions import conditions
from drafter.verify.reading.reading import read

TEXT = "The mug is safe in the dishwasher. It isn't safe in the microwave. Lids are sold apart."


def test_a_sentence_says_what_its_it_stands_for_whichever_is_asked_first() -> None:
    in_order, last_first = read(TEXT, "en_GB").sentences, read(TEXT, "en_GB").sentences

    forwards = [sentence.held for sentence in in_order]
    backwards = [sentence.held for sentence in reversed(last_first)]

    assert forwards == backwards[::-1]
    assert "mug" in forwards[1] - in_order[1].concepts
    assert "mug" not in forwards[2]


def test_clauses_are_looked_for_when_somebody_asks_for_them() -> None:
    reading = read(TEXT, "en_GB")
    syntax = reading.sentences[0].syntax

    assert "clauses" not in vars(syntax)
    assert all(sentence.clauses for sentence in reading.sentences)
    assert "clauses" in vars(syntax)


def test_conditions_come_in_the_order_in_which_their_source_has_them() -> None:
    (sentence,) = read("We deliver to Spain, Norway, Kenya, Chile and Japan.", "en_GB").sentences
    (clause,) = sentence.clauses

    places = [c.words for c in conditions(sentence, clause) if c.kind == "place"]

    assert places == ["spain", "norway", "kenya", "chile", "japan"]
