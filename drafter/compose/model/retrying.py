"""When to ask again: after a pause that doubles and is drawn by chance, so that callers who failed
together don't come back together; when the deadline leaves time for an answer; and when retries
haven't become a load of their own."""

from __future__ import annotations

from collections.abc import Callable

from drafter.compose.model.faults import ModelFault

ATTEMPTS = 3
"""Times that one question is put, at most."""
FIRST = 0.25
"""Seconds before the second attempt, at most; they double with each further one."""
LONGEST = 4.0
USEFUL = 1.0
"""Seconds in which a model may still answer; with less than that left, nobody asks."""
SHARE = 0.2
"""Retries for each call, over many calls."""
RESERVE = 10.0
"""Retries that a quiet time has saved up."""


class Retries:
    """Retries of all calls to one server. Each call puts SHARE of a token into the budget, each
    retry takes a whole one out.

    Args:
        random: gives a number from 0 to 1.
    """

    def __init__(self, random: Callable[[], float]) -> None:
        self._random = random
        self._budget = RESERVE

    def called(self) -> None:
        """A question is put for the first time."""
        self._budget = min(RESERVE, self._budget + SHARE)

    def pause(self, fault: ModelFault, *, made: int, left: float) -> float | None:
        """Seconds to wait before asking again; None when nobody should.

        Args:
            made: attempts so far.
            left: seconds until the deadline.
        """
        if not fault.passes or made >= ATTEMPTS or self._budget < 1.0:
            return None
        longest = min(LONGEST, FIRST * 2.0 ** (made - 1))
        drawn = longest * (1 + self._random()) / 2
        pause = drawn if fault.wait is None else fault.wait + drawn
        if pause + USEFUL > left:
            return None
        self._budget -= 1.0
        return pause
