"""Words of a text with the concept each stands for, so that two wordings can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from drafter.verify.english.lexicon import IRREGULAR, NEGATORS, PHRASES, SAME, STOP, WEAK

FOLDS = str.maketrans(
    {
        **dict.fromkeys("’‘‛′´`ʼ", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑⁃−﹣－", "-"),
        **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
                        "\u202f\u205f\u3000\t", " "),
        "％": "%", "＄": "$", "￡": "£", "＠": "@", "．": ".", "／": "/", "：": ":",
    }
)  # fmt: skip
"""One character for one, so that places in the folded text are places in the original."""
_FOLDED = re.compile(f"[{''.join(map(re.escape, map(chr, FOLDS)))}]")

_WORD = re.compile(
    r"(?:non|re|e|pre)-(?=[a-z]{3})[^\W\d_]+|[^\W\d_]+-free\b|[^\W\d_]+(?:'[^\W\d_]+)?",
    re.IGNORECASE,
)
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
_REACH = 4
_SUFFIXES = (("ing", 5), ("ed", 4), ("able", 6), ("ly", 5), ("ance", 7), ("ment", 8), ("ation", 9))
"""Endings taken off, each from words longer than so many letters."""


class Word(NamedTuple):
    """A word in its place. `concept` is empty for one that says nothing of its own."""

    text: str
    """Lower case."""
    concept: str
    weak: bool
    """May be added or left out without changing what is said."""
    negator: bool
    capital: bool
    start: int
    end: int


def folded(text: str) -> str:
    """Quotes, dashes and spaces in one form; of the same length."""
    return text.translate(FOLDS) if _FOLDED.search(text) else text


def words_of(text: str) -> list[Word]:
    """Every word of a folded text."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        start, end = match.span()
        found.append(Word(*_read(word), start, end))
    return found


def merged(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with each of `PHRASES` made one concept, on its first word."""
    if not any(word.text in _FIRSTS for word in words):
        return tuple(words)
    return tuple(_merged(words))


def is_negator(word: str) -> bool:
    """Whether a lower-case word turns its clause round."""
    return word.endswith("n't") or word in NEGATORS


@lru_cache(maxsize=65536)
def concept_of(word: str) -> str:
    """The concept a lower-case word stands for; empty for a word without content."""
    bare = word.removesuffix("'s")
    if bare in STOP or bare.endswith("n't") or (bare in NEGATORS and not bare.startswith("un")):
        return ""
    bare = bare.removeprefix("non-").removeprefix("re-").removesuffix("-free")
    bare = bare.replace("-", "").replace("'", "")
    return _CONCEPTS.get(bare) or _CONCEPTS.get(stem(bare)) or stem(bare)


@lru_cache(maxsize=65536)
def is_weak(concept: str) -> bool:
    """Whether a concept may be added or left out when a thing is said in another way."""
    return concept in _WEAK or len(concept) < 2


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A lower-case word without its inflection; not always a word of English."""
    word = IRREGULAR.get(word, word)
    for suffix, put in (("ies", "y"), ("ied", "y"), ("sses", "ss")):
        if word.endswith(suffix) and len(word) > len(suffix) + 1:
            return _end(word[: -len(suffix)] + put)
    if word.endswith(("xes", "ches", "shes", "zes")):
        return _end(word[:-2])
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for suffix, least in _SUFFIXES:
        if word.endswith(suffix) and len(word) > least and not word.endswith("eed"):
            word = word[: -len(suffix)]
            # "stopped" and "cancelled" have doubled what "stop" and "cancel" have once.
            if (len(word) > 3 and _DOUBLED.search(word)) or (len(word) > 5 and word.endswith("ll")):
                word = word[:-1]
            break
    if len(word) > 5 and word.endswith("ll"):
        return word[:-1]  # "refill" as "refilled"
    return _end(word)


def _end(word: str) -> str:
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


@lru_cache(maxsize=65536)
def _read(word: str) -> tuple[str, str, bool, bool, bool]:
    lower = "usa" if word == "US" else word.lower()  # not the pronoun
    concept = concept_of(lower)
    negator = lower.startswith("non-") or lower.endswith("-free") or is_negator(lower)
    return lower, concept, is_weak(concept), negator, word[0].isupper()


def _merged(words: Sequence[Word]) -> Iterator[Word]:
    skipped: set[int] = set()
    for place, word in enumerate(words):
        if place in skipped:
            continue
        found = _phrase(words, place) if word.text in _FIRSTS else None
        if found:
            phrase, follower = found
            skipped.add(follower)
            concept = concept_of(phrase)
            yield word._replace(text=phrase, concept=concept, weak=is_weak(concept))
        else:
            yield word


def _phrase(words: Sequence[Word], place: int) -> tuple[str, int] | None:
    """The phrase that starts with a word, and the place of its second word."""
    first = words[place].text
    for follower in range(place + 1, min(place + _REACH + 1, len(words))):
        phrase = PHRASES.get((first, words[follower].text))
        if phrase and (follower == place + 1 or words[follower].text in ("back", "know")):
            return phrase, follower
    return None


_FIRSTS = frozenset(first for first, _ in PHRASES)
_CONCEPTS: dict[str, str] = {}
for _line in SAME.strip().splitlines():
    _first, *_rest = _line.split()
    for _word in (_first, *_rest):
        _CONCEPTS.setdefault(_word, _first)
        _CONCEPTS.setdefault(stem(_word), _first)
_WEAK = frozenset(_CONCEPTS.get(word) or _CONCEPTS.get(stem(word)) or stem(word) for word in WEAK)
_WEAK -= {"refund", "return", "deliver", "cost", "free", "phone", "store", "email"}
