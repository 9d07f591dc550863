"""Suites, run one after another on the product."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

from drafter.evaluation.cases import Case, read_cases
from drafter.evaluation.compare import Comparison, regressions
from drafter.evaluation.results import SuiteResult
from drafter.evaluation.scorer import Tick
from drafter.evaluation.scorers import SCORERS
from drafter.evaluation.stage import Stage
from drafter.evaluation.suite import Suite

HELD, NOT_HELD, FAILED = 0, 1, 2
"""Exit codes: all floors hold; one is broken, or something got worse; the run itself failed."""


def cases_of(suite: Suite) -> list[Any]:
    """A suite's cases.

    Raises:
        EvaluationError: names file, line and field of the first thing wrong.
    """
    cases: list[Case] = read_cases(suite.cases, SCORERS[suite.kind].case)
    return cases


async def run_suite(
    suite: Suite,
    cases: Sequence[Any],
    stage: Stage,
    *,
    tick: Tick = lambda: None,
    seconds: Callable[[], float] = time.perf_counter,
) -> SuiteResult:
    """Score one suite's cases."""
    begun = seconds()
    scored = await SCORERS[suite.kind].score(cases, stage.with_parts(now=suite.now), tick)
    return SuiteResult(suite, scored, seconds() - begun)


def exit_code(results: Sequence[SuiteResult], comparisons: Sequence[Comparison] = ()) -> int:
    """What the run says to whoever started it."""
    if any(result.crashed for result in results):
        return FAILED
    held = not any(result.broken for result in results) and not regressions(comparisons)
    return HELD if held else NOT_HELD
