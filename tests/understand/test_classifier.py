"""Signals by their examples: near them, worded like them, and not only seeming so."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from drafter.understand.classifier import Exemplars, SignalClassifier, likeness_of
from tests.fakes import WordEmbedder

FIRE, LAWYER, ORDINARY = 0, 1, 2
FIRES = (
    "the lamp caught fire in our kitchen",
    "the charger caught fire last night",
    "the battery caught fire while charging",
    "our heater caught fire",
    "the candle set fire to the curtain",
    "the stove set fire to my sleeve",
)
LAWYERS = (
    "my lawyer will write to you",
    "my lawyer says you owe me",
    "you will hear from my lawyer",
    "I spoke to a lawyer about you",
    "a lawyer is looking at your terms",
    "the next letter is from my lawyer",
)
ORDINARIES = (
    "the charger is slow",
    "how long does the battery last",
    "where is the candle I ordered",
    "is the fire pit in stock",
    "your sale is fire",
    "can you write to me about the lamp",
    "you owe me a refund for the stove",
    "the letter with my order number is lost",
    "can I swap the heater",
)
THANKS = (
    "thanks, that fire pit is lovely",
    "thank you so much",
    "perfect, thanks",
    "thanks for the charger",
    "lovely, thank you all",
)
EMBEDDER = WordEmbedder()


def exemplars(*groups: tuple[str, ...], harmless: tuple[int, ...] = ()) -> Exemplars:
    texts = tuple(text for group in groups for text in group)
    labels = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    codes = tuple(f"signal_{number}" for number in range(len(groups) - 1))
    return Exemplars(texts, EMBEDDER.embed_all(texts), labels, codes, harmless)


def probabilities(classifier: SignalClassifier, *texts: str) -> list[list[float]]:
    rows: list[list[float]] = classifier.probabilities(texts, EMBEDDER.read_all(texts)).tolist()
    return rows


@pytest.fixture(scope="module")
def classifier() -> SignalClassifier:
    return SignalClassifier.fit(exemplars(FIRES, LAWYERS, ORDINARIES))


def test_new_words_like_the_examples_raise_their_signal(classifier: SignalClassifier) -> None:
    fire, lawyer = probabilities(
        classifier, "the kettle caught fire in the kitchen", "my lawyer is writing a letter"
    )

    assert fire[FIRE] > 0.5 > fire[LAWYER]
    assert lawyer[LAWYER] > 0.5 > lawyer[FIRE]


def test_what_only_looks_alike_stays_below_what_is_meant(classifier: SignalClassifier) -> None:
    meant, alike = probabilities(classifier, "the lamp caught fire", "is the fire lamp in stock")

    assert alike[FIRE] < 0.5 < meant[FIRE]


def test_what_is_near_to_thanks_is_no_danger() -> None:
    thanked = "thanks, the charger and the fire pit are lovely"
    groups = (FIRES, THANKS, ORDINARIES)
    (trusted,) = probabilities(SignalClassifier.fit(exemplars(*groups, harmless=(1,))), thanked)
    (feared,) = probabilities(SignalClassifier.fit(exemplars(*groups)), thanked)

    assert trusted[FIRE] < feared[FIRE]


def test_what_was_fitted_is_kept_and_read_back(tmp_path: Path) -> None:
    cache = tmp_path / "fitted" / "classifier.npz"
    known = exemplars(FIRES, LAWYERS, ORDINARIES)
    first = SignalClassifier.fit(known, cache=cache)
    again = SignalClassifier.fit(known, cache=cache)

    assert cache.exists()
    assert probabilities(again, *FIRES) == probabilities(first, *FIRES)


def test_a_brand_without_signals_sees_none() -> None:
    classifier = SignalClassifier.fit(exemplars(ORDINARIES))

    assert probabilities(classifier, "my lawyer will write") == [[]]


def test_no_text_has_no_probabilities(classifier: SignalClassifier) -> None:
    assert classifier.probabilities((), EMBEDDER.read_all(())).shape == (0, 2)


def test_a_label_is_as_near_as_the_few_and_the_several_nearest_of_its_examples() -> None:
    cosines = np.asarray([[0.9, 0.1, -0.5, 0.2, *(n / 10 for n in range(9))]], dtype=np.float32)
    edges = np.asarray([0, 1, 1, 4, 13])  # one example, none, three, and nine

    (near,) = likeness_of(cosines, edges)

    assert near == pytest.approx(
        np.asarray([[0.9, 0.9], [-1, -1], [-0.2 / 3, -0.2 / 3], [0.7, 0.45]]), abs=1e-6
    )
