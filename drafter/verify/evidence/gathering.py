"""Looks up what a run of a reply cites."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from drafter.drafts import BETWEEN_PARTS, ORDER_PREFIX, Citation, Part, Verdict
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.evidence.orders import OrderFacts
from drafter.verify.evidence.setting import Setting
from drafter.verify.grounds import Grounds
from drafter.verify.reading.reading import Reading, Sentence, read_source

POLICY_PREFIX = "policies/"


def gather(citations: Collection[Citation], setting: Setting) -> Evidence:
    """Look up what is cited."""
    grounds = setting.grounds
    texts: list[str] = []
    actions: list[str] = []
    orders: dict[str, OrderFacts] = {}
    verdicts: list[Verdict] = []
    unknown: list[str] = []
    for citation in citations:
        found = False
        order = next(
            (o for o in grounds.orders if f"{ORDER_PREFIX}{o.id}" == citation.source), None
        )
        if citation.source in grounds.sources and not order:  # an order's text is read as facts
            texts.append(grounds.sources[citation.source])
            found = True
        if citation.kind == "action" and citation.source in grounds.actions:
            actions.append(grounds.actions[citation.source])
            found = True
        for verdict in _verdicts(citation, grounds):
            found = True
            if verdict not in verdicts:
                verdicts.append(verdict)
        found = found or order is not None
        for known in grounds.orders:
            if known is order or known.id in {v.order for v in verdicts}:
                orders.setdefault(known.id, setting.facts_of(known))
        if not found:
            unknown.append(citation.source)
    names = dict.fromkeys(citation.source for citation in citations)
    spoken = [read_source(text, grounds.locale) for text in dict.fromkeys((*texts, *actions))]
    because = [read_source(v.because, grounds.locale) for v in verdicts]
    return Evidence(
        setting,
        tuple(dict.fromkeys((*spoken, *because))),
        tuple(orders.values()),
        tuple(verdicts),
        tuple(read_source(text, grounds.locale) for text in actions),
        tuple(unknown),
        tuple(
            read_source(grounds.sources[name], grounds.locale)
            for name in names
            if name in grounds.records
        ),
    )


def resting(
    reply: Reading, parts: Sequence[Part], setting: Setting
) -> Iterator[tuple[Sentence, tuple[Citation, ...], Evidence]]:
    """Every sentence of a reply with what it rests on: the citations of each part it lies in."""
    places = places_of(parts)
    gathered: dict[tuple[int, ...], tuple[tuple[Citation, ...], Evidence]] = {}
    for sentence in reply.sentences:
        lies_in = tuple(
            number
            for number, (start, end) in enumerate(places)
            if start < sentence.end and sentence.start < end
        )
        if lies_in not in gathered:
            cited = tuple(citation for number in lies_in for citation in parts[number].citations)
            gathered[lies_in] = cited, gather(cited, setting)
        yield sentence, *gathered[lies_in]


def places_of(parts: Sequence[Part]) -> list[tuple[int, int]]:
    """Where each part lies in the joined text."""
    places, start = [], 0
    for part in parts:
        places.append((start, start + len(part.text)))
        start += len(part.text) + len(BETWEEN_PARTS)
    return places


def _verdicts(citation: Citation, grounds: Grounds) -> Iterator[Verdict]:
    if citation.kind == "policy":
        name = citation.source.removeprefix(POLICY_PREFIX)
        yield from (v for v in grounds.verdicts if v.policy.removeprefix(POLICY_PREFIX) == name)
