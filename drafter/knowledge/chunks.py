"""Which texts go through a model together. All are padded to the longest of them."""

from __future__ import annotations

from collections.abc import Sequence

CHUNK = 64
"""Texts in one forward pass."""
ROOM = 8_000
"""Characters in a forward pass that somebody waits for, each text counted as long as the longest:
else a few long texts make hundreds of short ones as slow as they are."""
MOST_READ = 1_000
"""Characters of a text that are sure to fill what a model reads of it."""


def chunks_of(texts: Sequence[str], room: int | None = None) -> list[list[int]]:
    """The places of texts, a list for each forward pass, the longest first.

    Args:
        room: characters of one pass, counted with what pads them; None for no limit.
    """
    lengths = [min(len(text), MOST_READ) for text in texts]
    chunks: list[list[int]] = []
    for place in sorted(range(len(texts)), key=lambda place: -len(texts[place])):
        last = chunks[-1] if chunks else []
        padded = lengths[last[0]] * (len(last) + 1) if last else 0
        if not last or len(last) == CHUNK or (room is not None and padded > room):
            chunks.append([place])
        else:
            last.append(place)
    return chunks
