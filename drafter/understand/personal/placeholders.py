"""Take personal data out of texts, and put it back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from drafter.understand.personal.finding import find_personal
from drafter.understand.personal.links import urls
from drafter.understand.personal.spans import PersonalType
from drafter.understand.personal.view import BARRIER, TYPED, WORD, view_of

_SIGNS = re.compile(r"[\W_]")
_DIGITS_COUNT: frozenset[PersonalType] = frozenset(
    {"PHONE", "CARD", "IBAN", "BANK_ACCOUNT", "PASSPORT_OR_ID"}
)


LONGEST, APART = 12, 2
"""Words of an address, and how many others may stand between two of them."""
_IN = re.compile(r"\b(?:in|at)\b", re.IGNORECASE)
TELLING = 6
"""Characters of a value that is known again where it stands bare."""
Run = tuple[int, int, str]
"""Where a value starts and ends, and its kind."""


class Placeholders:
    """Placeholders of one draft: `[EMAIL_1]`, `[PHONE_2]`. The same value, whatever its case and
    spacing, has the same placeholder in every text; in a link, which works only as it is spelled,
    another spelling has one of its own.

    Args:
        region: see `find_personal`.
        own: see `find_personal`.
        said: the shop's own texts. An address that stands in one is the shop's, and stays.
    """

    def __init__(
        self, *, region: str = "GB", own: Iterable[str] = (), said: Iterable[str] = ()
    ) -> None:
        self._region = region
        self._own = tuple(own)
        self._said = "\n".join(said)
        self._words: dict[tuple[str, str], str] = {}
        self._in_links: dict[str, str] = {}
        self._values: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._spelled_otherwise: dict[str, str] = {}

    def hide(self, text: str) -> str:
        """The text with a placeholder for each value: those that can be told for what they are, and
        those that were told elsewhere and stand bare here. A bracket word that the customer typed
        gets a placeholder as well, so that it can't pass for one of ours."""
        runs = self._found(text)
        rest = _without(text, runs)
        runs += self._bare(rest)
        runs += [(*word.span(), TYPED) for word in WORD.finditer(rest)]
        links = list(urls(text)) if runs else []
        out: list[str] = []
        done, respelled = 0, False
        for start, end, kind in sorted(runs):
            if start < done:
                continue  # one value that stands bare within another
            value = text[start:end]
            word = self._word(kind, value)
            if self._values[word] != value and any(a <= start < b for a, b in links):
                word = self._word_in_links(kind, value)
            respelled = respelled or self._values[word] != value
            out += (text[done:start], word)
            done = end
        hidden = "".join((*out, text[done:]))
        if respelled:
            self._spelled_otherwise[hidden] = text
        return hidden

    def hide_all(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Texts that belong together, by name: a value is hidden in all of them when one tells what
        it is. "My passport number is 533401372" tells it of the answer "533401372" too."""
        for text in texts.values():
            self.hide(text)
        return {name: self.hide(text) for name, text in texts.items()}

    def beginning(self, text: str, limit: int) -> str:
        """The text cut to this many characters, or before the value in which that would cut."""
        if len(text) <= limit:
            return text
        ends = (start for start, end, _ in self._found(text) if start < limit < end)
        return text[: min(ends, default=limit)] + "…"

    def restore(self, text: str) -> str:
        """The text with the values back, as first spelled; a text that comes back whole, as it was.
        Placeholders that were never given out stay."""
        # A model hands asks back word for word, and they are compared with the customer's.
        if whole := self._spelled_otherwise.get(text):
            return whole
        return WORD.sub(lambda word: self._values.get(word[0], word[0]), text)

    def _found(self, text: str) -> list[Run]:
        spans = find_personal(text, region=self._region, own=self._own)
        return [
            (span.start, span.end, span.type)
            for span in spans
            if not (self._said and span.type == "ADDRESS" and _stands_in(span.text, self._said))
        ]

    def _bare(self, text: str) -> Iterator[Run]:
        seen = {False: text.lower(), True: _SIGNS.sub("", text.lower())}
        for (kind, _), word in self._words.items():
            counts = kind in _DIGITS_COUNT
            value = _SIGNS.sub("", self._values[word]) if counts else self._values[word]
            if kind == TYPED or len(value) < TELLING or value.lower() not in seen[counts]:
                continue  # looking closely would take long in a text full of values
            spelled = r"[\W_]?".join(value) if counts else re.escape(value)
            for found in re.finditer(rf"(?<!\w){spelled}(?!\w)", text, re.IGNORECASE):
                yield (*found.span(), kind)

    def _word(self, kind: str, value: str) -> str:
        key = (kind, value if kind == TYPED else _normal(kind, value))
        if key not in self._words:
            self._words[key] = self._new_word(kind, value)
        return self._words[key]

    def _word_in_links(self, kind: str, value: str) -> str:
        if value not in self._in_links:
            self._in_links[value] = self._new_word(kind, value)
        return self._in_links[value]

    def _new_word(self, kind: str, value: str) -> str:
        self._counts[kind] = self._counts.get(kind, 0) + 1
        word = f"[{kind}_{self._counts[kind]}]"
        self._values[word] = value
        return word


def _stands_in(address: str, text: str) -> bool:
    """Whether the words of an address stand there in order, with few others between them."""
    words = re.findall(r"\w+", _IN.sub(" ", address))[:LONGEST]
    between = rf"\W+(?:\w+\W+){{0,{APART}}}?"
    return bool(words) and bool(
        re.search(rf"(?<!\w){between.join(map(re.escape, words))}(?!\w)", text, re.IGNORECASE)
    )


def _without(text: str, runs: Iterable[Run]) -> str:
    """The text with barriers where the runs are, as long as before."""
    out: list[str] = []
    done = 0
    for start, end, _ in sorted(runs):
        out += (text[done:start], BARRIER * (end - start))
        done = end
    return "".join((*out, text[done:]))


def _normal(kind: str, value: str) -> str:
    seen = view_of(value).text.casefold()
    if kind in _DIGITS_COUNT:
        return _SIGNS.sub("", seen)
    if kind in {"ADDRESS", "DOB"}:
        return re.sub(r"[\s,]+(?:in\s+)?", " ", seen)  # "Bachweg 8, Ulm" and "Bachweg 8 in Ulm"
    return "".join(seen.split())
