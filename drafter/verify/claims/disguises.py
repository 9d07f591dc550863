"""Links and accounts that are cut, spelt or written round: what no client opens as it stands, and a
reader, or the next tool that joins the lines, puts together again.

None of it occurs in prose: a dot with a blank before it, two slashes, a query, a word with a sign
in it that only looks like a dot. So the sign is enough, and no host has to be known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.verify.claims.amounts import Mention
from drafter.verify.english.lexicon import listed

_CLEAR_TLDS = "com|net|org|io|co|uk|info|biz|app|dev|xyz|ru|ly|me|link|site|shop|example|test"
_SCHEMES = (
    "tel|sms|callto|facetime|facetime-audio|skype|whatsapp|viber|tg|bitcoin|geo|maps|market|itms|"
    "magnet|mailto"
)
_APART = r"[\s_(\[{<*'\"+|-]+"
"""What stands around a `dot` that is said for the sign."""
_MAY_LEAD = re.compile(r"//|\\\\|[=&#$]|/[^\W\d_]|:\S|\blocalhost\b", re.IGNORECASE)
_LEADS = re.compile(
    r"//|\\\\|\w=[\w%]|[?&]\w+=|/\S*[?#]\w|\w#[^\W\d_]|\blocalhost\b|[a-z][\w.-]*:\d{2,5}/\S"
    rf"|(?<![\w/])(?:(?:{_SCHEMES}):[^\s)]|[a-z][a-z0-9+.-]{{2,20}}:[^\s\d\"'()\[\]….:;,*_-])"
    r"|(?<![\w$])\$[a-z][\w-]{2,}",
    re.IGNORECASE,
)
"""Part of a word, in the sense of what stands between blanks, that leads somewhere."""
_ROOTED = re.compile(r"[(\"']*/[^\W\d_]")
"""A path without its host."""
_WORDS = re.compile(r"\S+")
_SPACED_DOT = re.compile(r"(?<![\w-])[\w-]+\s+\.\s?(?![A-Z][a-z])[^\W\d_]\S*")
_SHORT = re.compile(r"(?<![\w.@/-])[^\W\d_][\w-]*(?:\.[^\W\d_][\w-]*)+(?:/\S*)?")
"""Labels joined by dots; looked at where one of them is a single letter."""
ABBREVIATIONS = listed(
    "a.m p.m e.g i.e a.k.a p.s n.b v.a.t o.k u.s u.k e.u u.s.a p.o w.r.t r.r.p q.v d.o.b c.o.d"
)
_IP = re.compile(r"(?<![\w.])\d{1,3}(?:\s?\.\s?\d{1,3}){3}(?!\w)(?:[:/]\S*)?|\[?[0-9a-f:]*::[0-9a-f:]*\S*"
                 r"|\b0x[0-9a-f]{6,}\b", re.IGNORECASE)  # fmt: skip
_ACCOUNT = re.compile(r"(?<![\w@./:-])[^\W_]+(?:_+[^\W_]+)+(?![\w.]*[/@])")
_TAGGED = re.compile(r"(?<![\w&])(?:[ur]/|#|@[\s+*|~-]{1,3})(?=[^\W\d_])[\w.]*\w", re.IGNORECASE)
"""Accounts and hash tags: `u/name`, `#name`, `@ name`."""
_SAID_DOT = re.compile(
    rf"(?<![^\W_])[^\W_]+{_APART}d[o0]t{_APART}(?!matrix|print|pattern)(?:[^\W_]+{_APART}d[o0]t{_APART})*"
    rf"(?:{_CLEAR_TLDS})(?![^\W_])"
    rf"|(?<![^\W_])[^\W_]+ (?:point|period|full stop|punkt|punto|ponto) (?:{_CLEAR_TLDS})(?![^\W_])"
    r"|\b(?:a|the|another|one|then) (?:dot|full stop|at[ -]sign|underscore)\b"
    r"(?! (?:matrix|prints?|patterns?|at|of|after|before))"
    r"|\b(?:forward |back)?slash (?!prices?\b)[^\W\d_]+"
    r"|[\[({<|]\s*(?:at|d[o0]t|punkt|punto|ponto|point)\s*[\])}>|]",
    re.IGNORECASE,
)
"""Signs that are written out as words."""
_MAY_SAY = re.compile(
    r"[\[({<|]\s*at\b|d[o0]t|point|period|stop|punkt|punto|ponto|sign|underscore|slash", re.I
)


def find_disguised(text: str) -> Iterator[Mention]:
    """Every link and account in disguise in a folded text; those that `find_contacts` knows as links
    may be among them. The dear patterns are tried where a cheap one has found the sign."""
    if _MAY_LEAD.search(text):
        for match in _WORDS.finditer(text):
            # "£5 /month" leads nowhere.
            rooted = _ROOTED.match(match[0]) and not text[: match.start()].rstrip()[-1:].isdigit()
            if rooted or _LEADS.search(match[0]):
                yield _mention("url", match)
    if "." in text or "::" in text or "0x" in text:
        for match in _SPACED_DOT.finditer(text):
            yield _mention("url", match)
        for match in _SHORT.finditer(text):
            if _is_cut(match[0]):
                yield _mention("url", match)
        for match in _IP.finditer(text):
            yield _mention("url", match)
    for match in _TAGGED.finditer(text):
        yield _mention("handle", match)
    if "_" in text:
        for match in _ACCOUNT.finditer(text):
            yield _mention("handle", match)
    if _MAY_SAY.search(text):
        for match in _SAID_DOT.finditer(text):
            yield _mention("url", match)


def _mention(kind: str, match: re.Match[str]) -> Mention:
    value = " ".join(match[0].lower().rstrip(".,;:!?)'\"").split())
    return Mention("handle" if kind == "handle" else "url", *match.span(), value)


def _is_cut(text: str) -> bool:
    """Whether joined labels are a host with its end cut off, and no abbreviation or slip."""
    labels = text.partition("/")[0].split(".")
    if all(len(label) > 1 for label in labels) or text.lower() in ABBREVIATIONS:
        return False
    if all(len(label) == 1 and label.isupper() for label in labels):
        return False  # "U.S.A"
    return not (labels[-1][0].isupper() and labels[-1][1:].islower())  # "size M.Then"
