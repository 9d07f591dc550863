"""Phone numbers as they are said, "oh seven seven double oh …", and with an O for a nought."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.understand.personal.labels import label_before
from drafter.understand.personal.spans import Found
from drafter.understand.personal.words import words

LONG_ENOUGH = 9
"""Digits that make a phone by themselves."""
CALLED_A_PHONE = 7
"""Digits that make one where it is called a phone."""
WHOLE = 10
"""Digits after which a figure is another number: … five five two 70021."""
_DIGITS = {
    word: value
    for value, row in enumerate(
        """
        zero oh o nought naught null cero nul
        one eins un uno um een jeden ein
        two zwei zwo deux dos due dois twee dwa
        three drei trois tres tre drie trzy
        four vier quatre cuatro quattro quatro cztery
        five funf fuenf cinq cinco cinque vijf piec
        six sechs seis sei zes szesc
        seven sieben sept siete sette sete zeven siedem
        eight acht huit ocho otto oito osiem
        nine neun neuf nueve nove negen dziewiec
        """.strip().splitlines()
    )
    for word in row.split()
}
_TENS = words(
    """
    ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty
    forty fifty sixty seventy eighty ninety dix onze douze treize quatorze quinze seize vingt vingts
    trente quarante cinquante soixante
    """
)
_MORE = {"double": 1, "triple": 2, "treble": 2, "doppel": 1, "doble": 1, "hundred": 2}
"""How many digits a word adds to the one that it goes with."""
_ONE_WORD = rf"(?:{'|'.join(sorted((*_DIGITS, *_TENS, *_MORE), key=len, reverse=True))})"
NUMBER_WORD = rf"(?:{_ONE_WORD})(?![^\W_])"
_ALSO = "and |et |then |area code |ext(?:ension)? "
_NEXT = rf"(?:[ ,.\-/\n]{{1,3}}(?:{_ALSO})?{NUMBER_WORD}|[ .\-]{{1,3}}\d{{1,5}}(?![^\W_]))"
"""A comma parts words of a number, but before figures it starts something else: …, 2 mugs."""
_RUN = re.compile(
    rf"(?<![^\W_])(?:plus[ ]|\+)?(?:{NUMBER_WORD}|\d{{1,5}}(?![^\W_])){_NEXT}{{3,}}",
    re.IGNORECASE,
)
_WITH_LETTERS = re.compile(
    r"(?<![\w#-])(?=(?:[Oo ()-]{0,4}\d){5})\+?[\dOo](?:[ ()-]{0,2}[\dOo]){8,13}(?![\w-])"
)


def dictated_phones(view: str) -> Iterator[Found]:
    """Phone numbers written in words, wholly or in part."""
    for run in _RUN.finditer(view):
        tokens = re.findall(rf"{NUMBER_WORD}|\d+", run[0].lower())
        end = run.end()
        said = [token for token in tokens if not token.isdigit()]
        label = label_before(view, run.start())
        called = label.kind if label else None
        least = CALLED_A_PHONE if called == "phone" else LONG_ENOUGH
        counted = called != "reference" and not _counts(tokens)
        enough = len(said) >= 3 or (len(said) == 2 and tokens[0].startswith("0"))
        if tokens[-1].isdigit() and _length(tokens[:-1]) >= WHOLE:
            end -= len(run[0]) - len(run[0].rstrip("0123456789").rstrip(" .-"))
            tokens.pop()
        if enough and counted and least <= _length(tokens) <= 16:
            yield Found("PHONE", run.start(), end)


def with_noughts(view: str) -> str:
    """A view of the same length in which an O between digits is a nought: O77OO 9OO 123."""
    if "O" not in view and "o" not in view:
        return view
    return _WITH_LETTERS.sub(lambda run: run[0].replace("O", "0").replace("o", "0"), view)


def _length(tokens: list[str]) -> int:
    """About how many digits the words come to: "double oh" two, "nine hundred" three."""
    return sum(
        len(token) if token.isdigit() else 1 if token in _DIGITS else _MORE.get(token, 2)
        for token in tokens
    )


def _counts(tokens: list[str]) -> bool:
    """One two three four five …"""
    values = [_DIGITS.get(token, 10) for token in tokens]
    return all(after - before == 1 for before, after in pairwise(values[:6]))
