"""`drafter prompts show`: what a model would be sent for a message, without sending it."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass, replace
from typing import Literal

import click

from drafter.app import compose_prompts, new_mark, open_service
from drafter.checked import grounds_of
from drafter.compose import Brief, Composition
from drafter.compose.briefing import Request, request_of
from drafter.compose.extractive import compose_extractive
from drafter.compose.llm import composed
from drafter.compose.prompts import Prompt, load_prompt
from drafter.compose.reply import Reply, ReplyPart
from drafter.errors import WriterError
from drafter.factcheck import Terms, question_of
from drafter.knowledge.embedding import Embedder
from drafter.logs import configure_logging
from drafter.messages import DirectMessage
from drafter.settings import Settings, shipped
from drafter.timing import Timer
from drafter.verify import faults, reasons_of
from drafter.writing import brief_for_writers

Shown = Literal["compose", "verify"]


@dataclass(frozen=True, slots=True)
class Sent:
    """One request, as it would be sent."""

    prompt: Prompt
    system: str
    user: str


class _NotAsked(Exception):
    """Says why no model is asked."""


def show_prompt(
    settings: Settings,
    message: DirectMessage,
    *,
    prompt: Shown = "compose",
    reply: str | None = None,
    as_json: bool,
) -> None:
    """Print the request."""
    configure_logging("warning")
    click.echo(prompt_text(settings, message, prompt=prompt, reply=reply, as_json=as_json))


def prompt_text(
    settings: Settings,
    message: DirectMessage,
    *,
    prompt: Shown = "compose",
    reply: str | None = None,
    as_json: bool = False,
    embedder: Embedder | None = None,
) -> str:
    """Read the message as the service would, and give the request, or why there is none. Nothing
    is recorded.

    Args:
        prompt: what the model is asked for: a reply, or an opinion of one.
        reply: the one to be checked, a paragraph a part, each citing every source; None for the
            one that is put together from the brand's own sentences.
        embedder: instead of the configured one.
    """
    try:
        sent = asyncio.run(_sent(settings, message, prompt, reply, embedder))
    except _NotAsked as why:
        return f"no model is asked: {why}"
    if not as_json:
        return f"## system ({sent.prompt.label})\n{sent.system}\n\n## user\n{sent.user}"
    messages = [
        {"role": "system", "content": sent.system},
        {"role": "user", "content": sent.user},
    ]
    shown = {"messages": messages, "schema": sent.prompt.schema}
    return json.dumps(shown, ensure_ascii=False, indent=2)


async def _sent(
    settings: Settings,
    message: DirectMessage,
    prompt: Shown,
    reply: str | None,
    embedder: Embedder | None,
) -> Sent:
    shared, own = compose_prompts(settings)
    async with open_service(settings, writers=(), embedder=embedder) as opened:
        read = await opened.pipeline.read(message, Timer(time.perf_counter))
    asked = brief_for_writers(read.brief, read.decision)
    if asked is None:
        escalation = read.decision.escalation
        codes = ", ".join(reason.code for reason in escalation.reasons) if escalation else ""
        raise _NotAsked(f"the decision is {read.decision.kind}" + (f" ({codes})" if codes else ""))
    request = request_of(asked, own.get(asked.brand.slug, shared), new_mark())
    if prompt == "compose":
        return Sent(request.prompt, request.system, request.user)
    return _fact_check(settings, asked, request, reply)


def _fact_check(settings: Settings, brief: Brief, request: Request, reply: str | None) -> Sent:
    """What a model would be asked of a reply."""
    if settings.fact_check == "off":
        raise _NotAsked("DRAFTER_FACT_CHECK is off")
    composition = _composition(brief, request, reply)
    parts, grounds = composition.alternatives[0], grounds_of(composition, brief)
    found = faults(parts, grounds)
    if firm := [fault for fault in found if not fault.doubt]:
        raise _NotAsked(f"the rules refuse the reply: {'; '.join(reasons_of(firm, grounds))}")
    prompt = load_prompt("verify", shipped("prompts"))
    question = question_of(
        parts,
        found,
        Terms(grounds, request.personal, brief.deadline),
        prompt,
        new_mark(),
        doubts_only=settings.fact_check == "doubts",
    )
    if question is None:
        doubted = "the rules doubt no line" if settings.fact_check == "doubts" else ""
        raise _NotAsked(doubted or "every line is a source's own; say another reply with --reply")
    return Sent(prompt, question.system, question.user)


def _composition(brief: Brief, request: Request, reply: str | None) -> Composition:
    if reply is None:
        try:
            return replace(compose_extractive(brief), personal=request.personal)
        except WriterError as error:
            raise _NotAsked(error.reason) from error
    paragraphs = [text for text in reply.split("\n\n") if text.strip()]
    cites = (*request.material.sources, *(step.id for step, _ in request.material.steps))
    said = Reply(parts=tuple(ReplyPart(text=text, cites=cites) for text in paragraphs))
    return composed(said, request, brief, "")
