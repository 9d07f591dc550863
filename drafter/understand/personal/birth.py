"""Dates of birth, where the words say that a date is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.understand.personal.spans import Found
from drafter.understand.personal.view import BARRIER

GROWN_UP_BY = 2020
"""A year up to this beside "birthday" is a year of birth; a later one may be a delivery's."""
_MONTH = (
    r"(?:jan(?:uary|uar|vier|\.)?|feb(?:ruary|ruar|\.)?|fev(?:rier|\.)?|mar(?:ch|s|z|zo|\.)?|maerz|"
    r"mrz|apr(?:il|\.)?|avr(?:il|\.)?|may|mai|mayo|jun(?:e|i|io|\.)?|juin|"
    r"jul(?:y|i|io|\.)?|juillet|"
    r"aug(?:ust|\.)?|aout|ago(?:sto|\.)?|sep(?:t|tember|tembre|tiembre|\.)?|setiembre|"
    r"o[ck]t(?:ober|obre|ubre|\.)?|nov(?:ember|embre|iembre|\.)?|de[cz](?:ember|embre|\.)?|"
    r"enero|ene|febrero|abril|abr|diciembre|dic|"
    r"gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|"
    r"januari|februari|maart|mei|augustus|"
    r"janeiro|fevereiro|marco|maio|junho|julho|setembro|outubro|dezembro|"
    r"stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|wrzesnia|pazdziernika|listopada|"
    r"grudnia)(?![^\W_])\.?"
)
_YEAR = r"(?:1[89]|20)\d\d(?!\d)"
_DAY = r"\d{1,2}(?!\d)(?:st|nd|rd|th|er|o|\.)?"
_SMALL = r"(?:of|de|del|the)"
_DATE = (
    rf"(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the\s+)?"
    rf"{_DAY}[\s-]{{0,2}}(?:{_SMALL}\s+)?{_MONTH}"
    rf"(?:[,\s-]{{0,3}}(?:{_SMALL}\s+)?"
    rf"(?P<y1>{_YEAR}|'\d\d(?!\d)|(?<=[\s-])\d\d(?![\d\w]|[ ][a-z])))?"
    rf"|{_MONTH}\s+(?:the\s+)?\d{{1,2}}(?!\d)(?:st|nd|rd|th)?"
    rf"(?:,?\s+(?P<y2>{_YEAR}|'\d\d(?!\d)))?"
    r"|(?P<y3>(?:19|20)\d\d)\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}(?!\d)"
    r"|\d{1,2}\s?[./\-\\]\s?\d{1,2}\s?[./\-\\]\s?(?P<y4>\d{4}|\d\d)(?!\d)"
    r"|\d{1,2}\s\d{1,2}\s(?P<y5>(?:19|20)\d\d|\d\d)(?!\d)"
    r"|\d{8}(?!\d)|\d{6}(?!\d)"
    rf"|{_MONTH}\s+{_YEAR}"
    r")(?!\w)"
)
_CERTAIN_DATE = _DATE.replace("|[ ][a-z]", "")
"""Beside "date of birth" two digits after a month are its year whatever follows."""
_DAY_AND_MONTH = r"\d{1,2}[/.]\d{1,2}\.?(?![\w/.,-]*\d)"
_NAMED = re.compile(
    r"\b(?:d\.?\s?o\.?\s?b\b\.?|date of birth|birth ?-?dates?|day of birth|"
    r"year of birth|birth ?-?year|geburtsjahr|annee de naissance|born date|geburtsdatum|"
    r"geb\.-?datum|date (?:de )?naissance|fecha (?:de )?nac\w*\.?|f\. ?nac\.?|data di nascita|"
    r"data de nascimento|data (?:ur\.?|urodzenia)|"
    r"age (?:verification|check)|proof of age|verify (?:my|your|the) age|"
    rf"geboortedatum)(?P<gap>[^\d{BARRIER}]{{0,40}}?)(?<!\w)(?P<date>{_CERTAIN_DATE}|{_YEAR}|"
    rf"{_DAY_AND_MONTH})",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"\b(?:born|geboren|geb\.|nee? le|nee? en|nacid[oa]|naci|nat[oa] il|geboren op|nascid[oa]|"
    r"urodzon[ya]|ur\.)"
    r"(?: in [a-z]+(?: [a-z]+)?(?=,? (?:on|am|le|el|il) ))?"
    rf"[\s,:(]*(?:(?:bin ich|wurde ich|i was|on|in|am|im|the|el|le|en|il|op|em|dia|day|back)\s+)"
    rf"{{0,3}}"
    rf"(?P<date>{_DATE}|(?:(?<= in )|(?<= en )|(?<=geboren ))(?:19|20)\d\d(?![\d\w]))",
    re.IGNORECASE,
)
_TURNED = re.compile(
    rf"\b(?:turn(?:ed|s|ing)?|became) (?:\d\d|eighteen|twenty one)(?: years old)?,? "
    rf"(?:on |in )?(?P<date>{_DATE})",
    re.IGNORECASE,
)
_BIRTHDAY = re.compile(
    r"\b(?:birthday|b[- ']?day|geburtstag|anniversaire|cumpleanos|cumple|compleanno)"
    r"(?P<link>(?:\s*(?:'?s\b|[:=(,-]|"
    r"\b(?:ist|is|was|falls|est|es|am|on|the|el|le|it|due)\b)){0,5})"
    rf"\s*(?P<date>{_DATE}|{_DAY_AND_MONTH})",
    re.IGNORECASE,
)
_SAYS = re.compile(r"'s|\bs\b|\b(?:ist|is|was|falls|est|es)\b|[:=]", re.IGNORECASE)
_AFTER = re.compile(
    rf"(?<![\w/.-])(?P<date>{_DATE})[\s,]*(?:\(\s*|-\s*|(?:is|was|ist|est|es|=|as)\s+)?"
    r"(?:(?:my|her|his|our|the|mein|ma|mi)\s+)?"
    r"(?:d\.?o\.?b\b|date of birth|birth ?date|birthday\b|geburtsdatum|geburtstag|"
    r"date (?:de )?naissance|fecha de nacimiento|geboren\b|born\b|by birth\b)",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    r"\b(?:birth(?:day)?|b-?day|born|geboren|geburtstag|anniversaire|nacid[oa]|naci|cumple\w*)\b"
    rf"(?P<gap>[^\d{BARRIER}]{{0,60}}?)(?<!\w)(?P<date>{_DATE})",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"\b(?:d\.?\s?o\.?\s?b\b|date of birth|birth ?-?date|geburtsdatum|date de naissance|"
    rf"fecha de nacimiento)\b[^{BARRIER}]{{0,120}}?[.!?\n:]\s*(?:it'?s|it is|that'?s|that is|"
    r"here (?:it is|you go)|mine is|es ist|das ist|c'est|es)[\s:,]{1,3}"
    rf"(?:the )?(?P<date>{_CERTAIN_DATE})",
    re.IGNORECASE,
)
"""You asked for my date of birth. It's …"""
_ANOTHER_DATE = re.compile(
    r"\b(?:order|bought|purchas|pa(?:id|y)|deliver|arriv|sent|ship|return|refund|since|until|"
    r"by the|"
    r"bestell|liefer|gekauft|command|livr|achet|pedi|compr|entreg)",
    re.IGNORECASE,
)
"""What says that a date near a birthday is something else's."""
_HINT = re.compile(
    r"birth|\bage\b|\bd\.?\s?o\.?\s?b\b|born|\bb[- ']?day|gebor|geb\.|geburt|\bnee?\b|"
    r"naissance|anniversaire|"
    r"\bturn|\bbecame|nac|cumple|nat[oa]|nasc|compleanno|urodz|\bur\.",
    re.IGNORECASE,
)


def birth_dates(view: str) -> Iterator[Found]:
    """Dates that are called a date of birth or a birthday."""
    if not _HINT.search(view):
        return
    for stated in _NAMED.finditer(view):
        if not _ANOTHER_DATE.search(stated["gap"]):
            yield Found("DOB", *stated.span("date"))
    for stated in _ANSWERED.finditer(view):
        if _is_past(stated):
            yield Found("DOB", *stated.span("date"))
    for stated in (*_BORN.finditer(view), *_TURNED.finditer(view)):
        yield Found("DOB", *stated.span("date"))
    for stated in _BIRTHDAY.finditer(view):
        opens_line = view[: stated.start()].rstrip(" ")[-1:] in {"", "\n"}
        if opens_line or _SAYS.search(stated["link"]) or _is_past(stated):
            yield Found("DOB", *stated.span("date"))
    for stated in _LONG_AGO.finditer(view):
        if _is_past(stated) and not _ANOTHER_DATE.search(stated["gap"]):
            yield Found("DOB", *stated.span("date"))
    for stated in _AFTER.finditer(view):
        if _is_past(stated) or re.search(r"\b(?:is|=|\()", stated[0]):
            yield Found("DOB", *stated.span("date"))


def _is_past(stated: re.Match[str]) -> bool:
    year = next((stated[name] for name in ("y1", "y2", "y3", "y4", "y5") if stated[name]), "")
    return len(year) == 4 and int(year) <= GROWN_UP_BY
