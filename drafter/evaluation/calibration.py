"""Confidence, fitted on one half of the labelled drafts and measured on the other."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from drafter.confidence import Confidence, Tier, Weight
from drafter.errors import EvaluationError
from drafter.evaluation.labelling import Labelled, halves
from drafter.evaluation.results import Curve, Figure
from drafter.evaluation.statistics import (
    auroc,
    calibration_error,
    calibration_error_by_chance,
    mean,
)

STRENGTH = 0.5
"""Inverse regularisation: a few hundred drafts and nine signs that say much the same."""
TIERS: dict[Tier, float] = {"high": 0.85, "medium": 0.6, "low": 0.0}
"""High is sent after a glance; low is where staff should read the sources first."""
FEWEST = 40
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
    """Fitted weights, and how they do on drafts they haven't seen. `by_chance` is the error that
    probabilities which are exactly right would show on as many drafts; `swapped` the error over
    both halves, each rated by weights fitted on the other."""

    confidence: Confidence
    held_back: Curve
    error: Figure
    by_chance: float
    swapped: Figure
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
        EvaluationError: there are too few drafts, or all have one label.
    """
    first, second = halves(labelled)
    if len(labelled) < FEWEST or len({one.ready for one in first}) < 2:
        raise EvaluationError(
            f"{len(labelled)} labelled drafts, of which {sum(one.ready for one in labelled)} can "
            f"be sent: at least {FEWEST} of both sorts are needed to fit a confidence"
        )
    confidence, other = fit(first), fit(second)
    held_back = _curve(confidence, second)
    crossed = _curve(other, first)
    probabilities = (*held_back.probabilities, *crossed.probabilities)
    return Calibration(
        confidence=confidence,
        held_back=held_back,
        error=calibration_error(held_back.probabilities, held_back.outcomes),
        by_chance=calibration_error_by_chance(held_back.probabilities),
        swapped=calibration_error(probabilities, (*held_back.outcomes, *crossed.outcomes)),
        tells_apart=auroc(held_back.outcomes, held_back.probabilities),
        tiers=tuple(_tiers(confidence, second)),
    )


def fit(labelled: Sequence[Labelled]) -> Confidence:
    """Logistic regression over the signs that vary."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    rows = np.asarray([list(asdict(one.signs).values()) for one in labelled], dtype=float)
    ready = np.asarray([one.ready for one in labelled])
    spread = rows.std(axis=0) > SAME
    names = [name for name, varies in zip(asdict(labelled[0].signs), spread, strict=True) if varies]
    varying = rows[:, spread]
    scaler = StandardScaler().fit(varying)
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(scaler.transform(varying), ready)
    numbers = np.stack([scaler.mean_, scaler.scale_, model.coef_[0]], axis=1).round(4).tolist()
    return Confidence(
        bias=round(float(model.intercept_[0]), 4),
        signs={
            name: Weight(mean=center, scale=scale, weight=weight)
            for name, (center, scale, weight) in zip(names, numbers, strict=True)
        },
        tiers=TIERS,
        fitted_on={"drafts": len(ready), "send_ready": int(ready.sum())},
    )


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
        f'  "tiers": {rest["tiers"]}\n}}\n',
        encoding="utf-8",
    )


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
