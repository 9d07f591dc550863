"""One ask's answer in the brand's own wording: which section of an entry speaks, with its slots
filled from the order. What can't be filled is left out or asked for, never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.compose import Answerable, Brief
from drafter.compose.steps import asked_for, lacking, pending
from drafter.drafts import ORDER_PREFIX, Citation
from drafter.judge import Judgement
from drafter.knowledge.entries import DONE, Aspect, Body, Entry, Rule
from drafter.knowledge.expressions import Facts, Missing, compile_expression, facts_of
from drafter.knowledge.slots import SlotText, parse_slots
from drafter.messages import Order
from drafter.understand.orders import speaks_of_purchase

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_{(]|\{\{)")


@dataclass(frozen=True, slots=True)
class Statement:
    """A paragraph for the customer with what it rests on. `core` must survive shortening."""

    text: str
    citations: tuple[Citation, ...]
    core: bool = True
    follows: Judgement | None = None
    """The one whose steps are told, as done, right before it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to one ask. `missing` is the fact the reply should ask for."""

    statements: tuple[Statement, ...]
    missing: str | None = None
    wanted: tuple[Judgement, ...] = ()
    """Judgements with the steps that the customer asked for."""


def answer(item: Answerable, brief: Brief) -> Answer:
    """Word one ask's answer: what the entry says of the matter, or only of the aspects of it that
    were asked about."""
    entry = item.entry
    if entry is None:
        return Answer(())
    asked = [_aspects_meant(group, entry) for group in item.ask.wordings]
    aspects = _of_aspects([one for group in asked for one in group], entry, item, brief)
    if aspects and all(asked):
        return Answer(aspects)
    policy = entry.policy and item.judgements
    main = _policy_answer(item, entry, brief) if policy else _faq_answer(item, entry, brief)
    return replace(main, statements=(*main.statements, *aspects))


def _aspects_meant(group: Sequence[str], entry: Entry) -> list[Aspect]:
    """The aspects that all wordings nearest to an ask belong to; none where one of them is about
    the matter as a whole, whose answer is right for either."""
    found = [entry.aspect_of(wording) for wording in group]
    aspects = [one for one in found if one]
    return aspects if len(aspects) == len(found) else []


def _of_aspects(
    aspects: Sequence[Aspect], entry: Entry, item: Answerable, brief: Brief
) -> tuple[Statement, ...]:
    facts, kind = _facts(item, brief), "policy" if entry.policy else "knowledge"
    said: list[Statement] = []
    for place, aspect in enumerate(aspects):
        if aspect not in aspects[:place]:
            said += _statements(aspect.body, entry, item.order, facts, brief, item, kind=kind)
    return tuple(said)


def _faq_answer(item: Answerable, entry: Entry, brief: Brief) -> Answer:
    said, missing = _of_the_day(entry, item, brief)
    said += _offers(item, brief)
    if not said:
        facts = _facts(item, brief)
        return Answer((), missing or _first_missing(entry.lead, facts, brief))
    return Answer(said, _worth_asking(missing, item, brief))


def _of_the_day(
    entry: Entry, item: Answerable, brief: Brief
) -> tuple[tuple[Statement, ...], str | None]:
    """The first section that is true, else the lead; and the fact that a section lacked."""
    order, facts = item.order, _facts(item, brief)
    missing: str | None = None
    for condition, section in entry.sections.items() if not entry.policy else ():
        decided = compile_expression(condition, brief.brand.zone).value(facts)
        if isinstance(decided, Missing):
            missing = missing or ("order" if order is None else decided.fact)
        elif decided:
            said = _statements(section, entry, order, facts, brief, item, kind="knowledge")
            if said:
                return said, None
    return _statements(entry.lead, entry, order, facts, brief, item, kind="knowledge"), missing


def _offers(item: Answerable, brief: Brief) -> tuple[Statement, ...]:
    """The first words of what the entry tells of, for want of room left out first."""
    told = (_of_the_day(one, item, brief)[0][:1] for one in item.offered)
    return tuple(replace(statement, core=False) for statements in told for statement in statements)


def _policy_answer(item: Answerable, entry: Entry, brief: Brief) -> Answer:
    statements: list[Statement] = []
    missing: str | None = None
    wanted: list[Judgement] = []
    for judgement in item.judgements:
        if judgement.rule is None:
            missing = missing or judgement.missing
            continue
        missing = missing or lacking(judgement, brief)
        step = None if missing else asked_for(item.ask.text, judgement, brief)
        statements += _of_rule(judgement, judgement.rule, step, item, brief)
        if step:
            wanted.append(step)
    if not statements:
        facts = _facts(item, brief)
        statements += _statements(
            entry.lead, entry, item.order, facts, brief, item, kind="knowledge"
        )
    return Answer(tuple(statements), _worth_asking(missing, item, brief), tuple(wanted))


def _of_rule(
    judgement: Judgement, rule: Rule, step: Judgement | None, item: Answerable, brief: Brief
) -> list[Statement]:
    """A rule's section: as it is, or worded for the moment when the steps are done, or with what
    the brand says of steps that it doesn't claim."""
    entry, facts = judgement.entry, judgement.facts
    body = entry.sections.get(rule.name, entry.lead)
    done = entry.sections.get(f"{rule.name}{DONE}") if step and brief.brand.claim_done else None
    said = _statements(done or body, entry, judgement.order, facts, brief, item, kind="policy")
    if not step or not said:
        return list(said)
    if done:
        return [replace(said[0], follows=step), *said[1:]]
    words = " ".join(pending(step, brief)) if not brief.brand.claim_done else ""
    if not words:
        return list(said)
    first = said[0]
    own = Citation(source=entry.id, kind="policy", quote=words)
    return [
        replace(first, text=f"{first.text} {words}", citations=(*first.citations, own)),
        *said[1:],
    ]


def _worth_asking(missing: str | None, item: Answerable, brief: Brief) -> str | None:
    """The missing fact, unless the ask is general: "what's your return policy" has its answer, and
    needs no order number."""
    known = item.order is not None or brief.understanding.references
    return missing if known or speaks_of_purchase(item.ask.text, brief.brand.products) else None


def _statements(
    body: Body,
    entry: Entry,
    order: Order | None,
    facts: Facts,
    brief: Brief,
    item: Answerable,
    *,
    kind: str,
) -> tuple[Statement, ...]:
    statements: list[Statement] = []
    near = item.ask.match.paragraphs if item.ask.match else ()
    for place, paragraph in enumerate(body.paragraphs):
        if place and paragraph.plain not in near:
            continue
        text, used = _filled(paragraph, facts, brief)
        if text:
            cited = _citations(entry, text, used, order, facts, kind)
            statements.append(Statement(text, cited, core=place == 0))
    return tuple(statements)


def _filled(paragraph: SlotText, facts: Facts, brief: Brief) -> tuple[str, set[str]]:
    """The paragraph's sentences whose slots could all be filled, and the facts they used."""
    kept: list[str] = []
    used: set[str] = set()
    for sentence in sentences(paragraph):
        filled = brief.wording.fill(sentence, facts)
        if not isinstance(filled, Missing):
            kept.append(filled)
            used |= {slot.name for slot in sentence.slots}
    return " ".join(kept), used


def sentences(paragraph: SlotText) -> Sequence[SlotText]:
    """A paragraph cut at its sentence ends, slots kept whole."""
    written = "".join(
        piece
        if isinstance(piece, str)
        else "{{ " + piece.name + (f" | {piece.filter}" if piece.filter else "") + " }}"
        for piece in paragraph.pieces
    )
    return [parse_slots(part) for part in _SENTENCE.split(written) if part]


def _first_missing(body: Body, facts: Facts, brief: Brief) -> str | None:
    for paragraph in body.paragraphs[:1]:
        filled = brief.wording.fill(paragraph, facts)
        if isinstance(filled, Missing):
            return "order" if not any(name.startswith("order.") for name in facts) else filled.fact
    return None


def _citations(
    entry: Entry, text: str, used: set[str], order: Order | None, facts: Facts, kind: str
) -> tuple[Citation, ...]:
    cited = [
        Citation(source=entry.id, kind="policy" if kind == "policy" else "knowledge", quote=text)
    ]
    own = sorted(name for name in used if name.startswith(("order.", "item.")) and name in facts)
    if order and own:
        quote = "; ".join(f"{name}: {facts[name]}" for name in own)
        cited.append(Citation(source=f"{ORDER_PREFIX}{order.id}", kind="order", quote=quote))
    return tuple(cited)


def _facts(item: Answerable, brief: Brief) -> Facts:
    order = item.order
    items = order.items if order and len(order.items) == 1 else ()
    one = items[0] if items else None
    customer, now = brief.message.customer, brief.wording.now
    return facts_of(order, one, customer, now, place=item.place, in_part=item.in_part)
