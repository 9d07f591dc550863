"""What a reply may rest on, and what is found wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from drafter.drafts import Verdict
from drafter.messages import Customer, Order

CheckName = Literal["grounding", "promises", "contacts", "personal_data", "plain_text", "language"]
CHECKS: tuple[CheckName, ...] = (
    "grounding",
    "promises",
    "contacts",
    "personal_data",
    "plain_text",
    "language",
)
SaidWrong = Literal[
    "number",
    "money",
    "currency",
    "date",
    "duration",
    "percent",
    "url",
    "email_phone",
    "promise_action",
    "negation",
    "condition_dropped",
    "wrong_entity",
    "invented_policy",
]
"""What a reply can say that isn't so."""
FaultKind = Literal[SaidWrong, "citation", "personal_data", "plain_text", "language"]
Finding = tuple[FaultKind, str]
"""A fault's kind, and what is wrong in a few words that follow the claim's own."""
Entailment = Callable[[str, Sequence[str]], float]
"""How surely a sentence follows from source sentences, in 0…1, as a model for natural language
inference says. How near two sentences are embedded says no such thing: an invention is as near to
its source as a paraphrase."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """Everything a reply may rest on; a part of it rests on what it cites."""

    now: datetime
    """Aware."""
    zone: ZoneInfo
    sources: Mapping[str, str] = field(default_factory=dict)
    """Citable texts by source id: passages as they are rendered, policy sentences."""
    orders: tuple[Order, ...] = ()
    """This customer's; citable as `order:<id>`."""
    verdicts: tuple[Verdict, ...] = ()
    """Covered by a citation of their policy."""
    records: frozenset[str] = frozenset()
    """Of the sources, those that tell what has happened to this customer's order. Knowledge never does: a
    service has its orders as facts."""
    actions: Mapping[str, str] = field(default_factory=dict)
    """By staff action: the sentence that may be said once it is ticked."""
    customer: Customer = field(default_factory=Customer)
    locale: str = "en_GB"
    approved: frozenset[str] = frozenset()
    """The brand's own links, e-mail addresses and phone numbers."""
    own_words: tuple[str, ...] = ()
    """The brand's own sentences that rest on no source: its greeting, closing and questions, and a
    holding reply where the decision makes it true. Rendered; they pass word for word."""
    customer_words: str = ""
    """May be echoed (sizes, product names, order numbers); grounds no link, contact or promise."""
    language: str | None = "en"
    """What the reply must be written in; None for any."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Words that don't follow from what they cite. `start` and `end` are places in
    `drafts.text_of` of the parts; `why` is a sentence for staff and for the writer's second try."""

    check: CheckName
    kind: FaultKind
    words: str
    start: int
    end: int
    why: str
    doubt: bool = False
    """Whether wording was weighed for it, and nothing looked up: who reads both may lift it. All
    others stand, whoever says otherwise."""
    trick: bool = False
    """Whether it hides, cuts or joins letters, so that no words near it are what they seem."""


def known_texts(grounds: Grounds) -> Iterator[str]:
    """What the shop and the customer have said."""
    yield from (*grounds.sources.values(), *grounds.actions.values(), *grounds.own_words)
    yield from (order.model_dump_json() for order in grounds.orders)
    yield from (verdict.because for verdict in grounds.verdicts)
    yield from (grounds.customer_words, grounds.customer.name or "")
    yield from own_contacts(grounds)


def own_contacts(grounds: Grounds) -> Iterator[str]:
    """Links and contacts that may be given out."""
    yield from grounds.approved
    yield from (order.tracking_url for order in grounds.orders if order.tracking_url)
