"""Where paragraphs, sentences and words end."""

from __future__ import annotations

import pytest

from drafter.channels.ends import End, ends_in


def stretches(text: str, least: End) -> list[str]:
    """The text taken apart wherever at least that much ends."""
    places = sorted(at for at, end in ends_in(text).items() if end >= least)
    return [text[a:b].strip() for a, b in zip([0, *places], places, strict=False)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["It has shipped.", "It arrives on Friday!", "Anything else?"],
        ["It costs £4.50 at fernway.example now.", "Returns are free."],
        ["He said “it fits.”", "Good (really!)", "Thanks."],
        ["Ask Dr. Marsh at 5 p.m. on the day.", "Or see no. 12 by J. Smith."],
        ["We have it vs. the older one, e.g. the Moor 2.", "Shall we send it?"],
        ["Track it at https://fernway.example/t.", "It updates hourly."],
        ["您的包裹已发出。", "周五到达！", "还有问题吗？"],
        ["هل وصل الطرد؟", "نعم، وصل."],
        ["आपका पार्सल भेज दिया गया।", "धन्यवाद।"],
        ["Wait…", "There it is!!", "Really?!", "Yes‼️", "Good."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    assert stretches(" ".join(sentences), End.SENTENCE) == sentences


def test_full_width_stops_end_a_sentence_without_a_space() -> None:
    assert stretches("包裹已发出。周五到达！", End.SENTENCE) == ["包裹已发出。", "周五到达！"]


def test_a_dot_before_a_small_letter_goes_on() -> None:
    assert stretches("the approx. size. and so on … here", End.SENTENCE) == [
        "the approx. size. and so on … here"
    ]


def test_the_number_that_opens_a_line_of_a_list_is_no_sentence() -> None:
    assert stretches("1. Print it.\n 12. Drop it off. Done.", End.SENTENCE) == [
        "1. Print it.",
        "12. Drop it off.",
        "Done.",
    ]


def test_a_line_break_ends_a_sentence_and_a_blank_line_a_paragraph() -> None:
    text = "Free returns\r\nFree exchanges\n\nSee you\r\n\r\nBye"

    assert stretches(text, End.SENTENCE) == ["Free returns", "Free exchanges", "See you", "Bye"]
    assert stretches(text, End.PARAGRAPH) == ["Free returns\r\nFree exchanges", "See you", "Bye"]


@pytest.mark.parametrize("opening", ["Hi Maya,", "Here is how:", "你好，", "Some news –"])
def test_a_line_that_ends_in_a_comma_or_colon_goes_on(opening: str) -> None:
    assert stretches(f"{opening}\n\nit has shipped", End.SENTENCE) == [
        f"{opening}\n\nit has shipped"
    ]


def test_words_end_before_white_space() -> None:
    assert stretches("don't re-use £4.50, ok", End.WORD) == ["don't", "re-use", "£4.50,", "ok"]


def test_in_scripts_without_spaces_a_word_may_end_after_a_letter_but_not_before_a_stop() -> None:
    assert stretches("包裹，到了。", End.WORD) == ["包", "裹，", "到", "了。"]
