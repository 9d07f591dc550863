"""What can go wrong with a model server, in words for support staff: they read the reason beside
the draft. Nothing that the server said goes into it, because servers quote what they were sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from drafter.compose.model.retry_after import retry_after
from drafter.compose.model.state import Condition
from drafter.errors import WriterError

TO_MEND = "Whoever runs Drafter has to"
AGAIN = frozenset({408, 409, 425, 429})
"""Refusals that pass: timeouts, locks and limits."""
NEVER = frozenset({501, 505})
MINUTES = 120.0
"""Seconds from which a wait is told in minutes."""
HOUR = 3_570.0
"""Seconds from which nobody cares how long it is; less would be told as 60 minutes."""
REFUSALS = frozenset({400, 415, 422, 501})
"""What servers answer to a field they don't know."""
TOKEN_FIELDS = ("max_tokens", "max_completion_tokens")
_NO_CREDIT = ("insufficient_quota", "billing", "credit")
_TOO_LONG = ("context_length", "context length", "context window", "too many tokens")
_FILTERED = ("content_filter", "content filter", "content_policy", "responsibleai", "moderation")


class ModelFault(WriterError):
    """A call that gave nothing. Its `reason` may be shown and logged.

    Args:
        condition: what it tells of the server; None when the server works as it should, or
            wasn't asked.
        asked: whether the server was asked at all. Where it wasn't, nothing was learned of it.
        passes: asking again may help.
        wait: seconds that the server wants to be left alone first.
        refused: the server refused the request itself.
        said: what the server said in small letters, to find out which field it doesn't know.
            Never shown, never logged.
    """

    def __init__(
        self,
        reason: str,
        *,
        condition: Condition | None = None,
        asked: bool = True,
        passes: bool = False,
        wait: float | None = None,
        refused: bool = False,
        said: str = "",
    ) -> None:
        super().__init__(reason)
        self.condition = condition
        self.asked = asked
        self.passes = passes
        self.wait = wait
        self.refused = refused
        self.said = said


def slow() -> ModelFault:
    """The time was up."""
    return ModelFault("The model didn't answer in time.", condition="slow")


def crowded() -> ModelFault:
    """The time was up before the call's turn came."""
    return ModelFault("The model was busy with other drafts until the time was up.", asked=False)


def no_time() -> ModelFault:
    """There was too little left for an answer."""
    return ModelFault("There was no time left to ask the model.", asked=False)


def unreachable() -> ModelFault:
    """There was no connection."""
    reason = "The model server couldn't be reached."
    return ModelFault(reason, condition="unreachable", passes=True)


def broken_off() -> ModelFault:
    """There was a connection, and it ended in the middle."""
    reason = "The connection to the model server broke off."
    return ModelFault(reason, condition="unreachable", passes=True)


def of_status(
    status: int, said: str, headers: Mapping[str, str] | None = None, *, now: datetime
) -> ModelFault:
    """The fault that an HTTP status tells of.

    Args:
        said: the body.
        now: the time, for a Retry-After that gives a date.
    """
    said = said.lower()
    if status < 400:
        reason = f"The model server has moved ({status}). {TO_MEND} correct its address."
        return ModelFault(reason, condition="moved")
    if status in {401, 403}:
        reason = f"The model server refused Drafter's key ({status}). {TO_MEND} renew it."
        return ModelFault(reason, condition="key_refused")
    if status == 404:
        reason = f"The model server doesn't have this model (404). {TO_MEND} correct its name."
        return ModelFault(reason, condition="model_unknown")
    if status == 402 or (status == 429 and _any(_NO_CREDIT, said)):
        reason = f"The account at the model server has no credit left ({status})."
        return ModelFault(reason, condition="no_credit")
    if status >= 500 or status in AGAIN:
        return _passing(status, said, retry_after(headers or {}, now))
    if status in REFUSALS and _any(TOKEN_FIELDS, said):
        # Servers with little room say this where a smaller limit would do.
        return _refused(status, said)
    if status == 413 or _any(_TOO_LONG, said):
        return ModelFault("The message and its sources are too long for the model.")
    if _any(_FILTERED, said):
        return ModelFault("The model server's content filter refused the message.")
    return _refused(status, said)


def _refused(status: int, said: str) -> ModelFault:
    reason = f"The model server didn't accept the request ({status})."
    return ModelFault(reason, refused=status in REFUSALS, said=said)


def _passing(status: int, said: str, wait: float | None) -> ModelFault:
    if status != 429:
        return ModelFault(
            f"The model server had an error of its own ({status}).",
            condition="failing",
            passes=status not in NEVER,
            wait=wait,
            refused=status in REFUSALS,
            said=said,
        )
    asks = "" if wait is None else f" and asks to wait {_length(wait)}"
    reason = f"The model server has too much to do{asks} (429)."
    return ModelFault(reason, condition="busy", passes=True, wait=wait)


def _length(seconds: float) -> str:
    if seconds < MINUTES:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} minutes" if seconds < HOUR else "an hour or longer"


def _any(words: tuple[str, ...], said: str) -> bool:
    return any(word in said for word in words)
