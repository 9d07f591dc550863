"""What a customer is told when someone else takes over: the brand's own words for the reason,
promising nothing that passing the message on doesn't do."""

from __future__ import annotations

from drafter.channels import fits, shortened
from drafter.compose import Brief
from drafter.compose.courtesies import greeting
from drafter.drafts import Escalation, Part, text_of


def holding_parts(brief: Brief, escalation: Escalation) -> tuple[Part, ...]:
    """The holding reply for the most pressing reason. For self_harm it is the careful words and
    the crisis contact for the customer's locale, and nothing else."""
    brand = brief.brand
    code = escalation.reasons[0].code
    text = brand.holding_replies.get(code, brand.holding_replies["default"])
    if code == "self_harm":
        return _whole([Part(text=text), *_crisis(brief)], brief)
    parts = [Part(text=text)]
    if not brief.understanding.answered_before:
        parts.insert(0, Part(text=greeting(brief)))
    return _whole(parts, brief)


def _crisis(brief: Brief) -> list[Part]:
    contacts = brief.brand.crisis_contacts
    locale = (brief.message.customer.locale or "").replace("_", "-")
    language = brief.understanding.language or ""
    spoken = locale.split("-")[0]
    for key in (locale, spoken, language, "default"):
        # English speakers are everywhere: without a locale, only the general contact is right.
        if key in contacts:
            return [Part(text=contacts[key])]
    return []


def _whole(parts: list[Part], brief: Brief) -> tuple[Part, ...]:
    channel = brief.message.channel
    if fits(text_of(parts), channel):
        return tuple(parts)
    return (Part(text=shortened(text_of(parts), channel)),)
