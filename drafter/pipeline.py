"""The road of one message, top to bottom.

admit ─▶ understand ─▶ retrieve ─▶ judge ─▶ triage ─▶ compose ─▶ verify ─▶ record ─▶ Draft

Steps never call each other; this module walks them. A step that fails degrades the draft (llm
writer, then extractive, then escalate without a suggestion); it never fails the request.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

import structlog

from drafter.assembly import assembled
from drafter.audience import COMES_BACK, Audience, Decided, Listener
from drafter.channels import reply_window
from drafter.checked import NO_READERS, Readers
from drafter.compose import Brief, Writer
from drafter.confidence import Rate, unrated
from drafter.drafts import Draft
from drafter.errors import RequestError, UnknownBrand
from drafter.judging import judged_of_each
from drafter.knowledge.brand import Brand
from drafter.knowledge.embedding import Embedder
from drafter.knowledge.slots import Wording
from drafter.messages import DirectMessage
from drafter.recording import NO_KEY, Caller, Recorder
from drafter.retrieve import retrieve
from drafter.retrieve.settling import SettledAsk
from drafter.served import ServedBrand
from drafter.timing import Deadline, Timer
from drafter.triage import Decision, Evidence, triage
from drafter.understand import Understanding, understand
from drafter.understand.circumstances import circumstances_of
from drafter.understand.fields import fields_of
from drafter.understand.signals import Sighting
from drafter.understand.skimming import is_long, skimmed
from drafter.undisturbed import undisturbed
from drafter.writing import write

log = structlog.get_logger()

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Read:
    """A message that has been read and decided on, before somebody writes."""

    brief: Brief
    decision: Decision
    served: ServedBrand
    now: datetime
    sent: DirectMessage
    """As it was sent; the brief has it as far as it was read."""


@dataclass(frozen=True, slots=True)
class Making:
    """A draft that is being made, and who waits for it."""

    audience: Audience
    draft: asyncio.Task[Draft]


class Pipeline:
    """Walks messages through the steps.

    Args:
        brands: what is served, by brand.
        writers: in order of preference; each is tried when the one before failed.
        clock: gives the time now, aware.
        seconds: a monotonic clock, in seconds, for timings.
        deadline: seconds that a draft may take with a model, counted from when it is asked for.
        new_id: gives the id of a new draft.
        confidence: how likely a draft with given signs is ready to send.
        readers: the models that verify asks, too.
    """

    def __init__(
        self,
        brands: Mapping[str, ServedBrand],
        embedder: Embedder,
        writers: Sequence[Writer],
        journal: Recorder,
        *,
        clock: Callable[[], datetime],
        seconds: Callable[[], float],
        deadline: float,
        new_id: Callable[[datetime], str],
        confidence: Rate = unrated,
        readers: Readers = NO_READERS,
    ) -> None:
        self.brands = dict(brands)
        self.under_way: set[asyncio.Task[Any]] = set()
        self._making: dict[tuple[str, str, str], Making] = {}
        self._apart = asyncio.Semaphore(1)
        self._embedder = embedder
        self._writers = tuple(writers)
        self._journal = journal
        self._clock = clock
        self._seconds = seconds
        self._allowed = deadline
        self._new_id = new_id
        self._rate = confidence
        self._readers = readers

    @undisturbed
    async def draft(
        self,
        message: DirectMessage,
        caller: Caller = NO_KEY,
        *,
        revises: Draft | None = None,
        listener: Listener | None = None,
    ) -> Draft:
        """Draft a reply, and have it on disk before returning it. Whoever gives up waiting doesn't
        stop it, and a request that is made again meanwhile waits with the first.

        Args:
            revises: the version that staff want changed as the message's `hint` says; the draft is
                the next version of it.
            listener: is told the decision before a writer is asked, and each part that passed.
                When all who wait for a draft leave, no model is waited for.

        Raises:
            RequestError: the message can't be admitted; names the field and the fix.
            StaleVersion: there is a newer version than `revises`.
        """
        listener, request = listener or Listener(), caller.request
        if request is None:
            return await self._draft(message, caller, revises, Audience(listener))
        making = self._making.get(request)
        if making:
            making.audience.join(listener)
        else:
            audience = Audience(listener, grace=COMES_BACK)
            drafting = asyncio.ensure_future(self._once(message, caller, revises, audience))
            making = self._making[request] = Making(audience, drafting)
            drafting.add_done_callback(lambda _: self._making.pop(request))
        return await asyncio.shield(making.draft)

    async def _once(
        self, message: DirectMessage, caller: Caller, revises: Draft | None, audience: Audience
    ) -> Draft:
        # Whoever looked before it was recorded may come after it was made.
        if caller.request and (kept := await self._journal.replay(*caller.request)):
            audience.tell_draft(kept)
            return kept
        return await self._draft(message, caller, revises, audience)

    async def _draft(
        self, message: DirectMessage, caller: Caller, revises: Draft | None, audience: Audience
    ) -> Draft:
        timer = Timer(self._seconds)
        read = await self.read(message, timer)
        audience.tell(Decided(read.decision.kind, read.decision.escalation))
        brief = replace(read.brief, revised=_answer_of(revises))
        written = await write(
            brief, read.decision, self._writers, timer, audience, readers=self._readers
        )
        named = (revises.id, revises.version + 1) if revises else (self._new_id(read.now), 1)
        draft = assembled(read.served.build, brief, written, timer, named, self._rate)
        with timer.step("record"):
            stored = await self._journal.record(
                read.sent,
                draft,
                caller=caller.name,
                idempotency_key=caller.idempotency_key,
                body_digest=caller.body_digest,
            )
        # Another server may have been faster: what is told is what is kept.
        if (stored.decision, stored.escalation) != (read.decision.kind, read.decision.escalation):
            audience.tell(Decided(stored.decision, stored.escalation))
        audience.tell_parts(stored.suggestions)
        log.info("drafted", draft=draft.id, brand=draft.brand, decision=draft.decision)
        return stored.model_copy(update={"timings_ms": timer.milliseconds()})

    async def read(self, message: DirectMessage, timer: Timer) -> Read:
        """Everything up to the point where somebody writes: what is asked, what is known of it,
        and what to do. Nothing is recorded.

        Raises:
            RequestError: the message can't be admitted; names the field and the fix.
        """
        now = self._clock()
        deadline = Deadline.after(self._allowed, self._seconds)
        sent, served = self.admit(message)
        brand, entries, signals = served.brand, served.build.entries, served.signals

        with timer.step("understand"):
            message, unread = skimmed(sent)
            fields, apart = fields_of(message), is_long(message)

            def understood() -> tuple[Understanding, tuple[str, ...]]:
                languages, name = brand.languages, brand.name
                return (
                    understand(message, languages=languages, brand=name, unread=unread),
                    signals.suspects(fields),
                )

            understanding, suspects = await self._worked(understood, apart=apart)
            texts = understanding.texts
        if await self._answered_unseen(message, brand):
            understanding = replace(understanding, answered_before=True)
        with timer.step("embed"):
            both = await self._embedder.embed((*texts, *suspects))
            embedded, suspected = both[: len(texts)], both[len(texts) :]
        with timer.step("retrieve"):

            def found() -> tuple[list[SettledAsk], list[Sighting]]:
                asks = retrieve(
                    understanding,
                    embedded.vectors[: len(understanding.lookups)],
                    served.retriever,
                    entries,
                    thresholds=brand.thresholds,
                    day=now.astimezone(brand.zone).date(),
                    products=brand.products,
                    around=lambda text: circumstances_of(text, message, understanding.order, brand),
                )
                sightings = signals.read(
                    understanding.text,
                    texts,
                    embedded,
                    thresholds=brand.thresholds,
                    unheard=understanding.background,
                    hidden=understanding.hidden,
                    veiled=understanding.veiled,
                )
                return asks, sightings + signals.smuggled(fields, suspects, suspected)

            asks, sightings = await self._worked(found, apart=apart)
        with timer.step("judge"):
            answerable = [
                each
                for ask in asks
                for each in judged_of_each(ask, message, understanding, served, now)
            ]
            judgements = [judgement for item in answerable for judgement in item.judgements]
        with timer.step("triage"):
            decision = triage(
                Evidence(message, understanding, sightings, asks, judgements, brand, entries)
            )
        wording = Wording.of(brand, message.customer.locale, now)
        window = reply_window(message.channel, message.last_sent_at, now)
        brief = Brief(message, understanding, answerable, brand, wording, deadline, window)
        return Read(brief, decision, served, now, sent)

    async def _worked(self, work: Callable[[], T], *, apart: bool) -> T:
        """What work that holds the processor gives. With `apart` it goes on in a thread, and others
        are served meanwhile; in one at a time, as several would be no faster together."""
        if not apart:
            return work()
        async with self._apart:
            return await asyncio.to_thread(work)

    async def _answered_unseen(self, message: DirectMessage, brand: Brand) -> bool:
        """Whether a tool that sends no history got a reply out of us in this conversation before.
        Asked only where a brand has a line that belongs into the first reply alone."""
        if message.history or not message.conversation_id:
            return False
        told_once = message.channel in brand.disclosures
        return told_once and await self._journal.has_answered(brand.slug, message.conversation_id)

    async def close(self) -> None:
        """Wait for the drafts that are under way."""
        await asyncio.gather(*self.under_way, return_exceptions=True)

    def admit(self, message: DirectMessage) -> tuple[DirectMessage, ServedBrand]:
        """Find the brand. It may be left out where only one is served."""
        if message.brand is None and len(self.brands) == 1:
            message = message.model_copy(update={"brand": next(iter(self.brands))})
        if message.brand is None:
            raise RequestError(
                f"several brands are served; name one of {', '.join(sorted(self.brands))}",
                field="brand",
            )
        served = self.brands.get(message.brand)
        if served is None:
            raise UnknownBrand(
                f"no brand {message.brand!r}; there is {', '.join(sorted(self.brands))}",
                field="brand",
            )
        return message, served


def _answer_of(draft: Draft | None) -> str | None:
    """The reply that a revision speaks of; one that answers nothing is none."""
    shown = draft.suggestions[0] if draft and draft.suggestions else None
    return shown.text if shown and any(part.citations for part in shown.parts) else None
