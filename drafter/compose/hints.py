"""What staff wish for a reply, as far as it can be done without a model."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SHORTER = re.compile(
    r"\W*(?:(?:please|pls|can you|could you|make|keep|write|it|this|a|bit|little|much|even|more|"
    r"be|very|and|the|reply|answer|too|long)\W+)*"
    r"(?:shorter|short|briefer|brief|concise|shorten(?: it| this)?|fewer words|less text|too long)"
    r"(?:\W+(?:please|pls|thanks|reply|answer))*\W*",
    re.IGNORECASE,
)
NAMED = 80
"""Characters of a wish that a check repeats."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """A hint, read line by line. `others` are the lines that only a model could follow."""

    shorter: bool
    others: tuple[str, ...]

    @property
    def unmet(self) -> str:
        """What isn't followed, and why; empty where everything is."""
        if not self.others:
            return ""
        named = ", ".join(f"“{line[:NAMED]}”" for line in self.others)
        return f"not followed: {named}: without a model the brand's sentences can't be reworded"


def wishes_of(hint: str | None) -> Wishes:
    """Read a hint."""
    lines = [line.strip() for line in (hint or "").splitlines() if line.strip()]
    short = [line for line in lines if _SHORTER.fullmatch(line)]
    return Wishes(bool(short), tuple(line for line in lines if line not in short))
