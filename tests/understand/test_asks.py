"""Splitting a message into what it asks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.understand.asks import MAX_ASKS, is_request, split_asks, without_greeting


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("can i return these boots", ["can i return these boots"]),
        ("tracking?", ["tracking?"]),
        ("do u ship to france and how much is it", ["do u ship to france", "and how much is it"]),
        (
            "i want to cancel my order 48213 btw do you have a store in leeds",
            ["i want to cancel my order 48213", "btw do you have a store in leeds"],
        ),
        ("Hello. Where is my order? Thanks!", ["Where is my order?"]),
        ("hi team, hope you're well. where's my parcel", ["where's my parcel"]),
        (
            "Where is my order? I ordered it on Monday.",
            ["Where is my order? I ordered it on Monday."],
        ),
        ("bought a tent. is it waterproof?", ["bought a tent. is it waterproof?"]),
        (
            "has my tent gone out yet, is it gonna survive rain, and when does the offer end",
            ["has my tent gone out yet", "is it gonna survive rain", "and when does the offer end"],
        ),
        (
            "Hi! 1) do you have parking 2) can i bring a dog 3. when do you close",
            ["do you have parking", "can i bring a dog", "when do you close"],
        ),
        (
            "my stove hasnt arrived and one of the pans came dented",
            ["my stove hasnt arrived", "and one of the pans came dented"],
        ),
        (
            "rug never came (50110), n my two lamps are cracked can u replace them",
            ["rug never came (50110)", "n my two lamps are cracked can u replace them"],
        ),
        (
            "rug not here yet!! 50110. plus lamp arrived smashed",
            ["rug not here yet! 50110", "plus lamp arrived smashed"],
        ),
        ("I ordered shoes and the left one is torn", ["I ordered shoes and the left one is torn"]),
        ("got 2) of them, can i return 1) ?", ["got 2) of them, can i return 1) ?"]),
    ],
)
def test_a_message_is_split_where_people_turn_to_another_subject(
    text: str, asks: list[str]
) -> None:
    assert [ask.text for ask in split_asks(text) if not ask.told] == asks


def test_both_asks_of_an_unpunctuated_message_are_found() -> None:
    text = (
        "hi!! ordered a tent 3 wks ago, #48213, still nothing?? also the mug you sent is "
        "chipped, can i get a new one"
    )

    asks = split_asks(text)

    assert len(asks) == 2
    assert "tent" in asks[0].text
    assert "mug" in asks[1].text


def test_what_is_told_after_an_ask_is_kept_but_not_looked_up_with_it() -> None:
    ask, told = split_asks("has the tent gone out? the mugs came fine thx")

    assert ask.text == "has the tent gone out? the mugs came fine thx"
    assert ask.core == "has the tent gone out?"
    assert told.told


def test_what_is_told_stands_as_something_that_may_be_trouble_where_it_was_told() -> None:
    told, ask = split_asks("bag turned up wet through, box soaked. also how do i dry it")

    assert (told.text, told.told) == ("bag turned up wet through, box soaked.", True)
    assert ask.core.endswith("how do i dry it")
    assert not ask.told


def test_a_statement_alone_is_what_is_asked() -> None:
    assert [ask.told for ask in split_asks("box was soaked")] == [False]


def test_a_word_or_two_tell_nothing_by_themselves() -> None:
    assert len(split_asks("bought boots. are they wide?")) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("how long to germany & do you take klarna", 2),
        ("when does it ship and have you charged me", 2),
        ("how long do i have and who pays for it", 2),
        ("can i swap it n which size is next", 2),
        ("what's it cost and if i don't like it", 2),
        ("the box was torn and was taped up again", 1),
        ("salt & pepper mills, do you have them", 1),
    ],
)
def test_a_question_after_and_is_another_one(text: str, count: int) -> None:
    assert len(split_asks(text)) == count


def test_a_greeting_with_the_brands_name_says_nothing() -> None:
    assert without_greeting("hi Fernway, where's my tent", "Fernway") == "where's my tent"
    assert without_greeting("hello Alpen & Co! open today?", "Alpen & Co") == "open today?"
    assert without_greeting("hi Fernway, where's my tent") == "Fernway, where's my tent"


def test_an_afterthought_about_the_same_thing_is_no_ask_of_its_own() -> None:
    (ask,) = split_asks("got a text saying i owe $32 import duty?? is that legit")

    assert ask.core.endswith("is that legit")


def test_a_question_that_leans_on_another_is_looked_up_with_it() -> None:
    asks = split_asks("do you deliver to ireland? how much? and how long does it take")
    extra = split_asks("do you deliver to ireland? any extra cost?")

    assert [ask.text for ask in asks][1:] == ["how much?", "and how long does it take"]
    assert asks[1].core == "deliver to ireland: how much?"
    assert extra[1].core == "deliver to ireland: any extra cost?"


def test_an_ask_may_go_on_from_the_one_before_unless_it_says_it_is_another() -> None:
    asks = split_asks("how do i send it back? and when do i get my money? also are you open today")

    assert [ask.following for ask in asks] == [
        None,
        "how do i send it back: and when do i get my money?",
        None,
    ]


def test_a_greeting_alone_is_still_one_ask() -> None:
    assert [ask.text for ask in split_asks("hi")] == ["hi"]


def test_a_long_list_keeps_all_its_words() -> None:
    text = "\n".join(f"do you sell thing{number}?" for number in range(9))

    asks = split_asks(text)

    assert len(asks) == MAX_ASKS
    assert all(f"thing{number}" in " ".join(ask.text for ask in asks) for number in range(9))


@given(st.text(max_size=300))
def test_any_text_gives_an_ask_unless_it_is_blank(text: str) -> None:
    asks = split_asks(text)

    assert bool(asks) == bool(text.strip())
    assert all(ask.text.strip() and ask.core.strip() for ask in asks)


def test_two_words_of_trouble_go_with_what_they_were_said_of() -> None:
    (ask,) = split_asks("a neighbour signed? i don't know them. parcel missing")

    assert ask.core.endswith("parcel missing")


@pytest.mark.parametrize("text", ["no idea what the number is", "not sure which size it was"])
def test_not_knowing_something_is_no_question(text: str) -> None:
    assert not is_request(text)
    assert is_request(f"{text}, can you look?")


def test_there_is_no_greeting_where_it_begins_a_sentence() -> None:
    assert without_greeting("there's a kids suit in here") == "there's a kids suit in here"
    assert without_greeting("hi there, where is it") == "where is it"


@pytest.mark.parametrize(
    "rest", ["What are my options", "Doable?", "what now", "anything you can do?"]
)
def test_asking_only_for_help_is_no_ask_beside_what_it_is_about(rest: str) -> None:
    (ask,) = split_asks(f"Need it in Lyon by the 20th of December. {rest}")

    assert ask.text == "Need it in Lyon by the 20th of December."
    assert split_asks(rest)[0].text == rest
