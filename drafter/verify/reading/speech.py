"""Which clauses of a reply assert something, and which greet, thank, ask or feel with someone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.verify.english.denial import is_denied
from drafter.verify.english.words import Word
from drafter.verify.reading.clauses import Clause, subject_of
from drafter.verify.reading.reading import Sentence

_LEAD = re.compile(
    r"^\W*(?:(?:hi|hey|hello|hiya|dear|morning|good (?:morning|afternoon|evening|"
    r"day))\b[^,.!:;]{0,40}[,.!:;]"
    r"|(?:yes|no|yep|nope|sure|of course|absolutely|certainly|great|aw+|wow|ha+|"
    r"phew|oo+h|oops|yay|hooray|eek|gosh|yikes|ugh|argh|hm+|great|okay|ok|right|"
    r"well|so|oh|ah|also|and|but|then|plus|"
    r"sorry|i'm sorry|unfortunately|sadly|i'm afraid|good news|the good news is|"
    r"great news|bad news|"
    r"no worries|no problem|thanks?|thank you|cheers|fair enough|good question|great question|"
    r"in short|to be clear|just so you know|just to let you know|by the way|"
    r"good to know|as promised|"
    r"quick (?:heads[- ]up|answer|tip)|one more thing|first(?:ly)?|second(?:ly)?|next|finally|"
    r"don't worry|not to worry|for your (?:second|other|first|last) question|"
    r"as for [^,]{0,40}|on [^,]{0,30})"
    r"(?:\s*[,.!:;–—-]+|\s+(?:but|that|so)\b|$)|(?:i'm afraid|sadly|unfortunately|"
    r"good news is|sorry but)\b)\s*",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"^\W*(?:(?:many |so many )?thank(?:s| you)\b|cheers|(?:i'm|i am|we're|we are|"
    r"so|really|very|ever)\b[^,.]{0,12}\bsorry\b|"
    r"sorry\b|(?:my |our )?apologies\b|(?:i|we) (?:really |do |can |completely |totally |fully )*"
    r"(?:apologi[sz]e|understand|appreciate|know|see|imagine|get|hear|hope|love|wish|realise)\b|"
    r"(?:i'm|i am|we're|we are|so|really|very)?\s*(?:so |really |very )?(?:glad|"
    r"happy|pleased|delighted|thrilled|thankful|grateful|touched)\b|"
    r"(?:great|lovely|nice|good|sad|wonderful|brilliant|disappointing|"
    r"frustrating) (?:to|that|choice|question|news|stuff)\b|"
    r"(?:that|this|it|what|how)(?:'s| is| was| must| sounds?| does sound| isn't|"
    r" looks)?(?: be| been)?(?: a| an| such a| not| so| really| very| no)*\s*"
    r"(?:shame|pity|frustrating|annoying|disappointing|great|lovely|brilliant|"
    r"wonderful|worrying|upsetting|fun|helpful|sorry|letdown|nuisance|way|"
    r"what we want|how we|good enough|the news|better news|ideal)\b|"
    r"(?:i|we|they)(?:'ll| will) be (?:so |very |really )?(?:chuffed|pleased|happy|"
    r"delighted|glad|thrilled)\b|"
    r"(?:have|enjoy|happy|hope|hoping|wish|wishing|congratulations|congrats|welcome|"
    r"all the best|best wishes|best|kind regards|warm regards|regards|take care|"
    r"speak soon|see you|safe travels|"
    r"looking forward|bear with|hang in|good luck|happy to help|here to help|"
    r"glad to help|oh no|oh dear|ouch|sorry to)\b|"
    r"(?:any|if there(?:'s| is)|if you(?:'ve| have| need| get| want|"
    r" run)(?: got)?) (?:any |anything |other |more |further |another |into )*"
    r"(?:questions?|trouble|problems?|issues?|else|help|doubts?|anything|hand|bother|queries)\b|"
    r"(?:i'm|we're|i am|we are) (?:always |right |just )?(?:here|around|only a message away)\b|"
    r"(?:and )?(?:i'd|we'd|i'll|we'll|i|we) (?:be |'d be )?(?:gladly|happy|glad|"
    r"love|happily) (?:to )?(?:help|assist|answer|check|look)\b|"
    r"(?:please )?(?:just )?(?:let (?:me|us) know|feel free|shout|message (?:me|us)|"
    r"(?:drop|send) (?:me|us) (?:a line|a message)|(?:write|reply|ask|text|"
    r"get in touch|reach out|dm us)\b[^.]{0,20}(?:here|back|us|anytime|any time|"
    r"first)?$)"
    r")",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"\b(?:free|entitled|guarantee\w*|policy|always|every|refund\w*|discount|"
    r"can(?! (?:help|see|imagine|understand|only imagine|be))|you'll|"
    r"we'll (?!be (?:happy|glad))|warrant\w+)\b",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"^\W*(?:and |then |so |or |please |kindly |just |simply |could you |can you |"
    r"would you |if you (?:can|could|would|like),? |"
    r"to (?:start|help|check|do that|look into (?:this|it)),? )*"
    r"(?:(?:send|give|tell|show|let|drop|forward|dm|message|share with|ping|shoot|"
    r"text) (?:me|us|it|that|those|them|this|over)\b|"
    r"(?:share|provide|confirm|attach|include|pop|reply|tell) (?:with |over |me |"
    r"us |your |the |a |that |those |it |here)|"
    r"(?:send|pop|share|attach) (?:a |the |your |some )?(?:photo|picture|"
    r"order number|number|screenshot|details|video)\b[^.]{0,40}$|"
    r"bear with|hold on|have a (?:look|think|good|great|lovely)|take your time|wait|"
    r"don't worry|no need to (?:worry|apologi[sz]e)|"
    r"(?:once|when|as soon as) (?:i|we) (?:have|know|get|hear)\b)",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"^\W*(?:it's|it is|that's|you'll find (?:it|this|that|them)|you can find (?:it|"
    r"this|that)|it(?:'ll| will) be) "
    r"(?:usually |normally |printed |right |just )?(?:at|in|on|under|near|inside|"
    r"next to|the number)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"^\W*(?:and |but |so |or |also )?(?:wh(?:at|ich|en|ere|y|o|ose)|how|can|could|"
    r"would|will|do|does|did|is|are|was|have|"
    r"has|shall|should|may|any|isn't|don't|does)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A clause that asserts something; its words are those after "Hi Jane," or "Sorry, but"."""

    sentence: Sentence
    clause: Clause
    words: tuple[Word, ...]
    strong: frozenset[str]
    """Concepts that can't be added or left out."""
    concepts: frozenset[str]
    subject: frozenset[str]
    denied: bool

    @property
    def text(self) -> str:
        """The clause's own words."""
        return self.clause.text

    @property
    def start(self) -> int:
        """Where it starts in the whole text."""
        return self.clause.start

    @property
    def end(self) -> int:
        """Where it ends, without the space after it."""
        return self.clause.start + len(self.text.rstrip(" ,;:"))


def statements(sentence: Sentence) -> list[Statement]:
    """The clauses of a sentence that assert something, in order."""
    found: list[Statement] = []
    asking = False
    is_question = sentence.text.rstrip().endswith("?")
    for place, clause in enumerate(sentence.clauses):
        bare, cut = _without_lead(clause.text)
        last = place == len(sentence.clauses) - 1
        asking = asking or (is_question and (last or bool(_ASKING.match(bare))))
        if asking or not bare or _speaks_only(bare):
            continue
        found.append(_statement(sentence, clause, cut))
    return found


def _statement(sentence: Sentence, clause: Clause, cut: int) -> Statement:
    if not cut:
        return Statement(
            sentence, clause, clause.words, clause.strong, clause.concepts, clause.subject,
            clause.denied,
        )  # fmt: skip
    words = tuple(word for word in clause.words if word.start >= clause.start + cut)
    lead = {word.concept for word in clause.words} - {word.concept for word in words}
    concepts, strong = clause.concepts - lead, clause.strong - lead
    denied = is_denied(clause.text, words) != clause.turned
    return Statement(sentence, clause, words, strong, concepts, subject_of(words), denied)


def _without_lead(text: str) -> tuple[str, int]:
    """The clause without "Hi Jane," or "Sorry, but", and how much was cut."""
    cut = 0
    while match := _LEAD.match(text[cut:]):
        if not match.group():
            break
        cut += match.end()
    return text[cut:], cut


def _speaks_only(text: str) -> bool:
    if _WHERE.match(text) or _REQUEST.match(text):
        return True
    return bool(_COURTESY.match(text)) and not _RULE.search(text)
