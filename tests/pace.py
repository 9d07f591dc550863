"""Bounds on time that hold on a slow or busy machine, and still tell a square from a line."""

from __future__ import annotations

import re
from collections.abc import Callable
from time import perf_counter, thread_time

_USUAL = 0.011
"""Seconds the yardstick takes on the machine the bounds in the tests were written on."""
_PROSE = "Delivery costs £3.95, and takes 3 working days; returns are free for 30 days. " * 60
_WORD = re.compile(r"(?<!\w)(\w+)[^\w\n]*(?=\w)")
TRIES = 3
"""The first pays for what is loaded once, and any may meet a busy moment."""


def _yardstick() -> None:
    """Work of the kind that is measured: patterns, slices and look-ups."""
    counts: dict[str, int] = {}
    for match in _WORD.finditer(_PROSE):
        word = match[1].lower()
        counts[word] = counts.get(word, 0) + len(_PROSE[match.start() : match.end()].strip())


def pace(clock: Callable[[], float] = thread_time) -> float:
    """How many times as long as usual work takes here and now; 1.0 where it is faster."""
    begun = clock()
    for _ in range(25):
        _yardstick()
    return max(1.0, (clock() - begun) / _USUAL)


def slack(seconds: float) -> float:
    """What is allowed beyond a deadline, by the clock on the wall: more on a slow machine."""
    return seconds * pace(perf_counter)


def assert_done_within(
    seconds: float, act: Callable[[], object], *, clock: Callable[[], float] = thread_time
) -> None:
    """Fail unless one of a few tries of `act` takes less than `seconds` of the processor, as on a
    machine of the usual pace. `clock` is `process_time` where other threads do the work."""
    took = []
    for _ in range(TRIES):
        before = pace()
        begun = clock()
        act()
        elapsed = clock() - begun
        took.append(elapsed / max(before, pace()))
        if took[-1] < seconds:
            return
    raise AssertionError(f"took {min(took):.2f} s of the usual pace; {seconds} s are allowed")
