"""Asking for JSON in the ways that servers know, and reading it out of what they say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from drafter.compose.model.faults import TOKEN_FIELDS, ModelFault

MAX_TOKENS = 4_096
"""Of one answer, thinking included: many times what a reply to a message takes."""
MAX_CHARACTERS = 24_000
"""Of one answer. Three long e-mails with their citations have some 10,000."""
STARTS = 64
"""Places at which an object is looked for in prose."""
INSTRUCTION = "Answer with one JSON object that follows this JSON schema, and nothing else:\n"
_THINKING = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
_FORMAT_WORDS = ("response_format", "json_schema", "json_object", "structured", "schema", "grammar")
Form = Literal["json_schema", "json_object", "plain"]
Limit = Literal["max_completion_tokens", "max_tokens", "none"]
_SIMPLER: dict[Form, Form] = {"json_schema": "json_object", "json_object": "plain"}
_OLDER: dict[Limit, Limit] = {"max_completion_tokens": "max_tokens", "max_tokens": "none"}


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a server knows of the protocol: how it can be held to JSON, and the name by which it
    takes a limit on tokens. The first is what OpenAI documents; older ones know less."""

    form: Form = "json_schema"
    limit: Limit = "max_completion_tokens"

    def request(self, system: str, user: str, schema: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of a request, without the model's name."""
        shown = system
        if self.form != "json_schema":  # nothing but the prompt tells the model its schema
            shown = f"{system}\n\n{INSTRUCTION}{json.dumps(schema, ensure_ascii=False)}"
        fields: dict[str, Any] = {
            "messages": [
                {"role": "system", "content": shown},
                {"role": "user", "content": user},
            ]
        }
        if self.form == "json_schema":
            named = {"name": "reply", "strict": True, "schema": dict(schema)}
            fields["response_format"] = {"type": "json_schema", "json_schema": named}
        elif self.form == "json_object":
            fields["response_format"] = {"type": "json_object"}
        if self.limit != "none":
            fields[self.limit] = MAX_TOKENS
        return fields

    def understood(self, said: str) -> Dialect | None:
        """What to try when a server refuses this one. None: there is nothing simpler."""
        if any(field in said for field in TOKEN_FIELDS):
            return self._older() or self._simpler()
        return self._simpler() or (None if names_a_field(said) else self._older())

    def _simpler(self) -> Dialect | None:
        form = _SIMPLER.get(self.form)
        return replace(self, form=form) if form else None

    def _older(self) -> Dialect | None:
        limit = _OLDER.get(self.limit)
        return replace(self, limit=limit) if limit else None


def names_a_field(said: str) -> bool:
    """Whether a refusal says which field it is about: the form of the answer, or its limit."""
    return any(word in said for word in (*_FORMAT_WORDS, *TOKEN_FIELDS))


def read_object(text: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON object in an answer: all of it, or the one with names of the schema that stands in a
    fence or between sentences. One without them may be a piece of a broken answer.

    Raises:
        ModelFault: there is none, or no telling which.
    """
    if len(text) > MAX_CHARACTERS:
        raise ModelFault("The model's answer was far too long.")
    bare = _THINKING.sub("", text)
    whole = _decoded(bare.strip().removeprefix("\ufeff"))
    found = [whole] if isinstance(whole, dict) else [o for o in _objects(bare) if fits(o, schema)]
    if not found:
        raise ModelFault("The model's answer couldn't be read: it isn't JSON.")
    if len(found) > 1:
        raise ModelFault("The model gave several answers at once.")
    if not _storable(found[0]):
        raise ModelFault("The model's answer holds characters that aren't text.")
    return found[0]


def fits(answer: Mapping[str, Any], schema: Mapping[str, Any]) -> bool:
    """Whether an object has any of the names that the schema asks for."""
    names = schema.get("required", ())
    return not names or any(name in answer for name in names)


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """Whole objects in running text, outermost ones only."""
    place = text.find("{")
    for _ in range(STARTS):
        if place < 0:
            return
        try:
            found, end = _DECODER.raw_decode(text, place)
        except RecursionError:
            return  # nothing that deep is an answer
        except ValueError:
            end = place + 1
        else:
            yield found
        place = text.find("{", end)


def _decoded(text: str) -> object:
    try:
        return _DECODER.decode(text)
    except (ValueError, RecursionError):
        return None


def _storable(answer: Mapping[str, Any]) -> bool:
    """Whether no string in it has half a surrogate pair, which can be neither sent nor kept."""
    try:
        json.dumps(answer, ensure_ascii=False).encode()
    except (UnicodeEncodeError, RecursionError):
        return False
    return True


def _no_number(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


_DECODER = json.JSONDecoder(parse_constant=_no_number)
