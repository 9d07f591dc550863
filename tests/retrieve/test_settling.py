"""Asks and their matches, settled."""

from __future__ import annotations

import pytest

from drafter.knowledge.brand import Thresholds
from drafter.retrieve.retriever import Found, Match
from drafter.retrieve.settling import going_on, settle, settled_ask

LIMITS = Thresholds(answerable=0.5, covered=0.4)


def found(entry: str, score: float) -> Found:
    return Found((Match(entry, score, 0.8, "text"),), 0.9)


def settled(
    *asks: tuple[str, str, float], whole: Found | None = None
) -> list[tuple[str, str | None]]:
    texts = [text for text, _, _ in asks]
    views = [found(entry, score) for _, entry, score in asks]
    together = settled_ask(" ".join(texts), whole or found("none", 0.0), LIMITS)
    return [
        (ask.text, ask.match.entry if ask.match else None)
        for ask in settle(texts, views, together, thresholds=LIMITS)
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
    assert [
        entry for _, entry in settled(("a?", "x", 0.9), ("b?", "y", 0.9), ("c?", "x", 0.6))
    ] == [
        "x",
        "y",
    ]


def test_nothing_answered_is_left_as_it_was() -> None:
    assert settled(("hello", "x", 0.1), ("world", "y", 0.2)) == [("hello", None), ("world", None)]


def test_asks_that_make_sense_only_together_are_answered_as_one() -> None:
    asks = settled(
        ("forgot my code when i paid", "x", 0.1),
        ("can you add it?", "y", 0.1),
        whole=found("promo", 0.9),
    )

    assert asks == [("forgot my code when i paid can you add it?", "promo")]


def beside(statement: Found, ask: Found) -> list[tuple[str, str | None]]:
    """A statement and the request after it, settled."""
    texts = ["still processing after 4 days", "can you change the address?"]
    whole = settled_ask(" ".join(texts), found("none", 0.0), LIMITS)
    return [
        (one.text, one.match.entry if one.match else None)
        for one in settle(texts, [statement, ask], whole, thresholds=LIMITS)
    ]


def test_what_is_told_before_a_request_belongs_to_it_where_it_may_be_the_same_matter() -> None:
    together = [("still processing after 4 days can you change the address?", "address")]

    assert beside(several(track=0.6, address=0.2), found("address", 0.9)) == together
    assert beside(found("track", 0.4), found("address", 0.9)) == together


def test_a_likely_matter_that_has_nothing_to_do_with_the_request_is_an_ask_too() -> None:
    assert [entry for _, entry in beside(found("track", 0.6), found("address", 0.9))] == [
        "track",
        "address",
    ]


def test_a_statement_with_a_doubtful_match_after_an_ask_is_background_to_it() -> None:
    limits = Thresholds(answerable=0.25)
    texts = ["do you repair tents?", "not bought from you"]
    views = [found("repairs", 0.9), found("price", 0.3)]
    whole = settled_ask(" ".join(texts), found("none", 0.0), limits)

    (ask,) = settle(texts, views, whole, thresholds=limits)

    assert (ask.text, ask.match and ask.match.entry) == (" ".join(texts), "repairs")


def test_a_statement_that_is_clearly_its_own_matter_stays_so() -> None:
    asks = settled(("the mug came chipped", "faulty", 0.95), ("where's my tent?", "track", 0.9))

    assert [entry for _, entry in asks] == ["faulty", "track"]


def several(**scores: float) -> Found:
    return Found(tuple(Match(e, s, 0.8, "text") for e, s in scores.items()), 0.9)


def test_an_ask_that_goes_on_takes_what_fits_the_one_before_too() -> None:
    alone = several(charged=0.7, refund=0.5)
    following = several(refund=0.6, charged=0.1)

    assert [match.entry for match in going_on(alone, following).matches] == ["refund", "charged"]


def test_an_ask_that_is_clear_by_itself_goes_on_from_nothing() -> None:
    alone = several(hours=0.95)

    assert going_on(alone, several(refund=0.99)) is alone


def test_what_the_knowledge_does_not_speak_of_has_no_answer_unless_its_entry_is_clear() -> None:
    def strange(score: float) -> Found:
        return Found((Match("tent-care", score, 0.5, "text"),), covered=0.3)

    assert settled_ask("is it freestanding", strange(0.6), LIMITS).match is None
    assert settled_ask("how do i dry my tent", strange(0.9), LIMITS).match is not None


def test_a_number_alone_asks_nothing() -> None:
    assert settled(("48213", "faq/contact", 0.95)) == [("48213", None)]


def told(statement: tuple[str, float], ask: tuple[str, float]) -> list[tuple[str, str | None]]:
    text, (entry, score) = "came wet. how do i dry it", statement
    views = [found(entry, score), found(*ask)]
    settled_ = settle(
        ["came wet.", text],
        views,
        settled_ask(text, found("none", 0.0), LIMITS),
        thresholds=LIMITS,
        told=[True, False],
        trouble={"faulty"},
    )
    return [(ask.text, ask.match.entry if ask.match else None) for ask in settled_]


def test_a_statement_that_clearly_tells_of_trouble_is_an_ask() -> None:
    assert told(("faulty", 0.9), ("care", 0.9)) == [
        ("came wet.", "faulty"),
        ("how do i dry it", "care"),
    ]


@pytest.mark.parametrize(
    "statement",
    [("faulty", 0.7), ("praise", 0.95), ("care", 0.95)],
    ids=["not clear", "no trouble", "what is asked about"],
)
def test_any_other_statement_is_background(statement: tuple[str, float]) -> None:
    assert told(statement, ("care", 0.9)) == [("came wet. how do i dry it", "care")]


def test_an_ask_with_a_likely_matter_of_its_own_does_not_only_repeat_the_one_before() -> None:
    before, both = several(stores=0.9), several(stores=0.9, access=0.2)

    assert going_on(several(access=0.6, stores=0.1), both, before).matches[0].entry == "access"
    assert going_on(several(access=0.3, stores=0.1), both, before).matches[0].entry == "stores"


def test_entries_of_one_topic_are_answerable_together() -> None:
    limits = Thresholds(answerable=0.25)
    topics = {"late": "delivery", "lost": "delivery", "track": "delivery", "mug": "products"}

    def answer(found_: Found) -> str | None:
        match = settled_ask("where's my parcel", found_, limits, topics).match
        return match.entry if match else None

    assert answer(several(track=0.2, late=0.1, lost=0.05)) == "track"
    assert answer(several(track=0.2, mug=0.2)) is None
    assert answer(several(track=0.09, late=0.09, lost=0.09)) is None
    assert settled_ask("x y", several(track=0.2, late=0.2), limits).match is None
