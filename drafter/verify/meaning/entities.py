"""Names and things that a reply has where its source has others.

A word the sources don't hold is no fault by itself: people say one thing in many words. It is one
where it takes the place of another: a name for a name, one kind of thing for another, one half of
`almond oil` for another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from drafter.verify.english.grammar import IMPERATIVES
from drafter.verify.english.places import lies_in, place_of
from drafter.verify.english.trade import CLASSES, PROCESS
from drafter.verify.english.words import Word, concept_of, is_weak
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.figures.binding import misnamed
from drafter.verify.reading.clauses import Clause
from drafter.verify.reading.matching import Match
from drafter.verify.reading.reading import Sentence
from drafter.verify.reading.speech import Statement

NEAR = 1.0
"""Weight a source clause must share with a statement for the two to be about the same."""
SOME = 0.5
"""Share of what is said that a source clause on the same subject must hold, to be the one meant."""


_TRAVELS = re.compile(
    r"\b(?:went out|left|shipped|dispatched|sent|delivered|arrived|on (?:its|"
    r"their) way|placed|ordered|cancelled|refunded)\b",
    re.IGNORECASE,
)
_SENT_WITH = re.compile(
    r"\b(?:left|went out|(?:was|been|'s|were) (?:sent|shipped|dispatched)|on (?:its|their) way)\b[^,;.]* (?:with|by|via) [A-Z]"
)
_RESULTS = re.compile(r"\W*(?:and|so|where|which)\b", re.IGNORECASE)
"""What opens a clause that draws a conclusion: its subject is whatever was spoken of before."""


@dataclass(frozen=True, slots=True)
class Stranger:
    """A word of the reply that doesn't belong: `instead` is what the source has in its place."""

    word: Word
    instead: str


def unknown_names(sentence: Sentence, close: list[Match], evidence: Evidence) -> Iterator[Stranger]:
    """Capitalised words that nothing cited holds, where the closest source has a name that the
    reply leaves out, or where nothing is close."""
    unknown = [word for word in sentence.names if not _is_known(word, evidence)]
    if not unknown:
        return
    near = [match for match in close if match.shared >= NEAR]
    said = {word.text for word in sentence.words}
    instead = ""
    if near:
        names = (n for m in near[:2] for n in _other_names(m.sentence, said, evidence))
        instead = next(names, "") or _carrier(sentence, said, evidence)
    for word in unknown:
        if not near or instead or _is_listed(sentence, word):
            yield Stranger(word, instead)


def _is_listed(sentence: Sentence, word: Word) -> bool:
    """Whether a name stands in a list with another: `Alexa and Sonos`."""
    before = sentence.text[: word.start - sentence.start].rstrip()
    return before.endswith((" and", " or", ","))


def of_another_kind(
    statement: Statement, close: list[Match], evidence: Evidence
) -> Stranger | None:
    """`beef` where the closest source clause has `chicken`."""
    known = evidence.concepts | evidence.setting.customer_concepts
    for word in statement.words:
        kind = _KINDS.get(word.concept)
        if kind is None or word.concept in known or word.text.endswith("ing"):
            continue
        for match in close:
            alike = match.clause.concepts & kind
            others = alike - statement.sentence.concepts
            if match.around >= NEAR and others == alike and others:
                return Stranger(word, min(others))
    return None


def swapped_name(statement: Statement, close: list[Match], evidence: Evidence) -> Stranger | None:
    """A name of which the sources speak, but not in the sentence that says the rest."""
    for word in statement.sentence.names:
        if instead := misnamed(word, statement.sentence, evidence):
            return Stranger(word, instead)
    ordered = frozenset[str]().union(*(f.concepts for f in evidence.orders))
    things = [w for w in statement.words if w.concept in _KINDS and not w.text.endswith("ing")]
    named = {w.concept for w in statement.sentence.names if not place_of(w.text)}
    for word in (*statement.sentence.names, *things):
        if word.start < statement.start or word.start >= statement.clause.end:
            continue
        concept = _regional(word, evidence)
        rest = {c for c in statement.concepts - named - {word.concept, concept} if not is_weak(c)}
        if not rest or concept not in evidence.concepts or concept in ordered:
            continue
        if statement.denied and _is_denied_of(concept, evidence):
            continue
        best, here, other = 0, 0, None
        for match in close:
            held = match.sentence.held
            common = len(held & rest)
            if concept in held:
                here = max(here, common)
            elif common > best:
                best, other = common, match
        if other is None or here >= best / 2:
            continue
        said = {w.text for w in statement.sentence.words}
        if word in things:
            kind = _KINDS[word.concept] - statement.sentence.concepts
            instead = min(other.sentence.concepts & kind, default="") if best > 1 else ""
        else:
            names = _other_names(other.sentence, said, evidence) if best > 1 else ()
            # A place stands for a place only: "Royal Mail" for no "UK".
            of_a_sort = (n for n in names if bool(place_of(n)) == bool(place_of(word.text)))
            instead = next(of_a_sort, "")
        if instead:
            return Stranger(word, instead)
    return None


def _is_denied_of(concept: str, evidence: Evidence) -> bool:
    """Whether a source denies something of a thing, as the statement does."""
    clauses = (c for s in evidence.told for c in s.clauses)
    return any(c.denied and concept in c.concepts for c in clauses)


def not_ordered(statement: Statement, evidence: Evidence) -> Stranger | None:
    """`Your sleeping bag went out` where the order holds a lantern."""
    if not evidence.orders or not _TRAVELS.search(statement.text):
        return None
    items = frozenset[str]().union(*(f.concepts for f in evidence.orders))
    known = items | evidence.concepts | evidence.setting.customer_concepts
    words = statement.words
    if not items or not words or words[0].text != "your":
        return None
    thing = list(takewhile(lambda w: w.concept and not _TRAVELS.fullmatch(w.text), words[1:]))
    strong = [w for w in thing if not w.weak]
    if strong and not any(w.concept in known for w in thing):
        return Stranger(strong[-1], min(items))
    return None


def wrong_subject(statement: Statement, evidence: Evidence) -> str:
    """What the sources say this of instead, where they speak of the statement's subject apart."""
    subject = {c for c in statement.subject if not is_weak(c)}
    told = {c for c in statement.concepts - subject if not is_weak(c)}
    if not subject - PROCESS or not told - PROCESS or not subject <= evidence.concepts:
        return ""
    if statement.denied or _RESULTS.match(statement.text):
        return ""
    instead = ""
    for sentence in evidence.told:
        for clause in sentence.clauses:
            theirs = {c for c in clause.subject | clause.carried if not is_weak(c)}
            common = len(told & clause.concepts) / len(told)
            own = subject - theirs
            if not own and (common >= SOME or (subject & clause.concepts and common)):
                return ""
            asked = clause.opener or (clause.words and clause.words[0].text in IMPERATIVES)
            if (
                common == 1
                and not asked
                and theirs - subject
                and own
                and not own & sentence.concepts
            ):
                instead = "" if theirs & told else min(theirs - subject)
    known = any(_opens_with(c, subject) for s in evidence.told for c in s.clauses)
    return instead if known else ""


def _other_names(sentence: Sentence, said: set[str], evidence: Evidence) -> Iterator[str]:
    orders = frozenset[str]().union(*(f.words for f in evidence.orders))
    for word in sentence.names:
        if word.text not in said and word.text not in orders:
            yield word.text


def _carrier(sentence: Sentence, said: set[str], evidence: Evidence) -> str:
    """The order's carrier, where a sentence on its delivery doesn't name it."""
    carriers = [f.order.carrier for f in evidence.orders if f.order.carrier]
    if concept_of("deliver") not in sentence.concepts and not _SENT_WITH.search(sentence.text):
        return ""
    return next((c for c in carriers if not said & set(c.lower().split())), "")


def _is_known(word: Word, evidence: Evidence) -> bool:
    bare = word.text.removesuffix("'s")
    if {bare, word.text} & (
        evidence.words | evidence.setting.customer_names | evidence.setting.customer_words
    ):
        return True
    if word.concept in evidence.concepts:
        return True
    place = place_of(bare)
    if not place:  # "Mac" for macOS
        return len(bare) > 2 and any(known.startswith(bare) for known in evidence.words)
    return bool(lies_in(place, evidence.places))


def _regional(word: Word, evidence: Evidence) -> str:
    place = place_of(word.text)
    if place and word.concept not in evidence.concepts:
        return concept_of(lies_in(place, evidence.places) or place)
    return word.concept


def _opens_with(clause: Clause, subject: set[str]) -> bool:
    return subject <= clause.subject


_KINDS: dict[str, frozenset[str]] = {}
for _line in CLASSES.strip().splitlines():
    _kind = frozenset(concept_of(_word) for _word in _line.split()) - {""}
    for _concept in _kind:
        _KINDS[_concept] = _KINDS.get(_concept, frozenset()) | _kind
