"""judge, for one ask: the entry that answers it, the order it is about, and what a policy says."""

from __future__ import annotations

from datetime import datetime

from drafter.compose import Answerable
from drafter.judge import judge
from drafter.messages import DirectMessage
from drafter.retrieve import SettledAsk
from drafter.served import ServedBrand
from drafter.understand import Understanding
from drafter.understand.circumstances import circumstances_of
from drafter.understand.orders import items_meant


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
    if entry.policy is None:
        day = now.astimezone(brand.zone).date()
        offers = (entries[name] for name in entry.offers)
        offered = tuple(offer for offer in offers if offer.is_valid_on(day))
        return Answerable(ask, entry, order, place, offered=offered)
    items = items_meant(ask.text, order) if order else ()
    judgements = judge(
        entry, order, items, customer=message.customer, now=now, zone=brand.zone, place=place
    )
    return Answerable(ask, entry, order, place, tuple(judgements))
