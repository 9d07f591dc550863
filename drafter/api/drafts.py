"""`/v1/drafts`: ask for a draft, read it again, and say what became of it."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Annotated

from litestar import Controller, get, post
from litestar.di import NamedDependency
from litestar.openapi.spec import Example
from litestar.params import Body, FromPath, HeaderParameter, JSONBody, QueryParameter
from pydantic import BaseModel

from drafter.api.problems import StrictRequest, responses
from drafter.drafts import Draft, Feedback
from drafter.errors import RequestError
from drafter.journal import Journal
from drafter.messages import DirectMessage
from drafter.pipeline import Caller, Pipeline

MAX_KEY = 200
EXAMPLE = {
    "text": "hi!! ordered a tent 3 wks ago, #48213, still nothing??",
    "channel": "instagram",
    "customer": {"name": "Maya Lindqvist", "locale": "en-GB"},
    "orders": [
        {
            "id": "48213",
            "status": "shipped",
            "placed_at": "2026-11-02T09:12:00Z",
            "shipped_at": "2026-11-03T15:40:00Z",
            "currency": "GBP",
            "total": "189.00",
            "carrier": "Royal Mail",
            "tracking_url": "https://track.example/48213",
            "items": [{"name": "Fell 2 tent", "price": "189.00", "category": "tents"}],
        }
    ],
}


class DraftPage(BaseModel):
    """Drafts, newest first. `next` is the cursor of the following page, null on the last."""

    drafts: list[Draft]
    next: str | None


class FeedbackReceipt(BaseModel):
    """Feedback, as it was stored."""

    draft: str
    version: int
    outcome: str
    created_at: datetime


class DraftController(Controller):
    """Drafts."""

    path = "/v1/drafts"
    tags = ("drafts",)
    request_class = StrictRequest

    @post(
        "",
        summary="Draft a reply to a customer's message",
        status_code=201,
        responses=responses(400, 404, 413, 422),
    )
    async def create(
        self,
        request: StrictRequest,
        data: Annotated[DirectMessage, Body(examples=[Example(value=EXAMPLE)])],
        pipeline: NamedDependency[Pipeline],
        journal: NamedDependency[Journal],
        idempotency_key: Annotated[
            str | None,
            HeaderParameter(
                name="Idempotency-Key",
                description="the same key with the same body gives the same draft again",
            ),
        ] = None,
    ) -> Draft:
        """Answers when the draft is on disk."""
        if idempotency_key is None:
            return await pipeline.draft(data)
        if not 1 <= len(idempotency_key) <= MAX_KEY:
            raise RequestError(
                f"must have 1 to {MAX_KEY} characters, has {len(idempotency_key)}",
                field="Idempotency-Key",
            )
        digest = hashlib.sha256(await request.body()).hexdigest()
        earlier = await journal.replay("", idempotency_key, digest)
        return earlier or await pipeline.draft(data, Caller("", idempotency_key, digest))

    @get("", summary="List drafts, newest first", responses=responses(422))
    async def list_(
        self,
        journal: NamedDependency[Journal],
        brand: Annotated[str | None, QueryParameter(description="only this brand's")] = None,
        cursor: Annotated[
            str | None, QueryParameter(description="`next` of the page before")
        ] = None,
        limit: Annotated[int, QueryParameter(ge=1, le=200, description="drafts a page")] = 50,
    ) -> DraftPage:
        """A page at a time."""
        drafts, following = await journal.drafts(brand=brand, after=cursor, limit=limit)
        return DraftPage(drafts=drafts, next=following)

    @get("/{draft_id:str}", summary="Read a draft again", responses=responses(404))
    async def read(self, draft_id: FromPath[str], journal: NamedDependency[Journal]) -> Draft:
        """The newest version of a draft."""
        return await journal.draft(draft_id)

    @post(
        "/{draft_id:str}/feedback",
        summary="Say what became of a draft",
        status_code=201,
        responses=responses(400, 404, 409, 422),
    )
    async def give_feedback(
        self, draft_id: FromPath[str], data: JSONBody[Feedback], journal: NamedDependency[Journal]
    ) -> FeedbackReceipt:
        """Accepted, edited (with the text that was sent) or rejected."""
        stored = await journal.give_feedback(draft_id, data)
        return FeedbackReceipt(
            draft=draft_id,
            version=data.version,
            outcome=data.outcome,
            created_at=stored.created_at,
        )
