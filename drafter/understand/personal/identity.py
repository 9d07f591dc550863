"""Numbers of passports and of other official documents, beside the words that name them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.understand.personal.official import formed_numbers
from drafter.understand.personal.spans import Found

_DOCUMENT = (
    r"pass ?ports?(?:'s)?|passeports?|pasaportes?|passaporto|paspoort|reisepass\w*|"
    r"pass(?:nummer|-?nr)|\bpp (?:number|no)\b|"
    r"identit\w+|identidad|(?:personal)?ausweis\w*|\bperso(?=[ :-])|\bcni\b|\bdni\b|\bnif\b|cedula|"
    r"id[ -]?card|\bid[ -](?:number|no|nr|nummer|doc\w*)\b|\bmy id\b|national id\w*|"
    r"(?:government|photo|personal|student|employee|staff|military|voter|resident)(?:'s)? id\b|"
    r"(?:student|matriculation|matrikel|employee) ?(?:number|no|nummer)|"
    r"insurance (?:number|no)\b|national insurance|nat\.? ?ins\b|n\.?i\.? ?(?:number|no)\b|"
    r"\bnino\b|\bssn\b|social security|securite sociale|seguridad social|\bsecu\b|"
    r"carte vitale|\bnhs\b|"
    r"medicare|(?:sozial|renten|kranken)?versicher(?:ungs|ten)\w*|"
    r"steuer-?id\w*|steuernummer|tax (?:id\b|identification|file|number)|\bitin\b|\butr\b|"
    r"codice fiscale|\bbsn\b|burgerservicenummer|\bcpf\b|\bpesel\b|personnummer|\bppsn?\b|aadhaar|"
    r"driv(?:ing|er'?s?|ers) licen[cs]e|licen[cs]e (?:number|no)\b|fuhrerschein\w*|"
    r"permis de conduire|(?:carnet|permiso) de conducir|"
    r"paszport\w*|passaportes?|\bdowod(?:u|em)?(?: osobist\w+)?|bilhete de identidade|cartao de cidadao|"
    r"contribuinte|rijbewijs\w*|rijksregister\w*|registre national|\bniss\b|\bahv\b|\bavs\b|"
    r"\bsv-?(?:nr|nummer)\b|patente|\bid-?kort\b|legitimation\w*|health ?card|\bohip\b|"
    r"(?:social insurance|\bsin) (?:number|no)\b|\btfn\b|\bcurp\b|\bnric\b|"
    r"driv(?:ing|er'?s?|ers) lic\b|"
    r"residence permit|work permit|aufenthaltstitel|green ?card|\bbrp\b"
)
_HINTS = (
    "pass", "pasap", "paspo", "pp n", "ident", "ausweis", "perso", "cni", "dni", "nif", "nie",
    "n.i", "cedula", "id c", "id-", "idc", "id n", "id d", "my id", "nal id", "ment id", "oto id",
    "dent id", "yee id", "aff id", "ary id", "ter id", "'s id", "student", "matri", "employee",
    "insur", "nat", "ni n", "nino", "ssn", "social", "secu", "seguri", "vitale", "nhs", "medicare",
    "versicher", "steuer", "tax", "itin", "utr", "codice", "bsn", "burger", "cpf", "pesel", "pps",
    "aadhaar", "licen", "schein", "condu", "permi", "titel", "green", "brp", "paszp", "dowod",
    "cidad", "contrib", "rijb", "rijks", "registre n", "niss", "ahv", "avs", "sv-", "svn", "patente",
    "kort", "legitim", "health", "ohip", "sin ", "tfn", "curp", "nric", "lic", "dl", "ni ", "ni:",
)  # fmt: skip
"""Without one of these, no document is named: cheaper to look for than the names."""
_SHOPS_OWN = re.compile(
    r"\b(?:order|customer|account|product|item|transaction|payment|tracking|parcel|ticket|case|"
    r"user|member|booking|return|refund|invoice|store|shop|device|app) $",
    re.IGNORECASE,
)
_LINK = (
    r"(?:[\s:#=,.\-/]|\([a-z. ]{2,14}\)|\b(?:numbers?|no|nr|num|nummer|numero|n|o|id|code|card|"
    r"is|was|it's|its|it|has|have|carries|says|reads|with|for|on|as|and|the|my|here|in case|"
    r"customs|form|paperwork|document|details|ending|uk|us|british|german|french|spanish|"
    r"american|irish|ist|hat|lautet|tragt|der|die|mein|meines?|und|zoll|deutsch\w*|britisch\w*|"
    r"est|porte|de|le|la|mon|ma|et|pour|avec|francais\w*|britannique|"
    r"es|lleva|mi|del|el|y|con|espanol\w*|frances|aleman\w*|italian\w*)\b){0,12}?"
)
_VALUE = (
    r"(?:(?i:[a-z]{1,6})(?=\d)|[A-Z]{1,5}[ -])?\d[\dA-Za-z]*"
    r"(?:[ ./-][A-Z]{0,2}\d[\dA-Za-z]*){0,8}"
    r"(?:[ -]?[A-HJ-Z](?![^\W_]))?"
)
_FOR_WHAT = (
    r"(?:[ ](?:for|to)[ ](?![^:]{0,30}\b(?:order|track|ref|parcel|invoice|booking|ticket))"
    r"[^\d.,!?\n:=]{2,30}(?::|=|[ ]is\b|[ ]-[ ]))"
)
"""What a document is wanted for, before its number: passport for the flight voucher: …"""
_IN_CAPITALS = r"\bNIE\b|\bN\.I\.E\.?|\b(?:NI|SIN|DL)\b"
"""Names that are ordinary words, or codes, in small letters."""
_STATED = re.compile(
    rf"(?:\b(?i:{_DOCUMENT})|{_IN_CAPITALS})(?i:{_FOR_WHAT}?{_LINK})"
    rf"(?<![^\W_])(?P<value>{_VALUE})(?![^\W_])"
)
_STATED_AFTER = re.compile(
    rf"(?<![\w£$€/.-])(?P<value>{_VALUE})(?i:[\s,]*(?:is|was|ist|es|est|=|-|\(|:)\s*"
    rf"(?:(?:my|the|mein\w*|mon|ma|mi|el|la|le|her|his)\s+)?(?:{_DOCUMENT}))"
)
_ENDING = re.compile(
    rf"\b(?i:{_DOCUMENT})(?i:[\s\w,:'-]{{0,12}}?\b(?:ending|ends|last (?:four|4)(?: digits)?)"
    r"(?:[\s:]|\b(?:in|with|is|are|of|it)\b){0,6})(?P<value>\d[\dA-Za-z]{2,4})(?![\w/-])"
)


def documents(view: str) -> Iterator[Found]:
    """Document numbers: the value without the words that name it."""
    lowered = view.lower()
    if any(hint in lowered for hint in _HINTS):
        yield from _stated(view)
    yield from formed_numbers(view)


def _stated(view: str) -> Iterator[Found]:
    """Numbers beside the name of a document."""
    for pattern in (_STATED, _STATED_AFTER):
        for stated in pattern.finditer(view):
            place = stated.start()
            shops_own = _SHOPS_OWN.search(view, max(0, place - 16), place)
            if shops_own is None and _is_number(stated["value"]):
                yield Found("PASSPORT_OR_ID", *stated.span("value"))
    for stated in _ENDING.finditer(view):
        yield Found("PASSPORT_OR_ID", *stated.span("value"))


def _is_number(value: str) -> bool:
    """6 to 18 letters and digits, four digits or two of eight at least; not a date or a price."""
    bare = re.sub(r"[\W_]", "", value)
    if re.fullmatch(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|\d+[.,]\d\d", value):
        return False
    digits = sum(c.isdigit() for c in bare)
    return 6 <= len(bare) <= 18 and digits >= (2 if len(bare) >= 8 else 4)
