"""Words that are cut in two or strung together: joined again, they may say anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.verify.english.everyday import is_everyday
from drafter.verify.english.lexicon import listed
from drafter.verify.english.trade import PROCESS, RULES
from drafter.verify.hostile.said import WORD, Said
from drafter.verify.reading.reading import Reading

_CUT = re.compile(rf"(?<![\w-])(?<!\w['’])({WORD})[-'’]?[^\S\n]*\n\s*((?=[a-zà-ÿ]){WORD})")
"""Two words that a line's end parts, the second in lower case."""
_CUT_LOUD = re.compile(rf"(?<![\w-])({WORD})[-'’]?[^\S\n]*\n\s*({WORD})")
"""The same where all is in capitals."""
_SHOUTED = re.compile(r"(?<![\w'’-])([A-Z]+)[-'’]?[^\S\n]*\n\s*([A-Z]{2,}|[B-HJ-Z])(?![\w'’-])")
"""Two words that are shouted, whatever the others are."""
_FIGURE_CUT = re.compile(
    r"(\d|[£$€])[^\S\n]*\n\s*(\d|%|(?:per ?cent|percent|pounds?|quid|euros?|dollars?|points?|days?|"
    r"weeks?|months?|years?|hours?|minutes?|working|off)\b)",
    re.IGNORECASE,
)
"""A figure that goes on in the next line, or whose unit stands there."""
_GAP = re.compile(rf"(?<![\w-])(?<!\w['’])({WORD}|[\[({{])[^\S\n]{{2,}}({WORD}|[\])}}])")
"""Two words of one line that several blanks set apart; between sentences they may stand."""
_BARRED = re.compile(r"(?<!\S)\S*(?:\s?\|\s?|[^\W_]_|_[^\W_]|_\._)\S*")
"""A bar or an underscore: no prose has one."""
_STRUNG = re.compile(
    r"(?<![^\W\d_])[^\W\d_]{3,}\+[^\W\d_]{3,}|[^\W\d_][+|]+[^\W\d_]+(?:[\W_]?[+|]+[\W_]?[^\W\d_]+)+"
)
"""Words strung together by plus signs, as addresses of the web do with blanks, or by bars."""
_ENDLESS = re.compile(r"(?<![\w./@-])[^\W\d_](?:[^\W\d_]|['’]){20,}(?![\w/@-]|\.\w)")
"""Longer than any word of a reply: "thankyouforyourmessage"."""
_CHAINED = re.compile(
    r"(?<![\w/.@])[^\W\d_]+(?:-+[^\W\d_]+){4,}|(?<![\w/.@-])(?:[\w'’]+-)+(?:your(?!-own)|our|we|us|my|is|are|please)-[\w'’-]+",
    re.IGNORECASE,
)
"""A sentence on hyphens: "please-go-to-it-was-for-dana"."""
_DIGITS_CHAINED = re.compile(r"(?<![\w-])\d(?:[-–]\d(?!\d)){2,}")
"""Digits one by one on hyphens."""
_NOTHING_ELSE = re.compile(r"^[^\S\n]*[^\W\d_]+(?:-[^\W\d_]+){2,}[.!?]*[^\S\n]*$", re.MULTILINE)
"""A line that is nothing but words on hyphens."""
_KNOT = re.compile(r"[^\W_](?!-{2,3}[^\W_])(?=[^\w\s]*[-+|_~])[.,:;!?/\\+|_~-]{2,}[^\W_]")
"""A hyphen together with another sign between two letters: `waiting.-t.me`."""
_HANGING_BEFORE = re.compile(r"(?<!\S)-[^\W\d_][\w-]*")
"""A word that a hyphen opens, and nothing stands before: `evil -dot- test`."""
_RUN_ON = re.compile(r"(?<!\S)[^\s.:]{28,}[.!?;,'\"”’)]*(?!\S)")
"""The same with signs in it, but for links."""
_GOES_ON = re.compile(r"://\S+/[^\S\n]*\n\s*[a-z]")
"""A link that may go on in the next line."""
_BEHEADED = re.compile(r"(?<![A-Za-z])://|(?<![\w:])//(?=\w)|\bhttps?:(?!//\w)", re.IGNORECASE)
"""A link whose scheme stands somewhere else."""
_GREETING = re.compile(
    r"\s*(?:hi|hey|hello|hiya|dear|thanks|thank you)\b[^.!?;:]{0,30}$", re.IGNORECASE
)
"""A line that greets, up to where it ends."""
_DANGLING = re.compile(
    r"\b(?:your|the|a|an|our|my|their|this|of|for|with|from|into|and|or|but|is|are|was|were|be|been|has|have|will|can|please)"
    r"[^\S\n]*\n\s*\S+",
    re.IGNORECASE,
)
"""A line that ends with a word that something has to follow."""
_UNENDED = re.compile(
    rf"(?<![\w'’-]){WORD}[^\S\n]+(?:a|an|the|your|our|my)"
    r"(?=[^\S\n]*(?:[.!?](?:\s|$)|\n|$)|[\"'”’)\]]+(?:\W|$)|[,;:…])"
)
"""A sentence that stops where a word has to follow: `Write to Ann a.`"""
_HANGING = re.compile(
    r"\n[^\S\n]*[,;.!?)\]%}](?=\s|$)|(?<=\w)\s+['’](?:s|ll|re|ve|d|m|t)\b(?!['’])",
    re.IGNORECASE,
)
"""A line that goes on with the sign that should have ended the one before it: `card 's`."""
_QUOTED = re.compile(r"\s+['’]\w+$")
"""What may open a quotation: `the 'M & J'`."""
_SHORT = re.compile(r"(?<![\w'’.@-])[^\W\d_]{1,2}(?:['’]s)?(?![\w'’@-]|\.\w)")
_NEXT_TO_FIGURE = re.compile(r"\d\W?$")
_TWO = re.compile(rf"(?=(?<![\w'’-])(?P<head>{WORD})-?\s(?P<tail>{WORD}))")
"""Two neighbours; each word is looked at with the one before it and with the one after."""
_WORDS_OF_TWO = listed(
    """a i am an as at be by do go ha he hi if in is it me my no of oh ok on or so to up us we
    uk eu tv id pm cm mm km kg mg ml oz ft lb gb mb hz kw vs dr mr ms mx st nd rd th pc qr xl xs
    uv hr pr ps x xx"""
)
_THREE = re.compile(rf"(?=(?<![\w'’-])({WORD})-?\s+({WORD})-?\s+({WORD}))")
"""Three neighbours."""
_OPENS = re.compile(r"(?:^|[.!?:,\n])[^\w\n]*$")
_SIZES = frozenset("SMLXT")
"""Letters that stand alone: sizes, and the T of a T-shirt."""
_PARTED = re.compile(
    r"\b(?:(?:no|any|some|every) thing|(?:how|when|what|where|who) ever|with out(?! of\b))\b",
    re.IGNORECASE,
)
"""One word as two, each of them a word."""
_TELLING = (
    PROCESS | frozenset(RULES.split()) | listed("limit refunded limits deadline password passcode")
)
"""Words that two others mustn't make."""
_COMPOUNDS = listed("moneyback drycleaner drycleaners drycleaner's")
"""Words that are rightly written as two."""


def find_cut(reply: Reading, said: Said, language: str | None) -> Iterator[tuple[int, int]]:
    """Where a line ends, or a gap stands, in the middle of a sentence or of a word: joined again
    the two may say anything. A greeting may stand on a line of its own, and so may what a source
    has so."""
    for match in _GAP.finditer(reply.text):
        if not said.has(f"{match[1]} {match[2]}"):
            yield match.span()
    for pattern in (_BEHEADED, _GOES_ON):
        yield from (match.span() for match in pattern.finditer(reply.text))
    for pattern in (
        _STRUNG,
        _BARRED,
        _ENDLESS,
        _CHAINED,
        _DIGITS_CHAINED,
        _NOTHING_ELSE,
        _KNOT,
        _HANGING_BEFORE,
        _RUN_ON,
    ):
        for match in pattern.finditer(reply.text):
            if not said.has(match[0]):
                yield match.span()
    for match in (_CUT_LOUD if reply.text.isupper() else _CUT).finditer(reply.text):
        line = reply.text[reply.text.rfind("\n", 0, match.end(1)) + 1 : match.end(1)]
        if not (_GREETING.match(line) or said.parts(match[1], match[2])):
            yield match.span()
    for pattern in (_FIGURE_CUT,) if reply.text.isupper() else (_FIGURE_CUT, _SHOUTED):
        for match in pattern.finditer(reply.text):
            if not said.parts(match[1], match[2]):
                yield match.span()
    for match in _UNENDED.finditer(reply.text):
        if not said.has(match[0]):
            yield match.span()
    for pattern in (_HANGING, _DANGLING):
        for match in pattern.finditer(reply.text):
            quoted = match[0].strip() + reply.text[match.end() : match.end() + 2]
            if not (_QUOTED.match(match[0]) and said.has(quoted)):
                yield match.span()
    if (language or "").startswith("en"):
        yield from _pieces(reply.text, said)


def _pieces(text: str, said: Said) -> Iterator[tuple[int, int]]:
    """What is no English word, but a piece of one: `i t`, `cance lled`, `no thing`."""
    for match in _PARTED.finditer(text):
        if not said.has(match[0]):
            yield match.span()
    for match in _SHORT.finditer(text):
        piece = match[0]
        bare = re.sub("['’]s$", "", piece) if len(piece) > len("a's") else piece
        letters = len(bare) > 1 or bare in _SIZES
        known = bare.lower() in _WORDS_OF_TWO or (letters and bare.isupper() and not text.isupper())
        if not (known or _NEXT_TO_FIGURE.search(text[: match.start()]) or said.knows(piece)):
            yield match.span()
    for match in _TWO.finditer(text):
        head, tail = match["head"], match["tail"]
        if tail[0].isupper() and not head.isupper():
            continue  # a name, or the next line
        if len(head) == 1 and head.isupper() and not said.is_strange(tail):
            opens = head not in "AI" and _OPENS.search(text, 0, match.start())
            if opens and _is_word(head + tail, said):
                yield match.start("head"), match.end("tail")  # `T he charge`
            continue  # "the L in blue"
        if (head + tail).lower() in _COMPOUNDS:
            continue
        if (head + tail).lower() in _TELLING and not said.has(f"{head} {tail}"):
            yield match.start("head"), match.end("tail")  # `lim it`
            continue
        if "'" in head or "’" in head:
            continue
        if len(head) == 1 and head.isupper():
            yield match.start("head"), match.end("tail")
            continue
        whole = (head + tail).split("-")  # `fif ty-five`
        words = _is_word(head, said) + _is_word(tail, said)
        if not words or (words == 1 and all(_is_word(one, said) for one in whole)):
            yield match.start("head"), match.end("tail")
    for match in _THREE.finditer(text):
        if not all(_is_word(one, said) for one in match.groups()) and _is_word(
            "".join(match.groups()), said
        ):
            yield match.start(1), match.end(3)  # `com pen sation`


def _is_word(text: str, said: Said) -> bool:
    return not said.is_strange(text) or is_everyday(text.lower())
