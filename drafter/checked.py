"""Every wording of a reply as a suggestion, with what the checks found in it: the rules, a fact
check where a model wrote it, and the channel's length."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from drafter.audience import Audience
from drafter.channels import longest, messages_of, rules_of, sendable, shown
from drafter.compose import Brief, Composition
from drafter.drafts import Check, Part, Suggestion, text_of
from drafter.errors import WriterError
from drafter.factcheck import NAME as FACT_CHECK
from drafter.factcheck import FactCheck, FactChecked, Terms, not_made
from drafter.mishaps import LATE
from drafter.timing import Deadline
from drafter.verify import Entailment, Fault, Grounds, checks_of, faults

NOTES = frozenset({"hint", "alternatives", FACT_CHECK})
"""Checks that tell what was asked for and not done; they find nothing wrong with the reply."""

UNSOURCED = Check(
    name="citations", passed=False, detail="No part cites any of the sources that answer."
)
Found = tuple[tuple[Part, ...], tuple[Fault, ...]]
"""A wording, and what the rules find in it."""


@dataclass(frozen=True, slots=True)
class Readers:
    """The models that verify asks, where there are any: one that judges what follows from the
    sources, and one that reads what another model wrote."""

    entailment: Entailment | None = None
    fact_check: FactCheck | None = None


NO_READERS = Readers()
"""The rules' word alone."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One wording of a reply, and what the checks found."""

    suggestion: Suggestion
    checks: tuple[Check, ...]
    read_with: str | None = None
    """The prompt of its fact check, where there was one."""

    @property
    def failures(self) -> tuple[Check, ...]:
        """The checks that failed."""
        return tuple(one for one in self.checks if not (one.passed or one.name in NOTES))


async def all_checked(
    composition: Composition, brief: Brief, readers: Readers, audience: Audience
) -> list[Checked]:
    """Every alternative, checked; off the event loop where a model on this machine is asked, or one
    wrote what can take long to read. One that repeats another shares what is found in it.

    Raises:
        WriterError: what a model wrote took longer than there was time for.
    """
    grounds = grounds_of(composition, brief)
    distinct = {_said(parts): parts for parts in reversed(composition.alternatives)}
    wordings = [distinct[said] for said in dict.fromkeys(map(_said, composition.alternatives))]

    def found() -> list[Found]:
        return [
            (parts, faults(parts, grounds, entailment=readers.entailment))
            for place, parts in enumerate(wordings)
            if not place or brief.deadline.left()
        ]

    if composition.model:
        each = await _in_time(found, brief.deadline)
    else:
        each = await asyncio.to_thread(found) if readers.entailment else found()
    if readers.fact_check and composition.personal:
        terms = Terms(grounds, composition.personal, brief.deadline)
        read = await _read(readers.fact_check, each, terms, audience, brief)
    else:
        read = [FactChecked(wrong) for _, wrong in each]
    checked = {
        _said(parts): _checked(parts, one, composition, grounds, brief)
        for (parts, _), one in zip(each, read, strict=True)
    }
    return [checked[said] for said in map(_said, composition.alternatives) if said in checked]


def _said(parts: tuple[Part, ...]) -> tuple[tuple[str, ...], ...]:
    """What makes two wordings one: the letters of each part, and what it cites."""
    return tuple(
        ("".join(filter(str.isalnum, part.text.casefold())), *(c.source for c in part.citations))
        for part in parts
    )


async def _in_time(found: Callable[[], list[Found]], deadline: Deadline) -> list[Found]:
    """What is found, unless that takes too long: then nobody waits, though it goes on."""
    if not deadline.left():
        raise WriterError(LATE)
    try:
        async with asyncio.timeout(deadline.left()):
            return await asyncio.to_thread(found)
    except TimeoutError as error:
        raise WriterError(LATE) from error


async def _read(
    fact_check: FactCheck, each: Sequence[Found], terms: Terms, audience: Audience, brief: Brief
) -> Sequence[FactChecked]:
    """What the rules found in each, settled by a model, unless nobody waits for it. What is too
    long to be sent isn't read."""

    async def settled(parts: tuple[Part, ...], wrong: tuple[Fault, ...]) -> FactChecked:
        if not _fits(text_of(parts), brief):
            return FactChecked(wrong)
        return await fact_check.read(parts, wrong, terms)

    async def reading() -> Sequence[FactChecked]:
        return await asyncio.gather(*(settled(*one) for one in each))

    try:
        return await audience.waits_for(reading())
    except WriterError as error:
        return [not_made(wrong, error) for _, wrong in each]


def _checked(
    parts: tuple[Part, ...],
    read: FactChecked,
    composition: Composition,
    grounds: Grounds,
    brief: Brief,
) -> Checked:
    holding = bool(brief.gap or composition.gap)
    suggestion = suggestion_of(parts, brief, holding=holding, media=composition.media)
    length, messages = suggestion.length, len(suggestion.messages)
    several = f" in the longest of {messages} messages" if messages > 1 else ""
    fits = Check(
        name="length",
        passed=_fits(suggestion.text, brief),
        detail=f"{length.used} {length.unit}{several}",
    )
    bare = composition.owes_source and not any(part.citations for part in parts)
    others = (*((UNSOURCED,) if bare else ()), fits, *((read.check,) if read.check else ()))
    return Checked(suggestion, (*checks_of(read.faults, grounds), *others), read.prompt)


def _fits(text: str, brief: Brief) -> bool:
    return sendable(text, brief.message.channel, limit=brief.limit)


def grounds_of(composition: Composition, brief: Brief) -> Grounds:
    """What a composition is verified against."""
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
        approved=frozenset(brand.published),
        own_words=composition.own_words,
        customer_words=brief.understanding.text,
        language=brand.languages[0],
    )


def suggestion_of(
    parts: tuple[Part, ...], brief: Brief, *, holding: bool = False, media: tuple[str, ...] = ()
) -> Suggestion:
    """Parts as the channel takes them."""
    text, channel = text_of(parts), brief.message.channel
    messages = messages_of(text, channel, limit=brief.limit)
    return Suggestion(
        text=text,
        holding=holding,
        parts=parts,
        messages=messages,
        length=longest(messages, channel, limit=brief.limit),
        media=shown(media, rules_of(channel)),
    )
