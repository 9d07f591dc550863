"""Words that speak for a class."""

from __future__ import annotations

import numpy as np
import pytest

from drafter.knowledge.naive_bayes import fit_naive_bayes, words_of

THREAT, ORDINARY = 0, 1
TEXTS = (
    "my solicitor will write to you",
    "I told my solicitor about the parcel",
    "see you in court",
    "where is my parcel",
    "has the parcel been sent",
    "can I swap the boots",
    "where are the boots",
)
LABELS = np.asarray([THREAT, THREAT, THREAT, ORDINARY, ORDINARY, ORDINARY, ORDINARY])


def test_words_of_a_threat_speak_for_it_and_others_against() -> None:
    odds = fit_naive_bayes(TEXTS, LABELS, 1).odds(["ask my solicitor", "swap the boots"])

    assert odds[0, THREAT] > 0 > odds[1, THREAT]


def test_a_text_of_unknown_words_says_nothing() -> None:
    assert fit_naive_bayes(TEXTS, LABELS, 1).odds(["grüezi", ""]).tolist() == [[0.0], [0.0]]


def test_a_word_that_stands_in_one_text_only_is_left_out() -> None:
    words = fit_naive_bayes(TEXTS, LABELS, 1).words

    assert "solicitor" in words
    assert "court" not in words


def test_a_repeated_word_counts_once() -> None:
    words = fit_naive_bayes(TEXTS, LABELS, 1)

    assert words.odds(["solicitor"]) == pytest.approx(words.odds(["Solicitor, solicitor!"]))


def test_words_keep_their_apostrophes() -> None:
    assert words_of("Don't, my LAWYER's 2nd_one") == {"don't", "my", "lawyer's", "2nd", "one"}
