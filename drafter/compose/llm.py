"""The llm writer: a model words the answer, from the same brief and with the same citations."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from drafter.channels import rules_of
from drafter.compose import Brief, Composition
from drafter.compose.answers import Answer, answer
from drafter.compose.extractive import sources_of, staff_actions
from drafter.compose.model import ChatModel
from drafter.compose.prompts import Prompt, data_block
from drafter.drafts import AskAnswer, Citation, Part, SourceKind, StaffAction
from drafter.errors import WriterError
from drafter.knowledge.brand import Brand
from drafter.messages import Order
from drafter.understand.personal import Placeholders

ORDER_FIELDS = {"note", "items"}
MARK_BYTES = 6


class _Wire(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Part(_Wire):
    text: Annotated[str, StringConstraints(min_length=1, max_length=8_000, strip_whitespace=True)]
    cites: tuple[str, ...] = ()


class _Ask(_Wire):
    text: str
    answered: bool


class _Reply(_Wire):
    parts: tuple[_Part, ...]
    asks: tuple[_Ask, ...] = ()


class LlmWriter:
    """Asks a model for parts and citations.

    Args:
        token: gives a random word for each request's data marks.
    """

    def __init__(self, model: ChatModel, prompt: Prompt, *, token: Callable[[], str]) -> None:
        self._model = model
        self._prompt = prompt
        self._token = token

    async def write(self, brief: Brief) -> Composition:
        """See `Writer.write`."""
        answers = [(item, answer(item, brief)) for item in brief.asks]
        actions = staff_actions([j for _, one in answers for j in one.wanted], brief)
        sources = {**sources_of(answers), **_order_sources(brief.message.orders)}
        steps = [action for action, _ in actions]
        personal = _placeholders(brief.brand)
        values = prompt_values(brief, sources, steps, self._token(), personal.hide)
        system, user = self._prompt.rendered(values)
        raw = await self._model.ask(system, user, self._prompt.schema, deadline=brief.deadline)
        try:
            reply = _restored(_Reply.model_validate(raw), personal)
        except ValidationError as error:
            fields = sorted({str(problem["loc"][0]) for problem in error.errors()})
            raise WriterError(f"the answer has the wrong shape at {', '.join(fields)}") from error
        if not reply.parts:
            raise WriterError("the answer has no parts")
        return Composition(
            mode="llm",
            alternatives=(tuple(_part(part, sources, steps) for part in reply.parts),),
            asks=_asks(reply, answers),
            staff_actions=tuple(steps),
            sources=sources,
            actions={step.id: done for step, done in actions},
            prompt=self._prompt.label,
            model=self._model.name,
        )


def prompt_values(
    brief: Brief,
    sources: Mapping[str, str],
    steps: Sequence[StaffAction],
    mark: str,
    hide: Callable[[str], str],
) -> dict[str, str]:
    """The fields of prompts/compose.md, untrusted ones as data blocks without personal data."""
    limit = rules_of(brief.message.channel).limit
    judged = [judgement.verdict for item in brief.asks for judgement in item.judgements]
    blocks = {
        "customer": brief.understanding.first_name or "",
        "message": brief.understanding.text,
        "history": "\n".join(f"{t.author}: {t.text}" for t in brief.message.history),
        "orders": "\n".join(order_text(order) for order in brief.message.orders),
        "sources": "\n\n".join(f"{name}:\n{text}" for name, text in sources.items()),
        "verdicts": "\n".join(verdict.model_dump_json() for verdict in judged),
        "actions": "\n".join(f"{step.id}: {step.action}: {step.detail}" for step in steps),
        "asks": "\n".join(f"- {item.ask.text}" for item in brief.asks),
        "hint": brief.message.hint or "",
    }
    return {
        "brand": brief.brand.name,
        "voice": brief.brand.voice.about,
        "languages": ", ".join(brief.brand.languages),
        "limit": f"{limit} characters" if limit else "the length of a short e-mail",
        **{name: data_block(name, hide(content), mark) for name, content in blocks.items()},
    }


def _placeholders(brand: Brand) -> Placeholders:
    own = (brand.name, *brand.links.values(), *brand.contacts.values())
    return Placeholders(region=brand.locale.replace("_", "-").rpartition("-")[2], own=own)


def _restored(reply: _Reply, personal: Placeholders) -> _Reply:
    """The reply with the customer's own values where it has placeholders."""
    parts = [
        part.model_copy(
            update={
                "text": personal.restore(part.text),
                "cites": tuple(map(personal.restore, part.cites)),
            }
        )
        for part in reply.parts
    ]
    asks = [ask.model_copy(update={"text": personal.restore(ask.text)}) for ask in reply.asks]
    return reply.model_copy(update={"parts": tuple(parts), "asks": tuple(asks)})


def _part(part: _Part, sources: Mapping[str, str], steps: Sequence[StaffAction]) -> Part:
    """A part with the citations that exist; one that doesn't is dropped, and verify sees to it
    that what rested on it doesn't pass."""
    details = {step.id: step.detail for step in steps}
    cited = []
    for name in dict.fromkeys(part.cites):
        if name in details:
            cited.append(Citation(source=name, kind="action", quote=details[name]))
        elif name in sources:
            cited.append(Citation(source=name, kind=_kind(name), quote=sources[name]))
    return Part(text=part.text, citations=tuple(cited))


def _kind(source: str) -> SourceKind:
    if source.startswith("order:"):
        return "order"
    return "policy" if source.startswith("policies/") else "knowledge"


def _asks(reply: _Reply, answers: Sequence[tuple[Any, Answer]]) -> tuple[AskAnswer, ...]:
    """Our own asks, in order; the model's word counts only against an answer, never for one."""
    denied = {ask.text.strip().lower() for ask in reply.asks if not ask.answered}
    cited = {name for part in reply.parts for name in part.cites}
    result = []
    for item, one in answers:
        by = tuple(
            dict.fromkeys(
                c.source for s in one.statements for c in s.citations if c.source in cited
            )
        )
        answered = bool(by) and item.ask.text.strip().lower() not in denied
        result.append(AskAnswer(text=item.ask.text, answered_by=by, answered=answered))
    return tuple(result)


def _order_sources(orders: Sequence[Order]) -> dict[str, str]:
    return {f"order:{order.id}": order_text(order) for order in orders}


def order_text(order: Order) -> str:
    """What a model is shown of an order: its facts, not its note."""
    known = order.model_dump(mode="json", exclude_none=True, exclude=ORDER_FIELDS)
    items = [item.model_dump(mode="json", exclude_none=True) for item in order.items]
    return json.dumps({**known, "items": items}, ensure_ascii=False)
