"""Whether lengths of time of a reply follow from what it cites: as they stand there, or as the time
between two days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from drafter.verify.amounts import Amount, Clock, Day
from drafter.verify.clock import ALWAYS
from drafter.verify.clock import DAY as DAY_MINUTES
from drafter.verify.customers import lengths_of
from drafter.verify.durations import (
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
from drafter.verify.evidence import Evidence
from drafter.verify.grounds import Finding
from drafter.verify.hedges import is_roughly
from drafter.verify.numbers import number_word
from drafter.verify.orders import DATE_ROLES
from drafter.verify.reading import Sentence
from drafter.verify.sums import in_proportion, with_extras
from drafter.verify.workings import length_follows

_SINCE = re.compile(
    r"\b(?:ago|for|now|had|used|since|old|already|left|late|more|past|remaining|to go|still|until|till|"
    r"yet|before|earlier|longer|apart|sooner|after|later|again|away|ahead|been)\b",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"\b(?:left|leav\w+|gives?|still|time|from (?:now|today)|more|another|remain\w*|to go|to spare|short|longer|over|"
    r"early|earlier|late|later|less|sooner|away|in all|altogether|together|total|past|beyond|apart|ahead)\b",
    re.IGNORECASE,
)
_LAST = re.compile(r"\b(?:last|past) (day|night|week|month|year)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"(?:'|s'|'s)?(?: or more)? (?:away|before|beforehand|prior|ahead|in advance|notice)\b",
    re.IGNORECASE,
)
"""`up to 5 days before` is `at least 5 days before`."""
_APART = re.compile(r" (?:before|after|earlier|later|longer|ahead|apart|sooner)\b", re.IGNORECASE)
_OWN = re.compile(
    r"\b(?:ago|had|old|owned|used|using|been|already|waited|waiting|worn|yours)\b|\bat $",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\b(?:within|inside|in) (?:the|those|these|our|your) $", re.IGNORECASE)
"""`Within the seven days` points to a length of time that has been given."""
_PASSED = re.compile(r" (?:old|ago|late|since)\b", re.IGNORECASE)
"""`More than twelve months old`: that the most a source allows has been passed."""
_BY = re.compile(r"\bby $", re.IGNORECASE)
_OFF = re.compile(
    r" (?:more|over|late|early|short|left|past|too|longer|to go|to spare)\b", re.IGNORECASE
)
"""`Misses it by a few days`, `a few days too late`: what two days differ by, not a source's length."""
_REST = re.compile(
    r"\b(?:older|longer|later|otherwise|above|heavier|larger|beyond|after that|over that)\b", re.I
)
_OTHER = re.compile(r"\b(?:other|remaining|rest of the) $", re.IGNORECASE)
_UNDER = re.compile(r"\b(?:under|below|less than) $", re.IGNORECASE)
_POINTED = re.compile(r"\b(?:those|these) $", re.IGNORECASE)
"""`those two days` counts what has just been said."""


def check_length(claim: Amount, sentence: Sentence, evidence: Evidence) -> Finding | None:
    """What is wrong with a length of time; None where it is grounded."""
    sources = [
        amount for amount, s in evidence.amounts.get("duration", ())
        if claim.bound != "max" or s not in evidence.customers  # the most is the shop's to say
    ]  # fmt: skip
    if claim.unit.startswith(EACH):
        return _rhythm(claim, sentence, sources, evidence)
    if claim.unit.startswith(VAGUE):
        made = _BY.search(sentence.text, 0, claim.start - sentence.start) or _OFF.match(
            sentence.text, claim.end - sentence.start
        )
        return None if made or any(_vaguely(claim, source) for source in sources) else _UNTOLD
    written = sentence.text[claim.start - sentence.start : claim.end - sentence.start]
    if "week" in written and any(
        s.unit == WORKING and claim.low == claim.high == round(s.high / 5) * WEEK for s in sources
    ):
        return None  # ten working days are two weeks
    fitting = [
        s for s in sources if claim.unit == s.unit.removeprefix(EACH) and _within(claim, s)
    ]  # "after twelve months" is "every 12 months"
    ahead = _AHEAD.match(sentence.text[claim.end - sentence.start :])
    head = sentence.text[: claim.start - sentence.start]
    passed = claim.bound == "min" and _PASSED.match(sentence.text, claim.end - sentence.start)
    if any(
        ahead or passed or _DEFINITE.search(head) or not _opposed(claim, source)
        for source in fitting
    ) or any(_is_complement(claim, source, evidence) for source in fitting):
        return None
    if fitting:
        return "duration", f"is {_BOUND[fitting[0].bound]} in the source"
    if (
        _POINTED.search(head)
        or _spans(claim, evidence)
        or _elapsed(claim, sentence, evidence)
        or _is_weaker(claim, sentence, sources)
        or _is_between_times(claim, sentence, evidence)
        or in_proportion(claim, sentence, evidence)
        or _is_difference(claim, sentence, sources, evidence)
        or length_follows(claim, sentence, evidence)
        or (claim.low == claim.high and claim.high in with_extras("duration", claim.unit, evidence))
        or is_roughly(claim, sentence, {s.high for s in sources if s.unit == claim.unit})
    ):
        return None
    return _UNTOLD


def _spans(claim: Amount, evidence: Evidence) -> bool:
    """Whether it reaches from one length to another of a source: `for 18 months, then to 36`."""
    ends: dict[Sentence, set[Decimal]] = {}
    for length, place in evidence.amounts.get("duration", ()):
        if length.unit == claim.unit:
            ends.setdefault(place, set()).update((length.low, length.high))
    return claim.low < claim.high and any({claim.low, claim.high} <= e for e in ends.values())


def _is_complement(claim: Amount, source: Amount, evidence: Evidence) -> bool:
    """Whether it names what a source only calls the rest: `under 3 years, and 15% for older ones`."""
    told = next((s for a, s in evidence.amounts["duration"] if a is source), None)
    return told is not None and bool(_REST.search(told.text, source.end - told.start))


def _is_between_times(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether it is the time from one hour to another of a source, or all day and night."""
    if claim.low != claim.high:
        return False
    if claim.unit == MONTHS:
        return any(claim.low in spans for spans in _months_spanned(evidence))
    if claim.unit != CLOCK:
        return False
    if claim.low == DAY and any(ALWAYS in clock.minutes for clock in evidence.clocks):
        return True
    minutes = claim.low / 60
    clocks = [c.minutes for s in (*_near(sentence), *evidence.sentences, *evidence.heard) for c in s.claims
              if isinstance(c, Clock)]  # fmt: skip
    now = evidence.grounds.now.astimezone(evidence.grounds.zone)
    clocks.append(frozenset((now.hour * 60 + now.minute,)))
    if any(
        (end - start) % DAY_MINUTES == minutes
        for one in clocks for other in clocks for start in one for end in other
    ) and _MADE.search(sentence.text):  # fmt: skip
        return True
    for source in evidence.told:
        clocks = [c.minutes for c in source.claims if isinstance(c, Clock)]
        for first, last in pairwise(clocks):
            if any(end - start == minutes for start in first for end in last):
                return True
    return False


def _months_spanned(evidence: Evidence) -> Iterator[tuple[int, int]]:
    """How many months there are from one to another of a source, the last left out or taken in."""
    for source in evidence.told:
        months = [c.month for c in source.claims if isinstance(c, Day) and c.month and not c.day]
        for first, last in pairwise(months):
            yield (last - first) % 12, (last - first) % 12 + 1


def _is_difference(
    claim: Amount, sentence: Sentence, sources: list[Amount], evidence: Evidence
) -> bool:
    """Whether it is what two lengths of the sources leave or make: `three weeks left`."""
    place = claim.start - sentence.start
    around = sentence.text[max(0, place - 24) : claim.end - sentence.start + 32]
    lengths = {s.high for s in sources if s.unit == claim.unit}
    if sentence.text[:place].endswith("the ") and claim.unit == CLOCK:  # "one of the two days"
        dated = (len({c for c in s.claims if isinstance(c, Day) and c.day}) for s in evidence.told)
        if claim.high > DAY and any(claim.high == n * DAY for n in dated):
            return True
    if _OTHER.search(sentence.text, 0, place) and claim.unit == CLOCK and claim.high % DAY == 0:
        return claim.high + DAY in lengths  # "the first night … the other two nights"
    if claim.unit == MONTHS:  # "your daughter has a year to go": 15, and the shop's 16
        ages = {a.high for a, _ in evidence.amounts.get("number", ())}
        lengths |= {12 * abs(one - other) for one in evidence.customers_numbers for other in ages}
        if claim.high in lengths and claim.high and _MADE.search(around):
            return True
    made = {value for a, b in combinations(lengths, 2) for value in (a + b, abs(a - b))}
    return claim.high in made and bool(_MADE.search(around))


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


def _rhythm(
    claim: Amount, sentence: Sentence, sources: list[Amount], evidence: Evidence
) -> Finding | None:
    """How often is a fault only where the sources have another rhythm."""
    kin = [a for a in sources if a.unit.startswith(EACH)]
    if in_proportion(claim, sentence, evidence):
        return None  # £60 a year is £5 a month
    if not kin or any(
        a.unit == claim.unit and {claim.low, claim.high} <= {a.low, a.high} for a in kin
    ):
        return None
    often = {a.low for a, _ in evidence.amounts.get("times", ()) if a.low}
    if any(a.unit == claim.unit and claim.low * n == a.low for a in kin for n in often):
        return None  # every six months is twice a year
    if any(
        c.kind == "times" and is_told_rhythm(c, sentence, evidence)
        for c in sentence.claims if isinstance(c, Amount) and c.end <= claim.start <= c.end + 2
    ):  # fmt: skip
        return None
    before = [w for w in sentence.words if w.end <= claim.start <= w.end + 1]
    number = number_word(before[-1].text) if before else None
    if number and any(a.unit == claim.unit and a.low * number == claim.low for a in kin):
        return None  # "four a year" is every three months
    several = len({(a.unit, a.low) for a in kin}) > 1 and not _NTH.search(
        sentence.text[claim.start - sentence.start : claim.end - sentence.start]
    )
    return None if several else _UNTOLD


_NTH = re.compile(r"\d")
"""A rhythm that is counted: `every 50 hours`, not `a year`."""
_UNTOLD: Finding = ("duration", "is in no cited source")
_BOUND = {"min": "the least", "max": "the most", "": "without a bound"}


def _vaguely(claim: Amount, source: Amount) -> bool:
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
    return bool(claim.bound and source.bound) and claim.bound != source.bound


def _months_since(evidence: Evidence) -> Iterator[Decimal]:
    """How many months lie between today and each month or day the sources name with its year."""
    for day in evidence.named_days:
        if day.month:
            today = evidence.today
            years = today.year - day.year if day.year else int(day.month > today.month)
            yield Decimal(abs(years * 12 + today.month - day.month))


def _near(sentence: Sentence) -> tuple[Sentence, ...]:
    return sentence.syntax.sentences[max(0, sentence.number - 1) : sentence.number + 1]


def _since_moments(claim: Amount, evidence: Evidence) -> bool:
    """Whether it is, to a fifth, the time since a moment of an order: `half an hour ago`."""
    moments = (getattr(f.order, role) for f in evidence.orders for role in DATE_ROLES)
    gaps = (Decimal((evidence.grounds.now - m).total_seconds()) for m in moments if m)
    return any(0 < gap < DAY and abs(gap - claim.low) <= gap / 5 for gap in gaps)


def _elapsed(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether it is the time between today and a known day: `3 weeks ago`, `6 days left`."""
    lately = (m.group(1) for s in evidence.told for m in _LAST.finditer(s.text))
    if any((claim.unit, claim.high) == scale_of(None, unit) for unit in lately):
        return True
    place = claim.start - sentence.start
    around = sentence.text[max(0, place - 24) : claim.end - sentence.start + 24]
    heard = (c for c in lengths_of(evidence.heard) if c.unit == claim.unit)
    head = sentence.text[max(0, place - 24) : place]
    if (_OWN.search(around) or _OWN.search(head)) and not claim.bound:
        if any(_within(claim, told) for told in heard):
            return True  # the customer's `had it for 8 months`
        if claim.unit == MONTHS and claim.high / 12 in evidence.customers_numbers:
            return True  # their `died at 2.5`
    if claim.unit == CLOCK and claim.low < DAY and _since_moments(claim, evidence):
        return True
    if not _SINCE.search(around) or claim.low != claim.high:
        return False
    days = evidence.known_days | evidence.deadlines | evidence.dated_days | evidence.moments
    gaps = {abs((day - evidence.today).days) for day in days}
    for facts in evidence.orders:
        gaps |= {abs((one - other).days) for one, other in combinations(facts.days.values(), 2)}
    if _APART.match(sentence.text, claim.end - sentence.start):
        named = set(evidence.dated_days)
        for c in (c for s in _near(sentence) for c in s.claims if isinstance(c, Day) and c.day):
            named |= {d for d in days | evidence.computed_days if c.fits(d)}
        gaps |= {abs((one - other).days) for one, other in combinations(named, 2)}
    if claim.unit == WORKING:
        return any(claim.low == gap for gap in gaps)
    if claim.unit == MONTHS:
        years = {a.low for a, _ in evidence.amounts.get("number", ())} | {
            Decimal(d.year or 0) for d in evidence.named_days
        }
        return Decimal(evidence.today.year) - claim.low / 12 in years or any(
            abs(gap - claim.low) < 1 for gap in _months_since(evidence)
        )
    exact = claim.low / DAY
    weekly = claim.low % WEEK == 0
    return any(abs(gap - exact) <= (3 if weekly else 0) for gap in gaps)
