"""What surrounds one ask of a message: the order and the place it is about."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.knowledge.brand import Brand
from drafter.knowledge.regions import Place
from drafter.messages import DirectMessage, Order
from drafter.understand.orders import order_of_ask
from drafter.understand.places import place_of


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The order is None where there is none, or several and no telling."""

    order: Order | None
    place: Place


def circumstances_of(
    ask: str, message: DirectMessage, meant: Order | None, brand: Brand
) -> Circumstances:
    """The circumstances of an ask.

    Args:
        meant: the order that the message as a whole speaks of.
    """
    order = order_of_ask(ask, message.orders, meant, brand.products)
    place = place_of(ask, message, order, brand.regions, home=brand.region)
    return Circumstances(order, place)
