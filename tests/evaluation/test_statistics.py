"""Intervals and tests mean what they say, and are the same every time."""

from __future__ import annotations

import math

import numpy as np
import pytest

from drafter.evaluation.statistics import (
    auroc,
    calibration_error,
    chance_of,
    debiased_calibration_error,
    f1,
    false_positives_at,
    macro,
    mean,
    paired,
    ratio,
    reliability,
)


def test_a_share_lies_in_its_interval() -> None:
    figure = mean([True] * 80 + [False] * 20)

    assert figure.value == 0.8
    assert figure.low < 0.8 < figure.high
    assert figure.high - figure.low == pytest.approx(0.16, abs=0.04)
    assert figure.n == 100


def test_the_same_cases_give_the_same_interval() -> None:
    assert mean([0.2, 0.9, 0.4, 0.4]) == mean([0.2, 0.9, 0.4, 0.4])


def test_all_passing_is_no_proof_that_the_next_one_passes() -> None:
    figure = mean([True] * 20)

    assert (figure.value, figure.high) == (1.0, 1.0)
    assert 0.8 < figure.low < 0.9


def test_no_cases_give_no_value() -> None:
    figure = mean([])

    assert math.isnan(figure.value)
    assert figure.n == 0


def test_a_ratio_counts_things_and_resamples_cases() -> None:
    figure = ratio([2, 0, 1], [2, 1, 3])

    assert figure.value == 0.5
    assert figure.n == 6
    assert ratio([3], [3]).low < 1.0


def test_a_macro_mean_gives_every_group_the_same_weight() -> None:
    assert macro([1.0] * 9 + [0.0], ["common"] * 9 + ["rare"]).value == 0.5


def test_f1_knows_perfect_from_useless() -> None:
    assert f1([True, False], [True, False]).value == 1.0
    assert f1([True, False], [False, True]).value == 0.0


def test_auroc_is_the_chance_that_a_true_one_scores_higher() -> None:
    figure = auroc([True, True, False, False], [0.9, 0.4, 0.6, 0.1])

    assert figure is not None
    assert figure.value == 0.75
    assert auroc([True, True], [0.1, 0.2]) is None


def test_false_positives_are_counted_where_enough_of_the_true_is_kept() -> None:
    true, false = np.linspace(0.5, 1.0, 20), np.linspace(0.0, 0.6, 20)
    truths = [True] * 20 + [False] * 20

    figure = false_positives_at(truths, [*true, *false], 0.95)

    assert figure is not None
    assert figure.value == pytest.approx(np.mean(false >= true[0]), abs=0.06)


def test_mcnemar_takes_many_flips_one_way_for_more_than_chance() -> None:
    before = [(True, 1.0)] * 20

    few = paired(before, [(False, 0.0)] * 2 + [(True, 1.0)] * 18)
    many = paired(before, [(False, 0.0)] * 8 + [(True, 1.0)] * 12)

    assert few.p == 0.5
    assert many.p < 0.01
    assert many.change.high < 0


def test_flips_in_both_directions_cancel() -> None:
    before = [(True, 1.0)] * 10 + [(False, 0.0)] * 10
    after = [(False, 0.0)] * 5 + [(True, 1.0)] * 10 + [(False, 0.0)] * 5

    assert paired(before, after).p == 1.0


def test_nothing_changed_is_no_evidence() -> None:
    same = [(True, 1.0), (False, 0.3)]

    assert paired(same, same).p == 1.0
    assert paired(same, same).change.value == 0.0


def test_reliability_bins_hold_equal_shares() -> None:
    bins = reliability([i / 100 for i in range(100)], [i % 2 == 0 for i in range(100)])

    assert len(bins) == 5
    assert [one.n for one in bins] == [20] * 5
    assert bins[0].came_true == 0.5


def test_overconfidence_is_an_error_and_its_interval_holds_it() -> None:
    figure = calibration_error([0.9] * 60 + [0.6] * 60, [True, False] * 60)

    assert figure.value == pytest.approx(0.25)
    assert figure.low <= figure.value <= figure.high


def test_even_exact_probabilities_show_an_error_on_few_cases() -> None:
    few, many = (chance_of([0.7] * n, [i % 10 < 7 for i in range(n)]) for n in (40, 4000))

    assert few.error > 0.04
    assert many.error < 0.02
    assert few.p == many.p == 1.0


def test_probabilities_that_are_off_are_no_work_of_chance() -> None:
    assert chance_of([0.9] * 200, [i % 2 == 0 for i in range(200)]).p == 0.0


def test_what_chance_adds_is_taken_off_the_error_and_what_is_wrong_is_not() -> None:
    right = [i % 10 < 7 for i in range(200)]

    assert debiased_calibration_error([0.7] * 200, right) == 0.0
    assert debiased_calibration_error([0.75] * 200, right) == pytest.approx(0.038, abs=0.001)
    assert debiased_calibration_error([0.9] * 200, right) == pytest.approx(0.197, abs=0.001)


def test_equal_probabilities_are_one_bin() -> None:
    (only,) = reliability([0.7] * 50, [True] * 25 + [False] * 25)

    assert (only.said, only.came_true, only.n) == (0.7, 0.5, 50)
