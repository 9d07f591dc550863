"""Real drafts with one false thing put in: how many verify catches, and whether it lets the true
ones pass."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from drafter.checked import grounds_of
from drafter.compose import Brief, Composition, Writer
from drafter.drafts import Part
from drafter.evaluation.cases import MessageCase
from drafter.evaluation.mutation import Swap, swaps
from drafter.evaluation.results import Figure, Outcome, Scored
from drafter.evaluation.scorer import Tick
from drafter.evaluation.stage import Stage
from drafter.evaluation.statistics import mean
from drafter.verify import Fault, Grounds, faults

_FIGURES = frozenset(
    {"number", "money", "currency", "date", "duration", "percent", "url", "email_phone"}
)
ROUNDS = 4
"""How often the places of a part are gone through, each time with other figures put in."""
CARRIERS = ("Royal Mail", "DPD", "Evri", "DHL", "UPS")
THINGS = (
    "tent", "jacket", "rucksack", "blanket", "stove", "lantern", "fleece", "mug", "sleeping bag",
    "gift card", "boots", "gloves", "socks",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Real:
    """A draft as it was written, and what it rests on."""

    id: str
    parts: tuple[Part, ...]
    grounds: Grounds


@dataclass(slots=True)
class Overheard:
    """A writer that keeps what another wrote."""

    inner: Writer
    tries: int = 1
    heard: list[tuple[Brief, Composition]] = field(default_factory=list)

    async def write(self, brief: Brief) -> Composition:
        """See `Writer.write`."""
        composition = await self.inner.write(brief)
        self.heard.append((brief, composition))
        return composition


async def real_drafts(
    cases: Sequence[MessageCase], stage: Stage, writer: Writer, tick: Tick = lambda: None
) -> list[Real]:
    """What a writer makes of messages. Those without an order are also taken with one of the
    others' orders, so that the drafts speak of orders too."""
    orders = [case.orders for case in cases if case.orders]
    found: list[Real] = []
    stage.prepare(stage.message(case) for case in cases)
    for place, case in enumerate(cases):
        lent = orders[place % len(orders)] if orders else ()
        for one in (case,) if case.orders else (case, case.model_copy(update={"orders": lent})):
            overheard = Overheard(writer)
            heard = stage.with_parts(writers=(overheard,))
            await heard.draft(heard.message(one), heard.moment(one))
            found += [
                Real(f"{case.id}{'+' if one is not case else ''}", parts, grounds_of(wrote, brief))
                for brief, wrote in overheard.heard
                for parts in wrote.alternatives
            ]
        tick()
    return found


def mutated(drafts: Sequence[Real], count: int, seed: int) -> Scored:
    """Verify every draft as it is, and `count` swaps in them, spread over the kinds."""
    outcomes = [_unharmed(draft) for draft in drafts]
    true = [outcome.passed for outcome in outcomes]
    rng = Random(seed)
    by_kind: dict[str, list[bool]] = {}
    for draft, swap, parts in _chosen(drafts, count, rng):
        caught = bool(faults(parts, draft.grounds))
        by_kind.setdefault(swap.kind, []).append(caught)
        outcomes.append(_outcome(draft, swap, parts, caught, len(outcomes)))
    figures: dict[str, Figure] = {
        "caught": mean([one for some in by_kind.values() for one in some]),
        "false_flags": mean([not passed for passed in true]),
    }
    figures |= {f"caught:{kind}": mean(by_kind[kind]) for kind in sorted(by_kind)}
    return Scored(outcomes=tuple(outcomes), figures=figures)


def _unharmed(draft: Real) -> Outcome:
    found: Sequence[Fault] = faults(draft.parts, draft.grounds)
    why = f"as written, but {found[0].why}" if found else ""
    return Outcome(draft.id, not found, float(not found), why, "verify", "flagged for nothing", 0.0)


def _outcome(draft: Real, swap: Swap, parts: Sequence[Part], caught: bool, number: int) -> Outcome:
    name = f"{draft.id}/{swap.kind}/{number}"
    if caught:
        return Outcome(name, True, 1.0)
    before = {part.text for part in draft.parts}
    text = next((part.text for part in parts if part.text not in before), "")
    why = f"{swap.kind} not seen: {swap.put!r} in {_around(text, swap)!r}"
    return Outcome(name, False, 0.0, why, "verify", "missed", 0.1)


def _around(text: str, swap: Swap) -> str:
    return text[max(0, swap.start - 60) : swap.start + len(swap.put) + 40]


def _chosen(
    drafts: Sequence[Real], count: int, rng: Random
) -> Iterator[tuple[Real, Swap, tuple[Part, ...]]]:
    """Swaps, as evenly over the kinds as there are any; each sentence and swap once."""
    piles: dict[str, list[tuple[Real, int, Swap]]] = {}
    seen: set[tuple[str, str, str]] = set()
    for draft in drafts:
        held = _held(draft)
        for place, part in enumerate(draft.parts):
            if not part.citations:
                continue
            names = _names(draft)
            for swap in (s for _ in range(ROUNDS) for s in swaps(part.text, names, rng)):
                wording = swap.applied(part.text)
                key = (swap.kind, part.text[swap.start : swap.end], wording)
                if key in seen or _is_supported(swap, wording, held):
                    continue
                seen.add(key)
                piles.setdefault(swap.kind, []).append((draft, place, swap))
    for pile in piles.values():
        rng.shuffle(pile)
    while count > 0 and any(piles.values()):
        for pile in [pile for _, pile in sorted(piles.items()) if pile][:count]:
            draft, place, swap = pile.pop()
            changed = _reworded(draft.parts[place], swap.applied(draft.parts[place].text))
            yield draft, swap, (*draft.parts[:place], changed, *draft.parts[place + 1 :])
            count -= 1


def _reworded(part: Part, text: str) -> Part:
    return part.model_copy(update={"text": text})


def _is_supported(swap: Swap, wording: str, held: str) -> bool:
    """Whether a source says that too, so that it is no fault."""
    if swap.kind in _FIGURES:
        return f" {swap.put.lower()} " in held
    sentence = _sentence_at(wording, swap.start)
    return bool(sentence) and _plain(sentence) in held


def _held(draft: Real) -> str:
    """Everything the draft may rest on, for looking words up."""
    grounds = draft.grounds
    said = [*grounds.sources.values(), *grounds.own_words, grounds.customer_words]
    said += [order.model_dump_json() for order in grounds.orders]
    said += [verdict.because for verdict in grounds.verdicts]
    return f" {_plain(' '.join(said))} "


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.lower()).split())


def _sentence_at(text: str, place: int) -> str:
    start = max(text.rfind(end, 0, place) for end in (". ", "! ", "? ", "\n")) + 1
    ends = [at for end in (". ", "! ", "? ", "\n") if (at := text.find(end, place)) >= 0]
    return text[start : min(ends, default=len(text))].strip(" .!?")


def _names(draft: Real) -> Mapping[str, str]:
    """The carriers and things the draft can name, each with another of its sort."""
    known = {word for order in draft.grounds.orders for word in (order.carrier or "",) if word}
    names = {name: next(c for c in CARRIERS if c != name) for name in {*known, *CARRIERS[:2]}}
    items = [item.name for order in draft.grounds.orders for item in order.items]
    held = _held(draft)
    strange = [thing for thing in THINGS if f" {thing}" not in held]
    if strange:
        names |= dict.fromkeys((*items, *THINGS), strange[0])
        names |= {f"{thing}s": f"{strange[0].rstrip('s')}s" for thing in THINGS if thing[-1] != "s"}
    return names
