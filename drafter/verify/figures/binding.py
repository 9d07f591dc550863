"""Whether a figure that stands in a source is said there of the thing the reply says it of.

"Standard delivery is £3.95, next-day £6.95" doesn't make next-day delivery £3.95. Each figure is
compared by the words of its own run, between commas and conjunctions.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from drafter.verify.claims.amounts import Amount, Claim, Clock, Day, Weekdays
from drafter.verify.claims.likeness import same_kind, same_value
from drafter.verify.english.places import place_of
from drafter.verify.english.trade import PROCESS
from drafter.verify.english.words import Word
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.figures.contexts import concept_in, context_of, source_contexts, tells
from drafter.verify.reading.reading import Sentence

_ITEM = re.compile(r"[,;·]\s")
_CONDITION = re.compile(r"\b(?:when|if|once|unless)\b[^,;:]*$")
_INSTEAD = re.compile(
    r"\b(?:instead of|rather than|than|not) (?:the |in |for |at )?$", re.IGNORECASE
)
_POINTS_BACK = re.compile(r"(?:That|This) (?:means|gives|gets|brings|entitles)\b")
"""A sentence that goes on from what the one before it names: `You're a Gold member. That means …`."""
_ON = re.compile(r"\bon $", re.IGNORECASE)
_FOR = re.compile(r"s? ?(?:(?:is|are) )?(?:for\b|:|–|-)", re.IGNORECASE)
_RANGES = re.compile(r" (?:from|to|between|up to|by|for|within|at)\b", re.IGNORECASE)
"""What follows a verb: in `the strap adjusts from 95 cm` it is no strap's sort."""
_AND = re.compile(r" ?(?:and|but|while|whereas)\b", re.IGNORECASE)


def misplaced(claim: Claim, sentence: Sentence, evidence: Evidence) -> str:
    """What the source says the figure of instead of what the reply does, in the source's words;
    empty where it fits."""
    if not isinstance(claim, Amount | Clock | Day | Weekdays):
        return ""
    if not _has_rivals(claim, evidence) or _is_under_bare_condition(claim, sentence):
        return ""
    if _INSTEAD.search(sentence.text, 0, claim.start - sentence.start):
        return ""  # "in a day instead of a week": the other thing's
    known = evidence.places
    said = context_of(claim, sentence, known)
    places = {concept_in(w, known) for w in sentence.words if place_of(w.text)}
    alone = not any(same_kind(claim, c) for c in sentence.claims if c is not claim)
    if len(places) == 1 and (alone or not _is_placed_otherwise(claim, sentence, evidence)):
        said |= places
    if _POINTS_BACK.match(sentence.text) and sentence.number:
        said |= sentence.syntax.sentences[sentence.number - 1].concepts - PROCESS
    if not said:
        return ""
    own: list[tuple[frozenset[str], Sentence]] = []
    subjects: frozenset[str] = frozenset()
    others: list[tuple[frozenset[str], Sentence]] = []
    for place in evidence.sentences:
        if isinstance(claim, Weekdays) and not _lists_days(place):
            continue
        for source, context in source_contexts(place) if place.claims else ():
            if not same_kind(claim, source):
                continue
            if same_value(claim, source):
                own.append((context | _carried(source, place), place))
                subjects |= _subject(source, place)
            else:
                others.append((context, place))
    if not own or not others:
        return ""
    foreign = PROCESS.union(*(other for other, _ in others))
    if any(not _sort(concept) for concept in said & subjects - foreign):
        return ""  # it is said of what its clause in the source is about, and of nothing else
    pairs = frozenset(
        (a.concept, b.concept) for a, b in pairwise(sentence.words)
        if not (b.text.endswith("s") and _RANGES.match(sentence.text, b.end - sentence.start))
    )  # fmt: skip
    whole = _whole(claim, sentence) if alone else frozenset[str]()
    accused = ""
    for mine, place in own:
        verdict = next(
            (
                w
                for other, its in others
                if (w := _accuses(said, mine, other, its is place, whole, pairs))
            ),
            "",
        )
        if not verdict:
            return ""
        accused = verdict
    return accused


@lru_cache(maxsize=4096)
def _lists_days(source: Sentence) -> bool:
    """Whether a sentence says what each of several days is for: `Mondays are for lino, Tuesdays for clay`."""
    days = [c for c in source.claims if isinstance(c, Weekdays)]
    text, start = source.text, source.start
    before = all(_ON.search(text, 0, day.start - start) for day in days)
    after = all(_FOR.match(text, day.end - start) for day in days)
    return len(days) > 1 and all(len(day.days) == 1 for day in days) and (before or after)


def _is_placed_otherwise(claim: Claim, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether another figure of its kind in the sentence is one that the sources have by places, too."""
    rivals = [c for c in sentence.claims if c is not claim and same_kind(claim, c)]
    return any(
        same_value(rival, source) and any(map(place_of, context))
        for rival in rivals
        for place in evidence.sentences
        for source, context in (source_contexts(place) if place.claims else ())
        if same_kind(rival, source)
    )


def _whole(claim: Claim, sentence: Sentence) -> frozenset[str]:
    """The concepts of a sentence, without those of what another subject is told of in it: `and cotton
    does the rest`."""
    mine = [
        c for c in sentence.clauses
        if c.start <= claim.start < c.end or not (c.subject and _AND.match(c.text))
    ]  # fmt: skip
    return frozenset[str]().union(*(c.concepts for c in mine))


def _is_under_bare_condition(claim: Claim, sentence: Sentence) -> bool:
    """Whether a `when` or `if` that names nothing parts it from what stands before: `we search when
    it has stood still for seven days`."""
    opener = _CONDITION.search(sentence.text, 0, claim.start - sentence.start)
    return opener is not None and not any(
        tells(w)
        for w in sentence.words
        if opener.start() <= w.start - sentence.start < opener.end()
    )


def _has_rivals(claim: Claim, evidence: Evidence) -> bool:
    """Whether the sources have another figure of its kind at all."""
    return any(
        same_kind(claim, source) and not same_value(claim, source) for source, _ in evidence.placed
    )


def misnamed(word: Word, sentence: Sentence, evidence: Evidence) -> str:
    """What a list in a source says of a name instead of what the reply does: `Royal Mail
    (standard), DPD (next-day)`."""
    for source in evidence.sentences:
        items = _listed(source)
        mine = next((told for names, told in items if word.concept in names), frozenset())
        if not mine:
            continue
        said = frozenset(w.concept for w in sentence.words if w.concept and not w.weak)
        if said & mine:
            continue
        for names, told in items:
            if said & told - mine and not said & names:
                return min(said & told - mine)
    return ""


@lru_cache(maxsize=4096)
def _listed(sentence: Sentence) -> list[tuple[frozenset[str], frozenset[str]]]:
    """Each item of a list: the concepts of its names, and of what is told of them."""
    bounds = [
        sentence.start,
        *(sentence.start + m.end() for m in _ITEM.finditer(sentence.text)),
    ]
    bounds.append(sentence.end)
    items = []
    for start, end in pairwise(bounds):
        words = [w for w in sentence.words if start <= w.start < end and w.concept and not w.weak]
        names = frozenset(w.concept for w in words if w.capital)
        told = frozenset(w.concept for w in words if not w.capital) - PROCESS
        if names and told:
            items.append((names, told))
    return items if len(items) > 1 else []


def _carried(claim: Claim, sentence: Sentence) -> frozenset[str]:
    return next(
        (c.carried for c in sentence.clauses if c.start <= claim.start < c.end),
        frozenset[str](),
    )


def _subject(claim: Claim, sentence: Sentence) -> frozenset[str]:
    """What the clause of a figure is about, where a run of its own has only parted the two: `the
    Fern holds 22 litres, laptops up to 14 inches`."""
    clause = next((c for c in sentence.clauses if c.start <= claim.start < c.end), None)
    rivals = sum(same_kind(claim, c) for c in clause.claims) if clause else 0
    return clause.subject if clause and rivals == 1 else frozenset()


def _accuses(
    said: frozenset[str],
    mine: frozenset[str],
    other: frozenset[str],
    together: bool,
    whole: frozenset[str],
    pairs: frozenset[tuple[str, str]],
) -> str:
    """The concept by which the reply speaks of the other source figure, if one does.

    Args:
        together: whether both figures stand in one sentence, and so may share its verb.
        whole: concepts of the reply's whole sentence.
        pairs: concepts of words side by side in it.
    """
    against = said & other - mine
    for concept in against:
        sort = _sort(concept)
        if (
            sort
            and any(_sort(c) == sort for c in mine)
            and not any(_sort(c) == sort for c in mine & said)
        ):
            return concept
    telling = {c for c in against if c not in PROCESS}
    kept = said & mine - other
    if together:
        # "flexible membership" is the flexible one, though both figures are of memberships.
        shared = PROCESS | {second for first, second in pairs if first in telling}
        named = mine - other
        cleared = not named or (named - shared) & (said | whole)
        return min(telling) if telling and not cleared else ""
    own = {c for c in mine if c not in PROCESS and not _sort(c)}
    if not telling or kept:
        return ""
    if not own and not said & mine & other:
        return ""
    return "" if (own - other) & whole else min(telling)


def _sort(concept: str) -> str:
    if concept.startswith("weekday:"):
        return "weekday"
    return "place" if place_of(concept) else ""
