"""The one false thing in a reply is caught, and a faithful reply is let pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.evaluation.cases import GroundingCase
from drafter.evaluation.results import Figure, Outcome
from drafter.evaluation.scorer import Looked, Scorer
from drafter.evaluation.stage import Stage
from drafter.evaluation.statistics import mean
from drafter.evaluation.steps import Flag

Flags = tuple[Flag, ...]
Seen = Sequence[Looked[GroundingCase, Flags]]
MEANING = frozenset({"negation", "condition_dropped", "wrong_entity", "invented_policy"})
"""Faults in what a reply means; all others are facts that can be looked up: figures, links,
contacts, promises."""


class FalseClaimsAreCaught(Scorer[GroundingCase, Flags]):
    """Every false claim is flagged at its words, and nothing else is.

    A false amount or deadline that goes out binds the shop and costs the customer's trust. A false
    flag costs a good draft: the message goes to a person for nothing, and after a week of that
    nobody looks at flags any more.
    """

    case = GroundingCase
    step = "verify"

    async def look(self, case: GroundingCase, stage: Stage) -> Flags:
        """Verify the reply."""
        return tuple(await stage.steps.verify(case, case.now or stage.now))

    def outcome(self, case: GroundingCase, seen: Flags) -> Outcome:
        """Passes when something is flagged exactly where something is false."""
        if bool(seen) != case.supported:
            return Outcome(case.id, True, 1.0)
        if case.supported:
            flag = seen[0]
            words = case.reply[flag.start : flag.end]
            why = f"faithful, but {flag.check} flags {words!r}: {flag.why}"
            return Outcome(case.id, False, 0.0, why, self.step, "flagged for nothing", 0.5)
        words = case.bad_text or "what was left out"
        why = f"{case.fault} not seen: {words!r}"
        return Outcome(case.id, False, 0.0, why, self.step, "missed", severity=0.1)

    def figures(self, looked: Seen) -> Mapping[str, Figure | None]:
        """Caught by fault, also of facts and of meaning; false flags; and whether a caught fault's
        words were the flagged."""
        false = [one for one in looked if not one.case.supported]
        true = [one for one in looked if one.case.supported]
        spans = [overlaps(one.case, one.seen) for one in false if one.seen and one.case.bad_text]
        figures = {
            "caught": mean([bool(one.seen) for one in false]),
            "caught_facts": mean([bool(s.seen) for s in false if s.case.fault not in MEANING]),
            "caught_meaning": mean([bool(s.seen) for s in false if s.case.fault in MEANING]),
            "false_flags": mean([bool(one.seen) for one in true]),
            "span_overlap": mean(spans),
        }
        for fault in sorted({one.case.fault for one in false}):
            caught = [bool(one.seen) for one in false if one.case.fault == fault]
            figures[f"caught:{fault}"] = mean(caught)
        return figures


def overlaps(case: GroundingCase, flags: Sequence[Flag]) -> bool:
    """Whether a flag touches an occurrence of the bad text."""
    start = case.reply.find(case.bad_text)
    while start >= 0:
        end = start + len(case.bad_text)
        if any(flag.start < end and start < flag.end for flag in flags):
            return True
        start = case.reply.find(case.bad_text, start + 1)
    return False
