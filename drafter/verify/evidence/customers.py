"""What customers tell of themselves in their own message: what they spend, when a thing happened.

They write as one does in a chat: `basket 84`, `tent for 300`, `came today`, `bought it 14 months
ago`. What they tell may be given back and reckoned with; it grounds no price, fee or refund.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from drafter.verify.claims.amounts import Amount, Day, Relative, Weekdays
from drafter.verify.reading.deadlines import later
from drafter.verify.reading.reading import Sentence

_NAMING = re.compile(
    r"(?:\b(?:size|sizes|sz|order|number|numbers|no\.?|nr|age|aged|turned|uk|eu|us|model|version|day|flat|room|"
    r"gate|door|step|page|part|code|type|level|since|until|till|by|of|from|in|and|or|to)|#|[-/x×]) ?$",
    re.IGNORECASE,
)
"""What makes a bare figure a size, a name, an hour or a part of another."""
_NOW = re.compile(r"\b(?:today|just now|this morning)\b", re.IGNORECASE)
_AGO = re.compile(r" (?:ago|back|earlier)\b", re.IGNORECASE)
_FOR = re.compile(r"\b(?:had (?:it|them|this)|owned (?:it|them)|for) $", re.IGNORECASE)


MONTH, YEAR = 31, 12
LATELY = timedelta(days=100)
"""How long ago a day may be to be counted back to: `14 months ago` means no day."""


def sums_of(sentences: Iterable[Sentence]) -> Iterator[Decimal]:
    """Figures without a currency that can only be money."""
    for sentence in sentences:
        for claim in sentence.claims:
            if not isinstance(claim, Amount) or claim.kind != "number" or claim.low != claim.high:
                continue
            head = sentence.text[: claim.start - sentence.start]
            if not (
                claim.unit or _NAMING.search(head)
                or sentence.text.startswith(" of ", claim.end - sentence.start)
            ):  # fmt: skip
                yield claim.low


def lengths_of(sentences: Iterable[Sentence]) -> Iterator[Amount]:
    """Their lengths of time."""
    for sentence in sentences:
        for claim in sentence.claims:
            if isinstance(claim, Amount) and claim.kind == "duration":
                yield claim


def moments_of(sentences: Iterable[Sentence], today: date) -> Iterator[date]:
    """The days that `today`, `5 days ago` and `on friday` are: of a day of the week, the last and the
    next."""
    for sentence in sentences:
        for claim in sentence.claims:
            if isinstance(claim, Relative):
                yield today + timedelta(days=claim.days)
            elif isinstance(claim, Weekdays) and len(claim.days) == 1:
                (weekday,) = claim.days
                ahead = (weekday - today.weekday()) % 7
                yield today + timedelta(days=ahead)
                yield today + timedelta(days=ahead - 7)
            elif isinstance(claim, Amount) and claim.kind == "duration":
                place = claim.start - sentence.start
                tail = _AGO.match(sentence.text, claim.end - sentence.start)
                if tail or _FOR.search(sentence.text, 0, place):
                    then = later(today, -claim.high, claim.unit)
                    if then and today - then <= LATELY:
                        yield then
        if _NOW.search(sentence.text):
            yield today


def nearest(days: Iterable[Day], today: date) -> Iterator[date]:
    """The last and the next day with each of some numbers: `the 13th`."""
    for day in days:
        for ahead in range(-MONTH, MONTH + 1):
            then = today + timedelta(days=ahead)
            if then.day == day.day:
                yield then
