"""What the journal hands back beside drafts and messages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from drafter.drafts import Feedback


class StoredFeedback(Feedback):
    """Feedback as it was kept. Of several on one draft the newest counts."""

    draft_id: str
    created_at: datetime

    def repeats(self, feedback: Feedback) -> bool:
        """Whether `feedback` says the same once more, as a retry does."""
        return self.model_dump(include=set(Feedback.model_fields)) == feedback.model_dump()


@dataclass(frozen=True, slots=True)
class BuildRow:
    """A knowledge build of a brand. `entries` is how many there are; `active` is decided by
    `Journal.activate` alone."""

    id: str
    brand: str
    embedding: str
    entries: int
    created_at: datetime
    active: bool = False
