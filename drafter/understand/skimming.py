"""How far a conversation is read: as far as a person would.

People write a few lines. What goes on for pages is skimmed: texts that belong together are read up
to the length at which all of them fit, so that short ones are read whole, and of a longer one its
beginning and its end, where people say what they want. What is left out is counted, so that a
person is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from drafter.messages import DirectMessage, Item, Order
from drafter.understand.turns import waiting

READ = 10_000
"""Characters that are read of what waits for an answer, as many again of other turns, and of the
notes on orders. The longest message of any channel has as many."""
ITEMS_READ = 50_000
"""Characters of all items of the orders together, with what stands around each."""
LONG = 2_000
"""Characters of everything together from which a message is long."""
AROUND = 60
"""Characters around an item's own where a model is shown it: names of fields, a quantity."""
LEFT_OUT = "\n…\n"
"""Stands for what isn't read."""
_RUN = re.compile(r"\S+")
_PART_OF_A_VALUE = re.compile(r"[\d@]")


class Skimmed(NamedTuple):
    """A message as far as it's read, and how many characters of what waits for an answer and of
    items aren't."""

    message: DirectMessage
    unread: int


def skimmed(message: DirectMessage) -> Skimmed:
    """Cut a message to what is read of it. One that is no longer than messages are stays as it is.

    The message itself has at least half of what is read of all that waits; what it leaves is shared
    by what was sent along and by earlier messages without an answer.
    """
    if _is_short(message):
        return Skimmed(message, 0)
    unanswered = len(waiting(message.history))
    answered = len(message.history) - unanswered
    turns = [turn.text for turn in message.history]
    captions = [one.caption or "" for one in message.attachments]

    beside = [*captions, *turns[answered:]]
    beside_cut = _cut_to_fit(beside, READ - min(len(message.text), READ // 2))
    [text] = _cut_to_fit([message.text], READ - sum(map(len, beside_cut)))
    orders = _orders_read(message.orders)
    unread = _left_out([message.text, *beside], [text, *beside_cut])
    unread += _told(message.orders) - _told(orders)

    cut = [*_cut_to_fit(turns[:answered], READ), *beside_cut[len(captions) :]]
    changed = {
        "text": text,
        "attachments": tuple(
            one.model_copy(update={"caption": caption or None})
            for one, caption in zip(message.attachments, beside_cut, strict=False)
        ),
        "history": tuple(
            turn.model_copy(update={"text": one})
            for turn, one in zip(message.history, cut, strict=True)
        ),
        "orders": orders,
    }
    return Skimmed(message.model_copy(update=changed), unread)


def is_long(message: DirectMessage) -> bool:
    """Whether there is more of it than of nearly every message, so that reading it takes long."""
    return _written(message) + sum(map(_size, message.orders)) > LONG


def _is_short(message: DirectMessage) -> bool:
    return _written(message) <= READ and sum(map(_size, message.orders)) <= ITEMS_READ


def _written(message: DirectMessage) -> int:
    texts = [message.text, *(turn.text for turn in message.history)]
    texts += [one.caption or "" for one in message.attachments]
    texts += [order.note or "" for order in message.orders]
    return sum(map(len, texts))


def _orders_read(orders: Sequence[Order]) -> tuple[Order, ...]:
    """Orders with as many of their items as there is room for, the first ones."""
    share = _share([_size(order) for order in orders], ITEMS_READ)
    notes = _cut_to_fit([order.note or "" for order in orders], READ)
    return tuple(
        order.model_copy(update={"note": note or None, "items": tuple(_first(order.items, share))})
        for order, note in zip(orders, notes, strict=True)
    )


def _first(items: Iterable[Item], room: int) -> Iterable[Item]:
    for item in items:
        room -= AROUND + _characters(item)
        if room < 0:
            return
        yield item


def _size(order: Order) -> int:
    return sum(AROUND + _characters(item) for item in order.items)


def _told(orders: Iterable[Order]) -> int:
    return sum(_characters(item) for order in orders for item in order.items)


def _characters(item: Item) -> int:
    return len(item.name) + len(item.sku or "") + len(item.category or "")


def _cut_to_fit(texts: Sequence[str], room: int) -> list[str]:
    """Texts that have at most `room` characters together, the longest cut as far as it takes."""
    share = _share([len(text) for text in texts], room)
    return [_ends_of(text, share) for text in texts]


def _share(lengths: Sequence[int], room: int) -> int:
    """The length up to which each may go so that all fit."""
    for n, length in enumerate(sorted(lengths)):
        several = len(lengths) - n
        if length * several > room:
            return room // several
        room -= length
    return max(lengths, default=0)


def _left_out(texts: Iterable[str], cut: Iterable[str]) -> int:
    return sum(
        len(text) - len(rest) + len(LEFT_OUT)
        for text, rest in zip(texts, cut, strict=True)
        if text != rest
    )


def _ends_of(text: str, room: int) -> str:
    """A text of at most `room` characters: its beginning and its end, as far as whole words go. A
    number or an address that the cut might go through is left out: part of it would be another."""
    if len(text) <= room:
        return text
    half = max(0, room - len(LEFT_OUT)) // 2
    first, last = text[:half], text[len(text) - half :]
    whole = [run for run in list(_RUN.finditer(first))[:-1] if not _PART_OF_A_VALUE.search(run[0])]
    rest = [run for run in list(_RUN.finditer(last))[1:] if not _PART_OF_A_VALUE.search(run[0])]
    # A script without gaps between its words is cut anywhere.
    first = first[: whole[-1].end()] if whole else first
    last = last[rest[0].start() :] if rest else last
    return f"{first}{LEFT_OUT}{last}"
