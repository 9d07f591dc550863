"""Whether a text steers the machine that reads it, by how it is built rather than by key phrases:
a command about instructions, the reply or the decision, in whatever spelling or language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from drafter.knowledge.literals import PatternIndex
from drafter.understand.steering.address import ADDRESSES
from drafter.understand.steering.commands import COMMANDS
from drafter.understand.steering.demands import DEMANDS, UNMISTAKABLE
from drafter.understand.steering.dictated import DICTATED
from drafter.understand.steering.disguise import forms, hidden_text
from drafter.understand.steering.fields import LABELS, NOTES, Field, is_prose, orders_in_name
from drafter.understand.steering.foreign import FOREIGN, UNMISTAKABLE_ABROAD
from drafter.understand.steering.scripts import SCRIPTS
from drafter.understand.steering.telling import PRINTED
from drafter.understand.steering.yours import OWN_RULES

__all__ = [
    "Field",
    "clear_command",
    "disguised_command",
    "is_prose",
    "plain_command",
    "steering_field",
    "steering_words",
]

_CLEAR = PatternIndex(
    (
        *UNMISTAKABLE,
        *UNMISTAKABLE_ABROAD,
        *OWN_RULES,
        *SCRIPTS,
        *DICTATED,
    )
)
_DOUBTFUL = PatternIndex((*COMMANDS, *ADDRESSES, *DEMANDS, *FOREIGN))
_NOTES, _LABELS = PatternIndex(NOTES), PatternIndex(LABELS)
_SQUEEZED = re.compile(
    r"(?:ignore|disregard|forget|override|bypass|reveal|show|print|repeat)(?:me|all|any|the|your|"
    r"of|previous|prior|earlier|above|"
    r"system|hidden|secret|safety)*(?:instructions?|rules|guidelines|prompt|directives?)"
)
_PARTS = re.compile(
    r"(?:ignore|disregard|forget|override|bypass|reveal|show|print|repeat|me|all|any|the|your|of|"
    r"previous|prior|earlier|above|"
    r"system|hidden|secret|safety|instructions?|rules|guidelines|prompt|directives?)"
)


def steering_words(text: str) -> str | None:
    """The words of a message or an earlier turn that steer the machine, or None. Quotes must be
    straight."""
    return plain_command(text) or disguised_command(text)


def plain_command(text: str) -> str | None:
    """The words of a command that stands there for everyone to read, or None."""
    written = PRINTED.sub(" ", " ".join(text.split()))
    return next(_found([written], _DOUBTFUL, _CLEAR), None)


def clear_command(text: str) -> str | None:
    """The words of a command that nothing around it makes ordinary, or None."""
    return next(_found({" ".join(text.split()): None, text: None}, _CLEAR), None)


def disguised_command(text: str) -> str | None:
    """What hides a command, as it was written, or None."""
    whole, *others = forms(text)
    found = hidden_text(text) or (next(_found(others, _DOUBTFUL, _CLEAR), None) and whole)
    return found or _run_together(text, (whole, *others))


def _in_note(text: str) -> str | None:
    """The same of a note on an order, where an instruction about the reply is out of place too."""
    return steering_words(text) or _caught(text, _NOTES)


def _in_label(text: str) -> str | None:
    """The same of a name, a handle or an item: a few words that are no sentence."""
    return steering_words(text) or _caught(text, _LABELS)


def _in_name(text: str) -> str | None:
    """The same of a person's name or handle, in which nothing orders anything."""
    return _in_label(text) or next(filter(None, map(orders_in_name, forms(text))), None)


def steering_field(kind: Field, text: str) -> str | None:
    """What steers in a field of that kind, or None."""
    return _READERS[kind](text)


def _caught(text: str, patterns: PatternIndex) -> str | None:
    whole, *others = forms(text)
    found = next(_found([whole], patterns), None)
    return found or (next(_found(others, patterns), None) and whole)


def _found(texts: Iterable[str], *indexes: PatternIndex) -> Iterator[str]:
    matches = (match for text in texts for index in indexes for match in index.matches(text))
    return (match[0].strip() for match in matches)


def _run_together(text: str, read: Iterable[str]) -> str | None:
    """A command whose gaps stand in the wrong places: "igno re all pre vious ru les".

    Args:
        read: the forms of the text.
    """
    for form in read:
        kept = [(place, c.lower()) for place, c in enumerate(form) if c.isalpha()]
        for match in _SQUEEZED.finditer("".join(c for _, c in kept)):
            run = form[kept[match.start()][0] : kept[match.end() - 1][0] + 1]
            if not all(_PARTS.fullmatch(word.lower()) for word in re.findall(r"[^\W\d_]+", run)):
                return " ".join(text.split())
    return None


_READERS: Mapping[Field, Callable[[str], str | None]] = {
    "turn": steering_words,
    "note": _in_note,
    "item": _in_label,
    "name": _in_name,
}
