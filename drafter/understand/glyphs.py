"""A text as a person sees it, and what it holds beside that.

Characters that show nothing part words so that a search for them fails, or spell a text of their
own (Unicode's tags). Letters of other scripts stand in for Latin ones; a run can be written
backwards and shown forwards. Every signal is looked for in what comes out here, so that none of
this hides a threat, an injury or a command. Who writes the reply is given only what is seen.
"""

from __future__ import annotations

import re
import unicodedata

from drafter.understand.lookalikes import LATIN

_TAGS = re.compile(r"[\U000e0000-\U000e007f]+")
_FLAG = re.compile(r"(?<=\U0001f3f4)[\U000e0030-\U000e007a]{3,6}\U000e007f")
"""The flags of England, Scotland and Wales are spelt in tags, too."""
_TAG_OFFSET = 0xE0000
INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e007f\U000e0100-\U000e01ef]"
    r"|(?<=[^\W\d_])[\ufe00-\ufe0f]"
)
_BLANK = re.compile(r"[\u115f\u1160\u2800\u3164\uffa0]")
"""Letters and signs, to Unicode; a gap to the eye."""
_TURNED = re.compile(r"\u202e([^\u202a-\u202e\n]*)\u202c")
_PARTS = re.compile(
    r"[A-Za-z][\u034f\u180e\u200b\u200c\u200d\u2060-\u2064\ufeff\U000e0000-\U000e007f]+(?=[A-Za-z])"
)
"""A letter, and another behind something that isn't seen. Soft hyphens are copied from pages."""
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_LETTER = re.compile(r"[A-Za-z]")
_ALIKE = str.maketrans("", "", "аеорсухіјѕԁһАВЕКМНОРСТХІЈЅαοινΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
"""Takes away letters that the eye can't tell from Latin ones."""
_LATIN = {letter: latin for letter, latin in LATIN.items() if chr(letter) != "ı"}
"""A Turkish word is no disguise."""
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "´": "'", "`": "'"})
_LETTERS = re.compile(r"[^\W\d_]{2}")


def readable(text: str) -> str:
    """What is seen, and in lines after it what isn't: all that a signal may stand in."""
    hidden = hidden_in(text)
    return f"{shown(text)}\n{hidden}".strip() if hidden else shown(text)


def shown(text: str) -> str:
    """What a person would see: compatibility forms folded, quotes straight. Line breaks stay."""
    seen = _TURNED.sub(lambda run: run[1][::-1], unicodedata.normalize("NFKC", text))
    seen = _BLANK.sub(" ", INVISIBLE.sub("", seen)).translate(_QUOTES).strip()
    return seen if seen.isascii() else _in_one_script(seen)


def hidden_in(text: str) -> str:
    """What is spelt in tags, a line a run; empty where that holds no word."""
    if text.isascii():
        return ""
    runs = (
        "".join(chr(ord(c) - _TAG_OFFSET) for c in run) for run in _TAGS.findall(_unflagged(text))
    )
    lines = (" ".join("".join(filter(str.isprintable, run)).split()) for run in runs)
    return "\n".join(line for line in lines if _LETTERS.search(line))


def is_veiled(text: str) -> bool:
    """Whether somebody took pains that a search doesn't find the words of a text: tags, or several
    letters of it set apart by what isn't seen."""
    if text.isascii():
        return False
    return bool(hidden_in(text)) or len(_PARTS.findall(text)) > 1


def _unflagged(text: str) -> str:
    return _FLAG.sub("", text)


def _in_one_script(text: str) -> str:
    """A word of Latin and other letters in Latin ones; and one of letters that the eye can't tell
    from these, unless other words are written in its script throughout."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    native = any(map(_is_native, words))
    return _WORD.sub(lambda word: _seen(word[0], native=native), text)


def _is_native(word: str) -> bool:
    """Whether a word is Cyrillic or Greek throughout, and no Latin word looks like it."""
    return not _LATIN_LETTER.search(word) and any(
        unicodedata.name(letter, "").startswith(("CYRILLIC", "GREEK"))
        for letter in word.translate(_ALIKE)
    )


def _seen(word: str, *, native: bool) -> str:
    if word.isascii():
        return word
    alike = not native and len(word) > 1 and not word.translate(_ALIKE)
    turned = word.translate(_LATIN) if alike or _LATIN_LETTER.search(word) else word
    return turned if turned.isascii() else word
