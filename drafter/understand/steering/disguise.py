"""A text as a model would understand it: what is spelled oddly, spaced out, turned round or encoded
so that a person or a pattern reads past it.

Each disguise is undone only where the text shows signs of it, so that an ordinary message has one
form: itself.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from drafter.understand.lookalikes import LATIN

_SPACED = re.compile(r"(?<!\w)\w(?:[ .\-_*/|~]{1,3}\w(?!\w)){3,}")
_LEET = re.compile(r"(?<![\w@$!|])(?=[\w@$!|]*[A-Za-z])(?=[\w@$!|]*[\d@$!|])[\w@$!|]{3,}")
_LEET_LETTERS = str.maketrans("013457@$!|", "oieastasil")
_LONG = re.compile(r"([A-Za-z])\1{2,}")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|_+|(?<=[A-Za-z])\.(?=[A-Za-z])")
_RUN = re.compile(
    r"(?<![A-Za-z])(?:[A-Za-z]+(?:[_.]+[A-Za-z]{2,}){2,}|[A-Za-z][a-z]+(?:[A-Z][a-z]+){2,})"
)
_ESCAPED = re.compile(r"&#?\w{2,8};|%[0-9a-f]{2}", re.IGNORECASE)
_BASE64 = re.compile(r"(?<![\w+/-])[A-Za-z0-9+/_-]{16,}={0,2}(?![\w+/-])")
_LINK = re.compile(r"\bhttps?://\S+", re.IGNORECASE)
_HEX = re.compile(r"(?<!\w)(?:[0-9a-f]{2}[ :]?){8,}(?!\w)", re.IGNORECASE)
_BINARY = re.compile(r"(?<!\d)(?:[01]{8} ?){4,}(?!\d)")
_MORSE = re.compile(r"(?:[.\-·–—]{1,6}[ /|]{1,3}){6,}[.\-·–—]{1,6}")
_ROTATED = re.compile(r"\b(?:gur|naq|lbhe|lbh|nyy|zl|ershaq|vtaber|naljnl|sbe|ehyrf)\b", re.I)
_TURNED = re.compile(r"\b(?:eht|dna|ruoy|uoy|lla|ym|dnufer|erongi|selur|ot|evorppa)\b", re.I)
_STEMS = re.compile(
    r"ign[oó]r|disregard|forget|overrid|bypass|instru|rule|guideline|polic|prompt|repl|answer|respon|"
    r"reveal|approv|refund|system|admin|assist|bot|code|free|say|write|tell|promis|confirm|grant|"
    r"discount|secret|hidden|escalat|human|pretend|anweisung|regel|consigne|règle|<",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]{5,}")
_READABLE = re.compile(r"(?<![A-Za-z])[A-Za-z]{3,}[ _.,:!-]+(?:[A-Za-z]+[ _.,:!-]+)*[A-Za-z]{2,}")
_MORSE_LETTERS = (
    ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- "
    ".-- -..- -.-- --.."
)
_MORSE_CODE = dict(zip(_MORSE_LETTERS.split(" "), "abcdefghijklmnopqrstuvwxyz", strict=True))
_KEYWORDS = (
    "ignore", "disregard", "forget", "override", "bypass", "previous", "instructions",
    "guidelines", "restrictions", "system", "prompt", "reveal", "approve", "refund", "discount",
)  # fmt: skip
_BY_INITIAL = {
    initial: tuple(keyword for keyword in _KEYWORDS if keyword[0] == initial)
    for initial in {keyword[0] for keyword in _KEYWORDS}
}
_LONGEST = max(map(len, _KEYWORDS)) + 1


def forms(text: str) -> Iterator[str]:
    """The text, then what is under its disguises where that shows words of a command which the
    text didn't; white space collapsed in each."""
    whole = " ".join(text.split())
    yield whole
    seen, shown = {whole}, len(_STEMS.findall(whole))
    if _ESCAPED.search(whole) or _RUN.search(whole):
        shown = -1  # the words stand there; it is their gaps that are hidden
    for form in _undone(text):
        flat = " ".join(form.split())
        if flat not in seen and len(_STEMS.findall(flat)) > shown:
            seen.add(flat)
            yield flat


def hidden_text(text: str) -> str | None:
    """The run of a text that decodes to words of a language (base64, hex, bits, Morse), or None.
    No customer writes to a shop in any of these, but machines do in the links that they send."""
    written = _LINK.sub(" ", text)
    for pattern, decode in _CODES:
        for match in pattern.finditer(written):
            said = decode(match[0])
            if said and _READABLE.search(said):
                return match[0]
    return None


def _undone(text: str) -> Iterator[str]:
    """What each disguise leaves when it is taken off; the later ones work on plain letters."""
    plain = _latin(text)
    if _ESCAPED.search(plain):
        plain = _latin(unquote(html.unescape(plain)))
    yield plain
    yield from _decoded(plain)
    if len(_ROTATED.findall(plain)) > 1:
        yield codecs.decode(plain, "rot13")
    if len(_TURNED.findall(plain)) > 1:
        yield plain[::-1]
    joined = _SPACED.sub(_joined, plain)
    if joined != plain:
        yield joined
    respelt = _LONG.sub(r"\1", joined)
    respelt = _CAMEL.sub(" ", respelt)
    for one in ("i", "l"):
        letters = {**_LEET_LETTERS, ord("1"): one}
        yield _corrected(_LEET.sub(lambda m, to=letters: m[0].translate(to), respelt))  # type: ignore[misc]


def _latin(text: str) -> str:
    """Letters that only look Latin made so, in words that have a Latin letter or are all such."""
    folded = unicodedata.normalize("NFKC", text)
    if folded.isascii():
        return folded
    bare = "".join(c for c in unicodedata.normalize("NFD", folded) if not "\u0300" <= c <= "\u036f")
    return re.sub(r"\w+", lambda m: _latin_word(m[0]), bare)


def _latin_word(word: str) -> str:
    turned = word.translate(LATIN)
    return turned if turned.isascii() else word


def _joined(match: re.Match[str]) -> str:
    """Single letters put together; where some gaps are wider, those part the words."""
    run = match[0]
    words = re.split(r" {2,}|[ ]*[/|][ ]*", run) if re.search(r" {2,}", run) else [run]
    return " ".join("".join(c for c in word if c.isalnum()) for word in words)


def _decoded(text: str) -> Iterator[str]:
    for pattern, decode in _CODES:
        for match in pattern.finditer(text):
            said = decode(match[0])
            if said and _READABLE.search(said):
                yield said


def _corrected(text: str) -> str:
    """Keywords of an attack that are misspelt on purpose, put right."""
    return _WORD.sub(lambda m: _nearest(m[0]), text)


def _nearest(word: str) -> str:
    lower = word.lower()
    if len(lower) > _LONGEST or lower in _KEYWORDS:
        return word
    for keyword in _BY_INITIAL.get(lower[0], ()):
        if abs(len(lower) - len(keyword)) > 1 or lower.rstrip("s") == keyword.rstrip("s"):
            continue
        if _is_slip(lower, keyword):
            return keyword
    return word


def _is_slip(word: str, keyword: str) -> bool:
    """The same letters in another order, first and last in place, or one letter too many."""
    if len(word) == len(keyword):
        return word[-1] == keyword[-1] and sorted(word) == sorted(keyword)
    longer, shorter = sorted((word, keyword), key=len, reverse=True)
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(1, len(longer)))


def _from_base64(run: str) -> str:
    raw = run.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return _printable(base64.b64decode(raw + "=" * (-len(raw) % 4), validate=True))
    except binascii.Error:
        return ""


def _from_hex(run: str) -> str:
    digits = re.sub(r"[ :]", "", run)
    return _printable(bytes.fromhex(digits)) if len(digits) % 2 == 0 else ""


def _from_bits(run: str) -> str:
    bits = run.replace(" ", "")
    return _printable(bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits) - 7, 8)))


def _from_morse(run: str) -> str:
    plain = re.sub(r"[–—]", "-", run.replace("·", "."))
    words = re.split(r"\s*[/|]\s*|\s{3,}", plain)
    return " ".join("".join(_MORSE_CODE.get(c, "?") for c in word.split()) for word in words)


def _printable(raw: bytes) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return text if all(c.isprintable() or c.isspace() for c in text) else ""


_CODES: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (_BINARY, _from_bits),
    (_HEX, _from_hex),
    (_BASE64, _from_base64),
    (_MORSE, _from_morse),
)
