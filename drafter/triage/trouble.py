"""Something went wrong, or has to be undone: what makes a valuable order, or a picture, a matter
for a person's eyes.

Words tell most of it, but not all ("sat in all day for it, no van"). So the entries say it too: an
ask whose entry is marked `trouble` tells of trouble whatever its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.drafts import Reason
from drafter.knowledge.entries import Entry
from drafter.triage.evidence import Evidence, sentence_with
from drafter.triage.silence import WITHOUT_ASK, wants_no_reply

NEAR = 0.1
"""Score from which an entry that doesn't answer an ask still tells what it is about."""

_NEGATED = (
    r"(?:has|have|had|did|does|is|was|were|are|wo|will|ca)n['o]?t\b(?! (?:wait|believe how))|cant|"
    r"cannot|not (?:what|as|the|working|right|happy|good|here|come|arrived|received|been|"
    r"turned|fit|impressed|delivered|acceptable)|never (?:came|come|arriv|got|show|turn|work|"
    r"receiv|deliver)|nothing (?:has|came|here|yet|arrived)|no (?:sign|show|trace|parcel|van|"
    r"delivery|refund|tracking|label)|still (?:no|not|nothing|waiting|hasn'?t|haven'?t|isn'?t)"
)
_DAMAGE = (
    r"brok(?:e|en)|damag\w+|fault\w*|defect\w*|crack\w*|chipp\w+|torn|tore|rip(?:ped|s)?|split\w*|"
    r"snapp\w+|smash\w*|shatter\w*|dent(?:ed|s)?|scratch\w*|stain(?:ed|s)?|leak\w*|bent|burst|"
    r"hole|holes|mould\w*|mold\w*|rust\w*|melt\w+|peel\w*|fray\w*|squash\w*|crush\w*|wonky|"
    r"warped|dead|gone (?:wrong|missing|already)|fell? (?:apart|off)|fall(?:ing|en)? (?:apart|off)|"
    r"com(?:e|es|ing) (?:off|apart|loose|undone)|came (?:off|apart|loose|undone|like this)|"
    r"stopped|doesn'?t work|state of (?:this|it)|look at this mess"
)
_ASTRAY = (
    r"wrong|lost|missing|late|delay\w*|overdue|stuck|incorrect|mix(?:ed)?[- ]up|mistake|"
    r"someone else'?s|somebody else'?s|instead of|"
    r"only (?:one|two|half|part|some) (?:of|came|arriv)|returned to sender|"
    r"wher(?:e'?s| is| are) (?:my|the|our|it|this)|"
    r"what(?:'?s| has| is)? happen\w+|(?:been|sat|stayed) (?:in|sat|waiting|home)|waited|"
    r"different (?:from|to|colou?r|size)|(?:doesn'?t|don'?t|isn'?t) (?:match|look like|like)|"
    r"nothing like|short(?:changed)?\b"
)
_UNDO = (
    r"refund\w*|money back|cancel\w*|complain\w*|exchang\w+|replac\w+|"
    r"(?:want|like|need|have|going|can i|could i|how do i|please) (?:to )?(?:return|swap)|"
    r"(?:send|take|give|bring)(?:ing)? (?:it|them|this|these|everything|all)(?: all)? back|"
    r"(?:stop|halt|undo) (?:the|my|this) order|changed my mind|don'?t want (?:it|them|this)"
)
_UPSET = (
    r"disappoint\w+|unhappy|unacceptable|let down|fed up|annoy\w+|furious|angry|upset|"
    r"frustrat\w+|ridiculous|disgrac\w+|shocking|appalling|terrible|awful|poor|rubbish|"
    r"waste of|problem|issue|trouble|error|gutted"
)
TROUBLE = re.compile(rf"\b(?:{_NEGATED}|{_DAMAGE}|{_ASTRAY}|{_UNDO}|{_UPSET})\b", re.IGNORECASE)

_SHOWN = re.compile(
    r"\b(?:look|see|here|like this|like that|this is (?:how|what)|the (?:pic|picture|photo|video)|"
    r"(?:pic|pics|picture|photo|photos|video|vid|screenshot)s? (?:of|attached|below|above)|"
    r"attached|compare|noise|supposed to|meant to)\b",
    re.IGNORECASE,
)
_PRODUCT = re.compile(
    r"\b(?:how much|price|which|what (?:is|colou?r|size|shade|model)|whats|what's|do you (?:have|"
    r"sell|do|stock|make)|have you got|in stock|available|would (?:this|it|these)|will (?:this|it|"
    r"these)|go(?:es)? with|fit|match|love|obsess\w+|beautiful|gorgeous|amazing|perfect|thanks?|"
    r"thank you|happy|great|lovely|enjoy\w*)\b",
    re.IGNORECASE,
)
_NO_WORDS = "(attachment without words)"
_GLAD = "❤♥💚💙💛🧡💜🤍🖤🤎💕💖💗💓💞😍🥰😊😄😁😀😃☺🙂🤩😎👏🙌👍🤗🎉✨🔥💯⛺🏕🏔⛰🥾🌲🌿☀🌞🙏"
_UNHAPPY = re.compile(rf"[^\s!\ufe0f\u200d🏻-🏿{_GLAD}]")
"""Anything in a message of signs alone that isn't plain delight."""
_PHOTO = re.compile(r"\b(?:photos?|pictures?|pics?|images?|videos?|screenshots?)\b", re.IGNORECASE)


def trouble_in(evidence: Evidence) -> str | None:
    """The customer's words that tell of trouble, or None."""
    for ask in evidence.asks:
        if ask.match and _is_trouble(evidence.entries.get(ask.match.entry)):
            return ask.text
    if match := TROUBLE.search(evidence.understanding.text):
        return sentence_with(match)
    for ask in evidence.asks:
        near = ask.found.matches[:1]
        if near and near[0].score >= NEAR and _is_trouble(evidence.entries.get(near[0].entry)):
            return ask.text
    return None


def valuable_order(evidence: Evidence) -> Iterator[Reason]:
    """Trouble with an order of high value, or of a customer with a tag the brand looks after."""
    why = _value(evidence)
    words = trouble_in(evidence) if why else None
    if why and words:
        yield Reason(code="high_value", detail=why, evidence=words, source="rule:valuable_order")


def photo_to_look_at(evidence: Evidence) -> Iterator[Reason]:
    """Damage, a wrong item, or words that say nothing without the picture beside them."""
    if all(attachment.kind in WITHOUT_ASK for attachment in evidence.message.attachments):
        return
    text = evidence.understanding.text
    about_product = _PRODUCT.search(text) and not TROUBLE.search(text)
    for judgement in evidence.judgements:
        policy = judgement.entry.policy
        # "Which shade is this?" is near a wrong colour, and none.
        if policy and policy.inspects_attachments and not about_product:
            detail = f"{judgement.verdict.policy} depends on what the attachment shows"
            yield _review(detail, evidence.message.text or _NO_WORDS)
            return
    if why := _seen_only(evidence):
        yield _review(why, evidence.message.text or _NO_WORDS)
    elif _answered(evidence):
        return
    elif match := TROUBLE.search(text) or (None if about_product else _SHOWN.search(text)):
        yield _review("the words depend on what the attachment shows", sentence_with(match))


def _seen_only(evidence: Evidence) -> str | None:
    """Why nothing can be said to a message before somebody has looked at what came with it."""
    text = evidence.understanding.text
    if evidence.wordless:
        return None if text and not _UNHAPPY.search(text) else "an attachment without words"
    agents = [turn.text for turn in evidence.message.history if turn.author == "agent"]
    if agents and _PHOTO.search(agents[-1]):
        return "the photo we asked for"
    open_ask = not any(ask.match for ask in evidence.asks)
    if open_ask and not _PRODUCT.search(text) and not wants_no_reply(evidence):
        return "nothing answers the words beside the attachment"
    return None


def _value(evidence: Evidence) -> str | None:
    """What makes the customer's matter one of high value, or None."""
    order = evidence.understanding.order
    limit = evidence.brand.thresholds.high_value
    if order and order.total is not None and float(order.total) >= limit:
        return f"order {order.id} is worth {order.total} {order.currency or ''}".strip()
    cared_for = {tag.casefold() for tag in evidence.brand.vip_tags}
    tags = sorted(tag for tag in evidence.message.customer.tags if tag.casefold() in cared_for)
    return f"customer tagged {', '.join(tags)}" if tags else None


def _answered(evidence: Evidence) -> bool:
    """An ask beside the picture that an everyday entry answers needs no look at it."""
    matched = [ask.match.entry for ask in evidence.asks if ask.match]
    return any(not _is_trouble(evidence.entries.get(entry)) for entry in matched)


def _is_trouble(entry: Entry | None) -> bool:
    return bool(entry and entry.trouble)


def _review(detail: str, words: str) -> Reason:
    return Reason(
        code="attachment_review",
        detail=detail,
        evidence=words,
        source="rule:photo_to_look_at",
    )
