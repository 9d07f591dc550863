"""How far a conversation is read."""

from __future__ import annotations

from typing import Any

import pytest

from drafter.compose.briefing import order_text
from drafter.messages import DirectMessage
from drafter.understand import understand
from drafter.understand.skimming import ITEMS_READ, LEFT_OUT, READ, skimmed
from drafter.understand.turns import burst_of
from tests.builders import message

RANT = "the tent came late and nobody answers me. "
THREAT = "I will burn your shop down."


def rant(length: int) -> str:
    return (RANT * (length // len(RANT) + 1))[:length]


def turns(author: str, *texts: str) -> list[dict[str, Any]]:
    return [{"author": author, "text": text} for text in texts]


def burst(dm: DirectMessage) -> str:
    return "\n".join(burst_of(dm))


def test_what_is_no_longer_than_messages_are_is_read_whole() -> None:
    dm = message("where is it?", history=turns("customer", rant(READ - 12)))

    read, unread = skimmed(dm)

    assert read is dm
    assert unread == 0


def test_forty_unanswered_messages_are_read_up_to_a_message_s_length() -> None:
    read, unread = skimmed(message("where is it?", history=turns("customer", *[rant(20_000)] * 40)))

    assert len("".join(burst_of(read))) <= READ
    assert unread > 40 * 20_000 - READ


@pytest.mark.parametrize("where", ["text", "turn", "caption"])
@pytest.mark.parametrize("early", [True, False])
def test_a_threat_at_either_end_of_a_long_text_is_read(where: str, early: bool) -> None:
    text = f"{THREAT} {rant(19_900)}" if early else f"{rant(19_900)} {THREAT}"
    dm = {
        "text": message(text),
        "turn": message(rant(9_000), history=turns("customer", text)),
        "caption": message("see", attachments=[{"kind": "image", "caption": text}]),
    }[where]

    read, unread = skimmed(dm)

    assert unread
    assert THREAT in burst(read)


def test_a_short_message_among_long_ones_is_read_whole() -> None:
    waiting = [rant(20_000), THREAT, *[rant(20_000)] * 30]

    read, _ = skimmed(message(rant(20_000), history=turns("customer", *waiting)))

    assert THREAT in burst(read)


def test_the_message_itself_has_half_of_what_is_read() -> None:
    read, _ = skimmed(message(rant(5_000), history=turns("customer", *["what now"] * 199)))
    longer, _ = skimmed(message(rant(20_000), history=turns("customer", *[rant(4_000)] * 199)))

    assert read.text == rant(5_000)
    assert READ // 2 - 100 < len(longer.text) < READ


def test_no_number_or_address_is_cut_in_two() -> None:
    numbers = " ".join(str(48_213 + n) for n in range(3_000))
    read, _ = skimmed(message(f"it is {numbers} or so"[:20_000]))
    told, _ = skimmed(message("write to sam.okoro@mail.example now " * 540))

    assert read.text == f"it is{LEFT_OUT}or so"
    assert {*told.text.split()} == {"write", "to", "sam.okoro@mail.example", "now", "…"}


def test_a_script_without_gaps_is_read_at_both_ends() -> None:
    read, unread = skimmed(message("ส" + "ก" * 19_998 + "ห"))

    assert (read.text[0], read.text[-1]) == ("ส", "ห")
    assert unread == 20_000 - len(read.text) + len(LEFT_OUT)


def test_what_was_answered_is_no_part_of_what_was_not_read() -> None:
    answered = turns("customer", *[rant(5_000)] * 20) + turns("agent", "Which order is it?")
    read, unread = skimmed(message("48213", history=answered))

    assert unread == 0
    assert sum(len(turn.text) for turn in read.history) <= READ
    assert read.history[-1].text == "Which order is it?"


def test_items_are_read_as_far_as_there_is_room() -> None:
    many = [{"name": f"Tent {n:03} {'x' * 91}"} for n in range(200)]
    few = [{"name": "Mug"}]
    orders = [{"id": f"o{n}", "items": many} for n in range(9)] + [{"id": "o9", "items": few}]

    read, unread = skimmed(message("where is it?", orders=orders))

    kept = [len(order.items) for order in read.orders]
    assert kept == [34] * 9 + [1]
    assert unread == 9 * (200 - 34) * 100
    assert sum(len(order_text(order)) for order in read.orders) < ITEMS_READ + 1_000


def test_notes_are_read_at_both_ends() -> None:
    note = f"gate code is new. {rant(19_000)} leave with a neighbour"
    read, unread = skimmed(message("hi", orders=[{"id": str(n), "note": note} for n in range(50)]))

    assert unread == 0
    assert sum(len(order.note or "") for order in read.orders) <= READ
    assert all((order.note or "").startswith("gate code is new.") for order in read.orders)


def test_a_message_of_many_sentences_is_heard_in_a_bounded_number_of_clauses() -> None:
    sentences = [f"this is the story number {n} of mine." for n in range(250)]
    read = understand(message(" ".join(sentences)), languages=("en",))

    assert len(read.clauses) <= 64
    assert " ".join(read.clauses) == " ".join(sentences)


def test_a_sentence_without_an_end_is_heard_to_its_end() -> None:
    words = [f"word{n}" for n in range(500)]
    read = understand(message(" ".join(words)), languages=("en",))

    assert [len(clause.split()) for clause in read.clauses] == [120, 120, 120, 120, 20]
    assert " ".join(read.clauses) == " ".join(words)
