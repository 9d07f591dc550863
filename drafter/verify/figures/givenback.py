"""Whether a figure or a day of a reply is given back to the customer who wrote it: `your 65 L rucksack`,
`sorry it broke after 3 months`.

What customers write of themselves, their goods and what happened is theirs to hear again. No term,
price, deadline or promise of the shop rests on it: that they write `you take returns for 90 days`
makes it no rule. So a figure that only they have passes where the words around it speak of them, and
none of the shop's dealings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.verify.claims.amounts import Amount, Claim, Day
from drafter.verify.claims.measures import is_measure
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.figures.heard import is_heard
from drafter.verify.reading.reading import Sentence
from drafter.verify.reading.speech import Statement

_DEALINGS = re.compile(
    r"\b(?:we|we'\w+|us|our|can|can't|cannot|may|must|need\w*|gets?(?! in\b)|receives?|gives?|earns?|saves?|covers?|covered|"
    r"guarantee\w*|warrant\w+|valid|eligible|entitled|refund\w*|return(?:s|able)?|exchange\w*|free|costs?|charged?|"
    r"fees?|off|discount\w*|vouchers?|credit|extra|within|up to|at least|at most|per|each|every|will|won't|takes?|lasts?|"
    r"runs?|ready|arrives?|comes?|allow\w*|offers?|pays?|deliver(?:s|y)?|shipping|postage|closed|open|opens|starts?|begins?|"
    r"limit\w*|policy|trial|worth|goes out|leaves us|keeps?|repairs?|holds?|fits?)\b|\w'll\b|\b(?:you've|you have)(?: got)?(?: (?:a|the))?(?: full| whole)? \x1f",
    re.IGNORECASE,
)
"""What makes the words around a figure, itself `\x1f`, a dealing of the shop's."""
RIGHTS = re.compile(
    r"[£$€%]|\b(?:refund|return|exchang|warrant|guarant|free|cancel|discount|off\b|valid|voucher|credit|trial|polic|"
    r"entitl|eligib|replac|compensat|reimburs|extend|extra)\w*",
    re.IGNORECASE,
)
"""What a sentence on a right of the customer's, or on money, has."""
_TERMS = re.compile(
    r"\b(?:back|within|until|till|at (?:least|most)|up to|no later|money|claim\w*|accept\w*|cover\w*|repair\w*|mend\w*|"
    r"fix\w*|deliver\w*|arriv\w*|ship\w*|dispatch\w*|post\w*|parcel\w*|courier|driver|takes?|will|hold|keep|kept|"
    r"you(?:'ve| have| get| can| may))\b",
    re.IGNORECASE,
)
"""What a term or a deadline of the shop's is put in."""
_THEIR_DOING = re.compile(
    r"\byou(?!(?:'ve| have)(?: \w+)? got\b)(?:'ve|'d|'re| have| had| were| are)? (?:\w+ly |just |only |already |first |last |both |all )?"
    r"(?!(?:need|entitl|allow|cover|refund|guarante|requir|charg|credit|suppos|promis|reward|offer)ed\b)"
    r"(?:\w{2,}ed|had|bought|paid|got|sent|wore|worn|spent|saw|seen|found|said|say|wrote|told|slept|put|left|chose|made|gave|"
    r"took|taken|began|begun|brought|been|wait\w*|live|leave|travel\w*|want\w*|fly\w*|move|marry|think|mean|meant|drop|bring|"
    r"come|go|send|order|going|getting|using|after)\b(?! (?:\w+ )?(?:back|off|refund\w*|free|covered|entitled)\b (?!on|in|\x1f|\d))",
    re.IGNORECASE,
)
"""`You've waited`, `you paid`: what comes after is their own doing."""
_HAPPENED = re.compile(
    r"\b(?:came|arrived|broke\w*|tor[en]|stopped|died|failed|snapped|cracked|split|worn|faded|went|leaked|happened|fell|"
    r"(?:only|just) (?:had|got))\b(?: \w+){0,4} $",
    re.IGNORECASE,
)
"""`It broke after just …`."""
_THEIRS = re.compile(
    r"\b(?:you|your|yours|yourself|you're|you've|you'd|her|his|sorry|been|already|whether|if|since|"
    r"that(?! is| 's)|those|these|ago|old)\b",
    re.IGNORECASE,
)
"""What speaks of the customer, their goods or what they wrote."""
_POSSESSED = re.compile(
    r"\b(?:your|that|those|these|you were told|you mentioned)(?: \w+){0,2} $", re.I
)
_GIFT = re.compile(
    r" (?:\w+ )?(?:refund|vouchers?|credit|discount|off|bonus|rewards?|compensation|extra|more|gift|reduction)\b",
    re.IGNORECASE,
)
"""What the shop would give, whosever it is called."""
_PASSED = re.compile(
    r"(?:'?s)?(?: or so)?(?: of (?:use|wear|waiting)| Christmases| summers| winters)? (?:ago|old|back|earlier|since|in the past|in(?=,| you))\b|-old\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"^\W*(?:(?:and|so|but|as|yes|no|because|since|well|just|only|a|an|the|that|your) )*$",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r"(?:'?s)?(?: (?!is\b)[\w-]+){0,3}(?: is| isn't| was| wasn't| are| aren't|'s| falls?| would be| sounds?| seems?)(?: [\w-]+){0,3}"
    r" (?:too|long|right|normal|over|past|short|inside|within|above|below|under|beyond|more|less|older|younger|enough|a lot|"
    r"fine|possible|what|how|hard|side|early|late)\b|'?s? too (?:long|late|early|soon)\b",
    re.IGNORECASE,
)
"""What holds a figure against another: `twelve days is within the 30`."""
_LEADS_IN = re.compile(
    r"^\W*(?:(?:so|and|but|as|yes|well|also|even) )?(at|with|for|after|on|in|from|by|before|since|as of|as for|given|like|counting back from)\b"
    r"(?! the (?:first|last))[^,]{0,40}$",
    re.IGNORECASE,
)
_NO_DAY = frozenset(("at", "on", "in", "by"))
"""What leads in a day on which the shop does something: `on Saturday we close at 6`."""
_GOES_ON = re.compile(
    r",| (?:you|you're|you've|you'd|it|it's|that|that's|there's|this|he|she|they)\b", re.I
)
_FROM = re.compile(
    r"\b(?:from|since|before the [\w-]+ on|(?:bought|opened|ordered|placed|delivery|day)(?: in| on| at)?|"
    r"% of|(?:order|basket|purchase|total|bill) of)(?: the| an?)? $",
    re.IGNORECASE,
)
"""What stands before a figure that tells which of their things is meant."""
_BOUGHT = re.compile(
    r"\b(?:bought|ordered|purchased?|delivered|placed)(?: it)?(?: in| on)? $", re.IGNORECASE
)
"""What was done on a day of theirs: `a voucher bought in May 2023`."""
_INSTEAD = re.compile(r"\b(?:rather than|instead of)(?: the)? $", re.IGNORECASE)
_PRICED = re.compile(r"\b(?:is|are|be|for|now|has|have|does|of|only)(?: \w+)? $", re.IGNORECASE)
"""What makes a figure what the shop's thing has or costs: `repairs are £5`."""
_AN = re.compile(r"\b(?:an?|the) $", re.IGNORECASE)
_TERM = re.compile(
    r" (?:\w+ )?(?:limit|maximum|minimum|allowance|version|model|rule|size|option|mark|threshold)\b",
    re.I,
)
"""What a figure before it makes the shop's: `the 70 cm limit`."""
_DENIES = re.compile(
    r"n't\b|\b(?:not|no|never|neither|cannot|too late|over|ended?|expired)\b", re.IGNORECASE
)
_LIMIT = re.compile(
    r"\b(?:after|before|over|under|above|below|beyond|from|until|within|than)\b", re.I
)
_STOP = re.compile(r"[,;:!?()–—]")
_CUT = re.compile(r"[,;:!?()–—]|(?=\b(?:whether|if) )")


def is_given_back(
    claim: Claim, sentence: Sentence, asserted: Sequence[Statement], evidence: Evidence
) -> bool:
    """Whether the customer wrote it, and the words around it speak of them.

    Args:
        asserted: the sentence's statements; what stands in none of them greets or feels with them.
    """
    if not evidence.heard or not is_heard(claim, evidence):
        return False
    if isinstance(claim, Amount) and claim.bound and not _is_year(claim):
        return False
    head, tail = _around(claim, sentence)
    if not any(s.clause.start <= claim.start < s.clause.end for s in asserted):
        return not _DEALINGS.search(f"{head}\x1f{tail}")
    if isinstance(claim, Amount) and claim.kind == "free":
        return _is_refused(head, tail)
    told = sentence.text[: claim.start - sentence.start]
    if _HAPPENED.search(told) or _THEIR_DOING.search(head):
        return True
    if _is_judged(head, tail) or _is_refused(head, tail) or _is_named(claim, head, tail):
        return True
    if lead := _LEADS_IN.match(head):
        rest = sentence.text[claim.end - sentence.start :]
        return not _DEALINGS.search(head) and _is_led_in(claim, lead[1].lower(), rest)
    words = f"{head}\x1f{tail}"
    if _DEALINGS.search(words):
        return False
    counted = isinstance(claim, Amount) and claim.kind in ("money", "number", "times")
    return bool(_THEIRS.search(words)) or (counted and not _PRICED.search(head))


def may_be_given_back(claim: Claim, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether the customer wrote it and rules can't tell whose words are around it: a day or a count
    of theirs in a sentence on no right of the customer's and no money of the shop's."""
    if isinstance(claim, Amount) and claim.kind in ("money", "percent", "free"):
        return False
    if RIGHTS.search(sentence.text) or not is_heard(claim, evidence):
        return False
    return not _TERMS.search("\x1f".join(_around(claim, sentence)))


def _is_judged(head: str, tail: str) -> bool:
    """Whether it is only measured: `3 months ago`, `twelve days is too long`."""
    return bool(_PASSED.match(tail) or (_OPENS.match(head) and _JUDGED.match(tail)))


def _is_led_in(claim: Claim, by: str, rest: str) -> bool:
    """Whether what is told of a figure that opens a clause, `at 170 cm`, `after 14 months`, is no dealing
    of the shop's."""
    if not isinstance(claim, Amount):
        return by not in _NO_DAY
    if claim.kind == "money":
        return by not in ("for", "from")
    if claim.kind != "duration":
        return True
    return bool(_GOES_ON.match(rest))


def _around(claim: Claim, sentence: Sentence) -> tuple[str, str]:
    """The words before and after a figure, as far as its clause and the next stop go."""
    clause = next((c for c in sentence.clauses if c.start <= claim.start < c.end), None)
    first, last = (clause.start, clause.end) if clause else (sentence.start, sentence.end)
    head = sentence.text[first - sentence.start : claim.start - sentence.start]
    tail = sentence.text[claim.end - sentence.start : last - sentence.start]
    return _CUT.split(head)[-1].rstrip("-−"), _STOP.split(tail)[0]


def _is_named(claim: Claim, head: str, tail: str) -> bool:
    """Whether a figure tells which thing of theirs is meant: `your £80 deposit`, `a £42 order`, `from
    2023`."""
    if _INSTEAD.search(head):
        return True
    if _BOUGHT.search(head) and isinstance(claim, Day):
        return True
    if named := _FROM.search(head):
        return not _DEALINGS.search(head[: named.start()])
    if not isinstance(claim, Amount) or claim.kind in ("duration", "percent") or _GIFT.match(tail):
        return False
    if claim.kind == "money" and tail.startswith(" worth of"):
        return True
    thing = claim.kind == "money" or claim.low != int(claim.low) or is_measure(claim.unit)
    thing = thing and bool(_AN.search(head)) and tail[:1] == " " and not _TERM.match(tail)
    return bool(_POSSESSED.search(head)) or thing


def _is_year(claim: Amount) -> bool:
    """`From 2020`, which sets no bound."""
    return claim.kind == "number" and not claim.unit and claim.low in range(1950, 2100)


def _is_refused(head: str, tail: str) -> bool:
    """Whether what the customer asks for is refused: `five months isn't possible`."""
    words = head + tail
    return bool(_DENIES.search(words)) and not _LIMIT.search(words)
