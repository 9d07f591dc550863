"""Names in links that tell what stands under them: ?phone=…, &card_number=…, #dob=…"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.understand.personal.spans import PersonalType
from drafter.understand.personal.view import BARRIER

_AROUND = (
    r"(?:customer|client|user|guest|contact|account|billing|bill|shipping|ship|delivery|recipient|"
    r"sender|payer|payment|holder|owner|home|work|my|new|old|your|full|primary|main|default|form|"
    r"data|profile|person|personal|address)"
)
_NUMBER = r"(?:numbers?|nos?|nrs?|nums?|numero|nummer|value|raw|full|home|work|field)"


class Kind(NamedTuple):
    """What stands under some names. A name is read as its letters alone: `card_number` as
    `cardnumber`; a value is searched for in what stands under it."""

    type: PersonalType
    name: re.Pattern[str]
    value: re.Pattern[str]


def _kind(type_: PersonalType, names: str, value: str) -> Kind:
    whole = rf"{_AROUND}{{0,2}}(?:{'|'.join(names.split())}){_NUMBER}{{0,2}}"
    ended = rf"(?<![^\W_]){value}(?![^\W_])"
    return Kind(type_, re.compile(whole), re.compile(ended, re.IGNORECASE))


_KINDS = (
    _kind(
        "CARD",
        """
        (?:credit|debit|bank|visa|master|amex)?cards? cc pan visa mastercard amex ccn kreditkarten?
        kartennummer carte(?:bancaire|bleue)? cb tarjeta
        """,
        r"\d(?:[ .\-]{0,3}\d){11,18}",
    ),
    _kind("CARD", "(?:card)?(?:cvv|cvc|cvn|csc) securitycode cardcode", r"\d{3,4}"),
    _kind(
        "PHONE",
        """
        (?:tele|cell|mobile)?phones? tel mobiles? mob cell msisdn whatsapp wa sms fax fon
        handy(?:nummer)? telefono? telefone telefoon rufnummer mobil movil portable landline
        contact(?:number|no) callback
        """,
        r"\+?[ (]{0,2}\d(?:[ ().\-/]{0,3}\d){6,14}",
    ),
    _kind("IBAN", "iban", r"[a-z]{2} ?\d\d(?:[ .\-]{0,3}[a-z\d]){11,30}"),
    _kind(
        "BANK_ACCOUNT",
        "sortcode bankaccount acc(?:t|ount)?(?:number|no|nr|num) routing blz konto bsb",
        r"\d(?:[ \-]?\d){5,16}",
    ),
    _kind(
        "ADDRESS",
        """
        street(?:address)? addr(?:ess)? (?:address|addr|street)line(?:one|two)? strasse rue calle
        anschrift adresse direccion
        """,
        rf"(?=[^{BARRIER}]{{0,60}}\d)(?=[^{BARRIER}]{{0,60}}[^\W\d_])[^{BARRIER}]{{5,120}}",
    ),
    _kind(
        "ADDRESS",
        "post(?:al)?code zip(?:code)? plz codepostal codigopostal eircode",
        r"(?=[a-z \-]{0,4}\d)[a-z\d][a-z\d \-]{2,8}[a-z\d]",
    ),
    _kind(
        "DOB",
        """
        dob (?:date|year)ofbirth birth(?:day|date)? bday geb(?:urts(?:datum|tag))?
        (?:datede)?naissance (?:fecha(?:de)?)?nacimiento geboortedatum
        """,
        r"(?=[^\d]{0,12}\d[^\d]{0,12}\d)[\w ./,\-]{4,20}",
    ),
    _kind(
        "PASSPORT_OR_ID",
        """
        passport passeport pasaporte reisepass ausweis ssn nino nationalinsurance nationalid dni nie
        nif taxid steuerid idcard driv(?:ing|ers?)licen[cs]e licen[cs]e(?:number|no) socialsecurity
        """,
        r"(?=[a-z \-]{0,6}\d)[a-z\d][a-z\d .\-]{4,22}",
    ),
    _kind(
        "PASSPORT_OR_ID",
        """
        (?:customer|client|member(?:ship)?|account|acct|loyalty|rewards?|club|subscriber|user)id
        (?:customer|client|member(?:ship)?|loyalty|rewards?|club|subscriber)(?:number|no|nr|num)?
        account kunden(?:nr|nummer|id) klantnummer
        """,
        r"(?=(?:[^\d]{0,3}\d){6})[a-z\d][a-z\d\-]{5,20}",
    ),
)
_SOMEBODY = re.compile(
    rf"{_AROUND}{{0,2}}(?:user|username|login|account|contact|e?mail|name|customer|recipient|to)"
)


def kinds_of(name: str) -> Iterator[Kind]:
    """What stands under a name; mostly nothing that is anybody's."""
    letters = _letters(name)
    return (kind for kind in _KINDS if kind.name.fullmatch(letters))


def is_of_somebody(name: str) -> bool:
    """Whether a person is named by what stands under it: a phone number is one then."""
    return _SOMEBODY.fullmatch(_letters(name)) is not None


def _letters(name: str) -> str:
    return "".join(filter(str.isalpha, name)).lower()
