"""Told in another language to drop or to show what is its own: a short "Vergiss deine Regeln" means
too little to the encoder, but nobody says it to a shop.
"""

from __future__ import annotations

import re

from drafter.understand.steering.foreign import OF_PARCELS

_GO = (
    r"(?:^|[.!?,;:(] ?|\b(?:y|e|et|und|en|i|och|og|mais|pero|aber|maar|bitte|por favor|stp|svp|"
    r"alsjeblieft|aub|per favore|prosz[ęe]|jetzt|ahora|maintenant|adesso|nu|also|hey|bot) )"
)
_YOURS: dict[str, tuple[str, str, str]] = {
    "de": (
        r"ignoriere?|vergiss|vergesst|missachte|[üu]bergehe?|umgehe?|verwirf",
        r"deine?[nr]?|eure?n?",
        r"anweisung\w*|regeln|instruktion\w*|vorgaben|richtlinien|befehle|vorschriften",
    ),
    "fr": (
        r"oublie[rz]?|ignore[rz]?|laisse[rz]? tomber|n[ée]glige[rz]?",
        r"tes|vos",
        r"instructions|r[èe]gles|consignes|directives|ordres|restrictions",
    ),
    "es": (
        r"olvida(?:te de)?|olv[ií]date de|ignora|omite|s[aá]ltate|pasa de|no sigas",
        r"tus|vuestras",
        r"instrucciones|reglas|[oó]rdenes|directrices|normas|restricciones",
    ),
    "it": (
        r"dimentica|ignora|scorda(?:ti)?|lascia perdere|non seguire",
        r"(?:le |i )?(?:tue|tuoi|vostre)",
        r"istruzioni|regole|ordini|direttive|linee guida",
    ),
    "pt": (
        r"esque[çc][ae](?: d?as)?|ignor[ae]|desconsider[ae]",
        r"(?:as )?(?:tuas|suas|vossas)",
        r"instru[çc][õo]es|regras|ordens|diretrizes",
    ),
    "nl": (
        r"negeer|vergeet|omzeil",
        r"je|jouw|jullie",
        r"instructies|regels|richtlijnen|opdrachten",
    ),
    "pl": (
        r"zignoruj|ignoruj|zapomnij o|pomi[nń]",
        r"swoj\w+|swoich|twoj\w+|twoich",
        r"instrukcj\w+|polecen\w*|zasad\w*|regu\w+",
    ),
    "sv": (r"ignorera|gl[öo]m|strunta i", r"dina", r"instruktion\w*|regler\w*|riktlinj\w*"),
    "da": (r"ignorer|glem", r"dine", r"instruktion\w*|instruks\w*|regler\w*|retningslinj\w*"),
}  # fmt: skip
"""Told to drop what is its own; "the driver forgets your instructions" tells of somebody else."""
_SHOW_YOURS = (
    rf"{_GO}(?:gib|zeig|nenn|sag|verrat)e? (?:mir )?(?:mal )?(?:alle )?deine (?:\w+ )?"
    r"(?:anweisungen|instruktionen|vorgaben|regeln)\b",
    rf"{_GO}(?:donne|montre|affiche|dis|r[ée]cite|copie)(?:[ -]moi)? (?:toutes )?tes (?:\w+ )?"
    r"(?:instructions|consignes|r[èe]gles)\b",
    rf"{_GO}(?:dame|di(?:me)?|mu[ée]strame|ens[ée][ñn]ame|copia|repite) (?:todas )?tus (?:\w+ )?"
    r"(?:instrucciones|reglas|[oó]rdenes|normas)\b",
    rf"{_GO}(?:dammi|mostrami|dimmi|ripeti) (?:tutte )?le tue (?:istruzioni|regole)\b",
    rf"{_GO}(?:geef|toon|laat|vertel|noem) (?:me |mij )?(?:al )?je (?:instructies|opdrachten)\b",
)
_RULES = (
    # what stands before the message, told by those who say "du" to a machine
    r"\b(?:zeig\w*|gib|nenn\w*|schreib\w*|montre\w*|donne\w*|fais\W?moi voir|ens[eé][ñn]a\w*|"
    r"mu[eé]stra\w*|dame|mostra\w*|fammi vedere|scrivi\w*|laat|toon|geef|poka[żz]|visa|vis) .{0,20}"
    r"\b(?:instru\w+|istruzioni|anweisung\w*|vorgaben|consignes|opdrachten|regeln|texto?|texte|"
    r"tekst|testo)\b .{0,30}\b(?:(?:vor|avant|antes d[eao]|prima d[ei]|v[óo]or|przed|f[öo]re) "
    r"(?:meiner|mon|mi|mia|mio|minha|mijn|moj\w+|mitt) \w+|(?:tu as|t'a|on t'a) \w+|recibiste|"
    r"te (?:han )?dieron|han dado|recebeste|hai ricevut\w+|ti hanno dato|gekregen (?:hebt|hebben)|"
    r"(?:je|jou) (?:gegeven|gekregen)|dosta[łl]e[śs]|du (?:fick|bekommen|erhalten))\b",
    r"\bdir vor meiner \w+\b|\b(?:dir|du) (?:\w+ ){0,3}(?:gegeben|erhalten|bekommen) "
    r"(?:wurde\w*|hast)\b",
    *(
        rf"{_GO}(?:{verbs}) (?:(?:doch|mal|bitte|einfach|toutes|todas|tutte|todas|alle|al|"
        rf"wszystkie|donc|juste) ){{0,2}}(?:{yours}) (?:\w+ )?(?:{nouns})\b"
        rf"(?!.{{0,20}}\b{OF_PARCELS}\b)"
        for verbs, yours, nouns in _YOURS.values()
    ),
    *_SHOW_YOURS,
)

OWN_RULES: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE) for pattern in _RULES
)
