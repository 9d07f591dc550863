"""Requests for what no shop may ask for in a chat: a card's number, a password, a photo of a passport, money
sent to an account. No source makes them right; only its own sentence passes, word for word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.verify.reading.reading import Reading

_CARD = r"(?:(?:bank|credit|debit|payment|visa|mastercard|amex) ?)card"
_SECRET = re.compile(
    rf"(?P<secret>\b(?:{_CARD}s?\b(?! (?:statement|company|provider|issuer|machine))|"
    r"(?<!gift )(?<!loyalty )(?<!club )(?<!member )(?<!membership )(?<!library )card(?:'s)? (?:number|details|"
    r"info\w*|no\b|expiry|code)|long (?:card )?number|(?:number|digits?|code) (?:on|across|from) the (?:back|front)"
    r"(?: of (?:your|the) card)?(?! of (?:the|your) (?!card|bank))|"
    r"security (?:code|number|answer)|cvv2?|cvc2?|(?<!lapel )(?<!enamel )(?<!rolling )pin(?: (?:number|code))?(?![ -]?badge|\w)|"
    r"pass ?words?|pass ?codes?|pass ?phrase|(?:one[- ]time|verification|authentication|sms|2fa|log[- ]?in|bank(?:'s)?|"
    r"6[- ]digit|six[- ]digit) (?:pass)?code|otp|code (?:that )?(?:your|the) bank \w+|code (?:that )?(?:you (?:were|get|got|"
    r"receive)|we)[\w' ]{0,12} (?:sent|text(?:ed)?)|sort code|(?:bank|current) account|account and sort|bank(?:ing)? (?:details|"
    r"log[- ]?in|app)|online banking|(?:log[- ]?in|account) (?:details|credentials)|credentials|"
    r"passport|driving licen[cs]e|driver'?s licen[cs]e|(?:national )?(?:id|identity) card|national insurance|"
    r"social security|(?:expiry|expiration) date (?:of|on|from) (?:your|the) (?:[\w']+ )?card|(?<=photograph )your card|(?:photo|picture|scan|image|copy|both sides) of (?:the (?:front|back) of )?your card)\b)",
    re.IGNORECASE,
)
_MADE_SURE = re.compile(
    r"\b(?:dates? of birth|birth ?date|dob|mother'?s maiden name|memorable (?:word|name|date)|secret (?:question|answer|word)|"
    r"bank statements?|proof of (?:address|identity))\b",
    re.IGNORECASE,
)
_BY_US = r"(?: (?:us|me|over|here|back|through|along|it|them|in))*"
_GOT = r"(?:once|when|until|unless|as soon as|if|after) (?:we|i)(?:'ve|'ll| have| get| got| receive| know| see)*(?: got| had| seen)?"
_ASKED = re.compile(
    rf"\b(?:(?:send|sending|tell|telling|give|giving|share|sharing|messag(?:e|ing) (?:us|me)|provide|providing|confirm|confirming|"
    rf"(?:e-?mail|text|dm) (?:us|me)|supply|upload|attach|include|read(?: out)?|show|pass|drop|pop|paste|post|quote|state){_BY_US}|"
    rf"{_GOT}|(?:photograph|scan|screenshot|selfie)(?:ing)?(?: of| with)?|"
    r"(?:we|i)(?: still)? (?:can't|can ?not|won't|couldn't)(?: [\w']+){1,4} without|(?:we're|i'm|all that's|still|only thing) (?:missing|"
    r"waiting for|left)|"
    r"(?:repl\w+|respond\w*|answer|write|come back|get back to \w+|message \w+|write \w+) (?:here |back |to us )*with|"
    r"let (?:us|me) (?:know|have|see)|(?:we|i)(?:'ll|'d| will| would| do| just| also| only| still)* (?:need|require|want|like)|"
    r"(?:can|could|may|might) (?:we|i) (?:please |just |also )?(?:have|get|see|take|ask)|ask(?:s|ed|ing)?(?: you)?(?: for)?|"
    r"what(?:'s| is| are)(?= (?:your|the|that|on)\b)|verify(?:ing)? (?:yourself )?(?:with|by)|(?:can|could|would|will) you(?: please| also| just)?(?! (?:\w+ )?(?:log|sign|reset|"
    r"change|remember|see|find|use|try|update|check|enter|still|access|get|pay|be|have|keep|never|not)\b)|"
    r"(?:type|enter|put|leave|write|add|pop|stick|paste|key in)(?=[^.!?;]*\b(?:here|below|in (?:this|the|our) (?:chat|message|conversation|thread)|"
    r"in your (?:reply|answer|next message))\b))\b",
    re.IGNORECASE,
)
_WITHIN = 90
"""Characters from what asks to what is asked for."""
_NEEDED = re.compile(
    r"(?: (?:on|from|across) (?:the )?(?:front|back)? ?(?:of )?(?:your|the) (?:\w+ )?card)?(?: (?:number|details|date|copy|photo|page))?(?:\s*,?\s*please\b|\s*(?:is|are|will be)? ?(?:also |still |just |all )?(?:needed|required|please|missing)\b)|"
    r"[^.!?;]{0,40}\b(?:is|are) (?:all )?(?:we need|i need|what we need|needed|required)\b",
    re.IGNORECASE,
)
_YOUR = re.compile(r"\b(?:your|the)(?: [\w'-]+){0,2} $", re.IGNORECASE)
_DENIED = re.compile(
    r"(?:\b(?:never|don't|do not|does not|doesn't|won't|will not|cannot|can't|not|nobody|no one|no-one|needn't|"
    r"no need|avoid|without|rather than|instead of)|\bn[eo]ver)(?:,? (?:ever|please|need|have|has|want|ask|asks|asked|"
    r"you|anyone|us|to|for|of us|here|at [\w']+|on our team|else|will|would|should|be|able|we|i|tell|send|or|in|a|chat|dm|"
    r"message))*,? $",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"\b(?:send|wire|transfer|pay)(?:ing)?(?: (?:us|me|over))? (?:(?:the|your|that|a|this|full|total|remaining|whole)\s)*"
    r"(?:money|payment|fee|amount|deposit|balance|difference|cash|it|[£$€]\s?\d[\d.,]*)\b[^.!?;]{0,40}?\b(?:by bank transfer|"
    r"(?:in)?to (?:our|my|this|the following|a|another|the) (?:[\w']+ )?(?:account|iban|wallet))\b|"
    r"\bsend (?:us|me) (?:the |your |some )?(?:money|payment|cash|gift cards?)\b|"
    r"\b(?:log|sign)(?:ging|ing)? ?in ?(?:on )?to your (?:[\w']+ )?bank\w*|"
    r"\bpay(?:ing)?(?: \w+){0,3} (?:with|in|by) (?:gift cards?|bitcoin|crypto\w*)\b",
    re.IGNORECASE,
)

_PARTED = re.compile(
    r"\b(?:"
    + "|".join(
        r"\s*".join(word)
        for word in (
            "passport", "password", "photograph", "screenshot", "below", "passcode", "memorable", "insurance", "details", "credentials",
            "licence", "license", "security", "national", "banking", "account", "number", "statement",
        )
    )
    + r")s?\b|(?<=\w)-\s+(?=\w)",
    re.IGNORECASE,
)  # fmt: skip
_STOPPED = re.compile(r"[.!?…][^\w\s]*\s*$")


def find_requests(reply: Reading, own: str) -> Iterator[tuple[int, int]]:
    """Where a reply asks the customer for a secret, or for money past the checkout. That it is never
    asked for may be said. The number of a gift card is none; that of a card may be any card's.

    Args:
        own: what the shop says itself: by a birthday or a bank statement some make sure of who asks.
    """
    for sentence in _unbroken(reply):
        places = list(_healed(sentence, reply.text))
        text = "".join(" " if (c := reply.text[place]).isspace() else c for place in places)
        yield from ((places[start], places[end - 1] + 1) for start, end in _requests(text, own))


def _requests(text: str, own: str) -> Iterator[tuple[int, int]]:
    """Requests of one sentence, by places in it."""
    secrets = list(_SECRET.finditer(text))
    secrets += [s for s in _MADE_SURE.finditer(text) if s[0].lower() not in own]
    if secrets:
        for asked in _ASKED.finditer(text):
            near = [s for s in secrets if 0 <= s.start() - asked.end() <= _WITHIN]
            shown = near and asked[0].lower() == "show" and near[0][0].lower() in own
            if near and not shown and not _DENIED.search(text, 0, asked.start()):
                yield asked.start(), near[0].end()
        for secret in secrets:
            theirs = "your" in secret[0].lower() or _YOUR.search(text, 0, secret.start())
            if theirs and _NEEDED.match(text, secret.end()):
                yield secret.span()
    for paid in _PAID.finditer(text):
        if not _DENIED.search(text, 0, paid.start()):
            yield paid.span()


def _unbroken(reply: Reading) -> Iterator[list[int]]:
    """The sentences, each as the places of its characters, with white space only where it begins.
    Lines that no stop ends are one with the next: `Message`, `us your PIN`."""
    start = None
    for sentence in reply.sentences:
        start = sentence.start if start is None else start
        if sentence is reply.sentences[-1] or _STOPPED.search(sentence.text):
            places = range(start, sentence.end)
            yield [n for n in places if not (n and reply.text[n - 1 : n + 1].isspace())]
            start = None


def _healed(places: list[int], text: str) -> Iterator[int]:
    """A sentence's places without the blanks that stand in a word for a secret: `pass port`."""
    inside = {
        blank
        for match in _PARTED.finditer(text, places[0], places[-1] + 1)
        for blank in range(match.start(), match.end())
        if text[blank].isspace()
    }
    return (place for place in places if place not in inside)
