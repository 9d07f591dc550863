"""Which order, and which item of it, a message speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.messages import Item, Order

_REFERENCE = re.compile(
    r"(?:#|\border\s*(?:number|no\.?|nr\.?|id)?\s*[:#]?\s*)([A-Za-z]{0,4}-?\d[\dA-Za-z-]{2,24})\b"
    r"|(?<![\w£$€.,-])(\d{5,12})(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = frozenset(
    {
        "the", "and", "for", "with", "you", "your", "our", "have", "has", "can", "could",
        "please", "order", "ordered", "item", "items", "size", "new", "one", "two", "get", "got",
        "from", "this", "that", "these", "those", "still", "not", "are", "was", "were", "when",
        "where", "what", "how",
    }
)  # fmt: skip


def order_references(text: str, orders: Sequence[Order]) -> tuple[str, ...]:
    """Order numbers named in the text, in the shop's own spelling where the order is known."""
    known = {_key(order.id): order.id for order in orders}
    found: dict[str, None] = {}
    for match in _REFERENCE.finditer(text):
        reference = match.group(1) or match.group(2)
        found[known.get(_key(reference), reference)] = None
    lowered = _key(text)
    for key, order_id in known.items():
        if len(key) >= 4 and key in lowered:
            found.setdefault(order_id)
    return tuple(found)


def order_meant(text: str, references: Sequence[str], orders: Sequence[Order]) -> Order | None:
    """The one order a message is about: the one it names, the only one, or the only one that has
    an item it names. None when there is none or no telling."""
    named = [order for order in orders if order.id in references]
    if len(named) == 1:
        return named[0]
    if len(orders) == 1:
        # A number that isn't this order's speaks of an order we weren't given.
        return None if references and not named else orders[0]
    holding = [order for order in (named or orders) if items_meant(text, order)]
    return holding[0] if len(holding) == 1 else None


def order_of_ask(
    ask: str, orders: Sequence[Order], meant: Order | None, products: Sequence[str]
) -> Order | None:
    """The order that one ask of a message is about: the one it names, the one that has the item it
    names, else the message's. A product that the message's order doesn't hold speaks of another
    order, which we don't know.

    Args:
        products: what the brand sells, so that "mug" is known for a thing one can order.
    """
    references = order_references(ask, orders)
    holding = [order for order in orders if order.id in references or items_meant(ask, order)]
    if len(holding) == 1:
        return holding[0]
    named = {stem for product in products for stem in _stems(product)} & _stems(ask)
    if meant and meant.items and named and meant not in holding:
        return None
    return meant


def items_meant(text: str, order: Order) -> tuple[Item, ...]:
    """The items of an order that the text names by a word of their name, category or SKU."""
    words = _stems(text)
    if not words:
        return ()
    scores = {
        place: len(words & (_stems(item.name) | _stems(item.category or "")))
        + 9 * bool(item.sku and _key(item.sku) in _key(text))
        for place, item in enumerate(order.items)
    }
    best = max(scores.values(), default=0)
    return tuple(order.items[place] for place, score in scores.items() if score == best > 0)


def _key(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _stems(text: str) -> set[str]:
    words = set(_WORD.findall(text.lower())) - _COMMON
    return {word[:-1] if word.endswith("s") and len(word) > 3 else word for word in words}
