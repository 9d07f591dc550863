"""Which texts are read together."""

from __future__ import annotations

from drafter.knowledge.chunks import CHUNK, ROOM, characters_of, chunks_of


def test_every_text_is_read_once_the_longest_first() -> None:
    lengths = [n % 7 for n in range(150)]
    chunks = chunks_of(lengths)

    assert [len(chunk) for chunk in chunks] == [CHUNK, CHUNK, 150 - 2 * CHUNK]
    assert sorted(place for chunk in chunks for place in chunk) == list(range(150))
    read = [lengths[place] for chunk in chunks for place in chunk]
    assert read == sorted(lengths, reverse=True)


def test_a_long_text_makes_no_short_ones_slow() -> None:
    texts = ["where is it"] * 60 + ["x" * 20_000] * 10
    lengths = characters_of(texts)
    chunks = chunks_of(lengths, ROOM)

    padded = [lengths[chunk[0]] * len(chunk) for chunk in chunks]
    assert max(padded) <= ROOM
    assert [len(chunk) for chunk in chunks] == [8, 8, 54]


def test_a_message_with_its_asks_is_read_in_one_go() -> None:
    texts = ["where is my order, and can i still add a mug to it? " * 6, *["where is it"] * 12]

    assert len(chunks_of(characters_of(texts), ROOM)) == 1
