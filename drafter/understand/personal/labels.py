"""What the words around a number say it is: a phone, a card, or one of the shop's own numbers."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from drafter.understand.personal.view import BARRIER

Kind = Literal["phone", "card", "reference"]

REACH = 48
"""Characters before a number in which a label still speaks of it."""
_PHONE = (
    r"phoned?|mobile(?! app| site| version| view)|mob|cell(?:phone)?|tel|tlf|tfno|fon|telephone|"
    r"landline|call(?:ed|ing)?(?: me| us)?|"
    r"ring(?:ing)?|rang|text(?:ed)?(?: me)?|txt|sms|whats ?app|wa|fax|telegram|signal|viber|reach|"
    r"contact(?: number| no)?|(?:my|mine|our|best|new|old|right|correct|wrong|work|home|his|her|"
    r"daytime|evening|husband'?s|wife'?s|partner'?s) (?:contact |direct |other |new )?"
    r"(?:number|no|num|nr|#)|numbers? (?:to|you|we)|"
    r"handy(?:nummer)?|telefon\w*|mobil\w*|rufnummer|anrufen|ruf\w*|erreich\w*|"
    r"meine (?:neue )?nummer|"
    r"portable|fixe|appel\w*|joindre|joignable|(?:mon|mes) (?:nouveau )?(?:numero|num)|"
    r"movil\w*|llam\w*|telefono|(?:mi|mis) (?:nuevo )?(?:numero|num)|cellulare|telefoon\w*"
)
_CARD = (
    r"(?:credit|debit|bank|payment|visa|master)[ -]?card|card|visa|master ?card|amex|maestro|"
    r"american express|diners|discover|cc|pan|paid|pay(?:ing)?|payment|charged|charge|billed|"
    r"kreditkarte\w*|karte\w*|bezahl\w*|carte(?: bancaire| bleue)?|cb|pay\w*|tarjeta|pag\w*|debit|"
    r"credit"
)
_REFERENCE = (
    r"order(?:ed|s)?|track(?:ing|ed)?|ref(?:erence)?|invoice|parcel|package|shipment|consignment|"
    r"waybill|awb|sku|items?|article|product|style|model|code|barcode|ean|isbn|upc|gtin|mpn|ticket|"
    r"case|booking|reservation|member(?:ship)?|loyalty|rewards?|points|voucher|gift ?card|coupon|"
    r"promo|serial|imei|transaction|txn|receipt|batch|(?<!the )lot|rma|"
    r"return label|label|pin|zip|design|part|po number|"
    r"royal ?mail|evri|hermes|dpd|dhl|ups|usps|fed ?ex|yodel|inpost|gls|parcelforce|colissimo|"
    r"chronopost|mondial relay|correos|seur|mrw|postnl|an ?post|"
    r"bestell\w*|auftrag\w*|sendung\w*|paket\w*|rechnung\w*|artikel\w*|kunden\w*|gutschein\w*|"
    r"retouren?\w*|lieferschein\w*|vorgang\w*|"
    r"commandes?|suivi|colis|facture|"
    r"pedidos?|seguimiento|factura|referencia|articulo|paquete|localizador|devolucion|"
    r"bestelling|(?:kassa)?bon(?:nummer|nr)?|factuur\w*|zamowieni\w*|faktura|"
    r"ordine|spedizione|fattura|reso|scontrino"
)
_NUMBERED = (
    r"(?:delivery|shipping|account|customer|confirmation|returns?|collection|client|livraison|"
    r"retour|envio|cliente)"
)
"""What speaks of a reference only as a number: "for delivery 07700 …" is a phone."""
_NUMBER = r"(?:number|no|nr|num|nummer|id|code|ref|reference|numero)"
_LABEL = re.compile(
    rf"(?=[#a-z])(?<![^\W_])(?:(?P<reference>#|(?<!on the )(?<!on my )(?<!on this )(?<!on your )"
    rf"(?<!for the )(?<!for my )(?<!for this )"
    rf"(?:(?:{_REFERENCE})(?:[ .:]{{0,2}}\b{_NUMBER})*|{_NUMBERED}[ .:]{{0,2}}{_NUMBER})\b)|"
    rf"(?P<phone>{_PHONE})\b|(?P<card>{_CARD})\b)",
    re.IGNORECASE,
)
"""Its first character is told before all else: most of what is searched are figures."""
_LINK = re.compile(
    r"(?:[\s:#=.,()\"'*-]|\b(?:number|numbers|no|nr|num|nummer|numero|id|code|is|was|are|says|"
    r"shows|reads|gave|me|it|its|the|my|and|or|ist|lautet|es|est|de|del|du|n|o)\b)*"
)
_SENTENCE = re.compile(rf"[!?]\s|\.\s+(?=[A-Z])|{BARRIER}")


class Label(NamedTuple):
    """The nearest label before a number, and what stands between the two."""

    kind: Kind
    between: str

    @property
    def adjacent(self) -> bool:
        """Nothing but linking words in between."""
        return _LINK.fullmatch(self.between) is not None


def label_before(view: str, start: int) -> Label | None:
    """The last label of the sentence before `start`, if there is one within REACH."""
    begin = max(0, start - REACH)
    while begin > 0 and start - begin < 2 * REACH and view[begin - 1].isalnum():
        begin -= 1
    for sentence in _SENTENCE.finditer(view, begin, start):
        begin = sentence.end()
    return last_label(view, begin, start)


def last_label(view: str, begin: int, end: int) -> Label | None:
    """The last label in [begin, end), if there is one."""
    last: re.Match[str] | None = None
    for label in _LABEL.finditer(view, begin, end):
        last = label
    if last is None:
        return None
    kind: Kind = "reference" if last["reference"] else "phone" if last["phone"] else "card"
    return Label(kind, view[last.end() : end])


def labelled(view: str, start: int, end: int, kind: Kind, *, reach: int = REACH) -> bool:
    """Whether a label of this kind stands near [start, end), before or shortly after."""
    window = view[max(0, start - reach) : start] + " \n " + view[end : end + reach // 2]
    return any(match.lastgroup == kind for match in _LABEL.finditer(window))
