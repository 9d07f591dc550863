"""What a model costs, before it is asked and while it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drafter.compose.model import Usage
from drafter.errors import EvaluationError

MILLION = 1_000_000
WRITING = Usage(1, 3_000, 400)
"""Tokens of one draft, on the high side: the message, its orders and some sources."""
JUDGING = Usage(1, 2_000, 500)
"""Tokens of one review."""


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens, asked and answered."""

    prompt: float
    completion: float

    def of(self, usage: Usage) -> float:
        """What that much costs."""
        asked, answered = usage.prompt_tokens, usage.completion_tokens
        return (asked * self.prompt + answered * self.completion) / MILLION


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that a run may cost, in US dollars."""

    limit: float
    price: Price

    def check_before(self, drafts: int) -> None:
        """Refuse a run that would cost more.

        Raises:
            EvaluationError: says what it would cost, and what to change.
        """
        one = self.price.of(WRITING) + self.price.of(JUDGING)
        if (expected := drafts * one) > self.limit:
            raise EvaluationError(
                f"{drafts} drafts and reviews would cost about ${expected:.2f}, more than --budget "
                f"{self.limit:g} (${one:.4f} each, at ${self.price.prompt:g} and "
                f"${self.price.completion:g} a million tokens); raise it, lower --runs, or give "
                "your model's --price"
            )

    def check(self, usage: Usage, *, done: int, drafts: int) -> None:
        """Stop a run that has cost more.

        Raises:
            EvaluationError: says how far it came.
        """
        if (spent := self.price.of(usage)) > self.limit:
            raise EvaluationError(
                f"stopped after {done} of {drafts} drafts: ${spent:.2f} spent, "
                f"--budget is {self.limit:g}"
            )


def total(usages: Iterable[Usage]) -> Usage:
    """All of it together."""
    whole = Usage()
    for usage in usages:
        whole.calls += usage.calls
        whole.prompt_tokens += usage.prompt_tokens
        whole.completion_tokens += usage.completion_tokens
    return whole
