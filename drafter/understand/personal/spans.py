"""The kinds of personal data, and where one stands in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

PersonalType = Literal[
    "EMAIL",
    "EMAIL_OBFUSCATED",
    "PHONE",
    "CARD",
    "IBAN",
    "BANK_ACCOUNT",
    "ADDRESS",
    "HANDLE_URL",
    "DOB",
    "PASSPORT_OR_ID",
]


@dataclass(frozen=True, slots=True)
class PersonalSpan:
    """One piece of personal data: `text` is what stands at [start, end), in characters."""

    type: PersonalType
    start: int
    end: int
    text: str


class Found(NamedTuple):
    """A piece of personal data at [start, end) of a `View`."""

    type: PersonalType
    start: int
    end: int
