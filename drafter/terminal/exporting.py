"""`drafter eval export`: stored drafts with feedback, as cases that a person looks through."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from drafter.evaluation.export import exported
from drafter.evaluation.run import HELD
from drafter.journal import Journal
from drafter.logs import configure_logging
from drafter.settings import Settings
from drafter.terminal.stages import guarded


def export(settings: Settings, out: Path, brand: str | None, since: datetime | None) -> int:
    """Write `<out>/<kind>.jsonl`, a case a line."""
    configure_logging("error")
    return guarded(lambda: _export(settings, out, brand, since))


def _export(settings: Settings, out: Path, brand: str | None, since: datetime | None) -> int:
    start = since.replace(tzinfo=since.tzinfo or UTC) if since else None
    cases = asyncio.run(_read(settings, brand, start))
    out.mkdir(parents=True, exist_ok=True)
    for kind, some in cases.items():
        file = out / f"{kind}.jsonl"
        lines = (json.dumps(case, ensure_ascii=False) + "\n" for case in some)
        file.write_text("".join(lines), encoding="utf-8")
        click.echo(f"{file}: {len(some)} cases; look through them before they join a suite")
    if not cases:
        click.echo("no draft has feedback yet")
    return HELD


async def _read(
    settings: Settings, brand: str | None, since: datetime | None
) -> Mapping[str, Sequence[dict[str, Any]]]:
    journal = await Journal.open(settings.journal_url, clock=lambda: datetime.now(UTC))
    found: dict[str, list[dict[str, Any]]] = {}
    try:
        async for one in exported(journal, brand=brand, since=since):
            found.setdefault(one.kind, []).append(one.case)
    finally:
        await journal.close()
    return found
