"""The country, state or city that a text names, from a closed list, and where a message is from.

What is written into a reply is the list's own spelling, never the customer's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from babel import Locale

from drafter.knowledge.regions import NOWHERE, Place, Region, region_of, region_of_currency
from drafter.messages import DirectMessage, Order

_ARTICLE = {"NL": "the Netherlands", "GB": "the UK", "US": "the US", "AE": "the UAE",
            "PH": "the Philippines", "BS": "the Bahamas",
            "MV": "the Maldives", "DO": "the Dominican Republic"}  # fmt: skip
_LEFT_OUT = frozenset({"JO", "TD", "GE", "IM"})
"""Countries whose English names are also first names or states, or that some rules for the UK hold
of and some don't."""
_ALSO = {
    "EU": {"eu": "the EU", "european union": "the EU", "europe": "Europe"},
    "GB": {
        "uk": "the UK", "u.k.": "the UK", "great britain": "Great Britain", "britain": "Britain",
        "england": "England", "scotland": "Scotland", "wales": "Wales",
        "northern ireland": "Northern Ireland", "n ireland": "Northern Ireland",
        "cornwall": "Cornwall", "scottish highlands": "the Highlands", "orkney": "Orkney",
        "shetland": "Shetland", "isle of wight": "the Isle of Wight", "isle of skye": "Skye",
        **{city: city.title() for city in (
            "london", "manchester", "birmingham", "leeds", "sheffield", "bristol", "liverpool",
            "newcastle", "nottingham", "edinburgh", "glasgow", "aberdeen", "cardiff", "swansea",
            "belfast", "brighton", "plymouth", "inverness",
        )},
    },
    "US": {
        "usa": "the US", "u.s.": "the US", "u.s.a.": "the US", "the us": "the US",
        "the states": "the US", "america": "the US",
        "nyc": "New York", "new york": "New York",
        **{state: state.title() for state in (
            "alabama", "alaska", "arizona", "arkansas", "california", "colorado", "connecticut",
            "delaware", "florida", "hawaii", "idaho", "illinois", "indiana", "iowa", "kansas",
            "kentucky", "louisiana", "maryland", "massachusetts", "michigan", "minnesota",
            "mississippi", "missouri", "montana", "nebraska", "nevada", "new hampshire",
            "new jersey", "new mexico", "north carolina", "north dakota", "ohio", "oklahoma",
            "oregon", "pennsylvania", "rhode island", "south carolina", "south dakota",
            "tennessee", "texas", "utah", "vermont", "virginia", "west virginia", "wisconsin",
            "wyoming", "boston", "chicago", "seattle", "san francisco", "los angeles", "denver",
            "houston", "philadelphia", "miami", "brooklyn",
        )},
    },
    "IE": {"republic of ireland": "Ireland", "eire": "Ireland", "dublin": "Dublin",
           "galway": "Galway"},
    "DE": {"berlin": "Berlin", "munich": "Munich", "hamburg": "Hamburg", "cologne": "Cologne"},
    "FR": {"paris": "Paris", "lyon": "Lyon", "marseille": "Marseille"},
    "ES": {"madrid": "Madrid", "barcelona": "Barcelona", "canary islands": "the Canary Islands"},
    "IT": {"rome": "Rome", "milan": "Milan"},
    "NL": {"holland": "the Netherlands", "the netherlands": "the Netherlands",
           "amsterdam": "Amsterdam"},
    "BE": {"brussels": "Brussels"},
    "DK": {"copenhagen": "Copenhagen"},
    "SE": {"stockholm": "Stockholm"},
    "PT": {"lisbon": "Lisbon"},
    "AT": {"vienna": "Vienna"},
    "CZ": {"czech republic": "Czechia", "prague": "Prague"},
    "TR": {"turkey": "Türkiye"},
    "AE": {"uae": "the UAE", "dubai": "Dubai"},
    "JE": {"jersey": "Jersey", "channel islands": "the Channel Islands"},
    "AU": {"oz": "Australia", "sydney": "Sydney", "melbourne": "Melbourne"},
    "NZ": {"nz": "New Zealand"},
    "CA": {"toronto": "Toronto", "vancouver": "Vancouver"},
}  # fmt: skip
_UPPER_ONLY = {"US": "US"}
"""Written in capitals it is the country, else mostly the pronoun."""

_WORD = re.compile(r"\w+")
_SENT_FROM = re.compile(
    r"\b(?:parcel|package|order|stuff|things?|it|them|you|sent|shipped|posted|comes?|coming|came|"
    r"delivery|deliveries) from(?: the)?\s*$",
    re.IGNORECASE,
)

_LEADING_UP = 60
"""Characters before a name in which it's said where something came from."""


def place_of(
    ask: str,
    message: DirectMessage,
    order: Order | None,
    regions: Mapping[str, Region],
    *,
    home: str,
) -> Place:
    """Where one ask is about: where it names, else where the message or an earlier one does, else
    where the order goes, else where the customer's locale is from. NOWHERE where they name places
    in several regions.

    Args:
        home: the brand's country; a parcel "from England" is no parcel to England.
    """
    if not regions:
        return NOWHERE
    earlier = (turn.text for turn in reversed(message.history) if turn.author == "customer")
    for text in (ask, message.text, *earlier):
        if named := countries_named(text, home=home):
            found = {region_of(country, regions) for country in named}
            if len(found) > 1:
                return NOWHERE
            return Place(found.pop(), next(iter(named.values())) if len(named) == 1 else None)
    if order and (region := region_of_currency(order.currency, regions)):
        return Place(region)
    theirs = region_of(_territory(message.customer.locale), regions)
    return Place(theirs) if theirs in regions else NOWHERE


def countries_named(text: str, *, home: str = "") -> dict[str, str]:
    """Countries that a text names, or names a part of: ISO code to the name to write. Without
    `home` where a parcel comes from there."""
    found: dict[str, str] = {}
    names = _names()
    # Most texts name none, and some hundred names take long to look for.
    may_name = not _telling_words().isdisjoint(_WORD.findall(text.lower()))
    for match in _pattern().finditer(text) if may_name else ():
        code, name = names[" ".join(match[0].lower().split())]
        before = text[max(0, match.start() - _LEADING_UP) : match.start()]
        if code != home or not _SENT_FROM.search(before):
            found.setdefault(code, name)
    for word, code in _UPPER_ONLY.items():
        if code not in found and re.search(rf"\b{word}\b", text):
            found[code] = _ARTICLE[code]
    return found


def _territory(locale: str | None) -> str:
    parts = (locale or "").replace("_", "-").split("-")[1:]
    return next((part.upper() for part in parts if len(part) == 2), "")


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[str, str]]:
    territories: dict[str, str] = dict(Locale("en").territories)
    names = {
        name.lower(): (code, _ARTICLE.get(code, name))
        for code, name in territories.items()
        if re.fullmatch(r"[A-Z]{2}", code) and code not in _LEFT_OUT
    }
    for code, others in _ALSO.items():
        names |= {said: (code, name) for said, name in others.items()}
    return names


@lru_cache(maxsize=1)
def _telling_words() -> frozenset[str]:
    """A word of each name, such as few texts have: "the US" ends with it, "U.S.A." begins."""
    words = (_WORD.findall(name) for name in _names())
    return frozenset(each[-1] if len(each[-1]) > 1 else each[0] for each in words)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    # The longest first: Northern Ireland is not Ireland.
    ordered = sorted(_names(), key=len, reverse=True)
    either = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in ordered)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
