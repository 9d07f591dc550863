"""`/v1/drafts`: ask for a draft, read it again, and say what became of it."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Annotated

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.openapi.spec import Example
from litestar.params import Body, FromPath, HeaderParameter, JSONBody, QueryParameter
from pydantic import BaseModel

from drafter.api.problems import StrictRequest, responses
from drafter.api.streaming import STREAMED, Making, streamed, wants_stream
from drafter.audience import Listener
from drafter.drafts import Draft, Feedback, Revision
from drafter.errors import RequestError, StaleVersion
from drafter.journal import Journal
from drafter.messages import DirectMessage
from drafter.opened import Opened
from drafter.recording import Caller
from drafter.understand.skimming import ITEMS_READ, READ

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


IdempotencyKey = Annotated[
    str | None,
    HeaderParameter(
        name="Idempotency-Key",
        description="the same key with the same body gives the same draft again",
    ),
]


READ_AS_FAR = (
    f"What waits for an answer (text, captions, the customer's turns since an agent last wrote) is "
    f"read up to {READ:,} characters in all, as many of other turns and of the notes on orders, "
    f"and {ITEMS_READ:,} of items: short texts whole, longer ones at their beginning and end. "
    "Where something that waits was skipped, the draft escalates and says how much."
)


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
        description=READ_AS_FAR,
        status_code=201,
        responses={200: STREAMED, **responses(400, 404, 413, 415, 422)},
    )
    async def create(
        self,
        request: StrictRequest,
        data: Annotated[DirectMessage, Body(examples=[Example(value=EXAMPLE)])],
        opened: NamedDependency[Opened],
        idempotency_key: IdempotencyKey = None,
    ) -> Response[Draft]:
        """Answers when the draft is on disk, or with events while it is made."""
        opened.pipeline.admit(data)  # what can't be admitted is refused before a stream begins
        caller, _ = await _caller(request, idempotency_key, opened.journal)

        async def made(listener: Listener) -> Draft:
            return await opened.pipeline.draft(data, caller, listener=listener)

        return await _answer(request, made, opened.heartbeat)

    @get("", summary="List drafts, newest first", responses=responses(422))
    async def list_(
        self,
        opened: NamedDependency[Opened],
        brand: Annotated[str | None, QueryParameter(description="only this brand's")] = None,
        cursor: Annotated[
            str | None, QueryParameter(description="`next` of the page before")
        ] = None,
        limit: Annotated[int, QueryParameter(ge=1, le=200, description="drafts a page")] = 50,
    ) -> DraftPage:
        """A page at a time."""
        drafts, following = await opened.journal.drafts(brand=brand, after=cursor, limit=limit)
        return DraftPage(drafts=drafts, next=following)

    @get("/{draft_id:str}", summary="Read a draft again", responses=responses(404))
    async def read(self, draft_id: FromPath[str], opened: NamedDependency[Opened]) -> Draft:
        """The newest version of a draft."""
        return await opened.journal.draft(draft_id)

    @post(
        "/{draft_id:str}/feedback",
        summary="Say what became of a draft",
        status_code=201,
        responses=responses(400, 404, 409, 413, 415, 422),
    )
    async def give_feedback(
        self, draft_id: FromPath[str], data: JSONBody[Feedback], opened: NamedDependency[Opened]
    ) -> FeedbackReceipt:
        """Accepted, edited (with the text that was sent) or rejected."""
        stored = await opened.journal.give_feedback(draft_id, data)
        return FeedbackReceipt(
            draft=draft_id,
            version=data.version,
            outcome=data.outcome,
            created_at=stored.created_at,
        )

    @post(
        "/{draft_id:str}/revisions",
        summary="Have a draft changed",
        status_code=201,
        responses={200: STREAMED, **responses(400, 404, 409, 413, 415, 422)},
    )
    async def revise(
        self,
        request: StrictRequest,
        draft_id: FromPath[str],
        data: Annotated[Revision, Body(examples=[Example(value={"instruction": "shorter"})])],
        opened: NamedDependency[Opened],
        idempotency_key: IdempotencyKey = None,
    ) -> Response[Draft]:
        """The next version of a draft, through the same steps and checks. Feedback then speaks of
        the new version. 409 when `version` isn't the newest, or another revision was faster."""
        # In this order: a repeat of the request that made the newest version finds what it made.
        newest = await opened.journal.draft(draft_id)
        caller, earlier = await _caller(request, idempotency_key, opened.journal, of=draft_id)
        if earlier is None and data.version not in (None, newest.version):
            raise StaleVersion(
                f"version {data.version} is not the newest of draft {draft_id!r}, which is "
                f"{newest.version}; read the draft again and revise what it says now",
                field="version",
            )
        message = (await opened.journal.message(draft_id)).instructed(data.instruction)
        opened.pipeline.admit(message)

        async def made(listener: Listener) -> Draft:
            return await opened.pipeline.draft(message, caller, revises=newest, listener=listener)

        return await _answer(request, made, opened.heartbeat)


async def _caller(
    request: StrictRequest, key: str | None, journal: Journal, *, of: str = ""
) -> tuple[Caller, Draft | None]:
    """Who asks, and the draft that the same request led to before.

    Args:
        of: the draft that is spoken of; the same words about another are another request.

    Raises:
        RequestError: the key is too long.
        KeyReused: the key was used with another request.
    """
    if key is None:
        return Caller(), None
    if not 1 <= len(key) <= MAX_KEY:
        raise RequestError(
            f"must have 1 to {MAX_KEY} characters, has {len(key)}", field="Idempotency-Key"
        )
    body = await request.body()
    digest = hashlib.sha256(f"{of}\n".encode() + body if of else body).hexdigest()
    return Caller("", key, digest), await journal.replay("", key, digest)


async def _answer(request: StrictRequest, making: Making, heartbeat: float) -> Response[Draft]:
    """As JSON, or as events where those are asked for."""
    if wants_stream(request):
        return streamed(making, heartbeat)
    return Response(await making(Listener()))
