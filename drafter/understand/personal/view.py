"""A text as the eye reads it, each character knowing where it came from.

Customers paste full-width digits, zero-width spaces and typographic dashes. Patterns read a folded
view: compatibility forms, accents and invisible characters gone, every digit 0-9, every dash "-".
Each character is folded alone, so that folding a part gives the part of the folding.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from drafter.understand.personal.spans import PersonalType

BARRIER = "\ufffc"
"""Stands for a whole placeholder: neither space nor word, so no pattern reads across it."""
TYPED = "TEXT"
"""The kind of placeholder that stands for a bracket word which the customer typed."""
_KINDS = "|".join((*get_args(PersonalType), TYPED))
WORD = re.compile(rf"\[(?:{_KINDS})_[0-9]{{1,4}}\]")
"""A restorable placeholder."""
_ANY_WORD = re.compile(rf"\[(?:{_KINDS})(?:_[0-9]{{1,4}})?\]")
_UNUSUAL = re.compile(r"[^\n\t -~]")
_STRAIGHT = str.maketrans("’‘‛´`“”„‟。−⁄°", "'''''\"\"\"\".-/o")
_ALONE = {
    "ß": "ss",
    "½": "1/2",
    "¼": "1/4",
    "¾": "3/4",
    "\r": " ",
    "\x0b": "\n",
    "\x0c": "\n",
    "\x85": "\n",
}
_BLANKS = "\u115f\u1160\u3164\uffa0\u2800"
"""Invisible, though Unicode calls them letters and symbols."""


@dataclass(frozen=True, slots=True)
class View:
    """`text` folded; character i comes from [starts[i], ends[i]) of the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """The run widened to whole characters of the original: ¼ folds to three."""
        while start and self.starts[start - 1] == self.starts[start]:
            start -= 1
        while end < len(self.ends) and self.ends[end] == self.ends[end - 1]:
            end += 1
        return start, end

    def without(self, spans: Iterable[tuple[int, int]]) -> View:
        """The view with each of the given runs, in order, become one BARRIER."""
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for start, end in spans:
            text += (self.text[done:start], BARRIER)
            starts += (*self.starts[done:start], self.starts[start])
            ends += (*self.ends[done:start], self.ends[end - 1])
            done = end
        text.append(self.text[done:])
        return View("".join(text), [*starts, *self.starts[done:]], [*ends, *self.ends[done:]])


def view_of(text: str) -> View:
    """Fold a text; placeholders in it become barriers."""
    folded = _folded(text) if _UNUSUAL.search(text) else _as_is(text)
    if "[" not in folded.text:
        return folded
    return folded.without(word.span() for word in _ANY_WORD.finditer(folded.text))


def _as_is(text: str) -> View:
    return View(text, range(len(text)), range(1, len(text) + 1))


def _folded(text: str) -> View:
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, character in enumerate(text):
        seen = _fold(character)
        if seen:
            out.append(seen)
            starts += [place] * len(seen)
            ends += [place + 1] * len(seen)
        elif ends and unicodedata.category(character).startswith("M"):
            ends[-1] = place + 1  # an accent belongs to the letter before it
    return View("".join(out), starts, ends)


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    category = unicodedata.category(character)
    if character in _ALONE or character in "\n\t":
        return _ALONE.get(character, character)
    if category in {"Mn", "Me", "Cf", "Cc", "Cs"} or character in _BLANKS:
        return ""
    if category == "Nd":
        return str(unicodedata.digit(character))
    if category[0] == "Z":
        return " " if category == "Zs" else "\n"
    if category == "Pd":
        return "-"
    parts = unicodedata.normalize("NFKD", character).translate(_STRAIGHT)
    return "".join(part for part in parts if unicodedata.category(part)[0] != "M")
