"""`drafter draft`: one draft, shown as people like to read it."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from drafter.app import open_service
from drafter.drafts import Draft
from drafter.errors import RequestError
from drafter.logs import configure_logging
from drafter.messages import DirectMessage
from drafter.settings import Settings

MARKS = {"reply": "green", "no_reply": "cyan", "escalate": "yellow"}
QUOTE = 100


def message_from(
    text: str,
    *,
    brand: str | None,
    channel: str,
    orders: tuple[Path, ...],
    name: str | None,
    locale: str | None,
    hint: str | None = None,
) -> DirectMessage:
    """A message from the command line.

    Raises:
        RequestError: names what is wrong.
    """
    found: list[Any] = []
    for file in orders:
        try:
            content = json.loads(file.read_text(encoding="utf-8"))
        except ValueError as error:
            raise RequestError(f"{file} is not JSON: {error}", field="--order") from error
        found += content if isinstance(content, list) else [content]
    try:
        return DirectMessage.model_validate(
            {
                "text": text,
                "brand": brand,
                "channel": channel,
                "orders": found,
                "customer": {"name": name, "locale": locale},
                "hint": hint,
            }
        )
    except ValidationError as error:
        lines = [
            f"{'.'.join(map(str, problem['loc'])) or 'text'}: "
            + problem["msg"].removeprefix("Value error, ").removeprefix("text is ")
            for problem in error.errors(include_url=False)
        ]
        raise RequestError("; ".join(lines)) from error


def draft_once(settings: Settings, message: DirectMessage, *, as_json: bool) -> None:
    """Draft and show."""
    configure_logging("warning")

    async def run() -> Draft:
        async with open_service(settings) as opened:
            return await opened.pipeline.draft(message)

    draft = asyncio.run(run())
    if as_json:
        click.echo(draft.model_dump_json(indent=2))
    else:
        show(draft, Console(highlight=False))


def show(draft: Draft, console: Console) -> None:
    """The decision, the draft, and under it each citation. Nothing in it is taken for markup:
    customers write brackets, too."""
    console.print(Text(draft.decision, style=f"bold {MARKS[draft.decision]}"), end="  ")
    seconds = draft.timings_ms["total"]
    console.print(Text(f"{draft.mode}, {seconds:.0f} ms, {draft.id}", style="dim"))
    if draft.escalation:
        where = f"to {draft.escalation.route}, priority {draft.escalation.priority}"
        console.print(Text(where))
        for reason in draft.escalation.reasons:
            evidence = f' ("{reason.evidence}")'
            why = Text(f"{reason.code}: {reason.detail}{evidence}")
            console.print(Padding(why, (0, 2)))
    for suggestion in draft.suggestions:
        console.print()
        for part in suggestion.parts:
            console.print(Padding(Text(part.text), (0, 2)))
            for citation in part.citations:
                quote = (
                    citation.quote if len(citation.quote) < QUOTE else citation.quote[:QUOTE] + "…"
                )
                note = f"{citation.kind} {citation.source}: {quote}"
                console.print(Padding(Text(note, style="dim"), (0, 6)))
        length = suggestion.length
        limit = f" of {length.limit}" if length.limit else ""
        label = "holding reply, " if suggestion.holding else ""
        console.print(Text(f"\n{label}{length.used}{limit} {length.unit}", style="dim"))
    for action in draft.staff_actions:
        console.print(Text(f"before sending, tick {action.id}: {action.detail}"))
    for verdict in draft.verdicts:
        until = f" until {verdict.until.isoformat()}" if verdict.until else ""
        console.print(Text(f"{verdict.policy}: {verdict.outcome}{until} ({verdict.because})"))
    for check in draft.checks:
        if not check.passed:
            console.print(Text(f"{check.name} failed: {check.detail}", style="red"))
