"""Where a text can be cut, how good each place is, and how long the text is up to there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import regex

from drafter.channels.ends import End, ends_in
from drafter.channels.length import Unit, size


@dataclass(frozen=True, slots=True)
class Cut:
    """A place to cut. `used` is the length of all text before it, in the channel's unit."""

    at: int
    used: int
    end: End


_CHARACTER = regex.compile(r"\X")
# A contact is worth nothing in half. Its pattern is wide: what it holds together by mistake is
# only cut elsewhere. The bounds on repetition keep it fast on hostile text.
_CONTACT = regex.compile(
    r"""(?:https?://|www\.)[^\s<>"“”«»。，、！？；：（）「」『』【】《》]*(?<![.,;:!?'’…*])"""
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}"
    r"|(?<![a-z0-9-])(?:[a-z0-9-]{1,63}\.){1,9}[a-z]{2,24}(?:/[!-;=?-~]*(?<![.,;:!?'*]))?"
    r"|(?<!\d)[+(]{0,2}\d[\d\u00A0 ().\/-]{5,24}\d",
    regex.IGNORECASE,
)


def cuts_of(text: str, unit: Unit, *, every: int | None = None) -> list[Cut]:
    """All places where the text can be cut without halving a character (a grapheme cluster, such
    as an emoji with its skin tone) or a link, address or phone number; in order, the end last.

    With `every`, what alone is longer than that can be cut too: a link between characters, a
    character between code points.
    """
    kept = {i for found in _CONTACT.finditer(text) for i in range(found.start() + 1, found.end())}
    characters = [0, *(found.end() for found in _CHARACTER.finditer(text))]
    places = [at for at in characters if at not in kept]
    if every is not None:
        places = _finer(text, places, characters, unit, every)
    return list(_measured(text, places, unit))


def best_cut(cuts: list[Cut], *, no_better_than: End = End.PARAGRAPH) -> Cut:
    """The last of the best places; better than `no_better_than` counts as equal to it."""
    return max(cuts, key=lambda cut: (min(cut.end, no_better_than), cut.at))


def holds_contact(text: str) -> bool:
    """Whether a link, address or phone number stands in the text."""
    return bool(_CONTACT.search(text))


def sentences_of(text: str) -> list[str]:
    """The text's sentences; white space goes with the one before it."""
    ends = {at for at, end in ends_in(text).items() if end >= End.SENTENCE}
    places, ended = [0], False
    for found in _CHARACTER.finditer(text):
        ended = ended or found.start() in ends
        if ended and not found.group().isspace():
            places.append(found.start())
            ended = False
    return [text[a:b] for a, b in pairwise([*places, len(text)]) if a < b]


def trimmed(text: str) -> str:
    """Without white space at either end; a space that carries an accent is a character."""
    characters = _CHARACTER.findall(text)
    first, last = 0, len(characters)
    while first < last and characters[first].isspace():
        first += 1
    while last > first and characters[last - 1].isspace():
        last -= 1
    return "".join(characters[first:last])


def _finer(
    text: str, places: list[int], characters: list[int], unit: Unit, every: int
) -> list[int]:
    """The places, with more inside what is longer than `every` between two of them."""

    def too_long(found: list[int]) -> list[tuple[int, int]]:
        return [(a, b) for a, b in pairwise(found) if size(text[a:b], unit) > every]

    more = set(places)
    for start, end in too_long(places):
        inside = [at for at in characters if start <= at <= end]
        more.update(inside)
        for first, last in too_long(inside):
            more.update(range(first, last))
    return sorted(more)


def _measured(text: str, places: list[int], unit: Unit) -> Iterator[Cut]:
    ends = ends_in(text)
    used = 0
    for start, at in pairwise(places):
        used += size(text[start:at], unit)
        yield Cut(at, used, ends.get(at, End.CHARACTER))
