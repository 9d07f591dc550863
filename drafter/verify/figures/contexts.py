"""The words that a figure of a sentence stands among: those of its own run, between commas and
conjunctions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.verify.claims.amounts import Amount, Claim, Clock, Day, Weekdays
from drafter.verify.claims.durations import EACH
from drafter.verify.claims.likeness import same_kind
from drafter.verify.english.grammar import CONTRASTIVE, RELATIVES, VERBS
from drafter.verify.english.places import lies_in, place_of
from drafter.verify.english.trade import PROCESS
from drafter.verify.english.words import Word
from drafter.verify.reading.clauses import marks_of
from drafter.verify.reading.reading import Sentence

_CUT = re.compile(
    r"[,;:)·]| [–—-] |\b(?:and|or)\b(?! (?:over|above|more|up|upwards|under|less|below)\b)|"
    r"\bbut\b|\bwhile\b|\bwhereas\b|\bthan (?=(?:the|our|your|a|an) [A-Za-z])|\bagainst\b|\bversus\b|\bcompared (?:with|to)\b"
)


_WITH = re.compile(r" with (?:the|our|your|a|an) ", re.IGNORECASE)
_STANDS_IN = re.compile(r" ?(?:then |and |after that |so )*(?:each|they|these|it)\b", re.IGNORECASE)
_BEFORE = re.compile(r" ?(?:before|after|until) \w+ing\b", re.IGNORECASE)
"""What opens a run that tells of another time than the run after it."""


@lru_cache(maxsize=4096)
def source_contexts(sentence: Sentence) -> tuple[tuple[Claim, frozenset[str]], ...]:
    """The claims of a source's sentence, each with its context; remembered as the source is."""
    return tuple(
        (claim, context_of(claim, sentence, None))
        for claim in sentence.claims
        if isinstance(claim, Amount | Clock | Day | Weekdays)
    )


def context_of(claim: Claim, sentence: Sentence, known: frozenset[str] | None) -> frozenset[str]:
    """The telling concepts, places and weekdays of the run of words a claim stands in. A run that
    tells nothing takes the one before it.

    Args:
        known: names of the places the sources speak of; another counts as its region.
    """
    runs = list(_runs(claim, sentence))
    place = next((i for i, (s, e) in enumerate(runs) if s <= claim.start < e), None)
    if place is None:
        return frozenset()
    start, end = runs[place]
    found: set[str] = set()
    for other in sentence.claims:
        if start <= other.start < end and other is not claim:
            found |= _marks(other, claim)
    if place:
        found |= {concept_in(word, known) for word in _antecedents(runs[place], sentence)}
    while place >= 0:
        start, end = runs[place]
        words = [word for word in sentence.words if start <= word.start < end]
        found |= {concept_in(w, known) for w in words if tells(w)}
        found |= {
            f"weekday:{day}" for c in sentence.claims
            if isinstance(c, Weekdays) and c is not claim and start <= c.start < end for day in c.days
        }  # fmt: skip
        if place and words and not _BEFORE.match(sentence.text):
            if words[0].text in VERBS or _STANDS_IN.match(_run(runs[place], sentence)):
                found |= sentence.clauses[
                    0
                ].subject  # "… and lapse after a year", "then each is £1"
        if any(concept not in PROCESS for concept in found):
            break
        place -= 1
        is_listed = isinstance(claim, Day) and not found
        if (
            place >= 0
            and not is_listed
            and any(
                runs[place][0] <= c.start < runs[place][1] and same_kind(claim, c)
                for c in sentence.claims
            )
        ):
            break  # that run is another figure's; a list's share theirs
    return frozenset(found)


def _run(run: tuple[int, int], sentence: Sentence) -> str:
    return sentence.text[run[0] - sentence.start : run[1] - sentence.start]


def _antecedents(run: tuple[int, int], sentence: Sentence) -> list[Word]:
    """What a `which` that opens a run can stand for: the last two telling words before it, as in `a
    search with the carrier, which takes 8 days`."""
    opening = next((w for w in sentence.words if run[0] <= w.start < run[1]), None)
    if opening is None or opening.text not in RELATIVES:
        return []
    found = [w for w in sentence.words if w.start < run[0] and tells(w)][-2:]
    if len(found) == 2:
        start, end = found[0].end - sentence.start, found[1].start - sentence.start
        return found[:1] if _WITH.fullmatch(sentence.text, start, end) else found
    return found


def _marks(other: Claim, claim: Claim) -> set[str]:
    """Another claim of the run, as a word that tells its thing from others: `two-day`."""
    if isinstance(other, Amount) and other.unit.startswith(EACH):
        return set()
    if isinstance(other, Amount) and other.kind in ("duration", "ordinal", "times"):
        return set() if same_kind(claim, other) else set(marks_of(other))
    return set()


def _runs(claim: Claim, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The runs of a sentence between stops; at `and` only where both sides have such a figure."""
    cuts = [
        (sentence.start + m.start(), sentence.start + m.end(), m.group()[0].isalpha())
        for m in _CUT.finditer(sentence.text)
        if not any(c.start <= sentence.start + m.start() < c.end for c in sentence.claims)
    ]
    figures = [c.start for c in sentence.claims if same_kind(claim, c)]
    opened = {c.start for c in sentence.clauses if c.subject}
    start = sentence.start
    for place, (cut, after, is_word) in enumerate(cuts):
        end = cuts[place + 1][0] if place + 1 < len(cuts) else sentence.end
        both = any(start <= f < cut for f in figures) and any(after <= f < end for f in figures)
        if not is_word or both or cut in opened:
            yield start, cut
            start = after
    yield start, sentence.end


def tells(word: Word) -> bool:
    """Whether a word tells one thing from another."""
    return bool(word.concept) and (not word.weak or word.text in CONTRASTIVE)


def concept_in(word: Word, known: frozenset[str] | None) -> str:
    """The concept of a word; of a place, the known one that it is or lies in."""
    place = place_of(word.text)
    if place:
        return place if known is None else lies_in(place, known) or place
    return word.concept
