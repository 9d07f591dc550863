"""`drafter eval calibrate`: fit the confidence of drafts, and say how far it can be trusted."""

from __future__ import annotations

import asyncio
from pathlib import Path

from rich.console import Console
from rich.table import Table

from drafter.evaluation.calibration import Calibration, calibrate, write_confidence
from drafter.evaluation.labelling import Labelled, label
from drafter.evaluation.results import Figure
from drafter.evaluation.run import HELD, cases_of
from drafter.evaluation.statistics import reliability
from drafter.evaluation.suite import Kind, load_suites
from drafter.logs import configure_logging
from drafter.settings import Settings
from drafter.terminal.progress import progress_bars
from drafter.terminal.stages import Stages, guarded, opened

LABELLED: tuple[Kind, ...] = ("drafting", "retrieval", "escalation", "scope")


def calibrate_confidence(settings: Settings, folder: Path, out: Path) -> int:
    """Draft the labelled cases, fit on one half, show what the other half says, and write."""
    configure_logging("error")
    return guarded(lambda: _calibrate(settings, folder, out, Console(highlight=False)))


def _calibrate(settings: Settings, folder: Path, out: Path, console: Console) -> int:
    with opened(settings) as stage_of:
        labelled = asyncio.run(_labelled(folder, stage_of))
    calibration = calibrate(labelled)
    show_calibration(calibration, labelled, console)
    write_confidence(calibration.confidence, out)
    console.print(f"wrote {out}")
    return HELD


async def _labelled(folder: Path, stage_of: Stages) -> list[Labelled]:
    found: list[Labelled] = []
    with progress_bars() as progress:
        for suite in load_suites(folder):
            if suite.kind in LABELLED:
                cases = cases_of(suite)
                tick = progress.ticking(suite.name, len(cases))
                stage = stage_of(suite).with_parts(now=suite.now)
                found += await label(suite.name, cases, stage, tick)
    return found


def show_calibration(calibration: Calibration, labelled: list[Labelled], console: Console) -> None:
    """Where the labels come from, the error on the half that wasn't fitted, and the tiers."""
    sources = Table("suite", "drafts", "can be sent", box=None, pad_edge=False)
    for suite in sorted({one.suite for one in labelled}):
        some = [one.ready for one in labelled if one.suite == suite]
        sources.add_row(suite, str(len(some)), str(sum(some)))
    console.print(sources)
    console.print(
        f"\nfitted on {calibration.confidence.fitted_on['drafts']} drafts, measured on "
        f"{calibration.error.n} others"
    )
    console.print(
        f"ECE {_shown(calibration.error)}, ten bins of equal size; exactly right probabilities "
        f"would show {calibration.by_chance.error:.3f} on as many drafts, and as much as this with "
        f"p {calibration.by_chance.p:.2f}"
    )
    console.print(
        f"root mean square error without what chance adds (Kumar et al., 2019): "
        f"{calibration.debiased:.3f}"
    )
    console.print(
        f"ECE over both halves, each by the other's weights: {_shown(calibration.swapped)}"
    )
    others = sorted(calibration.halvings)
    console.print(
        f"ECE of {len(others)} other halvings: {sum(others) / len(others):.3f} on average, "
        f"{others[0]:.3f} to {others[-1]:.3f}"
    )
    if calibration.tells_apart:
        console.print(f"AUROC {_shown(calibration.tells_apart)}")
    curve = Table("said", "came true", "drafts", box=None, pad_edge=False)
    held_back = calibration.held_back
    for one in reliability(held_back.probabilities, held_back.outcomes):
        curve.add_row(f"{one.said:.2f}", f"{one.came_true:.2f}", str(one.n))
    tiers = Table("tier", "from", "can be sent", "95 %", "drafts", box=None, pad_edge=False)
    for tier in reversed(calibration.tiers):
        ready = tier.send_ready
        interval = f"{ready.low:.2f}–{ready.high:.2f}"
        tiers.add_row(
            tier.tier, f"{tier.starts_at:g}", f"{ready.value:.2f}", interval, str(ready.n)
        )
    console.print(curve, "", tiers, sep="\n")
    if not calibration.rises:
        console.print("The tiers don't rise: this confidence says too little.", style="red")


def _shown(figure: Figure) -> str:
    return f"{figure.value:.3f} ({figure.low:.3f} to {figure.high:.3f})"
