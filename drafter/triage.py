"""triage: reply, no reply, or someone else. Pure rules over evidence: same evidence, same decision.

Nothing in a message can lower a decision: rules only ever add reasons, and a model's own flag can
add one but take none away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.drafts import DecisionKind, Escalation, Priority, Reason, ReasonCode
from drafter.judge import Judgement
from drafter.knowledge.brand import NEVER_OFF, Brand
from drafter.knowledge.signals import NO_REPLY
from drafter.messages import AttachmentKind, DirectMessage
from drafter.retrieve.settling import SettledAsk
from drafter.understand import Understanding
from drafter.understand.signals import Sighting

URGENCY: tuple[Priority, ...] = ("normal", "high", "urgent")
DEFAULT_PRIORITY: dict[ReasonCode, Priority] = {
    "self_harm": "urgent",
    "safety_incident": "urgent",
    "legal_threat": "high",
    "account_security": "urgent",
    "abuse_or_threat": "high",
    "discrimination": "high",
    "payment_dispute": "high",
    "press": "high",
    "repeated_contact": "high",
    "high_value": "high",
    "privacy_request": "high",
}
GAPS: frozenset[ReasonCode] = frozenset({"no_knowledge", "out_of_scope", "low_confidence"})
SEVERITY: tuple[ReasonCode, ...] = (
    "self_harm",
    "safety_incident",
    "account_security",
    "legal_threat",
    "abuse_or_threat",
    "discrimination",
    "payment_dispute",
    "privacy_request",
    "press",
    "human_requested",
    "injection_suspected",
    "repeated_contact",
    "high_value",
    "policy_exception",
    "attachment_review",
    "partnership",
    "unsupported_language",
    "conflicting_knowledge",
    "unsupported_claim",
    "out_of_scope",
    "no_knowledge",
    "low_confidence",
)
"""Most pressing first: decides between reasons of one priority, and which holding reply is sent."""

WITHOUT_ASK: frozenset[AttachmentKind] = frozenset({"story_reply", "share"})
"""Attachments that ask for nothing by themselves."""
_GLAD = "❤♥💚💙💛🧡💜🤍🖤🤎💕💖💗💓💞😍🥰😊😄😁😀😃☺🙂🤩😎👏🙌👍🤗🎉✨🔥💯⛺🏕🏔⛰🥾🌲🌿☀🌞🙏"
_UNHAPPY = re.compile(rf"[^\s!\ufe0f\u200d🏻-🏿{_GLAD}]")
"""Anything in a message of signs alone that isn't plain delight."""
_PHOTO = re.compile(r"\b(?:photos?|pictures?|pics?|images?|videos?|screenshots?)\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]")
_TROUBLE = re.compile(
    r"\b(?:not|never|nothing|where|late|lost|missing|broken?|damaged?|wrong|fault\w*|refund|return|"
    r"cancel|exchange|complain\w*|problem|issue|still|haven'?t|hasn'?t|didn'?t)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a decision rests on."""

    message: DirectMessage
    understanding: Understanding
    sightings: Sequence[Sighting]
    asks: Sequence[SettledAsk]
    judgements: Sequence[Judgement]
    brand: Brand


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a message. `escalation` is set exactly when `kind` is escalate."""

    kind: DecisionKind
    escalation: Escalation | None = None
    noted: tuple[Reason, ...] = ()
    """Reasons this brand doesn't escalate for."""


def triage(evidence: Evidence) -> Decision:
    """Decide. Every reason that holds is listed; route and priority are the most urgent's."""
    reasons = _beside_gaps([reason for rule in RULES for reason in rule(evidence)])
    noted = tuple(reason for reason in reasons if reason.code in evidence.brand.noted_only)
    raised = [reason for reason in reasons if reason.code not in evidence.brand.noted_only]
    if not raised:
        kind: DecisionKind = "no_reply" if wants_no_reply(evidence) else "reply"
        return Decision(kind, noted=noted)
    if all(reason.code in GAPS for reason in raised) and wants_no_reply(evidence):
        return Decision("no_reply", noted=noted)
    return Decision("escalate", escalate(raised, evidence.brand), noted)


def escalate(reasons: Sequence[Reason], brand: Brand) -> Escalation:
    """Put reasons in order of severity, with the most urgent one's route and priority."""
    ordered = sorted(_distinct(reasons), key=lambda reason: SEVERITY.index(reason.code))
    priorities = [_priority(reason.code, brand) for reason in ordered]
    most = max(range(len(ordered)), key=lambda i: (URGENCY.index(priorities[i]), -i))
    code = ordered[most].code
    return Escalation(
        reasons=tuple(ordered),
        route=brand.routes.get(code, brand.routes["default"]),
        priority=priorities[most],
    )


def raised(decision: Decision, reason: Reason, brand: Brand) -> Decision:
    """The decision with one more reason, found after triage. It can only go up: what stood before
    stays, and a reason that this brand doesn't escalate for is noted."""
    if reason.code in brand.noted_only:
        return replace(decision, noted=(*decision.noted, reason))
    before = decision.escalation.reasons if decision.escalation else ()
    return Decision("escalate", escalate([*before, reason], brand), decision.noted)


def wants_no_reply(evidence: Evidence) -> bool:
    """Spam, a bare reaction, thanks that closes, a story mention with no ask."""
    attached = {attachment.kind for attachment in evidence.message.attachments}
    if attached and not evidence.message.text.strip():
        # Tapping a heart under a story, or passing a post on, asks for nothing.
        return attached <= WITHOUT_ASK and not _WORDS.search(evidence.understanding.text)
    text = evidence.understanding.text
    if not _WORDS.search(text):
        return "?" not in text
    quiet = [sighting for sighting in evidence.sightings if sighting.code in NO_REPLY]
    if not quiet:
        return False
    if any(sighting.code == "spam" for sighting in quiet):
        return True
    # "thanks, but it still hasn't come": an answerable ask beside the courtesy wants an answer.
    return "?" not in text and not _TROUBLE.search(text)


def sensitive_signals(evidence: Evidence) -> Iterator[Reason]:
    """What the customer's words carry, by pattern or classifier."""
    wordless = not _WORDS.search(evidence.understanding.text)
    for sighting in evidence.sightings:
        if sighting.code in NO_REPLY or sighting.code in GAPS:
            continue
        if wordless and sighting.source.startswith("signal:"):
            continue  # a classifier of sentences knows nothing of hearts
        yield Reason(
            code=sighting.code,
            detail=f"{sighting.source} at {sighting.probability:.2f}",
            evidence=sighting.words,
            source=sighting.source,
        )


def unanswered_messages(evidence: Evidence) -> Iterator[Reason]:
    """The third message in a row without an answer."""
    count, limit = evidence.understanding.unanswered, evidence.brand.thresholds.unanswered
    if count >= limit:
        yield Reason(
            code="repeated_contact",
            detail=f"{count} messages without an answer",
            evidence=evidence.message.text,
            source="rule:unanswered_messages",
        )


def valuable_order(evidence: Evidence) -> Iterator[Reason]:
    """Trouble with an order of high value, or of a customer with a tag the brand looks after."""
    order, text = evidence.understanding.order, evidence.understanding.text
    if not _TROUBLE.search(text):
        return
    limit = evidence.brand.thresholds.high_value
    if order and order.total is not None and float(order.total) >= limit:
        yield Reason(
            code="high_value",
            detail=f"order {order.id} over {order.total} {order.currency or ''}".strip(),
            evidence=text,
            source="rule:valuable_order",
        )
    elif tags := evidence.brand.vip_tags & set(evidence.message.customer.tags):
        yield Reason(
            code="high_value",
            detail=f"customer tagged {', '.join(sorted(tags))}",
            evidence=text,
            source="rule:valuable_order",
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


def photo_to_look_at(evidence: Evidence) -> Iterator[Reason]:
    """Damage, a wrong item, or words that say nothing without the picture beside them."""
    if all(attachment.kind in WITHOUT_ASK for attachment in evidence.message.attachments):
        return
    for judgement in evidence.judgements:
        if judgement.entry.policy and judgement.entry.policy.inspects_attachments:
            yield Reason(
                code="attachment_review",
                detail=f"{judgement.verdict.policy} depends on what the attachment shows",
                evidence=evidence.message.text or "(attachment without words)",
                source="rule:photo_to_look_at",
            )
            return
    if why := _seen_only(evidence):
        yield Reason(
            code="attachment_review",
            detail=why,
            evidence=evidence.message.text or "(attachment without words)",
            source="rule:photo_to_look_at",
        )


def _seen_only(evidence: Evidence) -> str | None:
    """Why nothing can be said to a message before somebody has looked at what came with it."""
    text = evidence.understanding.text
    if not _WORDS.search(text):
        return None if text and not _UNHAPPY.search(text) else "an attachment without words"
    agents = [turn.text for turn in evidence.message.history if turn.author == "agent"]
    if agents and _PHOTO.search(agents[-1]):
        return "the photo we asked for"
    if not any(ask.match for ask in evidence.asks) and not wants_no_reply(evidence):
        return "nothing answers the words beside the attachment"
    return None


def exception_wanted(evidence: Evidence) -> Iterator[Reason]:
    """A plea against a `not_eligible` verdict."""
    refused = [j for j in evidence.judgements if j.verdict.outcome == "not_eligible"]
    plea = re.search(
        r"\b(?:exception|just this once|any (?:leeway|flexib\w+)|bend the rules?|"
        r"make an? allowance|know it'?s (?:past|over|after|late)|even though|goodwill|"
        r"one[- ]off)\b",
        evidence.understanding.text,
        re.IGNORECASE,
    )
    if refused and plea:
        yield Reason(
            code="policy_exception",
            detail=f"{refused[0].verdict.policy}: {refused[0].verdict.because}",
            evidence=plea.group(0),
            source="rule:exception_wanted",
        )


def knowledge_gaps(evidence: Evidence) -> Iterator[Reason]:
    """Asks that no entry answers, told apart by whether they are about the shop at all."""
    if not _WORDS.search(evidence.understanding.text):
        return
    limits = evidence.brand.thresholds
    for ask in evidence.asks:
        if ask.match:
            continue
        matches = ask.found.matches
        best = matches[0].score if matches else 0.0
        code: ReasonCode = "no_knowledge"
        if ask.found.covered < limits.in_scope:
            code = "out_of_scope"
        elif best >= limits.answerable / 2:
            code = "low_confidence"
        nearest = f"; nearest is {matches[0].entry} at {best:.2f}" if matches else ""
        yield Reason(
            code=code,
            detail=f"no entry answers this{nearest}",
            evidence=ask.text,
            source="rule:knowledge_gaps",
        )


RULES: tuple[Callable[[Evidence], Iterator[Reason]], ...] = (
    sensitive_signals,
    foreign_language,
    unanswered_messages,
    valuable_order,
    photo_to_look_at,
    exception_wanted,
    knowledge_gaps,
)


def _beside_gaps(reasons: list[Reason]) -> list[Reason]:
    """Whoever takes a threat or a plea over takes the unanswered question with it: that no entry
    speaks of lawyers is no reason of its own."""
    weighty = [reason for reason in reasons if reason.code not in GAPS]
    return weighty or reasons


def _priority(code: ReasonCode, brand: Brand) -> Priority:
    default = DEFAULT_PRIORITY.get(code, "normal")
    own = brand.priorities.get(code, default)
    # A brand may raise a critical reason, not lower it.
    return max(own, default, key=URGENCY.index) if code in NEVER_OFF else own


def _distinct(reasons: Sequence[Reason]) -> list[Reason]:
    first: dict[str, Reason] = {}
    for reason in reasons:
        first.setdefault(reason.code, reason)
    return list(first.values())
