"""Reads authored entries: one Markdown file an entry, with YAML front matter.

An entry's body is a lead, and sections under `## ` headings. A FAQ's section is headed
`when <CEL>` and stands in for the lead where it is true of the customer's order or country; a
policy's section carries the name of the rule it words. Either kind may have sections headed
`asked <aspect>`, which answer those who ask about that aspect of the matter.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from drafter.errors import KnowledgeError
from drafter.knowledge.authored import read_yaml
from drafter.knowledge.brand import problems_of
from drafter.knowledge.entries import ASKED, Aspect, Body, Entry, Front, Policy
from drafter.knowledge.slots import parse_slots


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
        named += [(f"regions.{region}", name) for region, name in entry.regions.items()]
        for key, name in named:
            if name not in known:
                yield f"{entry.id}.md: {key}: {name!r}: no such entry"
        stand_in = known.get(entry.otherwise or "")
        if stand_in and (stand_in.valid_from or stand_in.valid_until):
            yield f"{entry.id}.md: otherwise: {stand_in.id!r}: has dates itself"


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
    lead, sections, asked = _bodies(parts[2])
    return Entry(
        id=entry_id,
        kind="policy" if isinstance(front, Policy) else "faq",
        title=front.title,
        topic=front.topic,
        asks=(*front.asks, *(ask for asks in front.aspects.values() for ask in asks)),
        lead=lead,
        sections=sections,
        aspects=_aspects(front.aspects, asked),
        policy=front if isinstance(front, Policy) else None,
        valid_from=front.valid_from,
        valid_until=front.valid_until,
        media=front.media,
        otherwise=front.otherwise,
        regions=front.regions,
        statuses=front.statuses,
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


def _bodies(text: str) -> tuple[Body, dict[str, Body], dict[str, Body]]:
    """The lead, the sections, and what is said of aspects."""
    chunks = re.split(r"^##[ \t]+(.+?)[ \t]*$", text, flags=re.MULTILINE)
    sections: dict[str, Body] = {}
    asked: dict[str, Body] = {}
    for heading, content in zip(chunks[1::2], chunks[2::2], strict=True):
        kept = asked if heading.startswith(ASKED) else sections
        name = heading.removeprefix(ASKED).removeprefix("when ").strip()
        if name in kept:
            raise KnowledgeError(f"section {heading!r} stands twice")
        kept[name] = _body(content)
    return _body(chunks[0]), sections, asked


def _aspects(asks: dict[str, tuple[str, ...]], asked: dict[str, Body]) -> dict[str, Aspect]:
    for name in sorted(asks.keys() ^ asked.keys()):
        where = "aspects" if name in asks else f"section {ASKED}{name!r}"
        lacks = f"no section '{ASKED}{name}'" if name in asks else "no asks under `aspects`"
        raise KnowledgeError(f"{where}: {name!r}: has {lacks}")
    return {name: Aspect(frozenset(asks[name]), body) for name, body in asked.items()}


def _body(content: str) -> Body:
    # Lines of a paragraph are one run of text; blank lines part paragraphs.
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", content))
    return Body(tuple(parse_slots(part) for part in paragraphs if part))
