"""How long each step of a draft took."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

STEPS = ("understand", "embed", "retrieve", "judge", "triage", "compose", "verify", "record")


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
