"""channels: how long a reply may be on each platform, and until when it can be sent.

One file a platform holds its facts; what they share is in `length`, `shortening`, `splitting` and
`window`. Where a brand sets its own `limit` (in the channel's unit), it is used instead of the
platform's. Everything here is a pure function.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from drafter.channels import email, instagram, linkedin, messenger, webchat, whatsapp, x
from drafter.channels.length import LONGEST_CHARACTER, size
from drafter.channels.rules import ChannelRules
from drafter.channels.shortening import shortened_to
from drafter.channels.splitting import split_to
from drafter.channels.window import window_at
from drafter.drafts import Length, ReplyWindow
from drafter.errors import ConfigurationError
from drafter.messages import Channel

__all__ = [
    "ChannelRules",
    "fits",
    "measure",
    "reply_window",
    "rules_of",
    "shortened",
    "split",
]

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
