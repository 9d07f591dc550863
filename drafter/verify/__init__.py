"""verify: what holds when the writer is wrong or malicious.

Every claim of a reply is traced, by code alone, to what its part cites: numbers, amounts, dates,
lengths of time, links and contacts; promises; denials, conditions and names. Pure functions.

`english`, `claims` and `reading` read a text, the reply's as the source's; `evidence` gathers what a part
rests on. `figures`, `promises`, `meaning` and `hostile` each judge one side of the reply, and `checking` is
the six checks over them.
"""

from __future__ import annotations

from drafter.verify.checking import faults, verify, verify_reply
from drafter.verify.grounds import CHECKS, Entailment, Fault, Grounds

__all__ = [
    "CHECKS",
    "Entailment",
    "Fault",
    "Grounds",
    "faults",
    "verify",
    "verify_reply",
]
