"""Numbers by which a shop knows a person: customer, member, account, loyalty scheme.

They are asked for to prove who somebody is, so they go the way of a passport's. An order's, a
parcel's, a return's, a voucher's and a card's that is bought or topped up stay: they say what is
spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.understand.personal.identity import is_number
from drafter.understand.personal.spans import Found

FIGURES = 6
"""From which on such a number is hidden; a shorter one is no more than an order's."""
_WHO = (
    r"(?:customer|client|member(?:ship|'s)?|account|acct|user|loyalty|rewards?|club|subscriber|"
    r"patron|shopper|cust|mem)"
)
_NO = r"(?:numbers?|nos?\.?|nr\.?|num\.?|nbr\.?|id|i\.d\.?|ident\w*|reference|ref\.?)(?![^\W_])"
_ABROAD = (
    # German, Dutch, the North
    r"(?:kunden|mitglieds?|konto|nutzer|benutzer|kundenkonto|bonus|treue|klant(?:en)?|"
    r"lid(?:maatschaps)?|"
    r"account|kunde|kund|medlems?)[ -]?(?:nummer|nr\.?|no\.?|id\b|kennung|numret?)|"
    # French
    r"(?:numero|num\.?|no\.?|identifiant|id|code|ref\w*) (?:de |du |d')?(?:mon |votre )?(?:"
    r"(?:compte )?client\w*|compte|adherent\w*|membre|abonn\w+|fidelite|carte (?:de )?fidelite|"
    r"utilisat\w+)|"
    r"(?:client|adherent\w*|membre|compte) no\.?|"
    # Spanish, Portuguese, Italian, Polish
    r"(?:numero|num\.?|n\.?o?\.?|nro\.?|id|codigo|codice|numer|n\.) (?:de |del |di |do |da |"
    r"d')?(?:mi |"
    r"il |mio )?(?:cliente|socio|socia|cuenta|usuario|usuaria|miembro|afiliado|conta|membro|utente|"
    r"conto|tessera|iscrizione|klienta|czlonka|konta)|"
    r"(?:cliente|socio|socia) (?:no|num\.?|numero)\.?"
)
_NAME = re.compile(
    rf"(?<![^\W_])(?:{_WHO}(?:[ '-](?:account|acct|scheme|club|program(?:me)?|rewards))?"
    rf"(?:[ -]?{_NO}|[ ]?#)|(?:{_ABROAD})(?![^\W_]))",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:order|return|gift|voucher|invoice|tracking|parcel|product|item|bank|sort code and|"
    r"power bank|bestell\w*|commande|pedido) (?:to |and |or )?$",
    re.IGNORECASE,
)
_LINK = (
    r"(?:[\s:#=,.(\"'-]|\b(?:numbers?|no|nr|id|is|are|was|it's|its|it|my|mine|here|ist|lautet|die|"
    r"meine?|est|le|c'est|es|el|la|mi|e|il|jest|to|som|er|ar|o)\b){0,8}?"
)
_STATED = re.compile(
    rf"(?i:{_LINK})(?<![^\W_])(?P<value>(?:(?i:[a-z]{{1,6}})(?=\d)|[A-Z]{{1,6}}[ -])?"
    r"(?:\d{6,}[A-Za-z]{0,2}(?:[/-][\dA-Z]+){0,3}|\d[\dA-Za-z]*"
    r"(?:[ ./-](?:[A-Z]{1,3}(?![^\W_])|[A-Z]{0,2}\d[\dA-Za-z]*)){0,6}))(?![^\W_])"
)
"""Six figures in a row are a whole number; fewer may go on after a gap."""
_BEFORE = re.compile(
    r"(?<![\w£$€/.-])(?P<value>(?:[A-Z]{1,6}[ -]?)?\d[\dA-Z]*(?:-[\dA-Z]+){0,4})"
    r"(?i:\s+(?:is|was|ist|est|es) (?:(?:my|our|the|meine?|mon|ma|mi) )?|\s*\((?:my )?)$"
)
_REACH = 40
"""Characters before its name in which such a number may stand."""


def memberships(view: str) -> Iterator[Found]:
    """Numbers that are called a customer's, a member's or an account's, without these words."""
    for name in _NAME.finditer(view):
        start, end = name.span()
        if _OTHERS.search(view, max(0, start - _REACH), start):
            continue
        after = _STATED.match(view, end)
        if after and _is_long(after["value"]):
            yield Found("PASSPORT_OR_ID", *after.span("value"))
            continue
        before = _BEFORE.search(view, max(0, start - _REACH), start)
        if before and _is_long(before["value"]):
            yield Found("PASSPORT_OR_ID", *before.span("value"))


def _is_long(value: str) -> bool:
    return is_number(value) and sum(map(str.isdigit, value)) >= FIGURES
