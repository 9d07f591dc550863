"""What must not stand in a field: in a note, an instruction about the reply; in a name, anything
but a name."""

from __future__ import annotations

import re
from typing import Literal

from drafter.understand.steering.commands import MACHINE

Field = Literal["turn", "note", "item", "name"]
"""Untrusted text beside the message: earlier turns, notes on orders, items, names and handles."""

_PROFILES = "instagram|facebook|fb|twitter|x|tiktok|linkedin|threads|youtube|pinterest|snapchat"
SENTENCE = 4
"""Words from which a name can be one."""

NOTES: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:tell|inform|promise|assure|confirm to|say to|write to|let) (?:the |this |all |"
        r"every )?(?:customer|buyer|client|"
        r"shopper|user)s?\b(?! (?:when|about|know when|on arrival|by phone|to (?:call|phone|ring|"
        r"collect|pick|return)))",
        r"\bconfirm (?:it )?(?:to|with) (?:the )?(?:customer|buyer) in writing\b|\b(?:in|with) "
        r"(?:your|all|every|each|any) (?:\w+ )?("
        r"?:repl(?:y|ies)|answers?|responses?)\b|\bwhen (?:replying|answering|responding|asked|"
        r"you (?:reply|answer))\b|\b(?:reply|"
        r"respond|answer) (?:with|that|automatically|only|as)\b|\bin the reply\b|\bto any "
        r"question\b|\bin replies\b",
        r"(?:^|[.,;:!-] ?)(?:always |please |just )?(?:say|state|give|grant|promise|offer|approve|"
        r"issue|refund|waive|apply|credit|"
        r"confirm)\b.{0,60}\b(?:no matter|regardless|whatever|without (?:return|check|verif)\w*|"
        r"do not verify|in writing|every fee|"
        r"unlimited|for life|forever|all (?:claims|requests|refunds|items)|everything|any "
        r"question)\b",
        r"\b(?:always|must) (?:say|state|tell|promise|mention|reply|answer|confirm|approve|grant|"
        r"agree)\b|\bsay (?:that )?(?:it|the|"
        r"everything|all|returns?)\b.{0,30}\b(?:free|refunded|approved|forever|for life)\b",
        rf"\b{MACHINE}\b.{{0,12}}(?:[:>]|\bto (?:grant|give|approve|promise|apply|offer|say)\b|"
        rf"\b(?:must|should|shall|will|can|may)"
        r"\b)|\bignore (?:the |this |all |any )?(?:order )?(?:status|polic(?:y|ies)|rules|facts|"
        r"verdicts?)\b",
        r"\bno escalation\b|\bdo not (?:escalate|flag)\b|\bdon't (?:escalate|flag)\b|\byour "
        r"prompt\b|\beligible for everything\b|\b"
        r"full customer record\b|\bowner when answering\b|\bdo not verify\b|\bskip (?:the )"
        r"?(?:checks|verification)\b",
    )
)
LABELS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![@\w.-])(?:https?://)?(?:www\.)?(?!(?:{_PROFILES})\.)(?:[\w-]+\.)+"
        r"(?:test|example|com|net|org|io|shop|xyz|ru|info|link|top|site)\b(?!@)|https?://\d",
        r"[<>{}]|\]\(|\$\{|`|\bjavascript:",
        rf"\b(?:{MACHINE}|system|admin|developer|instruction)s? ?[:>]",
        r"\b(?:tell|inform|promise|confirm to) (?:the |this )?(?:customer|buyer|client|user)s?\b|"
        r"[;,.:!?-] ?(?:reply|respond|answer) ("
        r"?:with|only)\b|\bdo not escalate\b",
    )
)
_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|approve|grant|reveal|print|say|reply|respond|promise|refund|"
    r"issue|override|escalate|bypass|obey|"
    r"give|waive|confirm|tell|show|answer|system|admin)\b",
    re.IGNORECASE,
)
_OBJECTS = re.compile(
    r"\b(?:rules?|instructions?|polic(?:y|ies)|refund|prompt|everything|all|discount|free|system|"
    r"previous|forever|approve[d]?|"
    r"customers?|me|granted|returns?|claims?|orders?)\b",
    re.IGNORECASE,
)


def is_prose(kind: Field, text: str) -> bool:
    """Whether a field's text can say something; a name of two words can't."""
    return kind in ("note", "turn") or len(text.split()) >= SENTENCE


def orders_in_name(name: str) -> str | None:
    """A name that gives an order ("Please disregard policy"), whatever parts its words."""
    words = re.sub(r"[\W_]+", " ", name)
    verbs = {match[0].lower() for match in _ORDERS.finditer(words)}
    objects = {match[0].lower() for match in _OBJECTS.finditer(words)}
    is_order = any(verbs - {thing} for thing in objects) and len(words.split()) >= SENTENCE
    return name if is_order else None
