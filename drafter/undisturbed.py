"""Calls that go on to their end when whoever made them gives up."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Busy(Protocol):
    """Knows its calls that are under way, so that it can await them before it closes."""

    under_way: set[asyncio.Task[Any]]


B = TypeVar("B", bound=Busy)


def undisturbed(
    method: Callable[Concatenate[B, P], Coroutine[Any, Any, T]],
) -> Callable[Concatenate[B, P], Coroutine[Any, Any, T]]:
    """Let the caller be cancelled, but not the call.

    A customer's inbox may hang up at any moment. Cut off between two statements, a connection
    would be lost with its transaction open, and on SQLite with the lock that all others wait for.
    """

    @wraps(method)
    async def call(self: B, /, *args: P.args, **kwargs: P.kwargs) -> T:
        task = asyncio.ensure_future(method(self, *args, **kwargs))
        self.under_way.add(task)
        task.add_done_callback(self.under_way.discard)
        return await asyncio.shield(task)

    return call
