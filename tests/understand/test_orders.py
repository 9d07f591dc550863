"""Which order and item a message speaks of."""

from __future__ import annotations

import pytest

from drafter.messages import Item, Order
from drafter.understand.orders import items_meant, items_wanted, order_meant, order_references

TENT = Order(id="48213", items=(Item(name="Fell 2 tent", sku="FT-2", category="tents"),))
MUGS = Order(id="FW-50017", items=(Item(name="Enamel mug, green"), Item(name="Moor sleeping bag")))


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("where is #48213", ("48213",)),
        ("order number: 48213 pls", ("48213",)),
        ("its fw50017", ("FW-50017",)),
        ("order FW-50017", ("FW-50017",)),
        ("order no 99999", ("99999",)),
        ("i paid £12345 in 2026", ()),
        ("size 42, 3 weeks ago", ()),
        ("35% off 10.000", ()),
        ("48213 99999", ("48213", "99999")),
        ("my number is 07700 900 461", ()),
        ("call 07700900461 or +44 7700 900461", ()),
        ("number is 61990 and my phone 07700 900461", ("61990",)),
    ],
)
def test_order_numbers_are_found_in_the_shops_spelling(
    text: str, references: tuple[str, ...]
) -> None:
    assert order_references(text, (TENT, MUGS)) == references


def test_the_named_order_is_meant() -> None:
    assert order_meant("where is 48213", ("48213",), (TENT, MUGS)) is TENT


def test_the_only_order_is_meant() -> None:
    assert order_meant("where is it", (), (TENT,)) is TENT


def test_another_number_than_the_only_orders_is_not_taken_for_it() -> None:
    assert order_meant("where is #99999", ("99999",), (TENT,)) is None


def test_the_order_with_the_item_is_meant() -> None:
    assert order_meant("the mug is chipped", (), (TENT, MUGS)) is MUGS


def test_nothing_is_guessed_among_several_orders() -> None:
    assert order_meant("where is my stuff", (), (TENT, MUGS)) is None


def test_items_are_found_by_name_category_or_sku() -> None:
    assert items_meant("my tent leaks", TENT) == TENT.items
    assert items_meant("about ft2", TENT) == TENT.items
    assert items_meant("the sleeping bag", MUGS) == (MUGS.items[1],)
    assert items_meant("all of it", MUGS) == ()


def test_each_item_that_is_named_is_meant_however_fully_another_is_named() -> None:
    held = Order.model_validate(
        {
            "id": "1",
            "items": [
                {"name": "Ridgeline boots", "category": "boots"},
                {"name": "Tarn boots", "category": "boots", "sku": "TRN-9"},
                {"name": "Enamel mug", "category": "mugs"},
            ],
        }
    )

    def meant(text: str) -> list[str]:
        return [item.name for item in items_meant(text, held)]

    assert meant("swap the ridgeline boots and the mug") == ["Ridgeline boots", "Enamel mug"]
    assert meant("the ridgeline boots") == ["Ridgeline boots"]
    assert meant("the boots") == ["Ridgeline boots", "Tarn boots"]
    assert meant("TRN-9 please") == ["Tarn boots"]
    assert meant("all of it") == []


HOME = Order(
    id="61820",
    items=(Item(name="Jute rug, natural"), Item(name="Table lamp, oak"), Item(name="Enamel mug")),
)


@pytest.mark.parametrize(
    ("text", "wanted", "in_part"),
    [
        ("cancel the rug please but keep the lamp", ["Jute rug, natural"], True),
        ("return the rug, not the lamp", ["Jute rug, natural"], True),
        ("cancel the mug", ["Enamel mug"], True),
        ("can i cancel just the rug from my order", ["Jute rug, natural"], True),
        ("cancel all but the rug", ["Table lamp, oak", "Enamel mug"], True),
        ("cancel everything except the lamp", ["Jute rug, natural", "Enamel mug"], True),
        ("cancel it", [], False),
        ("cancel my order, the rug is too big", ["Jute rug, natural"], False),
        ("how do i keep the rug clean", ["Jute rug, natural"], False),
        ("these are not the mugs i ordered", ["Enamel mug"], False),
    ],
)
def test_what_is_to_stay_is_told_from_what_is_to_go(
    text: str, wanted: list[str], in_part: bool
) -> None:
    items, part = items_wanted(text, HOME)

    assert [item.name for item in items] == wanted
    assert part is in_part
