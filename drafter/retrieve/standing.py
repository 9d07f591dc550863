"""What an order's status says of what is meant: nobody exchanges what hasn't been sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from drafter.knowledge.entries import Entry
from drafter.messages import Order
from drafter.retrieve.retriever import Found, Match

UNUSUAL = 0.25
"""What the odds of an entry are multiplied by where the order is in none of its statuses. A clear
match stays one (.96 is .86 then): "can I cancel" is asked of delivered orders, too."""


def standing_with(found: Found, entries: Mapping[str, Entry], order: Order | None) -> Found:
    """What is found, weighed by the status of the order that it is asked about."""
    if order is None or order.status is None:
        return found
    weighed = [
        match if _is_usual(entries[match.entry], order) else _less(match) for match in found.matches
    ]
    return replace(found, matches=tuple(sorted(weighed, key=lambda match: -match.score)))


def _is_usual(entry: Entry, order: Order) -> bool:
    return not entry.statuses or order.status in entry.statuses


def _less(match: Match) -> Match:
    odds = UNUSUAL * match.score
    return replace(match, score=odds / (odds + 1.0 - match.score))
