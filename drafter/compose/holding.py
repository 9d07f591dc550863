"""What a customer is told when someone else takes over: the brand's own words for the reason,
promising nothing that passing the message on doesn't do."""

from __future__ import annotations

from collections.abc import Iterator

from babel.core import get_global

from drafter.channels import measure, sendable, shortened
from drafter.compose import Brief
from drafter.compose.courtesies import disclosure, greeting
from drafter.drafts import BETWEEN_PARTS, Escalation, Part, text_of

MIN_WORDS = 40
"""Room below which half of the careful words are worse than none."""


def holding_choices(brief: Brief, escalation: Escalation) -> tuple[tuple[Part, ...], ...]:
    """What staff may choose from. Where it is doubtful that someone is in danger, that is the
    brand's ordinary words, and the careful ones beside them."""
    first = escalation.reasons[0]
    choices = [holding_parts(brief, escalation)]
    if first.code == "self_harm" and first.doubtful:
        certain = first.model_copy(update={"doubtful": False})
        choices.append(holding_parts(brief, escalation.model_copy(update={"reasons": (certain,)})))
    return tuple(parts for parts in choices if parts)


def holding_parts(brief: Brief, escalation: Escalation) -> tuple[Part, ...]:
    """The holding reply for the most pressing reason; where that is doubtful, one that fits
    whatever it is. For self_harm it is the careful words and the crisis contact for the customer's
    locale, and nothing else.

    Nothing where the channel takes no reply any more. The crisis contact is given even then:
    whoever reads it may reach the customer another way.
    """
    brand = brief.brand
    first = escalation.reasons[0]
    code = "default" if first.doubtful else first.code
    text = brand.holding_replies.get(code, brand.holding_replies["default"])
    if code == "self_harm":
        return _careful(text, crisis_contact(brief), brief)
    if brief.window.state == "closed":
        return ()
    parts = [Part(text=line) for line in (disclosure(brief), text) if line]
    if not brief.understanding.answered_before:
        parts.insert(0, Part(text=greeting(brief)))
    if sendable(text_of(parts), brief.message.channel, limit=brief.limit):
        return tuple(parts)
    return (Part(text=shortened(text, brief.message.channel, limit=brief.limit)),)


def crisis_contact(brief: Brief) -> str | None:
    """Whom a person in danger can reach where they are."""
    contacts = {key.lower(): contact for key, contact in brief.brand.crisis_contacts.items()}
    locale = brief.message.customer.locale or brief.understanding.language or ""
    return next((contacts[key] for key in _places(locale) if key in contacts), None)


def _places(locale: str) -> Iterator[str]:
    """Keys of crisis contacts for a locale, nearest first. A number only works in its country, so
    a language stands for the country where most speak it, and for no other."""
    language, *rest = locale.lower().replace("_", "-").split("-")
    region = next((part for part in rest if len(part) == 2), "")
    if region:
        yield f"{language}-{region}"
    home = get_global("likely_subtags").get(language, "").rpartition("_")[2].lower()
    # English is written from everywhere: without a region, it tells no country.
    if region == home or (not region and language != "en"):
        yield language
    yield "default"


def _careful(words: str, contact: str | None, brief: Brief) -> tuple[Part, ...]:
    """Both whole where they can be sent; else the words give way, never the contact."""
    channel, limit = brief.message.channel, brief.limit
    if contact is None:
        return (Part(text=shortened(words, channel, limit=limit)),)
    parts = (Part(text=words), Part(text=contact))
    if sendable(text_of(parts), channel, limit=limit):
        return parts
    room = measure(f"{BETWEEN_PARTS}{contact}", channel, limit=limit)
    left = (room.limit or 0) - room.used
    kept = shortened(words, channel, limit=left) if left >= MIN_WORDS else ""
    return (Part(text=kept), Part(text=contact)) if kept else (Part(text=contact),)
