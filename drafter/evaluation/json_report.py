"""The results as JSON: the shape that other tools read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from drafter.evaluation.compare import Comparison
from drafter.evaluation.results import Figure, SuiteResult


def as_json(
    results: Sequence[SuiteResult], comparisons: Sequence[Comparison] = ()
) -> dict[str, Any]:
    """`{"suites": [{"name", "kind", "cases", "figures", "failures", …}]}`. `extra` of a failure are
    the keys of its case that no scorer reads."""
    compared = {comparison.suite: comparison for comparison in comparisons}
    return {"suites": [_suite(result, compared.get(result.suite.name)) for result in results]}


def _suite(result: SuiteResult, comparison: Comparison | None) -> dict[str, Any]:
    return {
        "name": result.suite.name,
        "kind": result.suite.kind,
        "cases": len(result.scored.outcomes),
        "figures": {name: _figure(one) for name, one in result.scored.figures.items()},
        "failures": [
            {
                "id": one.id,
                "why": one.why,
                "step": one.step,
                "group": one.group,
                "extra": dict(one.extra),
            }
            for one in result.failures
        ],
        "floors": [
            {"figure": broken.figure, "must_be": broken.floor.bound, "why": broken.floor.why}
            for broken in result.broken
        ],
        "compared": comparison.as_json() if comparison else None,
        "seconds": round(result.seconds, 2),
    }


def _figure(figure: Figure) -> dict[str, float | int | None]:
    numbers = {"value": figure.value, "low": figure.low, "high": figure.high}
    plain = {name: None if math.isnan(v) else round(v, 4) for name, v in numbers.items()}
    return {**plain, "n": figure.n}
