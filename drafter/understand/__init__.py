"""understand: what a message says, before anything is looked up.

Merges the burst of unanswered messages, tells the language, splits into asks, and finds the orders
and items spoken of. Pure functions of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from drafter.messages import DirectMessage, Order, Turn
from drafter.understand.asks import split_asks, without_greeting
from drafter.understand.language import detect_language
from drafter.understand.names import first_name
from drafter.understand.orders import order_meant, order_references

FLURRY = timedelta(minutes=10)
"""People send one thought in several lines; a line this soon after another repeats nothing."""
MIN_CLAUSE = 3
SHORT = 16
"""Words up to which a threat in one clause still colours the embedding of the whole."""
INVISIBLE = re.compile(
    r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\U000e0000-\U000e007f]"
)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "´": "'", "`": "'"})
_ONLY_NUMBER = re.compile(
    r"\W*(?:(?:its|it's|order|number|no|nr|is|here|you|go)\W+)*#?[\w-]*\d{3,}[\w-]*\W*", re.I
)
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
    following: tuple[str | None, ...]
    """Each ask with the one that it may go on from, as it is looked up; None for a fresh one."""
    whole_query: str
    """The whole message as it is looked up, for asks that make sense only together."""
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
    def lookups(self) -> tuple[str, ...]:
        """Every text to look up, without repetition. Most messages are one ask: one text."""
        going_on = (query for query in self.following if query)
        return tuple(dict.fromkeys((self.whole_query, *self.queries, *going_on)))

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text to embed, without repetition, those to look up first."""
        return tuple(dict.fromkeys((*self.lookups, *self.clauses)))


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
        asks=tuple(ask.text for ask in asks),
        queries=tuple(query_of(ask.core, references) for ask in asks),
        following=tuple(
            query_of(ask.following, references) if ask.following else None for ask in asks
        ),
        whole_query=query_of(without_greeting(" ".join(text.split())), references),
        clauses=_clauses(text),
        language=detect_language(text, expected=languages),
        order=order_meant(text, references, message.orders),
        references=references,
        first_name=first_name(message.customer.name),
        unanswered=_contacts(message),
        answered_before=any(turn.author == "agent" for turn in message.history),
    )


def readable(text: str) -> str:
    """What a person would see: compatibility forms folded, invisible characters gone, quotes
    straight. Line breaks stay."""
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(_QUOTES).strip()


def query_of(ask: str, references: Sequence[str]) -> str:
    """What is looked up for an ask. A number says which order, not what is wanted."""
    bare = _LINK.sub(" ", ask)
    for reference in references:
        number = re.escape(reference)
        bare = re.sub(
            rf"\b(order)\W*(?:number|no\.?|nr\.?|id)?\W*{number}\b", r"\1", bare, flags=re.I
        )
        bare = re.sub(
            rf"\b(for|with|about|of|is|s|on|has|cancel|track)\s+#?{number}\b",
            r"\1 my order",
            bare,
            flags=re.I,
        )
        bare = re.sub(rf"#?\b{number}\b", " ", bare, flags=re.I)
    bare = " ".join(re.sub(r"([?!.,])[?!.,\s]*(?=[?!.,])", "", bare).split())
    return bare if _WORD.search(bare) else ask


def _clauses(text: str) -> tuple[str, ...]:
    """The sentences of a message in which one could be lost; a short one is read as a whole."""
    if len(text.split()) <= SHORT:
        return ()
    parts = (without_greeting(part) for part in _SENTENCES.split(text))
    return tuple(part for part in parts if len(part.split()) >= MIN_CLAUSE)


def _burst(message: DirectMessage) -> list[str]:
    """The customer's messages since an agent last wrote, oldest first, this one last. A bare order
    number answers the agent's question: then what was asked before it is read again."""
    earlier = [turn.text for turn in _waiting(message)]
    captions = [a.caption for a in message.attachments if a.caption]
    burst = [part for part in (*earlier, message.text, *captions) if part.strip()]
    if message.history and _ONLY_NUMBER.fullmatch(" ".join(burst)):
        asked = [turn.text for turn in message.history if turn.author == "customer"]
        burst = [*asked[-1:], *burst] if not earlier else burst
    return burst


def _waiting(message: DirectMessage) -> list[Turn]:
    """The customer's turns since an agent last wrote, oldest first."""
    waiting: list[Turn] = []
    for turn in reversed(message.history):
        if turn.author == "agent":
            break
        waiting.insert(0, turn)
    return waiting


def _contacts(message: DirectMessage) -> int:
    """How often the customer has written without an answer, this message included. Lines sent
    within FLURRY of each other are one contact, where their times are known."""
    times = [*(turn.sent_at for turn in _waiting(message)), message.sent_at]
    return 1 + sum(
        not (before and after and after - before <= FLURRY) for before, after in pairwise(times)
    )
