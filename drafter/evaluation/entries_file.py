"""Knowledge from a JSONL file, so that retrieval can be measured on data that is no brand."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from drafter.errors import EvaluationError
from drafter.evaluation.cases import Line, json_object, lines_of
from drafter.evaluation.stage import PreparedEmbedder, Search
from drafter.knowledge.brand import Thresholds, problems_of
from drafter.knowledge.builds import entry_records
from drafter.knowledge.entries import Entry, entry_from_row
from drafter.knowledge.signals import Signal
from drafter.knowledge.store import VectorStore
from drafter.retrieve.retriever import Retriever, Texts

COLLECTION = "entries-file"


class _Row(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    id: Line
    title: Line
    text: str = ""
    asks: tuple[str, ...] = ()


def read_entries_file(file: Path) -> list[Entry]:
    """Entries, one `{"id", "title", "text", "asks": […]}` a line.

    Raises:
        EvaluationError: names file, line and field.
    """
    entries: dict[str, Entry] = {}
    for number, line in lines_of(file):
        where = f"{file}:{number}"
        try:
            row = _Row.model_validate(json_object(where, line))
        except ValidationError as error:
            raise EvaluationError("\n".join(problems_of(where, error))) from error
        if row.id in entries:
            raise EvaluationError(f"{where}: id: {row.id!r} stands twice")
        entries[row.id] = entry_from_row(row.model_dump())
    if not entries:
        raise EvaluationError(f"{file}: holds no entries; write one JSON object a line")
    return list(entries.values())


@contextmanager
def search_in(
    entries: list[Entry], embedder: PreparedEmbedder, outside: Signal | None
) -> Iterator[Search]:
    """Retrieval over these entries, fitted as a brand's is. Its vectors live as long as the block.

    Args:
        outside: the signal whose examples are about something else, and whose look-alikes a shop
            is asked.
    """
    records = entry_records(entries)
    vectors = embedder.embed_all([record.text for record in records])

    def texts(some: tuple[str, ...]) -> Texts:
        return some, embedder.embed_all(some)

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        store = VectorStore.embedded(Path(folder))
        try:
            index = store.write(COLLECTION, records, vectors, embedding=embedder.name)
            retriever = Retriever.fit(
                index,
                records,
                vectors,
                outside=texts(outside.examples if outside else ()),
                inside=texts(outside.lookalikes if outside else ()),
            )
            names = frozenset(entry.id for entry in entries)
            yield Search(retriever, embedder, Thresholds().in_scope, names)
        finally:
            store.close()
