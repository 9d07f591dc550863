"""Drafts with a label, ready to send or not, from the suites whose cases tell it by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.confidence import Signs
from drafter.drafts import Draft
from drafter.evaluation.cases import (
    Case,
    DraftingCase,
    EscalationCase,
    MessageCase,
    RetrievalCase,
    ScopeCase,
)
from drafter.evaluation.scorer import Tick
from drafter.evaluation.scorers.drafting import Reviewed, cited_by, review
from drafter.evaluation.stage import Stage


@dataclass(frozen=True, slots=True)
class Labelled:
    """A draft that replies: its signs, whether it can be sent, and the suite it is from."""

    id: str
    suite: str
    signs: Signs
    ready: bool


async def label(
    suite: str, cases: Sequence[Case], stage: Stage, tick: Tick = lambda: None
) -> list[Labelled]:
    """Draft every case, and keep the replies whose label is known."""
    seen: list[Signs] = []
    watching = stage.with_parts(confidence=seen.append)
    messages = [(case, message) for case in cases if (message := _message_case(case))]
    stage.prepare(stage.message(message) for _, message in messages)
    labelled: list[Labelled] = []
    for case, message in messages:
        seen.clear()
        draft = await watching.draft(stage.message(message), stage.moment(message))
        ready = is_ready(case, draft, stage)
        if seen and ready is not None:
            labelled.append(Labelled(case.id, suite, seen[0], ready))
        tick()
    return labelled


def is_ready(case: Case, draft: Draft, stage: Stage) -> bool | None:
    """Whether a reply can be sent; None where the case can't tell.

    A scope case says only which replies should not have been written at all.
    """
    if isinstance(case, DraftingCase):
        return review(case, draft, stage).send_ready
    if isinstance(case, RetrievalCase):
        return _answers_exactly([case.acceptable], draft)
    if isinstance(case, EscalationCase):
        if case.decision != "reply":
            return False
        return _answers_exactly(case.must_cite, draft) if case.must_cite else None
    if isinstance(case, ScopeCase) and not case.in_scope:
        return False
    return None


def _answers_exactly(due: Sequence[Sequence[str]], draft: Draft) -> bool:
    """Every ask has an answer, from one entry of each list that is due and from no other."""
    shown = Reviewed(draft).shown
    entries = {name for name in cited_by(shown) if "/" in name} if shown else set()
    answered = all(ask.answered for ask in draft.asks)
    others = entries.difference(*due)
    return answered and not others and all(entries.intersection(some) for some in due)


def _message_case(case: Case) -> MessageCase | None:
    if isinstance(case, MessageCase):
        return case
    if isinstance(case, RetrievalCase | ScopeCase):
        return MessageCase(id=case.id, text=case.text)
    return None


def halves(labelled: Sequence[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """Two halves with the same share of every suite and label, the same on every machine."""
    ordered = sorted(labelled, key=lambda one: (one.suite, one.ready, one.id))
    return list(_every_second(ordered, 0)), list(_every_second(ordered, 1))


def _every_second(ordered: Sequence[Labelled], first: int) -> Iterator[Labelled]:
    yield from ordered[first::2]
