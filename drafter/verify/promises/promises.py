"""Things a reply says were done, are being done or will be done.

Looking, checking and helping are no promises of a result, and neither is what hangs on the
customer's answer ("send it over and we'll check").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.verify.claims.amounts import Amount
from drafter.verify.english.lexicon import listed
from drafter.verify.english.shapes import SHAPES, Form
from drafter.verify.english.trade import GIVEN
from drafter.verify.reading.clauses import Clause
from drafter.verify.reading.reading import Sentence

SETTLED: tuple[Form, ...] = ("done", "did", "doing", "state")
"""Forms that claim something of the present or the past."""
_HARMLESS_DOING = listed(
    """looking checking going hoping trying working writing asking sorry seeing happy talking
    wondering having getting open opening closing making being expecting waiting selling using doing thinking reading
    here coming needing running keeping wishing missing holding"""
)
_HARMLESS_TAIL = re.compile(
    r"(?:take|took|taken|taking|get|got|getting|make|made|put|give|gave|set|keep|hold|ask|asked|"
    r"start\w*|order\w*|change\w*|pass) (?:for it back|(?:a|another|a quick|a closer|a good|care to) (?:look|"
    r"note|think|moment|second|check)|it from (?:there|here)|your (?:point|message|note|question)|"
    r"this (?:seriously|on board)|on board|an? idea|some (?:tips|advice|pointers)|sense|ourselves\b|themselves\b|by hand\b|in-house\b|"
    r"sure that you|a few (?:pointers|tips)|you (?:a few|some) (?:tips|pointers))",
    re.IGNORECASE,
)
_HAVE = re.compile(
    r"(?:(?:we|i|you|they)'ve|(?:he|she|it)'s) (?:only got (?:that|this|it)\b(?! \w+ed\b)|"
    r"(?:only |just |also )?got (?!you\b|your\b|it\b|that\b|this\b|them\b|(?!(?:bird)?seed|feed|weed|bed|shed|reed|need)\w+ed\b))",
    re.IGNORECASE,
)
"""`We've got two sizes` only has them."""
_CUSTOMERS_DOING = listed("opened used worn washed assembled altered unwrapped tried")
"""What happens to a thing at the customer's: "even though it's been opened"."""
_OURS = re.compile(r"(?:i|we|my|our|someone|one of|they(?!'ve been| have been))\b", re.IGNORECASE)
_PRESUMED = re.compile(r"\b(?:should|would|could|might|may|must) have\b", re.IGNORECASE)
"""`The refund should have been issued` is a guess."""
_SORRY = re.compile(
    r"\b(?:sorry|sad|pity|shame)(?: to hear| to see| to read)?(?: that)? $", re.IGNORECASE
)
"""What is given back of the customer's complaint: `sorry to hear you were charged twice`."""
_UNSURE = re.compile(
    r"\b(?:can't|cannot|can not|couldn't|unable to|not able to) "
    r"(?:promise|guarantee|say|tell|be sure)\b[\w ]{0,24}$|"
    r"(?:n't|\bnot|\bnever) (?:something|anything|a thing)(?: that)? $",
    re.IGNORECASE,
)
"""`We can't promise it will come` promises nothing, and `it isn't something we can offer` neither."""
_WISHED = re.compile(r"\b(?:hope|hoping)(?: that)? $", re.IGNORECASE)
_ASKED_FOR = re.compile(r"\b(?:we|i|they)'d ask(?: (?:for|you)\b|\W*$)", re.IGNORECASE)
"""`It's all we'd ask for`: the shop asks, and does nothing."""
_STRANDED = re.compile(r" (?:under|from|at)(?= (?:and|or)\b|[,.;!?]|$)", re.IGNORECASE)
"""`The name it's booked under` tells which name."""
_WHICH_ONES = re.compile(r"\bthe ones? (?:that )?$", re.IGNORECASE)
_ON_CONDITION = re.compile(
    r"(?:^|[.!?;:] )(?:if|once|when|whenever|unless|after|should you)\b[^.!?;]*, (?:and |then |so )?(?:the )?[\w£€$ ]{0,20}$",
    re.IGNORECASE,
)
"""`If you refuse the parcel, the goods are refunded` says how it goes, not that it was done."""
_IN_CASE = re.compile(r" (?:if|when|whenever|where|unless|as long as|provided)\b", re.IGNORECASE)
_THAT = re.compile(r"(?:and |so )?(?:that|it)(?:'s| is)\b", re.IGNORECASE)
_EASY = re.compile(r" (?:if|when|once|as long as) you(?:'re| are|'ve| have|\b)", re.IGNORECASE)
"""`That's easily sorted if you're quick` hangs on the customer."""
_WHICH_HAS = re.compile(
    r"(?:an?|any|anything|something) (?:[\w'-]+ ){0,3}that(?:'s| has| was| is)\b", re.IGNORECASE
)
"""`A drone that's been lost` tells which drones."""
_DONE_WHERE = re.compile(
    r" (?:(?:only |just )?(?:in|at) (?:the |our )?(?:\w+ )?(?:store|shop|branch|house|workshop|studio|person|lab|clinic)s?|by (?:hand|phone|e-?mail|post)|on site|online|while you wait)\b",
    re.IGNORECASE,
)
"""`It's done in store only` tells where."""
_IF_YOU = re.compile(
    r" (?:if|when|once) you (?:buy|order|return|spend|book|cancel|send|bring)\b", re.IGNORECASE
)
"""`That's refunded if you buy the same day` says on what it hangs."""
_AMONG_IFS = (
    re.compile(r"(?:.*[.!?;:] )?(?:and |but )?if [^,.;]+, $", re.IGNORECASE),
    re.compile(r"[^,.;]* and [^,.;]+, (?:then )?(?:we|you|it|the|that|this)\b", re.IGNORECASE),
)
"""What stands on either side of the second of three conditions: `if it leaks, the seal was kept and …, we`."""
_PARTLY = re.compile(r"\b(?:most|part|half|much|some) of $", re.IGNORECASE)
_STOPPED = re.compile(r"(?:stop|start)\w* \w+ing\b", re.IGNORECASE)
"""`It has stopped working` is the customer's trouble."""
_SURE = re.compile(
    r"guarantee|ensure|make sure|see to|word|without fail|no matter|100|certain",
    re.IGNORECASE,
)
_STAKE = re.compile(
    r"\d|\b(?:will|going to|refund|money|arriv\w+|deliver\w*|free|replac\w+|get|receive|sen[dt]|"
    r"today|tomorrow|\w+day)\b|'ll\b",
    re.IGNORECASE,
)
"""What a vow has to be about to be one: "I promise it isn't just you" vows nothing."""
_LASTS = re.compile(r" for\b", re.IGNORECASE)
"""`They'll be with you for around 200 washes` says how long they last."""
_NEAR = 24
_HANGS_ON = re.compile(
    r" (?:once|when|after|until|as soon as|if) (?:the|it|they|your|this|that)\b(?!.* (?:was|were|been|has|have) )",
    re.IGNORECASE,
)
"""`We charge the card once the game's in the post`."""
_RELATIVE = re.compile(
    r"the (?:date|day|time|moment|address|place|condition|state) (?:it|they) (?:was|were|is|are) "
    r"(?:delivered|bought|ordered|placed|received|opened|collected)$",
    re.IGNORECASE,
)
"""`The date it was delivered` tells which date."""
_COMES_AS = re.compile(r" (?:as|with|without|apart|off)\b", re.IGNORECASE)
"""`It'll come as one piece` tells how it is, not that it arrives."""
_EITHER = re.compile(r"\b(?:if|when|where|unless)\b[^.!?;]*\bor $", re.IGNORECASE)
"""`When it's faulty or we've sent the wrong thing` supposes both."""
_ASKED_WHEN = re.compile(
    r"\b(?:dates?|idea|word|news|estimate|telling|saying|say|tell|know|sure|promise) (?:you )?(?:(?:for|of|on|about) )?(?:when|whether|if) $",
    re.IGNORECASE,
)
"""`A date for when it'll be back` is no date."""
_MAKE_SURE = re.compile(
    r"(?:^|[.!,] |\b(?:and|then|so|just|please) )(?:make sure|check|ensure)\b(?! (?:we|i)\b)[^.!?:;]*$",
    re.IGNORECASE,
)
"""What the customer is asked to see to: `please make sure they're on their way by Friday`."""
_FIXED_FROM = re.compile(
    r" (?:(?:once|from|when|after|as soon as)\b|(?:in|with|by) (?:\w+ ){0,2}(?:version|firmware|update|release|software)\b)",
    re.I,
)
"""`The crop is fixed once you have paid` says that it can't be changed, and `fixed in firmware 2.4` what is new."""
_READY = re.compile(
    r"(?:\b(?:and|then)|\bif (?:you|it|there|that|your)\b[^.!?;]*,) you(?:'re| are) (?:good to go|all set)\b",
    re.IGNORECASE,
)
"""`Request a new one and you're good to go` hangs on the customer, and `if there's a socket for it,
you're all set` on what they have."""
_RIGHT_NOW = re.compile(r"\b(?:right now|as we speak|as i type|this very)\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|never)\b|n't\b", re.IGNORECASE)
_OPEN = listed("if unless until till whether before once") | {
    "as soon",
    "as long",
    "so long",
}
"""What opens a clause on something that need not have happened."""
_LATER = _OPEN | {"when", "whenever", "after", "while", "provided"}
_AHEAD = re.compile(
    r"\b(?:if|when|whenever|once|after|before|until|till|unless|whether|as soon as|as long as|"
    r"(?:each|every|any) time|the moment|in case|how|where|what) (?:[\w']+ ){0,2}$",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:i|i'(?:m|ve|ll|d)|we|we'(?:re|ve|ll|d)|you|you'(?:re|ve|ll|d)|me|us|my|our|someone|"
    r"everyone|he|she|teams?|colleagues?|warehouse|managers?|consider)\b",
    re.IGNORECASE,
)
_MAKING = listed(
    "made making knitted sewn woven built printed dyed cast carved tested ready open available"
)
"""What goes on with goods and shops whoever asks; no order, parcel, account or sum changes by it."""
_WOULD = re.compile(r"\b(?:i|we|they)(?:'d| would) (?!.*\b(?:you|another)\b)", re.IGNORECASE)
_COSTS = re.compile(
    r"[£$€%]|\b(?:refund|cancel|replac|credit|re-?sen[dt]|reissu|issu|approv|process|waiv|upgrad|"
    r"confirm|arrang|accept|compensat|reimburs|exchang|guarant|extend|discount|voucher|code|"
    r"money|cash|payment|free|gift|label)\w*|\bbook(?:ed|ing)\b",
    re.IGNORECASE,
)
"""What the shop pays for, or somebody has to have done."""
_FIRST_PERSON = re.compile(r"(?:i|i'll|i'm|i've|let me)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Promise:
    """Something said to be done, and how. `verb` is in lower case as it stands; `contact` marks
    getting in touch, `mine` the writer's own "I"."""

    form: Form
    verb: str
    contact: bool
    mine: bool
    start: int
    end: int


def is_conditional(promise: Promise, sentence: Sentence) -> bool:
    """Whether it stands under an `if`: it says how things go, not that it was done."""
    place = promise.start - sentence.start
    told = (
        sentence.text[place:].lower().startswith(("the ", "any ", "all ", "you're "))
    )  # not "it", "your order"
    tail = sentence.text[promise.end - sentence.start :]
    told = told or bool(_THAT.match(sentence.text, place) and _IF_YOU.match(tail))
    return (
        promise.form == "state"
        and told
        and bool(
            _ON_CONDITION.search(sentence.text, 0, place)
            or _IN_CASE.match(sentence.text, promise.end - sentence.start)
        )
    )


def is_how_things_are(promise: Promise, sentence: Sentence) -> bool:
    """Whether it tells of a thing alone, which nobody acts on and nobody pays for: `the bookends
    are still being made`, `they'll be ready from nine`; or what would be done, if asked for."""
    place = promise.start - sentence.start
    said = sentence.text[place : promise.end - sentence.start]
    idle = promise.verb in _MAKING and not (promise.contact or _SOMEBODY.search(said))
    return (
        promise.form in ("doing", "outcome", "state", "will")
        and (idle or bool(_WOULD.match(sentence.text, place)))
        and not _COSTS.search(sentence.text)
    )


def find_promises(sentence: Sentence) -> Iterator[Promise]:
    """Every promise of a sentence; places are in the whole text."""
    texts = {word.text for word in sentence.words}
    taken: list[tuple[int, int]] = []
    for shape in SHAPES:
        if texts.isdisjoint(shape.hints):
            continue
        for match in shape.pattern.finditer(sentence.text):
            start, end = match.span()
            if any(start < e and s < end for s, e in taken):
                continue
            if not _is_harmless(shape.form, match, sentence):
                taken.append((start, end))
                yield _promise(shape.form, match, sentence.start)


def _promise(form: Form, match: re.Match[str], place: int) -> Promise:
    groups = match.groupdict()
    contact = groups.get("contact")
    verb = (contact or groups.get("verb") or groups.get("deed") or "").lower()
    mine = bool(_FIRST_PERSON.match(match.group()))
    return Promise(form, verb, bool(contact), mine, place + match.start(), place + match.end())


def _is_harmless(form: Form, match: re.Match[str], sentence: Sentence) -> bool:
    if _DENIED.search(match.group()):
        return True
    if form == "done" and _PRESUMED.search(match.group()):
        return True
    if _UNSURE.search(sentence.text, 0, match.start()) or _ASKED_FOR.match(match.group()):
        return True
    if _STRANDED.match(sentence.text, match.end()) and form in ("state", "done"):
        return True
    if form in ("will", "outcome") and _is_no_plan(match, sentence):
        return True
    if form in SETTLED and _SORRY.search(sentence.text, 0, match.start()):
        return True
    if _RELATIVE.match(match.group()):
        return True
    if form == "state" and _HANGS_ON.search(match.group()):
        return True
    if form == "state" and _PARTLY.search(sentence.text, 0, match.start()):
        return True
    if form == "vow":
        return not _SURE.search(match.group()) and not _STAKE.search(sentence.text)
    groups = match.groupdict()
    verb = groups.get("verb") or groups.get("deed") or ""
    if verb.lower() == "come" and _COMES_AS.match(sentence.text, match.end()):
        return True
    named = next((name for name in ("contact", "verb", "deed") if groups.get(name)), "verb")
    start = match.start(named)
    if _HARMLESS_TAIL.match(sentence.text, start) or _STOPPED.match(sentence.text, start):
        return True
    if _HAVE.match(sentence.text, match.start()):
        return True
    if verb.lower() in _CUSTOMERS_DOING and not _OURS.match(match.group()):
        return True
    if form == "doing" and verb.lower() in _HARMLESS_DOING:
        return not _RIGHT_NOW.search(sentence.text)
    if _READY.search(sentence.text):
        return True
    if form == "outcome" and _LASTS.match(sentence.text, match.end()):
        return any(
            isinstance(c, Amount) and c.kind in ("number", "duration", "times")
            and match.end() < c.start - sentence.start < match.end() + _NEAR
            for c in sentence.claims
        )  # fmt: skip
    if form in SETTLED and _MAKE_SURE.search(sentence.text, 0, match.end()):
        return True
    if form == "will" and verb.lower() == "charge" and any(
        isinstance(c, Amount) and c.kind == "money" and match.end() <= c.start - sentence.start
        for c in sentence.claims
    ):  # fmt: skip
        return True  # it takes, and what it takes is judged as a figure
    if _WHICH_HAS.match(match.group()) and not _COSTS.search(match.group()):
        return True
    if verb.lower() == "held" and sentence.text.startswith(" up", match.end()):
        return True  # it is late
    if form in ("state", "done") and verb.lower().endswith(
        ("done", "sorted", "booked", "ordered", "paid")
    ):
        tail = sentence.text[match.end() :]
        theirs = match.group().lower().startswith("your ") or GIVEN.search(match.group())
        if (not theirs and _DONE_WHERE.match(tail)) or (
            _EASY.match(tail) and not _COSTS.search(sentence.text)
        ):
            return True
    if (
        form == "state"
        and verb.lower() == "fixed"
        and _FIXED_FROM.match(sentence.text, match.end())
    ):
        return True
    return form in SETTLED and _is_open(form, match, sentence)


def _is_no_plan(match: re.Match[str], sentence: Sentence) -> bool:
    """Whether it is only hoped for, and costs nothing, or tells which ones are meant: `the ones you'll
    see`."""
    hoped = _WISHED.search(sentence.text, 0, match.start())
    told = sentence.claims or _COSTS.search(sentence.text, match.start())
    if _ASKED_WHEN.search(sentence.text, 0, match.start()):
        return True
    return bool(hoped and not told) or bool(_WHICH_ONES.search(sentence.text, 0, match.start()))


def _is_open(form: Form, match: re.Match[str], sentence: Sentence) -> bool:
    """Whether what is claimed stands under an `if` or a `once`, and so claims nothing yet.

    "When I refunded you" claims that it was done, "when I've refunded you" doesn't.
    """
    clause = _clause_at(sentence, sentence.start + match.start())
    if clause and clause.opener in (_OPEN if form == "did" else _LATER):
        return True
    before, after = _AMONG_IFS
    if before.fullmatch(sentence.text, 0, match.start()) and after.match(
        sentence.text, match.end()
    ):
        return True
    if _EITHER.search(sentence.text, 0, match.start()):
        return True
    return form != "did" and bool(_AHEAD.search(sentence.text[: match.start()]))


def _clause_at(sentence: Sentence, place: int) -> Clause | None:
    return next((c for c in sentence.clauses if c.start <= place < c.end), None)
