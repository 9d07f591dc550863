"""Whether a run of words denies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.verify.english.grammar import BEING, FINITE, PERSONS, RELATIVES
from drafter.verify.english.lexicon import NEGATORS, listed
from drafter.verify.english.words import Word

_NO_DENIAL = re.compile(
    r"\b(?:no (?:worries|problem|rush|doubt|matter|later|sooner|limit)|no (?:\w+er|more|less) than|"
    r"(?:not|never|[a-z]+n't)(?: \w+){0,3} (?:\w+er|more|less) than|"
    r"(?:not|never|[a-z]+n't)(?: \w+){0,3} (?:beyond|past|above|over|exceed)\b|"
    r"not (?:only|just|to worry|a problem|sure|later|least)|"
    r"don't (?:worry|hesitate|forget)|"
    r"why not|if not|or not|whether or not|never (?:mind|fear)|nothing (?:from|"
    r"extra|to pay)|costs?(?: you)? nothing|without (?:any )?(?:charge|cost|extra)|"
    r"no (?:\w+ )?(?:charge|cost|fee)s?|"
    r"no(?=-)|(?:not|[a-z]+n't) enough|"
    r"can't (?:wait|find|see|tell)|haven't (?:already|yet)|not be long|for nothing|"
    r"(?:won't|doesn't|don't|not) (?:cost|charge)|(?:won't|don't|doesn't|needn't|wouldn't|not) (?:need to |have to )?pay(?: a \w+| anything| extra)?|never charge|(?:not|n't) affect|"
    r"(?:won't|doesn't|don't|not|never)(?: \w+){0,2} (?:anything|a thing) (?:to pay|extra)|"
    r"isn't (?:with you|there|here))\b",
    re.IGNORECASE,
)
_ANYTHING = listed("something anything everything item items things what those one")
_REPORTS = listed(
    """mind note afraid mean means know remember aware sure sorry confirm see say says understand find
    so worry fear guess think believe means unfortunate knowing noting mentioning saying remembering"""
)
"""Words whose `that` opens what is told: "bear in mind that we don't deliver" denies."""
_OPENERS = listed("though although but and because if since while as when")
"""Before a `that` that stands for what was said: `though that doesn't cover cracks`."""
_TWICE = 2
_JOINING = frozenset(("and", "or", "but"))
_AVOIDS = re.compile(r"keep|stay|steer|avoid|leav|instead|rather", re.IGNORECASE)
_AVOIDING = re.compile(
    r"\b(?:keep|stay|steer)(?: \w+){0,3} (?:out of|away from|clear of)\b|\bavoid\b|"
    r"\bleav(?:e|es|ing) (?:\w+ ){0,3}(?:off|out)\b|"
    r"\b(?:instead of|rather than)\b(?! [£$€\d\x1f])",
    re.IGNORECASE,
)


def is_denied(text: str, words: Sequence[Word]) -> bool:
    """Whether a clause denies; two denials cancel out."""
    turning = [word for place, word in enumerate(words) if _turns(words, place)]
    count = len(turning)
    if count == _TWICE and _side_by_side(text, words, turning):
        count = 1
    if _AVOIDS.search(text):
        count += len(_AVOIDING.findall(text))
    if count:
        for idiom in _NO_DENIAL.findall(text):
            parts = idiom.lower().split()
            count -= sum(1 for p in parts if p in NEGATORS or p.endswith("n't"))
    return max(count, 0) % 2 == 1


def _side_by_side(text: str, words: Sequence[Word], turning: Sequence[Word]) -> bool:
    """Whether two denials stand on either side of an `and`: `can't be combined and doesn't apply`."""
    first, second = turning
    return any(w.text in _JOINING and first.start < w.start < second.start for w in words)


def _turns(words: Sequence[Word], place: int) -> bool:
    """Whether a word denies the clause, and not just what hangs on a `that has …`."""
    word = words[place]
    if not word.negator:
        return False
    if word.text in ("nor", "neither") and any(w.negator for w in words[:place]):
        return False  # "not in Wales, nor in Ireland" denies once
    if place > 1 and words[place - 1].text in PERSONS and words[place - 2].text in _ANYTHING:
        # "something you don't want" denies nothing, "silk is something we don't wash" does.
        return place > 2 and words[place - 3].text in BEING
    if _is_reduced(words, place):
        return False
    if word.text.startswith("non-") or word.text.endswith("-free"):
        # "a non-refundable rate" names a rate; "deposits are non-refundable" denies.
        return place > 0 and words[place - 1].text in BEING
    for back in range(max(1, place - 2), place):
        opener = words[back - 1].text
        if words[back].text in RELATIVES and opener not in _REPORTS and opener not in _OPENERS:
            return False
    return True


def _is_reduced(words: Sequence[Word], place: int) -> bool:
    """Whether it hangs on a noun without a `that`: "fabric you haven't used can come back"."""
    if place < 2 or words[place - 1].text not in PERSONS:
        return False
    noun = words[place - 2]
    told = noun.concept and not noun.weak and not noun.negator and noun.text not in _REPORTS
    joined = words[place - 1].start - noun.end == 1 and not noun.text.endswith("ly")
    return bool(told) and joined and any(w.text in FINITE for w in words[place + 2 :])
