"""What is left open by rules that weigh words, and what becomes of it once somebody has read both
the reply and its sources.

A fact check reads line by line and has an opinion of each. Its word lifts doubts and raises new
ones. It moves nothing that was looked up: a figure that no source has and that can't be reckoned from one,
what the shop does or gives, a link, a verdict, a person's name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from drafter.drafts import ORDER_PREFIX, Part, Verdict, text_of
from drafter.messages import Order
from drafter.verify.evidence.gathering import gather, resting
from drafter.verify.evidence.setting import Setting
from drafter.verify.grounds import Fault, FaultKind, Grounds
from drafter.verify.naming import named
from drafter.verify.reading.reading import read

Opinion = Literal[
    "follows", "asserts_nothing", "contradicts", "leaves_out", "other_thing", "not_said"
]
GOOD: frozenset[Opinion] = frozenset({"follows", "asserts_nothing"})
_RAISED: Mapping[Opinion, tuple[FaultKind, str]] = {
    "contradicts": ("negation", "says otherwise than what it cites"),
    "leaves_out": ("condition_dropped", "leaves out a condition of what it cites"),
    "other_thing": ("wrong_entity", "is about something else than what it cites"),
    "not_said": ("invented_policy", "isn't in what it cites"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a reply. `start` and `end` are places in `drafts.text_of` of its parts; `cites`
    names all that it rests on; `said` tells that a source, or the brand, has it word for word."""

    text: str
    start: int
    end: int
    cites: tuple[str, ...]
    said: bool

    def holds(self, fault: Fault) -> bool:
        """Whether a fault lies in it, if only with its beginning."""
        return self.start <= fault.start < self.end


@dataclass(frozen=True, slots=True)
class Cited:
    """What the parts of a reply cite, taken together; `sources` and `actions` by id, without the
    orders."""

    sources: Mapping[str, str]
    orders: tuple[Order, ...]
    verdicts: tuple[Verdict, ...]
    actions: Mapping[str, str]


def cited_of(parts: Sequence[Part], grounds: Grounds) -> Cited:
    """Look it up."""
    citations = [citation for part in parts for citation in part.citations]
    found = gather(citations, Setting(grounds))
    names = tuple(dict.fromkeys(citation.source for citation in citations))
    texts = [name for name in names if not name.startswith(ORDER_PREFIX)]
    return Cited(
        sources={name: grounds.sources[name] for name in texts if name in grounds.sources},
        orders=tuple(facts.order for facts in found.orders),
        verdicts=found.verdicts,
        actions={name: grounds.actions[name] for name in names if name in grounds.actions},
    )


def lines_of(parts: Sequence[Part], grounds: Grounds) -> tuple[Line, ...]:
    """The reply's sentences, in order."""
    reply = read(text_of(parts), grounds.locale)
    return tuple(
        Line(
            text=" ".join(sentence.text.split()),
            start=sentence.start,
            end=sentence.end,
            cites=tuple(dict.fromkeys(citation.source for citation in cited)),
            said=evidence.has_said(sentence),
        )
        for sentence, cited, evidence in resting(reply, parts, Setting(grounds))
    )


def settled(found: Sequence[Fault], opinions: Mapping[Line, Opinion]) -> tuple[Fault, ...]:
    """The faults that are left, and those that are new, by place."""
    fine = [line for line, opinion in opinions.items() if opinion in GOOD]
    left = [
        fault for fault in found if not (fault.doubt and any(line.holds(fault) for line in fine))
    ]
    for line, opinion in opinions.items():
        if opinion not in GOOD and not any(line.holds(fault) for fault in left):
            left.append(_raised(line, opinion))
    return tuple(sorted(left, key=lambda fault: (fault.start, fault.end)))


def _raised(line: Line, opinion: Opinion) -> Fault:
    kind, what = _RAISED[opinion]
    why = f"{named(line.text)} {what}, as the model reads it"
    return Fault("grounding", kind, line.text, line.start, line.end, why, doubt=True)
