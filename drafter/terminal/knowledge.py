"""`drafter knowledge`: lint, build and tune."""

from __future__ import annotations

from contextlib import closing

import click

from drafter.app import load_brands, open_embedder, open_store
from drafter.knowledge.entry_files import load_entries
from drafter.knowledge.signals import load_signals
from drafter.knowledge.taught import outdated
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
    if not failed:
        warn_of_outdated_layers(settings)
    return int(failed)


def warn_of_outdated_layers(settings: Settings) -> None:
    """Say when the layers that hear signals were taught other exemplars than those that stand here.
    They still work beside what is fitted to a build, so it is no failure."""
    from drafter.knowledge.embedding import DEFAULT_WEIGHTS_SHA256

    signals = load_signals(settings.common_dir)
    changed = outdated(settings.tuned_file, signals, DEFAULT_WEIGHTS_SHA256)
    if changed:
        click.echo(
            f"{settings.tuned_file}: was taught other exemplars than there are today of "
            f"{', '.join(sorted(changed))}; run drafter knowledge tune, then drafter eval",
            err=True,
        )


def tune(settings: Settings, *, afresh: bool) -> None:
    """Train the layers that hear signals on what all brands share, and on what customers ordinarily
    ask of the brands here. Those that are there are taught what changed, unless they are to begin
    `afresh` or can't go on."""
    from drafter.knowledge.embedding import DEFAULT_WEIGHTS_SHA256, packaged_in_full
    from drafter.knowledge.tuned import read_tuning
    from drafter.knowledge.tuning import can_go_on
    from drafter.knowledge.tuning import tune as tuned

    signals, file = load_signals(settings.common_dir), settings.tuned_file
    known = file.exists() and not outdated(file, signals, DEFAULT_WEIGHTS_SHA256)
    if known and not afresh:
        click.echo(f"{file}: was taught what the signals hold today; --afresh begins anew")
        return
    entries = [entry for folder in settings.brand_dirs for entry in load_entries(folder)]
    asks = sorted({ask for entry in entries for ask in entry.asks})
    earlier = read_tuning(file) if file.exists() and not afresh else None
    if earlier and not can_go_on(earlier, signals, DEFAULT_WEIGHTS_SHA256):
        click.echo(f"{file}: knows other signals or another encoder; beginning afresh")
        earlier = None
    tuning = tuned(
        packaged_in_full(),
        signals,
        asks,
        base=DEFAULT_WEIGHTS_SHA256,
        earlier=earlier,
        progress=click.echo,
    )
    tuning.write(file)
    click.echo(f"{file}: {len(signals)} signals; now run drafter eval")


def build(settings: Settings) -> None:
    """Make the builds that a server would serve."""
    with (
        closing(open_embedder(settings)) as embedder,
        closing(open_store(settings)) as store,
    ):
        for slug, served in load_brands(settings, store, embedder).items():
            build = served.build
            click.echo(
                f"{slug}: {build.id}, {len(build.entries)} entries, {len(build.records)} texts"
            )
