"""Everyday English, beyond the words that the rules know by name: what a plain sentence to a
customer is made of. Some are names as well, so they count
only without a capital."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from drafter.verify.english.words import stem

_AGAIN = re.compile(r"^(?:re|un)(?=\w{4})")


def is_everyday(word: str) -> bool:
    """Whether a lower-case word is one, in any inflection, or put together of several."""
    return all(
        not {stem(one), stem(_AGAIN.sub("", one))}.isdisjoint(_everyday())
        for one in word.partition("'")[0].split("-")
        if one
    )


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    file = resources.files("drafter.verify.english").joinpath("everyday.txt")
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(
        stem(word) for line in lines if not line.startswith("#") for word in line.split()
    )
