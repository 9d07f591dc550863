"""Numbers of passports and of other official documents, beside the words that name them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.understand.personal.official import formed_numbers
from drafter.understand.personal.spans import Found
from drafter.understand.personal.view import BARRIER

_LICENCE = r"li[cs][ei]n[cs]e"
_DOCUMENT = (  # passports and identity cards
    r"pass? ?p(?:or)?ts?(?:'s)?|passeports?|pasaportes?|passaport[oe]s?|paspoort|paszport\w*|"
    r"reisepass\w*|pass(?:nummer|-?nr)|pp (?:number|no)\b|identit\w+|identidad|"
    r"(?:personal|studenten|schuler|dienst|schwerbehinderten)?ausweis\w*|perso(?=[ :-])|"
    r"cni\b|dni\b|nif\b|cedula|dowod(?:u|em)?(?: osobist\w+)?|bilhete de identidade|"
    r"cartao de cidadao|legitimation\w*|id-?kort\b|"
    r"id[ -]?card|id[ -](?:number|no|nr|nummer|doc\w*)\b|my id\b|"
    r"national id\w*|(?:gov(?:ernment|t)?|photo|personal|student|employee|staff|military|voter|"
    r"resident|state)(?:'s)? id\b|"
    r"(?:student|matriculation|matrikel|employee) ?(?:number|no|nummer)|"
    r"(?:permanent )?resident card|residence permit|work permit|aufenthaltstitel|green ?card|brp\b|"
    # insurance and health
    r"insurance (?:number|no)\b|national insurance|nat\.? ?ins(?:urance)?\b|"
    r"ni(?=[ :#]{1,3}(?:is )?[a-z]{2} ?\d\d ?\d\d ?\d\d ?[a-d]\b)|"
    r"n\.?i\.? ?(?:number|no)\b|nino\b|ssn\b|(?:social|soc\.?) sec(?:urity)?\b|"
    r"my social(?= (?:is|are|ends|ending|number)\b)|securite sociale|"
    r"seguridad social|secu\b|(?:social insurance|sin) (?:number|no)\b|"
    r"carte vitale|nhs\b|medicare|health ?card|ohip\b|niss\b|ahv\b|avs\b|sv-?(?:nr|nummer)\b|"
    r"(?:sozial|renten|kranken)?versicher(?:ungs|ten)\w*|"
    # taxes and registers
    r"steuer-?id\w*|steuernummer|tax (?:id\b|identification|file|number)|itin\b|utr\b|tfn\b|"
    r"codice fiscale|contribuinte|bsn\b|burgerservicenummer|rijksregister\w*|registre national|"
    r"cpf\b|curp\b|pesel\b|personnummer|ppsn?\b|personal public service(?: (?:number|no))?|"
    r"aadhaar|nric\b|kimlik\w*|"
    # driving
    rf"driv(?:ing|er'?s?|ers) (?:{_LICENCE}|lic\b)|{_LICENCE} (?:number|no)\b|my {_LICENCE}\b|"
    r"fuhrerschein\w*|permis de conduire|(?:carnet|permiso) de conducir|rijbewijs\w*|patente|"
    r"dl (?:number|no)\b"
)
_IN_CAPITALS = r"NIE\b|N\.I\.E\.?|(?:NI|SIN)\b|DL(?=[ ]?[#:]|[ ]no\b|[ ]number)"
"""Names that are ordinary words, or codes, in small letters."""
_NAME = re.compile(rf"(?<![^\W_])(?:(?i:{_DOCUMENT})|{_IN_CAPITALS})")
_SHOPS_OWN = re.compile(
    r"\b(?:order|customer|account|product|item|transaction|payment|tracking|parcel|ticket|case|"
    r"user|member|booking|return|refund|invoice|store|shop|device|app) $",
    re.IGNORECASE,
)
_LINK = (
    r"(?:[\s:#=,.\-/?]|\([a-z. ]{2,14}\)|\b(?:numbers?|no|nr|num|nummer|numero|n|o|id|code|card|"
    r"'s|is|are|was|to|jest|wynosi|it's|its|it|has|have|carries|says|reads|with|for|on|as|and|the|"
    r"my|here|in case|needed|required|ref|exp\w*:? [\d/.-]{4,10}|customs|form|"
    r"paperwork|document|details|ending|copy|copies|scan|photo|picture|page|holder|"
    r"uk|us|british|german|french|spanish|"
    r"american|irish|ist|hat|lautet|tragt|der|die|mein|meines?|und|zoll|deutsch\w*|britisch\w*|"
    r"est|porte|de|le|la|mon|ma|et|pour|avec|francais\w*|britannique|"
    r"es|lleva|mi|del|el|y|con|para|factura|rechnung|facture|fattura|rekening|fur|espanol\w*|frances|aleman\w*|italian\w*)\b){0,12}?"
)
_VALUE = (
    r"(?:(?i:[a-z]{1,6})(?=\d)|[A-Z]{1,5}[ -])?\d[\dA-Za-z]*"
    r"(?:[ ./-][A-Z]{0,2}\d[\dA-Za-z]*){0,8}"
    r"(?:[ -]?[A-HJ-Z](?![^\W_]))?"
)
_FOR_WHAT = (
    r"(?:(?:[ ](?:number|no\.?|nr\.?))?[ ](?:for|to|fur|pour|para|per)[ ]"
    r"(?![^:=\d]{0,30}\b(?:order|track|ref|parcel|invoice|booking|ticket))"
    r"[^\d.,!?\n:=]{2,60}(?:[ ]?[:=]|[ ](?:is|ist|lautet|est|es)\b|[ ]-[ ]))"
)
"""What a document is wanted for, before its number: passport for the flight voucher: …"""
_STATED = re.compile(
    r"(?i:[\s\w,:'-]{0,12}?\b(?:ending|ends|last (?:four|4)(?: digits)?)"
    r"(?:[\s:]|\b(?:in|with|is|are|of|it)\b){0,6})(?P<last>\d[\dA-Za-z]{2,4})(?![\w/-])"
    rf"|(?i:{_FOR_WHAT}?{_LINK})(?<![^\W_])(?P<value>{_VALUE})(?![^\W_])"
)
"""What follows the name of a document: its number, or the end of it."""
_ANSWERED = re.compile(
    rf"[^{BARRIER}\d]{{0,90}}?[.!?\n]\s*"
    r"(?i:it'?s|it is|that'?s|that is|mine is|here(?: it is| you go)?|es ist|"
    rf"das ist|c'est|es)(?i:[\s:,]|\bit\b){{1,4}}(?<![^\W_])(?P<value>{_VALUE})(?![^\W_])"
)
"""A number that was asked for, in a sentence of its own: … a passport number. It's …"""
_LAST_OF = re.compile(
    r"\blast (?:four|4|few)(?: digits| numbers)? (?:of|on|in|for)[\w ]{0,12}$", re.I
)
_LAST = re.compile(rf"(?i:{_LINK})(?<![^\W_])(?P<last>\d{{3,5}})(?![\w/-]|[.,]\d)")
_STATED_BEFORE = re.compile(
    rf"(?<![\w£$€/.-])(?P<value>{_VALUE})(?i:[\s,]*(?:is|was|ist|es|est|=|<?-+|\(|:)\s*"
    r"(?:(?:this|that|it|is|my|the|her|his|number|no|of|on|from|das|die|der|ist|mein\w*|nummer|von|"
    r"c'est|est|le|la|numero|de|du|mon|ma|mi|el|es)\s+){0,6})$"
)
_BEFORE = 50
"""Characters before the name of a document in which its number may stand."""


def documents(view: str) -> Iterator[Found]:
    """Document numbers: the value without the words that name it."""
    for name in _NAME.finditer(view):
        yield from _stated(view, *name.span())
    yield from formed_numbers(view)


def _stated(view: str, start: int, end: int) -> Iterator[Found]:
    """The number beside the name of a document at [start, end)."""
    if _SHOPS_OWN.search(view, max(0, start - 16), start):
        return
    after = _STATED.match(view, end)
    if _LAST_OF.search(view, max(0, start - _BEFORE), start) and (last := _LAST.match(view, end)):
        yield Found("PASSPORT_OR_ID", *last.span("last"))
    elif after and after["last"]:
        yield Found("PASSPORT_OR_ID", *after.span("last"))
    elif after and is_number(after["value"]):
        yield Found("PASSPORT_OR_ID", *after.span("value"))
    elif (told := _ANSWERED.match(view, end)) and is_number(told["value"]):
        yield Found("PASSPORT_OR_ID", *told.span("value"))
    before = _STATED_BEFORE.search(view, max(0, start - _BEFORE), start)
    if before and is_number(before["value"]):
        yield Found("PASSPORT_OR_ID", *before.span("value"))


def is_number(value: str) -> bool:
    """6 to 18 letters and digits, four digits or two of eight at least; not a date or a price."""
    bare = re.sub(r"[\W_]", "", value)
    if re.fullmatch(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|\d+[.,]\d\d", value):
        return False
    digits = sum(c.isdigit() for c in bare)
    return 6 <= len(bare) <= 18 and digits >= (2 if len(bare) >= 8 else 4)
