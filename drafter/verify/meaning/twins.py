"""Sentences that are a source's own but for a few words: then each of those words counts.

Who says a thing in words of their own changes many. A sentence that keeps nearly all of a source's
words and turns one round, puts another thing in the place of one, or leaves out its `if …`, is that
source's sentence made false.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from drafter.verify.claims.amounts import Claim
from drafter.verify.english.grammar import IMPERATIVES, VERBS
from drafter.verify.english.words import Word, concept_of, is_weak
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.grounds import FaultKind
from drafter.verify.reading.conditions import BINDING
from drafter.verify.reading.reading import Reading, Sentence

ALIKE = 0.72
"""Share of the words of both, in order, from which two sentences are twins."""
COMMON = 0.6
"""Share of the concepts of either that twins have in common at the least."""
FEWEST = 4
"""Words that a twin must have."""
MOST_SWAPPED = 3
"""Words up to which one thing stands in the place of another."""
_AUXILIARIES = frozenset(("do", "does", "did"))
_DENIALS = frozenset(("not", "never", "no"))
_NONE = frozenset(("none", "neither", "nothing", "nobody"))
_IRREGULAR = {"can't": "can", "cannot": "can", "won't": "will", "shan't": "shall"}
_FIGURE = "\x1f"
_BENT = ("ed", "ing", "ly")
_STOPS = frozenset(",;:.!?")
_INSTEAD, _OF = frozenset(("rather", "instead")), frozenset(("than", "of"))


@dataclass(frozen=True, slots=True)
class Token:
    """A word without what denies it, or a figure: one of the last two is None."""

    text: str
    denied: bool
    word: Word | None
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What of a twin is false: the kind, where in the reply, and what the source has there."""

    kind: FaultKind
    start: int
    end: int
    instead: str


def made_false(sentence: Sentence, reply: Reading, evidence: Evidence) -> Difference | None:
    """What a sentence changes in the source's sentence that it otherwise repeats."""
    mine = tokens_of(sentence)
    if len(mine) < FEWEST:
        return None
    found: list[Difference] = []
    for source in evidence.told:
        common = len(sentence.concepts & source.concepts)
        if common < COMMON * min(len(sentence.concepts), len(source.concepts)) or not common:
            continue
        theirs = tokens_of(source)
        matcher = SequenceMatcher(None, [t.text for t in mine], [t.text for t in theirs], False)
        if not (_is_part(matcher, mine) or matcher.ratio() >= ALIKE):
            continue
        alike = _denies_as_much(mine, theirs)
        differences = _differences(matcher, mine, theirs, sentence, reply, evidence)
        difference = next((d for d in differences if not (alike and d.kind == "negation")), None)
        if difference is None:
            return None
        found.append(difference)
    return found[0] if found else None


def _denies_as_much(mine: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Whether each denies once, `we don't do walk-ins` and `walk-ins are not available`, or one with a
    `none` of its own: `none of it is tested`."""
    once = [
        sum(t.denied for t in tokens) + any(t.text in _NONE for t in tokens)
        for tokens in (mine, theirs)
    ]
    return once == [1, 1]


def _is_part(matcher: SequenceMatcher[str], mine: Sequence[Token]) -> bool:
    """Whether a sentence is the source's with something left out."""
    return sum(block.size for block in matcher.get_matching_blocks()) == len(mine)


@lru_cache(maxsize=8192)
def tokens_of(sentence: Sentence) -> tuple[Token, ...]:
    """The words and figures of a sentence in order; remembered as long as a source is."""
    pieces = sorted((*sentence.words, *sentence.claims), key=_start)
    return tuple(_tokens(pieces, sentence))


def _start(one: Word | Claim) -> int:
    return one.start


def _tokens(pieces: Sequence[Word | Claim], sentence: Sentence) -> Iterator[Token]:
    denied, put_off, end = False, False, sentence.start
    for piece in pieces:
        between = sentence.text[end - sentence.start : piece.start - sentence.start]
        denied = denied and _STOPS.isdisjoint(between)  # "if not, tell us"
        end = piece.end
        if not isinstance(piece, Word):
            yield Token(_FIGURE, denied, None, piece)
            denied = False
            continue
        text = piece.text
        if text in _DENIALS or text in _INSTEAD:
            denied, put_off = not denied, text in _INSTEAD
            continue
        if put_off and text in _OF:
            continue  # "rather than", "instead of"
        put_off = False
        bare = _IRREGULAR.get(text) or text.removesuffix("n't")
        denied = denied != (bare != text)
        if bare in _AUXILIARIES:
            continue
        yield Token(bare, denied, piece)
        denied = False


def _differences(
    matcher: SequenceMatcher[str],
    mine: Sequence[Token],
    theirs: Sequence[Token],
    sentence: Sentence,
    reply: Reading,
    evidence: Evidence,
) -> Iterator[Difference]:
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from _turned(mine[a:b], theirs[c:d], (mine[a - 1 : a], theirs[c - 1 : c]))
        elif tag == "replace" and b - a <= MOST_SWAPPED and d - c <= MOST_SWAPPED:
            yield from _swapped(mine[a:b], theirs[c:d], evidence)
        own = any(token.text in BINDING for token in mine[a:b])
        if d - c > max(1, b - a) and not own:
            yield from _left_out(theirs[c:d], sentence, reply, evidence)


def _turned(
    mine: Sequence[Token],
    theirs: Sequence[Token],
    before: tuple[Sequence[Token], Sequence[Token]],
) -> Iterator[Difference]:
    """Where one denies what the other affirms; "not to" is nothing without the verb that follows.

    Args:
        before: the token before either run: "it isn't there" is "it's not there".
    """
    first, second = before
    if first and second and first[0].denied != second[0].denied:
        if mine[0].denied != theirs[0].denied:
            mine, theirs = mine[1:], theirs[1:]
    for place, (one, other) in enumerate(zip(mine, theirs, strict=True)):
        told = any(t.claim or (t.word and t.word.concept) for t in mine[place:])
        if one.denied != other.denied and one.word and other.word and told:
            yield Difference("negation", one.word.start, one.word.end, other.word.text)


def _swapped(
    mine: Sequence[Token], theirs: Sequence[Token], evidence: Evidence
) -> Iterator[Difference]:
    known = evidence.concepts | evidence.setting.customer_concepts
    names = evidence.words | evidence.setting.customer_words | evidence.setting.customer_names
    gone = [t.word for t in theirs if t.word and t.word.concept]
    new = [
        t.word for t in mine
        if t.word and t.word.concept and not t.word.weak
        and t.word.concept not in known and t.word.text not in names
    ]  # fmt: skip
    verbs = VERBS | IMPERATIVES
    verbal = (
        any(w.text in verbs for w in new)
        or (len(new) == 1 and gone[-1:] and gone[-1].text in verbs)
        or (new[-1:] and new[-1].text.endswith(_BENT))
    )
    if new and gone and not verbal:
        yield Difference("wrong_entity", new[0].start, new[-1].end, gone[-1].text)


def _left_out(
    run: Sequence[Token], sentence: Sentence, reply: Reading, evidence: Evidence
) -> Iterator[Difference]:
    texts = [token.text for token in run]
    openers = [n for n, text in enumerate(texts) if text in BINDING or text == "as"]
    if not openers:
        return
    told = run[openers[0] + 1 :]
    concepts = frozenset(concept_of(token.text) for token in told) - {""}
    telling = frozenset(c for c in concepts if not is_weak(c)) or concepts
    words = " ".join(texts).replace(_FIGURE, "…")
    elsewhere = (s.concepts for s in (*reply.sentences, *evidence.heard) if s is not sentence)
    spoken = evidence.verdicts or telling <= frozenset[str]().union(*elsewhere)
    if telling and not spoken:
        end = sentence.start + len(sentence.text.rstrip())
        yield Difference("condition_dropped", sentence.start, end, words)
