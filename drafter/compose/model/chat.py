"""Ask a model once, and live with what comes back: the same question is put again where that may
help, a server that keeps failing is left alone, and no answer is later than its deadline."""

from __future__ import annotations

import asyncio
import random
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import Any

import structlog

from drafter.compose.model.breaker import Breaker
from drafter.compose.model.faults import ModelFault, crowded, no_time, slow
from drafter.compose.model.protocol import Protocol
from drafter.compose.model.retrying import USEFUL, Retries
from drafter.compose.model.server import ModelServer
from drafter.compose.model.state import ModelState
from drafter.compose.model.structured import Dialect, fits, read_object
from drafter.timing import Deadline

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Question:
    system: str
    user: str
    schema: Mapping[str, Any]
    deadline: Deadline
    still_worth_it: Callable[[], None]
    """Raises where the server is left alone by now."""


@dataclass(frozen=True, slots=True)
class _Answer:
    text: str
    dialect: Dialect
    """What it was asked for in."""


class ChatModel:
    """A chat model behind any OpenAI-compatible server.

    Args:
        name: the model's name at the server.
        base_url: the API's address; None for OpenAI's.
        concurrency: calls that may run at a time; the others wait, and that counts against their
            deadlines.
        clock: the time now, aware, for servers that say until when to wait.
        seconds: a monotonic clock, in seconds.
        sleep: waits for so many seconds.
        chance: gives a number from 0 to 1.
    """

    def __init__(
        self,
        name: str,
        *,
        api_key: str,
        base_url: str | None,
        concurrency: int = 8,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        seconds: Callable[[], float] = time.perf_counter,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.name = name
        self._server = ModelServer(api_key=api_key, base_url=base_url, clock=clock)
        self.usage = self._server.usage
        self.state = ModelState("untried")
        self._places = asyncio.Semaphore(concurrency)
        self._breakers: defaultdict[str, Breaker] = defaultdict(lambda: Breaker(seconds))
        self._retries = Retries(chance)
        self._sleep = sleep
        self._protocol = Protocol()

    async def ask(
        self,
        system: str,
        user: str,
        schema: Mapping[str, Any],
        *,
        deadline: Deadline,
        purpose: str = "",
    ) -> dict[str, Any]:
        """One structured answer, never later than the deadline. It is a JSON object, and needn't
        follow the schema. Cancelling it ends the call at once.

        Args:
            purpose: what it is asked for. A server that fails at one thing is left alone with that.

        Raises:
            WriterError: with a short reason free of message text, whatever the server did.
        """
        with self._breakers[purpose].watching() as still_worth_it:
            question = _Question(system, user, schema, deadline, still_worth_it)
            answer = await self._persistently(question)
        try:
            found = read_object(answer.text, schema)
        except ModelFault:
            self._protocol.ignored(answer.dialect)
            raise
        if fits(found, schema):
            self._protocol.kept_to(answer.dialect)
        else:
            self._protocol.ignored(answer.dialect)
        return found

    async def models(self, *, deadline: Deadline) -> tuple[str, ...]:
        """The names of the server's models, where it lists them.

        Raises:
            WriterError: it doesn't.
        """
        try:
            async with asyncio.timeout(deadline.left()):
                return await self._server.models()
        except TimeoutError as error:
            raise slow() from error

    async def close(self) -> None:
        """Close connections."""
        await self._server.close()

    async def _persistently(self, question: _Question) -> _Answer:
        self._retries.called()
        last: ModelFault | None = None
        for made in count(1):
            try:
                answer = await self._once(question)
            except ModelFault as fault:
                if last and not fault.asked:
                    raise last from fault  # what the server did tells more
                last = fault
                if fault.condition:
                    self.state = ModelState(fault.condition)
                left = question.deadline.left()
                pause = self._retries.pause(fault, made=made, left=left)
                log.info("model failed", reason=fault.reason, attempt=made, again_in=pause)
                if pause is None:
                    raise
            else:
                self.state = ModelState("ok")
                return answer
            await self._sleep(pause)
        raise AssertionError("count() doesn't end")

    async def _once(self, question: _Question) -> _Answer:
        async with self._place(question.deadline):
            question.still_worth_it()
            try:
                async with asyncio.timeout(question.deadline.left()):
                    return await self._understood(question)
            except TimeoutError as error:
                raise slow() from error

    @asynccontextmanager
    async def _place(self, deadline: Deadline) -> AsyncIterator[None]:
        spare = deadline.left() - USEFUL
        if spare < 0:
            raise no_time()
        try:
            async with asyncio.timeout(spare):
                await self._places.acquire()
        except TimeoutError as error:
            raise crowded() from error
        try:
            yield
        finally:
            self._places.release()

    async def _understood(self, question: _Question) -> _Answer:
        """The answer, in the first way of asking that the server doesn't refuse."""
        begun = dialect = self._protocol.dialect
        while True:
            fields = dialect.request(question.system, question.user, question.schema)
            try:
                text = await self._server.complete(self.name, fields)
            except ModelFault as fault:
                simpler = self._protocol.simpler(dialect, fault)
                if simpler is None:
                    raise
                dialect = simpler
            else:
                self._protocol.accepted(dialect, instead_of=begun)
                return _Answer(text, dialect)
