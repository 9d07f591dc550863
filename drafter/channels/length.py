"""How long a text is, counted as a platform counts it."""

from __future__ import annotations

from typing import Literal

Unit = Literal["bytes", "characters"]

LONGEST_CHARACTER = 4
"""Bytes of the longest character in UTF-8. A limit below this could never be kept."""


def size(text: str, unit: Unit) -> int:
    """Bytes of the UTF-8 form, or Unicode code points."""
    if unit == "characters":
        return len(text)
    # A surrogate without its other half goes out as U+FFFD, which takes the same three bytes.
    return len(text.encode("utf-8", "surrogatepass"))
