"""judge, for one ask: the entry that answers it, the order it is about, and what a policy says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from drafter.compose import Answerable
from drafter.compose.courtesies import MOST_NAMED
from drafter.judge import judge
from drafter.messages import DirectMessage
from drafter.retrieve import SettledAsk
from drafter.served import ServedBrand
from drafter.understand import Understanding
from drafter.understand.circumstances import circumstances_of
from drafter.understand.orders import items_wanted

_ALL_ORDERS = re.compile(
    r"\b(?:my|our|the|these|both|all|two|three)(?: \w+)? (?:orders|parcels|packages|deliveries)\b|"
    r"\bboth of (?:them|my)\b",
    re.IGNORECASE,
)


def judged_of_each(
    ask: SettledAsk,
    message: DirectMessage,
    understanding: Understanding,
    served: ServedBrand,
    now: datetime,
) -> list[Answerable]:
    """What there is to answer an ask with, once for each order where it asks about all of them
    ("where are my orders?"). As `judged` otherwise."""
    one = judged(ask, message, understanding, served, now)
    orders = message.orders
    tells_of_orders = one.entry and (one.entry.policy or any(_names_order(one.entry.sections)))
    if one.order or not tells_of_orders or not 1 < len(orders) <= MOST_NAMED:
        return [one]
    if understanding.references or not _ALL_ORDERS.search(ask.text):
        return [one]
    alone = [message.model_copy(update={"orders": (order,)}) for order in orders]
    return [
        judged(ask, only, replace(understanding, order=only.orders[0]), served, now)
        for only in alone
    ]


def _names_order(conditions: Iterable[str]) -> Iterator[bool]:
    return ("order." in condition for condition in conditions)


def judged(
    ask: SettledAsk,
    message: DirectMessage,
    understanding: Understanding,
    served: ServedBrand,
    now: datetime,
) -> Answerable:
    """What there is to answer an ask with.

    Args:
        now: aware; decides which deadlines have passed and which offers are valid.
    """
    brand, entries = served.brand, served.build.entries
    around = circumstances_of(ask.text, message, understanding.order, brand)
    order, place = around.order, around.place
    if ask.match is None:
        return Answerable(ask, None, order, place)
    entry = entries[ask.match.entry]
    items, in_part = items_wanted(ask.text, order) if order else ((), False)
    found = Answerable(ask, entry, order, place, in_part=in_part)
    if entry.policy is None:
        day = now.astimezone(brand.zone).date()
        offers = (entries[name] for name in entry.offers)
        return replace(found, offered=tuple(one for one in offers if one.is_valid_on(day)))
    judgements = judge(
        entry,
        order,
        items,
        customer=message.customer,
        now=now,
        zone=brand.zone,
        place=place,
        in_part=in_part,
    )
    return replace(found, judgements=tuple(judgements))
