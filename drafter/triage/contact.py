"""Reasons that lie in how the customer writes: what their words carry, in which language, and how
often they have had to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from drafter.drafts import Reason
from drafter.knowledge.brand import NEVER_OFF
from drafter.knowledge.signals import NO_REPLY
from drafter.triage.evidence import GAPS, Evidence, sentence_with
from drafter.triage.silence import wants_no_reply
from drafter.understand.signals import Sighting

LIKELY = 0.5
"""Probability below which a signal is more likely none. A critical one escalates from far below
it: on messages written to be told apart, of those that it was wrong about 64 % were below .4, of
those that it was right about 5 %."""
CONTACT_DAYS = 3
"""Days on which a customer wrote about one thing, after which asking again is repeated contact."""
RECENT = timedelta(days=30)

_CHASES = re.compile(
    r"\b(?:any|an) (?:update|news|progress|luck|joy)|\bstill (?:no|not|nothing|waiting|here)\b|"
    r"\b(?:chas(?:e|ed|ing)|waiting|what'?s happening|heard (?:nothing|anything)|"
    r"no (?:news|word|reply|answer)|hello\?|(?:hasn'?t|haven'?t|isn'?t) .{0,30}yet)|\?\s*\?",
    re.IGNORECASE,
)


def sensitive_signals(evidence: Evidence) -> Iterator[Reason]:
    """What the customer's words carry, by pattern or classifier."""
    for sighting in evidence.sure:
        if sighting.code in NO_REPLY or sighting.code in GAPS:
            continue
        if evidence.wordless and sighting.source.startswith("signal:"):
            continue  # a classifier of sentences knows nothing of hearts
        if _outweighed(sighting, evidence):
            continue
        yield Reason(
            code=sighting.code,
            detail=f"{sighting.source} at {sighting.probability:.2f}",
            evidence=sighting.words,
            source=sighting.source,
            doubtful=sighting.probability < LIKELY,
        )


def foreign_language(evidence: Evidence) -> Iterator[Reason]:
    """A language the brand doesn't serve."""
    language = evidence.understanding.language
    if language and language not in evidence.brand.languages:
        yield Reason(
            code="unsupported_language",
            detail=f"written in {language}; {evidence.brand.name} serves "
            f"{', '.join(evidence.brand.languages)}",
            evidence=evidence.understanding.text,
            source="rule:foreign_language",
        )


def unanswered_messages(evidence: Evidence) -> Iterator[Reason]:
    """The third message in a row without an answer, or the third day of asking."""
    count, limit = evidence.understanding.unanswered, evidence.brand.thresholds.unanswered
    if count >= limit:
        yield Reason(
            code="repeated_contact",
            detail=f"{count} messages without an answer",
            evidence=evidence.message.text,
            source="rule:unanswered_messages",
        )
        return
    chase = _CHASES.search(evidence.message.text)
    days = _days_of_contact(evidence)
    if chase and days >= max(CONTACT_DAYS, limit):
        yield Reason(
            code="repeated_contact",
            detail=f"wrote on {days} of the last {RECENT.days} days, and asks again",
            evidence=sentence_with(chase),
            source="rule:unanswered_messages",
        )


def _outweighed(sighting: Sighting, evidence: Evidence) -> bool:
    """The classifier takes the message more surely for thanks, a cheer or spam, and it asks for
    nothing: that "right you are" is a little like an insult is noise. And an offer that is spam is
    no partner's. What a pattern sees stands, and so does every critical reason."""
    if sighting.code in NEVER_OFF:
        return False
    quiet = [one for one in evidence.sure if one.code in NO_REPLY]
    if sighting.code == "partnership" and any(one.code == "spam" for one in quiet):
        return True
    surer = any(one.probability >= sighting.probability for one in quiet)
    return surer and sighting.source.startswith("signal:") and wants_no_reply(evidence)


def _days_of_contact(evidence: Evidence) -> int:
    """On how many days the customer wrote, this message's included, where times are known."""
    now = evidence.message.sent_at
    if now is None:
        return 0
    written = [turn.sent_at for turn in evidence.message.history if turn.author == "customer"]
    zone = evidence.brand.zone
    return len(
        {
            moment.astimezone(zone).date()
            for moment in (*written, now)
            if moment and now - moment <= RECENT
        }
    )
