"""LinkedIn. Its length is not verified, so a brand may set its own. A member sends one editable
draft, so an answer stays in one message."""

from __future__ import annotations

from drafter.channels.rules import ChannelRules

RULES = ChannelRules(
    name="linkedin",
    limit=8_000,
    unit="characters",
    window=None,
    human_agent_window=None,
    splits=False,
    shows_media=frozenset({"image", "video", "file"}),
)
