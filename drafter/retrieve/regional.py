"""Entries that are true in one region: customers elsewhere are answered from their own region's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from drafter.knowledge.entries import Entry
from drafter.knowledge.regions import Place
from drafter.retrieve.retriever import Found, Match


def in_region(found: Found, entries: Mapping[str, Entry], place: Place) -> Found:
    """What is found, for a place. An entry that names another one for its region gives its place
    to that."""
    kept: dict[str, Match] = {}
    for match in found.matches:
        stand_in = entries[match.entry].regions.get(place.region)
        # Its texts were near the ask; of the other entry's nothing is known.
        served = replace(match, entry=stand_in, text="", paragraphs=()) if stand_in else match
        kept.setdefault(served.entry, served)
    return replace(found, matches=tuple(kept.values()))
