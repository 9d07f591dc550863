"""The grounding suite with a model that reads: what verify and its fact check find together."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from drafter.compose.model import ChatModel
from drafter.evaluation.cases import GroundingCase
from drafter.evaluation.results import SuiteResult
from drafter.evaluation.scorer import Tick
from drafter.evaluation.scorers import SCORERS
from drafter.evaluation.spending import READING, Budget, total
from drafter.evaluation.stage import Stage
from drafter.evaluation.statistics import mean
from drafter.evaluation.steps import Flag, flags_of, product_steps
from drafter.evaluation.suite import Suite
from drafter.factcheck import FactCheck, Terms
from drafter.timing import DEADLINE, Deadline
from drafter.understand.personal import Placeholders
from drafter.verify import alone, verify_reply

CHECKS = ("fact checks", READING)
"""What is paid for, and its tokens."""


@dataclass(frozen=True, slots=True)
class Reader:
    """verify with its fact check, on single replies. `made` tells of each that was asked for
    whether the model gave it; where it didn't, the rules' word stands, as in the service."""

    fact_check: FactCheck
    allowed: float = DEADLINE
    """Seconds for one."""
    made: list[bool] = field(default_factory=list)

    async def verify(self, case: GroundingCase, now: datetime) -> list[Flag]:
        """See `Steps.verify`."""
        found = verify_reply(case.reply, case.sources, case.order, now)
        parts, grounds = alone(case.reply, case.sources, case.order, now)
        deadline = Deadline.after(self.allowed, time.perf_counter)
        terms = Terms(grounds, Placeholders(said=grounds.sources.values()), deadline)
        read = await self.fact_check.read(parts, found, terms)
        if read.check:
            self.made.append(read.check.passed)
        return flags_of(read.faults)


async def run_reading(
    suite: Suite,
    cases: Sequence[GroundingCase],
    stage: Stage,
    reader: Reader,
    models: Sequence[ChatModel],
    budget: Budget,
    *,
    tick: Tick = lambda: None,
) -> SuiteResult:
    """Read every case once.

    Raises:
        EvaluationError: it would cost, or has cost, more than the budget.
    """
    begun = time.perf_counter()
    budget.check_before(len(cases), *CHECKS)
    done = 0

    def told() -> None:
        nonlocal done
        done += 1
        budget.check(total(model.usage for model in models), f"{done} of {len(cases)} fact checks")
        tick()

    steps = replace(product_steps(), verify=reader.verify)
    read = stage.with_parts(now=suite.now, steps=steps)
    scored = await SCORERS["grounding"].score(cases, read, told)
    if reader.made:
        figures = {**scored.figures, "fact_checked": mean(reader.made)}
        scored = replace(scored, figures=figures)
    own = suite.model_copy(update={"name": f"{suite.name}, live", "floors": {}})
    return SuiteResult(own, scored, time.perf_counter() - begun)
