"""Countries and regions under one name each, however they are written."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale
from babel.core import get_global

from drafter.verify.english.lexicon import listed

_SAME = {
    "uk": "uk britain gb england scotland wales uk's",
    "eu": "eu europe eu's",
    "us": "usa america usa's",
}
NATIONS = listed(
    """european british english scottish welsh irish american canadian australian dutch german french italian
    spanish portuguese belgian swiss austrian danish swedish norwegian finnish polish czech slovak hungarian
    greek romanian bulgarian croatian turkish chinese japanese indian asian african"""
)
"""Where people, goods and languages are from."""
PARTS = listed(
    """jersey guernsey sark alderney scilly wight skye orkney shetland hebrides lewis mull islay arran anglesey
    cornwall devon dorset essex sussex surrey norfolk suffolk yorkshire cumbria lancashire cheshire
    northumberland wiltshire somerset highlands lothian fife ulster leinster munster connacht galway cork
    limerick waterford kilkenny donegal mayo sligo belfast derry cardiff swansea edinburgh glasgow aberdeen
    dundee inverness leeds liverpool manchester birmingham sheffield bristol nottingham leicester newcastle
    brighton southampton portsmouth plymouth oxford cambridge norwich coventry tasmania queensland
    melbourne brisbane perth hobart canberra auckland wellington christchurch ontario quebec
    manitoba saskatchewan vancouver toronto montreal calgary ottawa hawaii alaska california texas florida
    oregon nevada arizona colorado utah ohio michigan illinois boston chicago seattle
    manhattan corsica sardinia sicily crete madeira azores canaries mallorca ibiza tenerife balearics bavaria
    tuscany normandy brittany catalonia andalusia scandinavia benelux"""
)
"""Towns, islands and parts of countries that parcels are sent to, but for those that are people's names."""
_MEMBERS = {
    "eu": "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE",
    "uk": "GB",
    "us": "US",
}


@lru_cache(maxsize=4096)
def place_of(word: str) -> str:
    """The name of the place a lower-case word names; empty when it names none."""
    return _PLACES.get(word, "")


def region_of(place: str) -> str:
    """The region a place lies in, where it is one that shops sell to as a whole."""
    return _REGIONS.get(place, place)


def lies_in(place: str, known: frozenset[str]) -> str:
    """The known place that a place is or lies in: Vienna in Austria or in the EU."""
    around = (place, _COUNTRIES.get(place, ""), region_of(place))
    return next((name for name in around if name in known), "")


def _build() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    places: dict[str, str] = {}
    regions: dict[str, str] = {}
    countries: dict[str, str] = {}
    english = Locale.parse("en")
    for code, name in english.territories.items():
        lower = str(name).lower()
        if (
            len(code) == 2
            and code.isalpha()
            and " " not in lower
            and lower not in ("chad", "jersey", "turkey")
        ):
            places[lower] = lower
            for region, members in _MEMBERS.items():
                if code in members.split():
                    regions[lower] = region
    for place, spellings in _SAME.items():
        places.update(dict.fromkeys((place, *spellings.split()), place))
    for zone, code in get_global("zone_territories").items():
        city = zone.rpartition("/")[2].lower()
        region = next((r for r, members in _MEMBERS.items() if code in members.split()), "")
        if region and city.isalpha() and city not in places:
            places[city] = city
            regions[city] = region
            countries[city] = str(english.territories.get(code, "")).lower()
    places.pop("us", None)  # the pronoun; "US" is read as "usa"
    return places, regions, countries


_PLACES, _REGIONS, _COUNTRIES = _build()
