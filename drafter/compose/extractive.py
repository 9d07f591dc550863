"""The extractive writer: a reply put together from the brand's own wording, with no model.

Greets by first name where known, answers each ask once in the customer's order, asks for one
missing fact, and closes. When the channel is short of room, details go first, then the courtesies;
what is still too long is sent as several messages, or loses later sentences. Each answer's core
and its link stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import dropwhile

from drafter.channels import condensed, fits, sendable, shortened
from drafter.compose import Answerable, Brief, Composition
from drafter.compose.answers import Answer, Statement, answer
from drafter.compose.courtesies import disclosure, greeting, handover, own_words, question
from drafter.compose.hints import wishes_of
from drafter.compose.steps import staff_actions
from drafter.drafts import BETWEEN_PARTS, AskAnswer, Citation, Part, StaffAction, text_of
from drafter.errors import WriterError
from drafter.judge import Judgement

_LINK = re.compile(r"https?://\S+")
_SENTENCE_END = re.compile(r"(?<=[.!?]) ")


class ExtractiveWriter:
    """Writes from entries, verdicts and order facts alone. The same brief gives the same draft, so
    it is asked once."""

    tries = 1

    async def write(self, brief: Brief) -> Composition:
        """See `Writer.write`.

        Raises:
            WriterError: no ask has an answer.
        """
        return compose_extractive(brief)


def compose_extractive(brief: Brief) -> Composition:
    """The writer's work; a pure function of the brief.

    Raises:
        WriterError: no ask has an answer.
    """
    answers = [(item, answer(item, brief)) for item in brief.asks]
    if not any(one.statements or one.missing for _, one in answers):
        raise WriterError("The knowledge has no answer to what was asked.")
    steps = _Steps(answers, brief)
    wishes = wishes_of(brief.message.hint)
    assembly = _Parts(brief, answers, steps)
    parts = assembly.shortest() if wishes.shorter else assembly.assembled()
    return Composition(
        mode="extractive",
        alternatives=(parts,),
        asks=_answered(answers),
        staff_actions=tuple(step for step, _ in steps.all),
        sources=sources_of(answers),
        actions={step.id: done for step, done in steps.all if done},
        media=tuple(
            dict.fromkeys(
                url
                for item, one in answers
                if item.entry and one.statements
                for url in item.entry.media
            )
        ),
        gap=brief.gap,
        own_words=own_words(brief, brief.gap, assembly.question),
        unmet=wishes.unmet,
    )


def sources_of(answers: Sequence[tuple[Answerable, Answer]]) -> dict[str, str]:
    """What the reply's statements were taken from, by source id."""
    sources: dict[str, str] = {}
    for _, one in answers:
        for statement in one.statements:
            for citation in statement.citations:
                earlier = sources.get(citation.source)
                sources[citation.source] = (
                    f"{earlier}\n{citation.quote}" if earlier else citation.quote
                )
    return sources


class _Steps:
    """The steps that staff are to take, with what each judgement's ones let the reply say."""

    def __init__(self, answers: Sequence[tuple[Answerable, Answer]], brief: Brief) -> None:
        self.all: list[tuple[StaffAction, str]] = []
        self._of: dict[int, list[tuple[StaffAction, str]]] = {}
        for judgement in (wanted for _, one in answers for wanted in one.wanted):
            found = staff_actions([judgement], brief, first=len(self.all) + 1)
            self._of[id(judgement)] = found
            self.all += found

    def before(self, statement: Statement) -> Part:
        """The statement, after what is done where it follows from that."""
        told = self._told(statement.follows) if statement.follows else []
        return Part(
            text=" ".join([*(words for words, _ in told), statement.text]),
            citations=(*(citation for _, citation in told), *statement.citations),
        )

    def after(self, one: Answer) -> list[Part]:
        """What is done and stands before no statement."""
        followed = {id(statement.follows) for statement in one.statements}
        return [
            Part(text=words, citations=(citation,))
            for judgement in one.wanted
            if id(judgement) not in followed
            for words, citation in self._told(judgement)
        ]

    def _told(self, judgement: Judgement) -> list[tuple[str, Citation]]:
        return [
            (done, Citation(source=step.id, kind="action", quote=done))
            for step, done in self._of[id(judgement)]
            if done
        ]


class _Parts:
    """Assembles parts, giving way in steps until the channel takes them."""

    def __init__(
        self,
        brief: Brief,
        answers: Sequence[tuple[Answerable, Answer]],
        steps: _Steps,
    ) -> None:
        self._brief = brief
        self._answers = answers
        self._steps = steps
        self.question = question(answers, brief)

    def assembled(self) -> tuple[Part, ...]:
        """All that the channel has room for."""
        several = sum(bool(one.statements) for _, one in self._answers) > 1
        attempts: tuple[Callable[[], list[Part]], ...] = (
            lambda: self._build(details=not several, courtesies=True),
            lambda: self._build(details=False, courtesies=True),
            lambda: self._build(details=False, courtesies=False),
        )
        return self._first_that_fits(attempts)

    def shortest(self) -> tuple[Part, ...]:
        """No more than the answers themselves."""
        return self._first_that_fits([lambda: self._build(details=False, courtesies=False)])

    def _first_that_fits(self, attempts: Sequence[Callable[[], list[Part]]]) -> tuple[Part, ...]:
        channel, limit = self._brief.message.channel, self._brief.limit
        for attempt in attempts:
            parts = attempt()
            if fits(text_of(parts), channel, limit=limit):
                return tuple(parts)
        whole = self._build(details=False, courtesies=True)
        if sendable(text_of(whole), channel, limit=limit):
            return tuple(whole)
        return tuple(_cut(parts, self._brief))

    def _build(self, *, details: bool, courtesies: bool) -> list[Part]:
        brief = self._brief
        parts: list[Part] = []
        if courtesies and not brief.understanding.answered_before:
            parts.append(Part(text=greeting(brief)))
        if line := disclosure(brief):
            parts.append(Part(text=line))
        said: set[str] = set()
        told = [statement.text for _, one in self._answers for statement in one.statements]
        for _, one in self._answers:
            for statement in one.statements:
                fuller = any(_says_more(other, statement.text) for other in told)
                if (statement.core or details) and statement.text not in said and not fuller:
                    said.add(statement.text)
                    parts.append(_without_repeating(self._steps.before(statement), parts))
            parts += self._steps.after(one)
        if brief.gap:
            parts.append(Part(text=handover(brief.brand, brief.gap)))
        if self.question:
            parts.append(Part(text=self.question))
        if courtesies and not brief.understanding.answered_before:
            voice = brief.brand.voice
            closing = voice.closing_when_asking if self.question else voice.closing
            parts.append(Part(text=closing))
        return parts


def _without_repeating(part: Part, before: Sequence[Part]) -> Part:
    """The part without the sentences it begins with that the one before it says, too: two answers
    about one order need its status once. Further apart, a repetition keeps its "it" clear."""
    just_said = set(_SENTENCE_END.split(before[-1].text)) if before else set()
    sentences = _SENTENCE_END.split(part.text)
    kept = list(dropwhile(lambda sentence: sentence in just_said, sentences))
    return part.model_copy(update={"text": " ".join(kept)}) if kept else part


def _says_more(other: str, text: str) -> bool:
    """Whether another statement goes on where this one's first sentence stops, and has its links:
    `Order 7 left us on Monday and is still on time`, beside `Order 7 left us on Monday`."""
    (first, *_), (begun, *_) = _SENTENCE_END.split(text), _SENTENCE_END.split(other)
    goes_on = len(begun) > len(first) and begun.startswith(f"{first.rstrip('.!')} ")
    return goes_on and set(_LINK.findall(text)) <= set(_LINK.findall(other))


def _answered(answers: Sequence[tuple[Answerable, Answer]]) -> tuple[AskAnswer, ...]:
    """Each ask once, with all that answers it: what is asked of two orders has two answers."""
    sources: dict[str, dict[str, None]] = {}
    for item, one in answers:
        cited = sources.setdefault(item.ask.text, {})
        cited.update(
            dict.fromkeys(
                citation.source for statement in one.statements for citation in statement.citations
            )
        )
    return tuple(
        AskAnswer(text=text, answered_by=tuple(cited), answered=bool(cited))
        for text, cited in sources.items()
    )


def _cut(parts: Sequence[Part], brief: Brief) -> list[Part]:
    """Leave out sentences until the reply can be sent; each answer's first and its link stay."""
    channel, limit = brief.message.channel, brief.limit

    def fit(texts: Sequence[str]) -> bool:
        return sendable(BETWEEN_PARTS.join(texts), channel, limit=limit)

    if (texts := condensed([part.text for part in parts], fit)) is not None:
        return [
            part.model_copy(update={"text": text}) for part, text in zip(parts, texts, strict=True)
        ]
    whole = shortened(text_of(parts), channel, limit=limit)
    return [Part(text=whole, citations=tuple(c for part in parts for c in part.citations))]
