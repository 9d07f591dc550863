"""channels: how long a reply may be on each platform, and until when it can be sent.

One file a platform holds its facts; what they share is in `length`, `shortening`, `splitting` and
`window`. Where a brand sets its own `limit` (in the channel's unit), it is used instead of the
platform's. Everything here is a pure function.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from drafter.channels import email, instagram, linkedin, messenger, webchat, whatsapp, x
from drafter.channels.length import LONGEST_CHARACTER, size
from drafter.channels.media import media_kind, shown
from drafter.channels.rules import ChannelRules
from drafter.channels.shortening import condensed, shortened_to
from drafter.channels.splitting import split_to
from drafter.channels.window import window_at
from drafter.drafts import Length, ReplyWindow
from drafter.errors import ConfigurationError
from drafter.messages import Channel

__all__ = [
    "ChannelRules",
    "condensed",
    "fits",
    "longest",
    "measure",
    "media_kind",
    "messages_of",
    "reply_window",
    "rules_of",
    "sendable",
    "shortened",
    "shown",
    "split",
]

MOST_MESSAGES = 3
"""Messages of one answer. More of them in a row are read as a flood."""

_RULES: dict[Channel, ChannelRules] = {
    platform.RULES.name: platform.RULES
    for platform in (instagram, messenger, whatsapp, x, linkedin, email, webchat)
}


def rules_of(channel: Channel, *, limit: int | None = None) -> ChannelRules:
    """A platform's facts, with the brand's own limit where it sets one.

    Raises:
        ConfigurationError: the limit is too small for a single character.
    """
    rules = _RULES[channel]
    if limit is None:
        return rules
    if limit < LONGEST_CHARACTER:
        raise ConfigurationError(
            f"the limit for {channel} is {limit} {rules.unit}; one character can take "
            f"{LONGEST_CHARACTER}, so set at least that"
        )
    return replace(rules, limit=limit)


def measure(text: str, channel: Channel, *, limit: int | None = None) -> Length:
    """How long the text is: UTF-8 bytes on instagram, Unicode code points elsewhere."""
    rules = rules_of(channel, limit=limit)
    return Length(used=size(text, rules.unit), limit=rules.limit, unit=rules.unit)


def fits(text: str, channel: Channel, *, limit: int | None = None) -> bool:
    """Whether the text can be sent as one message."""
    length = measure(text, channel, limit=limit)
    return length.limit is None or length.used <= length.limit


def shortened(text: str, channel: Channel, *, limit: int | None = None) -> str:
    """As much of the text's beginning as one message takes, up to a good place to stop. Never
    half a character or link. See `shortening`."""
    rules = rules_of(channel, limit=limit)
    return text if rules.limit is None else shortened_to(text, rules.limit, rules.unit)


def split(text: str, channel: Channel, *, limit: int | None = None) -> tuple[str, ...]:
    """The text as messages that can each be sent; nothing is lost. See `splitting`. Whether
    people on the channel do that is for `rules_of(channel).splits` to say."""
    rules = rules_of(channel, limit=limit)
    if rules.limit is None:
        return (text,) if text.strip() else ()
    return split_to(text, rules.limit, rules.unit)


def messages_of(text: str, channel: Channel, *, limit: int | None = None) -> tuple[str, ...]:
    """The text as it is sent: one message, or several where it is too long for one and people on
    the channel send several."""
    if fits(text, channel, limit=limit) or not rules_of(channel).splits:
        return (text,)
    return split(text, channel, limit=limit)


def sendable(text: str, channel: Channel, *, limit: int | None = None) -> bool:
    """Whether the text can be sent as people on the channel do, in MOST_MESSAGES at most."""
    messages = messages_of(text, channel, limit=limit)
    return len(messages) <= MOST_MESSAGES and fits(messages[0], channel, limit=limit)


def longest(messages: Sequence[str], channel: Channel, *, limit: int | None = None) -> Length:
    """How long the longest of some messages is."""
    lengths = [measure(message, channel, limit=limit) for message in messages]
    return max(lengths, key=lambda length: length.used)


def reply_window(
    channel: Channel, last_customer_message_at: datetime | None, now: datetime
) -> ReplyWindow:
    """Whether the channel still takes a reply, and until when, in UTC. Both times are aware.

    `unlimited` where no window is known; `unknown` where there is one but not the time it runs
    from.

    Raises:
        ValueError: a time has no time zone.
    """
    return window_at(rules_of(channel), last_customer_message_at, now)
