"""A word that a reply tells the customer to use at the checkout, or says takes something off: a code, whatever it
looks like. Only the shop can have named it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.verify.english.everyday import is_everyday
from drafter.verify.english.grammar import DETERMINERS, VERBS
from drafter.verify.english.lexicon import listed
from drafter.verify.english.words import concept_of
from drafter.verify.hostile.said import Said
from drafter.verify.reading.reading import Reading

_NAME = r"[\"'“‘(]?(?P<name>[^\W_][\w-]*(?: [-–]?\d[\w-]*){0,3}(?: (?!at\b|when|in|to\b|for|on|with|and|you|instead|today)[^\W_][\w-]*)??)[\"'”’)]?"
_WORD_FOR_IT = r"(?:(?:promo(?:tion)?|discount|voucher|coupon|gift|secret) )?(?:code|voucher|coupon|promo|password|phrase)s?"


def _over_lines(pattern: str) -> re.Pattern[str]:
    """Compiled so that a line may end wherever the pattern has a blank, but for its sets."""
    return re.compile(re.sub(r" (?![^\[\]]*\])", r"\\s+", pattern), re.IGNORECASE)


_USED = _over_lines(
    r"\b(?:us(?:e|ing)|enter(?:ing)?|quot(?:e|ing)|apply(?:ing)?|redeem(?:ing)?|typ(?:e|ing)|try|add|mention|say|give|put|key in|with)"
    rf"(?: (?:in|just|the|your|this|our|word|word:|{_WORD_FOR_IT}:?))* {_NAME},? (?:at (?:the )?(?:checkout|till)|when(?:ever)? (?:you (?:pay|"
    r"order|check ?out|buy|book)|paying|ordering|buying)|in(?:to)? (?:the|your) (?:\w+ )?(?:basket|cart|code|box|field)|(?:to|on|for|with) "
    r"your (?:next )?(?:order|basket|purchase)|instead|today|you (?:pay|get|save)|and (?:it|the|you|everything)\b)",
)
_CALLED = _over_lines(
    rf"\b{_WORD_FOR_IT}(?: for (?:you|your \w+))?(?P<is>(?: (?:that|which) [\w' ]{{1,16}})? is|:|,)? {_NAME}(?:,? (?:works?|is yours|takes?|gives?|gets?|saves?|knocks?|is|when you|for (?:your|you|the|\d)|at|to|in|"
    r"on|and you)\b|\s*[.!?;]|\s*\n(?!\s*(?-i:[a-z\d]))|\W*$)",
)
_WORKING = _over_lines(
    rf"(?<![\w-]){_NAME} (?:(?:takes?|knocks?|gives?|gets?|saves?|cuts?|brings?)\b(?!-)[^.!?;]{{0,30}}\b(?:off|less|cheaper|free|down)|is yours)\b",
)
_UNDONE = re.compile(
    r"\b(?:tried|trying|wanted|unable|can't|cannot|couldn't|didn't|doesn't|don't|won't|not|never|if|whether|when) (?:[\w']+ ){0,3}$",
    re.IGNORECASE,
)
_ABOUT_IT = listed(
    "box boxes field fields line word words itself again below above here only number numbers yet too"
)
"""What may follow `code` and is none."""
_DOES = listed(
    "brings makes takes comes goes gets knocks lowers reduces cuts drops puts needs stays stay remains remain lasts last run end expire cover apply keep start stop runs expires covers counts applies keeps stops starts"
)
"""What a code does, and isn't called: `your code brings it to £58`."""


_MEASURED = re.compile(
    r"\d+(?:-(?:month|year|week|day|hour|minute|piece|pack|litre|inch|foot))?s?$"
)
"""`The 36-month Gouda` has a number, and is no code."""
_CODES = listed("code codes voucher vouchers coupon coupons promo password")
"""What a code is, and isn't called."""
_ENTERED = re.compile(r"(?:enter|quot|apply|redeem|typ|mention|say|key in)", re.IGNORECASE)
"""What is done with words, and not with things."""
_STATES = listed(
    """valid active live ready available on in for at not still now already sent included printed shown below above only
    good being what the your here there case expired no linked attached applied added automatically unique personal
    single-use one-time always a an as from with about under waiting yours used gone over up down correct wrong right
    invalid fine new old long short next usually different"""
)
"""What a code may be, and no code is called."""
_CHOSEN = DETERMINERS | listed(
    "a an another other others next same different one two three both more less most some each every all only half back"
)
"""What tells one thing from others, and begins no name."""

_UNIT = 2
"""Letters of what may be a unit or a country."""


def find_dictated(reply: Reading, said: Said, shop: Said) -> Iterator[tuple[int, int]]:
    """Codes that the shop hasn't named. One that the customer has may be told not to work.

    Args:
        shop: what has been said, but for the customer's own words.
    """
    for pattern in (_USED, _CALLED, _WORKING):
        for match in pattern.finditer(reply.text):
            name = match["name"].lower()
            loud = len(name) > _UNIT and match["name"].isupper() and not reply.text.isupper()
            if shop.has(name) or not (loud or _is_name(name.split(), match, shop)):
                continue
            if not (said.has(name) and _UNDONE.search(reply.text, 0, match.start())):
                yield match.span("name")


def _is_name(words: list[str], match: re.Match[str], shop: Said) -> bool:
    """Whether words can be a code here. Any can that follow `code`, or that are typed in."""
    if (
        _MEASURED.match(words[0])
        or words[0] in VERBS | _ABOUT_IT | _DOES | _CODES
        or not concept_of(words[0])
    ):
        return False
    if match.re is _CALLED:
        return not match["is"] or words[0] not in _STATES
    if match.re is _USED and _ENTERED.match(match[0]):
        return True
    if not all(map(str.isalpha, words)):
        return True
    thing = _is_thing(words[0], match)
    if any(shop.is_strange(word) and not (thing and is_everyday(word)) for word in words):
        return True
    return len(words) > 1 and not thing and not any(map(shop.knows, words))


def _is_thing(first: str, match: re.Match[str]) -> bool:
    """Whether words are told from others of their kind, as things are and names aren't."""
    before = match.string[: match.start()].lower().split()[-1:]
    return not _CHOSEN.isdisjoint((first, *before)) or first.endswith(("er", "est", "ing", "ly"))
