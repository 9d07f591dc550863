"""What tuned layers were taught: a digest in their file says when signals hold something else
today. Imports no torch, since linting asks.

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


def lesson_of(signals: Mapping[str, Signal], base: str) -> str:
    """Digest of the exemplars and look-alikes, in whatever order, and of the encoder's weights.

    Args:
        base: SHA-256 of these.
    """
    told = {
        code: [sorted(signal.examples), sorted(signal.lookalikes)]
        for code, signal in sorted(signals.items())
    }
    return hashlib.sha256(json.dumps([base, told]).encode()).hexdigest()


def is_outdated(file: Path, signals: Mapping[str, Signal], base: str) -> bool:
    """Whether layers in a file were taught something else, or don't say what. Without a file there
    is nothing to be outdated.

    Raises:
        ConfigurationError: it is damaged.
    """
    return file.exists() and about(file).get(TAUGHT) != lesson_of(signals, base)


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
