"""Every error as `application/problem+json` (RFC 9457) that names the field and the fix."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Annotated, Any

import structlog
from litestar import Request, Response
from litestar.exceptions import (
    ClientException,
    HTTPException,
    SerializationException,
    ValidationException,
)
from litestar.openapi.datastructures import ResponseSpec
from litestar.types import ExceptionHandlersMap
from pydantic import BaseModel, Field
from pydantic_core import from_json

from drafter.drafts import Feedback, Revision
from drafter.errors import RequestError
from drafter.messages import Attachment, Customer, DirectMessage, Item, Order, Turn

log = structlog.get_logger()

MEDIA_TYPE = "application/problem+json"
VALIDATION = 422
TITLES = {
    400: "The request can't be read",
    404: "Not found",
    405: "Method not allowed",
    413: "The request is too large",
    415: "Unsupported media type",
    422: "The request can't be processed",
    500: "Something went wrong here",
}
FIXES = {
    404: "there is nothing at this address; /schema/openapi.json lists what there is",
    405: "this address doesn't take that method; /schema/openapi.json lists which it takes",
    413: "send at most 1 MB; leave out what the reply doesn't depend on",
    415: "send JSON, with Content-Type: application/json",
}
SHAPES = {"dictionary": "must be a JSON object", "tuple": "must be a list"}
"""What pydantic calls by Python's names."""
PATTERNS = {
    "currency": "must be three capital letters, e.g. GBP",
    "locale": "must be a language tag, e.g. en-GB",
    "tracking_url": "must be an address that starts with https:// or http://",
    "url": "must be an address that starts with https:// or http://",
}
NOT_RECORDED = "Nothing was recorded. Try again; if it goes on, look at the server's log."
_FIELDS = sorted(
    {
        name
        for model in (DirectMessage, Order, Item, Customer, Turn, Attachment, Feedback, Revision)
        for name in model.model_fields
    }
)


class FieldError(BaseModel):
    """One thing that is wrong with one field."""

    field: Annotated[str, Field(description="dotted path, e.g. `orders.0.placed_at`")]
    message: Annotated[str, Field(description="what is wrong, and the fix")]


class Problem(BaseModel):
    """An error, as RFC 9457 shapes it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[FieldError] = []


class UnsupportedMedia(ClientException):
    """The body isn't said to be JSON."""

    status_code = 415


class StrictRequest(Request[Any, Any, Any]):
    """A request whose JSON errors say where and what."""

    async def json(self) -> Any:
        """The parsed body.

        Raises:
            UnsupportedMedia: the Content-Type isn't JSON. Web pages can send any other to a server
                on their reader's machine without asking it.
            SerializationException: with position; half a surrogate pair is an error too.
        """
        kind = self.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind != "application/json" and not kind.endswith("+json"):
            raise UnsupportedMedia
        body = await self.body()
        try:
            return from_json(body)
        except ValueError as error:
            hint = " (half a surrogate pair?)" if "hex escape" in str(error) else ""
            raise SerializationException(f"the body is not valid JSON: {error}{hint}") from error


def problem(
    status: int, detail: str, *, errors: list[FieldError] | None = None
) -> Response[Problem]:
    """A problem response."""
    title = TITLES.get(status, "Error")
    return _response(Problem(title=title, status=status, detail=detail, errors=errors or []))


def problem_of(error: Exception) -> Problem:
    """What went wrong while a draft was made. An error that isn't the caller's is logged."""
    if isinstance(error, RequestError):
        errors = [FieldError(field=error.field, message=str(error))] if error.field else []
        return Problem(title=error.title, status=error.status, detail=str(error), errors=errors)
    log.error("unhandled", error=type(error).__name__, exc_info=error)
    return Problem(title=TITLES[500], status=500, detail=NOT_RECORDED)


def _response(content: Problem) -> Response[Problem]:
    return Response(content, status_code=content.status, media_type=MEDIA_TYPE)


def _from_request_error(_: Request[Any, Any, Any], error: RequestError) -> Response[Problem]:
    return _response(problem_of(error))


def _from_validation(_: Request[Any, Any, Any], error: ValidationException) -> Response[Problem]:
    extra = error.extra if isinstance(error.extra, list) else []
    errors = [_field_error(one) for one in extra if isinstance(one, Mapping)]
    detail = "; ".join(f"{one.field}: {one.message}" for one in errors) or error.detail
    return problem(VALIDATION, detail, errors=errors)


def _from_serialization(
    _: Request[Any, Any, Any], error: SerializationException
) -> Response[Problem]:
    return problem(400, str(error.detail or error), errors=[])


def _from_http(_: Request[Any, Any, Any], error: HTTPException) -> Response[Problem]:
    detail = FIXES.get(error.status_code, error.detail)
    response = problem(error.status_code, detail)
    response.headers.update(error.headers or {})
    return response


def _from_anything(request: Request[Any, Any, Any], error: Exception) -> Response[Problem]:
    log.error("unhandled", path=request.url.path, error=type(error).__name__, exc_info=error)
    return problem(500, NOT_RECORDED)


HANDLERS: ExceptionHandlersMap = {
    RequestError: _from_request_error,
    ValidationException: _from_validation,
    SerializationException: _from_serialization,
    HTTPException: _from_http,
    Exception: _from_anything,
}


def responses(*statuses: int) -> dict[int, ResponseSpec]:
    """OpenAPI entries for the errors a route can answer with."""
    return {
        status: ResponseSpec(
            Problem,
            description=TITLES.get(status, "Error"),
            media_type=MEDIA_TYPE,
        )
        for status in (*statuses, 500)
    }


def _field_error(one: Mapping[str, Any]) -> FieldError:
    field = str(one.get("key") or "body")
    message = str(one.get("message", "")).removeprefix("Value error, ")
    if message == "Extra inputs are not permitted":
        name = field.rsplit(".", 1)[-1]
        near = difflib.get_close_matches(name, _FIELDS, n=1)
        message = f"unknown field {name!r}" + (f"; did you mean {near[0]!r}?" if near else "")
    elif message == "Field required":
        message = "is required"
    elif field == "data":
        field, message = "body", "is empty; send a JSON object with at least `text`"
    elif field == "body" and message.startswith("text is empty"):
        field = "text"
    elif message.startswith("Input should be a valid ") and message.split()[5] in SHAPES:
        message = SHAPES[message.split()[5]]
    elif message.startswith("String should match pattern"):
        message = PATTERNS.get(field.rsplit(".", 1)[-1], message)
    elif "timezone" in message:
        message = "needs a time zone, e.g. 2026-11-23T09:00:00Z"
    return FieldError(field=field, message=message)
