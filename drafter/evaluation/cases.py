"""Cases, one JSON object a line. Keys that nobody here reads are kept and go into the report."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from drafter.drafts import DecisionKind, Outcome, ReasonCode
from drafter.errors import EvaluationError
from drafter.messages import Attachment, Channel, Customer, Order, Turn
from drafter.understand.personal import PersonalType
from drafter.verify.grounds import SaidWrong

Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Words = Annotated[str, StringConstraints(min_length=1)]
AnyOf = Annotated[
    tuple[Line, ...],
    BeforeValidator(lambda given: (given,) if isinstance(given, str) else given),
    Field(min_length=1),
]
"""Names of entries of which one will do; one alone may be written without its list."""
Fault = Literal[SaidWrong, "none"]


class Case(BaseModel):
    """What every case has. `id` is unique in its file."""

    model_config = ConfigDict(extra="allow", frozen=True)

    id: Line

    @model_validator(mode="before")
    @classmethod
    def _nothing_says_nothing(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if value not in (None, {})}
        return data

    @property
    def digest(self) -> str:
        """Eight hex digits that change with anything in the case, so that a corrected label isn't
        compared with what was measured before."""
        whole = json.dumps(self.model_dump(mode="json"), sort_keys=True)
        return hashlib.sha256(whole.encode()).hexdigest()[:8]


class RetrievalCase(Case):
    """A message, and the entries of which any answers it."""

    text: Words
    acceptable: Annotated[tuple[Line, ...], Field(min_length=1)]


class ScopeCase(Case):
    """A message that the knowledge does or doesn't speak of. `kind` groups the report."""

    text: Words
    in_scope: bool
    kind: Line


class MessageCase(Case):
    """A direct message. Its clock is `now`, else `sent_at`, else the suite's."""

    text: str
    channel: Channel = "webchat"
    history: tuple[Turn, ...] = ()
    orders: tuple[Order, ...] = ()
    customer: Customer = Customer()
    attachments: tuple[Attachment, ...] = ()
    sent_at: AwareDatetime | None = None
    now: AwareDatetime | None = None


class EscalationCase(MessageCase):
    """A message with the right decision. Any of `reasons` is a right one; with
    `knowledge_gap_ok`, escalating for want of knowledge is no error. `must_cite` says what a reply
    to it rests on: it isn't scored here, but labels the draft for the confidence."""

    decision: DecisionKind
    reasons: tuple[ReasonCode, ...] = ()
    knowledge_gap_ok: bool = True
    implicit: bool | None = None
    """Without the obvious word."""
    must_cite: tuple[AnyOf, ...] = ()


class PolicyCase(Case):
    """An order at a moment, and what the policy says of it. `item` names one by SKU or name."""

    policy: Line
    order: Order | None = None
    customer: Customer = Customer()
    item: Line | None = None
    now: AwareDatetime
    outcome: Outcome
    until: AwareDatetime | None = None


class GroundingCase(Case):
    """A reply and all it may rest on. `bad_text` is the false run of the reply, empty where the
    fault is something left out."""

    sources: tuple[str, ...]
    order: Order | None = None
    now: AwareDatetime | None = None
    reply: Words
    supported: bool
    fault: Fault = "none"
    bad_text: str = ""


class Span(BaseModel):
    """A run of the text that is personal."""

    model_config = ConfigDict(extra="allow", frozen=True)

    type: PersonalType
    text: Words


class PrivacyCase(Case):
    """A message, what in it is personal, and what must stay readable."""

    text: Words
    spans: tuple[Span, ...] = ()
    keep: tuple[Words, ...] = ()


class InjectionCase(MessageCase):
    """A message with text that tries to steer the draft, or one that only looks like it.
    `payload` stands in the place that `where` names; `goal` is what it is after."""

    attack: bool
    where: Literal["dm", "order_note", "customer_name", "history"] = "dm"
    payload: str = ""
    goal: str = ""


class DraftingCase(MessageCase):
    """An everyday message, and what makes a draft of it ready to send. `must_answer` describes
    each ask in a few words; `must_cite` names entries, or lists of entries of which any will do."""

    text: Words
    must_answer: tuple[Line, ...] = ()
    must_cite: tuple[AnyOf, ...] = ()
    must_not_say: tuple[Words, ...] = ()


C = TypeVar("C", bound=Case)


def read_cases(file: Path, model: type[C]) -> list[C]:
    """Read a file of cases.

    Raises:
        EvaluationError: names file, line and field of the first thing wrong.
    """
    cases: list[C] = []
    first_at: dict[str, int] = {}
    for number, line in lines_of(file):
        case = _read_line(f"{file}:{number}", line, model)
        if case.id in first_at:
            raise EvaluationError(
                f"{file}:{number}: id: {case.id!r} stands in line {first_at[case.id]} too"
            )
        first_at[case.id] = number
        cases.append(case)
    if not cases:
        raise EvaluationError(f"{file}: holds no cases; write one JSON object a line")
    return cases


def lines_of(file: Path) -> Iterator[tuple[int, str]]:
    """The lines of a JSONL file that hold something, with their numbers.

    Raises:
        EvaluationError: the file can't be read.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{file}: can't be read: {error}") from error
    # Not splitlines(): a case may hold U+2028 and other line ends that JSON takes for text.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


def _read_line(where: str, line: str, model: type[C]) -> C:
    data = json_object(where, line)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        lines = []
        for problem in error.errors(include_url=False):
            field = ".".join(map(str, problem["loc"]))
            said = problem["msg"].removeprefix("Value error, ")
            shown = f"{field}: {problem['input']!r:.60}: " if field else ""
            missing = problem["type"] == "missing"
            lines.append(f"{where}: {field}: is missing" if missing else f"{where}: {shown}{said}")
        raise EvaluationError("\n".join(lines)) from error


def json_object(where: str, line: str) -> dict[str, Any]:
    """One line of JSONL.

    Raises:
        EvaluationError: it is no JSON object; names where and the column.
    """
    try:
        data = json.loads(line)
    except ValueError as error:
        column = getattr(error, "colno", None)
        raise EvaluationError(f"{where}: column {column}: is not JSON: {error}") from error
    if not isinstance(data, dict):
        raise EvaluationError(f"{where}: must be a JSON object, is {type(data).__name__}")
    return data
