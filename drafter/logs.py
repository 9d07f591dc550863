"""What is logged, and how: ids and codes, never what a customer wrote."""

from __future__ import annotations

import logging
import sys
from types import TracebackType
from typing import Any, TypeAlias

import structlog
from structlog.tracebacks import ExceptionDictTransformer

Raised: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None]

_KEPT = ("exc_type", "is_cause", "frames")
"""Of an exception. What it says may quote the value that was wrong, and with it the customer."""
_transformed = ExceptionDictTransformer(show_locals=False)  # those hold the customer's words


def traced(exc_info: Raised) -> list[dict[str, Any]]:
    """An exception and those that led to it: their types and the lines they came by, no more."""
    return [{name: stack[name] for name in _KEPT} for stack in _transformed(exc_info)]


class Discreet(logging.Formatter):
    """Lines of other libraries, their exceptions without the words."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - its name upstream
        """Types, and where they were raised."""
        lines = [
            f"{stack['exc_type']} at "
            + " < ".join(f"{f['filename']}:{f['lineno']}" for f in reversed(stack["frames"]))
            for stack in traced(ei)
        ]
        return "\n".join(lines)


def configure_logging(level: str) -> None:
    """JSON lines to standard error, for the whole process; other libraries' warnings as they word
    them.

    Args:
        level: the least that is logged: debug, info, warning or error.
    """
    number = logging.getLevelNamesMapping()[level.upper()]
    others = logging.StreamHandler(sys.stderr)
    others.setFormatter(Discreet("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(handlers=[others], level=logging.WARNING)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.ExceptionRenderer(traced),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
    )
