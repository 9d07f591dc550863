"""What customers tell of in words that commands are made of: what somebody told them to write here,
what a screen shows, instructions that they kept, a message of their own that they take back.

Nothing but a pattern finds a command in such a sentence: what it means lies too near to one.
"""

from __future__ import annotations

import re

_TOLD = r"(?:told|asked|instructed|advised|supposed|meant)"
_WRITE = r"(?:write|send|reply|text|type|answer|say|put)"
_SHOWN = r"(?:says?|said|shows?|showed|displays?|displayed|wrote|(?:told|tells) (?:me|us)|answered)"
_SOURCE = (
    r"(?:app|page|site|website|screen|display|basket|till|e-?mail|mail|sms|letter|leaflet|booklet|"
    r"manual|guide|instructions|label|sticker|sign|slip|box|hotline|colleague|agent|rep|advis[eo]r|"
    r"driver|courier|technician|bot|chat ?bot|chat|assistant|confirmation|newsletter|invoice)"
)
_MINE = (
    r"(?:messages?|mails?|e-?mails?|texts?|orders?|questions?|requests?|forms?|complaints?|notes?)"
)
_ONE_OF_MINE = (
    r"\b(?:meine[nrs]?|unsere[nrs]?) (?:\w+ )?(?:nachricht|mail|e-mail|anfrage|frage|bestellung)\b",
    r"(?<!avant )\b(?:mon|ma|notre) (?:\w+ )?(?:message|mail|demande|question|commande)\b",
    r"(?<!antes de )\b(?:mi|nuestro) (?:\w+ )?(?:mensaje|correo|pedido|pregunta|solicitud)\b",
    r"(?<!prima del )\b(?:mi[oa]) (?:\w+ )?(?:messaggio|mail|richiesta|ordine|domanda)\b",
    r"\b(?:minha|meu) (?:\w+ )?(?:mensagem|e-?mail|pedido|pergunta)\b",
    r"(?<!voor )\b(?:mijn|onze) (?:\w+ )?(?:bericht\w*|mail\w*|vraag|bestelling)\b",
    r"\b(?:moj\w+|m[óo]j|wczorajsz\w+|poprzedni\w+) (?:\w+ )?(?:wiadomo\w+|e?-?mail\w*|pytani\w+)",
    r"\b(?:mitt|min|mit) (?:\w+ )?(?:meddelande|besked|mejl|mail|best[äa]llning|fr[åa]ga)\b",
)
"""Where a language drops its own message before it drops anybody's rules."""
_TELLING = (
    # what somebody told them to write here
    rf"\b{_TOLD} (?:me|us) to {_WRITE}\b",
    rf"\b(?:i|we)(?: was| were|'m|'re| am| are) {_TOLD}(?: by [\w ]{{2,30}}?)? to {_WRITE}\b",
    # what is shown or was said
    rf"(?<!whatever )\b(?:your|the|a) (?:\w+ )?{_SOURCE} "
    rf"(?:\w+ly |also |then |just |only )?{_SHOWN}\b"
    r"(?! (?:you|that you)\b)",
    r"\b(?:your|the) \w+(?:'s|s') (?:exact|last|own) words?\b",
    r"^\W*(?:fwd?|wg|tr|rv) ?:|\b(?:forwarding|passing on) (?:what|you|an?|the|this)\b|"
    r"\bweitergeleitet\b|"
    r"\bje vous transf[èe]re\b|\b(?:os|les?) reenv[íi]o\b|\b(?:vi|le) inoltro\b",
    # what is to be written on a thing
    r"\b(?:card|label|mug|plaque|engraving|shirt|cake|sign|tag|banner|sash|ribbon|plate)\b.{0,20}"
    r"\b(?:must|should|has to|is to|to) (?:read|say|contain|carry|show|state)\b",
    # whether somebody is there
    r"\b(?:in case|if) you(?:'re| are) (?:an? |just an? |really an? )?(?:human|person|bot|robot|"
    r"machine)\b",
    # instructions that they kept
    r"\b(?:i|we)(?:'ve| have)? (?:\w+ )?(?:followed|kept to|stuck to)\b.{0,30}"
    r"\b(?:instructions?|steps|rules|guidelines|manual|guide|booklet|leaflet)\b",
    r"\bhabe?n? (?:\w+ ){0,5}(?:anweisung\w*|anleitung\w*|vorgaben|schritte)\b.{0,40}"
    r"\b(?:befolgt|gefolgt|beachtet|(?:ein)?gehalten)\b",
    r"\b(?:j'ai|nous avons|on a) (?:\w+ )?(?:suivi|respect[ée])\b",
    r"\b(?:he|hemos) (?:\w+ )?(?:seguido|cumplido|respetado)\b",
    r"\b(?:ho|abbiamo) (?:\w+ )?(?:seguito|rispettato)\b",
    r"(?:^|[.!?,] )(?:segui|seguimos) (?:\w+ )?(?:as|todas|o)\b",
    r"\b(?:ik heb|we hebben|wij hebben) .{0,40}\bgevolgd\b",
    r"\b(?:jag|jeg|vi) har (?:f[öo]ljt|fulgt)\b",
    # a message of their own that they take back
    r"\b(?:ignore|disregard|forget|scrap|delete|cancel|skip)(?: about)? (?:all )?(?:of )?(?:my|our)"
    rf"(?: \w+){{0,2}} {_MINE}\b",
    *_ONE_OF_MINE,
)

TELLING: tuple[re.Pattern[str], ...] = tuple(re.compile(one, re.IGNORECASE) for one in _TELLING)


def tells(text: str) -> bool:
    """Whether a sentence only tells of such words. Quotes must be straight."""
    return any(pattern.search(text) for pattern in TELLING)
