"""Replies of many shops, faithful and with one fault: how many are told apart.

`replies.txt` has a block a shop: `S` a source, `O` an order, `N` the time, `+` a faithful reply,
`-` a kind of fault and a reply that has it. They were written in one go, before anybody looked at
what verify makes of them, and then learned from: they guard what was won. The suite judges.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from drafter.messages import Order
from drafter.verify import verify_reply
from tests.verify.examples import NOW

FILE = Path(__file__).with_name("replies.txt")
FIGURES = {"number", "money", "currency", "date", "duration", "percent", "contact"}


@dataclass(frozen=True, slots=True)
class Reply:
    """`fault` is empty for a faithful one."""

    text: str
    fault: str
    sources: tuple[str, ...]
    order: Order | None
    now: datetime

    @property
    def flagged(self) -> bool:
        return bool(verify_reply(self.text, self.sources, self.order, self.now))


def replies() -> Iterator[Reply]:
    for block in FILE.read_text(encoding="utf-8").strip().split("\n\n"):
        sources: list[str] = []
        order, now = None, NOW
        for line in block.splitlines():
            sort, rest = line[0], line[2:]
            if sort == "S":
                sources.append(rest)
            elif sort == "O":
                order = Order.model_validate(json.loads(rest))
            elif sort == "N":
                now = datetime.fromisoformat(rest)
            else:
                fault, text = ("", rest) if sort == "+" else rest.split(" | ", 1)
                yield Reply(text, fault, tuple(sources), order, now)


def test_faithful_replies_of_many_shops_pass() -> None:
    true = [reply for reply in replies() if not reply.fault]
    flagged = [reply.text for reply in true if reply.flagged]

    assert len(true) > 200
    assert len(flagged) <= 2, flagged


def test_false_figures_contacts_and_promises_are_caught() -> None:
    false = [r for r in replies() if r.fault in FIGURES | {"promise_action"}]
    missed = [reply.text for reply in false if not reply.flagged]

    assert len(false) > 200
    assert len(missed) <= 0.02 * len(false), missed


def test_turned_meanings_dropped_conditions_and_strange_things_are_caught() -> None:
    false = [r for r in replies() if r.fault and r.fault not in FIGURES | {"promise_action"}]
    missed = [reply.text for reply in false if not reply.flagged]

    assert len(false) > 130
    assert len(missed) <= 0.12 * len(false), missed
