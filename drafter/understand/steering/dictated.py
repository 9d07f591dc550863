"""What is put in the shop's mouth: a contact, a link or a set sentence that the reply is to carry.

A customer asks for the shop's link, number or words. Who brings their own, and says where in the
reply they go, writes to whoever writes that reply. So these count whatever else a message says.
"""

from __future__ import annotations

import re

_REPLIES = (
    r"(?:repl(?:y|ies)|answers?|responses?|msgs? back|messages? back|text back|drafts?|sign-?off)"
)
_IN_REPLY = (
    r"(?:(?:in|into|to|within|under|below|at the (?:very )?(?:end|top|start|bottom) of) "
    rf"(?:your|ur|each|every|all|any)(?: (?:next|first|own|future|of your|ur|your))? {_REPLIES}\b)"
)
_WHEN_REPLYING = (
    r"(?:(?:when(?:ever)?|before|once) (?:you|u) (?:write|get|come|message|text) back\b|"
    r"(?:when(?:ever)?|as) (?:you|u) (?:reply|answer|respond)\b)"
)
_PUT = (
    r"(?:tag|add|put|place|include|insert|paste|copy|append|attach|drop|write|type|mention|say|"
    r"state|quote|recommend|promote|plug|shout ?out)"
)
_POLITELY = (
    r"(?:[, ]+(?:please|pls|plz|kindly|can you|could you|can u|would you|you must|you should|"
    r"you have "
    r"to|also|just|then|always|to me|to this|simply|do|and|have to|must|should))*[, :]+"
)
_TOLD = (
    r"(?:^|[.!?,;:(] ?|\b(?:please|pls|plz|and|just|also|kindly|to|can you|could you|can u|"
    r"would you|"
    r"you must|you should|then|now|but) )"
)
_NO_QUESTION = r"(?! (?:me )?(?:if|whether|what|when|where|who|how|why)\b)"
_SITE = (
    r"(?:https?://|www\.|(?<![@\w.-])(?:[\w-]+\.)+(?:com|net|org|io|shop|store|info|me|co|site|top|"
    r"xyz|click|link|online|live|club|ru|eu|example|test|invalid)\b)"
)
_BROUGHT = (
    rf"(?:(?<![\w@])@\w{{3,}}|{_SITE}|\+\d[\d ()-]{{7,}}|\b0\d[\d ()-]{{8,}}|"
    r"[\"'][^\s\"']+(?: [^\s\"']+){4,}|\b(?:whats ?app|telegram) (?:our|the) )"
)
"""A handle, a link, a number, or a whole sentence in quotes."""
_ABROAD = (
    r"\b(?:(?:cuando|al) (?:me )?(?:contest|respond)\w+|wenn du (?:mir )?(?:antwort|schreib)\w+|"
    r"quand tu (?:me )?r[ée]pond\w*|quando (?:mi )?rispondi|als je (?:me )?antwoord\w*|"
    r"quando (?:me )?responde\w*|jak odpis\w+|w swojej odpowiedzi|en tu respuesta|"
    r"dans ta r[ée]ponse|in deiner? antwort|nella tua risposta|in je antwoord|"
    r"na tua resposta)\b"
)
_PUT_ABROAD = (
    r"\b(?:pon|a[ñn]ade|incluye|escribe|di|f[üu]ge?|schreib\w*|setze?|nenn\w*|erw[äa]hne?|ajoute|"
    r"mets|[ée]cris|indique|metti|aggiungi|scrivi|zet|voeg|noem|schrijf|p[õo]e|coloca|adiciona|"
    r"wstaw|dodaj|napisz)\b"
)
_WORD = (
    r"(?:(?:schreib|antwort|sag)\w* (?:mir )?(?:nur|blo[ßs]|ausschlie[ßs]lich)(?: mit)?"
    r"(?: da?s?e?m?)? wort|(?:n['e] ?)?(?:r[ée]ponds?|[ée]cris|dis)(?: que| seulement| uniquement|"
    r" juste)(?: par| avec)? le mot|(?:responde|escribe|di|contesta)(?: solo| s[óo]lo| solamente| "
    r"[úu]nicamente)(?: con)? la palabra|(?:rispondi|scrivi)(?: solo| soltanto)(?: con)? la parola|"
    r"(?:antwoord|schrijf|zeg) (?:alleen|enkel)(?: met)?(?: het)? woord|"
    r"(?:odpowiedz|napisz) tylko(?: s[łl]owo| s[łl]owem))"
)

DICTATED: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\byour {_REPLIES} (?:must |should |has to |always )?(?:ends?|starts?|begins?|closes?|"
        rf"opens?) "
        r"with [\"']",
        rf"\byour (?:output|{_REPLIES}) (?:must|should|has to|is to) be (?:\w+ )?(?:svg|html|"
        rf"json|xml|"
        r"yaml|markdown|base ?64)\b",
        r"\b(?:reply|answer|respond|talk|speak|write)(?: to me)? (?:only|just|"
        r"solely) in (?:emojis?|"
        r"rhymes?|verse|riddles?|haikus?|json|html|binary|morse)\b",
        rf"{_IN_REPLY}{_POLITELY}{_PUT}\b{_NO_QUESTION}[^!?]{{0,60}}?{_BROUGHT}",
        rf"{_WHEN_REPLYING}{_POLITELY}{_PUT}\b{_NO_QUESTION}[^!?]{{0,80}}?{_BROUGHT}",
        rf"{_TOLD}{_PUT}\b{_NO_QUESTION}[^!?]{{0,30}}?{_BROUGHT}[^!?]{{0,60}}?{_IN_REPLY}",
        rf"{_ABROAD}[^.!?]{{0,30}}?{_PUT_ABROAD}[^!?]{{0,60}}?{_BROUGHT}",
        rf"{_ABROAD},? ?{_PUT_ABROAD},? (?:que|qu['’]|dass|che|dat|[żz]e)\b",
        rf"{_PUT_ABROAD} {_ABROAD},? (?:que|qu['’]|dass|che|dat|[żz]e)\b",
        rf"\b{_WORD}:? [\"']?(?-i:[A-ZÀ-ÞŁŚŻ]{{3,}})",
    )
)
