"""Why a writer lost its turn through no fault of its own: there was no time, or we went wrong.
Neither costs anybody the draft."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from drafter.errors import WriterError

log = structlog.get_logger()

LATE = "There was no time left to check the model's draft."
BROKEN = "Something went wrong here while this was written or checked; the log says what."


@contextmanager
def own_faults_told() -> Iterator[None]:
    """Log what nobody expected, so that the next writer gets its turn.

    Raises:
        WriterError: something went wrong.
    """
    try:
        yield
    except WriterError:
        raise
    except Exception as error:
        log.exception("unhandled", error=type(error).__name__)
        raise WriterError(BROKEN) from error
