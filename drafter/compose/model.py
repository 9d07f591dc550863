"""The one module that knows the openai SDK: ask a model server for JSON of a given shape."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from drafter.errors import WriterError
from drafter.timing import Deadline


@dataclass(slots=True)
class Usage:
    """What a model has been asked for so far, in the server's own count of tokens."""

    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0


class ChatModel:
    """A chat model behind any OpenAI-compatible server.

    Args:
        name: the model's name at the server.
    """

    def __init__(self, name: str, *, api_key: str, base_url: str | None) -> None:
        # Imported here: it takes a second or two, which no draft's deadline should pay for.
        import openai

        self.name = name
        self.usage = Usage()
        self._client = openai.AsyncOpenAI(api_key=api_key, base_url=base_url, max_retries=0)

    async def ask(
        self, system: str, user: str, schema: Mapping[str, Any], *, deadline: Deadline
    ) -> dict[str, Any]:
        """One structured answer, never later than the deadline.

        Raises:
            WriterError: with a short reason free of message text, whatever the server did.
        """
        try:
            async with asyncio.timeout(deadline.left()):
                text = await self._complete(system, user, schema)
        except TimeoutError as error:
            raise WriterError("no answer in time") from error
        try:
            answer = json.loads(text)
        except ValueError as error:
            raise WriterError("the answer is not JSON") from error
        if not isinstance(answer, dict):
            raise WriterError("the answer is not a JSON object")
        return answer

    async def close(self) -> None:
        """Close connections."""
        await self._client.close()

    async def _complete(self, system: str, user: str, schema: Mapping[str, Any]) -> str:
        import openai

        try:
            completion = await self._client.chat.completions.create(
                model=self.name,
                messages=[
                    {"role": "system", "content": system},
                    {"role": "user", "content": user},
                ],
                response_format={
                    "type": "json_schema",
                    "json_schema": {"name": "reply", "strict": True, "schema": dict(schema)},
                },
            )
        except openai.APIStatusError as error:
            raise WriterError(f"the model server answered {error.status_code}") from error
        except openai.APIError as error:
            raise WriterError(f"the model server can't be used: {type(error).__name__}") from error
        self.usage.calls += 1
        if completion.usage:
            self.usage.prompt_tokens += completion.usage.prompt_tokens
            self.usage.completion_tokens += completion.usage.completion_tokens
        if not completion.choices:
            raise WriterError("the answer is empty")
        choice = completion.choices[0]
        if choice.message.refusal:
            raise WriterError("the model refused")
        if choice.finish_reason == "length":
            raise WriterError("the answer was cut for length")
        if not choice.message.content:
            raise WriterError("the answer is empty")
        return choice.message.content
