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


def characters_of(texts: Sequence[str]) -> list[int]:
    """How many characters of each text are read at most."""
    return [min(len(text), MOST_READ) for text in texts]


def chunks_of(lengths: Sequence[int], room: int | None = None) -> list[list[int]]:
    """The places of texts, a list for each forward pass, the longest first.

    Args:
        lengths: of each text, in whatever unit.
        room: length of one pass, counted with what pads its texts; None for no limit.
    """
    chunks: list[list[int]] = []
    for place in sorted(range(len(lengths)), key=lambda place: -lengths[place]):
        last = chunks[-1] if chunks else []
        padded = lengths[last[0]] * (len(last) + 1) if last else 0
        if not last or len(last) == CHUNK or (room is not None and padded > room):
            chunks.append([place])
        else:
            last.append(place)
    return chunks
