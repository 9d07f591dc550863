"""Whether a clause makes a rule, or offers a benefit, that nothing it cites speaks of."""

from __future__ import annotations

import re

from drafter.verify.evidence import Evidence
from drafter.verify.speech import Statement
from drafter.verify.trade import RULES
from drafter.verify.words import Word, stem

LEAST = 0.34
"""Share of a rule's telling words that the cited sources must hold."""
LEAST_OFDUTY = 0.5
"""The same where the clause says what the customer has to do."""
MANY = 3
"""Words the sources don't have, from which on the share counts."""
_CIRCUMSTANCES = frozenset(("if", "when", "whenever", "once", "because"))
_RULE = re.compile(
    r"\b(?:you|customers?|members?|everyone|anyone|we|our|us|orders?|returns?|"
    r"items?|all|every|any|always|never)\b.*\b(?:can|may|must|"
    r"need|have to|get|gets|receive|earn|offer|offers|give|gives|provide|accept|"
    r"allow|include|includes|required?|entitled|eligible|will|"
    r"always|never|only|comes?|are|is|has|have|match|guarantee)\b|\b(?:must|"
    r"required|mandatory|entitled|eligible|guaranteed|prohibited|forbidden)\b",
    re.IGNORECASE,
)
DUTY = re.compile(
    r"\b(?:has to|have to|must|needs? to|required|mandatory|obliged)\b", re.IGNORECASE
)
"""What says that the customer has to do something."""


def unsupported(statement: Statement, evidence: Evidence) -> tuple[str, ...]:
    """The words for which a clause has no support; none where it has enough.

    One word that makes a rule or a benefit is enough; of others, only many: people say one thing
    in many words, and the customer's own words are no rule of the writer's.
    """
    if statement.clause.opener in _CIRCUMSTANCES:
        return ()
    missing = [word for word in statement.words if _is_missing(word, evidence)]
    if missing and not statement.denied:
        rules = dict.fromkeys(word.text for word in missing if stem(word.text) in _RULES)
        if rules:
            return tuple(rules)
    if things := added(statement, evidence):
        return things
    echoed = evidence.setting.customer_concepts
    words = dict.fromkeys(word.text for word in missing if word.concept not in echoed)
    if len(words) < MANY:
        return ()
    concepts = statement.clause.concepts
    held = len(concepts & evidence.concepts) + len(statement.clause.claims)
    share = held / len(concepts)
    duty = share < LEAST_OFDUTY and not statement.denied and DUTY.search(statement.text)
    return tuple(words) if duty or (share < LEAST and _RULE.search(statement.text)) else ()


def added(statement: Statement, evidence: Evidence) -> tuple[str, ...]:
    """Words of a thing put beside those the sources have ("a rain cover and a padded laptop
    sleeve"), or of a clause of which the sources hold nothing."""
    if statement.clause.opener in _CIRCUMSTANCES or statement.denied:
        return ()
    echoed = evidence.setting.customer_concepts
    run: list[Word] = []
    led = False
    for word in statement.words:
        new = _is_missing(word, evidence) and word.concept not in echoed
        if new and (not run or word.start - run[-1].end == 1):
            led = led or (not run and _leads(word, statement))
            run.append(word)
            if led and len(run) >= TOGETHER:
                return tuple(w.text for w in run)
        elif new or word.concept:
            run, led = [], False
    return ()


def _leads(word: Word, statement: Statement) -> bool:
    """Whether a word is the first of a thing added by `and a …` or `or some …`."""
    return bool(_AND.search(statement.text[: word.start - statement.start]))


def _is_missing(word: Word, evidence: Evidence) -> bool:
    if not word.concept or word.weak or word.concept in evidence.concepts:
        return False
    return not (_IMPLIED.get(word.concept, frozenset()) & evidence.concepts)


_IMPLIED = {
    "replac": frozenset({"new"}),
    "replace": frozenset({"new"}),
    "cover": frozenset({"include"}),
    "book": frozenset({"order", "reserv", "appointment"}),
}
"""What may be called so where the sources have another word: a new card is a replacement."""
TOGETHER = 2
"""Words in a row that no source has, from which on they are a thing of their own."""
_AND = re.compile(
    r"\b(?:and|or|plus|with|including)(?: (?:a|an|the|some|our|free|one)\b)* $", re.IGNORECASE
)


_RULES = frozenset(stem(word) for word in RULES.split())
