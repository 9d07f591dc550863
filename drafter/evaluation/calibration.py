"""Confidence, fitted on one half of the labelled drafts and measured on the other."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

import numpy as np

from drafter.confidence import TINY, Beta, Confidence, Tier, Weight
from drafter.errors import EvaluationError
from drafter.evaluation.labelling import Labelled, halves
from drafter.evaluation.results import Curve, Figure
from drafter.evaluation.statistics import (
    SEED,
    Chance,
    auroc,
    calibration_error,
    chance_of,
    debiased_calibration_error,
    distance,
    mean,
)

STRENGTH = 0.5
"""Inverse regularisation: a few hundred drafts, and signs that say much the same."""
BETA_STRENGTH = 10.0
FOLDS = 5
"""The correction is fitted on drafts that were rated by weights of the other folds: on its own
drafts a model looks surer than it may be."""
TIERS: dict[Tier, float] = {"high": 0.85, "medium": 0.6, "low": 0.0}
"""High is sent after a glance; low is where staff should read the sources first."""
HALVINGS = 20
FEWEST = 40
FEWEST_OF_A_SORT = 3 * FOLDS
"""So that each fold of each half has one."""
Row: TypeAlias = np.ndarray[tuple[int], np.dtype[np.float64]]
Flags: TypeAlias = np.ndarray[tuple[int], np.dtype[np.bool_]]
SAME = 1e-9
"""A sign that varies by less tells nothing."""


@dataclass(frozen=True, slots=True)
class TierReport:
    """The held-back drafts of one tier."""

    tier: Tier
    starts_at: float
    send_ready: Figure


@dataclass(frozen=True, slots=True)
class Calibration:
    """Fitted weights, and how they do on drafts they haven't seen. `debiased` is the error without
    what chance adds, `by_chance` what chance alone gives; `swapped` is the error over both halves,
    each rated by weights fitted on the other; `halvings` are the errors of other halves, drawn at
    random, which say how much is the luck of these."""

    confidence: Confidence
    held_back: Curve
    error: Figure
    debiased: float
    by_chance: Chance
    swapped: Figure
    halvings: tuple[float, ...]
    tells_apart: Figure | None
    tiers: tuple[TierReport, ...]

    @property
    def rises(self) -> bool:
        """Whether a higher tier is always readier to send, and none is empty."""
        rates = [one.send_ready for one in self.tiers]
        rising = all(lower.value < higher.value for lower, higher in pairwise(rates))
        return rising and all(rate.n for rate in rates)


def calibrate(labelled: Sequence[Labelled]) -> Calibration:
    """Fit on one half, measure on the other.

    Raises:
        EvaluationError: there are too few drafts, or too few of one label.
    """
    first, second = halves(labelled)
    ready = sum(one.ready for one in labelled)
    if len(labelled) < FEWEST or min(ready, len(labelled) - ready) < FEWEST_OF_A_SORT:
        raise EvaluationError(
            f"{len(labelled)} labelled drafts, of which {ready} can be sent: at least {FEWEST} are "
            f"needed to fit a confidence, and {FEWEST_OF_A_SORT} of each sort"
        )
    confidence, other = fit(first), fit(second)
    held_back = _curve(confidence, second)
    said, true = held_back.probabilities, held_back.outcomes
    crossed = _curve(other, first)
    return Calibration(
        confidence=confidence,
        held_back=held_back,
        error=calibration_error(said, true),
        debiased=debiased_calibration_error(said, true),
        by_chance=chance_of(said, true),
        swapped=calibration_error((*said, *crossed.probabilities), (*true, *crossed.outcomes)),
        halvings=tuple(_halvings(labelled)),
        tells_apart=auroc(true, said),
        tiers=tuple(_tiers(confidence, second)),
    )


def fit(labelled: Sequence[Labelled]) -> Confidence:
    """Logistic regression over the signs that vary, corrected by beta calibration."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold, cross_val_predict
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    rows = np.asarray([list(asdict(one.signs).values()) for one in labelled], dtype=float)
    ready = np.asarray([one.ready for one in labelled])
    spread = rows.std(axis=0) > SAME
    names = [name for name, varies in zip(asdict(labelled[0].signs), spread, strict=True) if varies]
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=1000))
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    unseen = cross_val_predict(model, rows[:, spread], ready, cv=folds, method="predict_proba")
    scaler, weights = model.fit(rows[:, spread], ready)
    numbers = np.stack([scaler.mean_, scaler.scale_, weights.coef_[0]], axis=1).round(4).tolist()
    return Confidence(
        bias=round(float(weights.intercept_[0]), 4),
        signs={
            name: Weight(mean=center, scale=scale, weight=weight)
            for name, (center, scale, weight) in zip(names, numbers, strict=True)
        },
        beta=fit_beta(unseen[:, 1], ready),
        tiers=TIERS,
        fitted_on={"drafts": len(ready), "send_ready": int(ready.sum())},
    )


def fit_beta(probabilities: Row, outcomes: Flags) -> Beta:
    """Beta calibration. A slope that comes out negative would turn the order round: it is left
    out, and the other fitted alone.

    Raises:
        EvaluationError: there is nothing to correct: the probabilities don't tell ready drafts.
    """
    from sklearn.linear_model import LogisticRegression

    p = np.clip(probabilities, TINY, 1 - TINY)
    sides = np.stack([np.log(p), -np.log(1 - p)], axis=1)
    model = LogisticRegression(C=BETA_STRENGTH).fit(sides, outcomes)
    slopes, kept = np.zeros(2), model.coef_[0] >= 0
    if not kept.all() and kept.any():
        model.fit(sides[:, kept], outcomes)
    if not kept.any() or (model.coef_[0] < 0).any():
        raise EvaluationError("the signs say nothing of whether a draft can be sent")
    slopes[kept] = model.coef_[0]
    a, b = slopes.round(4).tolist()
    return Beta(a=a, b=b, c=round(float(model.intercept_[0]), 4))


def write_confidence(confidence: Confidence, file: Path) -> None:
    """Write the weights, a sign a line."""
    signs = ",\n".join(
        f'    "{name}": {json.dumps(weight.model_dump())}'
        for name, weight in confidence.signs.items()
    )
    rest = {
        key: json.dumps(value) for key, value in confidence.model_dump(exclude={"signs"}).items()
    }
    file.write_text(
        f'{{\n  "version": {rest["version"]},\n  "fitted_on": {rest["fitted_on"]},\n'
        f'  "bias": {rest["bias"]},\n  "signs": {{\n{signs}\n  }},\n'
        f'  "beta": {rest["beta"]},\n  "tiers": {rest["tiers"]}\n}}\n',
        encoding="utf-8",
    )


def _halvings(labelled: Sequence[Labelled]) -> Iterator[float]:
    from sklearn.model_selection import StratifiedShuffleSplit

    ready = [one.ready for one in labelled]
    split = StratifiedShuffleSplit(HALVINGS, test_size=0.5, random_state=SEED)
    for fitted, held_back in split.split(ready, ready):
        confidence = fit([labelled[place] for place in fitted])
        curve = _curve(confidence, [labelled[place] for place in held_back])
        yield distance(curve.probabilities, curve.outcomes)


def _curve(confidence: Confidence, labelled: Sequence[Labelled]) -> Curve:
    rated = tuple(confidence.rate(one.signs) for one in labelled)
    return Curve("confidence", rated, tuple(one.ready for one in labelled))


def _tiers(confidence: Confidence, labelled: Sequence[Labelled]) -> list[TierReport]:
    """Lowest first."""
    by_tier: dict[Tier, list[bool]] = {tier: [] for tier in confidence.tiers}
    for one in labelled:
        by_tier[confidence.tier(confidence.rate(one.signs))].append(one.ready)
    ordered = sorted(confidence.tiers.items(), key=lambda item: item[1])
    return [TierReport(tier, start, mean(by_tier[tier])) for tier, start in ordered]
