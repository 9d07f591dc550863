"""Whoever waits for a draft: what they are told while it is made, and that they have left."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from drafter.drafts import DecisionKind, Draft, Escalation, Part, Suggestion
from drafter.errors import WriterError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision stands: at first triage's, and once more where a model or a check raised it."""

    decision: DecisionKind
    escalation: Escalation | None


@dataclass(frozen=True, slots=True)
class PartPassed:
    """A part of a suggestion that passed every check."""

    suggestion: int
    """Place of the suggestion, from 0."""
    index: int
    """Place of the part in it, from 0."""
    part: Part


class Audience:
    """One caller. Telling never waits, whether somebody listens or not."""

    def __init__(self) -> None:
        self.told: asyncio.Queue[Decided | PartPassed] = asyncio.Queue()
        self._left = asyncio.Event()

    def tell(self, event: Decided | PartPassed) -> None:
        """Say what has come about."""
        self.told.put_nowait(event)

    def tell_parts(self, suggestions: Sequence[Suggestion]) -> None:
        """Say what staff can read already."""
        for place, suggestion in enumerate(suggestions):
            for index, part in enumerate(suggestion.parts):
                self.tell(PartPassed(place, index, part))

    def tell_draft(self, draft: Draft) -> None:
        """Say all of a draft that is there already."""
        self.tell(Decided(draft.decision, draft.escalation))
        self.tell_parts(draft.suggestions)

    def leave(self) -> None:
        """Nobody waits any more: what is slow isn't worth doing now."""
        self._left.set()

    async def waits_for(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of work that may take long; it is cancelled when the audience leaves.

        Raises:
            WriterError: nobody waits for it.
        """
        working = asyncio.ensure_future(work)
        leaving = asyncio.ensure_future(self._left.wait())
        try:
            await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
            if not working.done():
                working.cancel()
                await asyncio.wait((working,))
            if working.cancelled():
                raise WriterError("Whoever asked for this draft left before it was written.")
            return working.result()
        finally:
            working.cancel()
            leaving.cancel()
