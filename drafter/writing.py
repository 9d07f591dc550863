"""compose and verify, with what to fall back on.

A writer's draft is shown only when every check passes. One that fails gives way to the next
writer; when none is left, the message escalates with what failed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.channels import measure
from drafter.compose import Brief, Composition, Writer
from drafter.compose.holding import holding_parts
from drafter.drafts import Check, Escalation, Part, Reason, Suggestion, text_of
from drafter.errors import WriterError
from drafter.timing import Timer
from drafter.triage import GAPS, Decision, escalate
from drafter.verify import Grounds, verify


@dataclass(frozen=True, slots=True)
class Written:
    """What compose and verify leave: suggestions in order of preference, and how they fared."""

    composition: Composition | None
    suggestions: tuple[Suggestion, ...]
    checks: tuple[Check, ...]
    decision: Decision


async def write(
    brief: Brief, decision: Decision, writers: Sequence[Writer], timer: Timer
) -> Written:
    """Write what the decision calls for.

    Args:
        writers: in order of preference; each is tried when the one before failed.
    """
    escalation = decision.escalation
    if decision.kind == "no_reply":
        return Written(None, (), (), decision)
    if escalation is None:
        return await _answered(brief, decision, writers, timer)
    answerable = any(item.entry for item in brief.asks)
    if answerable and all(reason.code in GAPS for reason in escalation.reasons):
        # Part of the message can be answered; the rest is held in the same reply.
        partly = replace(brief, gap=escalation.reasons[0].code)
        written = await _answered(partly, decision, writers, timer)
        if written.composition:
            return written
    with timer.step("compose"):
        return _held(brief, decision, escalation)


async def _answered(
    brief: Brief, decision: Decision, writers: Sequence[Writer], timer: Timer
) -> Written:
    failures: list[Check] = []
    for writer in writers:
        with timer.step("compose"):
            try:
                composition = await writer.write(brief)
            except WriterError as error:
                failures.append(Check(name="writer", passed=False, detail=error.reason))
                continue
        with timer.step("verify"):
            checked = [_checked(parts, composition, brief) for parts in composition.alternatives]
        passing = [(one, checks) for one, checks in checked if all(c.passed for c in checks)]
        if passing:
            suggestions = tuple(one for one, _ in passing)
            return Written(composition, suggestions, (*failures, *passing[0][1]), decision)
        failures += [check for check in checked[0][1] if not check.passed]
    return _given_up(brief, decision, failures)


def _checked(
    parts: tuple[Part, ...], composition: Composition, brief: Brief
) -> tuple[Suggestion, tuple[Check, ...]]:
    suggestion = _suggestion(parts, brief, holding=bool(brief.gap), media=composition.media)
    length = suggestion.length
    fits = Check(
        name="length",
        passed=length.limit is None or length.used <= length.limit,
        detail=f"{length.used} {length.unit}",
    )
    return suggestion, (*verify(parts, _grounds(composition, brief)), fits)


def _grounds(composition: Composition, brief: Brief) -> Grounds:
    brand = brief.brand
    return Grounds(
        sources=composition.sources,
        orders=brief.message.orders,
        verdicts=tuple(j.verdict for item in brief.asks for j in item.judgements),
        actions=composition.actions,
        customer=brief.message.customer,
        now=brief.wording.now,
        zone=brand.zone,
        locale=brief.wording.locale,
        approved=frozenset((*brand.links.values(), *brand.contacts.values())),
        customer_words=brief.understanding.text,
        language=brand.languages[0],
    )


def _suggestion(
    parts: tuple[Part, ...], brief: Brief, *, holding: bool = False, media: tuple[str, ...] = ()
) -> Suggestion:
    text = text_of(parts)
    length = measure(text, brief.message.channel)
    return Suggestion(text=text, holding=holding, parts=parts, length=length, media=media)


def _held(brief: Brief, decision: Decision, escalation: Escalation) -> Written:
    """The brand's holding reply stands in for an answer while someone else takes over."""
    parts = holding_parts(brief, escalation)
    return Written(None, (_suggestion(parts, brief, holding=True),), (), decision)


def _given_up(brief: Brief, decision: Decision, failures: Sequence[Check]) -> Written:
    """No writer gave anything that holds: escalate, with what failed."""
    failed = failures[-1] if failures else Check(name="writer", passed=False, detail="no writer")
    reason = Reason(
        code="unsupported_claim",
        detail=failed.detail or failed.name,
        evidence=brief.understanding.text,
        source=f"check:{failed.name}",
    )
    raised = decision.escalation.reasons if decision.escalation else ()
    escalation = escalate([*raised, reason], brief.brand)
    held = _held(brief, replace(decision, kind="escalate", escalation=escalation), escalation)
    return replace(held, checks=tuple(failures))
