"""`Accept: text/event-stream`: a draft told while it is made.

The draft is made in a task of its own. When all who wait for it have left, the model is not waited
for any more, and what can be written without it is recorded all the same.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, cast

from litestar import Request, Response
from litestar.background_tasks import BackgroundTask
from litestar.openapi.datastructures import ResponseSpec
from litestar.response import ServerSentEventMessage, Stream
from pydantic_core import to_json

from drafter.api.problems import Problem, problem_of
from drafter.audience import Decided, Listener, PartPassed
from drafter.drafts import Draft

EVENT_STREAM = "text/event-stream"

Making = Callable[[Listener], Awaitable[Draft]]
Told = Decided | PartPassed | Draft | Problem

STREAMED = ResponseSpec(
    str,
    description=(
        f"With `Accept: {EVENT_STREAM}`: `decision` as soon as it stands (again, should the model "
        "or a check raise it), each `part` after it passed its checks, and at last `draft`, the "
        "same JSON as the 201. `error` with problem details ends a stream in which something "
        "failed. Lines that begin with a colon only keep the connection open."
    ),
    media_type=EVENT_STREAM,
    generate_examples=False,
)


def wants_stream(request: Request[Any, Any, Any]) -> bool:
    """Whether events are asked for by name; whoever takes anything gets JSON."""
    offered = ["application/json", EVENT_STREAM]
    return request.accept.best_match(offered, default=offered[0]) == EVENT_STREAM


def streamed(making: Making, heartbeat: float) -> Response[Draft]:
    """Events of a draft that is being made from now on."""
    listener = Listener()
    response = Stream(
        _events(making, listener, heartbeat),
        status_code=200,
        media_type=EVENT_STREAM,
        headers={"Cache-Control": "no-cache", "X-Accel-Buffering": "no"},
        # Runs after a caller who left while something was being sent, too.
        background=BackgroundTask(listener.leave),
    )
    return cast("Response[Draft]", response)  # for OpenAPI, which lists the events beside it


async def _events(making: Making, listener: Listener, heartbeat: float) -> AsyncIterator[bytes]:
    told: asyncio.Queue[Told] = cast("asyncio.Queue[Told]", listener.told)
    made = asyncio.create_task(_made(making, listener, told))
    try:
        while not made.done() or not told.empty():
            try:
                event = await asyncio.wait_for(told.get(), heartbeat)
            except TimeoutError:
                yield b": still at it\r\n\r\n"
            else:
                yield encoded(event)
    finally:
        listener.leave()


async def _made(making: Making, listener: Listener, told: asyncio.Queue[Told]) -> None:
    try:
        told.put_nowait(await making(listener))
    except Exception as error:  # noqa: BLE001 - the answer has begun, so that it can only be told
        told.put_nowait(problem_of(error))


def encoded(event: Told) -> bytes:
    """An event as it is sent."""
    match event:
        case Decided(decision, escalation):
            return _message("decision", {"decision": decision, "escalation": escalation})
        case PartPassed(suggestion, index, part):
            data = {"suggestion": suggestion, "index": index, "part": part}
            return _message("part", data)
        case Draft():
            return _message("draft", event)
        case Problem():
            return _message("error", event)


def _message(name: str, data: object) -> bytes:
    return ServerSentEventMessage(event=name, data=to_json(data).decode()).encode()
