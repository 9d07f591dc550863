"""What goes out: the draft, its decision, and what each part of it rests on.

These are the wire types of the answer. A field whose step has nothing to say is empty, null or
`unknown`; it is never invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.json_schema import SkipJsonSchema

from drafter.messages import STORABLE

DecisionKind = Literal["reply", "no_reply", "escalate"]
Mode = Literal["llm", "extractive"]
Priority = Literal["normal", "high", "urgent"]
Outcome = Literal["eligible", "not_eligible", "needs_info"]
SourceKind = Literal["knowledge", "order", "policy", "action"]
ReasonCode = Literal[
    "human_requested",
    "legal_threat",
    "safety_incident",
    "self_harm",
    "abuse_or_threat",
    "account_security",
    "payment_dispute",
    "privacy_request",
    "press",
    "partnership",
    "discrimination",
    "repeated_contact",
    "high_value",
    "policy_exception",
    "attachment_review",
    "out_of_scope",
    "no_knowledge",
    "low_confidence",
    "conflicting_knowledge",
    "unsupported_claim",
    "injection_suspected",
    "unsupported_language",
]
ActionName = Literal[
    "cancel_order",
    "change_address",
    "refund",
    "refund_delivery",
    "resend",
    "replace_item",
    "start_return",
    "start_exchange",
    "price_adjustment",
    "apply_code",
    "open_trace",
    "resend_gift_card",
    "credit_points",
    "open_warranty_claim",
]


class Fact(BaseModel):
    """Immutable part of an answer."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Citation(Fact):
    """What a part rests on: an entry, an order, a verdict or a staff action, and its words."""

    source: str
    kind: SourceKind
    quote: str


class Part(Fact):
    """A run of the reply with the sources it rests on. No citations: it asserts nothing."""

    text: str
    citations: tuple[Citation, ...] = ()


BETWEEN_PARTS = "\n\n"
ORDER_PREFIX = "order:"
"""What stands before an order's id where it is cited."""


def text_of(parts: Sequence[Part]) -> str:
    """A suggestion's text: its parts, a blank line between them."""
    return BETWEEN_PARTS.join(part.text for part in parts)


class Length(Fact):
    """How long the reply is as the channel counts it. `limit` is null where there is none."""

    used: int
    limit: int | None
    unit: Literal["bytes", "characters"]


class Suggestion(Fact):
    """A reply that staff can send. `text` is the parts put together; `holding` marks a reply that
    only says a person will look at it. `messages` is the text as it is sent: one message, or the
    few that people on the channel make of a longer one; `length` is the longest one's."""

    text: str
    holding: bool = False
    parts: tuple[Part, ...]
    messages: tuple[str, ...] = ()
    length: Length
    media: tuple[str, ...] = ()


class Reason(Fact):
    """Why someone else should see the message: the customer's words, and the rule they met."""

    code: ReasonCode
    detail: str
    evidence: str
    source: str
    doubtful: SkipJsonSchema[bool] = Field(default=False, exclude=True)
    """Less likely than not, though too grave to pass over. Not on the wire: `detail` has the
    probability."""


class Escalation(Fact):
    """All reasons at once; route and priority are those of the most urgent."""

    reasons: tuple[Reason, ...]
    route: str
    priority: Priority


class StaffAction(Fact):
    """A step only staff can take, to be ticked before a part that cites it is sent."""

    id: str
    action: ActionName
    order: str | None
    detail: str


class AskAnswer(Fact):
    """One thing the customer asked, and the sources of its answer."""

    text: str
    answered_by: tuple[str, ...] = ()
    answered: bool


class Verdict(Fact):
    """What a policy says about an order, decided by code. `item` is null for the whole order."""

    policy: str
    order: str | None
    item: str | None = None
    outcome: Outcome
    because: str
    until: datetime | None = None


class Check(Fact):
    """One test a suggestion went through. `detail` names the words where it failed, without what
    only the writer knew."""

    name: str
    passed: bool
    detail: str = ""


class ReplyWindow(Fact):
    """Whether the channel still takes a reply."""

    state: Literal["open", "human_agent_only", "closed", "unlimited", "unknown"]
    closes_at: datetime | None = None
    human_agent_until: datetime | None = None


class Provenance(Fact):
    """What this draft was made with, to reproduce it."""

    knowledge: str
    prompt: str | None
    model: str | None
    embedding: str


class Draft(Fact):
    """The answer of `POST /v1/drafts`."""

    id: str
    version: int
    brand: str
    conversation_id: str | None
    message_id: str | None
    mode: Mode
    decision: DecisionKind
    escalation: Escalation | None
    suggestions: tuple[Suggestion, ...]
    staff_actions: tuple[StaffAction, ...]
    asks: tuple[AskAnswer, ...]
    verdicts: tuple[Verdict, ...]
    checks: tuple[Check, ...]
    confidence: Annotated[float, Field(ge=0, le=1)] | None
    language: str | None
    reply_window: ReplyWindow
    provenance: Provenance
    timings_ms: dict[str, float]
    created_at: datetime


class Feedback(BaseModel):
    """What staff did with a draft."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Annotated[int, Field(ge=1)]
    outcome: Literal["accepted", "edited", "rejected"]
    final_text: Annotated[str, StringConstraints(max_length=20_000), STORABLE] | None = None
    agent: Annotated[str, StringConstraints(max_length=200), STORABLE] | None = None
    reason: Annotated[str, StringConstraints(max_length=2_000), STORABLE] | None = None


class Revision(BaseModel):
    """What staff want changed of a draft. `version` is the one they have in mind; the newest, where
    it is left out."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    instruction: Annotated[
        str,
        StringConstraints(min_length=1, max_length=2_000, strip_whitespace=True),
        STORABLE,
    ]
    version: Annotated[int, Field(ge=1)] | None = None
