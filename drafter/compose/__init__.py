"""compose: a reply from what the steps before found. Two writers share one brief and one result.

The extractive writer puts the brand's own wording together; the llm writer asks a model for the
same parts and citations.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from drafter.drafts import AskAnswer, Check, Mode, Part, ReasonCode, ReplyWindow, StaffAction
from drafter.judge import Judgement
from drafter.knowledge.brand import Brand
from drafter.knowledge.entries import Entry
from drafter.knowledge.regions import NOWHERE, Place
from drafter.knowledge.slots import Wording
from drafter.messages import DirectMessage, Order
from drafter.retrieve.settling import SettledAsk
from drafter.timing import Deadline
from drafter.understand import Understanding
from drafter.understand.personal import Placeholders


@dataclass(frozen=True, slots=True)
class Answerable:
    """An ask with the entry that answers it and, for a policy, what it says of the order."""

    ask: SettledAsk
    entry: Entry | None
    order: Order | None = None
    """The order that this ask is about, where there is one and it can be told."""
    place: Place = NOWHERE
    """Where in the world it is about."""
    judgements: tuple[Judgement, ...] = ()
    offered: tuple[Entry, ...] = ()
    """Entries that this one tells of today."""
    in_part: bool = False
    """Whether it means some of the order's items, and the others are to stay."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A writer's first try, and the checks that it failed, with the words they name."""

    text: str
    failures: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a writer may use."""

    message: DirectMessage
    understanding: Understanding
    asks: Sequence[Answerable]
    brand: Brand
    wording: Wording
    deadline: Deadline
    window: ReplyWindow
    gap: ReasonCode | None = None
    """Why some asks have no answer and wait for a colleague, while others are answered."""
    revised: str | None = None
    """The reply that staff want changed, as the message's `hint` says."""
    rejected: Rejected | None = None
    """What this writer wrote before, and why it can't be shown."""

    @property
    def limit(self) -> int | None:
        """The brand's own limit for the channel, where it sets one."""
        return self.brand.limits.get(self.message.channel)


@dataclass(frozen=True, slots=True)
class Flag:
    """A model asks for a person. `words` are the customer's that show why; empty where it named
    none that they wrote."""

    code: ReasonCode
    words: str = ""


@dataclass(frozen=True, slots=True)
class Composition:
    """A writer's result. `sources` holds the text of every source its parts cite, by id."""

    mode: Mode
    alternatives: tuple[tuple[Part, ...], ...]
    asks: tuple[AskAnswer, ...]
    staff_actions: tuple[StaffAction, ...]
    sources: Mapping[str, str]
    actions: Mapping[str, str]
    """By staff action id, the sentence that may be said once it is ticked."""
    media: tuple[str, ...] = ()
    gap: ReasonCode | None = None
    """Why the reply says that a colleague has part of the message, where it does."""
    flag: Flag | None = None
    own_words: tuple[str, ...] = ()
    """The brand's own sentences that it may hold without a source."""
    owes_source: bool = False
    """Whether a reply has to rest on a source: a bare "yes" is claimed by no word of its own."""
    unmet: str = ""
    """What of the hint was not followed, and why."""
    prompt: str | None = None
    model: str | None = None
    personal: Placeholders | None = None
    """What stood for personal data when a model wrote it; None where none did."""


class Writer(Protocol):
    """Turns a brief into parts with citations. `tries` is how often it is asked: a second time,
    with what was wrong, where it can mend that."""

    tries: int

    async def write(self, brief: Brief) -> Composition:
        """Write.

        Raises:
            WriterError: there is nothing that can be shown.
        """
        ...
