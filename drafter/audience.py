"""Whoever waits for a draft: what they are told while it is made, and that they have left."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from drafter.drafts import DecisionKind, Draft, Escalation, Part, Suggestion
from drafter.errors import WriterError

T = TypeVar("T")
COMES_BACK = 5.0
"""Seconds in which clients try again whose connection was lost."""


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


class Listener:
    """One caller, and what it was told. Telling never waits, whether somebody listens or not."""

    def __init__(self) -> None:
        self.told: asyncio.Queue[Decided | PartPassed] = asyncio.Queue()
        self.left = asyncio.Event()

    def leave(self) -> None:
        """It doesn't wait any more."""
        self.left.set()


class Audience:
    """All who wait for the same draft: its first caller, and those who made the request again.

    Args:
        grace: seconds within which one who left may come back: a lost connection looks the same.
    """

    def __init__(self, first: Listener, *, grace: float = 0.0) -> None:
        self._listeners = [first]
        self._said: list[Decided | PartPassed] = []
        self._grace = grace

    def join(self, listener: Listener) -> None:
        """Wait with the others, and hear what they were told so far."""
        self._listeners.append(listener)
        for event in self._said:
            listener.told.put_nowait(event)

    def tell(self, event: Decided | PartPassed) -> None:
        """Say what has come about."""
        self._said.append(event)
        for listener in self._listeners:
            listener.told.put_nowait(event)

    def tell_parts(self, suggestions: Sequence[Suggestion]) -> None:
        """Say what staff can read already."""
        for place, suggestion in enumerate(suggestions):
            for index, part in enumerate(suggestion.parts):
                self.tell(PartPassed(place, index, part))

    def tell_draft(self, draft: Draft) -> None:
        """Say all of a draft that is there already."""
        self.tell(Decided(draft.decision, draft.escalation))
        self.tell_parts(draft.suggestions)

    async def waits_for(self, work: Coroutine[Any, Any, T], *, so: str = "") -> T:
        """The result of a model's work; it is cancelled when everybody has left.

        Args:
            so: what that comes to, for whoever reads the draft later.

        Raises:
            WriterError: nobody waits for it.
        """
        working = asyncio.ensure_future(work)
        leaving = asyncio.ensure_future(self._everybody_left())
        try:
            await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
            if not working.done():
                working.cancel()
                await asyncio.wait((working,))
            if working.cancelled():
                comes_to = f", so {so}" if so else ""
                raise WriterError(f"The connection closed before the model had answered{comes_to}.")
            return working.result()
        finally:
            working.cancel()
            leaving.cancel()

    async def _everybody_left(self) -> None:
        """Returns when that is so, and nobody came back in time."""
        known = 0
        while known < len(self._listeners):
            known = len(self._listeners)
            for listener in self._listeners[:known]:
                await listener.left.wait()
            await asyncio.sleep(self._grace)
