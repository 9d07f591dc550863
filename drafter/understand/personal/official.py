"""Official numbers that their own form gives away, whatever stands beside them.

A form is here when nothing that a shop numbers looks like it: letters at fixed places, points and
dashes where only that state sets them, or a check digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.understand.personal.labels import label_before
from drafter.understand.personal.spans import Found

_FORMS = re.compile(
    r"(?<![\w/.-])(?:"
    r"[A-Z]{2} \d{2} \d{2} \d{2} [A-D]"  # United Kingdom: National Insurance, spaced
    r"|(?=[A-Z])[A-Z9]{5}\d[0156]\d[0-3]\d\d[A-Z9]{2}[A-Z\d][A-Z]{2}"  # and driving licence
    r"|[A-Z9]{5} \d[0156]\d[0-3]\d\d [A-Z9]{2}[A-Z\d][A-Z]{2}"  # the same, spaced
    r"|\d{3}-\d{2}-\d{4}"  # United States: Social Security
    r"|[A-Z]{6}\d\d[A-EHLMPR-T]\d\d[A-Z]\d{3}[A-Z]"  # Italy: codice fiscale
    r"|[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z\d]\d"  # Mexico: CURP
    r"|756\.\d{4}\.\d{4}\.\d\d"  # Switzerland: AHV
    r"|\d\d\.\d\d\.\d\d-\d{3}\.\d\d"  # Belgium: national register
    r"|[12] \d\d (?:0[1-9]|1[0-2]) \d[\dAB] \d{3} \d{3}(?: \d\d)?"  # France: securite sociale
    r"|\d\d [0-3]\d[01]\d\d\d [A-Z] \d{3}"  # Germany: pension insurance
    r"|(?:19|20)\d\d[01]\d[0-3]\d-\d{4}"  # Sweden: personnummer
    r")(?![\w-])"
)
_SPANISH = re.compile(r"(?<![\w-])(?:([XYZ])[ -]?)?(\d{1,2}\.?\d{3}\.?\d{3})[ -]?([A-Z])(?![\w-])")
_CHECK_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"


def formed_numbers(view: str) -> Iterator[Found]:
    """Numbers in a state's own form, unless they are called one of the shop's."""
    for formed in _FORMS.finditer(view):
        if not _is_reference(view, formed.start()):
            yield Found("PASSPORT_OR_ID", *formed.span())
    for formed in _SPANISH.finditer(view):
        if _checks(formed) and not _is_reference(view, formed.start()):
            yield Found("PASSPORT_OR_ID", *formed.span())


def _checks(formed: re.Match[str]) -> bool:
    """Whether the letter of a Spanish DNI or NIE follows from its digits."""
    digits = formed[2].replace(".", "")
    if len(digits) != (7 if formed[1] else 8):
        return False
    prefix = str("XYZ".index(formed[1])) if formed[1] else ""
    return _CHECK_LETTERS[int(prefix + digits) % 23] == formed[3]


def _is_reference(view: str, start: int) -> bool:
    label = label_before(view, start)
    return label is not None and label.kind == "reference"
