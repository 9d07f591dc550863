"""E-mail. Without limits, unless a brand sets one; an answer is one message."""

from __future__ import annotations

from drafter.channels.rules import ChannelRules

RULES = ChannelRules(
    name="email",
    limit=None,
    unit="characters",
    window=None,
    human_agent_window=None,
    splits=False,
    shows_media=frozenset({"image", "video", "audio", "file"}),
)
