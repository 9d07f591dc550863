"""retrieve: which entries answer each ask, with one calibrated score for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from drafter.knowledge.brand import Thresholds
from drafter.knowledge.embedding import Vectors
from drafter.knowledge.entries import Entry
from drafter.retrieve.dated import as_of
from drafter.retrieve.products import about_named
from drafter.retrieve.regional import in_region
from drafter.retrieve.retriever import Found, Retriever
from drafter.retrieve.settling import SettledAsk, going_on, settle, settled_ask
from drafter.retrieve.standing import standing_with
from drafter.understand import Understanding
from drafter.understand.circumstances import Circumstances

__all__ = ["SettledAsk", "retrieve"]


def retrieve(
    understanding: Understanding,
    vectors: Vectors,
    retriever: Retriever,
    entries: Mapping[str, Entry],
    *,
    thresholds: Thresholds,
    day: date,
    products: Sequence[str],
    around: Callable[[str], Circumstances],
) -> list[SettledAsk]:
    """The asks of a message with the entries that answer them, in the customer's order.

    Args:
        vectors: one row for each of the understanding's lookups.
        day: today where the brand is; what holds only on other days answers nothing.
        products: what the brand sells; what holds of one answers nothing about another.
        around: what surrounds a text; what holds in one region answers no other, and an order on
            its way is seldom one that somebody wants to send back.
    """

    def fitted(lookup: str, one: Found) -> Found:
        circumstances = around(lookup)
        one = as_of(one, entries, day)
        one = standing_with(one, entries, circumstances.order)
        one = in_region(one, entries, circumstances.place)
        return about_named(one, lookup, entries, products)

    lookups = understanding.lookups
    ranked = zip(lookups, retriever.rank(lookups, vectors), strict=True)
    found = {lookup: fitted(lookup, one) for lookup, one in ranked}
    each: list[Found] = []
    for query, following in zip(understanding.queries, understanding.following, strict=True):
        alone, before = found[query], each[-1] if each else None
        each.append(going_on(alone, found[following], before) if following else alone)
    topics = {entry.id: entry.topic for entry in entries.values()}
    whole = settled_ask(understanding.text, found[understanding.whole_query], thresholds, topics)
    return settle(
        understanding.asks,
        each,
        whole,
        thresholds=thresholds,
        told=understanding.told,
        trouble={entry.id for entry in entries.values() if entry.trouble},
        topics=topics,
    )
