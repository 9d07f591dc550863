"""Asks and their matches, settled: which entry answers each, with repetitions joined.

Splitting goes by words alone, so one concern can come out as two segments ("They're too small."
"Can I swap for a 9?"). Segments that the same entry answers are one ask; a statement that nothing
answers is background to its neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from drafter.knowledge.brand import Thresholds
from drafter.retrieve.retriever import Found, Match
from drafter.understand.asks import is_request

_WORD = re.compile(r"[^\W\d_]")
CLEAR = 0.8
"""Probability from which a statement's own entry, or its being about the shop, is not in doubt."""
LIKELY = 0.5
"""Score from which a statement is more likely than not to be a matter of its own."""
NEAR = 0.1
"""Score from which an entry may be what a text is about."""
TOGETHER = 0.3
"""What the scores of entries of one topic add up to, from which one of them is meant. Of messages
that an entry answers, it finds 97.8 % where the best score alone finds 96.9 %; of those that none
does, it takes no more (measured on the retrieval, everyday and scope suites)."""
NO_TOPICS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class SettledAsk:
    """One ask. `match` is the entry that answers it, or None; `found` is all that was found.
    `wordings` are the entry's own texts nearest to what was asked of it, a group for each time."""

    text: str
    match: Match | None
    found: Found
    wordings: tuple[tuple[str, ...], ...] = ()


def settle(
    asks: Sequence[str],
    found: Sequence[Found],
    whole: SettledAsk,
    *,
    thresholds: Thresholds,
    told: Sequence[bool] = (),
    trouble: Container[str] = (),
    topics: Mapping[str, str] = NO_TOPICS,
) -> list[SettledAsk]:
    """Join what belongs together, in the customer's order.

    Args:
        whole: the message as one ask, for asks that make sense only together.
        told: which asks only tell something.
        trouble: entries that speak of something that went wrong.
        topics: of the entries, by id.
    """
    settled = [
        settled_ask(text, one, thresholds, topics) for text, one in zip(asks, found, strict=True)
    ]
    settled = _troubling(settled, told or [False] * len(settled), trouble)
    return _together(_without_background(_joined(_carried(settled))), whole)


def _is_answerable(
    best: Match, found: Found, thresholds: Thresholds, topics: Mapping[str, str]
) -> bool:
    """Whether the best entry is likely enough by itself, or is one of several of its topic that
    are so together: a late parcel is spoken of by four entries, which share its probability."""
    if best.score >= thresholds.answerable:
        return True
    topic = topics.get(best.entry)
    kin = (m.score for m in found.matches if topic and topics.get(m.entry) == topic)
    return best.score >= NEAR and sum(kin) >= TOGETHER


def _troubling(
    settled: Sequence[SettledAsk], told: Sequence[bool], trouble: Container[str]
) -> list[SettledAsk]:
    """The asks, and of what is only told what clearly tells of trouble that no ask is about: "it
    turned up wet through. how do I dry it?"."""
    asked = {ask.match.entry for ask, tells in zip(settled, told, strict=True)
             if ask.match and not tells}  # fmt: skip
    kept: list[SettledAsk] = []
    words: list[str] = []
    for ask, tells in zip(settled, told, strict=True):
        if not tells:
            kept.append(ask)
        elif _tells_trouble(ask, trouble) and ask.match and ask.match.entry not in asked:
            kept.append(ask)
            words.append(ask.text)
    if words:
        return [replace(ask, text=_without(words, ask.text)) for ask in kept]
    return kept


def _tells_trouble(ask: SettledAsk, trouble: Container[str]) -> bool:
    return bool(ask.match and ask.match.score >= CLEAR and ask.match.entry in trouble)


def _without(words: Sequence[str], text: str) -> str:
    """A text without statements that have become asks of their own."""
    for statement in words:
        rest = " ".join(text.replace(statement, " ").split())
        text = rest or text
    return text


def going_on(alone: Found, following: Found, before: Found | None = None) -> Found:
    """What was found for an ask that may go on from the one before it: found for its own words,
    weighed with what is found for both, unless its own words leave no doubt, or both together only
    lead back to what the one before is answered with.

    Args:
        before: what was found for that one.
    """
    if alone.matches and alone.matches[0].score >= CLEAR:
        return alone
    every = {match.entry: match for match in (*following.matches, *alone.matches)}
    scores = {
        entry: sum(m.score for one in (alone, following) for m in one.matches if m.entry == entry)
        / 2
        for entry in every
    }
    ordered = sorted(every, key=lambda entry: -scores[entry])
    answered = before.matches[0].entry if before and before.matches else None
    if ordered and ordered[0] == answered and alone.matches[0].score >= LIKELY:
        return alone
    matches = tuple(replace(every[entry], score=scores[entry]) for entry in ordered)
    return Found(matches, max(alone.covered, following.covered))


def settled_ask(
    text: str, found: Found, thresholds: Thresholds, topics: Mapping[str, str] = NO_TOPICS
) -> SettledAsk:
    """An ask with the entry that answers it, if one does. What the knowledge doesn't speak of at
    all has a best entry, too; it answers only where its score leaves no doubt. A number alone asks
    nothing that an entry could answer."""
    best = found.matches[0] if found.matches and _WORD.search(text) else None
    if best is None or not _is_answerable(best, found, thresholds, topics):
        return SettledAsk(text, None, found)
    if found.covered < thresholds.covered and best.score < CLEAR:
        return SettledAsk(text, None, found)
    return SettledAsk(text, best, found, ((best.text, *best.rivals),))


def _carried(settled: Sequence[SettledAsk]) -> list[SettledAsk]:
    """Give what only tells ("you got the jacket back two weeks ago") to the request beside it,
    unless it is clearly a matter of its own."""
    kept: list[SettledAsk] = []
    for place, ask in enumerate(settled):
        following = settled[place + 1] if place + 1 < len(settled) else None
        if following and _belongs_to(following, ask):
            kept.append(replace(following, text=ask.text))
        else:
            kept.append(ask)
    return kept


def _belongs_to(request: SettledAsk, told: SettledAsk) -> bool:
    """Whether a statement only says what the request beside it is about: it has no likely matter of
    its own, or that of the request is among those it may have."""
    if not request.match or is_request(told.text) or _is_clear(told, CLEAR):
        return False
    near = {match.entry for match in told.found.matches if match.score >= NEAR}
    return not _is_clear(told, LIKELY) or request.match.entry in near


def _is_clear(ask: SettledAsk, score: float) -> bool:
    return bool(ask.match and ask.match.score >= score)


def _together(settled: list[SettledAsk], whole: SettledAsk) -> list[SettledAsk]:
    """Where an ask has no answer by itself, the message as a whole may have one."""
    if whole.match is None or all(ask.match for ask in settled):
        return settled
    if not any(ask.match for ask in settled):
        return [whole]
    entries = {ask.match.entry for ask in settled if ask.match}
    if whole.match.entry not in entries:
        return settled
    kept: list[SettledAsk] = []
    for ask in settled:
        if ask.match is None and kept and ask.found.covered < CLEAR:
            kept[-1] = replace(kept[-1], text=f"{kept[-1].text} {ask.text}")
        else:
            kept.append(ask)
    return kept


def _joined(found: Sequence[SettledAsk]) -> list[SettledAsk]:
    settled: list[SettledAsk] = []
    for ask in found:
        same = next(
            (
                place
                for place, earlier in enumerate(settled)
                if ask.match and earlier.match and earlier.match.entry == ask.match.entry
            ),
            None,
        )
        if same is None:
            settled.append(ask)
            continue
        earlier = settled[same]
        better = max(earlier, ask, key=lambda one: one.match.score if one.match else 0.0)
        settled[same] = replace(
            better,
            text=f"{earlier.text} {ask.text}",
            wordings=tuple(dict.fromkeys((*earlier.wordings, *ask.wordings))),
        )
    return settled


def _without_background(settled: Sequence[SettledAsk]) -> list[SettledAsk]:
    """Fold statements that nothing is likely to answer into an answered neighbour: the next, else
    the one before."""
    if not any(_is_clear(ask, LIKELY) or (ask.match and is_request(ask.text)) for ask in settled):
        return list(settled)
    kept: list[SettledAsk] = []
    waiting = ""
    for ask in settled:
        if not _is_clear(ask, LIKELY) and not is_request(ask.text):
            waiting = f"{waiting} {ask.text}".strip()
            continue
        kept.append(replace(ask, text=f"{waiting} {ask.text}".strip()))
        waiting = ""
    if waiting and kept:
        kept[-1] = replace(kept[-1], text=f"{kept[-1].text} {waiting}")
    return kept
