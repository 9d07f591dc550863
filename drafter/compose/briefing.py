"""What a model is told: a brief as the fields of prompts/compose.md. Whatever somebody outside the
brand wrote goes in as a block of data, with placeholders for personal data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_datetime

from drafter.channels import rules_of
from drafter.channels.length import Unit, size
from drafter.compose import Answerable, Brief
from drafter.compose.answers import Answer, answer
from drafter.compose.courtesies import disclosure, greeting, handover, question
from drafter.compose.extractive import sources_of
from drafter.compose.prompts import Prompt, data_block
from drafter.compose.steps import staff_actions
from drafter.drafts import BETWEEN_PARTS, ORDER_PREFIX, StaffAction, Verdict
from drafter.knowledge.brand import Brand, Hours
from drafter.knowledge.slots import Wording
from drafter.messages import Order, Turn
from drafter.understand.personal import Placeholders

SHORT_EMAIL = 1_500
"""Characters to aim for where a channel sets no limit."""
REMEMBERED = 12
"""Turns of the conversation that a model reads, the newest."""
LONGEST_TURN = 1_000
"""Characters of one turn that it reads."""
UNITS: Mapping[Unit, str] = {
    "characters": "characters",
    "bytes": "bytes of UTF-8 (a plain letter takes 1; £, é and ’ take 2 or 3; an emoji 4 or more)",
}
_OWN_FIELDS = {"note", "items"}


@dataclass(frozen=True, slots=True)
class Material:
    """What a reply may be made of. `steps` are staff actions with the sentence that each earns;
    `question` is the brand's own, for the one fact that is missing."""

    answers: Sequence[tuple[Answerable, Answer]]
    steps: Sequence[tuple[StaffAction, str]]
    sources: Mapping[str, str]
    question: str | None

    @classmethod
    def of(cls, brief: Brief) -> Material:
        """Gather it."""
        answers = [(item, answer(item, brief)) for item in brief.asks]
        return cls(
            answers=answers,
            steps=staff_actions([j for _, one in answers for j in one.wanted], brief),
            sources={**sources_of(answers), **_order_sources(brief.message.orders)},
            question=question(answers, brief),
        )


@dataclass(frozen=True, slots=True)
class Request:
    """One request to a model, as it is sent."""

    prompt: Prompt
    system: str
    user: str
    instructions: tuple[str, ...]
    """What of it is meant for the model alone: the prompt's rules, and how the brand writes."""
    settings: tuple[str, ...]
    """What stands in them and customers may be told: opening hours, how a reply closes, what the
    example's says."""
    material: Material
    personal: Placeholders


def request_of(brief: Brief, prompt: Prompt, mark: str) -> Request:
    """Render a brief.

    Args:
        mark: a random word that sets off the blocks of this request.

    Raises:
        ConfigurationError: the prompt takes other fields than these.
    """
    material = Material.of(brief)
    ours = (text for name, text in material.sources.items() if not name.startswith(ORDER_PREFIX))
    personal = placeholders(brief.brand, said=ours)
    hidden = personal.hide_all(_blocks(brief, material, personal))
    blocks = {name: data_block(name, content, mark) for name, content in hidden.items()}
    settings = _settings(brief)
    values = {**settings, "mark": mark, **blocks}
    system, user = prompt.rendered(values)
    instructions = (prompt.instructions(values), brief.brand.voice.about)
    known = [text for name, text in settings.items() if name != "voice"]
    known += prompt.shown_replies
    return Request(prompt, system, user, instructions, tuple(known), material, personal)


def placeholders(brand: Brand, *, said: Iterable[str] = ()) -> Placeholders:
    """Placeholders of one request; what belongs to the brand is no personal data.

    Args:
        said: what of its knowledge is cited.
    """
    return Placeholders(region=brand.region, own=(brand.name, *brand.published), said=said)


def order_text(order: Order) -> str:
    """What a model is shown of an order: its facts, not its note."""
    known = order.model_dump(mode="json", exclude_none=True, exclude=_OWN_FIELDS)
    items = [item.model_dump(mode="json", exclude_none=True) for item in order.items]
    return json.dumps({**known, "items": items}, ensure_ascii=False)


def verdict_line(verdict: Verdict, wording: Wording) -> str:
    """The policy by the id to cite, what it is about, the outcome, why, until when."""
    about = ", ".join(
        filter(None, (f"order {verdict.order}" if verdict.order else "", verdict.item or ""))
    )
    until = f"; until {wording.date(verdict.until)}" if verdict.until else ""
    policy = f"policies/{verdict.policy}"
    named = f"{policy} ({about})" if about else policy
    return f"{named}: {verdict.outcome}: {verdict.because}{until}"


def moment_text(now: datetime, zone: ZoneInfo) -> str:
    """Day and time as a model is told them, with the zone's name."""
    spoken = format_datetime(now.astimezone(zone), "EEEE, d MMMM y, HH:mm", locale="en_GB")
    return f"{spoken} ({zone.key})"


def _settings(brief: Brief) -> dict[str, str]:
    """The fields that the brand and code fill; no block around them."""
    brand, wording = brief.brand, brief.wording
    return {
        "brand": brand.name,
        "voice": brand.voice.about,
        "closing": brand.voice.closing,
        "closing_when_asking": brand.voice.closing_when_asking,
        "hours": _hours(brand.hours),
        "now": moment_text(wording.now, brand.zone),
        "language": Locale.parse(wording.locale).english_name or wording.locale,
        "limit": _limit(brief),
        "alternatives": str(brief.message.alternatives),
    }


def _blocks(brief: Brief, material: Material, personal: Placeholders) -> dict[str, str]:
    judged = [judgement for item in brief.asks for judgement in item.judgements]
    rejected = brief.rejected
    return {
        "greeting": "" if brief.understanding.answered_before else greeting(brief),
        "history": "\n".join(
            turn_line(turn, personal) for turn in brief.message.history[-REMEMBERED:]
        ),
        "message": brief.understanding.text,
        "asks": "\n".join(_ask(item, one) for item, one in material.answers),
        "orders": "\n".join(
            f"{name}: {text}"
            for name, text in material.sources.items()
            if name.startswith(ORDER_PREFIX)
        ),
        "verdicts": "\n".join(verdict_line(one.verdict, brief.wording) for one in judged),
        "actions": "\n".join(_action(step, done) for step, done in material.steps),
        "sources": "\n\n".join(
            f"{name}:\n{text}"
            for name, text in material.sources.items()
            if not name.startswith(ORDER_PREFIX)
        ),
        "question": material.question or "",
        "earlier": brief.revised or "",
        "instruction": brief.message.hint or "",
        "rejected": "\n\n".join(
            [rejected.text, *(f"{check.name}: {check.detail}" for check in rejected.failures)]
            if rejected
            else ()
        ),
    }


def _hours(hours: Hours) -> str:
    days = {
        "Monday to Friday": hours.weekdays,
        "Saturday": hours.saturday,
        "Sunday": hours.sunday,
    }
    return ", ".join(f"{name} {open_ or 'closed'}" for name, open_ in days.items())


def _limit(brief: Brief) -> str:
    """How long the model's own words may be, in the unit that the channel counts."""
    rules = rules_of(brief.message.channel, limit=brief.limit)
    if rules.limit is None:
        return f"{SHORT_EMAIL} characters"
    handed = handover(brief.brand, brief.gap) if brief.gap else None
    added = [f"{one}{BETWEEN_PARTS}" for one in (disclosure(brief), handed) if one]
    return f"{rules.limit - size(''.join(added), rules.unit)} {UNITS[rules.unit]}"


def turn_line(turn: Turn, personal: Placeholders) -> str:
    """What a model reads of a turn. It is one line, whatever was typed: else a customer's line
    could pass for an agent's."""
    text = " ".join(turn.text.split())
    return f"{turn.author}: {personal.beginning(text, LONGEST_TURN)}"


def _ask(item: Answerable, one: Answer) -> str:
    asked = " ".join(item.ask.text.split())
    sources = dict.fromkeys(c.source for s in one.statements for c in s.citations)
    if sources:
        return f"- {asked} (see {', '.join(sources)})"
    waits = "a fact is missing, see question" if one.missing else "a colleague answers this one"
    return f"- {asked} ({waits})"


def _action(step: StaffAction, done: str) -> str:
    may = f"Cite {step.id} to say: {done}" if done else "Don't say it is done."
    return f"{step.id}: {step.detail.rstrip('.')}. {may}"


def _order_sources(orders: Sequence[Order]) -> dict[str, str]:
    return {f"{ORDER_PREFIX}{order.id}": order_text(order) for order in orders}
