"""Whether what a reply says costs nothing is said so in what it cites, or follows from it."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.verify.claims.amounts import Amount
from drafter.verify.english.words import concept_of, words_of
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.grounds import Finding
from drafter.verify.reading.reading import Sentence

_NO_EXTRA = re.compile(
    r"\b(?:extra|more|on top|nothing to pay|pay(?: anything)?|on us)\b", re.IGNORECASE
)
_INCLUDED = re.compile(
    r"(?<!not )(?<!n't )\b(?:include[sd]?|(?:duties|taxes|tax|vat|postage) (?:are |is )?paid)\b"
    r"(?! by (?:you|the (?:customer|buyer|recipient)))",
    re.IGNORECASE,
)
_AT_OUR_COST = re.compile(
    r"(?:\b(?:avoid|without|not|never)|n't) (?:be |being |getting |get )?(?:charged|billed)\b|\bprepaid\b|\bfree-[a-z]|\bwe(?:'ll| will)?(?: also)? (?:cover|pay)\b|"
    r"\b(?:over|above|beyond|after) that\b",
    re.I,
)
"""What makes a thing cost nothing, or only from somewhere on."""
_BY_US = re.compile(r"\b(?:(?:paid|covered|borne) by us|waived|at our expense)\b", re.IGNORECASE)
"""What the shop pays for, of the thing that is named."""
_NONE = re.compile(
    r"\b(?P<thing>charges?|fees?|postage|shipping|delivery)(?: \w+){0,2}:? (?:none|nil|[£$€] ?0(?!\.?\d))",
    re.IGNORECASE,
)
"""`Shipping $0`."""
_NOTHING_DUE = re.compile(r"\bcosts? (?:to|for) (?:the )?customer: (?:none|nil)\b", re.IGNORECASE)
_PAYING = frozenset(map(concept_of, ("pay", "cost", "cover", "charge", "fee")))
_NEAR = 12
"""Characters after `we cover the cost of` in which the thing stands."""
_INTEREST = re.compile(r"\binterest[ -]?$", re.IGNORECASE)
_NO_INTEREST = re.compile(r"\binterest[ -]free\b|\b(?:no|without|0 ?%) interest\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:(?<![\w-])(?P<which>[\w-]+ )?(?=(?:delivery|shipping|postage)\b)|"
    r"(?:^|[.,;:!?(] ?|\b(?:and|so|but|then|that|because|to|see|note) )\W*"
    r"(?:the|your|this|that|a|an|another|every|any|all|\d+|two|three)(?: [\w-]+){0,3}? )(?P<goods>[^\W\d_]+)"
    r"(?: is| are|'s|'re| will be| comes?)(?: now| all| also| completely| totally| absolutely)*(?: yours)? (?:for )?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?! (?:until|till|if|when|once|as|before|unless|while|within)\b)(?:(?: (?:for|on))? (?:the|your|this|that|a|an))?(?: [\w-]+){0,2}? (?P<goods>[^\W\d_]+)\b(?=[^\w]*(?:$|today|now|this))",
    re.IGNORECASE,
)
"""Of what it is said that it costs nothing."""
_ANY_GOODS = frozenset(
    concept_of(word) for word in ("order", "purchase", "item", "product", "basket")
)

_CARRIAGE = frozenset((concept_of("delivery"), concept_of("return")))
_FREE = re.compile(
    r"\b(?:free|no (?:extra )?(?:charge|cost|fee)|nothing|included|prepaid|we (?:cover|pay)|(?:paid|covered|borne) by us|waive\w*)\b",
    re.IGNORECASE,
)

_PRICE = re.compile(r"[£$€]\s?\d")


def check_free(claim: Amount, sentence: Sentence, evidence: Evidence) -> Finding | None:
    """What is wrong with a thing that is said to be free; None where a source has it so."""
    if _gives_goods(claim, sentence, evidence):
        return "money", "is said of what no cited source gives away"
    if evidence.amounts.get("free") or evidence.told_of(_AT_OUR_COST):
        return None
    if _is_paid_by_us(claim, sentence, evidence) or _is_nothing(claim, sentence, evidence):
        return None
    before = sentence.text[: claim.start - sentence.start]
    if _INTEREST.search(before) and evidence.told_of(_NO_INTEREST):
        return None
    words = sentence.text[claim.start - sentence.start : claim.end - sentence.start]
    if _NO_EXTRA.search(words) and any(
        _INCLUDED.search(s.text) and s.strong & sentence.strong for s in evidence.told
    ):
        return None  # what is included costs nothing extra
    return "money", "is in no cited source"


def _is_paid_by_us(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether a source has the shop pay for the very thing, or waive what the sentence tells of."""
    waives = sentence.text.startswith("waive", claim.start - sentence.start)
    start, end = claim.start - sentence.start, claim.end - sentence.start + _NEAR
    told = sentence.text if waives else sentence.text[start:end]
    meant = {w.concept for w in words_of(told) if w.concept and not w.weak}
    return any(_BY_US.search(s.text) and (meant - _PAYING) & s.concepts for s in evidence.told)


def _is_nothing(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether a source puts the very thing down at nothing, or all that the customer is to pay."""
    place = claim.start - sentence.start
    before = sentence.text[max(0, place - 2 * _NEAR) : place].lower()
    found = (match["thing"].lower() for s in evidence.told for match in _NONE.finditer(s.text))
    written = sentence.text[place : claim.end - sentence.start]
    due = _NO_EXTRA.search(written) and evidence.told_of(_NOTHING_DUE)
    return bool(due) or any(thing in before for thing in found)


def _gives_goods(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether what costs nothing is what has a price, and no source has it so: that an exchange is free
    makes no tent free, and no next-day delivery."""
    place, end = claim.start - sentence.start, claim.end - sentence.start
    given = _BEFORE.search(sentence.text, 0, place) or _AFTER.match(sentence.text, end)
    if not given:
        return False
    goods = concept_of(given["goods"].lower())
    told = [_Told(s.text[c.start - s.start : c.end - s.start].lower(), c.concepts | c.carried)
            for s in evidence.told for c in s.clauses]  # fmt: skip
    ours = [one for one in told if goods in one.concepts]
    if goods in _CARRIAGE:
        which = (given.groupdict().get("which") or "").strip().lower()
        ours = [one for one in ours if which in one.text] or ours
        return not any(_FREE.search(one.text) for one in ours) and not evidence.told_of(
            _AT_OUR_COST
        )
    priced = any(_PRICE.search(one.text) for one in ours)
    return (priced or goods in _bought(evidence) | _ANY_GOODS) and not any(
        _FREE.search(one.text) for one in ours
    )


class _Told(NamedTuple):
    """A clause of a source."""

    text: str
    concepts: frozenset[str]


def _bought(evidence: Evidence) -> frozenset[str]:
    """What the customer has ordered."""
    names = " ".join(item.name for order in evidence.grounds.orders for item in order.items)
    return frozenset(concept_of(word) for word in re.findall(r"[^\W\d_]+", names.lower()))
