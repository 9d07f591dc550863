"""`drafter eval --live`: a model writes, a model reviews, and the bill is shown."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

from rich.console import Console

from drafter.app import chat_model, new_mark, writers_with
from drafter.compose.prompts import load_prompt
from drafter.errors import ConfigurationError, EvaluationError
from drafter.evaluation.cases import DraftingCase
from drafter.evaluation.judging import Judge
from drafter.evaluation.live import Live, run_live
from drafter.evaluation.results import SuiteResult
from drafter.evaluation.spending import Budget, Price
from drafter.evaluation.stage import Stage
from drafter.evaluation.suite import Suite
from drafter.settings import Settings, shipped
from drafter.terminal.progress import progress_bars

Loaded = tuple[Suite, Sequence[DraftingCase]]


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
        EvaluationError: no drafting suite is named, or the budget doesn't suffice.
    """
    if settings.model is None:
        raise ConfigurationError(
            "--live needs a model: set DRAFTER_MODEL, OPENAI_API_KEY and, for another server than "
            "OpenAI's, OPENAI_BASE_URL"
        )
    if not loaded:
        raise EvaluationError("--live drafts and reviews the drafting suite; name it too")
    options.limit.check_before(options.runs * sum(len(cases) for _, cases in loaded))
    return settings.model


async def live_results(
    settings: Settings,
    options: LiveOptions,
    loaded: Sequence[tuple[Suite, Sequence[DraftingCase], Stage]],
    console: Console,
) -> list[SuiteResult]:
    """The drafting suites, with models."""
    name = settings.model or ""
    results: list[SuiteResult] = []
    async with AsyncExitStack() as stack:
        writing = chat_model(settings, name)
        judging = chat_model(settings, options.judge or name)
        for model in (writing, judging):
            stack.push_async_callback(model.close)
        prompt = load_prompt("judge", shipped("prompts"))
        judge = Judge(
            judging,
            prompt,
            token=new_mark,
            allowed=settings.deadline,
        )
        writers = writers_with(writing, settings)
        with progress_bars() as progress:
            for suite, cases, stage in loaded:
                own = stage.with_parts(writers=writers, now=suite.now, deadline=settings.deadline)
                live = Live(own, judge, (writing, judging), options.limit, options.runs)
                tick = progress.ticking(f"{suite.name}, live", len(cases))
                results.append(await run_live(suite, cases, live, tick=tick))
    usage = live.usage
    console.print(
        f"{usage.calls} calls to {name}: {usage.prompt_tokens} tokens asked, "
        f"{usage.completion_tokens} answered, ${options.limit.price.of(usage):.2f} of "
        f"${options.budget:.2f}"
    )
    return results
