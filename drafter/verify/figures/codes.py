"""Whether a code that only the customer has named is given back as theirs. What a code does is a term of the
shop's: that the customer has written it makes nothing of it true."""

from __future__ import annotations

import re

from drafter.verify.claims.amounts import Mention
from drafter.verify.claims.references import reference_value
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.reading.reading import Sentence

_CODE = re.compile(
    r"\b(?:(?<!post )(?<!sort )(?<!product )(?<!item )codes?|vouchers?|coupons?|promo\w*|discount\w*|checkout|redeem\w*|"
    r"basket|saves? you|(?:takes?|taking|knocks?|gets?) [\w ]{1,24} off|pay less|\d+ ?(?:%|per ?cent) off|money off)\b",
    re.IGNORECASE,
)
_SHAPE = re.compile(r"[A-Z]{4,}\d{1,3}")
"""How shops write a code: `SAVE90`."""
_NUMBERED = re.compile(
    r"\b(?:orders?|tracking|parcel|item|product|model|reference|ref|invoice|ticket|serial|sku|postcode)(?: (?:number|no\.?|code))?"
    r"(?: is)? #?$",
    re.IGNORECASE,
)
"""What makes it the number of an order or a thing."""
_NEAR = 16
"""Characters from it within which a customer calls it a code."""
_THEIRS = re.compile(
    r"\b(?:sorry|apolog\w+|thanks|thank you|pity|shame|frustrating|annoying)\b|"
    r"\b(?:you|you've|you're) (?:just |already |also )?(?:used|tried|wrote|sent|mentioned|entered|typed|quoted|gave|saw|found|"
    r"have tried|tell us of|mean|meant|mention|ask about|asked about|were given)\b|"
    r"\b(?:can't|cannot|couldn't|don't|do not|can not|unable to|not able to) (?:\w+ )?(?:find|see|tell|know|say|check|have|"
    r"recognise|confirm|promise|look)\b|\b(?:isn't|is not|no) (?:a |an |one of |any )?(?:code|ours|valid|longer)\b|"
    r"\b(?:didn't|doesn't|won't|hasn't|isn't|not) (?:been )?(?:work|working|appl\w+|accept\w+|go|going|taken)\b|"
    r"\b(?:look into|check|find out|ask|(?:enter|type) \S+ again|took the place|replaced)\b",
    re.IGNORECASE,
)
_USED = re.compile(
    r"\b(?:use|using|enter(?! \S+ again\b)|entering|apply|applying|type|redeem|valid|works?|gets? you|gives? you|is good|"
    r"still (?:on|runs|holds))\b",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"\b(?:didn't|doesn't|won't|wouldn't|hasn't|isn't|not|never|can't|cannot|don't|couldn't|whether|if) "
    r"(?:\w+ ){0,2}$|\b(?:trouble|trying|problem\w*|tried to|wanted to) (?:\w+ ){0,2}$",
    re.IGNORECASE,
)


def is_term(claim: Mention, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether a reference is a code, and the sentence says what it does instead of giving it back."""
    text = sentence.text
    if not _is_code(claim, sentence, evidence):
        return False
    if any(not _UNDONE.search(text, 0, used.start()) for used in _USED.finditer(text)):
        return not text.rstrip().endswith("?") or bool(_USED.match(text))
    return not (text.rstrip().endswith("?") or _THEIRS.search(text))


def _is_code(claim: Mention, sentence: Sentence, evidence: Evidence) -> bool:
    """By its shape, or by what the reply or the customer calls it."""
    if _SHAPE.fullmatch(claim.value):
        return True
    if claim.value.isdigit() or _NUMBERED.search(sentence.text, 0, claim.start - sentence.start):
        return False
    return bool(_CODE.search(sentence.text)) or any(
        _CODE.search(heard.text, max(0, place.start() - _NEAR), place.end() + _NEAR)
        for heard in evidence.setting.customer_sentences
        for place in re.finditer(r"\S+", heard.text)
        if reference_value(place[0]) == claim.value
    )
