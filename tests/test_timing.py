"""Deadlines."""

from __future__ import annotations

from drafter.timing import Deadline
from tests.fakes import Seconds


def test_a_deadline_runs_down_from_when_it_was_made_and_stays_at_nothing() -> None:
    seconds = Seconds()
    deadline = Deadline.after(2.0, seconds)
    left = [deadline.left()]
    for moved in (1.5, 5.0):
        seconds.now += moved
        left.append(deadline.left())

    assert left == [2.0, 0.5, 0.0]
