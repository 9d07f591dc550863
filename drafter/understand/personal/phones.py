"""Phone numbers.

phonenumbers knows which numbers are possible, but an order number is one as well; and numbers kept
free for examples are never "valid". So a candidate is cut out by its shape, weighed by shape and by
the words around it, and phonenumbers has the last word on length and country.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

import phonenumbers

from drafter.understand.personal.labels import Label, label_before, labelled
from drafter.understand.personal.spans import Found

REGIONS = ("GB", "US", "DE", "FR", "ES")
"""Whose national numbers are understood, after the brand's own region."""
MAX_GROUPS = 7
"""Of digits in one number, unless it is spelled digit by digit."""
_SEPARATORS = r"[ \t().\-/\n]"
_RUN = re.compile(
    rf"(?<![\w@#$€£¥%^&])(?:\(?\+[ ]?\(?|\()?\d(?:{_SEPARATORS}{{0,3}}\d){{6,}}(?![\w%°])"
)
_GROUP = re.compile(r"\d+")
_OPENING = re.compile(r"(?:\(\+ ?|\+ ?\(?|\()$")
_EXTENSION = re.compile(
    r"[ ,]{0,2}(?:ext(?:ension|n)?\.?|x|durchwahl|poste|#)[ .:]?\d{1,5}(?!\w)", re.I
)
_DATE = re.compile(
    r"(?<!\d)(?:(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d)"
    r"|(?:(?:19|20)\d\d([./-])\d{1,2}\2\d{1,2}))(?!\d)"
)
_DAY_STAMP = re.compile(r"^(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d")
_AMOUNT_BEFORE = re.compile(r"(?:[£$€¥]|\b(?:gbp|usd|eur))\s?$|\d[.,:]$", re.I)
_AMOUNT_AFTER = re.compile(
    r"\s?(?:[£$€¥](?!\s?\d)|%|(?:gbp|usd|eur|euros?|pounds?|dollars?|cm|mm|kg|g|km|ml|inch(?:es)?|pairs?|"
    r"pieces?|pcs|items?|points?|pts|days?|weeks?|hours?)\b)|[.,:]\d",
    re.I,
)
_GROWN = re.compile(r"\w-$")
"""Letters that make digits part of a code: RT-0203."""
_SPANISH_GROUPS = {(3, 3, 3), (3, 2, 2, 2), (2, 3, 2, 2)}
_CODE_BEFORE = re.compile(r"(?<!\w)(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z\d]{2,} $")
"""The part of a tracking number before its digits: 1Z 999 AA1."""
_CARRIERS = re.compile(r"(?<!\w)1Z ?[A-Z\d]{3} ?[A-Z\d]{3} ?$")
"""The same of a carrier whose numbers all begin alike, where nothing calls it one."""
_UK_MOBILE_WITHOUT_PLUS = re.compile(r"447\d{9}")


class Shape(IntEnum):
    """How far the way a number is written says "phone" by itself."""

    PLAIN = 0
    """Digits that could be anything; only a label makes them a phone."""
    LIKELY = 1
    """A phone unless a label says otherwise."""
    CLEAR = 2
    """A phone unless it is called something else right before."""
    CERTAIN = 3
    """International, or an area code in parentheses."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """Some groups of a run of digits, read as one number."""

    view: str
    groups: tuple[tuple[int, int], ...]
    ends_run: bool

    @property
    def start(self) -> int:
        """Where it starts, with its plus sign or parenthesis."""
        start = self.groups[0][0]
        opening = _OPENING.search(self.view, max(0, start - 3), start)
        if opening is None or ("(" in opening[0] and ")" not in self.view[start : self.end]):
            return start - (self.view[start - 1 : start] == "+")
        return opening.start()

    @property
    def end(self) -> int:
        return self.groups[-1][1]

    @property
    def lengths(self) -> tuple[int, ...]:
        return tuple(end - start for start, end in self.groups)

    @property
    def digits(self) -> str:
        return "".join(self.view[start:end] for start, end in self.groups)

    @property
    def international(self) -> bool:
        """Starts with a plus sign, or the 00 that stands for one."""
        digits = self.digits
        return "+" in self.view[self.start : self.groups[0][0]] or (
            digits.startswith("00") and digits[2] != "0" and len(digits) >= 11
        )

    @property
    def in_parentheses(self) -> bool:
        """Starts with an area code in parentheses."""
        return self.view[self.start] == "(" and self.view[self.groups[0][1]] == ")"


def phones(view: str, region: str) -> Iterator[Found]:
    """Phone numbers, extension included."""
    dates = [date.span() for date in _DATE.finditer(view)]
    regions = tuple(dict.fromkeys((region, *REGIONS)))
    for run in _RUN.finditer(view):
        groups = tuple(group.span() for group in _GROUP.finditer(view, *run.span()))
        least = first = 0
        while first < len(groups):
            cut = _best_cut(_cuts(view, groups, least, first), regions, dates)
            if cut is None:
                first += 1
                continue
            extension = _EXTENSION.match(view, cut.end)
            yield Found("PHONE", cut.start, extension.end() if extension else cut.end)
            least = first = first + len(cut.groups)


def _best_cut(
    cuts: Iterable[_Cut], regions: Sequence[str], dates: Sequence[tuple[int, int]]
) -> _Cut | None:
    """Of the cuts that are phones the one that is meant, or None."""
    phones = [
        cut
        for cut in cuts
        if not any(start < cut.end and cut.start < end for start, end in dates)
        and _is_phone(cut, regions)
    ]
    return max(phones, key=_worth, default=None)


def _cuts(view: str, groups: Sequence[tuple[int, int]], least: int, first: int) -> Iterator[_Cut]:
    """What may be one number from group `first` on; groups before `least` are phones already."""
    if first > least and not _may_part(view, groups, first):
        return
    count = 0
    for after in range(first + 1, len(groups) + 1):
        count += groups[after - 1][1] - groups[after - 1][0]
        spelled = count == after - first  # digit by digit
        if count > 15 or (after - first > MAX_GROUPS and not spelled):
            return
        if count < 7 or not _may_part(view, groups, after) or (spelled and after < len(groups)):
            continue
        cut = _Cut(view, tuple(groups[first:after]), ends_run=after == len(groups))
        if not _breaks_up(view, groups[max(least, first - 3) : after + 3], cut):
            yield cut


def _may_part(view: str, groups: Sequence[tuple[int, int]], place: int) -> bool:
    """Whether one number may end and another begin before group `place`: not inside 12-345."""
    if place == len(groups):
        return True
    between = view[groups[place - 1][1] : groups[place][0]]
    return any(character in " \t\n(+/" for character in between)


def _breaks_up(view: str, groups: Sequence[tuple[int, int]], cut: _Cut) -> bool:
    """Whether a cut tears a longer number apart: 4421 0098 1173 2256 has no phone in it.

    Args:
        groups: the cut's, with some on either side.
    """
    lengths = [end - start for start, end in groups]
    before = groups.index(cut.groups[0])
    if before and _follows_closely(view, groups[before - 1], cut):
        return True
    even = len(lengths) >= 3 and len(set(lengths[:-1])) == 1 and lengths[-1] <= lengths[0]
    if not even or len(groups) == len(cut.groups):
        return False
    return before > 0 or view[groups[len(cut.groups)][0]] != "0"  # or another one follows


def _follows_closely(view: str, before: tuple[int, int], cut: _Cut) -> bool:
    """Whether up to three digits and a space lead to a cut that isn't called a phone."""
    short = before[1] - before[0] <= 3 and view[before[1] : cut.start] == " "
    return short and not labelled(view, cut.start, cut.start, "phone")


def _worth(cut: _Cut) -> int:
    """Which of several possible cuts is meant: the usual lengths, and the whole run."""
    count = sum(cut.lengths)
    if cut.international:
        return count  # the country's own lengths decide
    usual = count in ({10, 11} if cut.digits[0] == "0" else {9, 10, 11, 12})
    return 2 * usual + cut.ends_run


def _is_phone(cut: _Cut, regions: Sequence[str]) -> bool:
    view, start, end = cut.view, cut.start, cut.end
    if _AMOUNT_BEFORE.search(view, max(0, start - 5), start) or _AMOUNT_AFTER.match(view, end):
        return False
    if view[start - 1 : start] == "=" and not _is_called_phone(view, start):
        return False
    if _GROWN.search(view, max(0, start - 2), start) and not labelled(
        view, start, start, "phone", reach=12
    ):
        return False
    return _passes(cut) and any(
        _possible(" ".join(view[start:end].split()), region) for region in regions
    )


def _is_called_phone(view: str, start: int) -> bool:
    """Whether a phone's label stands right before: phone=…, and not order=…"""
    label = label_before(view, start)
    return label is not None and label.adjacent and label.kind == "phone"


def _passes(cut: _Cut) -> bool:
    """Whether the shape, or else the words around, say that it is a phone number."""
    shape = _shape(cut)
    if shape is Shape.CERTAIN:
        return True
    if shape is Shape.PLAIN and _is_scattered(cut):
        return False
    if _CARRIERS.search(cut.view, max(0, cut.start - 12), cut.start):
        return False
    label = label_before(cut.view, cut.start)
    if label is None:
        return shape is not Shape.PLAIN or labelled(cut.view, cut.start, cut.end, "phone")
    if label.kind != "reference":
        return shape is not Shape.PLAIN or label.kind == "phone"
    if shape is Shape.LIKELY:
        return _is_spoken_for(label, len(cut.digits))
    in_code = _CODE_BEFORE.search(cut.view, max(0, cut.start - 12), cut.start) is not None
    return shape is Shape.CLEAR and not label.adjacent and not in_code


def _is_spoken_for(label: Label, digits: int) -> bool:
    """Whether a label has its number already: order 48213, 0161…; not a list of such numbers."""
    figures = [len(figure) for figure in _GROUP.findall(label.between) if len(figure) > 3]
    return bool(figures) and digits not in figures


def _shape(cut: _Cut) -> Shape:
    digits = cut.digits
    if cut.international:
        return Shape.CLEAR if digits.startswith("00") else Shape.CERTAIN
    if cut.in_parentheses and len(digits) >= 9:
        return Shape.CERTAIN
    if _counts(cut):
        return Shape.PLAIN
    national = digits[0] == "0" and digits[1] != "0" and 9 <= len(digits) <= 13
    shape = _with_trunk_zero(cut.lengths) if national else _without_trunk_zero(cut)
    torn = "\n" in cut.view[cut.start : cut.end]
    return min(shape, Shape.LIKELY if national else Shape.PLAIN) if torn else shape


def _is_scattered(cut: _Cut) -> bool:
    """Figures that only stand together, 4.12.0, or the stamp of a day, 20251104."""
    lengths = cut.lengths[cut.digits[0] in "01" :]
    return set(cut.lengths) != {1} and (
        min(lengths, default=2) < 2 or _DAY_STAMP.match(cut.digits) is not None
    )


def _with_trunk_zero(lengths: tuple[int, ...]) -> Shape:
    """The shape of a national number, by the lengths of its groups."""
    if len(lengths) == 1:
        return Shape.LIKELY if lengths[0] in {10, 11} else Shape.PLAIN
    if set(lengths) == {1}:
        return Shape.LIKELY
    if lengths[0] == 1 and len(lengths) <= 4 and min(lengths[1:]) >= 3:
        return Shape.LIKELY  # 0 7700 900123
    return Shape.CLEAR if min(lengths) >= 2 and len(lengths) <= 6 else Shape.PLAIN


def _without_trunk_zero(cut: _Cut) -> Shape:
    """The shape of a number of North America or Spain, or of one that lost its plus sign."""
    digits = cut.digits
    if cut.lengths in {(3, 3, 4), (1, 3, 3, 4)} and re.match(r"1?[2-9]\d\d[2-9]", digits):
        return Shape.CLEAR
    spanish = cut.lengths in _SPANISH_GROUPS and digits[0] in "6789"
    if spanish and "." not in cut.view[cut.start : cut.end]:
        return Shape.LIKELY
    return Shape.LIKELY if _UK_MOBILE_WITHOUT_PLUS.fullmatch(digits) else Shape.PLAIN


def _counts(cut: _Cut) -> bool:
    """Sizes and the like: 06 08 10 12 14."""
    numbers = [int(cut.view[start:end]) for start, end in cut.groups]
    steps = {after - before for before, after in pairwise(numbers)}
    return len(numbers) >= 4 and len(steps) == 1 and steps != {0}


def _possible(written: str, region: str) -> bool:
    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(number)
