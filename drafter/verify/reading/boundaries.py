"""Where one clause of a sentence ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.verify.claims.amounts import Amount, Claim
from drafter.verify.english.grammar import (
    COORDINATORS,
    DETERMINERS,
    EXCEPTIONS,
    FINITE,
    PERSONS,
    RELATIVES,
    SUBJECTS,
    SUBORDINATORS,
    VERBS,
)
from drafter.verify.english.words import Word

_BREAK = re.compile(r"[;:()\n]| [–—-] |—|\.\.\.|…")
_STOP = re.compile(r"[,;:()\n…]\s*| [–—-] ")
_OWN_REACH = 7
"""Words after a comma or an `and` among which a verb makes them a statement of their own."""
EXCEPT = "except"
"""The opener of a clause that takes something out of what the one before says."""


def fronted(word: str, following: str) -> str:
    """What opens a phrase that stands for an `if` at the head of a sentence: "Without a receipt,"
    and "With no heating,"."""
    return word if word == "without" or (word, following) == ("with", "no") else ""


def has_own_verb(
    words: Sequence[Word],
    first: int,
    place: int,
    between: str,
    bound: bool,
    gaps: Iterator[str],
) -> bool:
    """Whether a comma or an `and` parts two statements: "it costs £5 a day, theft isn't covered"."""
    if "," not in between and words[place].text not in ("and", "but"):
        return False
    if not bound and not any(word.text in VERBS for word in words[first:place]):
        return False
    for at in range(place + 1, min(place + _OWN_REACH, len(words))):
        if next(gaps).strip(" -\x1f") or words[at].text in RELATIVES:
            return False
        if words[at].text in FINITE:
            return at > place + 1 or words[place].text not in ("and", "but")
    return False


def is_predicate(claim: Claim) -> bool:
    """Whether a claim holds the verb itself: "won't cost you anything"."""
    return isinstance(claim, Amount) and claim.kind == "free"


def gap(text: str, start: int, end: int, claims: Sequence[Claim]) -> str:
    """What stands between two words, without the claims: the colon of 10:30 is no stop."""
    between = text[start:end]
    for claim in claims:
        if start <= claim.start < end:
            between = between.replace(text[claim.start : claim.end], "\x1f")
    return between


def last_stop(text: str, start: int, end: int, claims: Sequence[Claim]) -> int:
    """Where between two words one clause ends: at the last stop that isn't inside a claim."""
    cuts = [start + match.end() for match in _STOP.finditer(text[start:end])]
    cuts = [cut for cut in cuts if not any(c.start < cut <= c.end for c in claims)]
    return cuts[-1] if cuts else end


def opener_of(word: str, following: str) -> str:
    """The subordinator a clause opens with: `if`, `as long`, `only if`; empty for a main clause."""
    if word in ("as", "so") and following in ("long", "soon"):
        return f"{word} {following}"
    if word == "only" and following in SUBORDINATORS:
        return following
    if word in EXCEPTIONS or (word, following) == ("other", "than"):
        return EXCEPT
    if word == "as" and following in PERSONS:
        return "because"
    if (word, following) == ("because", "of") or (word == "once" and following in COORDINATORS):
        return ""
    return word if word in SUBORDINATORS else ""


def starts_clause(between: str, word: str, following: str) -> bool:
    """Whether a clause begins at a word.

    Args:
        between: what stands between it and the word before.
        following: the word after it; empty at the end.
    """
    if _BREAK.search(between):
        return True
    if opener_of(word, following):
        # "until 29 November", "after delivery": no clause of its own.
        own = word in (
            "if",
            "unless",
            "while",
            "once",
            "as",
            "so",
            "only",
            *EXCEPTIONS,
            "other",
        )
        return own or following in SUBJECTS - DETERMINERS or "," in between
    if "," in between and (word in SUBJECTS or word in ("but", "so", "not", "then")):
        return True
    if following == "no" and word in ("with", "and", "but"):
        return True
    return word == "but" or (word in COORDINATORS and following in SUBJECTS - DETERMINERS)
