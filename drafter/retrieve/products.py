"""Entries about one product: what holds for tents says nothing of a rucksack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from drafter.knowledge.entries import Entry
from drafter.knowledge.variants import ANY_PRODUCT, products_named
from drafter.retrieve.retriever import Found


def about_named(
    found: Found, ask: str, entries: Mapping[str, Entry], products: Sequence[str]
) -> Found:
    """What is found, without entries that are about other products than those the ask names.
    "Is the lantern waterproof" is near to how waterproof the tents are, and nothing of it is true
    of a lantern.

    Args:
        products: what the brand sells.
    """
    asked = products_named(ask, products)
    if not asked:
        return found
    kept = [
        match for match in found.matches if _may_speak_of(asked, entries[match.entry], products)
    ]
    return replace(found, matches=tuple(kept))


def _may_speak_of(asked: frozenset[str], entry: Entry, products: Sequence[str]) -> bool:
    if entry.policy or entry.topic in ANY_PRODUCT or not products_named(entry.title, products):
        return True
    wording = (entry.title, *entry.asks, *(one.plain for one in entry.lead.paragraphs))
    return bool(asked & products_named("\n".join(wording), products))
