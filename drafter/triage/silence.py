"""Messages that want no answer: spam, a bare reaction, thanks that closes, a story mention or a
friend's tag with no ask, an automatic reply.

Only what the whole message is made of counts: one word that asks, complains or refuses is enough
to want an answer.
"""

from __future__ import annotations

import re

from drafter.knowledge.signals import NO_REPLY
from drafter.messages import AttachmentKind
from drafter.triage.evidence import Evidence

FEW = 8
"""Words up to which a sign of delight colours all of them."""
SHORT = 14
"""Words up to which a statement after our answer only takes leave."""

WITHOUT_ASK: frozenset[AttachmentKind] = frozenset({"story_reply", "share"})
"""Attachments that ask for nothing by themselves."""
_TAKES_LEAVE = re.compile(
    r"\W*(?:(?:ah+|oh+|aw+|ooh|haha|yes|yep|yeah|yup)\b\W*)*(?:ok(?:ay|ie|i)?|k+|cool|great|right|"
    r"alright|fine|sure|perfect|"
    r"thanks?|thank you|thx|ty|ta|cheers|lovely|sweet|nice|no (?:worries|problem|bother|probs)|"
    r"never ?mind|will do|sounds good|understood|fair enough|got (?:it|you)|gotcha|noted|brill\w*|"
    r"fab|grand|super|ace|amazing|awesome|excellent|that'?s (?:great|fine|ok|okay|good|perfect|"
    r"lovely|brilliant|all|everything|a shame)|i'?ll|see you|shame|good to know)\b",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"\b(?:never ?mind|please (?:don'?t|do not) worry|not to worry|don'?t worry|"
    r"no (?:need|problem|worries|bother|rush|stress)|can'?t (?:wait|thank you|fault|complain|"
    r"even|cope|deal)|couldn'?t be happier|wasn'?t expecting|all (?:good|sorted|fine)|"
    r"(?:problem|issue) (?:solved|sorted|fixed)|"
    r"(?:but|though|yet) (?:many )?(?:thanks?|thank you|cheers|ta|thx|ty)|"
    r"sorry (?:for|to) (?:the )?(?:bother|trouble|hassle)\w*|no thanks?(?: you)?|nothing else)\b",
    re.IGNORECASE,
)
_DELIGHT = re.compile("[❤♥💚💙💛🧡💜🤍🖤💕💖💗💓💞😍🥰🤩😘😂🤣👏🙌🎉✨🔥💯🥹🫶😋🤤]")
_AUTOMATIC = re.compile(
    r"\W*(?:auto(?:mat(?:ic|ed))?[- ]?(?:reply|response|answer)|(?:re: )?out of (?:the )?office)\b",
    re.IGNORECASE,
)
_TAGGED = re.compile(r"(?<![\w.])@(\w[\w.]*)")
_MATTER = re.compile(
    r"\b(?:but|not|no|never|nothing|wrong|broken?|damaged?|fault\w*|missing|late|lost|stolen|cracked|"
    r"chipped|smashed|torn|stained|hurt|burn\w*|refund\w*|returns?|cancel\w*|order(?:s|ed)?|parcels?|"
    r"packages?|deliver\w*|couriers?|arriv\w*|came|sent|pay|paid|charged?|account|please|pls|plz|"
    r"help|said|says)\b|n'?t\b|\d{4}",
    re.IGNORECASE,
)
"""Words of business with the shop, whoever is tagged beside them."""
_ASKS = re.compile("[?❓❔⁉]")
_DISPLEASED = re.compile("[😡🤬😠😤👎💔🤢🤮🙄😒]")
_WANTS = re.compile(
    r"\b(?:but|however|although|though|except|unless|yet|instead|"
    r"(?:can|could|would|will|should|may|do|does|did|are|is|have|has|shall) (?:you|u|i|we|it|they|"
    r"there|this|that|the|my)\b|when(?:'s| is| will| does| do)|where(?:'s| is| do| can| are)|"
    r"how (?:much|many|long|do|can|to|is|are|does|big|soon)|"
    r"what(?:'s| is| are| do| about| size| time)|which|who do|why|please|pls|plz|"
    r"i(?:'d| would)? (?:want|need|like)|i'm after|need (?:a|an|to|my|the|some)|"
    r"(?:need|want|got|have) .{0,20}\b(?:in|size|sizes|by|for)|"
    r"(?:cancel|send|change|refund|return|exchange|swap|book|resend|replace|call|ring|check) (?:it|"
    r"me|my|the|them|that|this)(?! (?:morning|week|afternoon|evening|month))|"
    r"not|never|nothing|hasn'?t|haven'?t|isn'?t|doesn'?t|didn'?t|won'?t|wasn'?t|don'?t|can'?t|"
    r"still (?:no|not|waiting|stuck|the same)|wrong|broken?|damaged?|fault\w*|missing|late|lost|"
    r"cracked|chipped|smashed|torn|stained|problem|issue|complain\w*|short|disappoint\w*|useless|"
    r"lie|lies|liars?|joke)\b",
    re.IGNORECASE,
)


def wants_no_reply(evidence: Evidence) -> bool:
    """Spam, a bare reaction, thanks that closes, a story mention with no ask. What wasn't read to
    its end may be more than that."""
    if evidence.understanding.unread:
        return False
    text = evidence.understanding.text
    attached = {attachment.kind for attachment in evidence.message.attachments}
    if attached and not evidence.message.text.strip():
        # Tapping a heart under a story, or passing a post on, asks for nothing.
        return attached <= WITHOUT_ASK and evidence.wordless
    if evidence.understanding.answers:
        return False
    if evidence.wordless:
        return not asks_for_something(text)
    quiet = [sighting for sighting in evidence.sightings if sighting.code in NO_REPLY]
    if any(sighting.code == "spam" and not sighting.leans for sighting in quiet):
        return True
    if _AUTOMATIC.match(text):
        return True
    if _tags_a_friend(evidence) and not _MATTER.search(text):
        # "this is the one I need" is told them, and asks nothing of us.
        return not (_ASKS.search(text) or _DISPLEASED.search(text))
    if asks_for_something(text):
        return False
    if any(not sighting.leans for sighting in quiet):
        return True
    # What no entry speaks to need not look so much like thanks.
    answerable = any(ask.match for ask in evidence.asks)
    return not answerable and (bool(quiet) or _takes_leave(evidence) or _is_glad(text))


def asks_for_something(text: str) -> bool:
    """A question, a request, trouble or displeasure in what else looks like thanks."""
    if _ASKS.search(text) or _DISPLEASED.search(text):
        return True
    return bool(_WANTS.search(_COURTESY.sub(" ", text)))


def _is_glad(text: str) -> bool:
    """A few words with a sign of delight among them ("chef's kiss 😘"), and no ask."""
    return len(text.split()) <= FEW and bool(_DELIGHT.search(text))


def _tags_a_friend(evidence: Evidence) -> bool:
    """Shows a post to somebody else: "@mum look"."""
    own = "".join(filter(str.isalnum, evidence.brand.name.casefold()))
    tagged = _TAGGED.findall(evidence.understanding.text.casefold())
    letters = ["".join(filter(str.isalnum, handle)) for handle in tagged]
    return bool(letters) and not any(own in handle for handle in letters)


def _takes_leave(evidence: Evidence) -> bool:
    """A short statement after our own answer: "cool, I'll pop in tomorrow then"."""
    history = evidence.message.history
    if not history or history[-1].author != "agent":
        return False
    text = evidence.understanding.text
    return len(text.split()) <= SHORT and bool(_TAKES_LEAVE.match(text))
