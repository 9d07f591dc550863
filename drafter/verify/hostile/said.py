"""What others than the writer of a reply have said, and which words nobody has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from drafter.verify.english.everyday import is_everyday
from drafter.verify.english.lexicon import listed
from drafter.verify.english.places import NATIONS, PARTS, place_of
from drafter.verify.english.vocabulary import is_plain
from drafter.verify.english.words import stem
from drafter.verify.evidence.evidence import Evidence

WORD = r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*"
_WORD = re.compile(WORD)
_SEAM = re.compile(rf"(?<![\w'-]){WORD}\n{WORD}")
_ENDINGS = re.compile(r"[^']*(?:'(?:s|t|d|m|ll|re|ve|clock|am|all)?)?")
_ODD = re.compile(
    r"[^\w\s.,;:!?'’‘“”\"()£€$¥₹%&°½¼¾×–—…/+-]|_|(?<=[^\W\d])/(?=[^\W\d])(?<!\band/)(?<!\bhe/)"
)
_LAST, _NEXT = re.compile(rf"{WORD} ?$"), re.compile(rf" ?{WORD}")
_SOMEBODY = re.compile(
    r"\b(?:him|his|her|hers|(?:my|our|the) (?:[\w'’]+ )?(?:mum|mom|dad|mother|father|nan|gran|grandad|grandma|"
    r"grandpa|brother|sister|son|daughter|husband|wife|partner|boyfriend|girlfriend|friend|mate|"
    r"cousin|uncle|aunt|auntie|niece|nephew|neighbour|neighbor|colleague|boss|flatmate))\b",
    re.IGNORECASE,
)
_AFTER_STOP = re.compile(r"[.!?:…]\W*$")
_REACH = 24
"""Characters of a word beside a sign."""
_ACRONYM = 4
"""Letters of what may be shouted or spelt: PIN, VAT."""
_SHORT = 2
"""Letters of what may be a unit, an ordinal or an abbreviation."""
_TIMES = re.compile(r"\d{4}-\d\d-\d\dT[\d:.+Z-]*")
"""Moments, whose letters are no words."""
_BRANDS = listed(
    "ipad iphone imac ios macos ebay paypal whatsapp youtube linkedin macbook airpods airtag gopro"
)
"""Names that everybody writes with a capital inside."""
_CALENDAR = listed(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december christmas easter"
)
_NOBODY = listed(
    "nothing nobody none everyone everybody everything anyone anybody anything someone somebody "
    "something most some many others people folks whoever a an"
)


class Said:
    """What has been said by others than the writer of a reply. Put together when first asked for:
    few replies have anything to ask about."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence

    @cached_property
    def _lines(self) -> str:
        """All of it, in lower case with single blanks and single ends of lines."""
        grounds = self._evidence.grounds
        orders = (order.model_dump_json() for order in grounds.orders)
        texts = (*grounds.sources.values(), *grounds.own_words, *grounds.actions.values(), *orders)
        spoken = _TIMES.sub("", "\n".join((*texts, grounds.customer_words)))
        lines = spoken.lower().replace("’", "'").splitlines()
        return "\n".join(" ".join(line.split()) for line in lines if line.strip())

    @cached_property
    def _text(self) -> str:
        """The same on one line."""
        return self._lines.replace("\n", " ")

    @cached_property
    def _words(self) -> frozenset[str]:
        names = self._evidence.setting.customer_names
        return names | _NOBODY | _BRANDS | frozenset(re.findall(WORD, self._text))

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(map(stem, self._words))

    def strange_in(
        self, text: str, start: int, end: int, exempt: Sequence[tuple[int, int]] = ()
    ) -> bool:
        """Whether a run of a reply holds a strange word, or a sign that no prose has.

        Args:
            exempt: places of names and contacts that other checks judge.
        """
        for a, b in exempt:
            text = f"{text[:a]}{' ' * (b - a)}{text[b:]}"
        return any(self._is_odd(match) for match in _ODD.finditer(text, start, end)) or any(
            self._is_out_of_place(
                match[0], first=not place or bool(_AFTER_STOP.search(text[start : match.start()]))
            )
            for place, match in enumerate(_WORD.finditer(text, start, end))
        )

    def _is_odd(self, sign: re.Match[str]) -> bool:
        """Whether nobody has set the sign between these very words: `Account > Orders`."""
        before = _LAST.search(sign.string, max(0, sign.start() - _REACH), sign.start())
        after = _NEXT.match(sign.string, sign.end())
        return not (before and after and self.has(before[0] + sign[0] + after[0]))

    def _is_out_of_place(self, word: str, *, first: bool) -> bool:
        """A word for things may be a name where it has a capital that no sentence gave it."""
        lower = word.lower().replace("’", "'")
        if len(word) <= _SHORT or (word.isupper() and len(word) <= _ACRONYM and is_everyday(lower)):
            return False
        if not first and word[0].isupper() and not self._may_have_capital(lower):
            return True  # a plain word in a name's place: `Mark Woods`
        if not self.is_strange(word):
            return False
        plain = is_everyday(lower) and (first or word[0].islower())
        return not (plain or _is_place(lower))

    def _may_have_capital(self, lower: str) -> bool:
        one = self.knows(lower.removesuffix("s")) or self.knows(lower.partition("'")[0])
        said = one or self.knows(lower) or stem(lower) in self._stems
        named = _is_place(lower) or lower.removesuffix("s") in _CALENDAR
        return bool(said or named or lower.startswith("i'"))

    def has(self, words: str) -> bool:
        """Whether somebody has said just these words, and not parts of others."""
        wanted = " ".join(words.lower().split())
        ends = (
            r"(?<!\w)" if wanted[:1].isalnum() else "",
            r"(?!\w)" if wanted[-1:].isalnum() else "",
        )
        return bool(re.search(re.escape(wanted).join(ends), self._text))

    def parts(self, before: str, after: str) -> bool:
        """Whether somebody has ended a line between these two words, as a reply does that gives
        their lines back."""
        return f"{before}\n{after}".lower().replace("’", "'") in self._seams

    @cached_property
    def _seams(self) -> frozenset[str]:
        """Where lines end: the last word of one, and the first of the next."""
        return frozenset(match[0] for match in _SEAM.finditer(self._lines))

    @cached_property
    def tells_of_somebody(self) -> bool:
        """Whether the customer writes of somebody else, as one does of whom a present is for."""
        return bool(_SOMEBODY.search(self._evidence.grounds.customer_words))

    def knows(self, word: str) -> bool:
        """Whether somebody has said just this word."""
        return word.lower().replace("’", "'") in self._words

    def is_strange(self, word: str) -> bool:
        """Whether a word is neither plain English nor said by anybody."""
        lower = word.lower().replace("’", "'")
        if lower in self._words or lower == "o'clock":
            return False
        if not _ENDINGS.fullmatch(lower):
            return True  # `what'syour`
        if is_plain(lower):
            return False
        if "-" in word and word.islower() and not any(map(self.is_strange, word.split("-"))):
            return False
        forms = {lower, lower.partition("'")[0], lower.removesuffix("n't")}
        if word[:-1].isupper() and word.endswith("s"):
            forms.add(lower[:-1])  # `TVs`
        if not self._words.isdisjoint(forms):
            return False
        again = {form.removeprefix("re") for form in forms if form.endswith(("ing", "ed"))}
        again |= {form.removeprefix("un") for form in forms if len(form) > len("un") + _SHORT}
        return not any(is_plain(form) or stem(form) in self._stems for form in forms | again)


def _is_place(lower: str) -> bool:
    return bool(place_of(lower)) or lower in NATIONS or lower in PARTS
