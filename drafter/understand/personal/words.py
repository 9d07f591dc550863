"""Word lists, written as prose."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, split at spaces and lines."""
    return frozenset(text.split())
