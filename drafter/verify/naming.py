"""How words that failed are named to staff: short, dead, and without what nobody here has said.

What a model wrote against the shop must not reach anybody by the reason for which it was refused:
not as a link or a tag, and not as a name, an address or a number that only the model knew. So a
reason shows the words that the shop or the customer has used, plain English and small figures;
everything else is left out, whatever it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from drafter.verify.claims.contacts import DIGIT_WORD, find_contacts
from drafter.verify.claims.disguises import ABBREVIATIONS
from drafter.verify.english.places import place_of
from drafter.verify.english.vocabulary import is_plain
from drafter.verify.english.words import stem

MAX_WORDS = 7
MAX_LENGTH = 60
LEFT_OUT = "…"
_HOST_DOT = re.compile(r"(?<=[\w-])\.(?=[^\W\d_])")
_SCHEME = re.compile(r"\b([a-z]{3,11}):(?=\S)", re.IGNORECASE)
_TAGS = str.maketrans("<>“”", "‹›''")
_QUOTED = re.compile(r"“([^“”]*)”")
_WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?")
_PIECE = r"[^\W_]+(?:['’‘][^\W\d_]+)*"
_ORDINARY = re.compile(
    rf"[^\w@#/\\]*{_PIECE}(?:(?:[-–—]{_PIECE}){{0,3}}|(?:[/&]{_PIECE}){{1,2}}|\([^\W\d_]{{1,3}}\))[^\w@#]*"
)
"""What prose writes without a blank: a word, a hyphenated one, `and/or`, `P&P`, `colour(s)`."""
_RUN = re.compile(r"\S*[^\W_]\S*")
_APART_SIGN = re.compile(r"\S+\s*[^\w\s\x00-\x7f’‘–—…“”€£½×]+\s*\S+")
"""What stands about a sign that no prose has."""
_LINK_TEXT = re.compile(r"\]\s*\(")
_FIGURE = re.compile(
    r"\d{1,3}(?:st|nd|rd|th|am|pm|hrs?|h|x|k|s|p|[ckm]?m|k?g|m?l)?|20[23]\d", re.IGNORECASE
)
_LONG = re.compile(r"\d(?:(?:_|[^\w“”£$€]){0,5}\d){6,}")
_APART = re.compile(r"(?<!\d)\d+(?:(?:\s+\d+)+|(?:[^\w“”]{1,3}\d+){2,})")
"""One number in pieces, as far as anybody can tell."""
_DATE = re.compile(r"\d{1,2}[./ -]\d{1,2}[./ -](?:20)?[23]\d|20[23]\d[./-]\d{1,2}[./-]\d{1,2}")
_SPELT = re.compile(rf"\b{DIGIT_WORD}(?:[\W_]+{DIGIT_WORD}){{2,}}\b", re.IGNORECASE)
_GAPS = re.compile(rf"{LEFT_OUT}(?:[\W_]*{LEFT_OUT})+")
_DOTS = re.compile(rf"\.*{LEFT_OUT}[.{LEFT_OUT}]*")


def named(words: str) -> str:
    """The words in quotes: without invisible characters, links and markup defused, cut short."""
    kept = _seen(words).split()
    short = kept[:MAX_WORDS]
    while short and len(" ".join(short)) > MAX_LENGTH:
        short.pop()
    more = LEFT_OUT if len(kept) > len(short) else ""
    return f"“{_defused(' '.join(short))}{more}”"


def told(words: str) -> str:
    """A source's own words in quotes, as `named` but whole."""
    return f"“{_defused(' '.join(_seen(words).split()))}”"


def words_said(texts: Iterable[str]) -> frozenset[str]:
    """Every word of some texts, in lower case, and each without its inflection."""
    words = frozenset(_WORD.findall(_seen(" ".join(texts)).replace("’", "'").lower()))
    return words | {stem(word) for word in words if len(word) > 1}


def discreet(why: str, known: frozenset[str], reachable: frozenset[str]) -> str:
    """A reason in whose quotes nothing stands but plain English, figures and words that are known.

    Args:
        known: words that may be shown, in lower case.
        reachable: as in `withheld`; no other word of a link or contact is shown.
    """
    return _QUOTED.sub(lambda match: _veiled(match[1], known, reachable), why)


def withheld(why: str, reachable: frozenset[str]) -> str:
    """A reason that shows of its quotes only words of the links and contacts that the shop gives
    out.

    Args:
        reachable: those words, in lower case.
    """
    return _QUOTED.sub(lambda match: _quote(_only(_alive(match[1]), reachable)), why)


def _veiled(words: str, known: frozenset[str], reachable: frozenset[str]) -> str:
    alive = _alive(words)
    spans = [(mention.start, mention.end) for mention in find_contacts(alive)]
    spans += [match.span() for match in _RUN.finditer(alive) if not _is_ordinary(match[0])]
    spans += [match.span() for match in _APART_SIGN.finditer(alive) if not _is_figures(match[0])]
    shown, place = [], 0
    for start, end in sorted(spans):
        shown.append(_plain(alive[place:start], known))
        shown.append(_only(alive[max(start, place) : end], reachable))
        place = max(place, end)
    shown.append(_plain(alive[place:], known))
    return _quote("".join(shown))


def _plain(text: str, known: frozenset[str]) -> str:
    """Without long numbers, numbers that are spelt out, and words that are neither known nor
    plain."""

    def long(match: re.Match[str]) -> str:
        words = _WORD.findall(match[0].lower())
        return match[0] if _DATE.fullmatch(match[0]) or known.issuperset(words) else LEFT_OUT

    def word(match: re.Match[str]) -> str:
        lower = match[0].replace("’", "'").lower()
        bare = lower.partition("'")[0]
        own = not known.isdisjoint((lower, stem(lower), stem(bare))) or is_plain(lower)
        return match[0] if own or _FIGURE.fullmatch(lower) or place_of(bare) else LEFT_OUT

    shown = _APART.sub(long, _LONG.sub(long, text))
    return _WORD.sub(word, _SPELT.sub(LEFT_OUT, shown))


def _only(text: str, known: frozenset[str]) -> str:
    return _WORD.sub(lambda m: m[0] if m[0].lower() in known else LEFT_OUT, text)


def _quote(words: str) -> str:
    return f"“{_defused(_DOTS.sub(LEFT_OUT, _GAPS.sub(LEFT_OUT, words)))}”"


def _alive(text: str) -> str:
    """As it was before `_defused`."""
    return text.replace("[.]", ".").replace("[:]", ":")


def _is_ordinary(run: str) -> bool:
    """Whether a run without a blank is what prose writes so: words that anything else joins may be a
    link or an account, whatever the sign."""
    return bool(_ORDINARY.fullmatch(run)) or _is_figures(run)


def _is_figures(text: str) -> bool:
    """Whether it is a sum, a time, a date or an abbreviation, which have dots and colons, too."""
    words = _WORD.findall(text)
    if text.lower().strip("(,.;:)") in ABBREVIATIONS:
        return True
    return all(_FIGURE.fullmatch(word) for word in words) and not _LONG.search(text)


def _seen(text: str) -> str:
    """As it is read: compatibility forms folded, line ends a blank, hidden characters gone."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(
        " " if c.isspace() else c
        for c in folded
        if c.isspace() or unicodedata.category(c)[0] != "C"
    )


def _defused(text: str) -> str:
    """With no link that can be opened, no tag and no Markdown link. What is defused stays so."""
    dead = _SCHEME.sub(r"\1[:]", _HOST_DOT.sub("[.]", text))
    return _LINK_TEXT.sub("], (", dead.translate(_TAGS))
