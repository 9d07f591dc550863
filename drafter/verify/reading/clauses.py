"""Sentences taken apart into clauses: what is said, of what, under which `if`, and whether it is
denied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.verify.claims.amounts import Amount, Claim, Day, Mention, Weekdays
from drafter.verify.english.denial import is_denied
from drafter.verify.english.grammar import (
    COORDINATORS,
    DETERMINERS,
    EXCEPTIONS,
    FINITE,
    PERSONS,
    PRONOUNS,
    SUBORDINATORS,
    VERBS,
)
from drafter.verify.english.lexicon import listed
from drafter.verify.english.words import Word, concept_of, is_weak
from drafter.verify.reading.boundaries import (
    EXCEPT,
    fronted,
    gap,
    has_own_verb,
    is_predicate,
    last_stop,
    opener_of,
    starts_clause,
)

_ELLIPSES = frozenset(("and", "but", "or"))
_STARTERS = SUBORDINATORS | COORDINATORS | frozenset(EXCEPTIONS) | listed("as so only other with")
"""Words that can open a clause without a stop before them."""
FREE = concept_of("free")
_MIN_CLAUSE = 2
_LONGEST_SUBJECT = 3
_LONGEST_HEAD = 6
_PRONOUN_REACH = 2
_EXCLUDING = listed("excluded exempt excepted exception exceptions")


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """A run of a sentence with at most one statement. `opener` is the word that subordinates it."""

    start: int
    end: int
    words: tuple[Word, ...]
    claims: tuple[Claim, ...]
    opener: str
    concepts: frozenset[str]
    """Of its content words, and the marks of its claims; of the clause before too, where this one
    is only `but not …` or `except …`."""
    carried: frozenset[str]
    """The subject that its "it" or "they" stands for."""
    text: str
    subject: frozenset[str]
    """What it is about; empty for "it", "we" and the like."""
    told: frozenset[str]
    """What it says of its subject; everything where no verb parts the two."""
    strong: frozenset[str]
    """Of the concepts, those that can't be added or left out."""
    denied: bool
    turned: bool
    """Whether something beside its own words turns it round: `except`, `final sale`."""
    excluding: bool
    """Whether it takes something out of what the sentence before says: `… are excluded`."""


def split(
    text: str,
    start: int,
    end: int,
    words: Sequence[Word],
    claims: Sequence[Claim],
    subject: frozenset[str],
    before: frozenset[str],
) -> Iterator[Clause]:
    """The clauses of a sentence.

    Args:
        start: of the sentence in the text, as is `end`.
        words: those of the sentence that are part of no claim.
        subject: what the sentence before is about, for an "it" to stand for.
        before: everything the sentence before speaks of, for "… are excluded" to be out of.
    """
    first, begin, opener = 0, start, ""
    last: Clause | None = None
    head: frozenset[str] = frozenset()
    for place, word in enumerate(words):
        if place and word.text not in _STARTERS and text[words[place - 1].end : word.start] == " ":
            continue
        following = words[place + 1].text if place + 1 < len(words) else ""
        opens = opener_of(word.text, following)
        if place == 0:
            opener = opens or fronted(word.text, following)
            continue
        between = gap(text, words[place - 1].end, word.start, claims)
        ends = bool(opener) and opener != EXCEPT and "," in between
        leads = word.text in COORDINATORS or word.text in SUBORDINATORS
        goes_on = leads and following in DETERMINERS
        told_by = VERBS if word.text in SUBORDINATORS else FINITE
        own = goes_on and any(w.text in told_by for w in words[place + 2 : place + 7])
        bound = any(begin <= c.start < word.start and is_predicate(c) for c in claims)
        gaps = (gap(text, a.end, b.start, claims) for a, b in pairwise(words[place:]))
        own = own or has_own_verb(words, first, place, between, bound, gaps)
        if ends or own or starts_clause(between, word.text, following):
            enough = place - first >= _MIN_CLAUSE or opens == EXCEPT or ":" in between
            cut = last_stop(text, words[place - 1].end, word.start, claims)
            if enough or any(begin <= c.start < cut for c in claims):
                last = _clause(
                    text,
                    (begin, cut),
                    words[first:place],
                    claims,
                    opener,
                    last,
                    subject,
                    head,
                    before,
                )
                yield last
                if ":" in between and not last.opener and _is_head(last.words):
                    head = last.concepts
                subject = last.subject or subject
                first, begin, opener = place, cut, opens
            else:
                opener = opener or opens
    yield _clause(text, (begin, end), words[first:], claims, opener, last, subject, head, before)


def subject_of(words: Sequence[Word]) -> frozenset[str]:
    """The concepts a clause is about: its content words before the first verb that is told by
    its form; empty where it opens with a pronoun or a verb."""
    found: list[str] = []
    for word in words:
        naming = word.text.startswith("non-") or word.text.endswith("-free")
        if word.text in VERBS or (word.negator and not naming) or len(found) == _LONGEST_SUBJECT:
            break
        if word.text in PRONOUNS or word.text in PERSONS:
            return frozenset()
        if word.concept:
            found.append(word.concept)
    return frozenset(found)


def _is_head(words: Sequence[Word]) -> bool:
    """Whether what stands before a colon is a heading: "Paying in three parts:"."""
    return len(words) <= _LONGEST_HEAD and not any(
        word.text in FINITE or word.text.endswith(("'s", "'re")) for word in words
    )


def marks_of(claim: Claim) -> tuple[str, ...]:
    """A claim as if it were words, for comparing what two sentences speak of."""
    if isinstance(claim, Amount) and claim.kind == "free":
        return (FREE,)  # as where it is denied: "exchanges aren't free"
    if isinstance(claim, Amount):
        return (f"{claim.kind}:{claim.high.normalize()}:{claim.unit}",)
    if isinstance(claim, Mention):
        return (claim.value,)
    if isinstance(claim, Weekdays):
        return ("weekdays:" + "".join(map(str, sorted(claim.days))),)
    if isinstance(claim, Day):
        return (f"day:{claim.day}:{claim.month}",)
    return ()


def _clause(
    text: str,
    span: tuple[int, int],
    words: Sequence[Word],
    claims: Sequence[Claim],
    opener: str,
    last: Clause | None,
    subject: frozenset[str],
    head: frozenset[str],
    before: frozenset[str],
) -> Clause:
    start, end = span
    mine = tuple(claim for claim in claims if start <= claim.start < end)
    spoken = frozenset(word.concept for word in words) - {""}
    marks = frozenset(mark for claim in mine for mark in marks_of(claim))
    # "Returns: within 30 days" is said of returns.
    concepts = spoken | marks | head
    turned = opener == EXCEPT and not (last and last.denied)
    elliptic = last is not None and bool(words) and _is_elliptic(words)
    if last and (opener == EXCEPT or elliptic):
        # "…, but not in the microwave" is said of what the clause before speaks of.
        concepts |= frozenset(word.concept for word in last.words) - {""}
    carried = _carried(words, last if elliptic else None, last, subject)
    about = subject_of(words)
    excluding = any(word.text in _EXCLUDING for word in words)
    if excluding:
        carried |= last.concepts if last else before
    parted = any(word.text in VERBS or word.negator for word in words)
    own = text[start:end]
    return Clause(
        start=start,
        end=end,
        words=tuple(words),
        claims=mine,
        opener=opener,
        concepts=concepts,
        carried=carried - concepts,
        text=own,
        subject=about,
        told=(concepts - about if parted else concepts) | (carried if excluding else frozenset()),
        strong=frozenset(concept for concept in concepts if not is_weak(concept)),
        denied=is_denied(own, words) != turned,
        turned=turned,
        excluding=excluding,
    )


def _carried(
    words: Sequence[Word],
    continued: Clause | None,
    last: Clause | None,
    subject: frozenset[str],
) -> frozenset[str]:
    """What an "it", a "which" or a missing subject stands for."""
    if last and words and words[0].text in ("which", "who"):
        return last.concepts
    if continued:
        return continued.carried
    opening = [word.text for word in words if word.text not in VERBS][:_PRONOUN_REACH]
    goes_on = len(words) > 1 and words[0].text in _ELLIPSES and words[1].text in VERBS
    return subject if goes_on or PRONOUNS.intersection(opening) else frozenset()


def _is_elliptic(words: Sequence[Word]) -> bool:
    """Whether a clause is only `not …` or `but not …`, with its subject and verb left out."""
    if words[0].text == "not":
        return True
    return len(words) > 1 and words[0].text in _ELLIPSES and words[1].text in ("not", "never")
