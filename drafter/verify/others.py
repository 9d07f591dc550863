"""Somebody else in a reply, or somewhere else to go: another customer by name, address or order, a site,
app or account by a name.

Who they are can't be known. So a word is strange that is no plain English and that nobody has said: no
source, order or action, not the brand and not the customer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from drafter.verify.evidence import Evidence
from drafter.verify.grammar import DETERMINERS, PERSONS
from drafter.verify.lexicon import listed
from drafter.verify.reading import Reading
from drafter.verify.vocabulary import is_plain

_WORD = r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*"
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
_ACTING = re.compile(
    rf"(?:^|[.!?:;|\n,(]\s*|(?<!\w)[\"']|\b(?:and|that|because|from|by) )(?P<name>{_WORD}(?:[ ]{_WORD}){{0,2}}?)"
    r"(?: (?:just|also|already|once|then|has|had))? (?:wrote|writes|lives?|lived|paid|pays|ordered|"
    r"bought|placed|called|asked|told|said|complained|emailed|wants?|wanted|moved|contacted|received|"
    r"signed|phoned|rang|messaged)\b",
    re.IGNORECASE,
)
_BEING = re.compile(
    rf"(?:^|[.!?:;|\n,(]\s*|(?<!\w)[\"'])(?P<end>{_WORD}(?: {_WORD}){{0,2}}?)(?= (?:has|had|got|is|was)\b)",
    re.IGNORECASE,
)
_HOLDING = re.compile(
    r"\b(?:belong(?:s|ed|ing)? to|placed by|signed(?: for)? by|written by|wrote to|lives? (?:at|in|with)|"
    rf"named|called|in the name of|addressed to|registered to) (?P<name>{_WORD}(?:[ ]{_WORD})?)|"
    rf"\b(?:is|was|are|were|it|went|goes|gone|sent|left) (?:with|for|to|from|by) (?P<end>{_WORD}(?:[ ]{_WORD})?)"
    r"(?=\s*(?:[.,;:!?)\n|]|$))",
    re.IGNORECASE,
)
_OWNING = re.compile(
    rf"(?<![\w'’-])(?P<name>{_WORD})['’]s (?:order|parcel|package|address|name|card|e-?mail|phone|number|details|account|home|"
    rf"house|refund|tent|delivery)s?\b|(?P<end>(?-i:[A-Z])[^\W\d_]+)['’]s\b",
    re.IGNORECASE,
)
_MIXED = re.compile(r"(?<![^\W\d_])(?P<name>[^\W\d_]*[^\W\d_A-Z](?-i:[A-Z])[^\W\d_]*)")
_BRANDS = listed(
    "ipad iphone imac ios macos ebay paypal whatsapp youtube linkedin macbook airpods airtag gopro"
)
"""Names that everybody writes with a capital inside."""
_RUN = re.compile(r"[^\s:;—–|\"()‹›.!?](?:[^:;—–|\"()‹›\n.!?]|[.!?](?=\S))*")
"""What stands between two stops."""
_ALONE = 2
"""Words up to which a run of nothing but strange words is a name, or worse."""
_COURTEOUS = listed(
    """congratulations fantastic awesome amazing absolutely certainly definitely understood noted
    apologies regards wishes sincerely cheers ouch oops oh ah aww wow hooray yay exactly indeed
    totally correct agreed excellent wonderful splendid superb perfect kind warm warmly best yours
    bye goodbye ciao ta fab super hurray pleasure anytime always howdy greetings evening hiya
    enjoy happy merry safe travels bon voyage namaste hugs xx xxx x xo"""
)
_TITLED = re.compile(
    rf"\b(?:mr|mrs|ms|miss|mx|dr|prof|sir|madam|herr|frau|señora?|mme)\b\.?\s+(?P<name>{_WORD})",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s{0,2}\d[abd-hjlnp-uw-z]{2}\b", re.IGNORECASE)
_LEADING = re.compile(
    r"\b(?:search(?:ing)?(?: (?:online|the (?:web|internet)))?(?: for)?|google|look(?:ing)? up|go(?:ing)? to|"
    r"browse to|visit|head to|type(?: in)?|open|download|install|(?:message|add|follow|find|contact|reach) "
    rf"(?:us|me) (?:on|at|under|as))(?: (?:the|our|a|an))?(?: (?:site|page|app|channel|account))? "
    rf"(?P<name>{_WORD})",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:see|ask(?: for)?|contact|call|e-?mail|message|ring|tell|meet|try|write to|(?:speak|talk) (?:to|with))"
    rf" (?P<name>{_WORD})(?=\s*(?:[.,;:!?)|\n]|$))",
    re.IGNORECASE,
)
_SERVICES = re.compile(
    r"\b(?:telegram|snapchat|tiktok|discord|wechat|viber|skype|facetime|venmo|cash ?app|zelle|revolut|moneygram|"
    r"western union|bitcoin|crypto(?:currency)?|usdt|ethereum|(?-i:Signal|Line|Slack|Teams|Zoom))\b",
    re.IGNORECASE,
)
"""Where a shop may be reached or paid only when it says so itself."""
_CUT = re.compile(rf"(?<![\w'’-])({_WORD})[^\S\n]*\n\s*((?=[a-zà-ÿ]){_WORD})")
"""Two words that a line's end parts, the second in lower case."""
_GAP = re.compile(rf"(?<![\w'’-])({_WORD}|[\[({{])[^\S\n]{{2,}}({_WORD}|[\])}}])")
"""Two words of one line that several blanks set apart; between sentences they may stand."""
_STRUNG = re.compile(r"[^\W\d_]\++[^\W\d_]+(?:[\W_]?\++[\W_]?[^\W\d_]+)+")
"""Words strung together by plus signs, as addresses of the web do with blanks."""
_GREETING = re.compile(
    r"(?:^|\n)\s*(?:hi|hey|hello|hiya|dear|thanks|thank you)\b[^\n]{0,30}$", re.IGNORECASE
)
_SPLIT = re.compile(r"[\s-]+")
_DETERMINED = DETERMINERS | {"a", "an", "some", "another", "my"}
_NOBODY = listed(
    "nothing nobody none everyone everybody everything anyone anybody anything someone somebody "
    "something most some many others people folks whoever a an"
)


def find_others(reply: Reading, said: Said, language: str | None) -> Iterator[tuple[int, int, str]]:
    """Where a reply speaks of somebody else, with what is wrong about it. What the sources, the
    orders or the customer have put so themselves may be said."""
    for match in _SPOKEN_OF.finditer(reply.text):
        if not said.has(match[0]):
            yield *match.span(), "speaks of another customer"
    for pattern in (_ACTING, _BEING, _HOLDING, _OWNING, _TITLED, _MIXED):
        for match in pattern.finditer(reply.text):
            # What a pattern calls `end` may be ordinary words but for one: there all must be strange.
            group = match.lastgroup or "name"
            words = _SPLIT.split(match[group])
            if words[0].lower() in _DETERMINED or words[-1].lower() in PERSONS:
                continue  # "the address you ordered with"
            if (all if group == "end" else any)(map(said.is_strange, words)):
                yield *match.span(group), "names somebody whom nobody here has spoken of"
    for match in _POSTCODE.finditer(reply.text):
        if not said.has(match[0]):
            yield *match.span(), "is part of an address that nobody here has given"
    if (language or "").startswith("en"):
        yield from _alone(reply, said)


def _alone(reply: Reading, said: Said) -> Iterator[tuple[int, int, str]]:
    """Sentences, and what stands after a colon or in brackets, of nothing but strange words."""
    for sentence in reply.sentences:
        for run in _RUN.finditer(reply.text, sentence.start, sentence.end):
            words = [word.lower() for word in re.findall(_WORD, run[0])]
            if not words or len(words) > _ALONE or any(c.isdigit() for c in run[0]):
                continue
            if _COURTEOUS.isdisjoint(words) and all(map(said.is_strange, words)):
                yield *run.span(), "is nothing that anybody here has named"


def find_cut(reply: Reading, said: Said) -> Iterator[tuple[int, int]]:
    """Where a line ends, or a gap stands, in the middle of a sentence or of a word: joined again
    the two may say anything. A greeting may stand on a line of its own, and so may what a source
    has so."""
    for match in _GAP.finditer(reply.text):
        if not said.has(f"{match[1]} {match[2]}"):
            yield match.span()
    for match in _STRUNG.finditer(reply.text):
        if not said.has(match[0]):
            yield match.span()
    for match in _CUT.finditer(reply.text):
        if not (_GREETING.search(reply.text[: match.end(1)]) or said.has(f"{match[1]} {match[2]}")):
            yield match.span()


def find_elsewhere(reply: Reading, said: Said) -> Iterator[tuple[int, int]]:
    """Where a reply sends the customer to something by a name that nobody here has used: `search
    for …`, `message us on …`."""
    for pattern in (_LEADING, _ASKED):
        for match in pattern.finditer(reply.text):
            if said.is_strange(match["name"]):
                yield match.span("name")
    for match in _SERVICES.finditer(reply.text):
        if not said.has(match[0]):
            yield match.span()


class Said:
    """What has been said by others than the writer of a reply. Put together when first asked for:
    few replies have anything to ask about."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence

    @cached_property
    def _text(self) -> str:
        """All of it, in lower case with single blanks."""
        grounds = self._evidence.grounds
        orders = (order.model_dump_json() for order in grounds.orders)
        texts = (*grounds.sources.values(), *grounds.own_words, *grounds.actions.values(), *orders)
        spoken = " ".join((*texts, grounds.customer_words)).lower().replace("’", "'")
        return " ".join(spoken.split())

    @cached_property
    def _words(self) -> frozenset[str]:
        names = self._evidence.setting.customer_names
        return names | _NOBODY | _BRANDS | frozenset(re.findall(_WORD, self._text))

    def has(self, words: str) -> bool:
        """Whether somebody has said just these words."""
        return " ".join(words.lower().split()) in self._text

    def is_strange(self, word: str) -> bool:
        """Whether a word is neither plain English nor said by anybody."""
        lower = word.lower().replace("’", "'")
        if is_plain(lower):
            return False
        return self._words.isdisjoint((lower, lower.partition("'")[0]))
