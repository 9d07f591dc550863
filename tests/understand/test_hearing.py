"""What tuned layers hear, joined with what is seen in vectors and words."""

from __future__ import annotations

import numpy as np
import pytest

from drafter.understand.hearing import JOINED_AT, MOST_UNSHARED, UNSHARED, Hearing

CODES = ("closing_thanks", "legal_threat", "safety_incident")
HEARD = ("closing_thanks", "legal_threat", "ordinary")
SEEN = np.asarray([[1.0, -1.0, 3.0]], dtype=np.float32)


def scores(**shares: float) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Log-probabilities of one text, by label."""
    return np.log(np.asarray([[shares[label] for label in HEARD]], dtype=np.float32))


def test_a_signal_that_is_heard_counts_half_by_what_is_heard() -> None:
    heard = scores(closing_thanks=0.01, legal_threat=0.9, ordinary=0.09)

    joined = Hearing.of(HEARD, CODES).joined(SEEN, heard)

    assert joined[0, 1] == pytest.approx((-1.0 + np.log(0.9 / 0.09)) / 2 + JOINED_AT, abs=1e-5)


def test_thanks_speak_against_a_threat_but_what_is_ordinary_alone_against_thanks() -> None:
    heard = scores(closing_thanks=0.6, legal_threat=0.3, ordinary=0.1)

    thanks, threat = Hearing.of(HEARD, CODES).joined(SEEN, heard)[0, :2]

    assert threat == pytest.approx((-1.0 + np.log(0.3 / 0.6)) / 2 + JOINED_AT, abs=1e-5)
    assert thanks == pytest.approx((1.0 + np.log(0.6 / 0.1)) / 2 + JOINED_AT, abs=1e-5)


def test_a_threat_that_is_heard_in_a_clause_alone_counts_less_than_one_heard_in_the_whole() -> None:
    clause = scores(closing_thanks=0.01, legal_threat=0.9, ordinary=0.09)
    calm = scores(closing_thanks=0.01, legal_threat=0.495, ordinary=0.495)
    seen = np.repeat(SEEN, 2, axis=0)
    hearing = Hearing.of(HEARD, CODES)

    alone = hearing.joined(seen, np.concatenate([calm, clause]), parts=True)[1, 1]
    shared = hearing.joined(seen, np.concatenate([clause, clause]), parts=True)[1, 1]

    assert alone == pytest.approx(shared - UNSHARED * np.log(0.9 / 0.09) / 2, abs=1e-5)


def test_a_threat_in_one_clause_of_a_long_letter_keeps_most_of_what_is_heard() -> None:
    clause = scores(closing_thanks=0.001, legal_threat=0.998, ordinary=0.001)
    letter = scores(closing_thanks=0.001, legal_threat=0.001, ordinary=0.998)
    seen = np.repeat(SEEN, 2, axis=0)
    hearing = Hearing.of(HEARD, CODES)

    alone = hearing.joined(seen, np.concatenate([letter, clause]), parts=True)[1, 1]

    assert alone == pytest.approx(hearing.joined(SEEN, clause)[0, 1] - MOST_UNSHARED / 2, abs=1e-5)


def test_a_signal_that_no_layer_knows_is_told_by_what_is_seen() -> None:
    heard = scores(closing_thanks=0.1, legal_threat=0.1, ordinary=0.8)

    assert Hearing.of(HEARD, CODES).joined(SEEN, heard)[0, 2] == 3.0


@pytest.mark.parametrize("heard", [(), ("elsewhere", "ordinary")])
def test_without_layers_that_know_them_signals_are_told_by_what_is_seen(
    heard: tuple[str, ...],
) -> None:
    nothing = np.zeros((1, len(heard)), dtype=np.float32)

    assert Hearing.of(heard, CODES).joined(SEEN, nothing).tolist() == SEEN.tolist()


def test_one_label_that_is_nearly_impossible_does_not_drown_what_is_seen() -> None:
    heard = scores(closing_thanks=1e-30, legal_threat=1e-30, ordinary=1.0)

    assert Hearing.of(HEARD, CODES).joined(SEEN, heard)[0, 1] == pytest.approx(-5.0 + JOINED_AT)
