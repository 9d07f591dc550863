"""Bank accounts in their national forms: sort code and account, BSB, routing number, Konto and BLZ.

They carry no checksum that an order number wouldn't pass now and then, so words tell them: those
that only a bank uses, and "account" where such a word is near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.understand.personal.labels import label_before
from drafter.understand.personal.payment import mod97
from drafter.understand.personal.spans import Found

NEAR = 120
"""Characters on either side in which a bank's word makes "account" a bank account."""
_BANKS_CODE = (
    r"sort(?:ing)?[ -]?codes?|s/c|bsb|routing|aba|transit|institution|blz|bankleitzahl|clabe|"
    r"clearing(?:nummer)?|bank ?giro|rib|nib|nrb|code (?:banque|guichet)|sortcode"
)
_ACCOUNT = (
    r"acc(?:oun)?t?(?:no)?|acct?s?|a/c|ac|konto|kontonummer|kto|ktonr|compte|cuenta|conto|conta|rekening|"
    r"rachun\w+|konta"
)
_BANK = re.compile(
    rf"(?<![^\W_])(?:{_BANKS_CODE}|bank\w*|banc[oa]|banque|building society|direct debit|checking|"
    r"savings|current account|chequing|bacs|wire|iban|swift|bic)(?![^\W_])|"
    r"(?<![^\W_])sort:? ?(?:\d\d[ -]|\d{6}\b)",
    re.IGNORECASE,
)
_LINK = (
    r"(?:[\s:#=.,(\-/]|'s\b|\b(?:numbers?|no|nr|num|nummer|numero|code|details|is|are|was|it'?s|ist|"
    r"lautet|es|est|e|de|the|my|and|und|y|et|n|o)\b){0,8}"
)
_FIGURES = r"\d(?:[ -]{0,3}\d){3,25}(?![\w%]|[.,]\d)"
_CODE_STATED = re.compile(
    rf"(?<![^\W_])(?:{_BANKS_CODE}|sort(?=:? ?(?:\d\d[ -]|\d{{6}}\b)))(?![^\W_]){_LINK}"
    r"(?<![\w£$€])(?P<value>\d\d-\d\d-\d\d(?!\w)|"
    r"\d\d \d\d \d\d(?!\w)|\d{3}[ -]\d{3}(?!\w|[ ]\d)|\d{3}[ ]\d{3}[ ]\d\d(?!\w)|"
    r"\d{3,26}(?![\w%]|[.,]\d)|\d{4,10}(?:[ ]\d{1,11}){1,6}(?!\w))",
    re.IGNORECASE,
)
_ACCOUNT_STATED = re.compile(
    rf"(?<![^\W_])(?:{_ACCOUNT})(?![^\W_]){_LINK}(?<![\w£$€])(?P<value>{_FIGURES})",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"(?<![\w£$€./-])(?P<code>\d\d-\d\d-\d\d)[ ,/&\n]{1,3}(?:and )?"
    r"(?P<value>\d{7,8})(?![\w-])"
)
_POLISH = re.compile(r"(?<![\w-])\d\d(?:[ -]?\d{4}){6}(?![\w-])")
_SHOPS_OWN = re.compile(
    r"\b(?:customer|client|user|your|store|shop|loyalty|membership|online|business|trade|kunden)"
    r"[ -]?(?:'s )?$",
    re.IGNORECASE,
)


def bank_accounts(view: str) -> Iterator[Found]:
    """Codes of a bank's branch and numbers of accounts there, without the words that name them."""
    for polish in _POLISH.finditer(view):
        if mod97(f"PL{re.sub(r'[ -]', '', polish[0])}"):
            yield Found("BANK_ACCOUNT", *polish.span())
    for pair in _PAIR.finditer(view):
        label = label_before(view, pair.start())
        if label is None or label.kind != "reference" or _BANK.search(view, 0, pair.start()):
            yield Found("BANK_ACCOUNT", *pair.span("code"))
            yield Found("BANK_ACCOUNT", *pair.span("value"))
    if not _BANK.search(view):
        return
    for stated in _CODE_STATED.finditer(view):
        yield Found("BANK_ACCOUNT", *stated.span("value"))
    for stated in _ACCOUNT_STATED.finditer(view):
        start, end = stated.span("value")
        shops_own = _SHOPS_OWN.search(view, max(0, stated.start() - 16), stated.start())
        near = _BANK.search(view, max(0, stated.start() - NEAR), end + NEAR)
        if near and not shops_own and sum(c.isdigit() for c in stated["value"]) >= 6:
            yield Found("BANK_ACCOUNT", start, end)
