"""Whether a reply gives away the prompt that it was asked with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

RUN = 7
"""Words in a row, taken from the prompt, that no reply shares by chance."""
_WORD = re.compile(r"\w+")


def gives_away(reply: str, system: str, own: Iterable[str]) -> bool:
    """Whether a reply holds a run of the system prompt's words which the brand's `own` texts don't
    have, in whatever letter case and punctuation."""
    secret = _runs(system) - {run for text in own for run in _runs(text)}
    return not secret.isdisjoint(_runs(reply))


def _runs(text: str) -> set[tuple[str, ...]]:
    folded = unicodedata.normalize("NFKC", text).lower()
    words = _WORD.findall("".join(c for c in folded if unicodedata.category(c) != "Cf"))
    return {tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1)}
