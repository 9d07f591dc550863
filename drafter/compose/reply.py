"""A model's reply, read out of its JSON.

Servers that aren't held to the schema get its shape nearly right: a good reply must not be lost for
a null where a list belongs, nor what it says of a person being needed for any shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    ValidationError,
)

from drafter.drafts import ReasonCode
from drafter.errors import WriterError
from drafter.triage import GAPS
from drafter.understand.personal import Placeholders

MAX_REPLY = 5_000
"""Characters of one reply, twice a long e-mail. More is a model gone astray, and checking it would
take the time that other drafts need."""
MAX_DIGITS = 300
"""In one reply; a long one about several orders has a hundred."""
CODES: tuple[ReasonCode, ...] = get_args(ReasonCode)
_NO = frozenset({"", "none", "null", "false", "no", "n/a"})
"""How models write that nobody is needed, where they should have written null."""
_NEGATED = frozenset({"no", "none", "nobody", "not", "isn't"})
_NEEDED = frozenset({"need", "needed", "necessary", "required"})
_PERSON = frozenset({"human", "person"})
_AROUND = frozenset({"a", "an", "any", "for", "intervention", "is", "one", "review"})


def _tidy(text: str) -> str:
    """One blank, or one empty line, where there are many."""
    lines = text.replace("\r\n", "\n")
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[^\S\n]{2,}", " ", lines))


def _listed(value: object) -> object:
    """A list, where null or a single name stands for one."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


def _said_once(parts: tuple[ReplyPart, ...]) -> tuple[ReplyPart, ...]:
    """Without what is empty, and what stands there already."""
    return tuple({part.text: part for part in reversed(parts) if part.text}.values())[::-1]


def _well_formed(value: object) -> object:
    """Those of a list that are objects."""
    entries = value if isinstance(value, list) else ()
    return [one for one in entries if isinstance(one, Mapping)]


class _Wire(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class ReplyPart(_Wire):
    """A run of the reply, and the names it gives for what it rests on."""

    text: Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_tidy)]
    cites: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()


class Wording(_Wire):
    """One way to put the reply."""

    parts: Annotated[tuple[ReplyPart, ...], AfterValidator(_said_once)] = ()

    @property
    def text(self) -> str:
        """All of its words."""
        return " ".join(part.text for part in self.parts)


class ReplyAsk(_Wire):
    """Whether the model says that it answered an ask."""

    text: str = ""
    answered: bool = True


class Reply(Wording):
    """What a model gave, with the customer's own values where it had placeholders."""

    parts: Annotated[tuple[ReplyPart, ...], AfterValidator(_said_once)]
    others: Annotated[tuple[Wording, ...], BeforeValidator(_well_formed)] = ()
    asks: Annotated[tuple[ReplyAsk, ...], BeforeValidator(_well_formed)] = ()
    needs_human: Any = None

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """All that say something, the best first."""
        return (self, *(one for one in self.others if one.parts))


def read_reply(raw: Mapping[str, Any], personal: Placeholders) -> Reply:
    """Read a reply.

    Raises:
        WriterError: it isn't one; says why, without its words.
    """
    try:
        reply = _restored(Reply.model_validate(raw), personal)
    except ValidationError as error:
        fields = sorted({str(problem["loc"][0]) for problem in error.errors()})
        where = ", ".join(fields)
        raise WriterError(f"The model's answer has the wrong shape at {where}.") from error
    if not reply.parts:
        raise WriterError("The model's answer has no parts.")
    for one in reply.wordings:
        if len(one.text) > MAX_REPLY:
            raise WriterError("The model's reply was far too long.")
        if sum(character.isdigit() for character in one.text) > MAX_DIGITS:
            raise WriterError("The model's reply has far too many figures.")
        if not any(character.isalpha() for character in one.text):
            raise WriterError("The model's reply has no words.")
    return reply


def flag_of(value: object) -> tuple[ReasonCode, str] | None:
    """A model's flag in whatever shape: the code that it names, low_confidence where that is none,
    and the words it gives for it. None where it says that nobody is needed."""
    words = value.get("words") if isinstance(value, Mapping) else None
    words = words.strip() if isinstance(words, str) else ""
    rest = {**value, "words": None} if isinstance(value, Mapping) else value
    texts = list(_strings(rest))
    if all(map(_says_no, (words, *texts))):
        return None
    said = [re.sub(r"[\s-]+", "_", _bare(text)) for text in texts]
    codes: list[ReasonCode] = [code for code in CODES if code in said]
    graver = [code for code in codes if code not in GAPS]
    return next(iter(graver + codes), "low_confidence"), words


def _says_no(text: str) -> bool:
    """Whether a text says that nobody is needed, and nothing else: `None.`, `no_human`, `A human
    is not needed`. With any other word in it, or a stop between them, it may say more."""
    bare = _bare(text)
    if bare in _NO:
        return True
    words = re.split(r"[\s_-]+", bare)
    named = set(words)
    if not named <= _NEGATED | _NEEDED | _PERSON | _AROUND:
        return False
    # "Not a human" may well be the customer's complaint.
    return bool(named & _NEGATED and named & _NEEDED) or (
        words[0] == "no" and bool(named & _PERSON)
    )


def _bare(text: str) -> str:
    """In small letters, without the stops, quotes and brackets around it."""
    return text.lower().replace("’", "'").strip(" \t\n.,:;!'\"`()[]*_-")


def _strings(value: object) -> Iterator[str]:
    """What stands in a value, however nested, as text."""
    if isinstance(value, Mapping):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif value:
        yield str(value)


def _restored(reply: Reply, personal: Placeholders) -> Reply:
    """The reply with the customer's own values where it has placeholders."""

    def restored(parts: Sequence[ReplyPart]) -> tuple[ReplyPart, ...]:
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
