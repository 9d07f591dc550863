"""understand: what a message says, before anything is looked up.

Merges the burst of unanswered messages, tells the language, splits into asks, and finds the orders
and items spoken of. Pure functions of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.messages import DirectMessage, Order
from drafter.understand.asks import split_asks
from drafter.understand.language import detect_language
from drafter.understand.names import first_name
from drafter.understand.orders import order_meant, order_references

INVISIBLE = re.compile(
    r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\U000e0000-\U000e007f]"
)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "´": "'", "`": "'"})
_LINK = re.compile(r"https?://\S+")
_WORD = re.compile(r"[^\W\d_]{2}")
_SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Understanding:
    """A message, read. `asks` are in the customer's words and order; `clauses` are the shorter
    runs in which signals are looked for; `unanswered` counts customer messages in a row."""

    text: str
    asks: tuple[str, ...]
    queries: tuple[str, ...]
    """The asks as they are looked up: without order numbers, links and runs of punctuation."""
    clauses: tuple[str, ...]
    language: str | None
    order: Order | None
    """The order the message speaks of; None when there is none, or several and no telling."""
    references: tuple[str, ...]
    """Order numbers that were named, whether we know them or not."""
    first_name: str | None
    unanswered: int
    answered_before: bool
    """An agent has written in this conversation."""

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text to embed, without repetition: queries first, then the whole, then clauses."""
        return tuple(dict.fromkeys((*self.queries, self.text, *self.clauses)))


def understand(message: DirectMessage, *, languages: tuple[str, ...]) -> Understanding:
    """Read a message.

    Args:
        languages: those the brand serves, the first preferred where the words don't tell.
    """
    burst = _burst(message)
    text = readable("\n".join(burst))
    references = order_references(text, message.orders)
    asks = split_asks(text)
    return Understanding(
        text=" ".join(text.split()),
        asks=tuple(asks),
        queries=tuple(_query(ask, references) for ask in asks),
        clauses=tuple(clause for part in _SENTENCES.split(text) if (clause := part.strip())),
        language=detect_language(text, expected=languages),
        order=order_meant(text, references, message.orders),
        references=references,
        first_name=first_name(message.customer.name),
        unanswered=len(burst),
        answered_before=any(turn.author == "agent" for turn in message.history),
    )


def readable(text: str) -> str:
    """What a person would see: compatibility forms folded, invisible characters gone, quotes
    straight. Line breaks stay."""
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(_QUOTES).strip()


def _query(ask: str, references: Sequence[str]) -> str:
    """What is looked up for an ask. A number says which order, not what is wanted."""
    bare = _LINK.sub(" ", ask)
    for reference in references:
        bare = re.sub(rf"#?\s*{re.escape(reference)}\b", " ", bare, flags=re.IGNORECASE)
    bare = " ".join(re.sub(r"([?!.,])[?!.,\s]*(?=[?!.,])", "", bare).split())
    return bare if _WORD.search(bare) else ask


def _burst(message: DirectMessage) -> list[str]:
    """The customer's messages since an agent last wrote, oldest first, this one last."""
    earlier: list[str] = []
    for turn in reversed(message.history):
        if turn.author == "agent":
            break
        earlier.append(turn.text)
    captions = [a.caption for a in message.attachments if a.caption]
    return [part for part in (*reversed(earlier), message.text, *captions) if part.strip()]
