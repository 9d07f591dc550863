"""What would cost a shop more than the price: double the money, half off, the thing and its price. It has no
figure that could be looked up, so a source has to say that very thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.verify.evidence.evidence import Evidence
from drafter.verify.reading.reading import Sentence

_BACK = (
    r"(?:money|refund\w*|cash|credit\w*|reimburse\w*|compensat\w*|replacements?|(?:a )?(?:new|second|another) (?:one|pair|set)|"
    r"what you(?:'ve| have)? paid|the price|the full amount)"
)
_MANY = r"(?:double|triple|treble|quadruple|twice|thrice|(?:two|three|four|five|ten|\d+) times|2x|3x|10x)"
_PRICE = r"(?:prices?|cost|total|bill|fee|order|basket|amount|delivery|charge)"
_KEPT = r"(?<!\bwe )(?<!\bwe'll )\b(?:keep|keeps|keeping|hold on to|hang on to|holding on to|have both|have the \w+(?= and (?:your|the) money))\b"
_BACK_TO_US = (
    r"(?:\breturn\w*|\bsen[dt] (?:it|them|\w+ \w+) back|\bcom(?:e|es|ing) back|\bbring (?:it|them) back|\brefund\w*|\bexchang\w*|"
    r"\bswap\w*|\bwindow|\bdeadline|\bwarrant\w*|\bguarantee\w*|\bthe time\b)"
)
_ENDLESS = (
    r"(?:\b(?:at )?any ?time(?: you)?\b|\bwhenever (?:you|it)\b|\bno (?:time[ -]?|date )?limit|\bnever (?:closes?|ends?|expires?|runs? out|"
    r"stops?)\b|\bfor (?:life|ever)\b|\bforever\b|\bhowever (?:old|long|late)\b|\bno matter (?:how(?! (?:many|much)\b)|when)\b|\bas long as you (?:like|want|need|"
    r"wish)|\bindefinite\w*|\bunlimited\b|\bno (?:deadline|cut-?off|end date)\b|\ball the time (?:in the world|you)\b)"
)
_FAR = r"(?:well into )?(?:next|the following) (?:year|spring|summer|autumn|fall|winter|season|christmas|easter)\b"
_USED = (
    r"(?:used|worn|washed|opened|damaged|broken|scratched|marked|unwrapped|personali[sz]ed|altered)"
)
_WHATEVER = (
    r"(?:whatever|no matter(?: what)?|regardless of|irrespective of) (?:the|your|its|their) (?:reason|cause|case|circumstances?|state|"
    r"condition|fault)s?|for (?:any|whatever) reason|(?:no matter what|whatever) happen(?:s|ed)|no questions asked|"
    r"no strings attached|unconditional(?:ly)?|without (?:any )?(?:conditions?|exceptions?)"
)
_GIFTS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(said, re.IGNORECASE), re.compile(needed, re.IGNORECASE))
    for said, needed in (
        (
            rf"\b{_MANY}(?: (?:the|your|what|of|that|as much|back|full))* (?:money|refund|cash|price|amount|you(?:'ve| have)? "
            rf"(?:paid|spent)|value|back)\b|\b(?:money|refund|price|amount|payment) (?:is |will be |gets |was |has been )?"
            r"(?:back )?(?:doubled|tripled|twice|twofold|two times|times two)\b|\b(?:doubl|tripl)(?:e|ing) (?:your|the) (?:money|"
            r"refund|payment)\b",
            rf"\b(?:{_MANY}|doubled|tripled)\b",
        ),
        (
            rf"{_BACK_TO_US}[^.!?;]{{0,50}}{_ENDLESS}|{_ENDLESS}[^.!?;]{{0,40}}{_BACK_TO_US}",
            rf"{_ENDLESS}|\blifetime\b|\bever\b",
        ),
        (
            rf"\byou(?:'ve| have|'ll have|'ve got)?(?: got)? (?:time )?(?:until|till) {_FAR}|{_BACK_TO_US}[^.!?;]{{0,30}}\b(?:until|till) {_FAR}",
            rf"\b(?:until|till|by|before) {_FAR}",
        ),
        (
            rf"{_BACK_TO_US}[^.!?;]{{0,30}}\beven (?:if|when|after|though)\b[^.!?;]{{0,24}}\b{_USED}\b|"
            rf"(?<!not )\b{_USED} (?:\w+ )?(?:items?|things?|goods|ones?|products?|tents?|boots|clothes|gear) (?:can|may) (?:also |still )?be "
            r"(?:returned|refunded|exchanged|swapped)|\b(?:return|send back|exchange) (?:a |your |the )?"
            rf"{_USED} (?!(?:by|in|with|on|as)\b)\w+",
            rf"\beven (?:if|when|after|though)\b|\b{_USED} (?:\w+ ){{1,3}}(?:can|may) (?!not)|\b(?:return(?:ed)?|exchanged?|refund) (?:a |your )?{_USED}|\b{_USED}\b[^.!?]*\bunless\b",
        ),
        (
            r"\b(?:next|first|second|other) (?:\w+ )?(?:orders?|purchases?|items?) (?:is|are|will be|comes?) (?:\w+ )?(?:free|on us)\b",
            r"\b(?:next|first|second|other) (?:\w+ )?(?:order|purchase|item)",
        ),
        (
            r"\b(?:two|three|2|3)(?: \w+)? for the price of (?:one|two|1|2)\b|\b[23] for [12]\b|\bbuy one\b[^.!?;]{0,20}\b(?:get|free)\b",
            r"\bfor the price of\b|\b(?:two|three|2|3) for (?:one|two|1|2)\b|\bbuy one\b.*\b(?:get|free)\b|\bget one\b",
        ),
        (
            r"\b(?:take|have|get|choose|pick|add) (?:yourself )?(?:another|a second|an extra|one more|a (?:brand[- ])?new) [^.!?;]{0,24}(?:at no cost|"
            r"for (?:free|nothing)|free of charge|without paying)",
            r"\b(?:another|second|extra|one more|new|replace\w*)\b[^.!?]*\b(?:free|no (?:cost|charge)|nothing|without)\b",
        ),
        (
            r"\b(?:a|the|your|another|one) (?:(?:brand[- ])?new|second|replacement|fresh|further|spare) [\w-]+(?: [\w-]+)? (?:has been|have been|was|is|"
            r"is being|will be) (?:now |just |already )?(?:sent|shipped|posted|dispatched|ordered|on (?:its|the) way|in the post)\b",
            r"\b(?:replac\w+|new|another|second|spare)\b[^.!?]*\b(?:sent|shipped|posted|dispatched|way|ordered)\b",
        ),
        (
            rf"\b(?:only |just )?pay(?:ing)? (?:only |just )?(?:half|a third|a quarter)\b(?! (?:now|up front|upfront|first|today|a )\b)|"
            rf"\b(?:halv(?:e|es|ed|ing)\b[^.!?]{{0,24}}\b{_PRICE}|{_PRICE}\b[^.!?]{{0,24}}\b(?:halved|cut in half|reduced by half|"
            r"split in half)|\b(?:cut|reduced|slashed|marked down|down|dropped|lowered) by (?:a )?half\b|(?:half|a third|a quarter|two thirds|three quarters)(?: of)? (?:off|(?:the|your|its) (?:price|cost|total|"
            rf"bill|money))|half[- ]price|(?:half|a third|a quarter)\b[^.!?]{{0,16}}\boff\b|\bcut (?:the|your) {_PRICE} in half)",
            r"\bhal(?:f|ve|ves|ved)\b|\b(?:50|25|75|33|66|67) ?(?:%|per ?cent)|\b(?:third|quarter)s?\b|½",
        ),
        (
            rf"\byou(?:'ll| will| can| could)? (?:only |just |then )?pay (?:a (?:bit|little|lot) |much |far )?less\b(?! than)|"
            rf"(?<!if the )(?<!if our )(?<!if your )(?<!if a )(?<!when the )\b{_PRICE} "
            r"(?:then |now |at once )?(?:drops|falls|shrinks|(?:comes|goes) down|gets (?:much |a lot |a bit )?(?:cheaper|smaller|lower))\b",
            r"\b(?:less|cheaper|lower|reduced|sav(?:e|es|ed|ing)|discounts?|sale|off|drops?|falls?|or more)\b|%",
        ),
        (
            rf"{_KEPT}[^.!?;]{{1,60}}\b(?:and|plus|while|but|as well as|along with|with|still|yet)\b[^.!?;]{{0,40}}\b{_BACK}|"
            rf"\b{_BACK}\b[^.!?;]{{0,60}}(?:\b(?:and|plus|while|but|as well as)\b[^.!?;]{{0,40}}{_KEPT}|"
            r"\bwithout\b[^.!?;]{0,40}\b(?:sending|giving|returning|having to (?:return|send)))",
            rf"(?s){_KEPT}.*\b{_BACK}|\b{_BACK}.*{_KEPT}|\bwithout (?:sending|returning|having)|\bno need to (?:return|send)",
        ),
        (
            r"\bwaiv(?:e|es|ed|ing)\b[^.!?;]{0,24}\b(?:fees?|charges?|costs?|postage|delivery|shipping|price)\b",
            r"\b(?:waiv\w+|free|no (?:\w+ )?(?:charge|cost|fee)s?|without (?:charge|cost|fee))\b",
        ),
        (
            rf"\b(?:{_WHATEVER})\b",
            rf"\b(?:{_WHATEVER}|whatever|no matter|regardless|(?:an?y?|no|your) reasons?|exceptions?|however|chang(?:e|ed|ing) (?:your|their) minds?)\b",
        ),
        (
            r"\b(?:you(?:'ll| will)?(?: only)? pay nothing|on the house|(?:it's|are|is) (?:all )?on us|our treat)\b",
            r"\b(?:free|nothing|on us|on the house|no (?:charge|cost|fee|extra)|without (?:charge|cost|fee)|waive\w*|treat|we pay|"
            r"prepaid|we cover|included|pay anything)\b",
        ),
    )
)
_DENIED = re.compile(
    r"\b(?:not|never|neither|nor|cannot|no longer|no)\b|n't\b|\bunable\b|\binstead of\b", re.I
)
_ASKED = re.compile(
    r"^\W*(?:would|did|do|are|is|was|have|were|can|could) you\b.*\?\s*$", re.I | re.S
)
_TO_A_PRICE = re.compile(
    r"(?: [a-z]+){0,2}(?: from [^ ]+(?: [a-z]+)?)? to (?:just |only )?[£$€]? ?\d(?!\d* ?%)", re.I
)
"""`The price goes down to £3.60`."""
_STOPPED = re.compile(r"[.!?…][^\w\s]*\s*$")
_NEAR = 30
"""Characters before a gift in which it may be denied."""


def find_gifts(sentence: Sentence, evidence: Evidence) -> Iterator[tuple[int, int]]:
    """Gifts of a sentence that no source of its has; places are in the whole text."""
    text = re.sub(r"\s", " ", _unbroken(sentence))
    if _ASKED.search(text):
        return
    for said, needed in _GIFTS:
        for match in said.finditer(text):
            if match.start() >= len(sentence.text):
                break
            if _TO_A_PRICE.match(text, match.end()):
                continue  # it is judged as a figure
            near = text[max(0, match.start() - _NEAR) : match.start()].rpartition(",")[2]
            if _DENIED.search(near):
                continue
            backed = any(needed.search(source.text) for source in evidence.sentences)
            if not backed or not _is_worn_alike(match[0], evidence):
                yield sentence.start + match.start(), sentence.start + match.end()


def _unbroken(sentence: Sentence) -> str:
    """Its text, with the next sentence's where no stop ends it but a line does."""
    every = sentence.syntax.sentences
    if _STOPPED.search(sentence.text) or sentence.number + 1 >= len(every):
        return sentence.text
    then = every[sentence.number + 1]
    return sentence.text.ljust(then.start - sentence.start) + then.text


def _is_worn_alike(gift: str, evidence: Evidence) -> bool:
    """Whether what a gift says of a thing's state, `even if it's been worn`, is what a source says."""
    states = re.findall(rf"\b{_USED}\b", gift, re.IGNORECASE)
    texts = " ".join(source.text.lower() for source in evidence.sentences)
    return all(state.lower()[:5] in texts for state in states)
