"""Names that others gave come in as plain text."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drafter.messages import Item, Order
from drafter.plaintext import plain
from drafter.verify.hostile.plain import find_markup

NAMES = {
    "Tarn boots *NEW*": "Tarn boots NEW",
    "Tarn boots `L` (backticks)": "Tarn boots L (backticks)",
    "~~Last~~ tent __sale__": "Last tent sale",
    "TARN_BOOTS_L": "TARN_BOOTS_L",
    "[SALE] Tarn boots (L)": "SALE Tarn boots (L)",
    "Mugs &amp;amp; cups": "Mugs & cups",
    "<b>Tarn</b> boots <br/>": "Tarn boots",
    "Boots <2 kg, lid > 3 cm": "Boots <2 kg, lid > 3 cm",
    "Boots | Black || 42 |": "Boots, Black, 42",
    "# 1 tent\n- green": "1 tent - green",
    "{{ order.id }} tent": "order.id tent",
    "Tarn\u00adboots\u200b \u202eL": "Tarnboots L",
    "Ｔａｒｎ Ⅱ": "Tarn II",
    "Café·Bar mug": "Café Bar mug",
    "Café Пальто, Größe 42": "Café Пальто, Größe 42",
    'Kettle™ 1.5 l, 10" lid – “grey” №2': 'Kettle™ 1.5 l, 10" lid – “grey” №2',
}
SIGNS = st.sampled_from(
    [
        "*",
        "**",
        "_",
        "__",
        "`",
        "~",
        "|",
        "[",
        "](",
        "<",
        "</b>",
        "&lt;",
        "&amp;",
        "\\",
        "{{",
        "\n",
        "#",
        "- ",
    ]
)
WRITTEN = st.lists(st.text(max_size=4) | SIGNS | st.sampled_from(["boots", " ", "1"])).map("".join)


@pytest.mark.parametrize(("name", "read"), NAMES.items())
def test_a_name_keeps_its_words_and_loses_its_markup(name: str, read: str) -> None:
    assert plain(name) == read


@settings(deadline=None)
@given(WRITTEN)
@example("&amp;amp;amp;amp;lt;b&gt;")
@example("<<b>b>boots")
@example("*\u200b*boots*\u200b*")
def test_no_name_brings_markup_and_reading_it_again_changes_nothing(name: str) -> None:
    read = plain(name)

    assert list(find_markup(f"Your {read} and the {read} are here.")) == []
    assert plain(read) == read


def test_an_order_comes_in_with_plain_names() -> None:
    order = Order(id="1", carrier="**DPD**", items=(Item(name="Boots *NEW*"),))

    assert (order.carrier, order.items[0].name) == ("DPD", "Boots NEW")
