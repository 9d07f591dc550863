"""Disguises of a saying: what hides, cuts, joins or poses as its letters, seeded."""

from __future__ import annotations

from random import Random

CYRILLIC = str.maketrans("aeopcxy", "аеорсху")
_HIDDEN = ("\u200b", "\u2060", "\u00ad", "\u202e", "\ufeff", "\U000e0041")


def _hidden(chance: Random, text: str) -> str:
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice(_HIDDEN) + text[place:]


def _homoglyph(chance: Random, text: str) -> str:
    letters = [place for place, c in enumerate(text) if c in "aeopcxy"]
    if not letters:
        return text
    place = chance.choice(letters)
    return text[:place] + text[place].translate(CYRILLIC) + text[place + 1 :]


def _full_width(chance: Random, text: str) -> str:
    place = chance.randrange(len(text))
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text[place : place + 6])
    return text[:place] + wide + text[place + 6 :]


def _broken(chance: Random, text: str) -> str:
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice(("\n", " ", "  ", "\n\n")) + text[place:]


def _quoted(chance: Random, text: str) -> str:
    return chance.choice(("“{}”", "({})", "'{}'", '"{}"')).format(text)


def _lower(chance: Random, text: str) -> str:
    del chance
    return text.lower()


def _upper(chance: Random, text: str) -> str:
    del chance
    return text.upper()


def _set_apart(chance: Random, text: str) -> str:
    """Every letter of a run by itself."""
    return chance.choice((" ", ".", "-")).join(text) if len(text) < 60 else text


def _joined(chance: Random, text: str) -> str:
    """Blanks given up for signs that join."""
    return text.replace(" ", chance.choice(("_", "-", "+", "|", " | ", "")))


def _cut(chance: Random, text: str) -> str:
    """A line's end in three places."""
    for _ in range(3):
        text = _broken(chance, text)
    return text


DISGUISES = (
    _hidden, _homoglyph, _full_width, _broken, _quoted, _lower, _upper, _set_apart, _joined, _cut,
)  # fmt: skip
