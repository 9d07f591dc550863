"""The conditions a source sentence carries, and under which alone what it says holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from drafter.verify.claims.amounts import Amount, Claim, Clock, Day
from drafter.verify.english.grammar import IMPERATIVES
from drafter.verify.english.lexicon import listed
from drafter.verify.english.places import place_of
from drafter.verify.english.words import is_weak
from drafter.verify.reading.clauses import Clause, marks_of
from drafter.verify.reading.reading import Sentence

BINDING = listed("if unless once while when before after provided providing except until") | {
    "as long",
    "so long",
    "as soon",
}
STATES = re.compile(
    r"\b(?:un(?:used|worn|opened|washed|damaged|wanted|altered)|"
    r"not (?:been )?(?:used|worn|opened|washed)|sealed|"
    r"(?:original|own|unopened|full) (?:packaging|packing|box|condition)|"
    r"in perfect condition|resaleable|"
    r"(?:with|and) (?:its |their |all |the )*(?:tags?|labels?|receipts?|"
    r"proof of purchase)|faulty|damaged|defective|"
    r"subject to \w+|full-priced?|non-sale|in stock|valid (?:id|student id))\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(first|new) (?:order|purchase|box|time|member|customer|month|year|week|"
    r"subscriber|client)",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:within|up to|by|before|until|at least|no later than|"
    r"inside)(?: the)?(?: first| next)? $",
    re.IGNORECASE,
)
_REACH = 24
_AHEAD = re.compile(r" (?:before|prior to|ahead of)\b")
_CUSTOMERS_TURN = re.compile(
    r"\b(?:you|your|return\w*|tell|send|bring|contact|order|claim|exchang\w*|swap|"
    r"cancel\w*|can be|may be|must be)\b",
    re.IGNORECASE,
)
_SHOPS_TURN = re.compile(
    r"\b(?:we|takes?|arrives?|lasts?|our|it|they|they're|refunds?|answer|reply|"
    r"delivered|receive|get)\b[^,]*$",
    re.IGNORECASE,
)
_BENEFITS = frozenset({"free", "percent"})
_REBATE = re.compile(r"\b(?:off|voucher|credit|discount|gift|bonus|cashback|save)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Condition:
    """A limit on what a source sentence says. `kind`: `clause`, `state`, `first`, `place`, `time`,
    `spend`; and `group`, whom it is for."""

    kind: str
    words: str
    concepts: frozenset[str] = frozenset()
    claims: tuple[Claim, ...] = ()
    fronted: bool = False
    """Whether it stands before what it binds: `If it's unworn, …`."""

    @cached_property
    def telling(self) -> frozenset[str]:
        """Concepts that can't be left out; all, where there are none."""
        return frozenset(c for c in self.concepts if not is_weak(c)) or self.concepts

    @cached_property
    def marks(self) -> frozenset[str]:
        """Its claims as if they were words."""
        return frozenset(mark for claim in self.claims for mark in marks_of(claim))


@lru_cache(maxsize=4096)
def conditions(sentence: Sentence, clause: Clause) -> tuple[Condition, ...]:
    """The conditions on one clause of a source sentence: its own, and the sentence's `if …`.
    Remembered as long as the source is."""
    return () if clause.opener in BINDING else tuple(_conditions(sentence, clause))


def _conditions(sentence: Sentence, clause: Clause) -> Iterator[Condition]:
    text = clause.text
    yield from _subordinate(sentence, clause)
    if match := STATES.search(text):
        yield Condition("state", match.group())
    for match in _FIRST.finditer(text):
        yield Condition("first", match.group(), frozenset({match.group(1).lower()}))
    for place in dict.fromkeys(found for w in clause.words if (found := place_of(w.text))):
        yield Condition("place", place)
    yield from _claimed(text, sentence.text[clause.start - sentence.start :], clause)


def _subordinate(sentence: Sentence, clause: Clause) -> Iterator[Condition]:
    """The sentence's other clauses that bind this one; not across a semicolon."""
    for other in sentence.clauses:
        if other is clause or not (other.opener in BINDING or _asks_first(other, clause)):
            continue
        start, end = sorted((other.start, clause.start))
        parted = ";" in sentence.text[start - sentence.start : end - sentence.start]
        between = (c for c in sentence.clauses if clause.start < c.start < other.start)
        if any(c.denied != clause.denied and not c.opener for c in between):
            continue  # "it takes a week and can't be returned unless faulty"
        own = frozenset(w.concept for w in other.words[len(other.opener.split()) :]) - {""}
        if parted or not (own or other.claims):
            continue  # "after that" binds to nothing one could leave out
        words, fronted = other.text.strip(" ,.;"), other.start < clause.start
        yield Condition("clause", words, own - clause.concepts or own, other.claims, fronted)


def _claimed(text: str, rest: str, clause: Clause) -> Iterator[Condition]:
    """`over £50`, where something is given for it, and `within 30 days`, where the customer has to
    keep to it."""
    for claim in clause.claims:
        place, end = claim.start - clause.start, claim.end - clause.start
        if isinstance(claim, Amount) and claim.kind == "money":
            gives = _REBATE.search(text) or any(
                isinstance(c, Amount) and c.kind in _BENEFITS for c in clause.claims
            )
            if claim.bound == "min" and claim.low == claim.high and gives:
                yield Condition("spend", text[place:end], claims=(claim,))
        elif is_time(claim):
            due = _DEADLINE.search(text, max(0, place - _REACH), place)
            turn = _CUSTOMERS_TURN.search(text, 0, place) and not _SHOPS_TURN.search(text[:place])
            if due and (turn or _AHEAD.match(rest, end)):
                yield Condition("time", f"{due.group()}{text[place:end]}", claims=(claim,))


def _asks_first(other: Clause, clause: Clause) -> bool:
    """`Send us a photo and we replace it`: the photo comes first."""
    if other.end != clause.start or not other.words or not clause.words:
        return False
    return other.words[0].text in IMPERATIVES and clause.words[0].text == "and"


def is_time(claim: Claim) -> bool:
    """Whether it is a length of time, a day or a time of day."""
    timed = isinstance(claim, Amount) and claim.kind == "duration"
    return timed or isinstance(claim, Clock | Day)
