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
    "key_refused": "the server refuses the key: put a valid one into OPENAI_API_KEY, and check "
    "that it is for the server of OPENAI_BASE_URL",
    "model_unknown": "the server doesn't know the model, or the address isn't its API's: check "
    "DRAFTER_MODEL and OPENAI_BASE_URL, which usually ends in /v1",
    "no_credit": "the account has no credit or quota left: top it up at the provider",
    "moved": "the server redirects, which isn't followed: set OPENAI_BASE_URL to the new address",
    "unreachable": "no connection to the server: check OPENAI_BASE_URL, and that the server runs "
    "and can be reached from here",
    "slow": "the server takes longer than a draft may: check its load, take a faster model, or "
    "raise DRAFTER_DEADLINE",
    "busy": "the server turns calls away: lower DRAFTER_MODEL_CONCURRENCY, or ask the provider "
    "for a higher limit",
    "failing": "the server answers with errors of its own: look into its log or at the provider's "
    "status page",
}


@dataclass(frozen=True, slots=True)
class ModelState:
    """How the last call went. `none`: no model is configured; `untried`: nothing was asked yet."""

    condition: Condition

    @property
    def fix(self) -> str | None:
        """What to do about it; None where there is nothing to be done."""
        return _FIXES.get(self.condition)
