"""What came with a message and isn't its text: names, notes, items and earlier turns. Whoever wrote
it may have written it for the machine."""

from __future__ import annotations

from drafter.messages import DirectMessage
from drafter.understand.glyphs import readable
from drafter.understand.steering import Field


def fields_of(message: DirectMessage) -> list[tuple[Field, str]]:
    """Every such text, as a person would see it, with the kind of field it stands in."""
    customer = message.customer
    fields: list[tuple[Field, str | None]] = [("name", customer.name), ("name", customer.handle)]
    fields += [("note", order.note) for order in message.orders]
    fields += [("item", item.name) for order in message.orders for item in order.items]
    fields += [("turn", turn.text) for turn in message.history]
    return [(kind, readable(text)) for kind, text in fields if text]
