"""The llm writer: a model words the answer, from the same brief and with the same citations.

What code can decide is not left to the model: it may ask for a person but not send one away, and
the disclosure and the handover are the brand's own sentences, put in here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence

from drafter.compose import Brief, Composition, Flag
from drafter.compose.briefing import Material, Request, request_of
from drafter.compose.courtesies import disclosure, handover, own_words
from drafter.compose.leaking import gives_away
from drafter.compose.model import ChatModel
from drafter.compose.model.faults import no_time
from drafter.compose.prompts import Prompt
from drafter.compose.reply import Reply, ReplyPart, flag_of, read_reply
from drafter.drafts import ORDER_PREFIX, AskAnswer, Citation, Part, ReasonCode, SourceKind
from drafter.errors import WriterError
from drafter.triage import GAPS
from drafter.understand.personal import Placeholders

MARK_BYTES = 6


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
        try:
            # Looking for personal data in all that there may be takes seconds.
            async with asyncio.timeout(brief.deadline.left()):
                request = await asyncio.to_thread(self.request, brief)
        except TimeoutError as error:
            raise no_time() from error
        raw = await self._model.ask(
            request.system, request.user, request.prompt.schema, deadline=brief.deadline
        )
        reply = read_reply(raw, request.personal)
        told = (
            *request.material.sources.values(),
            *request.settings,
            *own_words(brief, None, request.material.question),
        )
        said = " ".join(one.text for one in (reply, *reply.others))
        if gives_away(said, request.instructions, told):
            raise WriterError("The model's reply repeats its instructions.")
        return composed(reply, request, brief, self._model.name)

    def request(self, brief: Brief) -> Request:
        """What would be sent for a brief."""
        prompt = self._own.get(brief.brand.slug, self._prompt)
        return request_of(brief, prompt, self._token())


def composed(reply: Reply, request: Request, brief: Brief, model: str) -> Composition:
    """A model's reply, with what code adds to it."""
    material = request.material
    reply = _naming_sources(reply, material)
    flag = _flag(reply.needs_human, request.personal, brief)
    wanted = brief.message.alternatives
    wordings = reply.wordings[:wanted]
    gap = brief.gap or _gap(flag, brief)
    return Composition(
        mode="llm",
        alternatives=tuple(_parts(one.parts, material, brief, gap) for one in wordings),
        asks=_asks(reply, material),
        staff_actions=tuple(step for step, _ in material.steps),
        sources=material.sources,
        actions=_steps(material),
        media=_media(reply, material),
        gap=gap,
        flag=flag,
        owes_source=_owes_source(flag, material),
        own_words=own_words(brief, gap, material.question),
        prompt=request.prompt.label,
        model=model,
        personal=request.personal,
    )


def _owes_source(flag: Flag | None, material: Material) -> bool:
    """Whether sources answer, and there's nothing to ask or to leave to a person first."""
    if flag or material.question:
        return False
    return any(s.citations for _, one in material.answers for s in one.statements)


def _naming_sources(reply: Reply, material: Material) -> Reply:
    """The reply with sources named as they are: models add the colon of the block, a bracket or a
    capital letter."""
    names = (*material.sources, *_steps(material))
    known = {**{name.casefold(): name for name in names}, **{name: name for name in names}}

    def named(parts: Sequence[ReplyPart]) -> tuple[ReplyPart, ...]:
        return tuple(
            part.model_copy(
                update={"cites": tuple(known.get(n) or known.get(_bare(n), n) for n in part.cites)}
            )
            for part in parts
        )

    others = tuple(one.model_copy(update={"parts": named(one.parts)}) for one in reply.others)
    return reply.model_copy(update={"parts": named(reply.parts), "others": others})


def _bare(name: str) -> str:
    return name.strip(' []():`"').casefold()


def _steps(material: Material) -> dict[str, str]:
    """By the id of a staff action, the sentence that it earns."""
    return {step.id: done for step, done in material.steps if done}


def _flag(value: object, personal: Placeholders, brief: Brief) -> Flag | None:
    """What the model says of a person being needed.

    Nothing that the model worded leaves with it: a code out of the closed set, and the customer's
    own words where it copied some.
    """
    said = flag_of(value)
    if said is None:
        return None
    code, words = said
    copied = " ".join(personal.restore(words).split())
    return Flag(code, copied if copied in brief.understanding.text else "")


def _gap(flag: Flag | None, brief: Brief) -> ReasonCode | None:
    if flag is None or flag.code not in GAPS or flag.code in brief.brand.noted_only:
        return None
    return flag.code


def _parts(
    parts: Sequence[ReplyPart], material: Material, brief: Brief, gap: ReasonCode | None
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


def _part(part: ReplyPart, material: Material) -> Part:
    """A part with the citations that exist; one that doesn't is dropped, and verify sees to it
    that what rested on it doesn't pass."""
    claimed, sources = _steps(material), material.sources
    cited = []
    for name in dict.fromkeys(part.cites):
        if name in claimed:
            cited.append(Citation(source=name, kind="action", quote=claimed[name]))
        elif name in sources:
            cited.append(Citation(source=name, kind=_kind(name), quote=sources[name]))
    return Part(text=part.text, citations=tuple(cited))


def _kind(source: str) -> SourceKind:
    if source.startswith(ORDER_PREFIX):
        return "order"
    return "policy" if source.startswith("policies/") else "knowledge"


def _asks(reply: Reply, material: Material) -> tuple[AskAnswer, ...]:
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


def _media(reply: Reply, material: Material) -> tuple[str, ...]:
    """What belongs to the entries that the reply rests on."""
    cited = {name for part in reply.parts for name in part.cites}
    entries = [item.entry for item, _ in material.answers if item.entry]
    return tuple(dict.fromkeys(url for one in entries if one.id in cited for url in one.media))
