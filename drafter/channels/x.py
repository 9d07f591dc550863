"""X. One picture, GIF or video a message; no reply window is known."""

from __future__ import annotations

from drafter.channels.rules import ChannelRules

RULES = ChannelRules(
    name="x",
    limit=10_000,
    unit="characters",
    window=None,
    human_agent_window=None,
    splits=True,
    shows_media=frozenset({"image", "video"}),
    most_media=1,
)
