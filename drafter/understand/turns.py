"""The turns of a conversation: which of them the customer's message goes on from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from drafter.messages import DirectMessage, Turn

FLURRY = timedelta(minutes=10)
"""People send one thought in several lines; a line this soon after another repeats nothing."""
ANSWER_WORDS = 4
"""Words up to which a message after our question only answers it."""

_ONLY_NUMBER = re.compile(
    r"\W*+(?:(?:its|it's|order|number|no|nr|is|here|you|go)\W++)*+(?=[\w-]*\d{3})[\w-]++\W*+", re.I
)
"""Nothing in it is tried twice: a message may hold 20,000 figures in a row."""
_NUMBER = re.compile(r"\d{4,}")
_QUESTION = re.compile(r"\?[^?!.\w]*$|\?\W+\S+(?:\W+\S+){0,5}\W*$")
_COURTESY = re.compile(
    r"\b(?:anything else|something else|any other (?:questions?|queries)|does (?:that|this) (?:"
    r"help|make sense|answer|work)|is (?:that|this) (?:ok|okay|all right|alright|clear)|"
    r"all (?:good|clear|sorted)|(?:how|what) else can|would you mind (?:leaving|rating)|"
    r"how did (?:we|i) do)\b",
    re.I,
)
_CLOSES = re.compile(
    r"\b(?:thanks?|thank you|thx|ty|tysm|cheers|ta|no(?:pe)?|all good|all sorted|nothing|"
    r"never ?mind|sorted|that'?s (?:all|it|everything))\b",
    re.I,
)


def burst_of(message: DirectMessage) -> list[str]:
    """The customer's messages since an agent last wrote, oldest first, this one last. Bare words
    that answer our question ("48213", "yes please") say nothing alone: then what was asked before
    it is read again."""
    earlier = [turn.text for turn in waiting(message.history)]
    captions = [a.caption for a in message.attachments if a.caption]
    burst = [part for part in (*earlier, message.text, *captions) if part.strip()]
    bare = _ONLY_NUMBER.fullmatch(" ".join(burst)) or _is_bare_answer(message)
    if message.history and not earlier and bare:
        asked = [turn.text for turn in message.history if turn.author == "customer"]
        return [*asked[-1:], *burst]
    return burst


def earlier_ask(message: DirectMessage) -> str | None:
    """What the customer wrote before an agent last answered; None where nobody has."""
    if not message.history or message.history[-1].author != "agent":
        return None
    asked = [turn.text for turn in message.history if turn.author == "customer"]
    return asked[-1] if asked else None


def answers_us(message: DirectMessage) -> bool:
    """Our last words asked something, and these are more than thanks: they want to be taken up."""
    history = message.history
    if not history or history[-1].author != "agent" or not _asks(history[-1].text):
        return False
    text = message.text.strip()
    # "it's 50077 thx" gives what we asked for.
    return bool(text) and bool(_NUMBER.search(text) or not _CLOSES.search(text))


def contacts_of(message: DirectMessage) -> int:
    """How often the customer has written without an answer, this message included. Lines sent
    within FLURRY of each other are one contact, where their times are known."""
    times = [*(turn.sent_at for turn in waiting(message.history)), message.sent_at]
    return 1 + sum(
        not (before and after and after - before <= FLURRY) for before, after in pairwise(times)
    )


def answered_before(history: Sequence[Turn]) -> bool:
    """An agent has written in this conversation."""
    return any(turn.author == "agent" for turn in history)


def _is_bare_answer(message: DirectMessage) -> bool:
    text = message.text
    few = len(text.split()) <= ANSWER_WORDS
    return few and "?" not in text and not message.attachments and answers_us(message)


def _asks(turn: str) -> bool:
    return bool(_QUESTION.search(turn.strip())) and not _COURTESY.search(turn)


def waiting(history: Sequence[Turn]) -> Sequence[Turn]:
    """The customer's turns since an agent last wrote, oldest first."""
    after = (n for n in range(len(history), 0, -1) if history[n - 1].author == "agent")
    return history[next(after, 0) :]
