"""Single steps of the product that a suite runs alone, behind one narrow type each. Tests pass
broken ones to see that the suites notice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from drafter.compose.briefing import placeholders
from drafter.evaluation.cases import GroundingCase
from drafter.judge import Judgement, judge
from drafter.knowledge.brand import Brand
from drafter.understand.personal import find_personal
from drafter.verify import Fault, verify_reply


@dataclass(frozen=True, slots=True)
class Flag:
    """Words of a reply that verify doesn't let pass, from `start` to `end`."""

    check: str
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """A personal run of a text, from `start` to `end`, and what kind it was taken for."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Concealed:
    """What leaves in place of a text, and what was taken out."""

    model: str
    hidden: tuple[Hidden, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps."""

    judge: Callable[..., Sequence[Judgement]]
    verify: Callable[[GroundingCase, datetime], Awaitable[Sequence[Flag]]]
    conceal: Callable[[str, Brand], Concealed]


def product_steps() -> Steps:
    """The product's own."""
    return Steps(judge=judge, verify=_verify, conceal=_conceal)


def flags_of(faults: Iterable[Fault]) -> list[Flag]:
    """Faults as a suite looks at them."""
    return [Flag(fault.check, fault.start, fault.end, fault.why) for fault in faults]


async def _verify(case: GroundingCase, now: datetime) -> list[Flag]:
    # Nothing but the case's own sources counts: its shop may be any.
    return flags_of(verify_reply(case.reply, case.sources, case.order, now))


def _conceal(text: str, brand: Brand) -> Concealed:
    spans = find_personal(text, region=brand.region, own=(brand.name, *brand.published))
    return Concealed(
        model=placeholders(brand).hide(text),
        hidden=tuple(Hidden(span.type, span.start, span.end) for span in spans),
    )
