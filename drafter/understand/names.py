"""Whether a name field holds a person's first name, and which."""

from __future__ import annotations

import re
import unicodedata

MAX_WORDS = 4
_TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "madam", "herr", "frau"}
_BUSINESS = {
    "shop", "store", "official", "team", "support", "service", "services", "ltd", "llc", "inc",
    "gmbh", "co", "studio", "photography", "photo", "design", "designs", "boutique", "club",
    "group", "company", "bot", "admin", "info", "customer", "user", "guest", "account", "page",
    "fitness", "travel", "travels", "adventures", "outdoors", "the", "my", "and", "of", "for",
    "unknown", "null", "none", "test", "anonymous", "facebook", "instagram", "whatsapp",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")


def first_name(name: str | None) -> str | None:
    """The first name in a name field, or None when it isn't a person's name.

    A greeting with a shop's, a handle's or half a name is worse than none, so doubt means None.
    """
    if not name or re.search(r"[@\d/\\|_&#+=<>(){}\[\],:;!?\"]", name):
        return None
    plain = "".join(c for c in name if not unicodedata.category(c).startswith(("S", "C", "M")))
    words = plain.split()
    if not 1 <= len(words) <= MAX_WORDS or not all(_WORD.fullmatch(word) for word in words):
        return None
    bare = [word.strip(".").lower() for word in words]
    if bare[0] in _TITLES:
        words, bare = words[1:], bare[1:]
        if len(words) < 2:
            return None  # "Mr Smith" has no first name in it
    first = words[0].strip(".")
    if set(bare) & _BUSINESS or not 2 <= len(first) <= 20 or not _is_alphabetic(first):
        return None
    return first if first != first.lower() and first != first.upper() else _titled(first)


def _titled(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)


def _is_alphabetic(word: str) -> bool:
    # Chinese, Japanese and Korean names put the family first; a greeting can't tell them apart.
    return not any("\u2e80" <= character <= "\ud7ff" for character in word)
