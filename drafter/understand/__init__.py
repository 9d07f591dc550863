"""understand: what a message says, before anything is looked up.

Merges the burst of unanswered messages, tells the language, splits into asks, and finds the orders
and items spoken of. Pure functions of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.messages import DirectMessage, Order
from drafter.understand.asks import going_on_from, split_asks, without_greeting
from drafter.understand.glyphs import hidden_in, is_veiled, shown
from drafter.understand.language import detect_language
from drafter.understand.names import first_name
from drafter.understand.orders import order_meant, order_references
from drafter.understand.turns import (
    answered_before,
    answers_us,
    burst_of,
    contacts_of,
    earlier_ask,
)

MIN_CLAUSE = 3
SHORT = 16
"""Words up to which a threat in one clause still colours the embedding of the whole."""
LONG = 120
"""Words of which an embedding reads all. What has more is read in several clauses."""
MOST_CLAUSES = 64
"""A message with more sentences is read several at a time."""
_SIGNS = {
    "📦": "where is my parcel",
    "🚚": "where is my delivery",
    "💸": "where is my refund",
    "💰": "where is my refund",
    "↩": "how do i return it",
}
"""What a sign asks where nothing but a question mark is written beside it."""
_ASKS = re.compile("[?❓❔⁉]")
_LETTER = re.compile(r"[^\W_]")
_LINK = re.compile(r"https?://\S+")
_WORD = re.compile(r"[^\W\d_]{2}")
_SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Understanding:
    """A message, read. `asks` are in the customer's words and order; `clauses` are the shorter
    runs in which signals are looked for; `unanswered` counts customer messages in a row."""

    text: str
    asks: tuple[str, ...]
    told: tuple[bool, ...]
    """Which of them only tell something; what they tell is background unless it is trouble."""
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
    answers: bool
    """Our last words were a question, and these answer it."""
    unread: int = 0
    """Characters that were sent and are not in here, because they were too many to read."""
    hidden: str = ""
    """What was written beside the text in characters that nobody sees."""
    veiled: bool = False
    """Pains were taken that its words aren't seen, or aren't found."""

    @property
    def background(self) -> frozenset[str]:
        """What is looked up only because it may tell of trouble. Signals are read off the whole
        and its clauses; each more text would be one more that can look like one by accident."""
        told = {query for query, tells in zip(self.queries, self.told, strict=True) if tells}
        asked = {query for query, tells in zip(self.queries, self.told, strict=True) if not tells}
        return frozenset(told - asked - {self.whole_query, *self.clauses})

    @property
    def lookups(self) -> tuple[str, ...]:
        """Every text to look up, without repetition. Most messages are one ask: one text."""
        going_on = (query for query in self.following if query)
        return tuple(dict.fromkeys((self.whole_query, *self.queries, *going_on)))

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text to embed, without repetition, those to look up first."""
        return tuple(dict.fromkeys((*self.lookups, *self.clauses)))


def understand(
    message: DirectMessage, *, languages: tuple[str, ...], brand: str = "", unread: int = 0
) -> Understanding:
    """Read a message.

    Args:
        brand: its name, with which people greet.
        languages: those the brand serves, the first preferred where the words don't tell.
        unread: characters that were left out of it.
    """
    written = "\n".join(burst_of(message))
    text, hidden = spelled_out(shown(written)), hidden_in(written)
    references = order_references(text, message.orders)
    asks = going_on_from(earlier_ask(message), split_asks(text, brand))
    return Understanding(
        text=" ".join(text.split()),
        asks=tuple(ask.text for ask in asks),
        told=tuple(ask.told for ask in asks),
        queries=tuple(query_of(ask.core, references) for ask in asks),
        following=tuple(
            query_of(ask.following, references) if ask.following else None for ask in asks
        ),
        whole_query=query_of(without_greeting(" ".join(text.split()), brand), references),
        clauses=(
            *_heard(text, tuple(query_of(ask.core, references) for ask in asks), brand),
            *hidden.splitlines(),
        ),
        language=detect_language(text, expected=languages),
        order=order_meant(text, references, message.orders),
        references=references,
        first_name=first_name(message.customer.name),
        unanswered=contacts_of(message),
        answered_before=answered_before(message.history),
        answers=answers_us(message),
        unread=unread,
        hidden=" ".join(hidden.split()),
        veiled=is_veiled(written),
    )


def spelled_out(text: str) -> str:
    """A question of signs alone as the words it stands for; any other text as it is."""
    if _LETTER.search(text) or not _ASKS.search(text):
        return text
    said = next((words for sign, words in _SIGNS.items() if sign in text), None)
    return f"{said}?" if said else text


def query_of(ask: str, references: Sequence[str]) -> str:
    """What is looked up for an ask. A number says which order, not what is wanted."""
    bare = _LINK.sub(" ", ask)
    if references:
        number = "|".join(map(re.escape, sorted(references, key=len, reverse=True)))
        more = rf"(?:\W*\b(?:{number})\b)*"
        bare = re.sub(
            rf"\b(order)\W*(?:number|no\.?|nr\.?|id)?\W*(?:{number})\b{more}",
            r"\1",
            bare,
            flags=re.I,
        )
        bare = re.sub(
            rf"\b(for|with|about|of|is|s|on|has|cancel|track)\s+#?(?:{number})\b{more}",
            r"\1 my order",
            bare,
            flags=re.I,
        )
        bare = re.sub(rf"#?\b(?:{number})\b", " ", bare, flags=re.I)
    bare = " ".join(re.sub(r"([?!.,])[?!.,\s]*(?=[?!.,])", "", bare).split())
    return bare if _WORD.search(bare) else ask


def _clauses(text: str, brand: str) -> tuple[str, ...]:
    """The sentences of a message in which one could be lost; a short one is read as a whole."""
    if len(text.split()) <= SHORT:
        return ()
    parts = (without_greeting(part, brand) for part in _SENTENCES.split(text))
    clauses = [run for part in parts if len(part.split()) >= MIN_CLAUSE for run in _runs(part)]
    together = -(-len(clauses) // MOST_CLAUSES) or 1
    return tuple(" ".join(clauses[n : n + together]) for n in range(0, len(clauses), together))


def _heard(text: str, queries: Sequence[str], brand: str) -> tuple[str, ...]:
    """The clauses, and the last sentence of each ask that is looked up along with what stands
    before it: whatever that says, it must not drown what would be heard alone."""
    clauses = _clauses(text, brand)
    if len(_SENTENCES.findall(text)) >= MOST_CLAUSES:
        return clauses
    last = (_SENTENCES.split(query)[-1] for query in queries if _SENTENCES.search(query.strip()))
    own = (words for words in dict.fromkeys(last) if len(words.split()) >= MIN_CLAUSE)
    return (*clauses, *own)[:MOST_CLAUSES]


def _runs(clause: str) -> list[str]:
    """A sentence in runs of words that are read to their end."""
    words = clause.split()
    if len(words) <= LONG:
        return [clause]
    return [" ".join(words[n : n + LONG]) for n in range(0, len(words), LONG)]
