"""Authored knowledge: entries and policies as they are validated, and immutable ever after.

How they stand in their files is told in `entry_files`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from drafter.drafts import ActionName, Outcome
from drafter.knowledge.slots import SlotText
from drafter.messages import Customer, Order, OrderStatus, Url

Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Topic = Literal[
    "delivery",
    "orders",
    "payment",
    "returns",
    "offers",
    "products",
    "stores",
    "account",
    "company",
]
MIN_ASKS = 5


class Front(BaseModel):
    """Front matter every entry has; unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Line
    topic: Topic
    asks: Annotated[tuple[Line, ...], Field(min_length=MIN_ASKS)]
    aspects: dict[Line, Annotated[tuple[Line, ...], Field(min_length=MIN_ASKS)]] = {}
    """By the name of an `asked` section: how customers ask for what it says, and no more."""
    valid_from: date | None = None
    valid_until: date | None = None
    otherwise: Line | None = None
    """The entry that answers in place of this one outside its dates."""
    regions: dict[Line, Line] = {}
    """By region of brand.yaml: the entry that answers in place of this one for customers there."""
    statuses: tuple[OrderStatus, ...] = ()
    """Statuses of an order of which this is usually asked; of another, something else is likelier
    to be meant."""
    offers: tuple[Line, ...] = ()
    """Entries that are told of beside this one, each on its own days."""
    media: tuple[Url, ...] = ()
    trouble: bool = False
    """Whoever asks this tells that something went wrong with an order, or wants it undone."""


class Action(BaseModel):
    """A step for staff that follows from a verdict. `detail` is for staff, `done` for the customer
    once it is ticked; `pending` is said instead by a brand that doesn't claim what isn't done
    yet. With `only_if_asked` it is one of several that the customer chooses from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    action: ActionName
    detail: Line
    done: Line
    pending: Line | None = None
    only_if_asked: bool = False


DONE = ", done"
"""Ends the heading of a section that follows what a rule's steps have earned."""


ASKED = "asked "
"""Begins the heading of a section about one aspect."""


class Rule(BaseModel):
    """One rule of a policy: the first whose `when` is true decides."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Line
    when: Line
    outcome: Outcome
    because: Line
    until: Line | None = None
    actions: tuple[Action, ...] = ()


class Example(BaseModel):
    """A case a policy's author is sure of; `drafter knowledge check` runs it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Line
    now: AwareDatetime
    order: Order | None = None
    customer: Customer = Customer()
    region: Line | None = None
    """Of brand.yaml, or `elsewhere`: where the customer asks about."""
    item: Line | None = None
    in_part: bool = False
    """Whether the customer means some of the items and wants to keep the others."""
    outcome: Outcome
    until: AwareDatetime | None = None
    rule: Line | None = None


class Policy(Front):
    """Front matter of a policy."""

    per: Literal["item", "order"] = "order"
    let: dict[str, Line] = {}
    rules: Annotated[tuple[Rule, ...], Field(min_length=1)]
    inspects_attachments: bool = False
    examples: Annotated[tuple[Example, ...], Field(min_length=4)]


@dataclass(frozen=True, slots=True)
class Body:
    """Paragraphs under one heading. The first is the core; the others can be dropped."""

    paragraphs: tuple[SlotText, ...]


@dataclass(frozen=True, slots=True)
class Aspect:
    """One side of an entry's matter, with the asks for it."""

    asks: frozenset[str]
    body: Body


@dataclass(frozen=True, slots=True)
class Entry:
    """One FAQ or policy. `id` is the path without `.md`: `faq/track-order`."""

    id: str
    kind: Literal["faq", "policy"]
    title: str
    topic: str
    asks: tuple[str, ...]
    """All of them, its aspects' too."""
    lead: Body
    sections: dict[str, Body]
    """FAQ: by CEL condition. Policy: by rule name."""
    aspects: dict[str, Aspect]
    policy: Policy | None
    valid_from: date | None
    valid_until: date | None
    media: tuple[str, ...]
    otherwise: str | None
    regions: dict[str, str]
    statuses: tuple[OrderStatus, ...]
    offers: tuple[str, ...]
    trouble: bool
    digest: str
    """sha256 of the file, hex."""

    def is_valid_on(self, day: date) -> bool:
        """Whether the entry is true on this local day."""
        return (self.valid_from or day) <= day <= (self.valid_until or day)

    def aspect_of(self, wording: str) -> Aspect | None:
        """The aspect that one of the entry's texts belongs to; None for the matter as a whole."""
        for aspect in self.aspects.values():
            if wording in aspect.asks or any(
                paragraph.plain == wording for paragraph in aspect.body.paragraphs
            ):
                return aspect
        return None

    def passages(self) -> Iterator[tuple[Literal["title", "ask", "paragraph"], str]]:
        """Every text that becomes a vector of its own, with its kind."""
        yield "title", self.title
        for ask in self.asks:
            yield "ask", ask
        aspects = (aspect.body for aspect in self.aspects.values())
        for body in (self.lead, *self.sections.values(), *aspects):
            for paragraph in body.paragraphs:
                if text := paragraph.plain:
                    yield "paragraph", text


def entry_from_row(row: dict[str, Any]) -> Entry:
    """An entry of a JSONL knowledge file: `{"id", "title", "text", "asks": […]}`."""
    text = str(row.get("text", ""))
    # No authored slots in such files: braces in the text are literal.
    paragraphs = tuple(SlotText((part.strip(),)) for part in re.split(r"\n\s*\n", text) if part)
    return Entry(
        id=str(row["id"]),
        kind="faq",
        title=str(row["title"]),
        topic="company",
        asks=tuple(str(ask) for ask in row.get("asks", ())),
        lead=Body(paragraphs),
        sections={},
        aspects={},
        policy=None,
        valid_from=None,
        valid_until=None,
        media=(),
        otherwise=None,
        regions={},
        statuses=(),
        offers=(),
        trouble=False,
        digest=hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest(),
    )
