"""compose and verify, with what to fall back on.

A writer's draft is shown only when every check passes. One that fails goes back to its writer once,
with what failed, where that can mend it; then it gives way to the next writer. When none is left,
the message escalates with what failed, and the brand's holding reply stands in. A model may raise
the decision on the way, and nothing here lowers it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.audience import Audience, Listener
from drafter.checked import NO_READERS, Checked, Readers, all_checked, suggestion_of
from drafter.compose import Brief, Composition, Flag, Rejected, Writer
from drafter.compose.holding import holding_choices
from drafter.drafts import Check, Reason, Suggestion
from drafter.errors import WriterError
from drafter.mishaps import own_faults_told
from drafter.timing import Timer
from drafter.triage import GAPS, Decision, raised

OWN_SENTENCES = "these are the brand's own sentences"


@dataclass(frozen=True, slots=True)
class Written:
    """What compose and verify leave: suggestions in order of preference, and how they fared.
    `composition` is None where the brand's holding reply stands in; `prompt` and `model` are those
    that had a part in the draft or in its decision."""

    composition: Composition | None
    suggestions: tuple[Suggestion, ...]
    checks: tuple[Check, ...]
    decision: Decision
    prompt: str | None = None
    model: str | None = None


async def write(
    brief: Brief,
    decision: Decision,
    writers: Sequence[Writer],
    timer: Timer,
    audience: Audience | None = None,
    *,
    readers: Readers = NO_READERS,
) -> Written:
    """Write what the decision calls for.

    Args:
        writers: in order of preference; each is tried when the one before failed.
        audience: when all of it left, writers that take long are not waited for.
    """
    if decision.kind == "no_reply":
        note = _hint_note(brief, "not followed: this message needs no reply")
        return Written(None, (), tuple(note), decision)
    asked = brief_for_writers(brief, decision)
    if asked is None:
        return _held(brief, decision, (), timer)
    return await _answered(
        asked, decision, writers, timer, audience or Audience(Listener()), readers
    )


def brief_for_writers(brief: Brief, decision: Decision) -> Brief | None:
    """What writers are asked for: an answer, or an answer to part of the message while the rest
    is held. None where they are not asked."""
    if decision.kind == "reply":
        return brief
    escalation = decision.escalation
    if escalation is None or not any(item.entry for item in brief.asks):
        return None
    gaps = [reason.code for reason in escalation.reasons]
    return replace(brief, gap=gaps[0]) if all(code in GAPS for code in gaps) else None


async def _answered(
    brief: Brief,
    decision: Decision,
    writers: Sequence[Writer],
    timer: Timer,
    audience: Audience,
    readers: Readers,
) -> Written:
    failures: list[Check] = []
    waits = decision.escalation is not None
    flagged: tuple[str | None, str | None] = (None, None)
    for writer in writers:
        asked = brief
        for _ in range(writer.tries):
            try:
                with timer.step("compose"), own_faults_told():
                    composition = await audience.waits_for(writer.write(asked), so=OWN_SENTENCES)
            except WriterError as error:
                failures.append(Check(name="writer", passed=False, detail=error.reason))
                break
            if composition.flag:
                flagged = composition.prompt, composition.model
                decision = raised(decision, _flagged(composition.flag, brief), brief.brand)
                if not _is_gap(decision):
                    return _credited(_held(brief, decision, failures, timer), flagged)
                # Whoever writes next has to say, too, that a colleague has the rest.
                brief = asked = replace(brief, gap=brief.gap or composition.gap)
            try:
                with timer.step("verify"), own_faults_told():
                    tried = await all_checked(composition, brief, readers, audience)
            except WriterError as error:
                failures.append(Check(name="writer", passed=False, detail=error.reason))
                break
            shown = _distinct([one for one in tried if not one.failures])
            if shown:
                written = _shown(shown, tried, composition, brief, failures, decision)
                return _credited(written, flagged)
            failures += tried[0].failures
            rejected = Rejected(tried[0].suggestion.text, tried[0].failures)
            asked = replace(brief, rejected=rejected)
    if waits:  # nothing to say to the part that could be answered; the rest waits as before
        return _credited(_held(brief, decision, failures, timer), flagged)
    return _credited(_given_up(brief, decision, failures, timer), flagged)


def _credited(written: Written, flagged: tuple[str | None, str | None]) -> Written:
    """With the prompt and model that raised the decision, where no model worded the reply."""
    if written.model:
        return written
    prompt, model = flagged
    return replace(written, prompt=prompt, model=model)


def _shown(
    shown: Sequence[Checked],
    tried: Sequence[Checked],
    composition: Composition,
    brief: Brief,
    failures: Sequence[Check],
    decision: Decision,
) -> Written:
    notes = [*_alternatives_note(shown, tried, brief), *_hint_note(brief, composition.unmet)]
    return Written(
        composition=composition,
        suggestions=tuple(one.suggestion for one in shown),
        checks=(*failures, *shown[0].checks, *notes),
        decision=decision,
        prompt=_prompts(composition.prompt, shown[0].read_with),
        model=composition.model,
    )


def _prompts(*labels: str | None) -> str | None:
    """How provenance names the prompts that had a part in a draft."""
    return ", ".join(filter(None, labels)) or None


def _flagged(flag: Flag, brief: Brief) -> Reason:
    return Reason(
        code=flag.code,
        detail="the model asks for a person to decide",
        evidence=flag.words or brief.understanding.text,
        source="model",
    )


def _is_gap(decision: Decision) -> bool:
    reasons = decision.escalation.reasons if decision.escalation else ()
    return all(reason.code in GAPS for reason in reasons)


def _distinct(checked: Sequence[Checked]) -> list[Checked]:
    """Without those that only repeat another's words."""
    first: dict[str, Checked] = {}
    for one in checked:
        letters = "".join(c for c in one.suggestion.text.casefold() if c.isalnum())
        first.setdefault(letters, one)
    return list(first.values())


def _alternatives_note(
    shown: Sequence[Checked], tried: Sequence[Checked], brief: Brief
) -> list[Check]:
    wanted = brief.message.alternatives
    if wanted == 1:
        return []
    failed = [one.failures[0] for one in tried if one.failures]
    repeated = len(tried) - len(failed) - len(shown)
    why = [f"one not shown, {check.name}: {check.detail}" for check in failed]
    why += ["one not shown, it repeats another"] * repeated
    detail = "; ".join([f"{len(shown)} of {wanted}", *why])
    return [Check(name="alternatives", passed=len(shown) == wanted, detail=detail)]


def _hint_note(brief: Brief, unmet: str) -> list[Check]:
    """That a hint was not followed. Whether a model followed one is for its reader to see."""
    return [Check(name="hint", passed=False, detail=unmet)] if brief.message.hint and unmet else []


def _held(brief: Brief, decision: Decision, failures: Sequence[Check], timer: Timer) -> Written:
    """The brand's holding reply stands in for an answer while someone else takes over."""
    with timer.step("compose"):
        choices = holding_choices(brief, decision.escalation) if decision.escalation else ()
    notes = _hint_note(brief, "not followed: a holding reply is the brand's own words")
    held = tuple(suggestion_of(parts, brief, holding=True) for parts in choices)
    return Written(None, held, (*failures, *notes), decision)


def _given_up(brief: Brief, decision: Decision, failures: Sequence[Check], timer: Timer) -> Written:
    """No writer gave anything that holds: escalate, with what failed. What was written is not
    shown, not even as a draft that failed: staff in a hurry would send it."""
    wrong = [check for check in failures if check.name != "writer"]
    failed = [Check(name="writer", passed=False), *failures, *wrong][-1]
    reason = Reason(
        code="unsupported_claim" if wrong else "low_confidence",
        detail=failed.detail or failed.name,
        evidence=brief.understanding.text,
        source=f"check:{failed.name}",
    )
    return _held(brief, raised(decision, reason, brief.brand), failures, timer)
