"""Authored knowledge: one Markdown file an entry, read into validated, immutable entries.

An entry's body is a lead, and sections under `## ` headings. A FAQ's section is headed
`when <CEL>` and stands in for the lead where it is true of the customer's order; a policy's
section carries the name of the rule it words.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from drafter.drafts import ActionName, Outcome
from drafter.errors import KnowledgeError
from drafter.knowledge.authored import read_yaml
from drafter.knowledge.brand import problems_of
from drafter.knowledge.slots import SlotText, parse_slots
from drafter.messages import Customer, Order, Url

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
    valid_from: date | None = None
    valid_until: date | None = None
    otherwise: Line | None = None
    """The entry that answers in place of this one outside its dates."""
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
    item: Line | None = None
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
class Entry:
    """One FAQ or policy. `id` is the path without `.md`: `faq/track-order`."""

    id: str
    kind: Literal["faq", "policy"]
    title: str
    topic: str
    asks: tuple[str, ...]
    lead: Body
    sections: dict[str, Body]
    """FAQ: by CEL condition. Policy: by rule name."""
    policy: Policy | None
    valid_from: date | None
    valid_until: date | None
    media: tuple[str, ...]
    otherwise: str | None
    offers: tuple[str, ...]
    trouble: bool
    digest: str
    """sha256 of the file, hex."""

    def is_valid_on(self, day: date) -> bool:
        """Whether the entry is true on this local day."""
        return (self.valid_from or day) <= day <= (self.valid_until or day)

    def passages(self) -> Iterator[tuple[Literal["title", "ask", "paragraph"], str]]:
        """Every text that becomes a vector of its own, with its kind."""
        yield "title", self.title
        for ask in self.asks:
            yield "ask", ask
        for body in (self.lead, *self.sections.values()):
            for paragraph in body.paragraphs:
                if text := paragraph.plain:
                    yield "paragraph", text


def load_entries(folder: Path) -> list[Entry]:
    """All entries of a brand's folder, by id.

    Raises:
        KnowledgeError: one line for everything wrong: file, key, value.
    """
    entries, problems = read_entries(folder)
    if problems:
        raise KnowledgeError("\n".join(problems))
    return entries


def read_entries(folder: Path) -> tuple[list[Entry], list[str]]:
    """As `load_entries`, with the problems beside what could be read."""
    entries: list[Entry] = []
    problems: list[str] = []
    for kind, model in (("faq", Front), ("policies", Policy)):
        for file in sorted((folder / kind).glob("**/*.md")):
            where = str(file.relative_to(folder))
            try:
                entries.append(_read(file, where.removesuffix(".md"), model))
            except ValidationError as error:
                problems += problems_of(where, error)
            except KnowledgeError as error:
                problems.append(f"{where}: {error}")
    return entries, [*problems, *_astray(entries)]


def _astray(entries: Sequence[Entry]) -> Iterator[str]:
    """References to other entries that lead nowhere."""
    known = {entry.id: entry for entry in entries}
    for entry in entries:
        named = [("offers", name) for name in entry.offers]
        named += [("otherwise", entry.otherwise)] if entry.otherwise else []
        for key, name in named:
            if name not in known:
                yield f"{entry.id}.md: {key}: {name!r}: no such entry"
        stand_in = known.get(entry.otherwise or "")
        if stand_in and (stand_in.valid_from or stand_in.valid_until):
            yield f"{entry.id}.md: otherwise: {stand_in.id!r}: has dates itself"


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
        policy=None,
        valid_from=None,
        valid_until=None,
        media=(),
        otherwise=None,
        offers=(),
        trouble=False,
        digest=hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest(),
    )


def _read(file: Path, entry_id: str, model: type[Front]) -> Entry:
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"is not UTF-8 at byte {error.start}") from error
    parts = re.split(r"^---[ \t]*$", text, maxsplit=2, flags=re.MULTILINE)
    if len(parts) != 3 or parts[0].strip():
        raise KnowledgeError("must start with front matter between two lines of ---")
    try:
        data = read_yaml(parts[1])
    except yaml.YAMLError as error:
        raise KnowledgeError(f"front matter is not YAML: {error}") from error
    front = model.model_validate(_aware_dates(data) if isinstance(data, dict) else {})
    lead, sections = _bodies(parts[2])
    return Entry(
        id=entry_id,
        kind="policy" if isinstance(front, Policy) else "faq",
        title=front.title,
        topic=front.topic,
        asks=front.asks,
        lead=lead,
        sections=sections,
        policy=front if isinstance(front, Policy) else None,
        valid_from=front.valid_from,
        valid_until=front.valid_until,
        media=front.media,
        otherwise=front.otherwise,
        offers=front.offers,
        trouble=front.trouble,
        digest=hashlib.sha256(raw).hexdigest(),
    )


def _aware_dates(value: Any) -> Any:
    # YAML reads an unquoted 2026-11-12T23:59:59Z itself; text goes through the same validation
    # as a request does.
    if isinstance(value, dict):
        return {key: _aware_dates(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_aware_dates(inner) for inner in value]
    return value.isoformat() if isinstance(value, datetime) else value


def _bodies(text: str) -> tuple[Body, dict[str, Body]]:
    chunks = re.split(r"^##[ \t]+(.+?)[ \t]*$", text, flags=re.MULTILINE)
    sections: dict[str, Body] = {}
    for heading, content in zip(chunks[1::2], chunks[2::2], strict=True):
        name = heading.removeprefix("when ").strip()
        if name in sections:
            raise KnowledgeError(f"section {heading!r} stands twice")
        sections[name] = _body(content)
    return _body(chunks[0]), sections


def _body(content: str) -> Body:
    # Lines of a paragraph are one run of text; blank lines part paragraphs.
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", content))
    return Body(tuple(parse_slots(part) for part in paragraphs if part))
