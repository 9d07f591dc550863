"""Lint a brand's folder: every problem with file, key and value, and the policies' own examples.

What one file can't tell by itself is found here: slots that no brand setting or fact fills,
sections without a rule, asks that two entries share, examples that come out otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from drafter.channels import media_kind
from drafter.compose.courtesies import OTHER_ORDER, UNKNOWN_ORDER, WHICH_ORDER
from drafter.compose.prompts import brand_prompts
from drafter.errors import ConfigurationError, ExpressionError, KnowledgeError
from drafter.judge import Judgement, compile_policy, judge
from drafter.knowledge.brand import Brand, load_brand
from drafter.knowledge.entries import DONE, Entry, Example, Policy
from drafter.knowledge.entry_files import read_entries
from drafter.knowledge.everyday import load_everyday
from drafter.knowledge.expressions import FACTS, MESSAGE_FACTS, compile_expression
from drafter.knowledge.regions import ELSEWHERE, Place
from drafter.knowledge.signals import load_signals
from drafter.knowledge.slots import Slot, SlotText, parse_slots
from drafter.messages import OrderStatus
from drafter.verify.promises.promises import find_promises
from drafter.verify.reading.reading import read

_QUESTIONS = ("order", OTHER_ORDER, UNKNOWN_ORDER, WHICH_ORDER)
_PASSED_ON = re.compile(r"(?:i'm|we're) (?:passing|handing|forwarding)\b", re.IGNORECASE)
"""What every escalation does, and a holding reply may say."""
_STATUS = re.compile(
    r"order\.status\s*(?:==|!=)\s*(?:\"[^\"]*\"|'[^']*')|order\.status\s+in\s*\[[^\]]*\]"
)
_REGION = re.compile(
    r"place\.region\s*(?:==|!=)\s*(?:\"[^\"]*\"|'[^']*')|place\.region\s+in\s*\[[^\]]*\]"
)
_LITERAL = re.compile(r"https?://\S+|[\w.+-]+@[\w-]+\.\w+")
_MARKDOWN = re.compile(r"\*\*|__|^\s*[-*] |`|\]\(|<\w+>", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Report:
    """What was read, and one line for everything wrong."""

    problems: tuple[str, ...]
    entries: int = 0
    asks: int = 0
    examples: int = 0
    signals: int = 0


def lint(brand_folder: Path, common_folder: Path, prompts_folder: Path) -> Report:
    """Read a brand's folder as a build would, and look closer.

    Args:
        common_folder: what every brand shares.
        prompts_folder: the prompts that a brand's own stand in for.
    """
    try:
        brand = load_brand(brand_folder)
    except KnowledgeError as error:
        return Report(tuple(str(error).splitlines()))
    entries, problems = read_entries(brand_folder)
    try:
        signals = len(load_signals(common_folder, brand_folder))
    except KnowledgeError as error:
        signals = 0
        problems += str(error).splitlines()
    try:
        load_everyday(common_folder)
    except KnowledgeError as error:
        problems += str(error).splitlines()
    problems += _brand_problems(brand)
    try:
        brand_prompts(brand_folder, prompts_folder)
    except ConfigurationError as error:
        problems += str(error).splitlines()
    for entry in entries:
        problems += [f"{entry.id}.md: {line}" for line in _entry_problems(entry, brand)]
    problems += _shared_asks(entries)
    policies = [entry.policy for entry in entries if entry.policy]
    return Report(
        problems=tuple(problems),
        entries=len(entries),
        asks=sum(len(entry.asks) for entry in entries),
        examples=sum(len(policy.examples) for policy in policies),
        signals=signals,
    )


def _brand_problems(brand: Brand) -> Iterator[str]:
    for fact in brand.questions:
        if fact not in (*_QUESTIONS, *FACTS, *MESSAGE_FACTS):
            yield f"brand.yaml: questions.{fact}: no such fact"
    for key in ("greeting", "greeting_without_name"):
        for slot in parse_slots(getattr(brand.voice, key)).slots:
            if slot.name != "first_name" or key == "greeting_without_name":
                yield f"brand.yaml: voice.{key}: {slot.name}: no such slot here"

    if "default" not in brand.crisis_contacts:
        yield "brand.yaml: crisis_contacts: needs a `default`, for customers anywhere else"
    for code, words in brand.holding_replies.items():
        for sentence in read(words, brand.locale.replace("-", "_")).sentences:
            for promise in find_promises(sentence):
                claimed = words[promise.start : promise.end]
                if not _PASSED_ON.match(claimed):
                    yield f"brand.yaml: holding_replies.{code}: {claimed!r}: promises something"


def _entry_problems(entry: Entry, brand: Brand) -> Iterator[str]:
    if entry.valid_from and entry.valid_until and entry.valid_until < entry.valid_from:
        yield f"valid_until: {entry.valid_until}: is before valid_from {entry.valid_from}"
    if not entry.lead.paragraphs:
        yield "lead: is empty; write what is said when nothing is known of an order"
    for url in entry.media:
        if media_kind(url) is None:
            yield f"media: {url!r}: not an image, video, audio file or PDF by its ending"
    for region in sorted(entry.regions.keys() - brand.regions.keys() - {ELSEWHERE}):
        yield f"regions: {region!r}: no such region in brand.yaml"
    named = _known_names(brand)
    types = dict(FACTS)
    if entry.policy is None:
        for condition in entry.sections:
            yield from _unknown_status(condition)
            yield from _unknown_region(condition, brand)
            try:
                if compile_expression(condition, brand.zone).type != "bool":
                    yield f"section {condition!r}: must be true or false"
            except ExpressionError as error:
                yield f"section: {error}"
    else:
        named |= set(entry.policy.let)
        types |= _types_of(entry.policy, brand)
        yield from _policy_problems(entry, entry.policy, brand)
    for where, text in _texts(entry):
        details = MESSAGE_FACTS if where.endswith(": detail") else ()
        for slot in text.slots:
            if slot.name not in named and slot.name not in details:
                yield f"{where}: slot {slot.name}: no such fact, link or contact"
            elif fault := _ill_filtered(slot, types.get(slot.name)):
                yield f"{where}: slot {slot.name}: {fault}"
        if found := _LITERAL.search(text.plain):
            yield f"{where}: {found.group(0)!r}: write links and contacts as slots"
        if found := _MARKDOWN.search(text.plain):
            yield f"{where}: {found.group(0)!r}: answers are plain text"


def _policy_problems(entry: Entry, policy: Policy, brand: Brand) -> Iterator[str]:
    try:
        compile_policy(policy, brand.zone)
    except ExpressionError as error:
        yield f"rules: {error}"
        return
    types = _types_of(policy, brand)
    names = [rule.name for rule in policy.rules]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"rules: {name!r}: stands twice"
    earned = {f"{rule.name}{DONE}" for rule in policy.rules if rule.actions}
    for name in sorted(set(entry.sections) - set(names) - earned):
        yield f"section {name!r}: no rule has this name"
    for rule in policy.rules:
        if rule.name not in entry.sections:
            yield f"rules: {rule.name!r}: has no section that words it"
        yield from _unknown_status(rule.when)
        yield from _unknown_region(rule.when, brand)
        if rule.until and rule.until not in policy.let:
            yield f"rules: {rule.name!r}: until: {rule.until!r}: not in let"
        elif rule.until and (kind := types[rule.until]) != "timestamp":
            yield f"rules: {rule.name!r}: until: {rule.until!r}: is a {kind}, not a moment"
        if rule.actions and rule.outcome != "eligible":
            yield f"rules: {rule.name!r}: actions need the outcome eligible"
    for example in policy.examples:
        yield from _example_problems(entry, example, brand)


def _example_problems(entry: Entry, example: Example, brand: Brand) -> Iterator[str]:
    order = example.order
    items = [i for i in order.items if example.item in (i.sku, i.name)] if order else []
    judgements = judge(
        entry,
        order,
        items,
        customer=example.customer,
        now=example.now,
        zone=brand.zone,
        place=Place(example.region or ""),
        in_part=example.in_part,
    )
    if len(judgements) != 1:
        yield f"examples: {example.name!r}: gives {len(judgements)} verdicts; name one `item`"
        return
    if difference := _difference(example, judgements[0]):
        yield f"examples: {example.name!r}: {difference}"


def _difference(example: Example, judgement: Judgement) -> str | None:
    verdict = judgement.verdict
    if verdict.outcome != example.outcome:
        return f"outcome: {example.outcome} expected, is {verdict.outcome} ({verdict.because})"
    if verdict.until != example.until:
        return f"until: {example.until} expected, is {verdict.until}"
    rule = judgement.rule.name if judgement.rule else None
    if example.rule and rule != example.rule:
        return f"rule: {example.rule!r} expected, is {rule!r}"
    return None


def _types_of(policy: Policy, brand: Brand) -> dict[str, str]:
    """The CEL types of a policy's named values; nothing where they don't compile."""
    try:
        values = compile_policy(policy, brand.zone).values
    except ExpressionError:
        return {}
    return {name: expression.type for name, expression in values}


def _ill_filtered(slot: Slot, kind: str | None) -> str | None:
    if kind is None:
        return None
    if (kind == "timestamp") != (slot.filter == "date"):
        return "a moment needs `| date`" if kind == "timestamp" else f"a {kind} is no date"
    if slot.filter == "money" and kind not in ("double", "int"):
        return f"a {kind} is no amount"
    return None


def _unknown_status(expression: str) -> Iterator[str]:
    """CEL knows that a status is text, not which ones there are."""
    for compared in _STATUS.finditer(expression):
        for status in re.findall(r"[\"']([^\"']*)[\"']", compared.group()):
            if status not in get_args(OrderStatus):
                yield f"{expression!r}: {status!r}: no such status; there are: " + ", ".join(
                    get_args(OrderStatus)
                )


def _unknown_region(expression: str, brand: Brand) -> Iterator[str]:
    known = {"", ELSEWHERE, *brand.regions}
    for compared in _REGION.finditer(expression):
        for region in re.findall(r"[\"']([^\"']*)[\"']", compared.group()):
            if region not in known:
                yield f"{expression!r}: {region!r}: no such region in brand.yaml"


def _texts(entry: Entry) -> Iterator[tuple[str, SlotText]]:
    for paragraph in entry.lead.paragraphs:
        yield "lead", paragraph
    for name, body in entry.sections.items():
        for paragraph in body.paragraphs:
            yield f"section {name!r}", paragraph
    for name, aspect in entry.aspects.items():
        for paragraph in aspect.body.paragraphs:
            yield f"section 'asked {name}'", paragraph
    for rule in entry.policy.rules if entry.policy else ():
        for action in rule.actions:
            yield f"rule {rule.name!r}: detail", parse_slots(action.detail)
            yield f"rule {rule.name!r}: done", parse_slots(action.done)
            if action.pending:
                yield f"rule {rule.name!r}: pending", parse_slots(action.pending)


def _known_names(brand: Brand) -> set[str]:
    links = {f"links.{name}" for name in brand.links}
    return set(FACTS) | links | {f"contacts.{name}" for name in brand.contacts}


def _shared_asks(entries: Sequence[Entry]) -> Iterator[str]:
    first: dict[str, str] = {}
    for entry in entries:
        for ask in entry.asks:
            key = re.sub(r"[^a-z0-9 ]", "", ask.lower()).strip()
            owner = first.setdefault(key, entry.id)
            if owner != entry.id:
                yield f"{entry.id}.md: asks: {ask!r}: stands in {owner} too"
