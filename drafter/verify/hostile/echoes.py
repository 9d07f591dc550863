"""What a customer wrote, said again as if the shop said it: a model that obeys a message repeats it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from drafter.verify.grounds import Grounds
from drafter.verify.reading.reading import Reading

RUN = 8
"""Words in a row that no reply takes from a message by chance: who answers says "your", not "my"."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def find_echoes(reply: Reading, grounds: Grounds) -> Iterator[tuple[int, int]]:
    """Runs of a reply that stand so in the customer's message and in nothing of the shop's."""
    theirs = runs_of(grounds.customer_words, RUN)
    if not theirs:
        return
    ours = (*grounds.sources.values(), *grounds.actions.values(), *grounds.own_words)
    theirs = theirs.difference(*(runs_of(text, RUN) for text in ours))
    words = list(_WORD.finditer(reply.text))
    folded = [word[0].lower().replace("’", "'") for word in words]
    end = 0
    for place in range(len(words) - RUN + 1):
        if tuple(folded[place : place + RUN]) in theirs and words[place].start() >= end:
            end = words[place + RUN - 1].end()
            yield words[place].start(), end


def runs_of(text: str, length: int) -> set[tuple[str, ...]]:
    """Every run of so many words of a text, in whatever letter case, form and punctuation."""
    folded = unicodedata.normalize("NFKC", text).lower().replace("’", "'")
    words = _WORD.findall("".join(c for c in folded if unicodedata.category(c) != "Cf"))
    return {tuple(words[place : place + length]) for place in range(len(words) - length + 1)}
