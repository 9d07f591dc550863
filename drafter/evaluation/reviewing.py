"""A model that reviews drafts, and code that overrules it where it contradicts itself."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from drafter.compose.briefing import order_text, placeholders, turn_line
from drafter.compose.model import ChatModel
from drafter.compose.prompts import Prompt, data_block
from drafter.drafts import Draft
from drafter.errors import WriterError
from drafter.knowledge.brand import Brand
from drafter.messages import DirectMessage
from drafter.timing import DEADLINE, Deadline

Verdict = Literal["send-ready", "needs-edit", "unusable"]


class _Ask(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    ask: str
    addressed: bool


class Findings(BaseModel):
    """What the reviewer put down, in its own words."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    asks: tuple[_Ask, ...]
    unsupported_claims: tuple[str, ...]
    other_problems: tuple[str, ...] = ()
    verdict: Verdict

    @property
    def unaddressed(self) -> tuple[str, ...]:
        """Asks that the draft leaves open."""
        return tuple(one.ask for one in self.asks if not one.addressed)

    @property
    def problems(self) -> tuple[str, ...]:
        """Everything found wrong."""
        return (
            *(f"unsupported: {claim}" for claim in self.unsupported_claims),
            *(f"not addressed: {ask}" for ask in self.unaddressed),
            *self.other_problems,
        )


@dataclass(frozen=True, slots=True)
class Review:
    """A reviewer's findings, and the verdict that follows from them."""

    findings: Findings
    verdict: Verdict

    @property
    def overruled(self) -> bool:
        """Whether the reviewer's own verdict contradicted its findings."""
        return self.verdict != self.findings.verdict


def verdict_of(findings: Findings) -> Verdict:
    """The verdict that the findings allow: nothing found is send-ready, whatever the reviewer
    calls it; something found is not; and a draft that addresses no ask can't be used."""
    if findings.asks and len(findings.unaddressed) == len(findings.asks):
        return "unusable"
    if not findings.problems:
        return "send-ready"
    return "unusable" if findings.verdict == "unusable" else "needs-edit"


class Reviewer:
    """Asks a model for findings.

    Args:
        token: gives a random word for each request's data marks.
        allowed: seconds that a review may take.
    """

    def __init__(
        self,
        model: ChatModel,
        prompt: Prompt,
        *,
        token: Callable[[], str],
        allowed: float = DEADLINE,
    ) -> None:
        self._model = model
        self._prompt = prompt
        self._token = token
        self._allowed = allowed

    async def review(self, message: DirectMessage, draft: Draft, brand: Brand) -> Review:
        """Review a draft's first suggestion. Personal data stays here.

        Raises:
            WriterError: the model gave nothing that can be read.
        """
        values = review_values(message, draft, brand, self._token())
        system, user = self._prompt.rendered(values)
        deadline = Deadline.after(self._allowed, time.perf_counter)
        raw = await self._model.ask(system, user, self._prompt.schema, deadline=deadline)
        try:
            findings = Findings.model_validate(raw)
        except ValidationError as error:
            fields = sorted({str(problem["loc"][0]) for problem in error.errors()})
            raise WriterError(f"the review has the wrong shape at {', '.join(fields)}") from error
        return Review(findings, verdict_of(findings))


def review_values(message: DirectMessage, draft: Draft, brand: Brand, mark: str) -> dict[str, str]:
    """The fields of prompts/review.md, untrusted ones as data blocks."""
    hidden = placeholders(brand)
    shown = draft.suggestions[0] if draft.suggestions else None
    cited = [c for part in (shown.parts if shown else ()) for c in part.citations]
    quotes = dict.fromkeys((c.source, c.quote) for c in cited)
    blocks = {
        "message": message.text,
        "history": "\n".join(turn_line(turn, hidden) for turn in message.history),
        "orders": "\n".join(order_text(order) for order in message.orders),
        "sources": "\n\n".join(f"{name}:\n{quote}" for name, quote in quotes),
        "actions": "\n".join(f"{step.id}: {step.detail}" for step in draft.staff_actions),
        "draft": shown.text if shown else "",
    }
    return {
        "brand": brand.name,
        "voice": brand.voice.about,
        "mark": mark,
        "now": draft.created_at.astimezone(brand.zone).isoformat(timespec="minutes"),
        **{name: data_block(name, text, mark) for name, text in hidden.hide_all(blocks).items()},
    }
