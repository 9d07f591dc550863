"""Asks and their matches, settled: which entry answers each, with repetitions joined.

Splitting goes by words alone, so one concern can come out as two segments ("They're too small."
"Can I swap for a 9?"). Segments that the same entry answers are one ask; a statement that nothing
answers is background to its neighbour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.retrieve.retriever import Found, Match
from drafter.understand.asks import is_request


@dataclass(frozen=True, slots=True)
class SettledAsk:
    """One ask. `match` is the entry that answers it, or None; `found` is all that was found."""

    text: str
    match: Match | None
    found: Found


def settle(asks: Sequence[str], found: Sequence[Found], *, answerable: float) -> list[SettledAsk]:
    """Join what belongs together, in the customer's order.

    Args:
        answerable: calibrated score from which an entry answers an ask.
    """
    settled = [
        SettledAsk(
            text=ask,
            match=next((m for m in one.matches[:1] if m.score >= answerable), None),
            found=one,
        )
        for ask, one in zip(asks, found, strict=True)
    ]
    return _without_background(_joined(settled))


def _joined(found: Sequence[SettledAsk]) -> list[SettledAsk]:
    settled: list[SettledAsk] = []
    for ask in found:
        same = next(
            (
                place
                for place, earlier in enumerate(settled)
                if ask.match and earlier.match and earlier.match.entry == ask.match.entry
            ),
            None,
        )
        if same is None:
            settled.append(ask)
            continue
        earlier = settled[same]
        better = max(earlier, ask, key=lambda one: one.match.score if one.match else 0.0)
        settled[same] = replace(better, text=f"{earlier.text} {ask.text}")
    return settled


def _without_background(settled: Sequence[SettledAsk]) -> list[SettledAsk]:
    """Fold unanswered statements into an answered neighbour: the next, else the one before."""
    if not any(ask.match for ask in settled):
        return list(settled)
    kept: list[SettledAsk] = []
    waiting = ""
    for ask in settled:
        if ask.match is None and not is_request(ask.text):
            waiting = f"{waiting} {ask.text}".strip()
            continue
        kept.append(replace(ask, text=f"{waiting} {ask.text}".strip()))
        waiting = ""
    if waiting and kept:
        kept[-1] = replace(kept[-1], text=f"{kept[-1].text} {waiting}")
    return kept
