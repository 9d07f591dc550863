"""Messenger. Its length is not verified, so a brand may set its own."""

from __future__ import annotations

from datetime import timedelta

from drafter.channels.rules import ChannelRules

RULES = ChannelRules(
    name="messenger",
    limit=2_000,
    unit="characters",
    window=timedelta(hours=24),
    human_agent_window=timedelta(days=7),
    splits=True,
    shows_media=frozenset({"image", "video", "audio", "file"}),
)
