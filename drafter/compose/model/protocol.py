"""What a server has shown to know of the protocol, kept for all questions to come."""

from __future__ import annotations

import structlog

from drafter.compose.model.faults import ModelFault
from drafter.compose.model.structured import Dialect, names_a_field

DOUBTS = 2
"""Answers in a row that pay no heed to the form they were asked in, from a server that has never
kept to it. One bad answer is a model's slip; two are no coincidence."""

log = structlog.get_logger()


class Protocol:
    """The dialect that questions are put in. Several are under way at a time, so whatever one of
    them teaches counts only while the dialect is still the one it was put in."""

    def __init__(self) -> None:
        self.dialect = Dialect()
        self._kept_to = False
        self._doubts = 0

    def simpler(self, dialect: Dialect, fault: ModelFault) -> Dialect | None:
        """The dialect to put a question in that was refused in this one; None where the dialect
        isn't what is wrong."""
        if not fault.refused or (self._kept_to and not names_a_field(fault.said)):
            return None
        return dialect.understood(fault.said)

    def accepted(self, dialect: Dialect, *, instead_of: Dialect) -> None:
        """The server answered to a dialect, after it had refused another."""
        if dialect != instead_of == self.dialect:
            self._speak(dialect)

    def kept_to(self, dialect: Dialect) -> None:
        """An answer had the form it was asked for in."""
        if dialect == self.dialect:
            self._kept_to = True

    def ignored(self, dialect: Dialect) -> None:
        """An answer hadn't. Some servers take a schema and pay no heed to it: one that has never
        kept to it is asked in simpler ways from then on, in which the prompt holds the schema."""
        if dialect != self.dialect or self._kept_to:
            return
        self._doubts += 1
        simpler = dialect.understood("response_format")
        if simpler and self._doubts >= DOUBTS:
            self._speak(simpler)

    def _speak(self, dialect: Dialect) -> None:
        log.info("model server", form=dialect.form, limit=dialect.limit)
        self.dialect, self._kept_to, self._doubts = dialect, False, 0
