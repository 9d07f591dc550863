"""What a model costs, before it is asked and while it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drafter.compose.model import Usage
from drafter.errors import EvaluationError

MILLION = 1_000_000
WRITING = Usage(1, 3_000, 400)
"""Tokens of one draft, on the high side: the message, its orders and some sources."""
REVIEWING = Usage(1, 2_000, 500)
"""Tokens of one review."""
READING = Usage(1, 1_500, 300)
"""Tokens of one fact check."""


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

    def check_before(self, count: int, what: str, *each: Usage) -> None:
        """Refuse a run that would cost more.

        Args:
            what: the things counted, in words; `each` has the tokens of one.

        Raises:
            EvaluationError: says what it would cost, and what to change.
        """
        one = sum(map(self.price.of, each))
        if (expected := count * one) > self.limit:
            raise EvaluationError(
                f"{count} {what} would cost about ${expected:.2f}, more than --budget "
                f"{self.limit:g} (${one:.4f} each, at ${self.price.prompt:g} and "
                f"${self.price.completion:g} a million tokens); raise it, lower --runs, or give "
                "your model's --price"
            )

    def check(self, usage: Usage, done: str) -> None:
        """Stop a run that has cost more.

        Args:
            done: how far it came, in words.

        Raises:
            EvaluationError: says how far it came.
        """
        if (spent := self.price.of(usage)) > self.limit:
            raise EvaluationError(
                f"stopped after {done}: ${spent:.2f} spent, --budget is {self.limit:g}"
            )


def total(usages: Iterable[Usage]) -> Usage:
    """All of it together."""
    whole = Usage()
    for usage in usages:
        whole.calls += usage.calls
        whole.prompt_tokens += usage.prompt_tokens
        whole.completion_tokens += usage.completion_tokens
    return whole
