"""Steps that only staff can take, where the customer asks for one and the verdict allows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.compose import Brief
from drafter.drafts import ActionName, Escalation, StaffAction
from drafter.judge import Judgement
from drafter.knowledge.entries import Action
from drafter.knowledge.expressions import MESSAGE_FACTS, Facts, Missing
from drafter.knowledge.slots import parse_slots
from drafter.understand.personal import find_personal

_WANTS = re.compile(
    r"\b(?:please|pls|plz|i (?:want|need|would like|'d like)|i'd like|id like|want to|wanna|"
    r"(?<!you )(?<!don't )(?<!not )need to|"
    r"can you|could you|can u|will you|would you|can i (?:get|have|please)|could i (?:get|have))\b",
    re.IGNORECASE,
)
_VERBS: dict[ActionName, str] = {
    "cancel_order": r"cancel",
    "change_address": r"change|wrong address|update|send it|deliver",
    "refund": r"refund|money back",
    "refund_delivery": r"refund|money back|delivery (?:charge|fee|cost)",
    "resend": r"resend|send (?:me )?(?:a|another|it again|the right)|new one|replace",
    "replace_item": r"replac|new one|another one|resend|send (?:me )?a",
    "start_return": r"return|send (?:it|them|this|these) back|refund|money back",
    "start_exchange": r"exchang|swap|change|different size|bigger|smaller",
    "price_adjustment": r"refund|difference|price|adjust",
    "apply_code": r"code|discount|apply|add",
    "open_trace": r"trace|find|look into|investigat|check|where",
    "resend_gift_card": r"resend|send (?:it )?again|never (?:got|came|arrived)",
    "credit_points": r"points?|credit|add",
    "open_warranty_claim": r"warranty|claim|repair|replace|fix",
}
# "return from the US - how long do I have" opens like an order and is none.
_QUESTION = re.compile(
    r"\?|\b(?:how (?:long|much|many|do|does|is)|what|when|who|which)\b", re.IGNORECASE
)
# "don't cancel it", "no refund", "instead of a refund"; but "don't need it, please cancel" asks.
_REFUSED = re.compile(
    r"\b(?:don'?t|do not|not|never|no|without|instead of|rather than|didn'?t)"
    r"(?: (?!please\b|pls\b|plz\b|can\b|could\b|just\b|so\b|and\b|but\b)[\w']+){0,4} $",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://[^\s<>\"]+")
_CODE = re.compile(
    r"\b(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z\d]{4,20}\b|\bcode (?:was |is |called )?[\"']?([A-Z\d]{4,20})\b"
)


def asked_for(ask: str, judgement: Judgement, brief: Brief) -> Judgement | None:
    """The judgement with the steps that the customer asks for; None where it has none. Asking
    whether something would be possible asks for no step, and where a photo decides, it comes
    first."""
    rule, policy = judgement.rule, judgement.entry.policy
    if rule is None or policy is None:
        return None
    if policy.inspects_attachments and not brief.message.attachments:
        return None
    named = [action for action in rule.actions if _asks_for(ask, action, brief)]
    alternatives = [action for action in named if action.only_if_asked]
    if not named or len(alternatives) > 1:
        return None  # "a refund or a new one" hasn't chosen
    chosen = tuple(a for a in rule.actions if not a.only_if_asked or a in alternatives)
    asked = replace(judgement, rule=rule.model_copy(update={"actions": chosen}))
    return asked if staff_actions([asked], brief) else None


def lacking(judgement: Judgement, brief: Brief) -> str | None:
    """What a step needs of the message and isn't in it, such as the new address."""
    known = message_facts(judgement, brief)
    return next((name for name in _needs(judgement) if name not in known), None)


def message_facts(judgement: Judgement, brief: Brief) -> dict[str, str]:
    """What the judgement's steps need of the message, for staff and nobody else: an address is
    personal data."""
    text = brief.message.text or brief.understanding.text
    readers = {
        "message.address": lambda: _addresses(text),
        "message.link": lambda: "; ".join(dict.fromkeys(_LINK.findall(text))),
        "message.code": lambda: _code(text),
    }
    found = {name: readers[name]() for name in dict.fromkeys(_needs(judgement))}
    return {name: value for name, value in found.items() if value}


def staff_actions(
    judgements: Sequence[Judgement], brief: Brief, *, first: int = 1
) -> list[tuple[StaffAction, str]]:
    """The steps that follow from verdicts, numbered from `first`, with the sentence that each one
    earns: empty where the brand claims nothing before it is done."""
    found: list[tuple[StaffAction, str]] = []
    for judgement in judgements:
        facts: Facts = {**judgement.facts, **message_facts(judgement, brief)}
        for action in judgement.rule.actions if judgement.rule else ():
            detail = brief.wording.fill(parse_slots(action.detail), facts)
            done = brief.wording.fill(parse_slots(action.done), judgement.facts)
            if isinstance(detail, Missing) or isinstance(done, Missing):
                continue
            step = StaffAction(
                id=f"a{len(found) + first}",
                action=action.action,
                order=judgement.order.id if judgement.order else None,
                detail=detail,
            )
            found.append((step, done if brief.brand.claim_done else ""))
    return found


def steps_to_decide(brief: Brief, escalation: Escalation | None) -> tuple[StaffAction, ...]:
    """The steps that whoever looks at an attachment decides on. For any other reason the message
    is theirs as a whole."""
    codes = {reason.code for reason in escalation.reasons} if escalation else set()
    if codes != {"attachment_review"}:
        return ()
    asked = [asked_for(item.ask.text, j, brief) for item in brief.asks for j in item.judgements]
    steps = staff_actions([judgement for judgement in asked if judgement], brief)
    return tuple(step for step, _ in steps)


def pending(judgement: Judgement, brief: Brief) -> list[str]:
    """What is said of the steps by a brand that doesn't claim them."""
    written = [action.pending for action in judgement.rule.actions] if judgement.rule else []
    filled = [brief.wording.fill(parse_slots(text), judgement.facts) for text in written if text]
    return [text for text in filled if isinstance(text, str)]


def _asks_for(ask: str, action: Action, brief: Brief) -> bool:
    slots = {slot.name for slot in parse_slots(action.detail).slots}
    if "message.address" in slots and _addresses(brief.message.text):
        return True  # whoever gives a new address wants it used
    verbs = _VERBS[action.action]
    named = [
        match
        for match in re.finditer(verbs, ask, re.IGNORECASE)
        if not _REFUSED.search(ask[: match.start()])
    ]
    opens = re.match(rf"\W*(?:{verbs})", ask, re.IGNORECASE) and not _QUESTION.search(ask)
    return bool(named) and bool(opens or _WANTS.search(ask))


def _needs(judgement: Judgement) -> Iterator[str]:
    for action in judgement.rule.actions if judgement.rule else ():
        yield from (s.name for s in parse_slots(action.detail).slots if s.name in MESSAGE_FACTS)


def _addresses(text: str) -> str:
    found = (span.text for span in find_personal(text) if span.type == "ADDRESS")
    return "; ".join(dict.fromkeys(" ".join(one.split()) for one in found))


def _code(text: str) -> str:
    found = _CODE.search(text)
    return (found[1] or found[0]) if found else ""
