"""What a text must hold before a pattern can match it: the trick of code search, in small.

Hundreds of patterns are looked for in every message, and nearly none of them is there. An index of
short pieces of their literals leaves a handful to be matched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from re import _constants as sre  # type: ignore[attr-defined]  # typeshed knows neither module
from re import _parser  # type: ignore[attr-defined]
from typing import Any

MOST = 400
"""Literals of one pattern, up to which they are told."""
SHORTEST, LONGEST = 3, 4
"""Characters of a piece of a literal."""

Strings = frozenset[str]
_NOTHING: Strings = frozenset({""})
_ZERO_WIDTH = frozenset({sre.AT, sre.ASSERT, sre.ASSERT_NOT})
_REPEATS = frozenset({sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT})
_WORD = re.compile(r"\S{3,}")


class PatternIndex:
    """Patterns, found by pieces of what they can't match without."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._patterns = tuple(patterns)
        self._always: set[int] = set()
        self._by_piece: dict[str, set[tuple[str, int]]] = {}
        for place, pattern in enumerate(patterns):
            literals = literals_of(pattern)
            if not literals:
                self._always.add(place)
            for literal in literals:
                self._by_piece.setdefault(_piece(literal), set()).add((literal, place))

    def candidates(self, text: str) -> list[re.Pattern[str]]:
        """The patterns that may match, in their order; all others can't."""
        return [self._patterns[place] for place in sorted(self.places(text))]

    def places(self, text: str) -> set[int]:
        """Which of the patterns these are, by their place."""
        lowered = text.lower()
        found = set(self._always)
        for piece in _pieces(lowered) & self._by_piece.keys():
            found |= {place for literal, place in self._by_piece[piece] if literal in lowered}
        return found


def literals_of(pattern: re.Pattern[str]) -> Strings:
    """Lower-case strings of which every text that `pattern` matches holds at least one, in lower
    case. Empty where nothing short of matching will tell."""
    found = _required(_parser.parse(pattern.pattern, pattern.flags))
    return found or frozenset()


@lru_cache(maxsize=64)
def _pieces(lowered: str) -> frozenset[str]:
    """Every piece of a text; kept, since each of many signals asks for those of one message."""
    return frozenset(
        lowered[start : start + size]
        for size in (SHORTEST, LONGEST)
        for start in range(len(lowered) - size + 1)
    )


def _piece(literal: str) -> str:
    """The beginning of a literal's first whole word, which says more than its spaces."""
    word = _WORD.search(literal)
    return (word.group() if word else literal)[:LONGEST]


def _required(nodes: Iterable[Any]) -> Strings | None:
    """The best strings of which one must occur: the longer the shortest, the better."""
    candidates: list[Strings] = []
    run = _NOTHING
    for node in nodes:
        exact = _exact(node)
        joined = _product(run, exact) if exact is not None else None
        if joined is not None:
            run = joined
            continue
        candidates.append(run)
        run = exact if exact is not None else _NOTHING
        if exact is None and (inside := _required_of(node)):
            candidates.append(inside)
    useful = [one for one in (*candidates, run) if min(map(len, one)) >= SHORTEST]
    return max(useful, key=lambda one: (min(map(len, one)), -len(one)), default=None)


def _required_of(node: Any) -> Strings | None:
    operator, argument = node
    if operator is sre.SUBPATTERN:
        return _required(argument[-1])
    if operator is sre.ATOMIC_GROUP:
        return _required(argument)
    if operator in _REPEATS and argument[0] > 0:
        return _required(argument[2])
    if operator is sre.BRANCH:
        branches = [_required(branch) for branch in argument[1]]
        return _union([branch for branch in branches if branch], len(branches))
    return None


def _exact(node: Any) -> Strings | None:
    """Everything that a node can match, or None where that is too much to say."""
    operator, argument = node
    if operator is sre.LITERAL:
        return frozenset({chr(argument).lower()})
    if operator in _ZERO_WIDTH:
        return _NOTHING  # to match without the condition is to match more
    if operator is sre.IN:
        return _characters(argument)
    if operator is sre.SUBPATTERN:
        return _sequence(argument[-1])
    if operator is sre.BRANCH:
        branches = [_sequence(branch) for branch in argument[1]]
        return _union([branch for branch in branches if branch is not None], len(branches))
    if operator in _REPEATS and argument[:2] in ((0, 1), (1, 1)):
        once = _sequence(argument[2])
        return None if once is None else once | (_NOTHING if argument[0] == 0 else frozenset())
    return None


def _characters(members: Sequence[Any]) -> Strings | None:
    if any(operator is not sre.LITERAL for operator, _ in members):
        return None
    return frozenset(chr(code).lower() for _, code in members)


def _sequence(nodes: Iterable[Any]) -> Strings | None:
    found: Strings | None = _NOTHING
    for node in nodes:
        found = _product(found, _exact(node))
    return found


def _product(first: Strings | None, second: Strings | None) -> Strings | None:
    if first is None or second is None or len(first) * len(second) > MOST:
        return None
    return frozenset(a + b for a in first for b in second)


def _union(branches: Sequence[Strings], due: int) -> Strings | None:
    """All of them, if every branch said something and they are few."""
    every = frozenset[str]().union(*branches)
    return every if len(branches) == due and len(every) <= MOST else None
