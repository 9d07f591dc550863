"""The one module that knows the openai SDK: one request to a model server, and either its text or
one fault."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from drafter.compose.model import faults
from drafter.compose.model.faults import ModelFault

if TYPE_CHECKING:
    import openai

CONNECTING = 5.0
"""Seconds for a connection; after that another attempt helps more than waiting."""
LONGEST_NAME = 200
"""Characters of a model's name; what is longer is none."""
SAID = 2_000
"""Characters of an error that are looked at."""


@dataclass(slots=True)
class Usage:
    """What a model has been asked for so far, in the server's own count of tokens."""

    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0


class _Wire(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Message(_Wire):
    content: str | None = None
    refusal: str | None = None


class _Choice(_Wire):
    message: _Message
    finish_reason: str | None = None


class _Tokens(_Wire):
    prompt_tokens: Annotated[int, Field(ge=0)] | None = None
    completion_tokens: Annotated[int, Field(ge=0)] | None = None


class _Completion(_Wire):
    choices: tuple[_Choice, ...]
    usage: _Tokens | None = None


class _Listed(_Wire):
    id: str


class _Listing(_Wire):
    data: tuple[_Listed, ...]


class ModelServer:
    """An OpenAI-compatible server. Nothing is retried here, and no redirect followed: what
    customers wrote goes to the configured address and nowhere else.

    Args:
        base_url: the API's address; None for OpenAI's.
        clock: the time now, aware.
    """

    def __init__(
        self, *, api_key: str, base_url: str | None, clock: Callable[[], datetime]
    ) -> None:
        # Imported here: it takes a second or two, which no draft's deadline should pay for.
        import httpx2
        import openai

        from drafter.compose.model.capped import cap

        self.usage = Usage()
        self._clock = clock
        self._client = openai.AsyncOpenAI(
            api_key=api_key,
            base_url=base_url,
            max_retries=0,
            http_client=openai.DefaultAsyncHttpxClient(
                timeout=httpx2.Timeout(None, connect=CONNECTING),
                follow_redirects=False,
                # Sizes are counted as they arrive, so nothing may swell afterwards.
                headers={"Accept-Encoding": "identity"},
                event_hooks={"response": [cap]},
            ),
        )
        # Looked up now, because the SDK imports its parts when they are first asked for. It is
        # asked for raw responses: what it makes of a body that isn't as it should be is no fault
        # of its own kind.
        self._create = self._client.chat.completions.with_raw_response.create

    async def complete(self, model: str, fields: Mapping[str, Any]) -> str:
        """The text of one completion.

        Raises:
            ModelFault: there is none, or not a whole one.
        """
        import openai

        try:
            response = await self._create(model=model, **fields)
        except openai.OpenAIError as error:
            raise self._fault(error) from error
        if response.status_code >= 300:
            raise faults.of_status(response.status_code, "", now=self._clock())
        return self._text(response.content)

    async def models(self) -> tuple[str, ...]:
        """The names of the server's models, where it lists them, fit to be printed.

        Raises:
            ModelFault: it doesn't.
        """
        import openai

        try:
            response = await self._client.models.with_raw_response.list()
        except openai.OpenAIError as error:
            raise self._fault(error) from error
        try:
            listing = _Listing.model_validate(json.loads(response.content))
        except (ValueError, RecursionError) as error:
            raise ModelFault("The model server's list of models can't be read.") from error
        names = (model.id for model in listing.data if len(model.id) <= LONGEST_NAME)
        return tuple(sorted(filter(str.isprintable, names)))

    async def close(self) -> None:
        """Close connections."""
        await self._client.close()

    def _fault(self, error: openai.OpenAIError) -> ModelFault:
        import httpx2
        import openai

        from drafter.compose.model.capped import Compressed, TooLong

        if isinstance(error, openai.APIStatusError):
            said = error.response.content[: 4 * SAID].decode("utf-8", "replace")[:SAID]
            return faults.of_status(
                error.status_code, said, error.response.headers, now=self._clock()
            )
        cause = error.__cause__
        if isinstance(cause, TooLong):
            return ModelFault("The model's answer was far too long.")
        if isinstance(cause, Compressed):
            return ModelFault("The model server's answer is compressed, which wasn't asked for.")
        if isinstance(cause, httpx2.ConnectError | httpx2.ConnectTimeout):
            return faults.unreachable()
        return faults.broken_off()

    def _text(self, body: bytes) -> str:
        try:
            raw = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise ModelFault("The model server's answer isn't a completion.") from error
        if isinstance(raw, dict) and raw.get("error") and not raw.get("choices"):
            # Proxies report the error of the server behind them with status 200.
            raise faults.of_status(_code(raw["error"]), str(raw["error"])[:SAID], now=self._clock())
        try:
            completion = _Completion.model_validate(raw)
        except ValidationError as error:
            raise ModelFault("The model server's answer isn't a completion.") from error
        self._count(completion.usage)
        return _whole_text(completion)

    def _count(self, tokens: _Tokens | None) -> None:
        self.usage.calls += 1
        if tokens:
            self.usage.prompt_tokens += tokens.prompt_tokens or 0
            self.usage.completion_tokens += tokens.completion_tokens or 0


def _whole_text(completion: _Completion) -> str:
    if not completion.choices:
        raise ModelFault("The model's answer was empty.")
    choice = completion.choices[0]
    if choice.message.refusal:
        raise ModelFault("The model refused to answer.")
    if choice.finish_reason == "content_filter":
        raise ModelFault("The model server's content filter withheld the answer.")
    if choice.finish_reason == "length":
        raise ModelFault("The model's answer was cut off for its length.")
    if not (choice.message.content or "").strip():
        raise ModelFault("The model's answer was empty.")
    return choice.message.content or ""


def _code(error: object) -> int:
    code = error.get("code") if isinstance(error, dict) else None
    return code if isinstance(code, int) and 400 <= code < 600 else 500
