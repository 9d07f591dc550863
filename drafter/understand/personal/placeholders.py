"""Take personal data out of texts, and put it back."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.understand.personal.finding import find_personal
from drafter.understand.personal.spans import PersonalType
from drafter.understand.personal.view import TYPED, WORD, view_of

_DIGITS_COUNT: frozenset[PersonalType] = frozenset({"PHONE", "CARD", "IBAN", "PASSPORT_OR_ID"})


class Placeholders:
    """Placeholders of one draft: `[EMAIL_1]`, `[PHONE_2]`. The same value, whatever its case and
    spacing, has the same placeholder in every text.

    Args:
        region: see `find_personal`.
        own: see `find_personal`.
    """

    def __init__(self, *, region: str = "GB", own: Iterable[str] = ()) -> None:
        self._region = region
        self._own = tuple(own)
        self._words: dict[tuple[str, str], str] = {}
        self._values: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._spelled_otherwise: dict[str, str] = {}

    def hide(self, text: str) -> str:
        """The text with a placeholder for each value. A bracket word that the customer typed gets
        a placeholder as well, so that it can't pass for one of ours."""
        runs: list[tuple[int, int, str]] = [
            (span.start, span.end, span.type)
            for span in find_personal(text, region=self._region, own=self._own)
        ]
        runs += [
            (word.start(), word.end(), TYPED)
            for word in WORD.finditer(text)
            if not any(start < word.end() and word.start() < end for start, end, _ in runs)
        ]
        out: list[str] = []
        done, respelled = 0, False
        for start, end, kind in sorted(runs):
            value = text[start:end]
            word = self._word(kind, value)
            respelled = respelled or self._values[word] != value
            out += (text[done:start], word)
            done = end
        hidden = "".join((*out, text[done:]))
        if respelled:
            self._spelled_otherwise[hidden] = text
        return hidden

    def restore(self, text: str) -> str:
        """The text with the values back, as first spelled; a text that comes back whole, as it was.
        Placeholders that were never given out stay."""
        # A model hands asks back word for word, and they are compared with the customer's.
        if whole := self._spelled_otherwise.get(text):
            return whole
        return WORD.sub(lambda word: self._values.get(word[0], word[0]), text)

    def _word(self, kind: str, value: str) -> str:
        key = (kind, value if kind == TYPED else _normal(kind, value))
        if key not in self._words:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            word = f"[{kind}_{self._counts[kind]}]"
            self._words[key] = word
            self._values[word] = value
        return self._words[key]


def redacted(text: str) -> str:
    """A text for the log: `[EMAIL]` for an e-mail address. It can't be restored."""
    out: list[str] = []
    done = 0
    for span in find_personal(text):
        out += (text[done : span.start], f"[{span.type}]")
        done = span.end
    return "".join((*out, text[done:]))


def _normal(kind: str, value: str) -> str:
    seen = view_of(value).text.casefold()
    if kind in _DIGITS_COUNT:
        return re.sub(r"[\W_]", "", seen)
    if kind in {"ADDRESS", "DOB"}:
        return re.sub(r"[\s,]+", " ", seen)
    return "".join(seen.split())
