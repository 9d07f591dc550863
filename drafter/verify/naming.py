"""How words that failed are named to staff: short, and dead. What a model wrote against the shop
must not become a link, a tag or a page of the prompt in the tool that shows why it was refused."""

from __future__ import annotations

import re
import unicodedata

MAX_WORDS = 7
MAX_LENGTH = 60
_HOST_DOT = re.compile(r"(?<=[\w-])\.(?=[^\W\d_])")
_SCHEME = re.compile(r"\b([a-z]{3,11}):(?=\S)", re.IGNORECASE)
_NAME = re.compile(r"\b[^\W\d_][^\W_]*\b|\b\d{4,}\b")
_ADDRESS = re.compile(r"[^\s“”@]+@")
_TAGS = str.maketrans("<>", "‹›")


def named(words: str) -> str:
    """The words in quotes: without invisible characters, links and markup defused, cut short."""
    folded = unicodedata.normalize("NFKC", words)
    seen = "".join(c for c in folded if c.isspace() or unicodedata.category(c)[0] != "C")
    kept = seen.split()
    short = " ".join(kept[:MAX_WORDS])
    cut = short[:MAX_LENGTH]
    more = "…" if len(kept) > MAX_WORDS or len(short) > MAX_LENGTH else ""
    return f"“{_defused(cut)}{more}”"


def strangers(text: str, known: frozenset[str]) -> frozenset[str]:
    """Names and long numbers of a reply that nobody here has used, in lower case.

    Args:
        known: words of the sources, the orders and the customer, in lower case.
    """
    words = _NAME.findall(unicodedata.normalize("NFKC", text))
    names = {w.lower() for w in words if w[0].isdigit() or (w[0].isupper() and len(w) > 1)}
    return frozenset(names - known)


def discreet(why: str, unknown: frozenset[str]) -> str:
    """A reason without these words: what a model knows of somebody else is no more for staff than
    for the customer."""
    folded = unicodedata.normalize("NFKC", why)
    seen = "".join(c for c in folded if unicodedata.category(c)[0] != "C")
    seen = _defused(seen)
    masked = _NAME.sub(lambda m: f"{m[0][0]}…" if m[0].lower() in unknown else m[0], seen)
    return _ADDRESS.sub("…@", masked)


def _defused(text: str) -> str:
    """With no link that can be opened, no tag and no Markdown link. What is defused stays so."""
    dead = _SCHEME.sub(r"\1[:]", _HOST_DOT.sub("[.]", text))
    return dead.translate(_TAGS).replace("](", "], (")
