"""The llm writer: a model words the answer, from the same brief and with the same citations.

What code can decide is not left to the model: it may ask for a person but not send one away, and
the disclosure and the handover are the brand's own sentences, put in here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError

from drafter.compose import Brief, Composition, Flag
from drafter.compose.briefing import Material, Request, request_of
from drafter.compose.courtesies import disclosure, handover, own_words
from drafter.compose.leaking import gives_away
from drafter.compose.model import ChatModel
from drafter.compose.prompts import Prompt
from drafter.drafts import AskAnswer, Citation, Part, ReasonCode, SourceKind
from drafter.errors import WriterError
from drafter.triage import GAPS
from drafter.understand.personal import Placeholders

MARK_BYTES = 6
MAX_REPLY = 5_000
"""Characters of one reply, twice a long e-mail. More is a model gone astray, and checking it would
take the time that other drafts need."""
CODES: frozenset[str] = frozenset(get_args(ReasonCode))


class _Wire(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


def _tidy(text: str) -> str:
    """One blank, or one empty line, where there are many."""
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[^\S\n]{2,}", " ", text))


class _Part(_Wire):
    text: Annotated[
        str, StringConstraints(min_length=1, strip_whitespace=True), AfterValidator(_tidy)
    ]
    cites: tuple[str, ...] = ()


class _Wording(_Wire):
    parts: tuple[_Part, ...]

    @property
    def length(self) -> int:
        return sum(len(part.text) for part in self.parts)


class _Ask(_Wire):
    text: str
    answered: bool


class _Reply(_Wording):
    others: tuple[_Wording, ...] = ()
    asks: tuple[_Ask, ...] = ()
    needs_human: Any = None
    """Read by `_flag`: whatever stands here, it must not be lost for its shape."""


class LlmWriter:
    """Asks a model for parts and citations.

    Args:
        own: prompts of brands that have their own, by the brand's slug.
        token: gives a random word for each request's data marks.
    """

    tries = 2

    def __init__(
        self,
        model: ChatModel,
        prompt: Prompt,
        *,
        token: Callable[[], str],
        own: Mapping[str, Prompt] | None = None,
    ) -> None:
        self._model = model
        self._prompt = prompt
        self._own = own or {}
        self._token = token

    async def write(self, brief: Brief) -> Composition:
        """See `Writer.write`."""
        request = self.request(brief)
        raw = await self._model.ask(
            request.system, request.user, request.prompt.schema, deadline=brief.deadline
        )
        try:
            reply = _restored(_Reply.model_validate(raw), request.personal)
        except ValidationError as error:
            fields = sorted({str(problem["loc"][0]) for problem in error.errors()})
            where = ", ".join(fields)
            raise WriterError(f"The model's answer has the wrong shape at {where}.") from error
        if not reply.parts:
            raise WriterError("The model's answer has no parts.")
        if any(one.length > MAX_REPLY for one in (reply, *reply.others)):
            raise WriterError("The model's reply was far too long.")
        told = (
            *request.material.sources.values(),
            *own_words(brief, None, request.material.question),
        )
        said = " ".join(part.text for one in (reply, *reply.others) for part in one.parts)
        if gives_away(said, request.system, told):
            raise WriterError("The model's reply repeats its instructions.")
        return composed(reply, request, brief, self._model.name)

    def request(self, brief: Brief) -> Request:
        """What would be sent for a brief."""
        prompt = self._own.get(brief.brand.slug, self._prompt)
        return request_of(brief, prompt, self._token())


def composed(reply: _Reply, request: Request, brief: Brief, model: str) -> Composition:
    """A model's reply, with what code adds to it."""
    material = request.material
    flag = _flag(reply.needs_human, request.personal, brief)
    wanted = brief.message.alternatives
    wordings = [reply, *(one for one in reply.others if one.parts)][:wanted]
    gap = brief.gap or _gap(flag, brief)
    return Composition(
        mode="llm",
        alternatives=tuple(_parts(one.parts, material, brief, gap) for one in wordings),
        asks=_asks(reply, material),
        staff_actions=tuple(step for step, _ in material.steps),
        sources=material.sources,
        actions={step.id: done for step, done in material.steps if done},
        media=_media(reply, material),
        gap=gap,
        flag=flag,
        own_words=own_words(brief, gap, material.question),
        prompt=request.prompt.label,
        model=model,
        personal=request.personal,
    )


def _restored(reply: _Reply, personal: Placeholders) -> _Reply:
    """The reply with the customer's own values where it has placeholders."""

    def restored(parts: Sequence[_Part]) -> tuple[_Part, ...]:
        return tuple(
            part.model_copy(
                update={
                    "text": personal.restore(part.text),
                    "cites": tuple(map(personal.restore, part.cites)),
                }
            )
            for part in parts
        )

    asks = [ask.model_copy(update={"text": personal.restore(ask.text)}) for ask in reply.asks]
    others = [one.model_copy(update={"parts": restored(one.parts)}) for one in reply.others]
    return reply.model_copy(
        update={"parts": restored(reply.parts), "others": tuple(others), "asks": tuple(asks)}
    )


def _flag(value: object, personal: Placeholders, brief: Brief) -> Flag | None:
    """What the model says of a person being needed; a reason that isn't one is low_confidence.

    Nothing that the model worded leaves with it: a code out of the closed set, and the customer's
    own words where it copied some.
    """
    if not value:
        return None
    named = value if isinstance(value, dict) else {"reason": value}
    reason, words = named.get("reason"), named.get("words")
    code: Any = reason if isinstance(reason, str) and reason in CODES else "low_confidence"
    copied = " ".join(personal.restore(words).split()) if isinstance(words, str) else ""
    return Flag(code, copied if copied in brief.understanding.text else "")


def _gap(flag: Flag | None, brief: Brief) -> ReasonCode | None:
    if flag is None or flag.code not in GAPS or flag.code in brief.brand.noted_only:
        return None
    return flag.code


def _parts(
    parts: Sequence[_Part], material: Material, brief: Brief, gap: ReasonCode | None
) -> tuple[Part, ...]:
    """The model's parts between what code adds: a disclosure after the greeting, and before the
    closing that a colleague has the rest."""
    own = [_part(part, material) for part in parts]
    if line := disclosure(brief):
        own.insert(0 if own[0].citations else 1, Part(text=line))
    if gap:
        voice = brief.brand.voice
        closes = own[-1].text in (voice.closing, voice.closing_when_asking)
        own.insert(len(own) - closes, Part(text=handover(brief.brand, gap)))
    return tuple(own)


def _part(part: _Part, material: Material) -> Part:
    """A part with the citations that exist; one that doesn't is dropped, and verify sees to it
    that what rested on it doesn't pass."""
    claimed = {step.id: done for step, done in material.steps if done}
    sources = material.sources
    cited = []
    for name in dict.fromkeys(part.cites):
        if name in claimed:
            cited.append(Citation(source=name, kind="action", quote=claimed[name]))
        elif name in sources:
            cited.append(Citation(source=name, kind=_kind(name), quote=sources[name]))
    return Part(text=part.text, citations=tuple(cited))


def _kind(source: str) -> SourceKind:
    if source.startswith("order:"):
        return "order"
    return "policy" if source.startswith("policies/") else "knowledge"


def _asks(reply: _Reply, material: Material) -> tuple[AskAnswer, ...]:
    """Our own asks, in order; the model's word counts only against an answer, never for one."""
    denied = {_words(ask.text) for ask in reply.asks if not ask.answered}
    cited = {name for part in reply.parts for name in part.cites}
    result = []
    for item, one in material.answers:
        named = dict.fromkeys(c.source for s in one.statements for c in s.citations)
        by = tuple(name for name in named if name in cited)
        answered = bool(by) and _words(item.ask.text) not in denied
        result.append(AskAnswer(text=item.ask.text, answered_by=by, answered=answered))
    return tuple(result)


def _words(text: str) -> str:
    return " ".join(text.lower().split())


def _media(reply: _Reply, material: Material) -> tuple[str, ...]:
    """What belongs to the entries that the reply rests on."""
    cited = {name for part in reply.parts for name in part.cites}
    entries = [item.entry for item, _ in material.answers if item.entry]
    return tuple(dict.fromkeys(url for one in entries if one.id in cited for url in one.media))
