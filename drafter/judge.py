"""judge: what a policy says about an order, decided by code.

A policy's rules are read top to bottom; the first that is true decides. A rule that can't be
decided because a fact is missing makes the verdict `needs_info`, and names the fact to ask for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from drafter.drafts import Verdict
from drafter.errors import ExpressionError
from drafter.knowledge.entries import Entry, Policy, Rule
from drafter.knowledge.expressions import (
    Expression,
    Facts,
    FactValue,
    Missing,
    compile_expression,
    facts_of,
)
from drafter.knowledge.regions import NOWHERE, Place
from drafter.messages import Customer, Item, Order

_VARIANT = re.compile(r",\s|\s\(|\s[-–|]\s")
"""What begins the part of an item's name that people don't say: size, colour, count."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with what words it. `rule` is None when a fact is missing; then `missing` names
    it. `items` are those it holds for; `facts` include the policy's named values."""

    verdict: Verdict
    entry: Entry
    order: Order | None
    items: tuple[Item, ...]
    rule: Rule | None
    missing: str | None
    facts: dict[str, FactValue]


@dataclass(frozen=True, slots=True)
class CompiledPolicy:
    """A policy's expressions, checked."""

    values: tuple[tuple[str, Expression], ...]
    rules: tuple[tuple[Rule, Expression], ...]


def judge(
    entry: Entry,
    order: Order | None,
    items: Sequence[Item],
    *,
    customer: Customer,
    now: datetime,
    zone: ZoneInfo,
    place: Place = NOWHERE,
    in_part: bool = False,
) -> list[Judgement]:
    """Evaluate one policy. A policy judged by item gives one judgement for each group of items
    with the same outcome; else one for the order.

    Args:
        items: those of the order that the customer means; empty means all of them.
        place: where in the world they ask about.
        in_part: whether they want something of the order and the rest left as it is.

    Returns:
        Nothing when no rule of the policy speaks of such an order.
    """
    if entry.policy is None:
        return []
    compiled = compile_policy(entry.policy, zone)
    subjects: list[Item | None] = [None]
    if entry.policy.per == "item" and order and order.items:
        subjects = list(items or order.items)
    elif items and len(items) == 1:
        subjects = list(items)
    elif order and len(order.items) == 1:
        subjects = list(order.items)
    decided = [
        _decide(entry, entry.policy, compiled, order, item, facts)
        for item in subjects
        if (facts := facts_of(order, item, customer, now, place=place, in_part=in_part))
    ]
    return _grouped([judgement for judgement in decided if judgement], len(subjects))


@lru_cache(maxsize=1024)
def _compile(
    values: tuple[tuple[str, str], ...], rules: tuple[str, ...], zone_key: str
) -> tuple[tuple[tuple[str, Expression], ...], tuple[Expression, ...]]:
    zone = ZoneInfo(zone_key)
    names: dict[str, str] = {}
    compiled: list[tuple[str, Expression]] = []
    for name, source in values:
        expression = compile_expression(source, zone, names=names)
        names[name] = expression.type
        compiled.append((name, expression))
    whens = tuple(compile_expression(source, zone, names=names) for source in rules)
    for when in whens:
        if when.type != "bool":
            raise ExpressionError(f"{when.source!r} is of type {when.type}, a rule needs bool")
    return tuple(compiled), whens


def compile_policy(policy: Policy, zone: ZoneInfo) -> CompiledPolicy:
    """Check all expressions of a policy.

    Raises:
        ExpressionError: names the expression and what is wrong with it.
    """
    whens = tuple(rule.when for rule in policy.rules)
    values, compiled = _compile(tuple(policy.let.items()), whens, zone.key)
    return CompiledPolicy(values, tuple(zip(policy.rules, compiled, strict=True)))


def _decide(
    entry: Entry,
    policy: Policy,
    compiled: CompiledPolicy,
    order: Order | None,
    item: Item | None,
    facts: dict[str, FactValue],
) -> Judgement | None:
    behind: dict[str, str] = {}  # a named value that can't be computed -> the fact it lacks
    for name, expression in compiled.values:
        value = expression.value(facts)
        if isinstance(value, Missing):
            behind[name] = behind.get(value.fact, value.fact)
        else:
            facts[name] = value
    for rule, when in compiled.rules:
        value = when.value(facts)
        if isinstance(value, Missing):
            fact = "order" if order is None else behind.get(value.fact, value.fact)
            return _needs_info(entry, order, item, fact, facts)
        if value:
            return _decided(entry, order, item, rule, facts)
    return None


def _decided(
    entry: Entry, order: Order | None, item: Item | None, rule: Rule, facts: Facts
) -> Judgement:
    until = facts.get(rule.until) if rule.until else None
    verdict = Verdict(
        policy=_slug(entry),
        order=order.id if order else None,
        item=item.name if item else None,
        outcome=rule.outcome,
        because=rule.because,
        until=until if isinstance(until, datetime) else None,
    )
    items = (item,) if item else ()
    return Judgement(verdict, entry, order, items, rule, None, _spoken(facts, order, items))


def _needs_info(
    entry: Entry, order: Order | None, item: Item | None, fact: str, facts: Facts
) -> Judgement:
    verdict = Verdict(
        policy=_slug(entry),
        order=order.id if order else None,
        item=item.name if item else None,
        outcome="needs_info",
        because=f"{fact} is not known",
    )
    items = (item,) if item else ()
    return Judgement(verdict, entry, order, items, None, fact, _spoken(facts, order, items))


def _grouped(judgements: list[Judgement], subjects: int) -> list[Judgement]:
    """Join items that share an outcome, a rule and a deadline."""
    groups: dict[tuple[object, ...], list[Judgement]] = {}
    for one in judgements:
        key = (one.verdict.outcome, one.rule and one.rule.name, one.verdict.until, one.missing)
        groups.setdefault(key, []).append(one)
    return [_joined(group, whole=len(group) == subjects > 1) for group in groups.values()]


def _joined(group: list[Judgement], *, whole: bool) -> Judgement:
    first = group[0]
    if len(group) == 1:
        return first
    items = tuple(item for one in group for item in one.items)
    item_name = None if whole else listed([item.name for item in items])
    return Judgement(
        verdict=first.verdict.model_copy(update={"item": item_name}),
        entry=first.entry,
        order=first.order,
        items=items,
        rule=first.rule,
        missing=first.missing,
        facts=_spoken(first.facts, first.order, items),
    )


def _spoken(facts: Facts, order: Order | None, items: Sequence[Item]) -> dict[str, FactValue]:
    """The facts with items called as one says them: "Enamel mug, set of four" is an enamel mug."""
    if not items or order is None:
        return dict(facts)
    names = [_called(item, order) for item in items]
    return {**facts, "item.name": listed(list(dict.fromkeys(names)))}


def _called(item: Item, order: Order) -> str:
    """An item's name up to its variant, unless another item of the order differs in that alone."""
    short = _VARIANT.split(item.name, maxsplit=1)[0].strip()
    alike = [other for other in order.items if _VARIANT.split(other.name, maxsplit=1)[0] == short]
    return short if short and len(alike) == 1 else item.name


def listed(names: Sequence[str]) -> str:
    """`mug`, `mug and tent`, `mug, tent and boots`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _slug(entry: Entry) -> str:
    return entry.id.removeprefix("policies/")
