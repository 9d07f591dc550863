"""What the words around a figure make of it: worked out, what is left, or only about right."""

from __future__ import annotations

import re
from decimal import Decimal

from drafter.verify.claims.amounts import Amount
from drafter.verify.reading.reading import Sentence

ROUGH = Decimal("0.06")
"""How far a figure said to be about right may be off."""
WORKED = re.compile(
    r"\b(?:less|more|fewer|most|difference|save[sd]?|saving|extra|instead|rather|left|leaves?|leaving|remain\w*|"
    r"short|missing|another|further|over|past|beyond|above|up ?front|rest|others?|total|together|altogether|in all|all in|"
    r"comes?|came|coming|makes?|making|made|brings?|adds?|plus|both|each|apiece|times|works out|so|"
    r"that's|that is|that means|which is|would be|looking at|you'd|you'll|you pay|pays?|"
    r"gives?|get|earn\w*|half|out of|spare|room|to go|for (?:all|both|(?:the|your) (?:whole|lot|pair|set|two|three|four|five|six|seven|eight|nine|ten|\d+))|"
    r"of [£$€]\S+ is|to spend|payments? of|instalments? of|everything|one by one|separately|of (?:that|your|those)|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)(?: \w+){0,2} (?:are|cost|would cost)|"
    r"a (?:head|piece|lesson|month|year|week|day|night|page)|\w+er(?:,? by|,? than))\b|[:=]",
    re.IGNORECASE,
)
"""What says that a figure has been worked out from others."""
DIVIDED = re.compile(
    r"\b(?:each|per|apiece|so that's|works out|payments? of|instalments? of|times)\b", re.IGNORECASE
)
"""What says that a figure has been shared out."""
_EXTRA = re.compile(
    r"\b(?:adds?|plus|another|an? (?:extra|additional|further)|"
    r"(?:lengthen|extend|prolong)\w*(?: once| twice)?,? (?:by|for))(?: up to)?(?: a| an)? $",
    re.IGNORECASE,
)
_ON_TOP = re.compile(r" (?:extra|more|on top|surcharge|supplement|longer)\b", re.IGNORECASE)
_SAY = re.compile(r"(?:\b(?:so|say|for example|e\.g\.|for instance),?|:) (?:an? )?$", re.IGNORECASE)
_WOULD = re.compile(r"[\w -]{0,20} would\b", re.IGNORECASE)
_REST = re.compile(
    r"\b(?:rest|remaining|remainder|leav(?:es?|ing)|left|other|balance|outstanding|so you)\b",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(
    r"\b(?:about|around|roughly|approximately|approx|some|circa|more or less|close to)\.? (?:the )?$",
    re.IGNORECASE,
)
_SHORT_OF = re.compile(
    r"\b(?:just (?:under|below|short of)|nearly|almost|not quite|a (?:little|bit|touch) "
    r"(?:under|below|less than)) $",
    re.IGNORECASE,
)
_BEYOND = re.compile(
    r"\b(?:just (?:over|above)|a (?:little|bit|touch) (?:over|above|more than)) $", re.IGNORECASE
)


def is_remainder(claim: Amount, sentence: Sentence) -> bool:
    """Whether the words beside a percentage say that it is what is left of the whole."""
    place, after = claim.start - sentence.start, claim.end - sentence.start
    return bool(
        _REST.search(sentence.text[max(0, place - 40) : place])
        or re.match(r" (?:\w+ )?(?:left|remaining|balance|outstanding)\b", sentence.text[after:])
    )


def is_roughly(claim: Amount, sentence: Sentence, figures: set[Decimal]) -> bool:
    """Whether a figure is said to be about one of some others, and is: `just under 3 kg`."""
    head = sentence.text[: claim.start - sentence.start]
    for figure in figures:
        off = claim.low - figure
        if abs(off) > ROUGH * figure or (
            claim.kind != "duration" and _digits(claim.low) > _digits(figure)
        ):
            continue  # "about 310" is no rounding of 300
        below, above = _SHORT_OF.search(head), _BEYOND.search(head)
        if (below and off > 0) or (above and off < 0) or _ROUGHLY.search(head):
            return True
    return False


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def is_added(claim: Amount, sentence: Sentence) -> bool:
    """Whether the words around a figure say that it comes on top of another: `a mount adds 3`."""
    head = _EXTRA.search(sentence.text, 0, claim.start - sentence.start)
    return bool(head or _ON_TOP.match(sentence.text, claim.end - sentence.start))


def is_example(claim: Amount, sentence: Sentence) -> bool:
    """Whether it is made up to show how a rule works out: `so four hours would cost you £3`."""
    place = claim.start - sentence.start
    return bool(
        _SAY.search(sentence.text, 0, place)
        and _WOULD.match(sentence.text, claim.end - sentence.start)
    )


def around(claim: Amount, sentence: Sentence) -> str:
    """The words a figure stands among."""
    place = claim.start - sentence.start
    return sentence.text[max(0, place - 40) : claim.end - sentence.start + 24]
