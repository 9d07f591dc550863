"""Entries that are true for a time only: a promotion is served on its days and on no other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from drafter.knowledge.entries import Entry
from drafter.retrieve.retriever import Found, Match


def as_of(found: Found, entries: Mapping[str, Entry], day: date) -> Found:
    """What is found, on a local day of the brand. An entry out of its dates gives its place to the
    one it names for that; where it names none, it leaves."""
    kept: dict[str, Match] = {}
    for match in found.matches:
        served = _served(match, entries, day)
        if served and served.entry not in kept:
            kept[served.entry] = served
    return replace(found, matches=tuple(kept.values()))


def _served(match: Match, entries: Mapping[str, Entry], day: date) -> Match | None:
    entry = entries[match.entry]
    if entry.is_valid_on(day):
        return match
    if entry.otherwise is None:
        return None
    # Its paragraphs were near the ask; of the other entry's nothing is known.
    return replace(match, entry=entry.otherwise, paragraphs=())
