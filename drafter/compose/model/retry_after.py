"""How long a server wants to be left alone."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds from now, never negative; None where the server doesn't say, or says nonsense.

    Args:
        headers: of the response, with names in small letters or looked up without regard to case.
        now: aware.
    """
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    said = headers.get("retry-after")
    seconds = _number(said)
    return seconds if seconds is not None else _until(said, now)


def _number(said: str | None) -> float | None:
    try:
        number = float(said or "")
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None


def _until(said: str | None, now: datetime) -> float | None:
    try:
        moment = parsedate_to_datetime(said or "")
    except (ValueError, OverflowError):  # a year or a zone beyond all counting
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)  # HTTP dates are in GMT, whatever they say
    return max(0.0, (moment - now).total_seconds())
