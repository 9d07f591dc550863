"""Whether a length of time of a reply is what lies between two days, two hours or two years that are
known: `3 weeks ago`, `6 days left`, `open for nine hours`.

A length follows from any two of them, so the words around it have to say that it runs between two.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from decimal import Decimal
from itertools import combinations

from drafter.verify.claims.amounts import Amount, Clock, Day
from drafter.verify.claims.clock import DAY as DAY_MINUTES
from drafter.verify.claims.durations import CLOCK, DAY, MONTHS, VAGUE, WEEK, WORKING
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.evidence.orders import DATE_ROLES
from drafter.verify.reading.reading import Sentence

WEEKLY_SLACK = 3
"""Days by which a whole number of weeks may be off."""
NEAR = 24
"""Characters on either side of a length in which the words that tell of it stand."""
_THEN = re.compile(
    r"'?s? (?:\w+ )?(?:ago|now|old|already|left|late|early|more|past|remaining|to go|to spare|since|until|till|"
    r"before|earlier|longer|apart|sooner|after|later|again|away|ahead|gone|passed|back|from (?:now|today|then)|(?:have|has) (?:gone|passed|been))\b",
    re.IGNORECASE,
)
"""What follows a length that runs from or to a day: `3 weeks ago`, `6 days left`."""
_BEEN = re.compile(
    r"\b(?:been|had|has|have|owned|used|waited|waiting|it's|that's|you're|we're|still|another|further|leaves|left|"
    r"at|after|only|already|yours?|old|past|last|over|about|around|nearly|almost|just|another|other)\b"
    r"(?: [\w,]+){0,4} $",
    re.IGNORECASE,
)
"""What leads up to one: `it's been 6 days`, `you have had it for 3 weeks`."""
_RULE = re.compile(
    r"\b(?:if|once|unless|needs?|takes?|allow|lasts?|keeps?|holds?|held|must|please|within|up to)\b[^,;:]*$",
    re.I,
)
"""What makes a length the term of a rule, which no two days bear out."""
MADE = re.compile(
    r"\b(?:left|leav\w+|gives?|still|time|from (?:now|today)|more|another|remain\w*|to go|to spare|short|longer|over|"
    r"early|earlier|late|later|less|sooner|away|in all|altogether|together|total|past|beyond|apart|ahead)\b",
    re.IGNORECASE,
)
"""What says that a length has been worked out."""
_LEFT = re.compile(
    r" (?:\w+ )?(?:ago|left|remaining|to go|to spare|late|early|old|from now)\b", re.I
)
_NEXT_DAY = frozenset(("next day", "following day"))
_APART = re.compile(
    r" (?:ago|before|after|earlier|later|longer|ahead|apart|sooner|(?:too )?late|(?:too )?early)\b",
    re.I,
)


def is_elapsed(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether it is the time between today and a known day."""
    place = claim.start - sentence.start
    if _is_next_day(claim, sentence, evidence):
        return True
    if claim.unit == CLOCK and claim.low < DAY and _since_moments(claim, evidence):
        return True
    after = claim.end - sentence.start
    if not (
        _THEN.match(sentence.text, after) or _BEEN.search(sentence.text[max(0, place - 32) : place])
    ):
        return False
    if _RULE.search(sentence.text, 0, place) and not _LEFT.match(sentence.text, after):
        return False
    if claim.unit == f"{VAGUE} {CLOCK}":
        return any(claim.low <= gap * DAY <= claim.high for gap in _gaps(claim, sentence, evidence))
    if claim.low != claim.high:
        return False
    if claim.unit == MONTHS:
        return _is_since_year(claim, evidence)
    gaps = _gaps(claim, sentence, evidence)
    if claim.unit == WORKING:
        return claim.low in gaps
    written = sentence.text[place:after]
    slack = WEEKLY_SLACK if claim.low % WEEK == 0 and "day" not in written else 0
    return any(abs(gap - claim.low / DAY) <= slack for gap in gaps)


def _is_next_day(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether it is `the next day`, or `the day before`, where two days that follow one another are named,
    or `the same day` where one is named twice."""
    words = sentence.text[claim.start - sentence.start : claim.end - sentence.start].lower()
    if words == "same day":
        dated = Counter((day.day, day.month) for day in evidence.named_days if day.day)
        return any(often > 1 for often in dated.values())
    days = evidence.timeline.dated | evidence.timeline.known
    before = words == "the day" and sentence.text.startswith(" before", claim.end - sentence.start)
    follows = any(day + timedelta(days=1) in days for day in days)
    return (before or words in _NEXT_DAY) and follows


def _since_moments(claim: Amount, evidence: Evidence) -> bool:
    """Whether it is, to a fifth, the time since a moment of an order: `half an hour ago`."""
    moments = (getattr(f.order, role) for f in evidence.orders for role in DATE_ROLES)
    gaps = (Decimal((evidence.grounds.now - m).total_seconds()) for m in moments if m)
    return any(0 < gap < DAY and abs(gap - claim.low) <= gap / 5 for gap in gaps)


def _gaps(claim: Amount, sentence: Sentence, evidence: Evidence) -> set[int]:
    """How many days lie between today and each known day, or the days of an order; of the days named
    together, between any two where the reply says that they are apart."""
    timeline = evidence.timeline
    days = timeline.known | timeline.deadlines | timeline.dated | timeline.moments
    gaps = {abs((day - evidence.today).days) for day in days}
    for facts in evidence.orders:
        gaps |= {abs((one - other).days) for one, other in combinations(facts.days.values(), 2)}
    if _APART.match(sentence.text, claim.end - sentence.start):
        named = set(timeline.dated)
        for c in (c for s in _near(sentence) for c in s.claims if isinstance(c, Day) and c.day):
            named |= {d for d in days | timeline.computed if c.fits(d)}
        gaps |= {abs((one - other).days) for one, other in combinations(named, 2)}
    return gaps


def _is_since_year(claim: Amount, evidence: Evidence) -> bool:
    """Whether it is the time since a year that is named."""
    years = {a.low for a, _ in evidence.amounts.get("number", ())} | {
        Decimal(day.year) for day in (*evidence.named_days, *evidence.customers_days) if day.year
    }
    return Decimal(evidence.today.year) - claim.low / 12 in years


def is_between_times(claim: Amount, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether it is the time from one hour to another that is known."""
    if claim.low != claim.high or claim.unit != CLOCK:
        return False
    minutes = claim.low / 60
    clocks = [c.minutes for s in (*_near(sentence), *evidence.sentences, *evidence.heard) for c in s.claims
              if isinstance(c, Clock)]  # fmt: skip
    now = evidence.grounds.now.astimezone(evidence.grounds.zone)
    clocks.append(frozenset((now.hour * 60 + now.minute,)))
    gaps = {
        Decimal((end - start) % DAY_MINUTES)
        for one in clocks for other in clocks for start in one for end in other
    }  # fmt: skip
    return minutes in gaps and bool(MADE.search(sentence.text))


def _near(sentence: Sentence) -> tuple[Sentence, ...]:
    """A sentence and the one before it."""
    return sentence.syntax.sentences[max(0, sentence.number - 1) : sentence.number + 1]
