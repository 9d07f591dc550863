"""Send a text as several messages: nothing lost but the white space between them."""

from __future__ import annotations

from bisect import bisect_right

from drafter.channels.cutting import best_cut, cuts_of, trimmed
from drafter.channels.length import Unit, size


def split_to(text: str, limit: int, unit: Unit) -> tuple[str, ...]:
    """Messages within the limit, each as long as its last whole paragraph allows; where not even
    one fits, its last sentence, else word, else character. None for blank text.

    A link stays whole unless it alone is longer than a message, as does a character: since
    nothing may be lost, such a link is cut between characters, such a character between code
    points.
    """
    if not (rest := trimmed(text)):
        return ()
    if size(text, unit) <= limit:
        return (text,)
    cuts = cuts_of(rest, unit, every=limit)
    messages: list[str] = []
    start, used, first = 0, 0, 0
    while first < len(cuts):
        best = cuts[first]
        if not rest[start : best.at].isspace():
            after = bisect_right(cuts, used + limit, lo=first, key=lambda cut: cut.used)
            best = best_cut(cuts[first:after])
            messages.append(trimmed(rest[start : best.at]))
        first = cuts.index(best, first) + 1
        start, used = best.at, best.used
    return tuple(messages)
