"""Texts of many scripts, put together from characters that must stay whole."""

from __future__ import annotations

import regex
from hypothesis import strategies as st

CHARACTERS = {
    "a family": "👩‍👩‍👧‍👦",
    "a flag": "🇬🇧",
    "the flag of Scotland": "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "a skin tone": "👍🏽",
    "a keycap": "1️⃣",
    "a heart that burns": "❤️‍🔥",
    "an accent of its own": "e\u0301",
    "several marks": "o\u0302\u0323\u0331",
    "a space with an accent": " \u0301",
    "a Hangul syllable from letters": "\u1112\u1161\u11ab",
    "a Devanagari conjunct": "क्ष",
    "a pointed Hebrew letter": "שׁ",
    "a vowelled Arabic letter": "مُّ",
    "a Thai vowel": "กำ",
    "a Chinese character": "退",
}

LINKS = [
    "https://fernway.example/track/48213?lang=en&from=dm",
    "https://fernway.example/größe/(damen)",
    "www.fernway.example/returns",
    "https://track.example/" + "a1" * 40,
]

WORDS = [
    "your",
    "parcel",
    "don't",
    "£64.00",
    "الطرد",
    "החבילה",
    "包裹",
    "ที่อยู่",
    "配送",
    "0114 496 0182",
]
STOPS = [".", "!", "?", "…", "。", "؟", "।", ",", ":"]
SPACES = [" ", "  ", "\n", "\n\n", "\r\n", "\t", "\u3000", "\x1f"]

pieces = st.sampled_from([*CHARACTERS.values(), *WORDS, *STOPS, *SPACES, *SPACES])

mixed = st.one_of(
    st.lists(pieces, max_size=80).map("".join),
    st.text(max_size=80),
    st.text(alphabet=st.characters(categories=["Mn", "Me", "So", "Lo", "Cf", "Zs"]), max_size=80),
)
"""Texts of all kinds, with and without structure."""

limits = st.integers(min_value=4, max_value=120)


def is_trimmed(text: str) -> bool:
    """Whether no white space is at either end; a space with an accent is none."""
    characters = regex.findall(r"\X", text) or ["nothing"]
    return not (characters[0].isspace() or characters[-1].isspace())


def characters_of(text: str) -> list[str]:
    """The grapheme clusters of a text that are not white space."""
    return [found for found in regex.findall(r"\X", text) if not found.isspace()]
