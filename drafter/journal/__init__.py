"""What Drafter remembers: drafts with their messages, feedback, and which build is active."""

from drafter.journal.journal import Journal
from drafter.journal.records import BuildRow, StoredFeedback

__all__ = ["BuildRow", "Journal", "StoredFeedback"]
