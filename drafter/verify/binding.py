"""Whether a figure that stands in a source is said there of the thing the reply says it of.

"Standard delivery is £3.95, next-day £6.95" doesn't make next-day delivery £3.95. Each figure is
compared by the words of its own run, between commas and conjunctions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from drafter.verify.amounts import Amount, Claim, Clock, Day, Weekdays
from drafter.verify.clauses import marks_of
from drafter.verify.durations import EACH
from drafter.verify.evidence import Evidence
from drafter.verify.grammar import CONTRASTIVE, RELATIVES, VERBS
from drafter.verify.likeness import same_kind, same_value
from drafter.verify.places import lies_in, place_of
from drafter.verify.reading import Sentence
from drafter.verify.trade import PROCESS
from drafter.verify.words import Word

_ITEM = re.compile(r"[,;·]\s")
_CONDITION = re.compile(r"\b(?:when|if|once|unless)\b[^,;:]*$")
_INSTEAD = re.compile(
    r"\b(?:instead of|rather than|than|not) (?:the |in |for |at )?$", re.IGNORECASE
)
_CUT = re.compile(
    r"[,;:)·]| [–—-] |\b(?:and|or)\b(?! (?:over|above|more|up|upwards|under|less|below)\b)|"
    r"\bbut\b|\bwhile\b|\bwhereas\b|\bthan (?=(?:the|our|your|a|an) [A-Za-z])|\bagainst\b|\bversus\b|\bcompared (?:with|to)\b"
)


_WITH = re.compile(r" with (?:the|our|your|a|an) ", re.IGNORECASE)
_STANDS_IN = re.compile(r" ?(?:then |and |after that |so )*(?:each|they|these|it)\b", re.IGNORECASE)
_BEFORE = re.compile(r" ?(?:before|after|until) \w+ing\b", re.IGNORECASE)
"""What opens a run that tells of another time than the run after it."""


def misplaced(claim: Claim, sentence: Sentence, evidence: Evidence) -> str:
    """What the source says the figure of instead of what the reply does, in the source's words;
    empty where it fits."""
    if not isinstance(claim, Amount | Clock | Day):
        return ""
    if not _has_rivals(claim, evidence) or _is_under_bare_condition(claim, sentence):
        return ""
    if _INSTEAD.search(sentence.text, 0, claim.start - sentence.start):
        return ""  # "in a day instead of a week": the other thing's
    known = evidence.places
    said = context_of(claim, sentence, known)
    places = {_concept(w, known) for w in sentence.words if place_of(w.text)}
    alone = not any(same_kind(claim, c) for c in sentence.claims if c is not claim)
    if len(places) == 1 and alone:
        said |= places
    if not said:
        return ""
    own: list[tuple[frozenset[str], Sentence]] = []
    subjects: frozenset[str] = frozenset()
    others: list[tuple[frozenset[str], Sentence]] = []
    for place in evidence.sentences:
        if place in evidence.customers:
            continue  # what they tell of themselves is no rival
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
    pairs = frozenset((a.concept, b.concept) for a, b in pairwise(sentence.words))
    whole = sentence.concepts if alone else frozenset[str]()
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


def _is_under_bare_condition(claim: Claim, sentence: Sentence) -> bool:
    """Whether a `when` or `if` that names nothing parts it from what stands before: `we search when
    it has stood still for seven days`."""
    opener = _CONDITION.search(sentence.text, 0, claim.start - sentence.start)
    return opener is not None and not any(
        _tells(w)
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
    said = frozenset(w.concept for w in sentence.words if w.concept and not w.weak)
    for source in evidence.sentences:
        items = _listed(source)
        mine = next((told for names, told in items if word.concept in names), frozenset())
        if not mine or said & mine:
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


@lru_cache(maxsize=4096)
def source_contexts(sentence: Sentence) -> tuple[tuple[Claim, frozenset[str]], ...]:
    """The claims of a source's sentence, each with its context; remembered as the source is."""
    return tuple(
        (claim, context_of(claim, sentence, None))
        for claim in sentence.claims
        if isinstance(claim, Amount | Clock | Day)
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
        found |= {_concept(word, known) for word in _antecedents(runs[place], sentence)}
    while place >= 0:
        start, end = runs[place]
        words = [word for word in sentence.words if start <= word.start < end]
        found |= {_concept(w, known) for w in words if _tells(w)}
        found |= {
            f"weekday:{day}" for c in sentence.claims
            if isinstance(c, Weekdays) and start <= c.start < end for day in c.days
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
        if place >= 0 and _BEFORE.match(_run(runs[place], sentence)):
            break  # "before planting, two hours in water"
    return frozenset(found)


def _run(run: tuple[int, int], sentence: Sentence) -> str:
    return sentence.text[run[0] - sentence.start : run[1] - sentence.start]


def _antecedents(run: tuple[int, int], sentence: Sentence) -> list[Word]:
    """What a `which` that opens a run can stand for: the last two telling words before it, as in `a
    search with the carrier, which takes 8 days`."""
    opening = next((w for w in sentence.words if run[0] <= w.start < run[1]), None)
    if opening is None or opening.text not in RELATIVES:
        return []
    found = [w for w in sentence.words if w.start < run[0] and _tells(w)][-2:]
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


def _runs(claim: Claim, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The runs of a sentence between stops; at `and` only where both sides have such a figure."""
    cuts = [
        (sentence.start + m.start(), sentence.start + m.end(), m.group()[0].isalpha())
        for m in _CUT.finditer(sentence.text)
        if not any(c.start <= sentence.start + m.start() < c.end for c in sentence.claims)
    ]
    figures = [c.start for c in sentence.claims if same_kind(claim, c)]
    start = sentence.start
    for place, (cut, after, is_word) in enumerate(cuts):
        end = cuts[place + 1][0] if place + 1 < len(cuts) else sentence.end
        both = any(start <= f < cut for f in figures) and any(after <= f < end for f in figures)
        if not is_word or both:
            yield start, cut
            start = after
    yield start, sentence.end


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


def _tells(word: Word) -> bool:
    return bool(word.concept) and (not word.weak or word.text in CONTRASTIVE)


def _sort(concept: str) -> str:
    if concept.startswith("weekday:"):
        return "weekday"
    return "place" if place_of(concept) else ""


def _concept(word: Word, known: frozenset[str] | None) -> str:
    place = place_of(word.text)
    if place:
        return place if known is None else lies_in(place, known) or place
    return word.concept
