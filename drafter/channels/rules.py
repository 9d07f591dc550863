"""What a platform allows, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from drafter.channels.length import Unit
from drafter.messages import AttachmentKind, Channel


@dataclass(frozen=True, slots=True)
class ChannelRules:
    """The facts about one platform that shape a reply."""

    name: Channel
    limit: int | None
    """The longest message, in `unit`; null where there is no limit."""
    unit: Unit
    window: timedelta | None
    """How long after the customer's last message a reply may be sent; null: no such rule known."""
    human_agent_window: timedelta | None
    """How long a person may still answer once `window` is over, from the same message on."""
    splits: bool
    """Whether its people send a longer answer as several messages."""
    shows_media: frozenset[AttachmentKind]
    """What a reply can carry beside its text."""
    most_media: int | None = None
    """How much of it in one message; null: no such limit known."""

    @property
    def has_window(self) -> bool:
        """Whether the platform stops taking replies at some point."""
        return self.window is not None
