"""Personal data in what customers write: found, taken out before a model or a log sees it, and put
back afterwards."""

from __future__ import annotations

from drafter.understand.personal.finding import find_personal
from drafter.understand.personal.placeholders import Placeholders
from drafter.understand.personal.spans import PersonalSpan, PersonalType

__all__ = ["PersonalSpan", "PersonalType", "Placeholders", "find_personal"]
