"""The drafting suite with a model that writes and a model that reviews, several times over: how
often a draft can be sent, and how often it can be sent every time."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.compose.model import ChatModel, Usage
from drafter.errors import WriterError
from drafter.evaluation.cases import DraftingCase
from drafter.evaluation.results import Figure, Outcome, Scored, SuiteResult
from drafter.evaluation.reviewing import Review, Reviewer, Verdict
from drafter.evaluation.scorer import Tick, timings_of
from drafter.evaluation.scorers.drafting import Reviewed, review
from drafter.evaluation.spending import READING, REVIEWING, WRITING, Budget, total
from drafter.evaluation.stage import Stage
from drafter.evaluation.statistics import mean
from drafter.evaluation.suite import Suite

NAME = "drafting, live"
DRAFTS = ("drafts and reviews", WRITING, READING, REVIEWING)
"""What is paid for, and its tokens."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One draft of one case, measured by code and by a model. `by_model` is None where there was
    nothing to review, or the model gave nothing; `trouble` says why."""

    by_code: Reviewed
    by_model: Review | None
    trouble: str = ""

    @property
    def verdict(self) -> Verdict:
        """A message that got no reply has no usable draft."""
        return self.by_model.verdict if self.by_model else "unusable"

    @property
    def passed(self) -> bool:
        """Whether the reviewer would send it."""
        return self.verdict == "send-ready"


@dataclass(frozen=True, slots=True)
class Trial:
    """All attempts at one case."""

    case: DraftingCase
    attempts: tuple[Attempt, ...]

    @property
    def passes(self) -> int:
        """Attempts that can be sent."""
        return sum(attempt.passed for attempt in self.attempts)


@dataclass(frozen=True, slots=True)
class Live:
    """What a live run needs. `models` are those whose tokens count against the budget."""

    stage: Stage
    reviewer: Reviewer
    models: Sequence[ChatModel]
    budget: Budget
    runs: int

    @property
    def usage(self) -> Usage:
        """Tokens so far."""
        return total(model.usage for model in self.models)


async def run_live(
    suite: Suite, cases: Sequence[DraftingCase], live: Live, *, tick: Tick = lambda: None
) -> SuiteResult:
    """Draft and review every case `runs` times.

    Raises:
        EvaluationError: it would cost, or has cost, more than the budget.
    """
    begun = time.perf_counter()
    drafts = len(cases) * live.runs
    live.budget.check_before(drafts, *DRAFTS)
    live.stage.prepare(live.stage.message(case) for case in cases)
    trials: list[Trial] = []
    for case in cases:
        attempts: list[Attempt] = []
        for _ in range(live.runs):
            attempts.append(await _attempt(case, live))
            done = len(trials) * live.runs + len(attempts)
            live.budget.check(live.usage, f"{done} of {drafts} drafts")
        trials.append(Trial(case, tuple(attempts)))
        tick()
    own = suite.model_copy(update={"name": NAME, "floors": {}})
    return SuiteResult(own, scored(trials), time.perf_counter() - begun)


async def _attempt(case: DraftingCase, live: Live) -> Attempt:
    stage = live.stage
    message = stage.message(case)
    draft = await stage.draft(message, stage.moment(case))
    by_code = review(case, draft, stage)
    if draft.decision != "reply" or by_code.shown is None:
        return Attempt(by_code, None, f"no reply: decided {draft.decision}")
    try:
        by_model = await live.reviewer.review(message, draft, stage.served.brand)
    except WriterError as error:
        return Attempt(by_code, None, f"not reviewed: {error.reason}")
    return Attempt(by_code, by_model)


def scored(trials: Sequence[Trial]) -> Scored:
    """Figures and outcomes of all trials. A case passes when every attempt does."""
    attempts = [attempt for trial in trials for attempt in trial.attempts]
    reviews = [attempt.by_model for attempt in attempts if attempt.by_model]
    figures = {
        "judge_send_ready": mean([a.verdict == "send-ready" for a in attempts]),
        "judge_needs_edit": mean([a.verdict == "needs-edit" for a in attempts]),
        "judge_unusable": mean([a.verdict == "unusable" for a in attempts]),
        "send_ready": mean([a.by_code.send_ready for a in attempts]),
        "agreement": mean([a.passed == a.by_code.send_ready for a in attempts if a.by_model]),
        "by_the_model": mean([a.by_code.draft.mode == "llm" for a in attempts]),
        "distinct_asks": mean([len(one.findings.asks) for one in reviews]),
        "unaddressed_asks": mean([len(one.findings.unaddressed) for one in reviews]),
        "unsupported_claims": mean([len(one.findings.unsupported_claims) for one in reviews]),
        "overruled": mean([one.overruled for one in reviews]),
        **pass_figures(trials),
    }
    return Scored(
        outcomes=tuple(_outcome(trial) for trial in trials),
        figures={name: figure for name, figure in figures.items() if figure.n},
        timings=timings_of([attempt.by_code.draft for attempt in attempts]),
    )


def pass_figures(trials: Sequence[Trial]) -> dict[str, Figure]:
    """`pass^1` … `pass^k`: the chance that so many drafts of one message can all be sent."""
    from scipy.special import comb

    runs = len(trials[0].attempts) if trials else 0
    return {
        f"pass^{k}": mean([float(comb(trial.passes, k) / comb(runs, k)) for trial in trials])
        for k in range(1, runs + 1)
    }


def _outcome(trial: Trial) -> Outcome:
    share = trial.passes / len(trial.attempts)
    failing = next((a for a in trial.attempts if not a.passed), None)
    if failing is None:
        return Outcome(trial.case.id, True, 1.0, digest=trial.case.digest)
    found = failing.by_model.findings.problems if failing.by_model else (failing.trouble,)
    why = f"{trial.passes} of {len(trial.attempts)} can be sent; {failing.verdict}: "
    return Outcome(
        id=trial.case.id,
        passed=False,
        score=share,
        why=why + "; ".join(found),
        step="compose" if failing.by_model else "triage",
        group=failing.verdict,
        severity=share,
        digest=trial.case.digest,
    )
