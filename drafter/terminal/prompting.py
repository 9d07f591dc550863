"""`drafter prompts show`: what a model would be sent for a message, without sending it."""

from __future__ import annotations

import asyncio
import json
import time

import click

from drafter.app import compose_prompts, new_mark, open_parts
from drafter.compose.briefing import Request, request_of
from drafter.knowledge.embedding import Embedder
from drafter.logs import configure_logging
from drafter.messages import DirectMessage
from drafter.settings import Settings
from drafter.timing import Timer
from drafter.writing import brief_for_writers


def show_prompt(settings: Settings, message: DirectMessage, *, as_json: bool) -> None:
    """Print the request."""
    configure_logging("warning")
    click.echo(prompt_text(settings, message, as_json=as_json))


def prompt_text(
    settings: Settings,
    message: DirectMessage,
    *,
    as_json: bool = False,
    embedder: Embedder | None = None,
) -> str:
    """Read the message as the service would, and give the request, or why there is none. Nothing
    is recorded.

    Args:
        embedder: instead of the configured one.
    """
    request, why = asyncio.run(_request(settings, message, embedder))
    if request is None:
        return f"no model is asked: {why}"
    if not as_json:
        return f"## system ({request.prompt.label})\n{request.system}\n\n## user\n{request.user}"
    messages = [
        {"role": "system", "content": request.system},
        {"role": "user", "content": request.user},
    ]
    shown = {"messages": messages, "schema": request.prompt.schema}
    return json.dumps(shown, ensure_ascii=False, indent=2)


async def _request(
    settings: Settings, message: DirectMessage, embedder: Embedder | None
) -> tuple[Request | None, str]:
    """The request, or None and why no model is asked."""
    shared, own = compose_prompts(settings)
    async with open_parts(settings, writers=(), embedder=embedder) as parts:
        read = await parts.pipeline.read(message, Timer(time.perf_counter))
    asked = brief_for_writers(read.brief, read.decision)
    if asked is None:
        escalation = read.decision.escalation
        codes = ", ".join(reason.code for reason in escalation.reasons) if escalation else ""
        return None, f"the decision is {read.decision.kind}" + (f" ({codes})" if codes else "")
    return request_of(asked, own.get(asked.brand.slug, shared), new_mark()), ""
