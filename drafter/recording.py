"""Where drafts are kept, and for which request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from drafter.drafts import Draft
from drafter.messages import DirectMessage


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks for a draft, and the key that makes a repeated request the same request."""

    name: str = ""
    idempotency_key: str | None = None
    body_digest: str | None = None

    @property
    def request(self) -> tuple[str, str, str] | None:
        """What the same request has in common with itself; None where no key says that it is."""
        if self.idempotency_key is None or self.body_digest is None:
            return None
        return self.name, self.idempotency_key, self.body_digest


NO_KEY = Caller()
"""A request that can't be told from another."""


class Recorder(Protocol):
    """Where a draft is kept: the journal, or nowhere in a rehearsal."""

    async def has_answered(self, brand: str, conversation_id: str) -> bool:
        """Whether a draft of the conversation was sent, as far as staff said so."""
        ...

    async def replay(self, caller: str, idempotency_key: str, body_digest: str) -> Draft | None:
        """What is kept under an idempotency key."""
        ...

    async def record(
        self,
        message: DirectMessage,
        draft: Draft,
        *,
        caller: str,
        idempotency_key: str | None,
        body_digest: str | None,
    ) -> Draft:
        """Keep it, and return what is kept under its idempotency key."""
        ...
