"""What is known of an order, in the forms in which a reply can speak of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations
from zoneinfo import ZoneInfo

from drafter.messages import Order
from drafter.verify.claims.amounts import Claim
from drafter.verify.claims.contacts import link_value
from drafter.verify.claims.references import reference_value
from drafter.verify.english.words import folded, words_of
from drafter.verify.reading.reading import Reading, read_source

MAX_SUMMED = 8
"""Items up to which every sum of two of them is taken for the writer's own arithmetic."""

STATUS_TEXTS = {
    "processing": "The order is being prepared. The order is being processed, it is still "
    "processing. It is confirmed and has been "
    "placed and received. It has not been dispatched, sent or shipped yet and has not left us. It "
    "has not been delivered and has not arrived yet.",
    "shipped": "The order has been dispatched, sent and shipped. It has left us and is on its way. "
    "It has not been delivered and has not arrived yet.",
    "delivered": "The order has been dispatched, sent and shipped. It has been delivered, has "
    "arrived and was received.",
    "cancelled": "The order has been cancelled and is stopped. It has not been sent.",
    "returned": "The order has been returned. It is back with us and was received.",
    "refunded": "The order has been refunded. The money has been paid back.",
}
_FIGURE = re.compile(r"(?<![\d.,])\d{1,9}(?:\.\d+)?(?![\d.,])")
"""What an item's name counts: `40L`, `2-person`."""
DATE_ROLES = ("placed_at", "shipped_at", "delivered_at")


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """An order's fields as claims: local days by field, amounts, codes and words."""

    order: Order
    days: dict[str, date]
    amounts: frozenset[Decimal]
    """In the order's currency; sums and differences of prices and total are among them."""
    numbers: frozenset[Decimal]
    references: frozenset[str]
    words: frozenset[str]
    """Lower case: of item names, categories and the carrier."""
    concepts: frozenset[str]
    counts: frozenset[tuple[str, Decimal]]
    """How many of each thing, by the concepts of the items' names."""
    status: Reading | None
    named: tuple[Claim, ...]
    """What the items' names have in figures: the day of a ticket, the hour of a class."""


def facts_of(order: Order, zone: ZoneInfo) -> OrderFacts:
    """Read an order. Its note is no fact: anyone may have written it."""
    named = [
        order.carrier or "",
        *(f"{i.name} {i.category or ''}" for i in order.items),
    ]
    words = [word for text in named for word in words_of(text)]
    return OrderFacts(
        order,
        {
            role: moment.astimezone(zone).date()
            for role in DATE_ROLES
            if (moment := getattr(order, role)) is not None
        },
        frozenset(_amounts(order)),
        frozenset(_numbers(order)),
        frozenset(_references(order)),
        frozenset(word.text for word in words),
        frozenset(word.concept for word in words) - {""},
        frozenset(
            (word.concept, Decimal(item.quantity))
            for item in order.items
            for word in words_of(item.name)
            if word.concept
        )
        | frozenset(
            (word.concept, Decimal(figure))  # "Moor 2 tent"
            for item in order.items
            for figure in item.name.split()
            if figure.isdecimal()
            for word in words_of(item.name)
        ),
        read_source(STATUS_TEXTS[order.status], "en_GB") if order.status else None,
        tuple(c for item in order.items for c in read_source(item.name, "en_GB").claims),
    )


def tracking_link(order: Order) -> str:
    """The order's own link in comparable form; empty when it has none."""
    return link_value(folded(order.tracking_url)) if order.tracking_url else ""


def _amounts(order: Order) -> Iterator[Decimal]:
    lines = [item.price * item.quantity for item in order.items if item.price is not None]
    yield from (item.price for item in order.items if item.price is not None)
    yield from lines
    if order.total is not None:
        yield order.total
        yield order.total - sum(lines)
    if lines:
        yield Decimal(sum(lines))
    if len(lines) <= MAX_SUMMED:
        yield from (one + other for one, other in combinations(lines, 2))


def _numbers(order: Order) -> Iterator[Decimal]:
    yield from (Decimal(item.quantity) for item in order.items)
    yield Decimal(len(order.items))
    yield Decimal(sum(item.quantity for item in order.items))
    for item in order.items:
        yield from (Decimal(figure) for figure in _FIGURE.findall(item.name))


def _references(order: Order) -> Iterator[str]:
    yield reference_value(order.id)
    for item in order.items:
        if item.sku:
            yield reference_value(item.sku)
        yield from (reference_value(word) for word in item.name.split())
