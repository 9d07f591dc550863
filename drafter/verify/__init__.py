"""verify: what holds when the writer is wrong or malicious.

Every claim of a reply is traced, by code alone, to what its part cites: numbers, amounts, dates,
lengths of time, links and contacts; promises; denials, conditions and names. Pure functions.

`english`, `claims` and `reading` read a text, the reply's as the source's; `evidence` gathers what a part
rests on. `figures`, `promises`, `meaning` and `hostile` each judge one side of the reply, and `checking` is
the six checks over them. `doubts` is what a reader of both may still lift or raise.
"""

from __future__ import annotations

from drafter.verify.checking import alone, faults, verify, verify_reply
from drafter.verify.doubts import GOOD, Cited, Line, Opinion, cited_of, lines_of, settled
from drafter.verify.grounds import CHECKS, Entailment, Fault, Grounds
from drafter.verify.reasons import checks_of, reasons_of

__all__ = [
    "CHECKS",
    "GOOD",
    "Cited",
    "Entailment",
    "Fault",
    "Grounds",
    "Line",
    "Opinion",
    "alone",
    "checks_of",
    "cited_of",
    "faults",
    "lines_of",
    "reasons_of",
    "settled",
    "verify",
    "verify_reply",
]
