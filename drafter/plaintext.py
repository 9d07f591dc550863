"""Names that others gave, as plain text.

A shop calls a thing `Tarn boots *NEW*` or `Mugs &amp; cups`. In a chat some of these signs turn
into markup, and a draft with any is refused; so a name loses them where it comes in.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape

_TAG = re.compile(r"<[!?/\s]*[A-Za-z][^<>]*>|<!--|-->")
_OPENING = re.compile(r"<(?=[\sA-Za-z/!?%])|(?<=%)>")
_SIGNS = re.compile(r"[*`~\\{}\[\]]|_{2,}|(?<![^\W_])_|_(?![^\W_])")
_COLUMN = re.compile(r"\s*\|+\s*")
_ENTITY = re.compile(r"&(#x?[\da-f]{1,7}|[a-z]{2,31}\d{0,2});", re.IGNORECASE)
_LEADING = re.compile(r"^[\s,>#=+-]+|[\s,]+$")
_SEPARATORS = re.compile(r"(?<=[^\W_])[·•∙⋅・‧․﹒。．｡⁄∕／](?=[^\W_])")
"""Signs between letters that look like a dot or a slash."""
_SYMBOLS = "™℠℡№"


def plain(name: str) -> str:
    """The name on one line without Markdown, HTML and invisible characters; letters and figures
    that only look like others become those."""
    while (read := _read(name)) != name:  # what is taken out may leave a sign behind: <*b>
        name = read
    return read


def _read(name: str) -> str:
    while (meant := unescape(name)) != name:  # &amp;amp;
        name = meant
    seen = "".join(map(_seen, _SEPARATORS.sub(" ", name)))
    for pattern in (_TAG, _OPENING, _SIGNS):
        seen = pattern.sub("", seen)
    parted = _ENTITY.sub(r"& \1", _COLUMN.sub(", ", seen))
    return " ".join(_LEADING.sub("", parted).split())


def _seen(character: str) -> str:
    """A character as it is read: nothing where it can't be seen."""
    if character <= "\u024f" and character.isprintable():
        return character
    if character.isspace():
        return " "
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}:
        return "" if character != "\u200d" else character
    folded = unicodedata.normalize("NFKC", character)
    looks_like = folded.isascii() and folded.isalnum() and character not in _SYMBOLS
    return folded if looks_like else character
