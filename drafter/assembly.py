"""The draft as it goes out: what the steps found, put together."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.compose import Answerable, Brief
from drafter.compose.steps import steps_to_decide
from drafter.confidence import Rate, signs_of
from drafter.drafts import AskAnswer, Draft, Provenance
from drafter.knowledge.builds import Build
from drafter.timing import Timer
from drafter.writing import Written


def assembled(
    build: Build,
    brief: Brief,
    written: Written,
    timer: Timer,
    named: tuple[str, int],
    rate: Rate,
) -> Draft:
    """Put a draft together.

    Args:
        named: its id and version.
        rate: how likely a draft with given signs is ready to send.
    """
    message, composition = brief.message, written.composition
    draft_id, version = named
    return Draft(
        id=draft_id,
        version=version,
        brand=brief.brand.slug,
        conversation_id=message.conversation_id,
        message_id=message.message_id,
        mode=composition.mode if composition else "extractive",
        decision=written.decision.kind,
        escalation=written.decision.escalation,
        suggestions=written.suggestions,
        staff_actions=composition.staff_actions
        if composition
        else steps_to_decide(brief, written.decision.escalation),
        asks=composition.asks if composition else _unanswered(brief.asks),
        verdicts=tuple(j.verdict for item in brief.asks for j in item.judgements),
        checks=written.checks,
        confidence=_confidence(brief, written, rate),
        language=brief.understanding.language,
        reply_window=brief.window,
        provenance=Provenance(
            knowledge=build.id,
            prompt=written.prompt,
            model=written.model,
            embedding=build.embedding,
        ),
        timings_ms=timer.milliseconds(),
        created_at=brief.wording.now,
    )


def _confidence(brief: Brief, written: Written, rate: Rate) -> float | None:
    if written.composition is None or written.decision.kind != "reply":
        return None  # nothing that claims to answer
    judged = [judgement for item in brief.asks for judgement in item.judgements]
    probability = rate(
        signs_of(
            [item.ask for item in brief.asks],
            missing=sum(judgement.missing is not None for judgement in judged),
        )
    )
    return None if probability is None else round(probability, 3)


def _unanswered(asks: Sequence[Answerable]) -> tuple[AskAnswer, ...]:
    texts = dict.fromkeys(item.ask.text for item in asks)
    return tuple(AskAnswer(text=text, answered=False) for text in texts)
