"""The fact check: a model reads each line of a reply beside what it cites.

verify's rules weigh words, and words alone don't tell every paraphrase from an invention. Where a
model is configured it is asked, in a call of its own: it sees the reply and the sources, and not
the customer's message, so that nothing in a message can speak to it. What it says comes back as
numbers and findings out of a closed set; none of its words leave with a draft. Where it gives
nothing in time, the rules' word stands.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from drafter.compose.briefing import moment_text, order_text, verdict_line
from drafter.compose.model import ChatModel
from drafter.compose.prompts import Prompt, data_block
from drafter.drafts import ORDER_PREFIX, Check, Part
from drafter.errors import WriterError
from drafter.knowledge.slots import Wording
from drafter.mishaps import LATE, own_faults_told
from drafter.timing import Deadline
from drafter.understand.personal import Placeholders
from drafter.verify import (
    GOOD,
    Cited,
    Fault,
    Grounds,
    Line,
    Opinion,
    cited_of,
    lines_of,
    reasons_of,
    settled,
)

NAME = "fact_check"
SHARE = 0.6
"""Of the time that is left, what a fact check may take: the rest is for writing again."""
_OPINIONS: Mapping[str, Opinion] = {name: name for name in get_args(Opinion)}


class _Wire(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Finding(_Wire):
    number: int
    finding: str


class _Findings(_Wire):
    lines: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """What every wording of a reply is read with. `personal` are the placeholders of the request
    that it came from: what was hidden there is hidden here. The check takes a share of the time
    that is left until the draft's deadline."""

    grounds: Grounds
    personal: Placeholders
    deadline: Deadline
    hiding: asyncio.Lock = field(default_factory=asyncio.Lock, compare=False)
    """Held while `personal` is filled, which is for one wording at a time."""


@dataclass(frozen=True, slots=True)
class FactChecked:
    """The faults that are left after a fact check. `check` tells whether it was made, and `prompt`
    what with; both are None where there was nothing to ask."""

    faults: tuple[Fault, ...]
    check: Check | None = None
    prompt: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What a model is asked. `numbered` are the lines to judge, by their numbers in the prompt."""

    numbered: Mapping[int, Line]
    system: str
    user: str


def question_of(
    parts: Sequence[Part],
    found: Sequence[Fault],
    terms: Terms,
    prompt: Prompt,
    mark: str,
    *,
    doubts_only: bool = False,
) -> Question | None:
    """Render what is asked about a reply; None where every line is a source's own, or nobody has
    doubts about the others.

    Args:
        found: the rules' faults.
        mark: a random word that sets off the blocks of this request.
        doubts_only: whether only lines are read that the rules have doubts about.
    """
    lines = lines_of(parts, terms.grounds)
    unsaid = [line for line in lines if not line.said]
    if doubts_only:
        unsaid = [line for line in unsaid if any(line.holds(fault) for fault in found)]
    if not unsaid:
        return None
    numbered = dict(enumerate(unsaid, start=1))
    values = values_of(lines, numbered, cited_of(parts, terms.grounds), terms, mark)
    return Question(numbered, *prompt.rendered(values))


class FactCheck:
    """Asks a model for its opinion of the lines of a reply.

    Args:
        token: gives a random word for each request's data marks.
        doubts_only: whether only lines are read that the rules have doubts about.
    """

    def __init__(
        self,
        model: ChatModel,
        prompt: Prompt,
        *,
        token: Callable[[], str],
        doubts_only: bool = False,
    ) -> None:
        self._model = model
        self._prompt = prompt
        self._token = token
        self._doubts_only = doubts_only

    async def read(
        self, parts: Sequence[Part], found: Sequence[Fault], terms: Terms
    ) -> FactChecked:
        """Settle what the rules found. A reply with a fault that is no doubt can't be saved, and
        isn't read. Whatever goes wrong with reading one, the rules' word stands.

        Args:
            found: the rules' faults.
        """
        if not all(fault.doubt for fault in found):
            return FactChecked(tuple(found))
        try:
            with own_faults_told():
                return await self._settled(parts, found, terms)
        except WriterError as error:
            return not_made(found, error)

    async def _settled(
        self, parts: Sequence[Part], found: Sequence[Fault], terms: Terms
    ) -> FactChecked:
        question = await self._question(parts, found, terms)
        if question is None:
            return FactChecked(tuple(found))
        raw = await self._model.ask(
            question.system,
            question.user,
            self._prompt.schema,
            deadline=terms.deadline.sooner(SHARE),
            purpose=NAME,
        )
        left = settled(found, _opinions(raw, question.numbered))
        note = Check(name=NAME, passed=True, detail=_lifted(found, left, terms.grounds))
        return FactChecked(left, note, self._prompt.label)

    async def _question(
        self, parts: Sequence[Part], found: Sequence[Fault], terms: Terms
    ) -> Question | None:
        """What to ask. Hiding personal data in it can take long, and is not waited for in vain."""
        if not terms.deadline.left():
            raise WriterError(LATE)

        def rendered() -> Question | None:
            return question_of(
                parts, found, terms, self._prompt, self._token(), doubts_only=self._doubts_only
            )

        try:
            async with asyncio.timeout(terms.deadline.left()), terms.hiding:
                return await asyncio.to_thread(rendered)
        except TimeoutError as error:
            raise WriterError(LATE) from error


def not_made(found: Sequence[Fault], error: WriterError) -> FactChecked:
    """The rules' word stands."""
    note = Check(name=NAME, passed=False, detail=f"Not made. {error.reason}")
    return FactChecked(tuple(found), note)


def values_of(
    lines: Sequence[Line],
    numbered: Mapping[int, Line],
    cited: Cited,
    terms: Terms,
    mark: str,
) -> dict[str, str]:
    """The fields of prompts/verify.md. What isn't cited isn't shown."""
    grounds = terms.grounds
    wording = Wording(grounds.locale, grounds.zone, grounds.now)
    blocks = {
        "sources": "\n\n".join(f"{name}:\n{text}" for name, text in cited.sources.items()),
        "orders": "\n".join(
            f"{ORDER_PREFIX}{order.id}: {order_text(order)}" for order in cited.orders
        ),
        "verdicts": "\n".join(verdict_line(verdict, wording) for verdict in cited.verdicts),
        "actions": "\n".join(f"{name}: {text}" for name, text in cited.actions.items()),
        "own": "\n".join(grounds.own_words),
        "reply": "\n".join(_shown(lines, numbered)),
    }
    hidden = terms.personal.hide_all(blocks)
    return {
        "now": moment_text(grounds.now, grounds.zone),
        "mark": mark,
        **{name: data_block(name, text, mark) for name, text in hidden.items()},
    }


def _shown(lines: Sequence[Line], numbered: Mapping[int, Line]) -> Iterator[str]:
    numbers = {line: number for number, line in numbered.items()}
    for line in lines:
        if number := numbers.get(line):
            yield f"{number} [{', '.join(line.cites) or 'nothing'}] {line.text}"
        else:
            yield f"{'-' if line.said else '~'} {line.text}"


def _opinions(raw: Mapping[str, Any], numbered: Mapping[int, Line]) -> dict[Line, Opinion]:
    """A model's findings. Those of lines that it wasn't asked for, or that aren't one, are none; of
    two for one line the worse counts."""
    try:
        findings = list(_each(_Findings.model_validate(raw).lines))
    except ValidationError as error:
        raise WriterError("The model's findings have the wrong shape.") from error
    if not findings:
        raise WriterError("The model's findings have the wrong shape.")
    opinions: dict[Line, Opinion] = {}
    for one in findings:
        line = numbered.get(one.number)
        opinion = _OPINIONS.get(one.finding.strip().lower())
        if line and opinion and opinions.get(line, "follows") in GOOD:
            opinions[line] = opinion
    return opinions


def _each(entries: Iterable[object]) -> Iterator[_Finding]:
    """Those that can be read; one that can't says nothing of the others."""
    for entry in entries:
        with suppress(ValidationError):
            yield _Finding.model_validate(entry)


def _lifted(found: Sequence[Fault], left: Sequence[Fault], grounds: Grounds) -> str:
    """What the reader made of the rules' doubts, for the person who sends."""
    gone = [fault for fault in found if fault not in left]
    return f"lifted: {'; '.join(reasons_of(gone, grounds))}" if gone else ""
