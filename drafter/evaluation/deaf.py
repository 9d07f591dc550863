"""A signal reader that doesn't hear one signal: what is left when a signal fails?"""

from __future__ import annotations

from typing import Any

from drafter.understand.signals import Sighting, SignalReader


class Deaf(SignalReader):
    """Reads every signal but one."""

    def __init__(self, inner: SignalReader, code: str) -> None:
        self._inner = inner
        self._code = code

    def read(self, *args: Any, **kwargs: Any) -> list[Sighting]:
        """See `SignalReader.read`."""
        return self._without(self._inner.read(*args, **kwargs))

    def suspects(self, *args: Any, **kwargs: Any) -> tuple[str, ...]:
        """None: what isn't heard needs no vectors."""
        del args, kwargs
        return ()

    def smuggled(self, *args: Any, **kwargs: Any) -> list[Sighting]:
        """See `SignalReader.smuggled`."""
        return self._without(self._inner.smuggled(*args, **kwargs))

    def _without(self, seen: list[Sighting]) -> list[Sighting]:
        return [sighting for sighting in seen if sighting.code != self._code]
