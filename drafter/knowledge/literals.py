"""What a text must hold before a pattern can match it: the trick of code search, in small.

Hundreds of patterns are looked for in every message, and nearly none of them is there. An index of
short pieces of their literals leaves a handful to be matched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from re import _constants as sre  # type: ignore[attr-defined]  # typeshed knows neither module
from re import _parser  # type: ignore[attr-defined]
from typing import Any

MOST = 400
"""Literals of one pattern, up to which they are told."""
SHORTEST, LONGEST = 3, 4
"""Characters of a piece of a literal."""
_ALIKE = str.maketrans("ıſς", "isσ")
"""Letters that a pattern takes for one another, whatever their case, though they aren't one in
lower case."""

Strings = frozenset[str]
_NOTHING: Strings = frozenset({""})
_ZERO_WIDTH = frozenset({sre.AT, sre.ASSERT, sre.ASSERT_NOT})
_REPEATS = frozenset({sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT})


class PatternIndex:
    """Patterns, found by pieces of what they can't match without."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._patterns = tuple(patterns)
        asked_for = [requirements_of(pattern) for pattern in patterns]
        self._always = {place for place, sets in enumerate(asked_for) if not sets}
        self._besides = [sets[1:] for sets in asked_for]
        told = [
            (literal, n)
            for n, sets in enumerate(asked_for)
            for literal in (sets[0] if sets else ())
        ]
        often = Counter(piece for literal, _ in told for piece in _longest_pieces(literal))
        self._by_piece: dict[str, list[tuple[str, int]]] = {}
        for literal, place in told:
            rarest = min(_longest_pieces(literal), key=lambda piece: (often[piece], piece))
            self._by_piece.setdefault(rarest, []).append((literal, place))

    def places(self, text: str) -> set[int]:
        """Which of the patterns may match, by their place; all others can't."""
        lowered = _lower(text)
        found = set(self._always)
        for piece in self._by_piece.keys() & _pieces(lowered):
            found |= {place for literal, place in self._by_piece[piece] if literal in lowered}
        return {place for place in found if self._holds(lowered, place)}

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """The first match of each pattern that has one, in the order of the patterns."""
        tried = (self._patterns[place].search(text) for place in sorted(self.places(text)))
        return (match for match in tried if match)

    def _holds(self, lowered: str, place: int) -> bool:
        """Whether a text has what else a pattern asks for."""
        return all(any(one in lowered for one in strings) for strings in self._besides[place])


def requirements_of(pattern: re.Pattern[str]) -> tuple[Strings, ...]:
    """Sets of lower-case strings: every text that `pattern` matches holds, in lower case, at least
    one of each set. The set that says most comes first. No set where nothing short of matching
    will tell."""
    found = _required(_parser.parse(pattern.pattern, pattern.flags))
    return tuple(sorted(found, key=_says, reverse=True))


def _lower(text: str) -> str:
    if text.isascii():
        return text.lower()
    # In lower case İ is two characters; for a pattern it is an i.
    return text.replace("İ", "i").lower().translate(_ALIKE)


def _pieces(lowered: str, sizes: Sequence[int] = (SHORTEST, LONGEST)) -> set[str]:
    """Every piece of a text."""
    return {lowered[at : at + size] for size in sizes for at in range(len(lowered) - size + 1)}


def _longest_pieces(literal: str) -> set[str]:
    return _pieces(literal, (min(LONGEST, len(literal)),))


def _says(strings: Strings) -> tuple[int, int]:
    """How much it says that one of these occurs: the more, the longer the shortest is."""
    return min(map(len, strings)), -len(strings)


def _required(nodes: Iterable[Any]) -> list[Strings]:
    """Sets of strings, of each of which one must occur."""
    found: list[Strings] = []
    run = _NOTHING
    for node in nodes:
        exact = _exact(node)
        joined = _product(run, exact) if exact is not None else None
        if joined is not None:
            run = joined
            continue
        found.append(run)
        run = exact if exact is not None else _NOTHING
        if exact is None:
            found += _required_of(node)
    return [one for one in (*found, run) if min(map(len, one)) >= SHORTEST]


def _required_of(node: Any) -> list[Strings]:
    operator, argument = node
    if operator is sre.SUBPATTERN:
        return _required(argument[-1])
    if operator is sre.ATOMIC_GROUP:
        return _required(argument)
    if operator in _REPEATS and argument[0] > 0:
        return _required(argument[2])
    if operator is sre.BRANCH:
        branches = [max(_required(branch), key=_says, default=None) for branch in argument[1]]
        union = _union([branch for branch in branches if branch], len(branches))
        return [union] if union else []
    return []


def _exact(node: Any) -> Strings | None:
    """Everything that a node can match, or None where that is too much to say."""
    operator, argument = node
    if operator is sre.LITERAL:
        return frozenset({_lower(chr(argument))})
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
    return frozenset(_lower(chr(code)) for _, code in members)


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
