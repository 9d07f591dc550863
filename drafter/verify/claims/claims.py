"""Everything in a text that can be checked against another text, found once for reply and source.

Each figure, and each word that can stand for one, is offered to the readers from the most to the
least specific; the first that knows it takes it. What one has taken, the next doesn't see.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from drafter.verify.claims.amounts import Amount, Claim
from drafter.verify.claims.clock import find_times
from drafter.verify.claims.contacts import find_contacts
from drafter.verify.claims.dates import calendar_of
from drafter.verify.claims.durations import OPENERS, duration_at
from drafter.verify.claims.money import (
    FREE_HINTS,
    NOTE_HINTS,
    SHARE_HINTS,
    find_free,
    find_notes,
    find_shares,
    money_at,
    percent_at,
)
from drafter.verify.claims.references import (
    CODE_HINTS,
    RANKS,
    find_worded_codes,
    number_at,
    rank_at,
    reference_at,
)
from drafter.verify.english.numbers import FIGURE, digitised, value_of
from drafter.verify.english.words import Word

BLANK = "\x1f"
"""Put over what has been found: no word, digit or space, so that no pattern reaches across."""
_ADDS = re.compile(r"; [^.!?;]*\b(?:adds?|takes?|needs?) $", re.IGNORECASE)
"""`Ready in 4 days; frames add 2.` counts days in both."""
_OTHERWISE = re.compile(
    r"\b(?:spen[dt]|paid|pay|costs?|basket|total|at|of|worth|size|age|aged|number|for|order) $|"
    r"\b(?:any(?:one|body)|those|people|persons?|child(?:ren)?|kids?|customers|guests|members|adults)(?: aged)? (?:under|over|below|above) $",
    re.I,
)
"""What makes a bare figure after a length of time none."""
_LISTS = re.compile(r"\d (?:or|and) \d", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?;] ")


def find_claims(text: str, words: Sequence[Word], locale: str) -> tuple[Claim, ...]:
    """The claims of a folded text, by place.

    Args:
        words: all words of the text.
        locale: as babel writes it; decides how `4/5` is read.
    """
    found: list[Claim] = []
    rest = _without(text, find_contacts(text), found)
    rest = _without(rest, calendar_of(locale).find(rest, words), found)
    rest = _without(rest, find_times(rest, frozenset(word.text for word in words)), found)
    spoken = [word for word in words if rest[word.start] != BLANK]
    texts = {word.text for word in spoken}
    if texts & SHARE_HINTS:
        rest = _without(rest, find_shares(rest), found)
    if texts & NOTE_HINTS:
        rest = _without(rest, find_notes(digitised(rest, spoken)), found)
    if texts & CODE_HINTS:
        rest = _without(rest, find_worded_codes(rest), found)
    rest = _without(rest, _figures(digitised(rest, spoken), text, spoken), found)
    if texts & FREE_HINTS:
        found.extend(find_free(rest))
    found.sort(key=_place)
    return _listed_lengths(text, list(_with_unit(text, found)))


def _figures(text: str, original: str, words: Sequence[Word]) -> Iterable[Claim]:
    starts = {match.start(): True for match in FIGURE.finditer(text)}
    for word in words:
        if word.text in OPENERS or word.text in RANKS:
            starts.setdefault(word.start, False)
    end = -1
    for start in sorted(starts):
        if start < end:
            continue
        claim = (
            _figure_at(text, original, start) if starts[start] else _word_at(text, original, start)
        )
        if claim:
            end = claim.end
            yield claim


def _figure_at(text: str, original: str, start: int) -> Claim | None:
    before = text[start - 1] if start else " "
    if before.isalpha() or before == "#":
        return money_at(text, start) or reference_at(text, original, start)
    return (
        money_at(text, start)
        or percent_at(text, start)
        or duration_at(text, start)
        or reference_at(text, original, start)
        or rank_at(original, start)
        or number_at(text, original, start)
    )


def _word_at(text: str, original: str, start: int) -> Claim | None:
    return duration_at(text, start) or rank_at(original, start)


def _with_unit(text: str, claims: Sequence[Claim]) -> Iterator[Claim]:
    """`Varifocals take 10 working days, single vision lenses 5.`: the 5 is of working days."""
    last: Amount | None = None
    for claim in claims:
        if isinstance(claim, Amount) and claim.kind == "duration":
            last = claim
        elif (
            isinstance(claim, Amount) and claim.kind == "number" and not claim.unit and last
            and not _OTHERWISE.search(text, last.end, claim.start)
            and (
                text[claim.end : claim.end + 1] in ("", ".", ";", ",", ")")
                or text[claim.end : claim.end + 4] == text[last.end : last.end + 4] == " on "
                or text.startswith((" more to ", " extra to "), claim.end)
            )
            and (
                not _SENTENCE_END.search(text[last.end : claim.start])
                or _ADDS.search(text, last.end, claim.start)
            )
        ):  # fmt: skip
            figure = FIGURE.search(text, last.start, last.end)
            factor = last.low / value_of(figure.group()) if figure and last.low else Decimal(0)
            if factor:
                low, high = claim.low * factor, claim.high * factor
                yield replace(claim, kind="duration", low=low, high=high, unit=last.unit)
                continue
        yield claim


def _listed_lengths(text: str, claims: list[Claim]) -> tuple[Claim, ...]:
    """`Every 1, 2 or 3 months`: the 1 is of months, too."""
    for place in range(len(claims) - 2, -1, -1):
        one, then = claims[place], claims[place + 1]
        if (
            isinstance(one, Amount) and one.kind == "number" and not one.unit and one.low == one.high
            and isinstance(then, Amount) and then.kind == "duration"
            and text[one.end : then.start] == ", " and _LISTS.search(text, then.start, then.end)
        ):  # fmt: skip
            figure = FIGURE.search(text, then.start, then.end)
            factor = then.low / value_of(figure.group()) if figure and then.low else Decimal(0)
            if 0 < one.low * factor < then.low:
                length = one.low * factor
                claims[place] = replace(
                    one, kind="duration", low=length, high=length, unit=then.unit
                )
    return tuple(claims)


def _without(text: str, claims: Iterable[Claim], found: list[Claim]) -> str:
    """Keep the claims; blank them out of the text that is handed on."""
    fresh = list(claims)
    found.extend(fresh)
    for claim in fresh:
        text = text[: claim.start] + BLANK * (claim.end - claim.start) + text[claim.end :]
    return text


def _place(claim: Claim) -> tuple[int, int]:
    return claim.start, claim.end
