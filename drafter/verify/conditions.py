"""The conditions a source sentence carries, and whether a reply that leans on it keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from drafter.verify.amounts import Amount, Claim, Clock, Day
from drafter.verify.clauses import Clause
from drafter.verify.grammar import IMPERATIVES, LIMITERS
from drafter.verify.lexicon import listed
from drafter.verify.places import place_of
from drafter.verify.reading import Sentence
from drafter.verify.trade import GROUPS
from drafter.verify.words import concept_of, is_weak

BINDING = listed("if unless once while when before after provided providing except until") | {
    "as long",
    "so long",
    "as soon",
}
STATES = re.compile(
    r"\b(?:un(?:used|worn|opened|washed|damaged|wanted|altered)|"
    r"not (?:been )?(?:used|worn|opened|washed)|sealed|"
    r"(?:original|own|unopened|full) (?:packaging|packing|box|condition|price)|"
    r"in perfect condition|resaleable|"
    r"(?:with|and) (?:its |their |all |the )*(?:tags?|labels?|receipts?|"
    r"proof of purchase)|faulty|damaged|defective|"
    r"subject to \w+|full[- ]price[d]?|non-sale|in stock|valid (?:id|student id))\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(first|new) (?:order|purchase|box|time|member|customer|month|year|week|"
    r"subscriber|client)",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\bwith (?:an?|your|the|proof of|a valid) (?:\w+ )?(adult|parent|guardian|"
    r"receipt|card|id|ticket|code|voucher|booking|appointment|proof|"
    r"membership|account|prescription|licence|passport|subscription|invoice)\b",
    re.IGNORECASE,
)
_FOR_THEM = re.compile(r"\bfor (?:them|these|those)\b", re.IGNORECASE)
_OR = re.compile(r" or (?:an? |the |your )?(\w+(?: \w+)?)")
_ONLY = re.compile(
    r"\b((?:[\w'-]+ )?[\w'-]+)[- ]only\b(?! by\b)|\bonly (?:for |in |on |to |with |at |by |"
    r"available (?:in|to|for) )?(?:the |our |your )?(\w+)",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\b(?:except|excluding|apart from|other than|but not|not (?:valid|available|"
    r"including) (?:on|in|for|with)?) ?(?:for |on |in |the |our |"
    r"any )*(\w+)(?: (\w+))?",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:within|up to|by|before|until|at least|no later than|"
    r"inside)(?: the)?(?: first| next)? $",
    re.IGNORECASE,
)
_NOTICE = re.compile(r"(?:'s?)? notice\b", re.IGNORECASE)
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
LENGTHS = frozenset({"mile", "km", "m"})
LIMITED = re.compile(
    r"^\W*one (?!of\b)\w+|\b(?:every (?:second|other|third)|one [\w-]+ per|once (?:per|a|only)|"
    r"only once|limited to)\b",
    re.IGNORECASE,
)
TURNS = frozenset({"before", "after", "until", "unless", "once"})
"""With the source's own one of these a sentence has the condition, in whatever words."""
_BENEFITS = frozenset({"free", "percent"})
_REBATE = re.compile(r"\b(?:off|voucher|credit|discount|gift|bonus|cashback|save)\b", re.IGNORECASE)
_REWARDED = re.compile(
    rf"\W*(?P<asked>(?:{'|'.join(sorted(IMPERATIVES))})\b.+?) (?:for (?:a|an|extra|"
    rf"more)|to (?:get|receive|earn|save))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Condition:
    """A limit on what a source sentence says. `kind`: `clause`, `state`, `time`, `spend`, `place`,
    `first`, `only`, `except`, `some`."""

    kind: str
    words: str
    concepts: frozenset[str]
    claim: Claim | None = None
    opener: str = ""
    claims: tuple[Claim, ...] = ()


@lru_cache(maxsize=4096)
def conditions(sentence: Sentence, clause: Clause) -> tuple[Condition, ...]:
    """The conditions on one clause of a source sentence: its own, and the sentence's `if …`.
    Remembered as long as the source is."""
    return () if clause.opener in BINDING else tuple(_conditions(sentence, clause))


def _conditions(sentence: Sentence, clause: Clause) -> Iterator[Condition]:
    text = clause.text
    yield from _subordinate(sentence, clause)
    if match := _REWARDED.match(text):
        asked = _concepts(match.group("asked")) - _concepts(text[match.end() :])
        yield Condition("clause", match.group("asked"), asked, opener="if")
    if match := STATES.search(text):
        yield Condition("state", match.group(), frozenset())
    for match in _FIRST.finditer(text):
        yield Condition("first", match.group(), frozenset({match.group(1).lower()}))
    yield from _worded(text)
    yield from _grouped(sentence, clause)
    yield from _claimed(text, sentence.text[clause.start - sentence.start :], clause)
    for place in dict.fromkeys(found for w in clause.words if (found := place_of(w.text))):
        yield Condition("place", place, frozenset({place}))
    yield from _limits(text, clause)


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
        if parted or not (other.concepts or other.claims):
            continue  # "after that" binds to nothing one could leave out
        if other.opener in ("as long", "so long") and not (other.strong or other.claims):
            continue  # "for as long as you own it"
        words = other.text
        own = _own_concepts(other, clause)
        yield Condition(
            "clause", words.strip(" ,.;"), own, opener=other.opener, claims=other.claims
        )


def _limits(text: str, clause: Clause) -> Iterator[Condition]:
    """`selected`, `95%`, `one per order`: what "all" and "as often as you like" go beyond."""
    limits = [w.text for w in clause.words if w.text in LIMITERS]
    shares = (c for c in clause.claims if isinstance(c, Amount) and c.kind == "percent")
    limits += [f"{share.high}%" for share in shares if share.high < 100]
    if match := LIMITED.search(text):
        limits.append(match.group())
    if limits:
        yield Condition("some", limits[0], frozenset())


def _own_concepts(clause: Clause, main: Clause) -> frozenset[str]:
    """What it adds: `all teas except Earl Grey teas` is about Earl Grey."""
    words = clause.words[2:] if " " in clause.opener else clause.words  # without "as long"
    own = frozenset(word.concept for word in words) - {""}
    return own - main.concepts or own


def _asks_first(other: Clause, clause: Clause) -> bool:
    """`Send us a photo and we replace it`: the photo comes first."""
    if other.end != clause.start or not other.words or not clause.words:
        return False
    return other.words[0].text in IMPERATIVES and clause.words[0].text == "and"


def _worded(text: str) -> Iterator[Condition]:
    for match in _ONLY.finditer(text):
        only = frozenset(c for c in _concepts(match.group(1) or match.group(2)) if not is_weak(c))
        if only:
            yield Condition("only", match.group(), only)
    for match in _EXCEPT.finditer(text):
        if named := _concepts(" ".join(word for word in match.groups() if word)):
            yield Condition("except", match.group(), named)
    if asked := _WITH.search(text):
        named = _concepts(asked.group(1))
        if other := _OR.match(text, asked.end()):
            named |= _concepts(other.group(1))
        yield Condition("with", asked.group(), named)


def _grouped(sentence: Sentence, clause: Clause) -> Iterator[Condition]:
    """Whom it is for: `members get …`, or the subject before that a "for them" means."""
    for word in clause.words:
        if word.text in GROUPS and word.concept in clause.subject:
            yield Condition("group", word.text, frozenset({word.concept}))
    if _FOR_THEM.search(clause.text):
        for other in sentence.clauses:
            own = frozenset(c for c in other.subject if not is_weak(c)) - clause.concepts
            if other.start < clause.start and own:
                yield Condition("group", min(own), own)


def _concepts(words: str) -> frozenset[str]:
    return frozenset(concept_of(word.strip(".,;:")) for word in words.lower().split()) - {""}


def _claimed(text: str, rest: str, clause: Clause) -> Iterator[Condition]:
    for claim in clause.claims:
        place = claim.start - clause.start
        before = text[max(0, place - 24) : place]
        if isinstance(claim, Amount) and claim.kind == "money" and claim.bound == "min":
            benefits = [c for c in clause.claims if isinstance(c, Amount) and c is not claim]
            gives = any(c.kind in _BENEFITS for c in benefits) or (
                benefits and _REBATE.search(text)
            )
            if claim.low == claim.high and gives:
                yield Condition("spend", text[place : claim.end - clause.start], frozenset(), claim)
        elif isinstance(claim, Amount) and claim.unit in LENGTHS and before.endswith("within "):
            yield Condition("limit", text[place : claim.end - clause.start], frozenset(), claim)
        elif _NOTICE.match(rest, claim.end - clause.start):
            yield Condition("time", text[place : claim.end - clause.start], frozenset(), claim)
        elif isinstance(claim, Amount | Clock | Day) and _DEADLINE.search(before):
            timed = not isinstance(claim, Amount) or claim.kind == "duration"
            head = text[:place]
            ahead = re.match(r" (?:before|prior to|ahead of)\b", rest[claim.end - clause.start :])
            turn = _CUSTOMERS_TURN.search(head) and not _SHOPS_TURN.search(head)
            if timed and (ahead or turn):
                words = (
                    f"{before.split(' ')[-2] if ' ' in before else ''} "
                    f"{text[place : claim.end - clause.start]}"
                )
                yield Condition("time", words.strip(), frozenset(), claim)
