"""Whether a reply gives away the instructions that it was asked with."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.verify.hostile.echoes import runs_of

RUN = 7
"""Words in a row, taken from the instructions, that no reply shares by chance."""


def gives_away(reply: str, instructions: Iterable[str], own: Iterable[str]) -> bool:
    """Whether a reply holds a run of the instructions' words which the brand's `own` texts don't
    have, in whatever letter case and punctuation. Settings such as opening hours are among its own
    texts, so that what stands in one may be said, and not what joins one to the next."""
    secret = {run for text in instructions for run in runs_of(text, RUN)}
    told = {run for text in own for run in runs_of(text, RUN)}
    return not (secret - told).isdisjoint(runs_of(reply, RUN))
