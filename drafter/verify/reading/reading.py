"""A text taken apart: sentences, clauses, words and claims. Done once for each source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import pairwise

from drafter.verify.claims.amounts import Amount, Claim
from drafter.verify.claims.claims import find_claims
from drafter.verify.english.names import names_of
from drafter.verify.english.numbers import FIGURE, digitised, value_of
from drafter.verify.english.words import Word, folded, merged, words_of
from drafter.verify.reading.clauses import Clause, split, subject_of

_END = re.compile(
    r"(?<=[.!?…])[\"')\]]*\s+(?=\S)|\s*[\n·•]+\s*|"
    r"(?<=[.!?…])[\"')\]]+(?=[A-Z])"
)
_ABBREVIATED = re.compile(
    r"\b(?:e\.g|i\.e|etc|approx|incl|excl|no|nos|st|mr|mrs|ms|dr|vs|min|max|a\.m|"
    r"p\.m)\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence with its place in the text. `flat` is for comparing word for word. What takes it
    apart further is found when it is first asked for: a sentence that its source has word for word
    is never asked."""

    start: int
    end: int
    text: str
    flat: str
    words: tuple[Word, ...]
    """Without those that are part of a claim."""
    claims: tuple[Claim, ...]
    number: int
    syntax: Syntax = field(repr=False)

    @cached_property
    def mask(self) -> str:
        """As `flat`, with every claim blanked: two sentences that differ only in figures have
        one."""
        return _mask(self.syntax.text, self.start, self.end, self.claims)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses, in order."""
        return self.syntax.clauses[self.number]

    @cached_property
    def concepts(self) -> frozenset[str]:
        """Every concept of the clauses."""
        return concepts_of(self.clauses)

    @cached_property
    def strong(self) -> frozenset[str]:
        """Of the concepts, those that can't be added or left out."""
        return frozenset[str]().union(*(clause.strong for clause in self.clauses))

    @cached_property
    def held(self) -> frozenset[str]:
        """The concepts, and what an "it" stands for."""
        return self.concepts.union(*(clause.carried for clause in self.clauses))

    @property
    def denied(self) -> bool:
        """Whether every clause of it denies what it speaks of."""
        return bool(self.clauses) and all(clause.denied for clause in self.clauses)

    @cached_property
    def names(self) -> tuple[Word, ...]:
        """The words that name something."""
        return tuple(names_of(self.syntax.text, self.words))


class Syntax:
    """The clauses of a text's sentences. They are found together: what an "it" stands for is told
    by the sentence before."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentences: tuple[Sentence, ...] = ()

    @cached_property
    def clauses(self) -> list[tuple[Clause, ...]]:
        """Those of each sentence."""
        found: list[tuple[Clause, ...]] = []
        subject = before = frozenset[str]()
        for one in self.sentences:
            mine = split(self.text, one.start, one.end, one.words, one.claims, subject, before)
            found.append(tuple(mine))
            subject, before = subject_of(one.words) or subject, concepts_of(found[-1])
        return found


def concepts_of(clauses: Sequence[Clause]) -> frozenset[str]:
    """Every concept of some clauses."""
    return frozenset[str]().union(*(clause.concepts for clause in clauses))


@dataclass(frozen=True, eq=False)
class Reading:
    """A text, read. `text` is folded; places in it are places in the original."""

    text: str
    words: Sequence[Word]
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]

    @cached_property
    def concepts(self) -> frozenset[str]:
        """Every concept, and the marks of the claims."""
        return frozenset[str]().union(*(sentence.concepts for sentence in self.sentences))

    @cached_property
    def counts_of_time(self) -> frozenset[Decimal]:
        """The bare figures of its lengths of time: 14 of `14 days`."""
        text = digitised(self.text, self.words)
        lengths = (c for c in self.claims if isinstance(c, Amount) and c.kind == "duration")
        found = (figure for c in lengths for figure in FIGURE.findall(text, c.start, c.end))
        return frozenset(value_of(figure) for figure in found)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word, in lower case."""
        return frozenset(word.text for word in self.words)

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Concepts of words that stand side by side."""
        return tuple(
            (first.concept, second.concept)
            for first, second in pairwise(self.words)
            if first.concept and second.concept and second.start - first.end == 1
        )

    @cached_property
    def index(self) -> dict[str, list[tuple[Clause, Sentence]]]:
        """The clauses that have a word of each concept."""
        found: dict[str, list[tuple[Clause, Sentence]]] = {}
        for sentence in self.sentences:
            for clause in sentence.clauses:
                for concept in {word.concept for word in clause.words}:
                    found.setdefault(concept, []).append((clause, sentence))
        return found


def read(text: str, locale: str) -> Reading:
    """Take a text apart.

    Args:
        locale: as babel writes it; decides how `4/5` is read.
    """
    plain = folded(text)
    words = words_of(plain)
    claims = find_claims(plain, words, locale)
    sentences = _sentences(plain, merged(_outside(words, claims)), claims)
    return Reading(plain, words, sentences, claims)


@lru_cache(maxsize=4096)
def read_source(text: str, locale: str) -> Reading:
    """As `read`, remembered: sources come again with every draft."""
    return read(text, locale)


def flat(text: str) -> str:
    """A folded text in lower case without its outer punctuation and double spaces."""
    return " ".join(text.lower().split()).strip(" .!?…\"'")


def _outside(words: Sequence[Word], claims: Sequence[Claim]) -> list[Word]:
    kept, place = [], 0
    for word in words:
        while place < len(claims) and claims[place].end <= word.start:
            place += 1
        if place < len(claims) and claims[place].start < word.end:
            continue
        kept.append(word)
    return kept


def _sentences(text: str, words: Sequence[Word], claims: Sequence[Claim]) -> tuple[Sentence, ...]:
    syntax = Syntax(text)
    found: list[Sentence] = []
    start = first_word = first_claim = 0
    for end, after in _ends(text, claims):
        last_word, last_claim = first_word, first_claim
        while last_word < len(words) and words[last_word].start < end:
            last_word += 1
        while last_claim < len(claims) and claims[last_claim].start < end:
            last_claim += 1
        chunk = text[start:end]
        if chunk.strip():
            mine = tuple(words[first_word:last_word])
            said = tuple(claims[first_claim:last_claim])
            found.append(Sentence(start, end, chunk, flat(chunk), mine, said, len(found), syntax))
        start, first_word, first_claim = after, last_word, last_claim
    syntax.sentences = tuple(found)
    return syntax.sentences


def _mask(text: str, start: int, end: int, claims: Sequence[Claim]) -> str:
    pieces, place = [], start
    for claim in claims:
        pieces.append(text[place : max(place, claim.start)])
        place = max(place, claim.end)
    return flat("\x1f".join((*pieces, text[place:end])))


def _reaches_across(claims: Sequence[Claim], first: int, start: int, end: int) -> bool:
    """Whether one of the claims from the first on begins before a stop and ends after it."""
    for place in range(first, len(claims)):
        if claims[place].start >= start:
            return False
        if end < claims[place].end:
            return True
    return False


def _ends(text: str, claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    first = 0
    for match in _END.finditer(text):
        while first < len(claims) and claims[first].end <= match.start():
            first += 1  # none of those behind is looked at again
        inside = _reaches_across(claims, first, *match.span())
        if not inside and not _ABBREVIATED.search(text[max(0, match.start() - 8) : match.start()]):
            yield match.start(), match.end()
    yield len(text), len(text)
