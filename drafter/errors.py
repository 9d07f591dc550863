"""What can go wrong, as one tree; everything Drafter raises on purpose hangs on it.

    DrafterError
    ├── ConfigurationError      a setting is missing, malformed or contradicts another
    ├── KnowledgeError          the authored files, or a build of them, can't be used
    │   └── ExpressionError     a CEL expression or a slot doesn't compile
    ├── RequestError            the caller can mend the request; has an HTTP status
    │   ├── UnknownBrand        404
    │   ├── DraftNotFound       404
    │   ├── StaleVersion        409
    │   └── KeyReused           422, an Idempotency-Key seen with another body
    ├── EvaluationError         a suite, a case or a baseline can't be used
    └── WriterError             a writer gave nothing that can be shown; the pipeline degrades
        └── ModelFault          the model server's fault, in compose/model/faults.py

Messages name the field or key, the offending value, and what to do about it.
"""

from __future__ import annotations


class DrafterError(Exception):
    """Base of everything raised on purpose."""


class ConfigurationError(DrafterError):
    """A setting is missing, malformed or contradicts another."""


class KnowledgeError(DrafterError):
    """Authored knowledge, or a build of it, can't be used."""


class ExpressionError(KnowledgeError):
    """A CEL expression or a slot doesn't compile against the order's facts."""


class RequestError(DrafterError):
    """The caller can mend this; `field` names what to change, `status` is the HTTP status."""

    status = 422
    title = "The request can't be processed"

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class UnknownBrand(RequestError):
    """No knowledge is loaded for this brand."""

    status = 404
    title = "Unknown brand"


class DraftNotFound(RequestError):
    """No draft has this id, or its brand is not the caller's."""

    status = 404
    title = "No such draft"


class StaleVersion(RequestError):
    """Feedback or a revision speaks of a draft that is no longer the newest."""

    status = 409
    title = "The draft has moved on"


class KeyReused(RequestError):
    """An Idempotency-Key was used before with another body."""

    status = 422
    title = "Idempotency-Key reused"


class EvaluationError(DrafterError):
    """A suite, a case or a baseline can't be used; names file, line and field."""


class WriterError(DrafterError):
    """A writer gave nothing that can be shown. `reason` is short and free of message text."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
