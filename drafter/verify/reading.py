"""A text taken apart: sentences, clauses, words and claims. Done once for each source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from drafter.verify.amounts import Claim
from drafter.verify.claims import find_claims
from drafter.verify.clauses import Clause, split, subject_of
from drafter.verify.names import names_of
from drafter.verify.words import Word, folded, merged, words_of

_END = re.compile(
    r"(?<=[.!?…])[\"')\]]*\s+(?=[^\sa-z]|e-mail)|\s*[\n·•]+\s*|"
    r"(?<=[.!?…])[\"')\]]+(?=[A-Z])"
)
_ABBREVIATED = re.compile(
    r"\b(?:e\.g|i\.e|etc|approx|incl|excl|no|nos|st|mr|mrs|ms|dr|vs|min|max|a\.m|"
    r"p\.m)\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence with its place in the text. `flat` is for comparing word for word."""

    start: int
    end: int
    text: str
    flat: str
    mask: str
    """As `flat`, with every claim blanked: two sentences that differ only in figures have one."""
    words: tuple[Word, ...]
    """Without those that are part of a claim."""
    claims: tuple[Claim, ...]
    clauses: tuple[Clause, ...]
    concepts: frozenset[str]
    strong: frozenset[str]
    """Of the concepts, those that can't be added or left out."""
    held: frozenset[str]
    """The concepts, and what an "it" stands for."""
    names: tuple[Word, ...]


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
    sentences = tuple(_sentences(plain, merged(_outside(words, claims)), claims))
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


def _sentences(text: str, words: Sequence[Word], claims: Sequence[Claim]) -> Iterator[Sentence]:
    start = first_word = first_claim = 0
    subject: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
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
            clauses = tuple(split(text, start, end, mine, said, subject, before))
            concepts = frozenset[str]().union(*(clause.concepts for clause in clauses))
            held = concepts.union(*(clause.carried for clause in clauses))
            strong = frozenset[str]().union(*(clause.strong for clause in clauses))
            names = tuple(names_of(text, mine))
            mask = _mask(text, start, end, said)
            yield Sentence(
                start,
                end,
                chunk,
                flat(chunk),
                mask,
                mine,
                said,
                clauses,
                concepts,
                strong,
                held,
                names,
            )
            subject, before = subject_of(mine) or subject, concepts
        start, first_word, first_claim = after, last_word, last_claim


def _mask(text: str, start: int, end: int, claims: Sequence[Claim]) -> str:
    pieces, place = [], start
    for claim in claims:
        pieces.append(text[place : max(place, claim.start)])
        place = max(place, claim.end)
    return flat("\x1f".join((*pieces, text[place:end])))


def _ends(text: str, claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    for match in _END.finditer(text):
        inside = any(c.start < match.start() and match.end() < c.end for c in claims)
        if not inside and not _ABBREVIATED.search(text[max(0, match.start() - 8) : match.start()]):
            yield match.start(), match.end()
    yield len(text), len(text)
