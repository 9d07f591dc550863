"""Faults as checks: why each is one, in words that staff may read."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.drafts import Check
from drafter.verify.grounds import CHECKS, CheckName, Fault, Grounds, known_texts, own_contacts
from drafter.verify.language import KNOWN
from drafter.verify.naming import discreet, withheld, words_said

MAX_NAMED = 5
"""Failing runs of words that a check's detail names."""
_WITHHELD = frozenset({"contacts", "personal_data"})
"""Checks whose finding must not be shown itself, be its words ever so plain."""


def checks_of(wrong: Sequence[Fault], grounds: Grounds) -> tuple[Check, ...]:
    """Faults as checks, in the order of CHECKS: what they name is fit to be shown."""
    found: dict[CheckName, list[str]] = {name: [] for name in CHECKS}
    for fault, why in zip(wrong, reasons_of(wrong, grounds), strict=True):
        found[fault.check].append(why)
    return tuple(_check(name, whys, grounds) for name, whys in found.items())


def reasons_of(wrong: Sequence[Fault], grounds: Grounds) -> list[str]:
    """Why each fault is one, fit to be shown. Where letters are hidden, cut or joined, no word of the
    reply is shown; otherwise none that stands with a contact or with somebody's name."""
    if not wrong:
        return []
    shown, reachable = words_said(known_texts(grounds)), words_said(own_contacts(grounds))
    tricked = any(fault.trick for fault in wrong)
    hidden = [(fault.start, fault.end) for fault in wrong if fault.check in _WITHHELD]
    return [
        withheld(fault.why, reachable)
        if tricked or any(fault.start < end and start < fault.end for start, end in hidden)
        else discreet(fault.why, shown, reachable)
        for fault in wrong
    ]


def _check(name: CheckName, whys: Sequence[str], grounds: Grounds) -> Check:
    if whys:
        named = list(dict.fromkeys(whys))
        more = f" (and {len(named) - MAX_NAMED} more)" if len(named) > MAX_NAMED else ""
        return Check(name=name, passed=False, detail="; ".join(named[:MAX_NAMED]) + more)
    if name == "language" and grounds.language and grounds.language.split("-")[0] not in KNOWN:
        return Check(
            name=name,
            passed=True,
            detail=f"not checked: no words of {grounds.language!r}",
        )
    return Check(name=name, passed=True)
