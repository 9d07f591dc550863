"""What customers tell along the way: everyday messages without a signal, whatever they speak of.

They show the signals' classifiers what is ordinary in a story: a cold, a funeral last year, a
forgotten password, "I could have died laughing". A brand's look-alikes are single sentences, and
many of such in a row are read otherwise than each alone.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from drafter.errors import KnowledgeError
from drafter.knowledge.authored import read_yaml
from drafter.knowledge.brand import problems_of

EVERYDAY = "everyday"
NAME = f"{EVERYDAY}.yaml"
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_LEAST = 3
"""Words of what is a sentence by itself; fewer stay with the one before."""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    about: str
    texts: tuple[Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)], ...]


def load_everyday(folder: Path) -> tuple[str, ...]:
    """The messages of a folder's everyday.yaml; none where there is no such file.

    Raises:
        KnowledgeError: names file, key and value of everything wrong.
    """
    file = folder / NAME
    if not file.exists():
        return ()
    try:
        return _File.model_validate(read_yaml(file.read_text(encoding="utf-8"))).texts
    except ValidationError as error:
        raise KnowledgeError("\n".join(problems_of(f"{folder.name}/{NAME}", error))) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{folder.name}/{NAME}: is not YAML: {error}") from error


def sentences_of(text: str) -> list[str]:
    """A message's sentences, in order."""
    sentences: list[str] = []
    for piece in filter(None, map(str.strip, _SENTENCE_END.split(text))):
        if sentences and len(piece.split()) < _LEAST:
            sentences[-1] += f" {piece}"
        else:
            sentences.append(piece)
    return sentences


def digest_of(texts: tuple[str, ...]) -> str:
    """SHA-256 of messages; empty for none."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest() if texts else ""
