"""Somebody else in a reply, or somewhere else to go: another customer by name, address or order, a site,
app or account by a name.

Who they are can't be known. So a word is strange that is no plain English and that nobody has said: no
source, order or action, not the brand and not the customer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.verify.english.everyday import is_everyday
from drafter.verify.english.grammar import DETERMINERS, PERSONS
from drafter.verify.english.lexicon import STOP, WEAK, listed
from drafter.verify.hostile.said import WORD, Said
from drafter.verify.reading.reading import Reading

_PEOPLE = r"(?:customer|buyer|shopper|client|guest|member|person|caller|user)"
_SPOKEN_OF = re.compile(
    rf"\b(?:(?:an)?other|previous|last|next|different) {_PEOPLE}s?\b(?:'s)?|"
    rf"\b(?:{_PEOPLE}|one) (?:just )?(?:before|after) you(?= (?:was|is|has|had|did|got|paid|ordered|wrote)\b|\W*$)|"
    rf"\b(?:{_PEOPLE}|order|message|parcel|one|request) (?:just )?(?:before|after|above|below|next to|"
    r"behind|ahead of) (?:yours?|this one)\b|"
    r"\b(?:some(?:one|body) else|(?:some )?other people)(?:'s|s')? (?:order|parcel|address|name|card|"
    r"e-?mail|phone|number|details|account)s?\b|"
    r"\b(?:his|her) (?:order|parcel|address|name|card|e-?mail|phone|number|details|account|home|house)s?\b",
    re.IGNORECASE,
)
_KEPT = re.compile(r"(?:his|her) ", re.IGNORECASE)
"""What is somebody's of whom the customer has told: `have it sent to her address`."""
_ACTING = re.compile(
    rf"(?:^|[.!?:;|\n,(]\s*|(?<!\w)[\"']|\b(?:and|that|because|from|by) )(?P<name>{WORD}(?:[ ]{WORD}){{0,2}}?)"
    r"(?: (?:just|also|already|once|then|has|had))? (?:wrote|writes|lives?|lived|paid|pays|ordered|"
    r"bought|placed|called|asked|told|said|complained|emailed|wants?|wanted|moved|contacted|received|"
    r"signed|phoned|rang|messaged)\b",
    re.IGNORECASE,
)
_BEING = re.compile(
    rf"(?:^|[.!?:;|\n,(]\s*|(?<!\w)[\"'])(?P<end>{WORD}(?: {WORD}){{0,2}}?)(?= (?:has|had|got|is|was)\b)",
    re.IGNORECASE,
)
_HOLDING = re.compile(
    r"\b(?:belong(?:s|ed|ing)? to|placed by|signed(?: for)? by|written by|wrote to|lives? (?:at|in|with)|"
    rf"named|called|in the name of|addressed to|registered to) (?P<name>{WORD}(?:[ ]{WORD})?)|"
    rf"\b(?:is|was|are|were|it|went|goes|gone|sent|left) (?:with|for|to|from|by) (?P<end>{WORD}(?:[ ]{WORD})?)"
    r"(?=\s*(?:[.,;:!?)\n|]|$))",
    re.IGNORECASE,
)
_KEEPING = re.compile(
    rf"(?<![\w'’-])(?P<end>{WORD}(?: {WORD})?) (?:has|had|got|holds?|keeps?|kept) (?:it|them|that|this|yours?)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(rf",\s(?P<name>{WORD})(?=\s*(?:[.!?](?!\w)|[)\]}}\"”'’\n]|$))")
"""Somebody called by name at the end: `thanks for that, jane`."""
_OWNING = re.compile(
    rf"(?<![\w'’-])(?P<name>{WORD})['’]s (?:order|parcel|package|address|name|card|e-?mail|phone|number|details|account|home|"
    rf"house|refund|tent|delivery)s?\b|(?P<end>(?-i:[A-Z])[^\W\d_]+)['’]s\b",
    re.IGNORECASE,
)
_MIXED = re.compile(r"(?<![^\W\d_])(?P<name>[^\W\d_]*[^\W\d_A-Z](?-i:[A-Z])[^\W\d_]*)")
_RUN = re.compile(r"[^\s:;—–|\"()‹›.!?](?:[^:;—–|\"()‹›\n.!?]|[.!?](?=\S))*")
"""What stands between two stops."""
_ALONE = 2
"""Words up to which a run of nothing but strange words is a name, or worse."""
_COURTEOUS = listed(
    """congratulations fantastic awesome amazing absolutely certainly definitely understood noted
    apologies regards wishes sincerely cheers ouch oops oh ah aww wow hooray yay exactly indeed
    totally correct agreed excellent wonderful splendid superb perfect kind warm warmly best yours
    bye goodbye ciao ta fab super hurray pleasure anytime always howdy greetings evening hiya
    fingers sleep dreams ahoy brrr exciting enjoy happy merry safe travels bon voyage namaste hugs xx xxx x xo"""
)
_TITLED = re.compile(
    rf"\b(?:mr|mrs|ms|miss|mx|dr|prof|sir|madam|herr|frau|señora?|mme)\b\.?\s+(?P<name>{WORD})",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s{0,2}\d[abd-hjlnp-uw-z]{2}\b", re.IGNORECASE)
_LEADING = re.compile(
    r"\b(?:search(?:ing)?(?: (?:online|the (?:web|internet)))?(?: for)?|google|look(?:ing)? up|go(?:ing)? to|"
    r"browse to|visit|head to|type(?: in)?|open|download|install|(?:message|add|follow|find|contact|reach) "
    rf"(?:us|me) (?:on|at|under|as))(?:\s(?:the|our|a|an))?(?:\s(?:site|page|app|channel|account))?\s"
    rf"(?P<name>{WORD})",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:see|ask(?: for)?|contact|call|e-?mail|message|ring|tell|meet|try|write to|(?:speak|talk) (?:to|with))"
    rf"\s+(?P<name>{WORD})(?=\s*(?:[.,;:!?)|\n]|$))",
    re.IGNORECASE,
)
_SERVICES = re.compile(
    r"\b(?:telegram|snapchat|tiktok|discord|wechat|viber|skype|facetime|venmo|cash ?app|zelle|revolut|moneygram|"
    r"western union|bitcoin|crypto(?:currency)?|usdt|ethereum|(?-i:Signal|Line|Slack|Teams|Zoom))\b",
    re.IGNORECASE,
)
"""Where a shop may be reached or paid only when it says so itself."""
_REACHED = re.compile(
    r"(?:\b(?:write|message|text|dm|contact|reach|find|follow|add|chat|talk|speak|join|reply|get in touch|get hold|pay|send|"
    rf"transfer|continue|open|download|install|use|ask|try|move|carry on|we're|we are)\b[^.!?;\n]{{0,50}}?(?P<end>"
    rf"{_SERVICES.pattern})|\b(?:message|add|follow|find|contact|reach|write to|text|dm) (?:us |me )?(?:on|at|under|as|via|"
    rf"through) (?:the |our |an? )?(?P<name>{WORD}))",
    re.IGNORECASE,
)
"""Where a customer is told to go on: what the shop itself doesn't name is no place of its own."""
_NO_PLACE = re.compile(
    r"(?:n't|\bnot|\bnever|\bcannot|\bno longer) (?:\w+ ){0,3}$|\byou(?:'ve| have)? (?:\w+ ){0,1}$",
    re.IGNORECASE,
)
"""`We can't reply on Telegram`, `you wrote on Telegram`."""
_PATH = re.compile(r"(?<![\w./@:-])(?P<name>[^\W\d_][^\W\d_-]*(?:-[^\W\d_]+)*)/[\w?#]+")
"""`pay-nowpointcom/48213`: what looks like a page of something."""
_FRAME = STOP | WEAK
"""Words that tell nothing by themselves."""
_SPLIT = re.compile(r"[\s-]+")
UNSPOKEN = "names somebody whom nobody here has spoken of"
_DETERMINED = DETERMINERS | {"a", "an", "some", "another", "my"}


def find_others(reply: Reading, said: Said, language: str | None) -> Iterator[tuple[int, int, str]]:
    """Where a reply speaks of somebody else, with what is wrong about it. What the sources, the
    orders or the customer have put so themselves may be said."""
    for match in _SPOKEN_OF.finditer(reply.text):
        if not said.has(match[0]) and not (_KEPT.match(match[0]) and said.tells_of_somebody):
            yield *match.span(), "speaks of another customer"
    for pattern in (_ACTING, _BEING, _HOLDING, _KEEPING, _CALLED, _OWNING, _TITLED, _MIXED):
        for match in pattern.finditer(reply.text):
            # What a pattern calls `end` may be ordinary words but for one: there all must be strange.
            group = match.lastgroup or "name"
            words = _SPLIT.split(match[group])
            first, last = words[0].lower(), words[-1].lower()
            if first in _DETERMINED or last in PERSONS:
                continue  # "the address you ordered with"
            if pattern is _CALLED and (first in _COURTEOUS or first.endswith("ly")):
                continue
            if (all if group == "end" else any)(map(said.is_strange, words)):
                yield *match.span(group), UNSPOKEN
    for match in _POSTCODE.finditer(reply.text):
        if not said.has(match[0]):
            yield *match.span(), "is part of an address that nobody here has given"
    if (language or "").startswith("en"):
        yield from _alone(reply, said)


def _alone(reply: Reading, said: Said) -> Iterator[tuple[int, int, str]]:
    """Sentences, and what stands after a colon or in brackets, that tell of nothing but strange
    words: `see danare yes`."""
    for sentence in reply.sentences:
        for run in _RUN.finditer(reply.text, sentence.start, sentence.end):
            words = [word.lower() for word in re.findall(WORD, run[0])]
            if any(c.isdigit() for c in run[0]) or not _COURTEOUS.isdisjoint(words):
                continue
            told = [word for word in words if word not in _FRAME]
            if not 0 < len(told) <= _ALONE or not all(map(said.is_strange, told)):
                continue
            if told == words or not any(map(is_everyday, told)):
                yield *run.span(), "is nothing that anybody here has named"


def find_elsewhere(reply: Reading, said: Said, shop: Said) -> Iterator[tuple[int, int]]:
    """Where a reply sends the customer to something by a name that nobody here has used: `search
    for …`, `message us on …`; to go on elsewhere, one that the customer alone has used is no better.

    Args:
        shop: what has been said, but for the customer's own words.
    """
    for match in _REACHED.finditer(reply.text):
        group = match.lastgroup or "name"
        unknown = not shop.has(match[group]) if group == "end" else shop.is_strange(match["name"])
        if unknown and not _NO_PLACE.search(reply.text, 0, match.start()):
            yield match.span(group)
    for pattern in (_LEADING, _ASKED):
        for match in pattern.finditer(reply.text):
            if said.is_strange(match["name"]):
                yield match.span("name")
    for match in _PATH.finditer(reply.text):
        if not said.has(match[0]) and any(map(said.is_strange, _SPLIT.split(match["name"]))):
            yield match.span()
    for match in _SERVICES.finditer(reply.text):
        if not said.has(match[0]):
            yield match.span()
