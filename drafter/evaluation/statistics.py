"""Intervals and tests, all of them scipy's and scikit-learn's. Resampling is over cases and
seeded, so that the same run gives the same interval."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from drafter.evaluation.results import Figure

RESAMPLES = 2000
FEW_RESAMPLES = 500
"""For statistics that sort: an interval's end moves by a hundredth of its width."""
SEED = 11
LEVEL = 0.95
PER_BIN = 20
"""Cases of a reliability bin: with fewer, its share says more of chance than of calibration."""
MAX_BINS = 10


def mean(values: Sequence[float]) -> Figure:
    """A mean, or a share where values are true and false."""
    array = np.asarray(values, dtype=float)
    if len(array) and set(np.unique(array)) <= {0.0, 1.0}:
        return _share(array)
    return _bootstrapped(lambda x: np.mean(x, axis=-1), array)


def ratio(parts: Sequence[float], wholes: Sequence[float]) -> Figure:
    """Sum over sum, where a case adds several things to both: spans found of spans there. `n` is
    the number of things; the interval resamples cases, since those of one case go together."""
    whole = np.asarray(wholes, dtype=float)
    part = np.asarray(parts, dtype=float)[whole > 0]
    whole = whole[whole > 0]
    if len(whole) and (np.all(part == whole) or np.all(part == 0)):
        return _exact(int(part.sum()), int(whole.sum()))
    figure = _bootstrapped(lambda x, y: np.sum(x, axis=-1) / np.sum(y, axis=-1), part, whole)
    return replace(figure, n=int(whole.sum()))


def f1(right: Sequence[bool], given: Sequence[bool]) -> Figure:
    """F1 of a yes/no label."""
    from sklearn.metrics import f1_score

    def score(truth: Any, guess: Any) -> Any:
        # A resample a column, as if each were a label of its own: all of them in one go.
        if truth.ndim == 1:
            return f1_score(truth, guess, zero_division=0.0)
        return f1_score(truth.T, guess.T, average=None, zero_division=0.0)

    return _bootstrapped(score, np.asarray(right, dtype=bool), np.asarray(given, dtype=bool))


def macro(values: Sequence[float], groups: Sequence[str]) -> Figure:
    """The mean of each group's mean, so that a rare group counts as much as a common one."""
    names, codes = np.unique(np.asarray(groups), return_inverse=True)
    identity = np.eye(len(names))

    def score(x: Any, code: Any) -> float:
        rows = identity[code]
        counts = rows.sum(axis=0)
        return float(((x @ rows)[counts > 0] / counts[counts > 0]).mean())

    return _bootstrapped(score, np.asarray(values, dtype=float), codes, by_row=False)


def auroc(right: Sequence[bool], scores: Sequence[float]) -> Figure | None:
    """Area under the ROC curve; None where all cases are of one class."""
    from scipy.stats import mannwhitneyu

    def area(true: Any, false: Any, axis: int = -1) -> Any:
        u = mannwhitneyu(true, false, axis=axis, method="asymptotic").statistic
        return u / (true.shape[axis] * false.shape[axis])

    return _of_two_classes(area, right, scores, by_row=True)


def false_positives_at(
    right: Sequence[bool], scores: Sequence[float], kept: float
) -> Figure | None:
    """Share of the false that pass the threshold which keeps `kept` of the true."""

    def rate(true: Any, false: Any, axis: int = -1) -> float:
        del axis
        return float(np.mean(false >= np.quantile(true, 1 - kept, method="lower")))

    return _of_two_classes(rate, right, scores, by_row=False)


@dataclass(frozen=True, slots=True)
class Paired:
    """Two runs on the same cases: how many went from passing to failing and back, the exact
    McNemar test of that, and the change of the mean score with its interval."""

    cases: int
    worse: int
    better: int
    p: float
    change: Figure


def paired(before: Sequence[tuple[bool, float]], after: Sequence[tuple[bool, float]]) -> Paired:
    """Compare runs case by case. Each is (passed, score), in one order."""
    from scipy.stats import binomtest

    worse = sum(was and not now for (was, _), (now, _) in zip(before, after, strict=True))
    better = sum(now and not was for (was, _), (now, _) in zip(before, after, strict=True))
    p = float(binomtest(worse, worse + better, 0.5).pvalue) if worse + better else 1.0
    pairs = zip(before, after, strict=True)
    change = np.asarray([now - was for (_, was), (_, now) in pairs], dtype=float)
    return Paired(
        cases=len(before),
        worse=worse,
        better=better,
        p=p,
        change=_bootstrapped(lambda x: np.mean(x, axis=-1), change),
    )


@dataclass(frozen=True, slots=True)
class Bin:
    """Cases of like probability: the mean of what was said, the share that came true, how many."""

    said: float
    came_true: float
    n: int


def reliability(probabilities: Sequence[float], outcomes: Sequence[bool]) -> list[Bin]:
    """Bins of equal size, as far as equal probabilities stay together."""
    from scipy.stats import binned_statistic

    said, true = np.asarray(probabilities, dtype=float), np.asarray(outcomes, dtype=float)
    if not len(said):
        return []
    bins = min(MAX_BINS, max(2, len(said) // PER_BIN))
    edges = np.unique(np.quantile(said, np.linspace(0, 1, bins + 1)))
    if len(edges) == 1:
        return [Bin(float(edges[0]), float(true.mean()), len(said))]
    found = binned_statistic(said, [said, true], "mean", edges)
    counts = np.bincount(found.binnumber, minlength=len(edges))[1:]
    rows = zip(*found.statistic, counts, strict=True)
    return [Bin(float(p), float(t), int(n)) for p, t, n in rows if n]


def calibration_error(probabilities: Sequence[float], outcomes: Sequence[bool]) -> Figure:
    """Expected calibration error over bins of equal size: how far, on average, what was said is
    from what came true.

    It can't be negative, so chance only ever adds to it, and to a resample once more: the interval
    is moved back by that much. `chance_of` says what chance alone gives.
    """
    said, true = np.asarray(probabilities, dtype=float), np.asarray(outcomes, dtype=float)
    return _bootstrapped(distance, said, true, by_row=False, biased=True)


@dataclass(frozen=True, slots=True)
class Chance:
    """The mean calibration error of as many cases whose probabilities are exactly right, and the
    share of such draws that show at least as much as was measured: a test of calibration by
    consistency resampling (Bröcker and Smith, 2007)."""

    error: float
    p: float


def chance_of(probabilities: Sequence[float], outcomes: Sequence[bool]) -> Chance:
    """What the calibration error would be if every probability were exactly right."""
    said = np.asarray(probabilities, dtype=float)
    measured = distance(said, np.asarray(outcomes, dtype=float))
    draws = np.random.default_rng(SEED).random((FEW_RESAMPLES, len(said))) < said
    errors = np.asarray([distance(said, drawn) for drawn in draws])
    return Chance(float(errors.mean()), float((errors >= measured).mean()))


def debiased_calibration_error(probabilities: Sequence[float], outcomes: Sequence[bool]) -> float:
    """Root mean square distance of what was said from what came true, with what chance adds to
    each bin taken off (Kumar, Liang and Ma, 2019). A few large distances count for more than in
    `calibration_error`; 0 where chance explains all of it."""
    bins = [one for one in reliability(probabilities, outcomes) if one.n > 1]
    total = sum(
        one.n
        * ((one.said - one.came_true) ** 2 - one.came_true * (1 - one.came_true) / (one.n - 1))
        for one in bins
    )
    return float(np.sqrt(max(0.0, total / max(1, sum(one.n for one in bins)))))


def distance(said: Any, true: Any) -> float:
    """`calibration_error` without its interval."""
    found = reliability(said, true)
    return sum(abs(one.said - one.came_true) * one.n for one in found) / len(said)


def _of_two_classes(
    statistic: Callable[..., Any], right: Sequence[bool], scores: Sequence[float], *, by_row: bool
) -> Figure | None:
    """Each class is resampled by itself: how many there are of each was chosen by hand."""
    from scipy.stats import bootstrap

    y, s = np.asarray(right, dtype=bool), np.asarray(scores, dtype=float)
    if y.all() or not y.any():
        return None
    value = float(statistic(s[y], s[~y]))
    if min(y.sum(), (~y).sum()) == 1:
        return Figure(value, 0.0, 1.0, len(y))  # one case can't be resampled
    result = bootstrap((s[y], s[~y]), statistic, vectorized=by_row, **_settings(by_row))
    return Figure(value, *_ends(result), len(y))


def _share(flags: Any) -> Figure:
    if flags.all() or not flags.any():
        return _exact(int(flags.sum()), len(flags))
    return _bootstrapped(lambda x: np.mean(x, axis=-1), flags)


def _exact(hits: int, n: int) -> Figure:
    """Clopper–Pearson: resampling n equal cases would give an interval without width, as if n
    cases could prove that the next one is the same."""
    from scipy.stats import binomtest

    interval = binomtest(hits, n).proportion_ci(LEVEL, method="exact")
    return Figure(hits / n, float(interval.low), float(interval.high), n)


def _bootstrapped(
    statistic: Callable[..., Any], *arrays: Any, by_row: bool = True, biased: bool = False
) -> Figure:
    """`by_row`: the statistic takes many resamples at once, one a row."""
    from scipy.stats import bootstrap

    n = len(arrays[0])
    if n == 0:
        return Figure(float("nan"), float("nan"), float("nan"), 0)
    value = float(statistic(*arrays))
    if n == 1 or all(len(np.unique(array)) == 1 for array in arrays):
        return Figure(value, value, value, n)

    def resampled(rows: Any, axis: int = -1) -> Any:
        del axis
        return statistic(*(array[rows] for array in arrays))

    result = bootstrap((np.arange(n),), resampled, vectorized=by_row, **_settings(by_row))
    low, high = _ends(result)
    if biased:
        bias = float(np.mean(result.bootstrap_distribution)) - value
        low, high = max(0.0, low - bias), high - bias
    return Figure(value, low, high, n)


def _settings(by_row: bool) -> dict[str, Any]:
    return {
        "n_resamples": RESAMPLES if by_row else FEW_RESAMPLES,
        "confidence_level": LEVEL,
        "method": "percentile",
        "rng": np.random.default_rng(SEED),
    }


def _ends(result: Any) -> tuple[float, float]:
    interval = result.confidence_interval
    return float(interval.low), float(interval.high)
