"""Chat on the brand's own site. Without limits, unless a brand sets one."""

from __future__ import annotations

from drafter.channels.rules import ChannelRules

RULES = ChannelRules(
    name="webchat",
    limit=None,
    unit="characters",
    window=None,
    human_agent_window=None,
    splits=True,
    shows_media=frozenset({"image", "video", "audio", "file"}),
)
