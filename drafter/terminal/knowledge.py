"""`drafter knowledge`: lint and build."""

from __future__ import annotations

from contextlib import closing

import click

from drafter.app import load_brands, open_store
from drafter.knowledge.embedding import SentenceEmbedder
from drafter.lint import lint
from drafter.settings import Settings, shipped


def check(settings: Settings, brands: tuple[str, ...]) -> int:
    """Show everything wrong with the folders; 1 when there is anything, else 0."""
    folder = settings.knowledge_dir
    slugs = brands or tuple(brand.name for brand in settings.brand_dirs)
    if not slugs:
        click.echo(f"{folder.resolve()}: no brand here (a folder with a brand.yaml)", err=True)
        return 1
    failed = False
    for slug in slugs:
        report = lint(folder / slug, settings.common_dir, shipped("prompts"))
        for line in report.problems:
            click.echo(f"{slug}/{line}", err=True)
        failed |= bool(report.problems)
        if not report.problems:
            click.echo(
                f"{slug}: {report.entries} entries, {report.asks} asks, "
                f"{report.examples} policy examples hold, {report.signals} signals"
            )
    return int(failed)


def build(settings: Settings) -> None:
    """Make the builds that a server would serve."""
    with (
        closing(SentenceEmbedder(settings.embedding_model)) as embedder,
        closing(open_store(settings)) as store,
    ):
        for slug, served in load_brands(settings, store, embedder).items():
            build = served.build
            click.echo(
                f"{slug}: {build.id}, {len(build.entries)} entries, {len(build.records)} texts"
            )
