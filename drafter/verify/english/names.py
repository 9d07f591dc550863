"""Capitalised words that name something, and the places, of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.verify.english.lexicon import listed
from drafter.verify.english.places import place_of
from drafter.verify.english.words import Word

_NO_NAMES = listed(
    """i ok okay dm dms faq faqs id ps pm am bst gmt cet utc et est pst asap hi hello version
    settings about menu home step app january february march april may june july august september
    october november december christmas easter"""
)


def names_of(text: str, words: Sequence[Word]) -> Iterator[Word]:
    """The names among a sentence's words: its first only when it is all capitals, or a place.

    Args:
        text: the whole text the words are places in.
    """
    for place, word in enumerate(words):
        if not word.concept or word.text in _NO_NAMES:
            continue
        if place_of(word.text):
            yield word
        elif word.capital:
            leads = not place or text[max(0, word.start - 4) : word.start].rstrip()[-1:] in (
                ":",
                "\n",
                '"',
            )
            shouted = word.end - word.start > 1 and text[word.start : word.end].isupper()
            if shouted or not leads:
                yield word
