"""`drafter eval --live`: a model writes, a model reviews, a model checks facts, and the bill is
shown."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

from rich.console import Console

from drafter.app import chat_model, fact_check_with, new_mark, writers_with
from drafter.checked import Readers
from drafter.compose.prompts import load_prompt
from drafter.errors import ConfigurationError, EvaluationError
from drafter.evaluation.live import DRAFTS, Live, run_live
from drafter.evaluation.reading import CHECKS, Reader, run_reading
from drafter.evaluation.results import SuiteResult
from drafter.evaluation.reviewing import Reviewer
from drafter.evaluation.spending import Budget, Price, total
from drafter.evaluation.stage import Stage
from drafter.evaluation.suite import Suite
from drafter.settings import Settings, shipped
from drafter.terminal.progress import progress_bars

LIVE = ("drafting", "grounding")
"""Kinds of suites in which a model has a part."""
Loaded = tuple[Suite, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class LiveOptions:
    """The flags of the live tier. `budget` is in US dollars, `price` in US dollars for a million
    tokens asked and answered; `judge` names another model than the one that writes."""

    runs: int
    budget: float
    price: tuple[float, float]
    judge: str | None = None

    @property
    def limit(self) -> Budget:
        """The most that may be spent, at which price."""
        return Budget(self.budget, Price(*self.price))


def check_live(settings: Settings, options: LiveOptions, loaded: Sequence[Loaded]) -> str:
    """Refuse what can't be run, before anything is opened or paid for; the model's name.

    Raises:
        ConfigurationError: no model is configured.
        EvaluationError: no suite is named in which a model has a part, or the budget doesn't
            suffice.
    """
    if settings.model is None:
        raise ConfigurationError(
            "--live needs a model: set DRAFTER_MODEL, OPENAI_API_KEY and, for another server than "
            "OpenAI's, OPENAI_BASE_URL"
        )
    if not loaded:
        raise EvaluationError(
            f"--live is for the suites {' and '.join(LIVE)}; name one of them too"
        )
    if "grounding" in {suite.kind for suite, _ in loaded} and settings.fact_check == "off":
        raise ConfigurationError(
            "DRAFTER_FACT_CHECK=off: --live measures the fact check on the grounding suite; set it "
            "to always or doubts, or name the drafting suite alone"
        )
    for suite, cases in loaded:
        if suite.kind == "drafting":
            options.limit.check_before(options.runs * len(cases), *DRAFTS)
        else:
            options.limit.check_before(len(cases), *CHECKS)
    return settings.model


async def live_results(
    settings: Settings,
    options: LiveOptions,
    loaded: Sequence[tuple[Suite, Sequence[Any], Stage]],
    console: Console,
) -> list[SuiteResult]:
    """The suites in which models have a part, with models."""
    name = settings.model or ""
    results: list[SuiteResult] = []
    async with AsyncExitStack() as stack:
        writing = chat_model(settings, name)
        reviewing = chat_model(settings, options.judge or name)
        for model in (writing, reviewing):
            stack.push_async_callback(model.close)
        prompt = load_prompt("review", shipped("prompts"))
        reviewer = Reviewer(reviewing, prompt, token=new_mark, allowed=settings.deadline)
        writers = writers_with(writing, settings)
        check = fact_check_with(writing, settings)
        readers = Readers(fact_check=check)
        with progress_bars() as progress:
            for suite, cases, stage in loaded:
                own = stage.with_parts(
                    writers=writers, readers=readers, now=suite.now, deadline=settings.deadline
                )
                tick = progress.ticking(f"{suite.name}, live", len(cases))
                if suite.kind == "drafting":
                    live = Live(own, reviewer, (writing, reviewing), options.limit, options.runs)
                    results.append(await run_live(suite, cases, live, tick=tick))
                elif check:
                    reader = Reader(check, settings.deadline)
                    results.append(
                        await run_reading(
                            suite,
                            cases,
                            own,
                            reader,
                            (writing, reviewing),
                            options.limit,
                            tick=tick,
                        )
                    )
    usage = total(model.usage for model in (writing, reviewing))
    console.print(
        f"{usage.calls} calls to {name}: {usage.prompt_tokens} tokens asked, "
        f"{usage.completion_tokens} answered, ${options.limit.price.of(usage):.2f} of "
        f"${options.budget:.2f}"
    )
    return results
