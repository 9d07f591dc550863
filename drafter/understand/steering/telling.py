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
_MACHINE = (
    r"(?:a\.?i\.?|artificial intelligence|chat ?gpt|chat ?bots?|bots?|robots?|language models?|"
    r"llms?|machines?|automat(?:ed|ic)|(?:digital|virtual) assistants?|algorithm)"
)
_TERMS = (
    r"(?:terms|t&cs?|t and cs?|conditions|polic(?:y|ies)(?: page)?|faqs?|small print|clause|"
    r"paragraph|section|privacy (?:page|notice)|returns? page|help page)"
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
    rf"(?<!whatever )(?<!no matter what )\b(?:your|the|a) (?:\w+ )?{_SOURCE} "
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
    # a question about the machine
    rf"\b(?:do|does|did|is|are|will) (?:you|it|they|he|she|your \w+|this|that|the \w+)\b"
    rf"(?: \w+){{0,4}}? {_MACHINE}\b[^.!?]*(?:\?|$)(?!.*\b(?:rules|instructions|prompt|repl(?:y|"
    rf"ies)|answer|"
    r"respond|say|write|print|ignore)\b)",
    # greetings handed on
    r"(?:^|[.!,] ?|\b(?:please|pls|and|could you|can you) )(?:say|pass on|send|give)(?: a)?"
    r"(?: big| huge| warm| quick)?(?: my| our)?(?: best| warm| kind)? (?:hi|hey|hello|thanks?|"
    r"thank you|thx|cheers|regards|wishes|love|hugs?|congrat\w+|well done|sorry|goodbye|bye)\b"
    r".{0,12}\bto\b",
    # what they are to write themselves, in a place of their own
    r"\b(?:need|want|like|expect|prefer|have) (?:me|us) to (?:say|mention|write|post|tag|include|"
    r"put|link|cover)\b",
    r"\b(?:in|on|for|to) (?:my|our) (?:\w+ )?(?:posts?|stor(?:y|ies)|blog|channel|newsletter|site|"
    r"website|page|reels?|videos?|feed|podcast|magazine|review)\b",
    r"\b(?:your|the) (?:\w+ )?rules for (?:influencers?|bloggers?|creators?|reviewers?|affiliates?|"
    r"ambassadors?|resellers?|partners?)\b",
    # where they are to be reached
    r"\bfrom (?:now|today|here|monday|next \w+) on(?:wards?)?,? (?:\w+ ){0,3}?(?:use|send|text|"
    r"e-?mail|mail|call|ring|phone|contact|write|deliver|ship|post|leave|address|invoice|bill|"
    r"copy)\b.{0,40}\b(?:my|our|me|us|him|her|them)\b",
    r"\bliefer(?:anweisung|hinweis|notiz|adresse|ort)\w*|\bdelivery (?:instructions?|notes?)\b|"
    r"\bconsignes? de livraison\b|\binstrucciones de (?:entrega|env[ií]o)\b",
    # the shop's own terms
    rf"\b(?:your|the) (?:\w+ )?{_TERMS}\b[^\"]{{0,40}}(?:says?|said|reads?|states?|[:,]|\d) ?\""
    r"[^\"]{8,}\"",
    # a letter that the law asks for, and where a refund is to go
    r"\btreat this (?:\w+ )?as (?:my |our |an? |the )?(?:\w+ )?(?:letter before|complaint|notice|"
    r"cancellation|request|claim)\b",
    r"\b(?:collected|held|hold|holding|stored?|keep|kept) (?:on|about) (?:me|us)\b|"
    r"\b(?:subject|data) access request\b",
    r"\b(?:refund|rembours|erstatt|reembols|rimbors|r[üu]ckzahl)\w*\b.{0,80}"
    r"\b[A-Z]{2}\d\d[A-Z]{0,4}[ \d]{9,}",
    # how a thing is put together, or what the paper says of it
    r"\b(?:instructions?|manual|leaflet|booklet|guide|label)\b.{0,12}\b(?:contradict\w*|disagree|"
    r"don't match|doesn't match|unclear|confusing|make no sense|missing)\b",
    r"\b(?:instructions|consignes) pour \w+(?:er|ir|re)\b|\banleitung (?:zu[mr]|f[üu]r)\b|"
    r"\binstrucciones (?:para|de) \w+(?:ar|er|ir)\b|\bistruzioni per \w+re\b",
    r"\b(?:shows? up|pops? up|comes? up|appears?|displays?|keeps? (?:saying|"
    r"showing))\b.{0,40}[\"']",
    r"\byour (?:chat ?)?(?:bot|assistant|agent)'s (?:\w+ )?(?:reply|answer|message|words)\b",
    r"\bi must (?:say|admit|confess|tell you)\b",
    r"\b(?:mug|engraving|card|label|shirt|plaque|banner|tag|print) text\b|"
    r"\btext (?:on|for) (?:the|my|our|a) (?:mug|card|label|shirt|plaque|banner|tag|print|gift)\b",
)
_OTHERS_WORDS = (
    # is a message the shop's
    r"\b(?:is|are|was) (?:that|this|it|they|those|these)(?: \w+)? (?:really |actually |even )?"
    r"(?:from you|yours?|real|genuine|legit\w*|official|safe|fake|phishing|spam|a (?:scam|fraud|"
    r"fake|phish\w*))\b",
    # mail handed on with its head
    r"^\W*(?:-{2,} ?)?(?:forwarded|original|weitergeleitete?|urspr[üu]ngliche)\b",
)

PRINTED = re.compile(
    r"([\"'])[^\"']{3,60}\1 (?:(?:print|design)(?:ed)? )?(?:t-?shirts?|tees?|mugs?|stickers?|"
    r"posters?|"
    r"prints?|hoodies?|caps?|totes?|badges?|cushions?|doormats?|aprons?|signs?|cards?|"
    r"patch(?:es)?)\b",
    re.IGNORECASE,
)
"""Words that somebody wants on a thing, or a thing that bears them."""
_HANDED_ON = tuple(re.compile(one, re.IGNORECASE) for one in _OTHERS_WORDS)
TELLING: tuple[re.Pattern[str], ...] = (
    *(re.compile(one, re.IGNORECASE) for one in _TELLING),
    *_HANDED_ON,
    PRINTED,
)


def tells(text: str, whole: str = "") -> bool:
    """Whether a sentence only tells of such words, or quotes them in a message handed on. Quotes
    must be straight.

    Args:
        whole: the message.
    """
    quoted = '"' in text and any(pattern.search(whole) for pattern in _HANDED_ON)
    return quoted or any(pattern.search(text) for pattern in TELLING)
