"""WhatsApp. After its window only approved templates may be sent, by a person or not."""

from __future__ import annotations

from datetime import timedelta

from drafter.channels.rules import ChannelRules

RULES = ChannelRules(
    name="whatsapp",
    limit=4_096,
    unit="characters",
    window=timedelta(hours=24),
    human_agent_window=None,
    splits=True,
    shows_media=frozenset({"image", "video", "audio", "file"}),
)
