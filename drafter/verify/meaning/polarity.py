"""Whether a reply denies what its source affirms, or affirms what it denies.

People turn a rule round in too many ways for any one word to tell: "only with a receipt" is "not
without one", and "left out of the scheme" is "not in it". So nothing is decided by a single sign. The
closest source clause that stands the other way is found, and what speaks for a contradiction is
weighed against what speaks for two rules, or one rule told the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.verify.claims.amounts import Claim
from drafter.verify.english.grammar import SUPPOSED, VERBS
from drafter.verify.english.places import lies_in, place_of
from drafter.verify.english.words import Word, concept_of, is_weak
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.reading.boundaries import EXCEPT
from drafter.verify.reading.clauses import Clause, marks_of
from drafter.verify.reading.matching import Match
from drafter.verify.reading.reading import Reading, Sentence
from drafter.verify.reading.speech import Statement

LEVEL = -0.95
"""Weight from which a statement contradicts its source."""
CONTRADICTION = {
    "": -0.9,
    "alike": 2.73,
    "all of it": 0.6,
    "outdone": -1.17,
    "told right": -1.78,
    "one stance": 0.43,
    "denied word": 0.53,
    "denials": -0.78,
    "of another thing": -1.0,
    "both ways": -0.61,
    "clauses": -0.51,
    "figures": -0.7,
    "allows": 1.1,
    "although": 1.67,
    "also": 1.31,
    "but": 0.58,
    "only": -1.93,
    "needed": -0.58,
    "turned": -1.58,
    "points back": -0.53,
    "fragment": -0.55,
}
"""What each sign of a contradiction weighs: log-odds, fitted on some 8,000 authored sentences, each
beside a source clause that stands the other way; a quarter of them wrong."""
FAMILIES = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"need\w*|ha(?:ve|s|d) to|must\w*|requir\w+|necessary|compulsory|mandatory|ask(?:ed|s)? for",
        r"can\w*|may|could\w*|able|possible|allowed|fine|welcome|okay|ok|accept\w*|return\w*|"
        r"exchang\w*|swap\w*|cancel\w*|take|do|does|doesn't|don't",
        r"includ\w+|comes? with|in the box|part of|in with|supplied|provided|has|have|contains?|"
        r"holds?|with|there(?:'s| is| are)|sold with",
        r"cover\w*|warranty|guarantee\w*|fault|defect",
        r"free|cost\w*|charge\w*|pay\w*|paid|fee|price\w*|surcharge",
        r"appl(?:y|ies)|counts?|valid|works?|goes?|qualif\w+|eligible|earn\w*|get|gets",
    )
)
"""Ways to take a stance, a line each: it is needed, allowed, included, covered, charged, it applies."""
_TURNED = re.compile(
    r"\b(?:too (?:late|\w+ (?:to|for))|left out|leav\w+ \w* ?(?:out|behind|off)|skip\w*|"
    r"stay\w* out|keep\w* (?:\w+ )?(?:out|away|from|off)|exceptions?|exempt|outside|beyond|laps\w+|"
    r"void\w*|refus\w+|reject\w+|ends?|stops?|lose\w*|lost|final sale|own cost|apart|separate\w*|"
    r"extra|on top|up to you|yourself)\b",
    re.IGNORECASE,
)
"""What denies without a "not"."""
_SEVERAL = 2
_REACH = 6
_NEEDED = re.compile(
    r"\b(?:need\w*|ha(?:ve|s|d) to|must|requir\w+|necessary|bring|buy|get)\b", re.IGNORECASE
)
"""What is needed is no contradiction of "isn't included"."""
_NOT_YET = frozenset(("until", "before", "unless"))
_FROM_THEN = frozenset(("when", "once", "after", "as soon", "if", "only"))
_ONLY = re.compile(r"\b(?:only|just the|solely)\b", re.IGNORECASE)
_ALTHOUGH = re.compile(
    r"\b(?:although|even though|even if|despite|even (?:in|on|with|after)|regardless)\b",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\b(?:also|too|as well|either)\b", re.IGNORECASE)
_BUT = re.compile(r"^\W*(?:but|however)\b|\bthough\b", re.IGNORECASE)
_TURNING = re.compile(r"\b(?:unless|except|only|other than|apart from|until)\b", re.IGNORECASE)
_ALLOWS = re.compile(
    r"\b(?:can|may|are able|is possible|welcome|happily|of course|no problem|fine)\b", re.IGNORECASE
)
_ASKS_NOT = re.compile(
    r"\W*(?:(?:please|just|so|and|then|but) )*(?:don't|do not|never) \w", re.IGNORECASE
)
_HARMS = re.compile(
    r"\b(?:damages|ruins|harms|melts|shrinks|spoils|voids|dulls|dangerous|unsafe|"
    r"(?:will|would|can|could|may|might) (?:damage|ruin|harm|melt|shrink|spoil|void|dull))\b",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:in|to|near) $", re.IGNORECASE)
_BACK = re.compile(r"\W*(?:that|this|it|so|as|since|because|which)\b", re.IGNORECASE)
_LACKED = re.compile(
    r"\b(?:without|free (?:of|from)|zero) (?:an? |any |the |your )?(\w+(?: \w+)?)", re.IGNORECASE
)


def contradicted(
    statement: Statement, close: list[Match], reply: Reading, evidence: Evidence
) -> Match | None:
    """The source clause that says the opposite of the statement, if one does."""
    against = opposing(statement, close, evidence)
    if against is None:
        return None
    signs = signs_of(statement, against, close, reply, evidence)
    weight = sum(CONTRADICTION[sign] * size for sign, size in signs.items())
    return against if weight >= LEVEL else None


def opposing(statement: Statement, close: list[Match], evidence: Evidence) -> Match | None:
    """The closest source clause that denies and is affirmed, or the other way round."""
    if statement.clause.opener in SUPPOSED:
        return None
    if statement.denied and any(
        _IN.search(statement.sentence.text, 0, name.start - statement.sentence.start)
        and name.text not in evidence.words and not lies_in(place_of(name.text), evidence.places)
        for name in statement.sentence.names
    ):  # fmt: skip
        return None  # "no shop in Manchester" denies nothing of those there are
    against = (m for m in close if _stands_against(statement, m.clause))
    asked = [m for m in close if _ASKS_NOT.match(m.clause.text)]
    said = statement.strong - {name.concept for name in statement.sentence.names}
    if _ASKS_NOT.match(statement.text) and any(said <= m.clause.strong for m in asked):
        return (
            None  # "please don't pay" is the source's "don't pay", whatever else it has of paying
        )
    return next((m for m in against if not _is_until(statement, m.sentence)), None)


def _is_until(statement: Statement, source: Sentence) -> bool:
    """`not charged until it's sent` and `charged when it's sent` agree."""
    return (
        statement.denied
        and any(c.opener in _NOT_YET for c in statement.sentence.clauses)
        and any(c.opener in _FROM_THEN for c in source.clauses)
    )


def _stands_against(statement: Statement, source: Clause) -> bool:
    """Whether the one denies; `made without wheat` denies what a statement says of wheat."""
    if statement.denied and _HARMS.search(source.text):
        return False  # "washing damages it" is why it mustn't be washed
    mine, theirs = _lacked(statement.text), _lacked(source.text)
    lacking = bool((theirs - mine) & statement.strong or (mine - theirs) & source.strong)
    return (source.denied != statement.denied) != lacking


def signs_of(
    statement: Statement,
    against: Match,
    close: list[Match],
    reply: Reading,
    evidence: Evidence,
) -> dict[str, float]:
    """What speaks for or against a contradiction with a source clause, and how much there is of it."""
    theirs, sentence = against.clause, statement.sentence
    with_it = [m for m in close if not _stands_against(statement, m.clause)]
    covered = _covered(statement, against)
    denier, other = (statement, theirs) if statement.denied else (theirs, statement)
    others = (c for c in sentence.clauses if c is not statement.clause)
    return {
        "": 1.0,
        "alike": _alike(statement, theirs),
        "all of it": _is_all_of_it(statement, against, close, evidence),
        "outdone": any(
            m.score > against.score and _covered(statement, m) >= covered for m in with_it
        ),
        "one stance": sum(
            1 for f in FAMILIES if f.search(statement.text) and f.search(theirs.text)
        ),
        "denied word": len(_denied_words(denier.words) & other.concepts),
        "denials": sum(w.negator and not w.text.endswith("-free") for w in statement.words),
        "of another thing": _of_another(statement, theirs),
        "told right": _told_right(statement, theirs, reply),
        "both ways": any(
            c.strong and not c.opener and c.denied != statement.denied for c in others
        ),
        "clauses": len(sentence.clauses),
        "figures": len(statement.clause.claims),
        "allows": not statement.denied and bool(_ALLOWS.search(statement.text)),
        "although": bool(_ALTHOUGH.search(sentence.text)),
        "also": bool(_ALSO.search(statement.text)),
        "but": bool(_BUT.search(statement.text)),
        "only": bool(_ONLY.search(statement.text)),
        "needed": not statement.denied
        and bool(_NEEDED.search(statement.text))
        and not _NEEDED.search(theirs.text),
        "turned": not statement.denied and bool(_TURNED.search(statement.text)),
        "points back": bool(_BACK.match(statement.text)),
        "fragment": not any(w.text in VERBS for w in statement.words),
    }


def _covered(statement: Statement, match: Match) -> int:
    return len(statement.strong & (match.clause.concepts | match.clause.carried))


def _told_right(statement: Statement, source: Clause, reply: Reading) -> float:
    """Share of a source clause that the reply has elsewhere, the same way round."""
    clauses = (c for s in reply.sentences for c in s.clauses if c.denied == source.denied)
    common = (len(c.strong & source.strong) for c in clauses if c is not statement.clause)
    return max(common, default=0) / max(1, len(source.strong))


def _is_all_of_it(
    statement: Statement, against: Match, close: list[Match], evidence: Evidence
) -> bool:
    """Whether a source clause, and no other that agrees, speaks of everything the statement does, or
    of all but one thing that the sources have elsewhere; and of little else."""
    source = against.clause
    said = frozenset(w.concept for w in statement.words if w.concept and (w.negator or not w.weak))
    told = frozenset(w.concept for w in source.words if w.concept and not w.weak)
    lost = said - source.concepts - source.carried
    turns = _TURNING.search(against.sentence.text) and not source.turned
    kept = statement.sentence.concepts & _exceptions(against.sentence)
    most_lost = 1 if len(said) > _SEVERAL and lost <= evidence.concepts else 0
    common = statement.strong & (source.concepts | source.carried)
    others = (m.clause for m in close if not _stands_against(statement, m.clause))
    return (
        not (turns and (kept or statement.denied or not source.denied))
        and not any(common <= other.concepts | other.carried for other in others)
        and len(said) >= _SEVERAL
        and len(lost) <= most_lost
        and (source.turned or len(told - statement.concepts) <= (1 if lost else 2))
    )


def _exceptions(source: Sentence) -> frozenset[str]:
    """What the clauses with which a sentence makes an exception speak of."""
    apart = (c.strong for c in source.clauses if c.opener in ("unless", "until", EXCEPT))
    return frozenset[str]().union(*apart)


def _alike(statement: Statement, source: Clause) -> float:
    """Share of the words and figures of both that are in both, without what denies."""
    mine = _said(statement.words, statement.clause.claims)
    theirs = _said(source.words, source.claims)
    return len(mine & theirs) / max(1, len(mine | theirs))


def _said(words: Sequence[Word], claims: Sequence[Claim]) -> frozenset[str]:
    told = (word.concept or word.text for word in words if not word.negator)
    return frozenset((*told, *(mark for claim in claims for mark in marks_of(claim))))


def _of_another(statement: Statement, source: Clause) -> bool:
    """Whether each is said of a thing that the other doesn't name."""
    mine = {c for c in statement.subject if not is_weak(c)} - source.carried
    theirs = {c for c in source.subject if not is_weak(c)} - statement.clause.carried
    return bool(mine and theirs) and not (mine & source.concepts or theirs & statement.concepts)


def _denied_words(words: tuple[Word, ...]) -> frozenset[str]:
    """The next word with content after each that denies."""
    found = set()
    for place, word in enumerate(words):
        after = words[place + 1 : place + 1 + _REACH] if word.negator else ()
        found.update([w.concept for w in after if w.concept and not w.weak][:1])
    return frozenset(found)


def _lacked(text: str) -> frozenset[str]:
    """What a clause says something is without."""
    words = (word for found in _LACKED.findall(text) for word in found.lower().split())
    return frozenset(c for word in words if (c := concept_of(word)) and not is_weak(c))
