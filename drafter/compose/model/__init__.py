"""How Drafter reaches a model: any OpenAI-compatible server, which may be slow, busy, wrong, gone
or hostile. Whatever it does, `ChatModel.ask` gives a JSON object or a WriterError before the
deadline.

    chat        ask once, and live with what comes back
    server      one request, one completion or one fault; the only module that knows the SDK
    faults      what can go wrong, in words for support staff
    structured  asking for JSON in the ways servers know, and reading it out of what they say
    protocol    which of these ways the server has shown to know
    retrying    when to ask again, and for how many calls of all
    breaker     leaving a server alone that keeps failing
    state       what is known of the server, and the fix
"""

from __future__ import annotations

from drafter.compose.model.chat import ChatModel
from drafter.compose.model.server import Usage
from drafter.compose.model.state import ModelState

__all__ = ["ChatModel", "ModelState", "Usage"]
