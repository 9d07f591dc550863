"""Which order, and which item of it, a message speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.messages import Item, Order

_REFERENCE = re.compile(
    r"(?:#|\border\s*(?:number|no\.?|nr\.?|id)?\s*[:#]?\s*)([A-Za-z]{0,4}-?\d[\dA-Za-z-]{2,24})\b"
    # A phone number has a nought before it, or short runs of figures beside it.
    r"|(?<![\w£$€.,+-])(?<!\b\d{2} )(?<!\b\d{3} )(?<!\b\d{4} )(?<!\b0\d{4} )(?!0\d{9})(\d{5,12})"
    r"(?![\w%]|[.,]\d|[ -]\d{3,4}\b|(?<=\b0\d{4}) \d{6}\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_PURCHASE = re.compile(
    r"(?<!have )(?<!did )(?<!can )(?<!if )\b(?:i|we)(?:'?ve| have| had)?(?: (?:just|only|already|"
    r"recently|then))? (?:bought|ordered|got|received|paid|returned|sent|posted|placed|picked|"
    r"purchased|opened|wore|worn|used|washed|chose|forgot|typed|put) \w"
    r"|\b(?:my|our|the|this|that) (?:[\w-]+ ){0,2}?(?:order|parcel|package|delivery|shipment|"
    r"purchase|return|refund|tracking)\b(?! (?:polic|time|cost|charge|fee|option|window)\w*)"
    r"|\b(?:arrived|turned up|came|been delivered|says delivered|marked (?:as )?delivered|"
    r"broke|broken|snapped|ripped|torn|smashed|cracked|chipped|leak(?:s|ed|ing)?|fell apart|"
    r"missing|has gone|went|dropped)\b"
    r"|\bwhere(?:'?s| is| are|s)? (?:it|they|my|the (?:parcel|order|package|rest))\b"
    r"|\b(?:return|exchange|swap|cancel|refund|track|send|sent|posted|get) (?:it|them|these|this|"
    r"those)\b(?! (?:to|from|in|as)\b)"
    r"|\b(?:still|hasn'?t|haven'?t|nothing|never) \w"
    r"|^\W*(?:bought|ordered|got|received|paid|returned|sent)\b",
    re.IGNORECASE,
)
_OWNED = r"\b(?:my|our|these|those|this)(?: [\w-]+){{0,2}}? (?:{})s?\b"
_AWAY = re.compile(
    r"\b(?:cancel\w*|return\w*|refund\w*|scrap|call(?:ing)? off|exchang\w*|swap\w*|"
    r"(?:send|take|give)(?:ing)? .{0,30}\bback)\b",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"(?:\b(?:keep(?:ing)?|hang(?:ing)? on to|(?:but|and) not|except(?: for)?|apart from|"
    r"(?:all|everything) but) |(?<=, )not )(?:the|my|that|this|those) "
    r"[^,.;!?\n]*?(?= (?:and|but|please|pls)\b|[,.;!?\n]|$)",
    re.IGNORECASE,
)
"""What a text names so that it stays, beside what is to go: "but keep the lamp"."""
_WHOLE = re.compile(
    r"(?<!from )(?<!in )(?<!off )(?<!of )(?<!on )\b(?:my|the|this|whole|entire)(?: whole| entire)? "
    r"order\b|\beverything\b|\bthe (?:lot|whole thing)\b",
    re.IGNORECASE,
)
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


def speaks_of_purchase(text: str, products: Sequence[str]) -> bool:
    """Whether someone writes of a thing they have ordered, so that its order would tell more; not
    of what would be ("can I use two codes?").

    Args:
        products: what the brand sells, in the singular.
    """
    if _PURCHASE.search(text):
        return True
    names = "|".join(re.escape(product.removesuffix("s")) for product in products)
    return bool(names and re.search(_OWNED.format(names), text, re.IGNORECASE))


def items_meant(text: str, order: Order) -> tuple[Item, ...]:
    """The items of an order that the text names by a word of their name, category or SKU. Of
    several that share a word, those that share most: "Ridgeline boots" means no other boots."""
    words = _stems(text)
    if not words:
        return ()
    shared: list[set[str]] = []
    for item in order.items:
        named = words & (_stems(item.name) | _stems(item.category or ""))
        by_sku = item.sku and _key(item.sku) in _key(text)
        shared.append(named | ({f"sku {item.sku}", "sku"} if by_sku else set()))
    most = {word: max(len(one) for one in shared if word in one) for word in set().union(*shared)}
    return tuple(
        item
        for item, named in zip(order.items, shared, strict=True)
        if any(len(named) == most[word] for word in named)
    )


def items_wanted(text: str, order: Order) -> tuple[tuple[Item, ...], bool]:
    """The items that the text wants something done with, empty where it names none, and whether
    the rest of the order is to stay as it is: "cancel the rug but keep the lamp"."""
    if not _AWAY.search(text):
        return items_meant(text, order), False
    kept = [item for match in _KEPT.finditer(text) for item in items_meant(match[0], order)]
    items = items_meant(_KEPT.sub(" ", text), order)
    if kept and not items:
        return tuple(item for item in order.items if item not in kept), True
    some = 0 < len(items) < len(order.items)
    return items, bool(kept) or (some and not _WHOLE.search(text))


def _key(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _stems(text: str) -> set[str]:
    words = set(_WORD.findall(text.lower())) - _COMMON
    return {word[:-1] if word.endswith("s") and len(word) > 3 else word for word in words}
