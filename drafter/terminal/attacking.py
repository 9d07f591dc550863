"""`drafter eval attack`: a model that was taken over against everything that guards the reply."""

from __future__ import annotations

import asyncio

from rich.console import Console
from rich.markup import escape

from drafter.evaluation.adversary.rounds import Attack, run_attack
from drafter.evaluation.run import HELD, NOT_HELD
from drafter.evaluation.suite import Suite
from drafter.logs import configure_logging
from drafter.settings import Settings
from drafter.terminal.progress import progress_bars
from drafter.terminal.stages import guarded, opened

SHOWN = 20
"""Escapes that are printed."""


def attack(settings: Settings, *, rounds: int, seed: int, brand: str | None) -> int:
    """Run the rounds and print what got out; the exit code."""
    configure_logging("critical")
    return guarded(lambda: _attack(settings, rounds, seed, brand, Console(highlight=False)))


def _attack(settings: Settings, rounds: int, seed: int, brand: str | None, console: Console) -> int:
    suite = Suite.model_validate(
        {"name": "attack", "kind": "injection", "brand": brand, "cases": "none", "about": "rounds"}
    )
    with opened(settings) as stage_of, progress_bars() as progress:
        tick = progress.ticking("attack", rounds)
        result = asyncio.run(run_attack(stage_of(suite), rounds=rounds, seed=seed, tick=tick))
    _show(result, console)
    return NOT_HELD if result.escapes else HELD


def _show(result: Attack, console: Console) -> None:
    console.print(
        f"{result.rounds} rounds; the model was asked in {result.heard}, its words shown in "
        f"{result.shown}; {len(result.escapes)} escapes"
    )
    for kind, count in sorted(result.by_kind().items()):
        console.print(f"  {kind}: {count}")
    for one in result.escapes[:SHOWN]:
        breach = one.breach
        console.print(
            escape(f"round {one.number}: {breach.kind} in {breach.field}: {breach.words!r:.160}")
        )
        console.print(escape(f"  the model said: {one.said!r:.300}"))
