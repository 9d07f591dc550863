"""Split what a customer wrote into the things they ask.

People write several asks into one message without punctuation. A new segment starts at a line
break, after a sentence end, and at the words with which people start on another subject ("also",
"and can i"). A segment that only greets or gives background is no ask; it stays with its
neighbour, because it says what the ask is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, reduce

MAX_ASKS = 6
MIN_WORDS = 2
LEANING_WORDS = 4
TELLING_WORDS = 4
"""Words from which a statement can be a matter of its own."""
MAX_TOLD = 2
_TURN_WORD = re.compile(
    r"(?:and|oh|ps|p\.s|also|btw|by|another|one|second|secondly|plus|additionally|on|while|other|"
    r"2nd|n)\b|&",
    re.I,
)
_POINTS_BACK = re.compile(r"\b(?:it|its|it's|that|thats|that's|this|these|those|them|one)\b", re.I)

_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE_END = re.compile(
    r"(?<=[?!])(?<![?!]{2})[?!]*\s+|(?<=[^\W\d_]{2}\.)\s+(?=\S)|(?<=\d\.)\s+(?=[A-Z])|\n+"
)
_TURN = re.compile(
    r"(?<![,;.\s–-])[,;.\s–-]*(?:\b|(?=&))(?=(?:and\s+|oh\s+|ps\s+|p\.s\.?\s+)?"
    r"(?:also|btw|by the way|another thing|one more thing|second(?:ly)?,|plus,?\s|additionally|"
    r"(?:and|n|&) (?:can|could|do|does|is|are|how|what|when|where|will|would|should|may|who|why|"
    r"which)(?:'?s)?\b|"
    r"(?:and|n|&) (?:did|have|has|was|were|am|if) (?:you|u|i|we|it|they|there|my|the|this|that|"
    r"your)\b|"
    r"on another note|while i'?m here|other question|2nd question|"
    r"(?:and|n|&) (?:(?:one|some|two|half) of )?(?:my|the|these|those) (?:[\w-]+ ){1,3}?"
    r"(?:is|are|was|were|came|comes|arrived|has|have|hasn'?t|haven'?t|broke|turned up)\b))"
    r"|,\s*(?=(?:is|are|do|does|can|could|will|would|how|what|when|where|which) "
    r"(?:it|the|you|u|i|my|your|there|this|that|they|we|much|many|long|do|does|is|are|can)\b)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:^|(?<=\s))\(?([1-9])[).:]\s*(?=[^\W\d_])")
_OPENING = re.compile(
    r"^\W*(?:do|does|did|can|could|will|would|is|are|have|has)"
    r"(?: (?:you|u|i|we|it|they|there|the))*\s",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"^\W*(?:and|then|so|but)\b|\b(?:it|its|it's|that|thats|that's|they|them|those|one)\b", re.I
)
_ANOTHER = re.compile(
    r"^\W*(?:and |oh |ps |p\.s\.? )?(?:also|btw|by the way|another|plus|additionally|second|other|"
    r"2nd|on another|while i)\b",
    re.IGNORECASE,
)
_ELLIPTIC = re.compile(
    r"^(?:\W*(?:and|also|plus))?\W*(?:any (?:extra|additional) (?:cost|charge|fee)s?|"
    r"how (?:much|long|many|soon|fast|often)|when|where|why|how|"
    r"which ones?)(?:'s)?(?: (?:is|are|does|do|did|would|will|can|it|that|this|they|them|i|you|u|"
    r"take|cost|be|for|to|get|go|come|here|there|the|in|total|roughly|about))*\W*$",
    re.IGNORECASE,
)
_GREETS = (
    r"hi+|hey+|hello+|hiya|heya|yo|hola|morning|good (?:morning|afternoon|evening|day)|"
    r"there(?!')|team|guys|all|everyone|folks"
)
_COURTESY = re.compile(
    r"^\W*(?:(?:many )?thanks?(?: you)?(?: so much| very much| in advance| a lot)?|thx|ty|"
    r"cheers|ta|"
    r"please|pls|plz|hope (?:you'?re|you are|this finds you|all is)\b.*|hope you can help|"
    r"(?:kind |best |warm )?regards?\b.*|sorry to (?:bother|trouble) you|quick question|"
    r"i have (?:a|two|2|three|3|some|a few) questions?|can (?:you|u|someone|anyone) help(?: me)?|"
    r"please help|help|ok(?:ay)?|sorry|xx*|love|lol|omg|"
    r"(?:so |and )?what (?:are my options|now|next|(?:can|should|do) (?:i|we|you) do(?: now)?)|"
    r"(?:is there )?anything (?:you|u|we) can do|any (?:advice|ideas?|help|chance)|"
    r"(?:is (?:that|this|it) )?(?:do-?able|possible|ok(?:ay)?|alright|normal)|"
    r"(?:hope (?:that|this) makes sense|let me know|get back to me))\W*$",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"\?|^(?:and |also |btw |plus |oh )*(?:is|are|do|does|did|can|could|will|would|should|may) \w|"
    r"\b(?:can|could|may|will|would|do|does|did|is|are|am|have|has|should) (?:i|you|u|ya|we|it|"
    r"they|there|this|that|the|my|your|ur)\b|\b(?:how|what|wh?at'?s|when|where|wheres|where'?s|why|"
    r"which|who|whos)\b|\b(?:i(?:'?d| would)? (?:want|need|like|wish|wanna)|please|pls|plz|"
    r"(?<!only )(?<!don't )(?<!dont )need|"
    r"wondering|looking (?:for|to)|trying to|help|tell me|let me know|send me|any chance|"
    r"cancel|refund|return|exchange|swap|change|track)\b",
    re.IGNORECASE,
)
_AT_A_LOSS = re.compile(
    r"^\W*(?:(?:and|but|so) )?(?:i (?:have )?|i've )?"
    r"(?:no idea|not sure|don'?t know|dunno|idk|no clue|"
    r"can'?t remember|forgot) (?:what|which|where|when|who|how|if)\b(?!.*\?)",
    re.IGNORECASE,
)
"""What looks like a question and tells that somebody doesn't know."""
_PROBLEM = re.compile(
    r"\b(?:still|not|no|never|nothing|hasn'?t|haven'?t|isn'?t|doesn'?t|didn'?t|won'?t|can'?t|cant|"
    r"wrong|broken?|broke|chip(?:ped)?|crack(?:ed)?|damag\w+|smash\w*|dent(?:s|ed)?|shatter\w*|bent|ripp?ed|torn|tore|fault\w*|missing|"
    r"lost|late|leak\w*|hole|split|snapped|stopped|stuck|refus\w+|declined|invalid|expired|"
    r"cheaper|dropped|charged|instead of|too (?:big|small|tight|loose|large|wide|narrow))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that is asked. `text` is all that was said about it; `core` leaves out what was
    told after it ("the mugs came fine thx"), which says little about what is wanted. `following`
    is the core with the ask that it may go on from ("… and when do I get my money?"). What is only
    `told` is an ask where it tells of trouble; else it is background to the others, which hold its
    words, too."""

    text: str
    core: str
    following: str | None = None
    told: bool = False


def split_asks(text: str, brand: str = "") -> list[Ask]:
    """The asks of a message, in the order they stand; one at least, unless `text` is blank.

    At most MAX_ASKS: the rest of a longer list stays with the last one.

    Args:
        brand: its name, with which people greet.
    """
    text = _without_numbers(text)
    segments = [part for line in _SENTENCE_END.split(text) for part in _turns(line)]
    segments = [stripped for segment in segments if (stripped := without_greeting(segment, brand))]
    asks: list[Ask] = []
    told: list[tuple[int, Ask]] = []
    background = ""
    for segment in segments:
        if _COURTESY.match(segment):
            continue
        if asks and _ELLIPTIC.match(segment):
            # "and how much?" is looked up with what it is asked of.
            asks.append(Ask(segment, _after(asks[-1], segment)))
        elif asks and _leans(segment):
            asks[-1] = _joined(asks[-1], segment)
        elif _asks_something(segment):
            whole = f"{background} {segment}".strip()
            follows = asks and _FOLLOWS.search(segment) and not _ANOTHER.match(segment)
            asks.append(Ask(whole, whole, _after(asks[-1], segment) if follows else None))
            background = ""
        else:
            told.append((len(asks), Ask(segment, segment, told=True)))
            if asks:
                asks[-1] = replace(asks[-1], text=f"{asks[-1].text} {segment}")
            else:
                background = f"{background} {segment}".strip()
    if background:
        asks.append(Ask(background, background))
    if not asks and text.strip():
        whole = " ".join(text.split())
        asks = [Ask(whole, whole)]
    kept, rest = asks[: MAX_ASKS - 1], asks[MAX_ASKS - 1 :]
    if rest:
        kept.append(reduce(lambda one, two: _joined(one, two.text), rest))
    return _with_told(kept, told)


def _with_told(asks: list[Ask], told: Sequence[tuple[int, Ask]]) -> list[Ask]:
    """The asks and, where they stand, the longest of the statements beside them."""
    long = [one for one in told if len(one[1].text.split()) >= TELLING_WORDS]
    chosen = sorted(long, key=lambda one: -len(one[1].text))[:MAX_TOLD]
    among = [one for one in long if one in chosen and one[1].text != asks[0].text]
    for place, statement in reversed(among):
        asks.insert(place, statement)
    return asks


def going_on_from(earlier: str | None, asks: list[Ask]) -> list[Ask]:
    """The asks of a message, an elliptic first one ("and how long?") looked up with what the
    customer asked before."""
    if not earlier or not asks or not _ELLIPTIC.match(asks[0].core):
        return asks
    before = [ask for ask in split_asks(earlier) if not ask.told][-1:]
    return [replace(asks[0], core=_after(one, asks[0].core)) for one in before] + asks[1:]


def _after(ask: Ask, segment: str) -> str:
    """A segment with what it goes on from: "deliver to Ireland: how much?"."""
    return f"{_OPENING.sub('', ask.core).rstrip('?!. ')}: {segment}"


def _without_numbers(text: str) -> str:
    """A list on one line ("1) … 2) …") as the lines it stands for."""
    counted = [int(match[1]) for match in _NUMBERED.finditer(text)]
    if counted[:2] != [1, 2]:
        return text
    return _NUMBERED.sub("\n", text)


def _joined(ask: Ask, segment: str) -> Ask:
    return Ask(f"{ask.text} {segment}", f"{ask.core} {segment}")


def _leans(segment: str) -> bool:
    """A short afterthought about what was just said: "is that legit?", "can u add it", "parcel
    missing"."""
    words = len(segment.split())
    if words <= LEANING_WORDS and _POINTS_BACK.search(segment):
        return True
    return words <= MIN_WORDS and not is_request(segment)


def _turns(line: str) -> list[str]:
    joined: list[str] = []
    for part in _TURN.split(line):
        if not part or not part.strip():
            continue
        if joined and _continues(joined[-1], part.strip()):
            joined[-1] = f"{joined[-1]}, {part.strip()}"
        else:
            joined.append(part)
    return joined


def _continues(before: str, part: str) -> bool:
    """Whether a part goes on with what stands before it: "also" alone is no new subject, and after
    a comma a question belongs to what was just told ("it's chipped, can i get a new one")."""
    if not _LETTER.search(before):
        return False  # an order number goes with what stands before it
    if len(part.split()) <= MIN_WORDS or len(before.split()) < MIN_WORDS:
        return True
    return not _TURN_WORD.match(part) and not is_request(before)


def without_greeting(segment: str, brand: str = "") -> str:
    """The words after "hi there", with white space collapsed."""
    return " ".join(_greeting(brand).sub("", segment).split())


@lru_cache(maxsize=64)
def _greeting(brand: str) -> re.Pattern[str]:
    named = f"|{re.escape(brand)}" if brand else ""
    return re.compile(rf"^(?:\W*\b(?:{_GREETS}{named})\b)+[\W_]*", re.IGNORECASE)


def is_request(segment: str) -> bool:
    """Whether the words ask for something, rather than only tell what happened."""
    return bool(_REQUEST.search(segment)) and not _AT_A_LOSS.match(segment)


def _asks_something(segment: str) -> bool:
    return is_request(segment) or bool(_PROBLEM.search(segment))
