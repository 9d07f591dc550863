"""What tuned layers were taught: a digest a signal in their file says which of them hold something
else today. Imports no torch, since linting asks.

What customers ordinarily ask isn't in it, though they are trained on that too: it differs from
brand to brand and weighs little beside the exemplars.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from safetensors import SafetensorError, safe_open

from drafter.errors import ConfigurationError
from drafter.knowledge.signals import Signal

TAUGHT = "taught"


def lessons_of(signals: Mapping[str, Signal], base: str) -> dict[str, str]:
    """A digest for each signal: of its exemplars and look-alikes, in whatever order, and of the
    encoder's weights.

    Args:
        base: SHA-256 of these.
    """
    return {
        code: hashlib.sha256(
            json.dumps([base, sorted(signal.examples), sorted(signal.lookalikes)]).encode()
        ).hexdigest()
        for code, signal in sorted(signals.items())
    }


def changed_since(taught: Mapping[str, str], now: Mapping[str, str]) -> frozenset[str]:
    """Signals that hold something else than was taught, or are gone or new.

    Args:
        taught: lessons of then; a signal without one is as good as changed.
        now: those of today.
    """
    return frozenset(
        code for code in taught.keys() | now.keys() if taught.get(code) != now.get(code)
    )


def outdated(file: Path, signals: Mapping[str, Signal], base: str) -> frozenset[str]:
    """Signals of which layers in a file were taught something else. Without a file there is nothing
    to be outdated.

    Raises:
        ConfigurationError: it is damaged.
    """
    if not file.exists():
        return frozenset()
    return changed_since(lessons_in(about(file)), lessons_of(signals, base))


def lessons_in(said: Mapping[str, str]) -> dict[str, str]:
    """The lessons that a file says of itself; none where it doesn't, or says it in another way."""
    try:
        lessons = json.loads(said.get(TAUGHT, "{}"))
    except json.JSONDecodeError:
        return {}
    return lessons if isinstance(lessons, dict) else {}


def about(file: Path) -> dict[str, str]:
    """What a file of tuned layers says of them.

    Raises:
        ConfigurationError: it is damaged.
    """
    try:
        with safe_open(str(file), framework="np") as kept:
            return dict(kept.metadata() or {})
    except (SafetensorError, OSError) as error:
        raise damaged(file, error) from error


def damaged(file: Path, error: Exception) -> ConfigurationError:
    """Says that a file can't be read, and the way out."""
    return ConfigurationError(
        f"{file}: can't be read ({error}); restore it, or make it anew with drafter knowledge tune"
    )
