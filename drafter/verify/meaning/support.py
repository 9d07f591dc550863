"""Whether a clause brings up a rule, a benefit or a fact that nothing it cites speaks of.

People say one thing in many words, and few of them are the source's, so that a new word tells little.
What speaks for an invention is weighed against what speaks for the source told in other words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.verify.english.grammar import SUPPOSED
from drafter.verify.english.lexicon import SMALL_TALK
from drafter.verify.english.places import place_of
from drafter.verify.english.trade import DETAILS, PROCESS, RULES
from drafter.verify.english.words import Word, stem
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.reading.matching import Match
from drafter.verify.reading.reading import Reading
from drafter.verify.reading.speech import Statement

LEVEL = -0.2
"""Weight from which a statement has no support."""
INVENTION = {
    "": -3.8,
    "rules": 3.3,
    "details": 1.65,
    "trade": 0.55,
    "small talk": -1.45,
    "new": 1.4,
    "put beside": 1.7,
    "added": 1.6,
    "opens": -0.9,
    "rule made": 0.5,
    "benefit": 1.0,
    "supposed": 0.8,
    "in place of another": -0.24,
    "of one source": -1.2,
}
"""What each sign of an invention weighs: log-odds, fitted on some 8,000 authored sentences with a
word that no source has; a quarter of them invented."""
_CIRCUMSTANCES = frozenset(("if", "when", "whenever", "once", "because"))
_RULE = re.compile(
    r"\b(?:you|customers?|members?|everyone|anyone|we|our|us|orders?|returns?|"
    r"items?|refunds?|all|every|any|always|never)\b.*\b(?:can|may|must|"
    r"need|have to|get|gets|receive|earn|offer|offers|give|gives|provide|accept|"
    r"allow|include|includes|required?|entitled|eligible|will|"
    r"always|never|only|comes?|are|is|has|have|match|guarantee)\b|\b(?:must|"
    r"required|mandatory|entitled|eligible|guaranteed|prohibited|forbidden)\b",
    re.IGNORECASE,
)
_BENEFIT = re.compile(
    r"\b(?:free|also|too|automatically|bonus|extra|off|always|every|any|all|guarantee\w*|"
    r"includ\w+|instead)\b",
    re.IGNORECASE,
)
_ADDED = re.compile(r"\W*and\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:and|plus|including)(?: (?:a|an|some|our|free|one|the))+ $", re.IGNORECASE
)
"""What puts a thing beside others: "a rain cover and a padded laptop sleeve"."""
_MOST_NEW = 4
_IMPLIED = {
    "return": frozenset({"tag"}),
    "replac": frozenset({"new"}),
    "replace": frozenset({"new"}),
    "cover": frozenset({"include"}),
    "book": frozenset({"order", "reserv", "appointment"}),
    "colour": frozenset({"black", "whit", "red", "blu", "green", "grey", "yellow", "brown"}),
}
"""What may be called so where the sources have another word: a new card is a replacement, a label is for a return."""
_RULES = frozenset(stem(word) for word in RULES.split())
_DETAILS = frozenset(stem(word) for word in DETAILS.split())
_SMALL_TALK = frozenset(stem(word) for word in SMALL_TALK)


def unsupported(
    statement: Statement, close: list[Match], reply: Reading, evidence: Evidence
) -> tuple[str, ...]:
    """The words for which a clause has no support; none where it has enough."""
    if statement.clause.opener in _CIRCUMSTANCES:
        return ()
    new = [word for word in statement.words if _is_new(word, evidence)]
    if not new:
        return ()
    signs = signs_of(statement, new, close, reply, evidence)
    if sum(INVENTION[sign] * size for sign, size in signs.items()) < LEVEL:
        return ()
    rules = dict.fromkeys(word.text for word in new if stem(word.text) in _RULES)
    return tuple(rules or dict.fromkeys(word.text for word in new))


def _is_new(word: Word, evidence: Evidence) -> bool:
    """Whether neither a source nor the customer has it, nor what it may stand for."""
    if not word.concept or word.weak or word.concept in evidence.concepts:
        return False
    implied = _IMPLIED.get(word.concept, frozenset()) & evidence.concepts
    return not implied and word.concept not in evidence.setting.customer_concepts


def signs_of(
    statement: Statement,
    new: Sequence[Word],
    close: list[Match],
    reply: Reading,
    evidence: Evidence,
) -> dict[str, float]:
    """What speaks for or against an invention, and how much there is of it."""
    sentence = statement.sentence
    concepts = {word.concept for word in new}
    stems = {stem(word.text) for word in new}
    talk = {word.concept for word in new if _is_small_talk(word, statement)}
    strong = [word for word in statement.words if word.concept and not word.weak]
    nearest = close[0].clause.strong if close else frozenset[str]()
    held = max((len(sentence.strong & source.held) for source in evidence.told), default=0)
    return {
        "": 1.0,
        "rules": len(stems & _RULES),
        "details": len(stems & _DETAILS),
        "trade": len(concepts & PROCESS),
        "small talk": len(talk),
        "new": min(_MOST_NEW, len(concepts)),
        "put beside": sum(
            bool(_BESIDE.search(statement.text[: w.start - statement.start])) for w in new
        ),
        "added": bool(_ADDED.match(statement.text)),
        "opens": len(strong) > 1 and strong[0] is new[0],
        "rule made": bool(_RULE.search(statement.text)),
        "benefit": bool(_BENEFIT.search(statement.text)),
        "supposed": any(clause.opener in SUPPOSED for clause in sentence.clauses),
        "in place of another": min(len(concepts), len(nearest - reply.concepts)),
        "of one source": held / len(sentence.strong) if sentence.strong else 0.0,
    }


def _is_small_talk(word: Word, statement: Statement) -> bool:
    """Whether it brings up no rule: of the customer's life, a name, or a place."""
    named = word.capital and word.start > statement.start
    return named or stem(word.text) in _SMALL_TALK or bool(place_of(word.text))
