"""Whether a name field holds a person's first name, and which."""

from __future__ import annotations

import unicodedata

import regex

MAX_WORDS = 5
LONGEST = 20
LONGEST_ACRONYM = 4
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "madam",
                     "madame", "mme", "rev", "herr", "frau", "señora", "señor"})  # fmt: skip
_NO_NAME = frozenset({
    "shop", "store", "official", "team", "support", "service", "services", "ltd", "llc", "inc",
    "gmbh", "co", "plc", "studio", "studios", "photography", "photo", "photos", "design",
    "designs", "boutique", "club", "group", "company", "companies", "bot", "admin", "info",
    "customer", "user", "guest", "account", "page", "fitness", "travel", "travels", "adventure",
    "adventures", "outdoor", "outdoors", "the", "my", "and", "of", "for", "your", "our", "me",
    "im", "its", "with", "from", "to", "at", "in", "unknown", "null", "none", "test", "anonymous",
    "facebook", "instagram", "whatsapp", "messenger", "twitter", "tiktok", "deleted", "hidden",
    "kitchen", "cafe", "café", "bakery", "restaurant", "hotel", "yoga", "gym", "records", "blog",
    "vlog", "marketing", "agency", "properties", "estates", "academy", "charity", "foundation",
    "council", "sales", "orders", "order", "return", "refund", "deals", "instruction", "prompt",
    "policy", "rule", "previous", "ai", "chatgpt",
})  # fmt: skip
"""Words of shops and pages, wherever they stand."""
_NO_FIRST_NAME = frozenset({
    "i", "private", "mum", "mummy", "mom", "mama", "dad", "daddy", "nan", "gran", "granny",
    "auntie", "uncle", "girl", "boy", "lady", "ladie", "man", "men", "woman", "women", "guy",
    "queen", "king", "princess", "prince", "babe", "baby", "boss", "life", "love", "lover",
    "happy", "wild", "little", "big", "mountain", "trail", "hike", "hiker", "hiking", "walk",
    "walker", "walking", "camp", "camper", "camping", "climber", "climbing", "wander", "wanderer",
    "wanderlust", "explorer", "explore", "nature", "forest", "river", "ocean", "sea", "sky",
    "moon", "sun", "star", "rain", "snow", "fox", "bear", "wolf", "cat", "dog", "doggo", "puppy",
    "vintage", "home", "house", "coffee", "bar", "pub", "art", "artist", "music", "band", "daily",
    "new", "media", "cottage", "garden", "farm", "school", "church", "trust", "hello", "hi",
    "hey", "help", "free", "win", "ignore", "disregard", "forget", "reveal", "print", "say",
    "reply", "respond", "refund", "override", "escalate", "bypass", "obey", "tell", "show",
    "answer",
    "please", "always", "never", "give", "approve", "confirm", "act", "pretend", "repeat",
    "translate", "write", "send", "click", "call", "follow", "stop", "system", "assistant",
})  # fmt: skip
"""Words of handles that can be surnames (Fox, Walker). A first name that is a word too goes without
its greeting: that is better than "Hi River" to a kayak club."""
_PRONOUNS = regex.compile(
    r"\s*[(\[]?\b(?:she|he|they|xe|ze|any)\s*/\s*(?:her|him|hers|his|them|theirs|they|she|he|\w{2,4})"
    r"(?:\s*/\s*\w{2,6})?\b[)\]]?\s*$",
    regex.IGNORECASE,
)
_NEVER = regex.compile(r"[@\d/\\|_&#+=<>(){}\[\],:;!?\"%*~^]")
_LETTERS = r"\p{L}[\p{L}\p{M}]*"
_WORD = regex.compile(rf"{_LETTERS}(?:['’-]{_LETTERS})*\.?")
# McKenna, DeShawn, LaToya; "MayaLindqvist" is a handle.
_INNER_CAPITAL = regex.compile(r"(?:Ma?c|De|Di|Du|La|Le|Van|Fitz|[OD]['’])\p{Lu}[\p{Ll}\p{M}'’-]+")
_ONE_CAPITAL = regex.compile(r"\p{Lu}[\p{Ll}\p{M}]+(?:['’-]\p{L}[\p{Ll}\p{M}]*)*")
_CASED = regex.compile(r"\p{Lu}|\p{Ll}")


def first_name(name: str | None) -> str | None:
    """The first name in a name field, or None when it isn't a person's name.

    A greeting with a shop's, a handle's or half a name is worse than none, so doubt means None.
    """
    if not name:
        return None
    plain = _PRONOUNS.sub("", "".join(map(_letter, unicodedata.normalize("NFKC", name))))
    words = plain.split()
    if _NEVER.search(plain) or not all(_WORD.fullmatch(word) for word in words):
        return None
    bare = [word.strip(".").casefold() for word in words]
    if bare and bare[0] in _TITLES:
        words, bare = words[1:], bare[1:]
        if len(words) < 2:
            return None  # "Mr Smith" has no first name in it
    if not 1 <= len(words) <= MAX_WORDS or not _NO_NAME.isdisjoint(_singular(bare)):
        return None
    if not _NO_FIRST_NAME.isdisjoint(_singular(bare[:1])):
        return None
    first = words[0]
    if _is_acronym(first, words[1:]):
        return None  # "PTA Oakfield" is a society; "JOHN SMITH" shouts
    if first.endswith(".") or not 2 <= len(first) <= LONGEST or _family_first(first):
        return None  # "J. Smith" has half of one
    return _written(first)


def _singular(words: list[str]) -> set[str]:
    return {form for word in words for form in (word, word.removesuffix("s").removesuffix("'"))}


def _is_acronym(first: str, others: list[str]) -> bool:
    return (
        first.isupper()
        and 1 < len(first) <= LONGEST_ACRONYM
        and any(not other.isupper() for other in others)
    )


def _letter(character: str) -> str:
    # Emoji with what joins them, and characters that nobody sees.
    if unicodedata.category(character)[0] in "SC" or character in "\ufe0e\ufe0f":
        return " "
    return character


def _written(first: str) -> str | None:
    """In the case that names are written in; None for a handle's."""
    if not _CASED.search(first) or _ONE_CAPITAL.fullmatch(first):
        return first
    if _INNER_CAPITAL.fullmatch(first):
        return first
    if first in (first.lower(), first.upper()) or first == first.swapcase().title().swapcase():
        return regex.sub(_LETTERS, lambda part: part.group().capitalize(), first)
    return None


def _family_first(word: str) -> bool:
    # Chinese, Japanese and Korean names put the family first; a greeting can't tell them apart.
    return bool(regex.search(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]", word))
