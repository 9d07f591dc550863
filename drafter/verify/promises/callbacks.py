"""Whether a source says that the shop, or who works for it, gets in touch as a reply promises."""

from __future__ import annotations

import re

from drafter.verify.english.words import concept_of
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.promises.promises import Promise
from drafter.verify.reading.reading import Sentence

_GENERAL_CONTACT = re.compile(
    r"\b(?:we|we'll|(?:our|the) [\w ]{1,20}|i|i'll|someone|a colleague|they)(?:'ll|"
    r" will)? (?:\w+ ){0,2}(?:answer|reply|respond|write|e-?mail|call|ring|phone|message|text|"
    r"contact|notify|tell|let you know|get back|get in touch|be in touch|follow up|update|inform)\b"
    r"|(?<!customers )(?<!members )(?<!buyers )(?<!anyone )(?<!those )(?<!people )\b(?:who|(?:crew|team|"
    r"driver|drivers|courier|couriers|carrier|carriers|workshop|store|partner|florist|clinic|installer|"
    r"installers|fitter|fitters|depot|bank)) "
    r"(?:then |will |also |always |first )*(?:answer|reply|respond|write|e-?mail|call|ring|phone|message|"
    r"text|contact|notify|inform|update)s?\b"
    r"|\byou(?:'ll| will)? (?:\w+ )?(?:hear|get (?:e-?mails|messages|texts)|get (?:a|an) (?:\w+ )?(?:e-?mail|"
    r"call|message|answer|reply|text|quote)|receive (?:a|an) (?:\w+ )?(?:e-?mail|"
    r"call|message|answer|reply|text))\b"
    r"|\b(?:is|are) (?:answered|contacted|notified|e-?mailed|called|"
    r"informed)\b|\bto be (?:told|informed|notified|e-?mailed)\b|\b(?:answer|reply|response|e-?mail) (?:comes|arrives|takes|"
    r"within|when|once)\b",
    re.IGNORECASE,
)
"""Who of the shop gets in touch, and what the customer gets to hear."""
_CALLS = re.compile(r"\b(?:call|ring|phone)", re.IGNORECASE)


def is_told_contact(promise: Promise, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether a promise to answer, call or write is told by a source: the shop does so in general, or
    has an e-mail of its own for what the customer is to do."""
    return _contact_is_told(promise, evidence) or _mail_is_told(promise, sentence, evidence)


def _contact_is_told(promise: Promise, evidence: Evidence) -> bool:
    """Whether the shop gets in touch at all; a call has to be told as a call."""
    calls = bool(_CALLS.search(promise.verb))
    for source in evidence.sentences:
        for match in _GENERAL_CONTACT.finditer(source.text):
            if not calls or _CALLS.search(match.group()):
                return True
    return False


def _mail_is_told(promise: Promise, sentence: Sentence, evidence: Evidence) -> bool:
    """`If you tap …, you'll get an e-mail`, where a source has an e-mail: what for is judged with the
    clause that it hangs on."""
    if not re.search(r"e-?mail|text|message", promise.verb):
        return False
    if not any(c.opener in ("if", "when", "once", "as soon") for c in sentence.clauses):
        return False
    return any(concept_of("email") in s.concepts for s in evidence.sentences)
