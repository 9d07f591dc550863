"""Whether a clause makes a rule, or offers a benefit, that nothing it cites speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.verify.evidence import Evidence
from drafter.verify.speech import Statement
from drafter.verify.trade import RULES
from drafter.verify.words import Word, stem

LEAST = 0.34
"""Share of a rule's telling words that the cited sources must hold."""
HALF = 0.5
MANY = 3
"""Telling words from which on a rule must have some of them in its sources."""
_RULE = re.compile(
    r"\b(?:you|customers?|members?|everyone|anyone|we|our|us|orders?|returns?|"
    r"items?|all|every|any|always|never)\b.*\b(?:can|may|must|"
    r"need|have to|get|gets|receive|earn|offer|offers|give|gives|provide|accept|"
    r"allow|include|includes|required?|entitled|eligible|will|"
    r"always|never|only|comes?|are|is|has|have|match|guarantee)\b|\b(?:must|"
    r"required|mandatory|entitled|eligible|guaranteed|prohibited|forbidden)\b",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r"\b(?:has to|have to|must|needs? to|required|mandatory|obliged)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Support:
    """How well a clause is supported. `missing` are the telling words the sources don't have;
    `rules` those of them that make a rule or a benefit."""

    share: float
    missing: tuple[str, ...]
    rules: tuple[str, ...]
    is_rule: bool
    is_duty: bool

    @property
    def is_lacking(self) -> bool:
        """Whether the clause asserts what the sources don't speak of."""
        if self.rules:
            return True
        if self.is_duty and len(self.missing) >= MANY and self.share < HALF:
            return True
        return self.is_rule and len(self.missing) >= MANY and self.share < LEAST


def support_of(statement: Statement, evidence: Evidence) -> Support:
    """Compare a clause's telling words with all that is cited."""
    echoed = evidence.customer_concepts
    missing = [w for w in statement.words if _is_missing(w, evidence)]
    unechoed = {w.concept for w in missing if w.concept not in echoed}
    count = len(statement.strong | statement.clause.concepts) or 1
    held = len((statement.strong | statement.clause.concepts) & evidence.concepts)
    held += len(statement.clause.claims)
    rules = () if statement.denied else tuple(w.text for w in missing if stem(w.text) in _RULES)
    circumstance = statement.clause.opener in ("if", "when", "whenever", "once", "because")
    return Support(
        held / count,
        tuple(dict.fromkeys(w.text for w in missing if w.concept in unechoed)),
        tuple(dict.fromkeys(rules)) if not circumstance else (),
        not circumstance and bool(_RULE.search(statement.text)),
        not circumstance and not statement.denied and bool(_DUTY.search(statement.text)),
    )


def _is_missing(word: Word, evidence: Evidence) -> bool:
    return bool(word.concept) and not word.weak and word.concept not in evidence.concepts


_RULES = frozenset(stem(word) for word in RULES.split())
