"""A service that is open, as its calls get it: in one piece, since each piece that is injected
apart costs every call a task."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.compose.model import ChatModel, ModelState
from drafter.journal import Journal
from drafter.pipeline import Pipeline

HEARTBEAT = 15.0
"""Seconds of silence after which a comment is sent, so that no proxy takes the line for dead."""


@dataclass(slots=True)
class Opened:
    """A service that is open."""

    pipeline: Pipeline
    journal: Journal
    model: ChatModel | None = None
    """The model that writes, where one is configured."""
    heartbeat: float = HEARTBEAT

    @property
    def model_state(self) -> ModelState:
        """How the last call to the model went."""
        return self.model.state if self.model else ModelState("none")
