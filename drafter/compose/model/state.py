"""What is known of the model server, for whoever runs Drafter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Condition = Literal[
    "none",
    "untried",
    "ok",
    "key_refused",
    "model_unknown",
    "no_credit",
    "moved",
    "unreachable",
    "slow",
    "busy",
    "failing",
]
_FIXES: dict[Condition, str] = {
    "key_refused": "Put a valid key into OPENAI_API_KEY, and check that it is one for the server "
    "at OPENAI_BASE_URL.",
    "model_unknown": "Check DRAFTER_MODEL, and OPENAI_BASE_URL, which usually ends in /v1.",
    "no_credit": "Top the account up at the provider.",
    "moved": "Set OPENAI_BASE_URL to the address that the server redirects to; Drafter doesn't "
    "follow it, so that messages go to the configured address only.",
    "unreachable": "Check OPENAI_BASE_URL, and that the server runs and can be reached from here.",
    "slow": "Check the server's load, take a faster model, or raise DRAFTER_DEADLINE.",
    "busy": "Lower DRAFTER_MODEL_CONCURRENCY, or ask the provider for a higher limit.",
    "failing": "Look into the server's log, or at the provider's status page.",
}


@dataclass(frozen=True, slots=True)
class ModelState:
    """How the last call went. `none`: no model is configured; `untried`: nothing was asked yet."""

    condition: Condition

    @property
    def fix(self) -> str | None:
        """What to do about it; None where there is nothing to be done."""
        return _FIXES.get(self.condition)
