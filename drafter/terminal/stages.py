"""What `drafter eval` opens: the product as it is served, in a folder of its own."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import click

from drafter.app import load_brands, open_embedder, open_store
from drafter.confidence import load_confidence
from drafter.errors import DrafterError, EvaluationError
from drafter.evaluation.entries_file import read_entries_file, search_in
from drafter.evaluation.run import FAILED
from drafter.evaluation.stage import PreparedEmbedder, Stage, search_of
from drafter.evaluation.suite import Suite
from drafter.knowledge.signals import load_signals
from drafter.settings import Settings

Stages = Callable[[Suite], Stage]


@contextmanager
def opened(settings: Settings, entries_file: Path | None = None) -> Iterator[Stages]:
    """What gives each suite its stage. Vectors are kept apart from the data folder's, because
    another process may be serving from that.

    Args:
        entries_file: JSONL knowledge that stands in for the brands.
    """
    own = settings.model_copy(update={"data_dir": settings.data_dir / "evaluation"})
    with ExitStack() as stack:
        inner = stack.enter_context(closing(open_embedder(settings)))
        embedder = PreparedEmbedder(inner)
        if entries_file:
            signals = load_signals(settings.common_dir)
            outside = signals.get("out_of_scope")
            entries = read_entries_file(entries_file)
            stage = Stage(stack.enter_context(search_in(entries, embedder, outside)))
            yield lambda _: stage
            return
        store = stack.enter_context(closing(open_store(own)))
        brands = load_brands(own, store, inner)
        rate = load_confidence()
        stages = {
            slug: Stage(search_of(served, embedder), served, confidence=rate)
            for slug, served in brands.items()
        }
        yield lambda suite: _stage_of(suite, stages)


def guarded(work: Callable[[], int]) -> int:
    """The exit code of `work`, or FAILED with the reason where it can't be done."""
    try:
        return work()
    except DrafterError as error:
        click.echo(f"drafter eval: {error}", err=True)
    except Exception:  # noqa: BLE001 - a bug must not pass for a broken floor
        click.echo(traceback.format_exc(), err=True)
    return FAILED


def _stage_of(suite: Suite, stages: dict[str, Stage]) -> Stage:
    slug = suite.brand or (next(iter(stages)) if len(stages) == 1 else None)
    if slug not in stages:
        raise EvaluationError(
            f"{suite.name}: brand {slug!r}: no such brand; there is {', '.join(sorted(stages))}"
        )
    return stages[slug]
