"""`drafter eval`: run suites, show what they found, and say by the exit code whether it holds."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from rich.console import Console

from drafter.compose.extractive import ExtractiveWriter
from drafter.errors import EvaluationError
from drafter.evaluation.cases import MessageCase
from drafter.evaluation.compare import Comparison, compare, read_baselines, write_baseline
from drafter.evaluation.html import write_html
from drafter.evaluation.json_report import as_json
from drafter.evaluation.junit import write_junit
from drafter.evaluation.mutants import mutated, real_drafts
from drafter.evaluation.report import show
from drafter.evaluation.results import SuiteResult
from drafter.evaluation.run import FAILED, cases_of, exit_code, run_suite
from drafter.evaluation.suite import KINDS, Suite, load_suites, other_cases
from drafter.logs import configure_logging
from drafter.settings import Settings
from drafter.terminal.progress import progress_bars
from drafter.terminal.reviewing import LIVE, LiveOptions, check_live, live_results
from drafter.terminal.stages import Stages, guarded, opened

BASELINES = "baselines"
MUTATED = ("drafting", "retrieval")
"""Kinds of suites whose messages are drafted for `--mutate`."""
FROM_A_FILE = ("retrieval", "scope")
"""Kinds that need entries alone, so that `--knowledge` can give them."""
Loaded = Sequence[tuple[Suite, list[Any]]]


@dataclass(frozen=True, slots=True)
class Options:
    """The flags of `drafter eval`."""

    names: tuple[str, ...]
    folder: Path
    cases: Path | None = None
    brand: str | None = None
    knowledge: Path | None = None
    json_out: Path | None = None
    junit_out: Path | None = None
    html_out: Path | None = None
    baseline: Path | None = None
    update_baseline: bool = False
    shown: int = 10
    live: LiveOptions | None = None
    mutate: int | None = None
    seed: int = 0


def evaluate(settings: Settings, options: Options) -> int:
    """Run the suites, show and write what they found; the exit code."""
    configure_logging("error")
    return guarded(lambda: _evaluate(settings, options, Console(highlight=False)))


def _evaluate(settings: Settings, options: Options, console: Console) -> int:
    if options.mutate:
        return _mutate(settings, options, console)
    loaded = [(suite, cases_of(suite)) for suite in chosen(options)]
    baselines = read_baselines(options.baseline) if options.baseline else {}
    if options.live:
        check_live(settings, options.live, [one for one in loaded if one[0].kind in LIVE])
    with opened(settings, options.knowledge) as stage_of:
        results = asyncio.run(_run(loaded, stage_of))
        if options.live:
            live = [(s, cases, stage_of(s)) for s, cases in loaded if s.kind in LIVE]
            results += asyncio.run(live_results(settings, options.live, live, console))
    comparisons = [
        compare(result, baselines[result.suite.name])
        for result in results
        if result.suite.name in baselines
    ]
    show(results, comparisons, console, shown=options.shown)
    if options.baseline and (new := [s.name for s, _ in loaded if s.name not in baselines]):
        console.print(f"not compared, as the baseline doesn't have it: {', '.join(new)}")
    _write(results, comparisons, options)
    code = exit_code(results, comparisons)
    if options.update_baseline and code != FAILED:
        for result in results[: len(loaded)]:  # a live run isn't the same twice
            console.print(f"wrote {write_baseline(result, options.folder / BASELINES)}")
    return code


def _mutate(settings: Settings, options: Options, console: Console) -> int:
    """Put false things into real drafts of the drafting and the retrieval messages."""
    if options.names != ("grounding",):
        raise EvaluationError("--mutate goes with the suite grounding: it is verify that it tests")
    suites: dict[str, Suite] = {suite.kind: suite for suite in load_suites(options.folder)}
    if missing := [kind for kind in MUTATED if kind not in suites]:
        raise EvaluationError(
            f"--mutate drafts the messages of {' and '.join(missing)}: no such suite"
        )
    about = "Whether one false thing put into a real draft is caught, and real drafts pass."
    suite = suites["drafting"].model_copy(
        update={"name": "mutation", "kind": "grounding", "about": about, "floors": {}}
    )
    cases = [
        MessageCase(id=case.id, text=case.text, orders=getattr(case, "orders", ()))
        for kind in MUTATED
        for case in cases_of(suites[kind])
    ]
    begun = perf_counter()
    with opened(settings) as stage_of, progress_bars() as progress:
        tick = progress.ticking(suite.name, len(cases))
        stage = stage_of(suite)
        drafts = asyncio.run(real_drafts(cases, stage, ExtractiveWriter(), tick))
    scored = mutated(drafts, options.mutate or 0, options.seed)
    results = [SuiteResult(suite, scored, perf_counter() - begun)]
    show(results, [], console, shown=options.shown)
    _write(results, [], options)
    return exit_code(results)


def chosen(options: Options) -> list[Suite]:
    """The suites that the flags name.

    Raises:
        EvaluationError: there is no such suite, or the flags contradict each other.
    """
    if options.cases is None:
        if options.brand or options.knowledge:
            raise EvaluationError("--brand and --knowledge go with --cases")
        suites = load_suites(options.folder)
        known = {suite.name: suite for suite in suites}
        if unknown := sorted(set(options.names) - set(known)):
            raise EvaluationError(f"no suite {', '.join(unknown)}; there is {', '.join(known)}")
        return [known[name] for name in options.names] or suites
    if len(options.names) != 1:
        raise EvaluationError(f"--cases needs the name of one suite, or a kind: {', '.join(KINDS)}")
    if options.update_baseline:
        raise EvaluationError("--update-baseline is for the suites' own cases, not for --cases")
    suite = other_cases(options.names[0], options.folder, options.cases, options.brand)
    if options.knowledge and suite.kind not in FROM_A_FILE:
        raise EvaluationError(f"--knowledge serves {' and '.join(FROM_A_FILE)}, not {suite.kind}")
    return [suite]


async def _run(loaded: Loaded, stage_of: Stages) -> list[SuiteResult]:
    results: list[SuiteResult] = []
    with progress_bars() as progress:
        for suite, cases in loaded:
            tick = progress.ticking(suite.name, len(cases))
            results.append(await run_suite(suite, cases, stage_of(suite), tick=tick))
    return results


def _write(
    results: Sequence[SuiteResult], comparisons: Sequence[Comparison], options: Options
) -> None:
    if options.json_out:
        options.json_out.parent.mkdir(parents=True, exist_ok=True)
        content = json.dumps(as_json(results, comparisons), indent=1, ensure_ascii=False)
        options.json_out.write_text(content + "\n", encoding="utf-8")
    if options.junit_out:
        write_junit(results, comparisons, options.junit_out)
    if options.html_out:
        write_html(results, comparisons, options.html_out, made=datetime.now(UTC))
