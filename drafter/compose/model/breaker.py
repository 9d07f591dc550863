"""Leaving a server alone that keeps failing, so that no draft waits for it in vain."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from drafter.compose.model.faults import ModelFault

FAILURES = 5
"""Questions in a row that came to nothing."""
COOLING = 15.0
"""Seconds that the server is left alone for."""


class Breaker:
    """Opens after FAILURES in a row. After COOLING seconds one question goes through as a probe:
    if it's answered all may ask again, otherwise the server is left alone once more.

    Args:
        seconds: a monotonic clock, in seconds.
    """

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._failures = 0
        self._opened: float | None = None
        self._probing = False
        self._reason = ""

    @contextmanager
    def watching(self) -> Iterator[Callable[[], None]]:
        """Let a question through, and learn from how it goes. One that is called off, or never
        put, teaches nothing. The call that it gives raises what this does, should the server have
        failed others while the question waited for its turn.

        Raises:
            ModelFault: the server is left alone.
        """
        probe = self._admit()
        try:
            yield (lambda: None) if probe else self._check
        except ModelFault as fault:
            self._learn(fault)
            raise
        else:
            self._failures, self._opened = 0, None
        finally:
            if probe:
                self._probing = False

    def _admit(self) -> bool:
        if self._opened is None:
            return False
        if self._probing or self._seconds() - self._opened < COOLING:
            raise self._left_alone()
        self._probing = True
        return True

    def _check(self) -> None:
        if self._opened is not None:
            raise self._left_alone()

    def _left_alone(self) -> ModelFault:
        return ModelFault(
            f"{self._reason} That has happened {self._failures} times in a row, so it wasn't "
            "asked this time.",
            asked=False,
        )

    def _learn(self, fault: ModelFault) -> None:
        if not fault.asked:
            return
        if fault.condition is None:
            self._failures, self._opened = 0, None
            return
        self._failures += 1
        self._reason = fault.reason
        if self._failures >= FAILURES:
            self._opened = self._seconds()
