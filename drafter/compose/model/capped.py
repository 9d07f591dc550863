"""Responses that can't fill the memory, or choose how they are read, for the SDK's HTTP client."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx2

MAX_BYTES = 512 * 1024
"""Of one response. A completion has some kB, with a model's thinking some tens of kB."""


class TooLong(httpx2.RequestError):
    """The response has more than MAX_BYTES."""


class Compressed(httpx2.RequestError):
    """The response is compressed although that wasn't asked for; its size can't be told."""


class _Capped(httpx2.AsyncByteStream):
    def __init__(self, inner: httpx2.AsyncByteStream) -> None:
        self._inner = inner

    async def __aiter__(self) -> AsyncIterator[bytes]:
        received = 0
        async for chunk in self._inner:
            received += len(chunk)
            if received > MAX_BYTES:
                raise TooLong(f"more than {MAX_BYTES} bytes")
            yield chunk

    async def aclose(self) -> None:
        await self._inner.aclose()


async def cap(response: httpx2.Response) -> None:
    """Limit what may still arrive of a response, whatever its status, and what it is read as."""
    if response.headers.get("content-encoding", "identity") != "identity":
        raise Compressed("an encoding that wasn't asked for", request=response.request)
    if not isinstance(response.stream, httpx2.AsyncByteStream):
        raise TypeError("the response of an async client has a synchronous stream")
    response.stream = _Capped(response.stream)
    # JSON is UTF-8. A charset may name any codec that Python has, and some of them decompress.
    response.encoding = "utf-8"
