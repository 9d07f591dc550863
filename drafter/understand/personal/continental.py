"""Where a street and its number stand, in German, French and Spanish forms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.understand.personal.places import NOT_IN_NAME
from drafter.understand.personal.streets import Street, Strength

_GERMAN_STRONG = (
    r"strasse|str\.|str|weg|platz|allee|gasse|chaussee|damm|ufer|steig|pfad|straat|laan|"
    r"gracht|plein|singel|dijk|dreef|plantsoen|steeg|gatan|vagen|gade|vej|veien|katu"
)
_GERMAN_WEAK = (
    r"ring|hof|wall|graben|markt|berg|garten|park|winkel|zeile|stieg|kamp|tor|brucke|kade|gate|"
    r"gata|plass|torv|torg"
)
_GERMAN_NO = (
    r"[ ]{0,2}(?:nr\.? ?)?\d{1,4}(?:[ ]?[a-z](?![^\W_]))?"
    r"(?:[ ]?[-/+][ ]?(?:\d{1,4}(?:[ ]?[a-z]{1,2}(?!\w))?|[ivx]{1,4}(?!\w)|[a-z]{1,2}(?!\w))){0,3}"
    r"(?:[ ](?:hs|huis|bis|sous|(?:bus|bte|boite)[ ]?\w{1,4})(?!\w))?"
    r"(?!\w|[.,:]\d|[ ]?(?:uhr|euro|mal|paar|tage|stuck|monate|wochen)\b|[ ]?[€%])"
)
_GERMAN_NAME = re.compile(
    rf"(?<![\w-])(?P<word>[^\W\d_][\w'-]*)\.?(?P<number>{_GERMAN_NO})", re.IGNORECASE
)
_GERMAN_KIND = re.compile(rf"(?:{_GERMAN_STRONG}|(?P<weak>{_GERMAN_WEAK}))$", re.IGNORECASE)
_TITLE = r"[A-Z][\w'-]*\.?"
_PHRASE = re.compile(
    r"(?<![\w-])(?:Am|An de[nr]|Auf de[mr]|Im|In de[nr]|Unter den|Zu[mr]|Hinter de[mr]|Vor dem|"
    rf"Bei der|Alter?|Neuer?|Grosser?|Kleine)(?: {_TITLE}){{1,3}}$"
)
_KIND_OF = re.compile(
    r"(?<![\w-])(?:Strasse|Platz|Allee|Weg|Ufer) (?:des|der|zum|zur|am|an der) (?:\d{1,2}\. ?)?"
    rf"{_TITLE}(?: {_TITLE})?$"
)
_PLAIN_TITLE = r"[A-Z](?:[^\W\d_]|['-](?=[^\W\d_]))*\.?(?![\w-])"
"""Without figures: those of an order's number stand before a street, too."""
_TITLES = re.compile(
    rf"(?<![\w-]){_PLAIN_TITLE}(?: (?:(?:an )?de[rnms] |von |am )?{_PLAIN_TITLE}){{0,2}}$"
)
_CODE_AND_TOWN = re.compile(
    r",?[ \n]{1,2}(?:[A-Z]{1,2}-)?"
    r"(?:\d{5}|\d{4} ?[A-Z]{2}|\d\d-\d{3}|\d{4}-\d{3}|\d{3} \d\d) [A-Z]"
)
_SHORT_CODE = re.compile(r", (?:[A-Z]{1,2}-)?\d{4} [A-Z]")
"""Four digits may be anything, so only after words that are a street already."""
_QUALIFIES = re.compile(
    r"(?<![\w-])(?:(?:Burg(?:emeester|\.)(?: de)?|Prof(?:essor|\.)|D(?:oktor|r\.)|"
    r"Prins(?:es)?|Koning(?:in)?|"
    r"Eerste|Tweede|Derde|Nieuwe|Oude|Grote|Kleine|Lange|Korte|Hoge|Lage|Sint|St\.|Obere|"
    r"[Vv]an(?: de[nr]?)?|[Vv]on(?: der)?|Untere|Alter?|Neuer?|"
    r"Grosser?|Mittlere|Innere|Aussere|Vordere|Hintere|Store|Lille|Gamle|Nya|"
    rf"Stora) (?:{_TITLE} )?){{1,2}}$"
)
"""Words that belong to the street after them, though it would be one without them."""
_GERMAN_LEADS = NOT_IN_NAME | {"an", "adresse", "anschrift", "hausnummer", "wohnung"}
_REACH = 60
"""Characters before a house number in which its street starts."""
_FRENCH_STRONG = (
    r"rue|boulevard|bld|bd|allees?|chemin|impasse|quai|faubourg|ruelle|sentier|lotissement|hameau|"
    r"rond-point|residence|clos|montee"
)
_FRENCH_WEAK = r"avenue|av|place|route|cours|passage|square|villa|cite|esplanade|promenade|domaine"
_FRENCH = re.compile(
    r"(?<![\w.,£$€#/-])\d{1,4}(?:[ ]?-[ ]?\d{1,4})?(?:[ ]?(?:bis|ter|quater|[a-d])(?!\w))?,?[ ]?"
    rf"(?:{_FRENCH_STRONG}|(?P<weak>{_FRENCH_WEAK}))(?!\w)\.?",
    re.IGNORECASE,
)
_NORDIC = re.compile(
    rf"(?<![\w-])(?:{_TITLE} ){{1,3}}(?:gate|gata|vei|veg|vej|plass|plads|torg|torv) \d{{1,3}}"
    r"(?:[ ]?[A-H])?(?![\w-])"
)
_HAMLET = re.compile(
    r"(?<![\w-])(?:[Ll]ieu-?[ ]?dit|[Hh]ameau|[Ff]erme|ZA|ZI|ZAC)"
    rf"(?:[ ](?:de|du|des|la|le|les|en|sur))*(?:[ ](?:[dl]')?{_TITLE}){{1,4}}"
    r"|(?<![\w-])(?:BP|CS|TSA)[ ]\d{2,6}(?!\w)"
)
_FRENCH_DAY = (
    r"\d{1,2}[ ](?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|"
    r"decembre)(?:[ ]1[89]\d\d(?!\d))?"
)
_FRENCH_TITLED = re.compile(
    r"(?:[ ](?:(?:de|du|des|la|le|les|et|aux?|a|en|sur|sous)(?![\w'])|(?:[dl]')?[A-Z][\w'.-]*"
    rf"|{_FRENCH_DAY}|\d{{1,2}}(?=[ ][A-Z])|1[89]\d\d(?!\d)|[dl]'[\w'-]+)){{1,8}}"
)
_FRENCH_PLAIN = re.compile(
    rf"(?:[ ](?:de|du|des|la|le|les|aux?))*[ ](?:{_FRENCH_DAY}|(?:[dl]')?[^\W\d_][\w'-]*)"
    r"(?:(?:[ ][^\W\d_][\w'-]*){0,3}?(?=\s*(?:[,;\n]|\d{5}|\.\s|\.?$)))?",
    re.IGNORECASE,
)
_SPANISH_STRONG = (
    r"calle|c/(?!o\b)|cl/|avenida|avda|avd|paseo|carretera|ctra|travesia|glorieta|carrer|camino|"
    r"callejon|travessa|estrada|viale|vicolo|piazza|praca|ul\.?|al\.|os\."
)
_SPANISH_WEAK = (
    r"av|plaza|pza|plza|po|urbanizacion|urb|ronda|rambla|cuesta|poligono|via|corso|"
    r"rua|largo|strada|contrada|alameda|rue|chemin|ch\.|avenue|boulevard|bd|place|"
    r"route|rte|quai|impasse|allee|chaussee|steenweg|r\."
)
_SPANISH = re.compile(
    rf"(?<![\w-])(?:{_SPANISH_STRONG}|(?P<weak>{_SPANISH_WEAK}))(?:(?<=/)|(?![^\W_]))\.?[ ]{{0,2}}"
    r"(?P<name>(?:\d{1,2}[. ]{1,2})?(?:[^\W\d_][\w'.-]*[ ]?){1,6}?),?[ ]{0,2}"
    r"(?:(?:n\.? ?o|no|num|numero|nro|n)\.?[ ]?)?"
    r"(?:\d{1,4}(?:[ ]?[a-z](?![^\W_]|\.?[ ]?\d))?(?:[/-](?:\d{1,4}[a-z]?|[a-z])(?!\w))?"
    r"(?:[ ](?:bte|boite|bus|m\.?|lok\.?)[ ]?\d{1,4})?|s/n)"
    r"(?!\w|[.:]\d|[ ]?[€%]|[ ](?:dias|veces|euros|horas)\b)",
    re.IGNORECASE,
)


def continental_streets(view: str) -> Iterator[Street]:
    """Streets as Germans, the French and Spaniards write them, and their neighbours."""
    yield from _germanic(view)
    yield from _french(view)
    yield from _spanish(view)


def _germanic(view: str) -> Iterator[Street]:
    for nordic in _NORDIC.finditer(view):
        yield Street(*nordic.span(), Strength.LEAST, titled=True, code_first=True)
    for match in _GERMAN_NAME.finditer(view):
        word = match["word"]
        kind = _GERMAN_KIND.search(word)
        weak = kind is None or kind["weak"] is not None
        alone = kind is not None and kind.start() == 0
        if kind and not alone and not weak:  # Lindenweg 4, Karl-Marx-Allee 3
            start = _whole_name(view, match)
            yield Street(start, match.end(), Strength.STRONG, word[0].isupper(), code_first=True)
        elif word[0].isupper() and (found := _german_in_words(view, match, has_kind=alone)):
            yield found
        elif kind and not alone:
            start = match.start("word")
            yield Street(start, match.end(), Strength.LEAST, word[0].isupper(), code_first=True)


def _whole_name(view: str, match: re.Match[str]) -> int:
    """Where a street starts whose last word would be one by itself: Burgemeester Reigerlaan 203."""
    start, end = match.span("word")
    qualified = _QUALIFIES.search(view, max(0, start - _REACH), start)
    if qualified:
        return qualified.start()
    if phrase := _PHRASE.search(view, max(0, end - _REACH), end):
        return phrase.start()
    titles = _TITLES.search(view, max(0, end - _REACH), end)
    code = _CODE_AND_TOWN.match(view, match.end()) or _SHORT_CODE.match(view, match.end())
    if titles and code:
        return end - len(_without_lead(titles[0]))
    return start


def _german_in_words(view: str, match: re.Match[str], *, has_kind: bool) -> Street | None:
    """A street of several words: Am Markt 3, Berliner Strasse 12, Grosse Bleichen 5."""
    end = match.end("word")
    written = view[max(0, end - _REACH) : end]
    certain = has_kind or _CODE_AND_TOWN.match(view, match.end()) is not None
    strength = Strength.STRONG if certain else Strength.LEAST
    name = ""
    if of := _KIND_OF.search(written):
        name, strength = of[0], Strength.STRONG
    elif phrase := _PHRASE.search(written):
        name = phrase[0]
    elif certain and (titles := _TITLES.search(written)):
        name = _without_lead(titles[0])
    if not name or (has_kind and name == match["word"]):
        return None  # "Weg 2" alone is no street
    return Street(end - len(name), match.end(), strength, titled=True, code_first=True)


def _without_lead(street: str) -> str:
    """A street without the capitalised words of the sentence that leads to it."""
    first, _, rest = street.partition(" ")
    while first and first.lower().rstrip(".") in _GERMAN_LEADS:
        first, _, rest = rest.partition(" ")
    return f"{first} {rest}".strip()


def _french(view: str) -> Iterator[Street]:
    for hamlet in _HAMLET.finditer(view):
        yield Street(*hamlet.span(), Strength.LEAST, titled=True, code_first=True)
    for match in _FRENCH.finditer(view):
        name = _FRENCH_TITLED.match(view, match.end())
        titled = name is not None and re.search(r"[A-Z]", name[0]) is not None
        if not titled:
            name = _FRENCH_PLAIN.match(view, match.end())
        if name is None or NOT_IN_NAME.intersection(name[0].lower().split()) - {"la", "le", "a"}:
            continue
        strength = Strength.FAIR if match["weak"] else Strength.STRONG
        yield Street(match.start(), name.end(), strength, titled, code_first=True)


def _spanish(view: str) -> Iterator[Street]:
    for match in _SPANISH.finditer(view):
        names = match["name"].lower().split()
        if (NOT_IN_NAME - {"via", "das", "do"}).intersection(names):
            continue
        strength = Strength.WEAK if match["weak"] else Strength.STRONG
        titled = any(name[0].isupper() for name in match["name"].split())
        yield Street(*match.span(), strength, titled, code_first=True)
