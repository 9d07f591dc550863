"""A brand that is ready to be drafted for: its build, and what was fitted to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from drafter.errors import KnowledgeError
from drafter.knowledge.brand import Brand
from drafter.knowledge.builds import Build, Sources, read_sources
from drafter.retrieve.retriever import Retriever, Texts
from drafter.understand.signals import SignalReader

FITTED = "4"
"""Raised when the same build would be fitted otherwise, so that kept weights aren't misread."""


@dataclass(frozen=True, slots=True)
class ServedBrand:
    """What the steps need of a brand."""

    build: Build
    retriever: Retriever
    signals: SignalReader

    @property
    def brand(self) -> Brand:
        """The brand's own settings."""
        return self.build.brand


def read_brand(folder: Path, common: Path) -> Sources:
    """What a brand's folder holds, and the one that all brands share.

    Raises:
        KnowledgeError: it has errors; a line for each, as `drafter knowledge check` says it.
    """
    try:
        return read_sources(folder, common)
    except KnowledgeError as error:
        lines = (f"{folder.name}/{line}" for line in str(error).splitlines())
        raise KnowledgeError("\n".join(lines)) from error


def serve_brand(build: Build, fitted: Path | None, *, heard: Sequence[str] = ()) -> ServedBrand:
    """Fit, or read back, what a build's vectors teach.

    Args:
        heard: the labels of the embedder that reads the messages.
        fitted: folder that keeps fitted weights, a pair of files a build; None keeps nothing.
    """
    name = f"{build.brand.slug}-{build.id}-{FITTED}"
    return ServedBrand(
        build=build,
        retriever=Retriever.fit(
            build.index,
            build.records,
            build.vectors,
            outside=signal_texts(build, "out_of_scope", "example"),
            inside=signal_texts(build, "out_of_scope", "lookalike"),
            cache=fitted / f"{name}-retrieval.npz" if fitted else None,
        ),
        signals=SignalReader.fit(
            build, heard=heard, cache=fitted / f"{name}-classifier.npz" if fitted else None
        ),
    )


def signal_texts(build: Build, code: str, kind: str) -> Texts:
    """A signal's texts of one kind (`example`, `lookalike`), and their vectors."""
    places = [
        place
        for place, record in enumerate(build.signal_records)
        if record.owner == code and record.kind == kind
    ]
    vectors = build.signal_vectors[places] if places else np.zeros((0, build.vectors.shape[1]))
    return [build.signal_records[place].text for place in places], vectors.astype(np.float32)
