"""Instagram. Meta states the length both as bytes and as characters; bytes never break either."""

from __future__ import annotations

from datetime import timedelta

from drafter.channels.rules import ChannelRules

RULES = ChannelRules(
    name="instagram",
    limit=1_000,
    unit="bytes",
    window=timedelta(hours=24),
    human_agent_window=timedelta(days=7),
    splits=True,
    shows_media=frozenset({"image", "video", "audio", "file"}),
)
