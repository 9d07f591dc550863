"""E-mail addresses around an at-sign, slips of the keyboard included."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.understand.personal.disguised import (
    BARE_PROVIDER,
    LOCAL_REACH,
    PROVIDER_DOMAIN,
    SPOKEN_DOMAIN,
    SPOKEN_LOCAL,
    whole_local,
)
from drafter.understand.personal.spans import Found

_LOCAL = re.compile(r"[\w.+%'&-]{1,64}$")
_LOCAL_STRIP = ".'&-%"
_DOMAIN = re.compile(r"(?:[\w-]{1,63}\.){1,5}(?:[^\W\d_]{2,24}|xn--[\w-]{2,30})(?![^\W_])")
_LOOSE_DOMAIN = re.compile(
    r"(?:[\w-]{1,63} ?[.,] ?){1,3}"
    r"(?:com|co|org|net|uk|de|fr|es|ie|eu|io|me|example|test|edu|gov)\b",
    re.IGNORECASE,
)
_NEXT_SENTENCE = re.compile(r"\.[a-z]+(\.[A-Z][a-z]*)$")
"""A sentence that starts right after the address: jane@example.com.Please."""


def emails(view: str) -> Iterator[Found]:
    """E-mail addresses written with an at-sign."""
    place = view.find("@", 1)
    while place > 0:
        before = view[place - 1]
        if before.isalnum() or before in "_.+-%'&":
            found = _around(view, place)
        else:
            found = _set_apart(view, place) if before == " " else None
        if found:
            yield found
        place = view.find("@", place + 1)


def _around(view: str, at: int) -> Found | None:
    local = _LOCAL.search(view, max(0, at - LOCAL_REACH), at)
    if local is None or not local[0].strip(_LOCAL_STRIP):
        return None
    start = local.start() + len(local[0]) - len(local[0].lstrip(_LOCAL_STRIP))
    if domain := _DOMAIN.match(view, at + 1):
        sentence = _NEXT_SENTENCE.search(domain[0])
        return Found("EMAIL", start, domain.end() - (len(sentence[1]) if sentence else 0))
    if provider := BARE_PROVIDER.match(view, at + 1):
        return Found("EMAIL", start, provider.end())
    after = at + 1 + (view[at + 1 : at + 2] == " ")
    loose = SPOKEN_DOMAIN.match(view, after) or _LOOSE_DOMAIN.match(view, after)
    return Found("EMAIL_OBFUSCATED", start, loose.end()) if loose else None


def _set_apart(view: str, at: int) -> Found | None:
    """A "jane @gmail.com" looks as a mention of a brand does, so only at a mail provider."""
    local = SPOKEN_LOCAL.search(view, max(0, at - LOCAL_REACH), at - 1)
    provider = PROVIDER_DOMAIN.match(view, at + 1)
    if local is None or provider is None:
        return None
    return Found("EMAIL_OBFUSCATED", whole_local(view, local), provider.end())
