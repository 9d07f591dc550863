"""A link as it reads when its escapes are undone: `jane%40example.com` is an address."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.understand.personal.view import BARRIER, View, view_of

_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_ESCAPE = 3
"""Characters that stand for one byte."""
NESTED = 3
"""How often that is done: a link that leads to a login that leads to another is escaped twice."""
_JOINTS = str.maketrans(dict.fromkeys("/?&=#;", BARRIER))


@dataclass(frozen=True, slots=True)
class UnescapedLink:
    """`text` is a link's; character i comes from [starts[i], ends[i]) of what it was found in."""

    view: View

    @property
    def text(self) -> str:
        """The link."""
        return self.view.text

    @property
    def apart(self) -> str:
        """The link with barriers between its parts, as long as before."""
        return self.text.translate(_JOINTS)

    def run(self, start: int, end: int) -> tuple[int, int]:
        """Where [start, end) stands in what the link was found in."""
        return self.view.starts[start], self.view.ends[end - 1]


def unescaped(view: str, start: int, end: int) -> UnescapedLink:
    """Undo the escapes of the link at [start, end) of a view."""
    link = View(view[start:end], range(start, end), range(start + 1, end + 1))
    for _ in range(NESTED):
        if not _ESCAPES.search(link.text):
            break
        link = _read(link, _undone(link.text))
    return UnescapedLink(link)


def _undone(text: str) -> View:
    """The text with its escapes undone; bytes that are no UTF-8 become invisible."""
    out: list[str] = []
    lengths: list[int] = []
    done = 0
    for escapes in _ESCAPES.finditer(text):
        before = text[done : escapes.start()]
        meant = bytes.fromhex(escapes[0].replace("%", "")).decode(errors="surrogateescape")
        out += (before, meant)
        lengths += [1] * len(before)
        lengths += [_ESCAPE * len(one.encode(errors="surrogateescape")) for one in meant]
        done = escapes.end()
    out.append(text[done:])
    lengths += [1] * (len(text) - done)
    ends: list[int] = []
    for length in lengths:
        ends.append((ends[-1] if ends else 0) + length)
    return View("".join(out), [e - n for e, n in zip(ends, lengths, strict=True)], ends)


def _read(link: View, inner: View) -> View:
    """`inner`, which is of the link's text, folded and placed where the link is."""
    seen = view_of(inner.text)
    starts = [link.starts[inner.starts[place]] for place in seen.starts]
    ends = [link.ends[inner.ends[place - 1] - 1] for place in seen.ends]
    return View(seen.text, starts, ends)
