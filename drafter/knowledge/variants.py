"""An ask that names one product stands for every product.

Customers ask "where is my tent" and "where is my mug"; authors write down one of them. Without the
others, the word "mug" pulls a message towards mug care whatever is asked of it. So asks of entries
that hold for any product are stored with other products in its place, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

ANY_PRODUCT = frozenset({"delivery", "orders", "payment", "returns", "stores"})
"""Topics whose entries hold for any product. Policies do whatever their topic."""
EACH = 3
"""Variants of one ask. More of them crowd out asks that name no product."""


def product_named(text: str, products: Sequence[str]) -> str | None:
    """The product a text names, in the text's own form."""
    found = _pattern(products).search(text) if products else None
    return found.group(1).lower() if found else None


def products_named(text: str, products: Sequence[str]) -> frozenset[str]:
    """All products a text names, in one form for singular and plural."""
    found = _pattern(products).findall(text) if products else []
    return frozenset(product.lower().removesuffix("s") for product in found)


def product_variants(ask: str, products: Sequence[str], *, seed: int) -> list[str]:
    """The ask with other products, or nothing where it names none.

    Args:
        products: the brand's products, in the singular unless only a plural is said.
        seed: where in the list to start, so that asks of one entry get different products.
    """
    named = _pattern(products).search(ask) if products else None
    if not named:
        return []
    word = named.group(1).lower()
    plural = word.endswith("s")
    others = [
        _plural(product) if plural else product
        for product in products
        if word not in (product, _plural(product)) and (plural or not product.endswith("s"))
    ]
    start, end = named.span(1)
    count = min(EACH, len(others))
    return [
        ask[:start] + others[(seed + step * (len(others) // count)) % len(others)] + ask[end:]
        for step in range(count)
    ]


@lru_cache(maxsize=64)
def _pattern_of(products: tuple[str, ...]) -> re.Pattern[str]:
    forms = {form for product in products for form in (product, _plural(product))}
    ordered = sorted(map(re.escape, forms), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(ordered)})\b", re.IGNORECASE)


def _pattern(products: Sequence[str]) -> re.Pattern[str]:
    return _pattern_of(tuple(products))


def _plural(product: str) -> str:
    return product if product.endswith("s") else f"{product}s"
