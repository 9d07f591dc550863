"""Whether a length of time of a reply is grounded: as it stands in a source, as the customer's own, or as
what follows from several.

Rhythms and what lies between two days or hours are told elsewhere; here the ways are put together, and a
bound is held against the source's.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from drafter.verify.claims.amounts import Amount, Day
from drafter.verify.claims.durations import (
    CLOCK,
    DAY,
    EACH,
    FEW,
    MANY,
    MONTHS,
    VAGUE,
    WEEK,
    WORKING,
    scale_of,
)
from drafter.verify.evidence.customers import lengths_of
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.figures.elapsed import MADE, NEAR, is_between_times, is_elapsed
from drafter.verify.figures.proportion import in_proportion
from drafter.verify.figures.rhythms import is_other_rhythm
from drafter.verify.figures.sums import with_extras
from drafter.verify.grounds import Finding
from drafter.verify.reading.hedges import is_roughly
from drafter.verify.reading.reading import Sentence

_UNTOLD: Finding = ("duration", "is in no cited source")
_BOUND = {"min": "the least", "max": "the most", "": "without a bound"}
_AHEAD = re.compile(
    r"(?:'|s'|'s)?(?: or more)?(?: to go| left| clear| to spare)? (?:away|before|beforehand|prior|ahead|in advance|notice)\b",
    re.IGNORECASE,
)
"""`Up to 5 days before` is `at least 5 days before`: what is ahead of a day has no opposite bound."""
_OWN = re.compile(
    r"\b(?:ago|had|old|owned|used|using|been|already|waited|waiting|worn|yours)\b|\bat $",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\b(?:within|inside|in) (?:the|those|these|our|your) $", re.IGNORECASE)
"""`Within the seven days` points to a length of time that has been given."""
_PASSED = re.compile(r" (?:old|ago|late|since)\b", re.IGNORECASE)
_HAS_PASSED = re.compile(
    r"\b(?:now|today|been|already|ago|that|it|yours|you|which) (?:is|are|'re|was|were|been)?(?:'s)? ?(?:\w+ )?"
    r"(?:more than|over|past|longer than) $|\bit's (?:been )?(?:more than|over|past|longer than) $",
    re.IGNORECASE,
)
"""`More than twelve months old`: that the most a source allows has been passed."""
_AGE = re.compile(r"\bage[ds]?(?: (?:of|from|between|range|group))?:? $", re.IGNORECASE)
_PAYMENTS = re.compile(r" (?:equal )?(?:monthly|weekly)\b", re.IGNORECASE)
_FOREVER = re.compile(
    r"\b(?:lifetime|for life|for as long as|no (?:time )?limit|(?:never|don't|doesn't) (?:expire|run out)|any time|"
    r"no expiry)\b",
    re.IGNORECASE,
)
_EVEN = re.compile(r"\beven (?:after|if|though|at)\b[^,;.]*$", re.IGNORECASE)
_REST = re.compile(
    r"\b(?:older|longer|later|otherwise|above|heavier|larger|beyond|after that|over that)\b", re.I
)
_REMAINS = re.compile(
    r"'?s? (?:\w+ )?(?:left|remain\w*|to go|to spare|more|longer|short|over|early|earlier|late|later|less|sooner|away|"
    r"past|beyond|apart|ahead|before|wait|from (?:now|today)|of (?:it|the|your|that))\b",
    re.IGNORECASE,
)
_REMAINDER = re.compile(
    r"\b(?:another|still|leav\w+(?! us\b)|gives?|remaining|further|other|extra|left with|room for|got)(?: \w+){0,2} $",
    re.I,
)
"""What stands beside a length that is what another leaves: `leaves you three weeks`."""
_GRANTED = re.compile(
    r"\b(?:we|policy|rules?|terms|warranty|guarantee)(?:'ll| will)? (?:gives?|leaves?|allows?|grants?|offers?)\b",
    re.I,
)
"""What the shop grants isn't reckoned from what the customer says it does."""
_UNDER = re.compile(r"\b(?:under|below|less than) $", re.IGNORECASE)
_WEEKLY = re.compile(r" (?:an?|each|every|per|of the|in the) week\b", re.IGNORECASE)
_POINTED = re.compile(r"\b(?:those|these) $", re.IGNORECASE)
"""`Those two days` counts what has just been said."""


def check_length(claim: Amount, sentence: Sentence, evidence: Evidence) -> Finding | None:
    """What is wrong with a length of time; None where it is grounded."""
    sources = [amount for amount, _ in evidence.amounts.get("duration", ())]
    if claim.unit.startswith(EACH):
        return _UNTOLD if is_other_rhythm(claim, sentence, sources, evidence) else None
    if claim.unit.startswith(VAGUE):
        vague = any(_vaguely(claim, source) for source in sources) or is_elapsed(
            claim, sentence, evidence
        )
        return None if vague else _UNTOLD
    fitting = [
        s for s in sources if claim.unit == s.unit.removeprefix(EACH) and _within(claim, s)
    ]  # "after twelve months" is "every 12 months"
    ahead = _AHEAD.match(sentence.text[claim.end - sentence.start :])
    head = sentence.text[: claim.start - sentence.start]
    passed = claim.bound == "min" and (
        _PASSED.match(sentence.text, claim.end - sentence.start) or _HAS_PASSED.search(head)
    )
    if any(
        ahead or passed or _DEFINITE.search(head) or not _opposed(claim, source)
        for source in fitting
    ) or any(_is_complement(claim, source, evidence) for source in fitting):
        return None
    if fitting:
        return "duration", f"is {_BOUND[fitting[0].bound]} in the source"
    pointed = _POINTED.search(head)
    return None if pointed or _follows(claim, sentence, sources, evidence) else _UNTOLD


def _follows(claim: Amount, sentence: Sentence, sources: list[Amount], evidence: Evidence) -> bool:
    """Whether a length that no source has is the customer's own, or follows from what is known."""
    return (
        _spans(claim, evidence)
        or _is_part_of_sum(claim, sentence, sources)
        or _is_customers(claim, sentence, evidence)
        or is_elapsed(claim, sentence, evidence)
        or _is_weaker(claim, sentence, sources)
        or _is_run_of_days(claim, sentence, evidence)
        or is_between_times(claim, sentence, evidence)
        or in_proportion(claim, sentence, evidence)
        or _is_difference(claim, sentence, sources, evidence)
        or {claim.low / 12, claim.high / 12} <= _ages(claim, evidence)
        or _is_single(claim, evidence)
        or {claim.low, claim.high} <= _payments(claim, evidence)
        or (
            _EVEN.search(sentence.text, 0, claim.start - sentence.start)
            and evidence.told_of(_FOREVER)
        )
        or {claim.low, claim.high} <= with_extras("duration", claim.unit, evidence)
        or is_roughly(claim, sentence, {s.high for s in sources if s.unit == claim.unit})
    )


def _is_part_of_sum(claim: Amount, sentence: Sentence, sources: list[Amount]) -> bool:
    """Whether it makes a source's length with the one beside it: `an hour and twenty minutes`."""
    lengths = [c for c in sentence.claims if isinstance(c, Amount) and c.kind == "duration"]
    return any(
        claim in (one, other)
        and one.unit == other.unit == CLOCK
        and sentence.text[one.end - sentence.start : other.start - sentence.start] == " and "
        and any((s.low, s.high) == (one.low + other.low,) * 2 for s in sources if s.unit == CLOCK)
        for one, other in pairwise(lengths)
    )


def _is_single(claim: Amount, evidence: Evidence) -> bool:
    """Whether `one-hour` is a source's `single hour`."""
    units = ((unit, length) for unit in ("hour", "day", "week", "month", "year")
             for scale, length in (scale_of(None, unit),) if scale == claim.unit)  # fmt: skip
    unit = next((unit for unit, length in units if claim.low == claim.high == length), "")
    return bool(unit) and evidence.told_of(
        re.compile(rf"\b(?:single|full|whole) {unit}\b", re.IGNORECASE)
    )


def _spans(claim: Amount, evidence: Evidence) -> bool:
    """Whether it reaches from one length to another of a source: `for 18 months, then to 36`."""
    ends: dict[Sentence, set[Decimal]] = {}
    for length, place in evidence.amounts.get("duration", ()):
        if length.unit == claim.unit:
            ends.setdefault(place, set()).update((length.low, length.high))
    return claim.low < claim.high and any({claim.low, claim.high} <= e for e in ends.values())


def _is_run_of_days(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether `five days a week` are a source's Wednesday to Sunday, its five times a week, or as many
    days as it lists."""
    if not _WEEKLY.match(sentence.text, claim.end - sentence.start):
        return False
    often = {
        a.low * DAY for a, s in evidence.amounts.get("times", ())
        if any(isinstance(c, Amount) and (c.unit, c.low) == (f"{EACH}{CLOCK}", WEEK) for c in s.claims)
    }  # fmt: skip
    runs = {*(week.days for week in evidence.weekdays), *evidence.day_lists}
    return claim.low == claim.high and claim.high in often | {len(days) * DAY for days in runs}


def _ages(claim: Amount, evidence: Evidence) -> set[Decimal]:
    """The years that a source's `age 2 to 12` names, for a claim in years."""
    told = evidence.amounts.get("number", ()) if claim.unit == MONTHS else ()
    return {
        v for a, s in told if _AGE.search(s.text, 0, a.start - s.start) for v in (a.low, a.high)
    }


def _payments(claim: Amount, evidence: Evidence) -> set[Decimal]:
    """How many months 6, 12 or 24 monthly instalments run for."""
    told = evidence.amounts.get("number", ()) if claim.unit == MONTHS else ()
    paid = [(a, s) for a, s in told if _PAYMENTS.match(s.text, a.end - s.start)]
    paid += [
        (a, s) for (a, s), (then, its) in pairwise(told)
        if its is s and (then, s) in paid and s.text[a.end - s.start : then.start - s.start] == ", "
    ]  # fmt: skip
    return {v for a, _ in paid for v in (a.low, a.high)}


def _is_customers(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether it is what the customer tells of a thing of their own: `had it for 8 months`, or the age
    `died at 2.5`."""
    place = claim.start - sentence.start
    head = sentence.text[max(0, place - NEAR) : place]
    around = sentence.text[max(0, place - NEAR) : claim.end - sentence.start + NEAR]
    if claim.bound or not (_OWN.search(around) or _OWN.search(head)):
        return False
    heard = (c for c in lengths_of(evidence.heard) if c.unit == claim.unit)
    if any(_within(claim, told) for told in heard):
        return True
    return claim.unit == MONTHS and claim.high / 12 in evidence.customers_numbers


def _is_complement(claim: Amount, source: Amount, evidence: Evidence) -> bool:
    """Whether it names what a source only calls the rest: `under 3 years, and 15% for older ones`."""
    told = next((s for a, s in evidence.amounts["duration"] if a is source), None)
    return told is not None and bool(_REST.search(told.text, source.end - told.start))


def _is_difference(
    claim: Amount, sentence: Sentence, sources: list[Amount], evidence: Evidence
) -> bool:
    """Whether it is what one length of the sources leaves of another: `three weeks left`."""
    place = claim.start - sentence.start
    around = sentence.text[max(0, place - NEAR) : claim.end - sentence.start + 32]
    granted = _GRANTED.search(sentence.text, 0, place)
    mine = [c for c in lengths_of(evidence.heard) if c.unit == claim.unit and not granted]
    lengths = {s.high for s in (*sources, *mine) if s.unit == claim.unit}
    if sentence.text[:place].endswith("the ") and claim.unit == CLOCK:  # "one of the two days"
        dated = (len({c for c in s.claims if isinstance(c, Day) and c.day}) for s in evidence.told)
        if claim.high > DAY and any(claim.high == n * DAY for n in dated):
            return True
    if claim.unit == MONTHS:  # "your daughter has a year to go": 15, and the shop's 16
        ages = {a.high for a, _ in evidence.amounts.get("number", ())}
        lengths |= {12 * abs(one - other) for one in evidence.customers_numbers for other in ages}
        if claim.high in lengths and claim.high and MADE.search(around):
            return True
    after = claim.end - sentence.start
    rest = _REMAINS.match(sentence.text, after) or _REMAINDER.search(sentence.text, 0, place)
    ends = lengths | {s.low for s in (*sources, *mine) if s.unit == claim.unit}
    left = {abs(one - other) for one in ends for other in ends}
    return bool(rest) and claim.bound != "max" and {claim.low, claim.high} <= left


def _is_weaker(claim: Amount, sentence: Sentence, sources: list[Amount]) -> bool:
    """`under three quarters of an hour: between 25 and 40 minutes`: true if the second is."""
    if claim.bound != "max" or not _UNDER.search(sentence.text, 0, claim.start - sentence.start):
        return False
    exact = [c for c in sentence.claims if isinstance(c, Amount) and c.kind == "duration"]
    return any(
        c.start > claim.end and c.unit == claim.unit and c.high <= claim.low
        and any((c.low, c.high) == (s.low, s.high) and c.unit == s.unit for s in sources)
        for c in exact
    )  # fmt: skip


def _vaguely(claim: Amount, source: Amount) -> bool:
    """Whether `a few days` may be said of a source's length: of two to nine of the unit."""
    if claim.unit == source.unit:
        return claim.low == source.low
    unit = claim.unit.removeprefix(f"{VAGUE} ")
    one = claim.low / FEW
    kin = unit == source.unit or ({unit, source.unit} == {CLOCK, WORKING} and one == DAY)
    scale = Decimal(1) if source.unit != unit and source.unit == WORKING else one
    return kin and 2 * scale <= source.high <= MANY * scale


def _within(claim: Amount, source: Amount) -> bool:
    """The same figure or range; of a range, the far end, or the near end said to be the least."""
    if (claim.low, claim.high) == (source.low, source.high):
        return True
    if claim.low != claim.high or source.low == source.high:
        return False
    return claim.low == source.high or (claim.low == source.low and claim.bound == "min")


def _opposed(claim: Amount, source: Amount) -> bool:
    """Whether one is the most and the other the least."""
    return bool(claim.bound and source.bound) and claim.bound != source.bound
