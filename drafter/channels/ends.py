"""Where paragraphs, sentences and words end in plain text of any script."""

from __future__ import annotations

from enum import IntEnum

import regex


class End(IntEnum):
    """What ends at a place in a text; a greater value makes a better place to stop."""

    CHARACTER = 0
    WORD = 1
    SENTENCE = 2
    PARAGRAPH = 3


_SPACE = regex.compile(r"\s+")
_LINE_BREAK = regex.compile(r"\R")
_GOES_ON = regex.compile(r"[,:;،؛，：、；\p{Dash_Punctuation}]")

_FULL_WIDTH = "。！？｡．"
_TERMINATOR = regex.compile(
    r"(?<![\p{STerm}…])(?P<mark>[\p{STerm}…]++)\uFE0F?"
    r"[\p{Close_Punctuation}\p{Final_Punctuation}\"']*+"
)
# "Dr.", "p.m." and "J." in mid-sentence, "No. 5", and the "2." that opens a line of a list.
_OTHER_DOT = regex.compile(
    r"(?<![^\s(\"'“‘])(?:(?:\p{L}\.)*\p{L}|mrs?|ms|dr|prof|st|approx|incl|vs|nos?(?=\.\s\d))\.(?=\s)"
    r"|^[ \t]*\d{1,2}\.(?=\s)",
    regex.IGNORECASE | regex.MULTILINE,
)
_LOWER_CASE_NEXT = regex.compile(r"\s+\p{Ll}")

# Scripts that put no spaces between words: a word may end after any of their letters.
_UNSPACED = "".join(
    rf"\p{{Script={name}}}"
    for name in ("Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar")
)
_BETWEEN_UNSPACED = regex.compile(rf"(?<=[{_UNSPACED}、，；：])(?=[{_UNSPACED}])")


def ends_in(text: str) -> dict[int, End]:
    """By position in `text`, what ends just before it; positions left out end at most a
    character. A line that ends in a comma or colon goes on: "Hi Maya," is no paragraph."""
    found = {place.start(): End.WORD for place in _BETWEEN_UNSPACED.finditer(text)}
    for space in _SPACE.finditer(text):
        found[space.start()] = _before_space(text, space.start(), space.group())
    other_dots = {dot.end() for dot in _OTHER_DOT.finditer(text)}
    for stop in _TERMINATOR.finditer(text):
        if stop.end() not in other_dots and _ends_sentence(text, stop["mark"], stop.end()):
            found[stop.end()] = max(found.get(stop.end(), End.SENTENCE), End.SENTENCE)
    found[len(text)] = End.PARAGRAPH
    return found


def _before_space(text: str, start: int, space: str) -> End:
    breaks = len(_LINE_BREAK.findall(space))
    if not breaks or start == 0 or _GOES_ON.match(text[start - 1]):
        return End.WORD
    return End.PARAGRAPH if breaks > 1 else End.SENTENCE


def _ends_sentence(text: str, mark: str, end: int) -> bool:
    if mark[-1] in _FULL_WIDTH:
        return True
    if end < len(text) and not text[end].isspace():
        return False
    return mark[-1] not in ".…" or not _LOWER_CASE_NEXT.match(text, end)
