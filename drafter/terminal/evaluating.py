"""`drafter eval`: run suites, show what they found, and say by the exit code whether it holds."""

from __future__ import annotations

import asyncio
import json
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from drafter.app import COMMON, configure_logging, load_brands, open_store
from drafter.confidence import load_confidence
from drafter.errors import DrafterError, EvaluationError
from drafter.evaluation.compare import Comparison, compare, read_baselines, write_baseline
from drafter.evaluation.entries_file import read_entries_file, search_in
from drafter.evaluation.html import write_html
from drafter.evaluation.json_report import as_json
from drafter.evaluation.junit import write_junit
from drafter.evaluation.report import show
from drafter.evaluation.results import SuiteResult
from drafter.evaluation.run import FAILED, cases_of, exit_code, run_suite
from drafter.evaluation.stage import PreparedEmbedder, Stage, search_of
from drafter.evaluation.suite import KINDS, Suite, load_suites, other_cases
from drafter.knowledge.embedding import SentenceEmbedder
from drafter.knowledge.signals import load_signals
from drafter.settings import Settings, shipped

BASELINES = "baselines"
FROM_A_FILE = ("retrieval", "scope")
"""Kinds that need entries alone, so that `--knowledge` can give them."""
Loaded = tuple[Suite, list[Any]]
Stages = Callable[[Suite], Stage]


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


def evaluate(settings: Settings, options: Options) -> int:
    """Run the suites, show and write what they found; the exit code."""
    configure_logging("error")
    return guarded(lambda: _evaluate(settings, options, Console(highlight=False)))


def guarded(work: Callable[[], int]) -> int:
    """The exit code of `work`, or FAILED with the reason where it can't be done."""
    try:
        return work()
    except DrafterError as error:
        click.echo(f"drafter eval: {error}", err=True)
    except Exception:  # noqa: BLE001 - a bug must not pass for a broken floor
        click.echo(traceback.format_exc(), err=True)
    return FAILED


def _evaluate(settings: Settings, options: Options, console: Console) -> int:
    loaded = [(suite, cases_of(suite)) for suite in chosen(options)]
    baselines = read_baselines(options.baseline) if options.baseline else {}
    with opened(settings, options) as stage_of:
        results = asyncio.run(_run(loaded, stage_of))
    comparisons = [
        compare(result, baselines[result.suite.name])
        for result in results
        if result.suite.name in baselines
    ]
    show(results, comparisons, console, shown=options.shown)
    _write(results, comparisons, options)
    code = exit_code(results, comparisons)
    if options.update_baseline and code != FAILED:
        for result in results:
            console.print(f"wrote {write_baseline(result, options.folder / BASELINES)}")
    return code


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


@contextmanager
def opened(settings: Settings, options: Options) -> Iterator[Stages]:
    """What gives each suite its stage. Vectors are kept in a folder of their own, since another
    process may be serving from the data folder."""
    own = settings.model_copy(update={"data_dir": settings.data_dir / "evaluation"})
    with ExitStack() as stack:
        inner = stack.enter_context(closing(SentenceEmbedder(settings.embedding_model)))
        embedder = PreparedEmbedder(inner)
        if options.knowledge:
            folder = settings.knowledge_dir / COMMON
            signals = load_signals(folder if folder.exists() else shipped(f"knowledge/{COMMON}"))
            entries = read_entries_file(options.knowledge)
            search = stack.enter_context(search_in(entries, embedder, signals.get("out_of_scope")))
            stage = Stage(search)
            yield lambda _: stage
            return
        store = stack.enter_context(closing(open_store(own)))
        brands = load_brands(own, store, inner)
        stages = {
            slug: Stage(search_of(served, embedder), served, confidence=load_confidence())
            for slug, served in brands.items()
        }
        yield lambda suite: _stage_of(suite, stages)


def _stage_of(suite: Suite, stages: dict[str, Stage]) -> Stage:
    slug = suite.brand or (next(iter(stages)) if len(stages) == 1 else None)
    if slug not in stages:
        raise EvaluationError(
            f"{suite.name}: brand {slug!r}: no such brand; there is {', '.join(sorted(stages))}"
        )
    return stages[slug]


async def _run(loaded: Sequence[Loaded], stage_of: Stages) -> list[SuiteResult]:
    results: list[SuiteResult] = []
    with Progress(
        TextColumn("{task.description:12}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as progress:
        for suite, cases in loaded:
            task = progress.add_task(suite.name, total=len(cases))

            def tick(task: Any = task) -> None:
                progress.advance(task)

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
