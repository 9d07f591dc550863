"""How often a thing happens: whether a rhythm of a reply, `a month`, `every six weeks`, is another than
its sources have.

A rhythm mostly belongs to an amount, which is judged by itself. So it is at fault only where the sources
have a rhythm, and none that it follows from.
"""

from __future__ import annotations

from drafter.verify.claims.amounts import Amount
from drafter.verify.claims.durations import EACH
from drafter.verify.english.numbers import number_word
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.figures.proportion import in_proportion
from drafter.verify.reading.reading import Sentence


def is_told_rhythm(times: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether `twice a year` is `every six months` in a source."""
    each = next((c for c in sentence.claims if c.start >= times.end), None)
    if not isinstance(each, Amount) or not each.unit.startswith(EACH) or not times.low:
        return False
    every = each.low / times.low
    return any(
        a.unit == each.unit and a.low <= every <= a.high
        for a, _ in evidence.amounts.get("duration", ())
    )


def is_other_rhythm(
    claim: Amount, sentence: Sentence, sources: list[Amount], evidence: Evidence
) -> bool:
    """Whether the sources' lengths of time have rhythms, and the claim follows from none of them."""
    kin = [a for a in sources if a.unit.startswith(EACH)]
    if in_proportion(claim, sentence, evidence):
        return False  # £60 a year is £5 a month
    if not kin or any(
        a.unit == claim.unit and {claim.low, claim.high} <= {a.low, a.high} for a in kin
    ):
        return False
    if any(
        c.kind == "times" and is_told_rhythm(c, sentence, evidence)
        for c in sentence.claims if isinstance(c, Amount) and c.end <= claim.start <= c.end + 2
    ):  # fmt: skip
        return False
    words = sentence.text[claim.start - sentence.start : claim.end - sentence.start].lower().split()
    counted = any(word[0].isdigit() or number_word(word) for word in words)  # not "a year"
    return counted or len({(a.unit, a.low) for a in kin}) == 1
