"""An ask that names one product stands for every product."""

from __future__ import annotations

from drafter.knowledge.variants import EACH, product_variants

PRODUCTS = ["tent", "boots", "mug", "sleeping bag", "pan"]


def test_another_product_takes_the_place_of_the_named_one() -> None:
    variants = product_variants("my mug came chipped", PRODUCTS, seed=0)

    assert len(variants) == EACH
    assert "my tent came chipped" in variants
    assert all("mug" not in variant for variant in variants)


def test_singular_and_plural_are_kept() -> None:
    plural = product_variants("can i return these boots", PRODUCTS, seed=2)
    singular = product_variants("is the tent here", PRODUCTS, seed=0)

    assert plural
    assert all(text.endswith("s") for text in plural)
    assert singular
    assert all("boots" not in text for text in singular)


def test_the_longest_product_name_is_replaced_whole() -> None:
    variants = product_variants("sleeping bag too small", PRODUCTS, seed=0)

    assert all(text.endswith("too small") and "bag" not in text for text in variants)


def test_an_ask_without_a_product_has_no_variants() -> None:
    assert product_variants("where is my order", PRODUCTS, seed=0) == []
    assert product_variants("my mug", [], seed=0) == []
