"""Plain text: no Markdown, no HTML, nothing invisible, no letters that only look like others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from drafter.verify.english.lexicon import listed

_MARKDOWN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a Markdown link", re.compile(r"!\[|\[[^\]]*\](?:\s{0,3}\(|\[[^\]\n]*\]|:)|\[\[|\]\]")),
    ("Markdown bold", re.compile(r"(\*\*|__)(?=\S)[^\n]*?(?<=\S)\1")),
    ("Markdown italics", re.compile(
        r"(?<![\w*])\*(?=[^\s*])[^*\n]*?(?<=[^\s*])\*(?![\w*])|"
        r"(?<![\w_/])_(?=[^\s_])[^_\n]*?(?<=[^\s_])_(?![\w_])")),
    (
        "a Markdown strike-through",
        re.compile(r"~~?(?=[^\s~])[^~\n]*?(?<=[^\s~])~~?|\|\|[^|\n]+\|\|"),
    ),
    ("Markdown code", re.compile(r"`[^`\n]*`|```|^~~~", re.MULTILINE)),
    ("Markdown left open", re.compile(r"\*\*|__|`")),
    (
        "a Markdown heading",
        re.compile(r"(?:^[ ]{0,3}|[\"'“”‘’(\[>:] ?)#{1,6}(?=[ \t]\S)", re.MULTILINE),
    ),
    ("a Markdown heading", re.compile(r"^[^\n]+\n[ ]{0,3}(?:={3,}|-{3,})[ ]*$", re.MULTILINE)),
    (
        "a Markdown list",
        re.compile(r"^[ \t]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)|[-*+][ \t]*$)", re.MULTILINE),
    ),
    ("a Markdown quote", re.compile(r"^[ ]{0,3}>[ ]?\S", re.MULTILINE)),
    ("a Markdown rule", re.compile(r"^[ ]{0,3}(?:[*_-][ ]?){3,}$", re.MULTILINE)),
    ("a Markdown table", re.compile(r"^[ ]*\|.*\|[ ]*$|^[ ]*:?-{2,}:?[ ]*\|", re.MULTILINE)),
    ("a Markdown footnote", re.compile(r"\[\^[^\]\n]+\]")),
    ("a Markdown escape", re.compile(r"\\[\\`*_{}\[\]()#+.!<>|~-]")),
    ("HTML", re.compile(
        r"<\s*/?\s*[A-Za-z][^<>]*>|<\s*!\s*-|<!\[|<!doctype|<\?[a-z]|<(?:https?:|"
        r"mailto:)[^>\s]*>|<[A-Za-z/][^<>\n]*$", re.IGNORECASE | re.MULTILINE)),
    (
        "an HTML entity",
        re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31}\d{0,2});", re.IGNORECASE),
    ),
    ("a template", re.compile(r"\{\{|\}\}|\{%|%\}|\$\{[^}\n]*\}|<%")),
)  # fmt: skip
_HINT = re.compile(
    r"[*_`#~<>\[\]|{}\\&]|^[ \t]*(?:[-+>]|\d{1,3}[.)])(?:[ \t]|$)|^[ ]{0,3}[-=]{3,}",
    re.MULTILINE,
)
_UNUSUAL = re.compile(
    r"[^\n\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2015\u2018-\u201f\u2020-\u2023\u2025-\u2027\u2030\u2032\u2033\u20a0-\u20bf\u2116\u2122"
    r"\u2190-\u21ff\u2212\u2600-\u27bf\U0001f300-\U0001faff]"
)
_LOOKALIKE = re.compile("[ıſƖƨƽƏɑɡɩʀƍƒ]")
LONGEST_NAME = 60
"""Letters on either side of one that are looked at for a name's: a whole page may be one word."""
_LATIN_ONLY = listed("en de fr es it pt nl pl sv da no nb nn fi cs sk hu ro tr id ms")
_DOTS = "。．｡․﹒"
"""Browsers read each as the dot of a host."""
_BETWEEN = re.compile(r"(?<=[^\W_])[^\w\s\x00-\x7f](?=[^\W_])")
_SET_APART = re.compile(r"(?<![^\W_])[^\W\d_](?:[][ .*_/|()-]{1,12}[^\W\d_](?![^\W_])){3,}")
"""Four letters or more that stand alone, as no word and no row of sizes does."""
_FIGURES_APART = re.compile(r"(?<![^\W_])[^\W_](?:[\s.*_~+|/-]{1,8}[^\W_](?![^\W_])){6,}")
"""A number that is said figure by figure, an O for a nought among them."""
_JOINS = frozenset("’‘´ʼ–—‑‐−…×±→′″°§")
"""Signs that rightly stand between two letters or figures, with no blank on either side."""
_SYMBOLS = "™℠℡№"
_FRAMED = re.compile(r"(?:CIRCLED|SQUARED|PARENTHESIZED) (?:LATIN|DIGIT)")
_ZWJ, _EMOJI_STYLE = "\u200d", "\ufe0f"


def find_markup(text: str) -> Iterator[tuple[int, int, str]]:
    """Runs that are not plain text, with what they are: `(start, end, "HTML")`."""
    if not _HINT.search(text):
        return
    for name, pattern in _MARKDOWN:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), name


def find_trickery(
    text: str, language: str | None, names: frozenset[str]
) -> Iterator[tuple[int, int, str]]:
    """Characters that hide, turn the direction of writing or pose as others.

    Args:
        language: of the reply; letters of other scripts are allowed where it is written in one.
        names: words, in lower case, that may be written in any script.
    """
    for match in _UNUSUAL.finditer(text):
        place = match.start()
        if what := _trick(text, place, language, names):
            yield place, place + 1, what
    for pattern in (_SET_APART, _FIGURES_APART):
        for match in pattern.finditer(text):
            signs = [sign for sign in match[0] if sign.isalnum()]
            sizes = all(map(str.isdigit, signs)) and signs == sorted(signs)  # 3/4/5/6/7/8/9
            if not sizes:
                yield *match.span(), "letters set apart"
    if (language or "en").split("-")[0] in _LATIN_ONLY:
        for match in _BETWEEN.finditer(text):
            if unicodedata.category(match[0])[0] in "PS" and _poses(match[0]):
                yield *match.span(), "a sign that looks like a dot or a slash"
    for match in re.finditer(r"[\u0300-\u036f]{3,}", text):
        yield match.start(), match.end(), "stacked accents"
    if language != "tr":
        for match in _LOOKALIKE.finditer(text):
            if _word_at(text, match.start()).lower() not in names:
                yield *match.span(), "a letter that looks like another"


def spellings(names: Iterable[str]) -> frozenset[str]:
    """The words of some names, in lower case, that have letters beyond ASCII; not those in which
    two scripts meet."""
    words = {
        _word_at(name, place).lower()
        for name in names
        if not name.isascii()
        for place, character in enumerate(name)
        if not character.isascii()
    }
    return frozenset(word for word in words if len(set(map(_script_of, word))) == 1)


def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]


def _trick(text: str, place: int, language: str | None, names: frozenset[str]) -> str:
    character = text[place]
    category = unicodedata.category(character)
    if character in (_ZWJ, _EMOJI_STYLE, "\ufe0e", "\u20e3") and _in_emoji(text, place):
        return ""
    if character == "\u00ad" or category == "Cf" or "\ufe00" <= character <= "\ufe0f":
        return "an invisible character"
    if category in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp"):
        return "a control character"
    if unicodedata.bidirectional(character) in (
        "RLE",
        "LRE",
        "RLO",
        "LRO",
        "PDF",
        "RLI",
        "LRI",
        "FSI",
        "PDI",
    ):
        return "a character that turns the direction of writing"
    if character in _DOTS and (language or "en").split("-")[0] in _LATIN_ONLY:
        return "a dot that looks like another"
    folded = unicodedata.normalize("NFKC", character)
    if folded != character and folded.isascii() and folded.isalnum() and character not in _SYMBOLS:
        return "a letter that looks like another"
    if _FRAMED.search(unicodedata.name(character, "")):
        return "a letter that looks like another"
    if category[0] == "P" and _is_of_another_script(character, language):
        return "a sign of another script"
    if category[0] in "LM" and _is_foreign(character, language):
        return "" if _word_at(text, place).lower() in names else "a letter of another script"
    return "a letter that looks like another" if category == "Nd" else ""


def _poses(sign: str) -> bool:
    """Whether a sign is neither one of those that join words, a currency, nor a picture."""
    return (
        sign not in _JOINS and sign not in _DOTS and unicodedata.category(sign) not in ("Sc", "So")
    )


def _is_foreign(character: str, language: str | None) -> bool:
    if unicodedata.name(character, "").startswith("COMBINING"):
        return False
    if language is not None and language.split("-")[0] not in _LATIN_ONLY:
        return False
    name = unicodedata.name(character, "")
    phonetic = "\u0250" <= character <= "\u02af" or "\u1d00" <= character <= "\u1dbf"
    return phonetic or not name.startswith("LATIN")


def _is_of_another_script(sign: str, language: str | None) -> bool:
    """Whether a punctuation mark is none that Latin letters are written with."""
    latin = (language or "en").split("-")[0] in _LATIN_ONLY
    return latin and not (sign < "\u0370" or "\u1ffe" < sign < "\u2e00")


def _in_emoji(text: str, place: int) -> bool:
    before = text[place - 1] if place else ""
    return bool(before) and (
        unicodedata.category(before) in ("So", "Sk", "Mn") or before in "\ufe0f0123456789#*"
    )


def _word_at(text: str, place: int) -> str:
    start = end = place
    while start > max(0, place - LONGEST_NAME) and (
        text[start - 1].isalpha() or unicodedata.combining(text[start - 1])
    ):
        start -= 1
    while end < min(len(text), place + LONGEST_NAME) and (
        text[end].isalpha() or unicodedata.combining(text[end])
    ):
        end += 1
    return text[start:end]
