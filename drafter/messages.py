"""What comes in: a customer's direct message with everything the inbox tool knows about it.

These are the wire types of `POST /v1/drafts`. Only `text` is required; every other field sharpens
the draft. Unknown fields are rejected by name, so that a typo never silently weakens a draft.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from drafter.plaintext import plain

MAX_TEXT = 20_000
"""Characters of one message. The longest channel message is 10,000; a burst can hold more."""

Channel = Literal["instagram", "messenger", "whatsapp", "x", "linkedin", "email", "webchat"]
OrderStatus = Literal["processing", "shipped", "delivered", "cancelled", "returned", "refunded"]
AttachmentKind = Literal["image", "video", "audio", "file", "story_reply", "share"]

CLOCK_SLIP = timedelta(days=1)
"""Shops stamp orders in several systems; only a larger disorder is taken for an error."""


EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
LATEST = datetime(2200, 1, 1, tzinfo=UTC)
"""Times outside stand for "unknown" in some systems (0001, 1970, 9999). They say nothing, and days
can't be counted from the ends of the calendar."""


def _plausible(moment: datetime) -> datetime:
    # Compared by the year: near the ends of the calendar a moment has no counterpart in UTC.
    if not EARLIEST.year <= moment.year < LATEST.year:
        raise ValueError(
            f"must be from {EARLIEST.year} to {LATEST.year - 1}, is {moment.isoformat()}; send the "
            "real time, or leave it out"
        )
    return moment


Moment = Annotated[AwareDatetime, AfterValidator(_plausible)]
"""A time with its zone that can have been, or will be."""


def _storable(text: str) -> str:
    if "\x00" in text:
        raise ValueError("contains a NUL character (U+0000); remove it")
    return text


STORABLE = AfterValidator(_storable)
"""Text that every database takes."""

Text = Annotated[str, StringConstraints(max_length=MAX_TEXT), STORABLE]
Short = Annotated[str, StringConstraints(max_length=500), STORABLE]
Name = Annotated[Short, AfterValidator(plain)]
"""What a thing is called. A reply gives it, so it is plain text from the start."""
Id = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200, strip_whitespace=True),
    STORABLE,
]
Url = Annotated[str, StringConstraints(max_length=2_000, pattern=r"^https?://[^\s<>\"]+$")]
Money = Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2)]


class Wire(BaseModel):
    """Immutable, and strict about names."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Item(Wire):
    """One line of an order. `price` is of one piece, in the order's currency."""

    name: Name
    sku: Short | None = None
    quantity: Annotated[int, Field(ge=1, le=100_000)] = 1
    price: Money | None = None
    category: Short | None = None
    final_sale: bool = False


class Order(Wire):
    """An order of this customer, as the shop knows it. `note` is untrusted text."""

    id: Id
    status: OrderStatus | None = None
    placed_at: Moment | None = None
    shipped_at: Moment | None = None
    delivered_at: Moment | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None
    total: Money | None = None
    carrier: Name | None = None
    tracking_url: Url | None = None
    note: Text | None = None
    items: Annotated[tuple[Item, ...], Field(max_length=200)] = ()

    @model_validator(mode="after")
    def _dates_in_order(self) -> Order:
        dated = [
            (name, value)
            for name in ("placed_at", "shipped_at", "delivered_at")
            if (value := getattr(self, name)) is not None
        ]
        for (earlier, first), (later, second) in pairwise(dated):
            if second < first - CLOCK_SLIP:
                raise ValueError(
                    f"{later} ({second.isoformat()}) is before {earlier} ({first.isoformat()}); "
                    "send the dates as the shop has them, or leave the wrong one out"
                )
        return self


class Customer(Wire):
    """Who wrote. All fields are untrusted text."""

    id: Id | None = None
    name: Short | None = None
    handle: Short | None = None
    locale: Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$")] | (
        None
    ) = None
    tags: Annotated[tuple[Short, ...], Field(max_length=50)] = ()


class Turn(Wire):
    """One earlier message of the conversation, oldest first."""

    author: Literal["customer", "agent"]
    text: Text
    sent_at: Moment | None = None


class Attachment(Wire):
    """Something sent along. Drafter does not open the URL."""

    kind: AttachmentKind
    url: Url | None = None
    caption: Text | None = None


class DirectMessage(Wire):
    """A customer's message, and what is known about it.

    Of the text, of what was sent along and of the customer's earlier messages without an answer,
    10,000 characters are read in all, as many of other turns and of the notes on orders, and 50,000
    of items: short texts whole, longer ones at their beginning and end. A draft that leaves out
    part of what waits for an answer escalates and says so.
    """

    text: Text
    brand: Id | None = None
    conversation_id: Id | None = None
    message_id: Id | None = None
    channel: Channel = "webchat"
    sent_at: Moment | None = None
    history: Annotated[tuple[Turn, ...], Field(max_length=200)] = ()
    customer: Customer = Customer()
    orders: Annotated[tuple[Order, ...], Field(max_length=50)] = ()
    attachments: Annotated[tuple[Attachment, ...], Field(max_length=20)] = ()
    hint: Text | None = None
    alternatives: Annotated[int, Field(ge=1, le=3)] = 1

    @property
    def last_sent_at(self) -> datetime | None:
        """When the customer last wrote, from which a platform's reply window runs. A conversation
        can have gone on since this message was written. None where this message's own time isn't
        known: earlier ones say nothing of it."""
        if self.sent_at is None:
            return None
        later = (turn.sent_at for turn in self.history if turn.author == "customer")
        return max((self.sent_at, *(moment for moment in later if moment)))

    @model_validator(mode="after")
    def _says_something(self) -> DirectMessage:
        if not self.text.strip() and not self.attachments:
            raise ValueError("text is empty; send the customer's words, or an attachment")
        return self

    def instructed(self, instruction: str) -> DirectMessage:
        """The message with one more wish for its reply: wishes stand in the hint, one a line, the
        newest last. Where they get too long for it, the oldest go."""
        wish = " ".join(instruction.split())[:MAX_TEXT]
        lines = [*(self.hint or "").splitlines(), wish]
        while len(hint := "\n".join(lines)) > MAX_TEXT:
            del lines[0]
        return self.model_copy(update={"hint": hint})
