"""What each contact of the sources is for: whether a reply sends the customer to the right one.

A contact is for what the words beside it say. One is wrong only where the reply's words are another's
alone: two contacts mostly share a good part of theirs.
"""

from __future__ import annotations

from drafter.verify.claims.amounts import Claim, Mention
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.reading.reading import Sentence

_CONTACTS = frozenset({"url", "email", "phone"})
TELLING = 2
"""Words of another contact alone, and none of its own alone, by which a contact is the wrong one."""


def misdirected(claim: Claim, sentence: Sentence, evidence: Evidence) -> str:
    """What the sources have another contact for that the reply names this one for; empty where it
    fits."""
    if not isinstance(claim, Mention) or claim.kind not in _CONTACTS:
        return ""
    told: dict[str, frozenset[str]] = {}
    for source, place in evidence.placed:
        if isinstance(source, Mention) and source.kind == claim.kind:
            words = frozenset(w.concept for w in place.words if w.concept and not w.weak)
            told[source.value] = told.get(source.value, frozenset()) | words
    own = told.pop(claim.value, None)
    said = frozenset(w.concept for w in sentence.words if w.concept and not w.weak)
    if own is None:
        return ""
    others = (said & other - own for other in told.values() if not said & own - other)
    return next((", ".join(sorted(words)) for words in others if len(words) >= TELLING), "")
