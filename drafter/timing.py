"""How long each step of a draft took, and how long is left for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

STEPS = ("understand", "embed", "retrieve", "judge", "triage", "compose", "verify", "record")
DEADLINE = 20.0
"""Seconds that a draft may take with a model, where nothing else is set."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment after which nobody waits for a model any more. There is one for a whole draft:
    waiting, retries and a second call share it.

    Args:
        at: on the clock of `seconds`.
        seconds: a monotonic clock, in seconds.
    """

    at: float
    seconds: Callable[[], float]

    @classmethod
    def after(cls, allowed: float, seconds: Callable[[], float]) -> Deadline:
        """The deadline that lies this many seconds ahead."""
        return cls(seconds() + allowed, seconds)

    def left(self) -> float:
        """Seconds left; 0.0 once it has passed."""
        return max(0.0, self.at - self.seconds())

    def sooner(self, share: float) -> Deadline:
        """The deadline when this share of the seconds left will be over."""
        return Deadline(self.seconds() + share * self.left(), self.seconds)


class Timer:
    """Milliseconds by step, and in all.

    Args:
        seconds: a monotonic clock, in seconds.
    """

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._start = seconds()
        self._steps = dict.fromkeys(STEPS, 0.0)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time a block; a step that runs twice adds up."""
        begun = self._seconds()
        try:
            yield
        finally:
            self._steps[name] += self._seconds() - begun

    def milliseconds(self) -> dict[str, float]:
        """By step, with `total` from the start until now."""
        total = self._seconds() - self._start
        return {
            name: round(took * 1e3, 2) for name, took in (*self._steps.items(), ("total", total))
        }
