"""Things a reply says were done, are being done or will be done, and whether a source says so.

Looking, checking and helping are no promises of a result, and neither is what hangs on the
customer's answer ("send it over and we'll check").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from drafter.verify.lexicon import listed
from drafter.verify.clauses import Clause
from drafter.verify.reading import Sentence

Form = Literal["done", "doing", "state", "will", "outcome", "vow", "offer"]

_WHO = (
    r"(?:i|we|(?:my|our|the|a|an|another)(?: [\w-]+){0,3}? (?:teams?|colleagues?|"
    r"managers?|specialists?|supervisors?|advisors?|agents?|"
    r"warehouse|department|depot|courier|driver|carrier|store|shop|staff|people|"
    r"experts?|engineers?|technicians?)|someone(?: else)?(?: (?:from|in|on) (?:our|"
    r"the) [\w -]{0,20}?team)?|"
    r"one of (?:us|our [\w ]{1,16}|my [\w ]{1,16})|a member of (?:our|"
    r"the) [\w ]{0,12}?(?:team|staff)|they|he|she|everyone here)"
)
_ADVERBS = (
    r"(?:(?:just|now|already|also|personally|then|still|always|certainly|definitely|"
    r"gladly|happily|of course|"
    r"both|all|even|only|actually|indeed|since|today|\w+ly|gone ahead and|"
    r"went ahead and|go ahead and|been able to|managed to|be able to|"
    r"make sure (?:we|i|to)|get on (?:it )?and|do (?:my|our) best to|try to)[ ,]+)*"
)
_RESULTS = """refund refunded reimburs\\w+ cancel\\w* replac\\w+ resend\\w* resent send sends sent sending ship\\w* dispatch\\w*
despatch\\w* post posted posting deliver\\w* exchang\\w+ swap\\w* credit\\w* add added adding appl(?:y|ied|ying) updat\\w+ chang\\w+ correct\\w*
amend\\w* arrang\\w+ book\\w* schedul\\w+ process\\w* issu\\w+ approv\\w+ confirm\\w* waiv\\w+ remov\\w+ upgrad\\w+ expedit\\w+
prioriti\\w+ escalat\\w+ forward\\w* pass(?:ed|ing)? pass log log(?:ged|ging) rais\\w+ open(?:ed|ing) open report\\w* flag\\w* reserv\\w+ hold held holding
put keep kept extend\\w* offer\\w* give gave given giving grant\\w* compensat\\w+ cover\\w* pay paid paying collect\\w* pick\\w* fix\\w* repair\\w*
sort\\w* resolv\\w+ settl\\w+ handl\\w+ tak(?:en|ing) taken charg\\w+ transfer\\w* activat\\w+ reactivat\\w+ unlock\\w* reset\\w* register\\w* subscrib\\w+ unsubscrib\\w+ delet\\w+
pack\\w* stop\\w* block\\w* bring brought match\\w* honou?r\\w* reduc\\w+ lower\\w* adjust\\w* price-match\\w* complet\\w+ finali[sz]\\w+ start\\w* initiat\\w+ launch\\w* trigger\\w* submit\\w* file filed filing investigat\\w+ trac(?:ed|ing) trace
spoken speak talk talked ask asked asking order ordered ordering get got getting make made making move moved moving reinstat\\w+ return\\w* set""".split()
_CONTACTS = """call calls called calling ring phone e-?mail\\w* mail text message messaged write writes written contact\\w* reply replied respond\\w* answer\\w* notify\\w* inform\\w* tell
follow(?:ed|ing)? follow remind\\w*""".split()
_CONTACT_PHRASES = (
    r"(?:get|be|getting|come|gets|gotten|reach(?:ed)?)(?: right|"
    r" straight)? ?(?:back|in touch|out|onto you)\b|let you know|keep you (?:posted|"
    r"updated|informed|in the loop)|update you|"
    r"follow(?:ed)? (?:this |it )?up|reach(?:ed)? out|be (?:calling|emailing|"
    r"writing|contacting)|have (?:someone|a colleague|the team|a manager)"
)
_VERB = (
    rf"(?:(?P<contact>{_CONTACT_PHRASES}|(?:{'|'.join(_CONTACTS)})\b)|"
    rf"(?P<verb>(?:{'|'.join(_RESULTS)})\b))"
)
_ED = (
    r"(?:refunded|reimbursed|cancelled|canceled|replaced|resent|sent|shipped|"
    r"dispatched|despatched|posted|delivered|exchanged|swapped|"
    r"credited|added|applied|updated|changed|corrected|amended|arranged|booked|"
    r"scheduled|processed|issued|approved|accepted|confirmed|waived|"
    r"removed|upgraded|expedited|prioriti[sz]ed|escalated|forwarded|passed|logged|"
    r"raised|opened|reported|flagged|reserved|held|"
    r"extended|offered|given|granted|compensated|covered|paid|collected|picked|"
    r"fixed|repaired|sorted|resolved|settled|handled|taken care of|"
    r"taken off|charged|transferred|activated|reactivated|unlocked|reset|registered|"
    r"subscribed|unsubscribed|deleted|packed|stopped|blocked|"
    r"matched|honou?red|reduced|adjusted|completed|finali[sz]ed|started|initiated|"
    r"submitted|filed|moved|reinstated|returned|received|contacted|notified|emailed|"
    r"called|lost|found|located|done|prepared|guaranteed|promised|secured)"
)
_SUBJECT = (
    r"(?P<what>(?:your|the|a|an|this|that|these|all|both|my|our|any|"
    r"some)(?: (?!(?:before|after|once|when|if|until|unless|that|which|who|and|so|"
    r"because) )[\w'£€$.%-]+){1,5}?|it|that|this|they|everything|all|you|which|"
    r"refund|replacement)"
)
_PATTERNS: tuple[tuple[Form, re.Pattern[str]], ...] = tuple(
    (form, re.compile(pattern, re.IGNORECASE))
    for form, pattern in (
        ("done", rf"\b{_WHO}(?:'ve|'s| have| has|'d| had) {_ADVERBS}{_VERB}"),
        (
            "done",
            rf"\b(?:i|we|they|(?:my|our) (?:team|colleagues?|warehouse)|"
            rf"a colleague) (?:just |already |also |went ahead and |"
            rf"personally )*(?P<verb>{_ED})\b(?! (?:by|from|in) )",
        ),
        (
            "doing",
            rf"\b(?:i'm|i am|we're|we are|(?:my|our|the)(?: [\w-]+){{0,2}} (?:team|colleague|"
            rf"warehouse|courier|manager)s?(?:'s| is|"
            rf" are)) {_ADVERBS}(?!going to)(?:(?P<contact>calling|e-?mailing|messaging|"
            rf"contacting|getting back|getting in touch)|(?P<verb>\w+ing))\b",
        ),
        (
            "will",
            rf"\b(?:i'll|we'll|they'll|i shall|we shall|i'm (?:also |just |now )?going to|"
            rf"we're (?:also |just |now )?going to|i am going to|we are going to|"
            rf"{_WHO} (?:will|is going to|are going to)|{_WHO}'ll|let me|"
            rf"allow me to) {_ADVERBS}{_VERB}",
        ),
        (
            "will",
            r"\b(?:i'll|i'm (?:also |just |now )?going to)(?: \w+ly| also| now|"
            r" just)* (?!be\b|have (?:a look|to)|take (?:a|another) (?:look|closer)|check|"
            r"look|see\b|find out|help|try|need|do my best|ask you|explain|start|say|assume|"
            r"leave|go through|read|keep (?:an eye|it short|this short)|know|wait|want|"
            r"answer|let you get|miss|admit|take your)(?P<verb>[a-z]+)\b",
        ),
        (
            "done",
            rf"\b{_SUBJECT}(?:'ve|'s| have| has|'d|"
            rf" had) {_ADVERBS}been {_ADVERBS}(?P<verb>{_ED})\b",
        ),
        ("done", rf"\b{_SUBJECT} (?:was|were|got|has|have) {_ADVERBS}(?P<verb>{_ED})\b"),
        ("doing", rf"\b{_SUBJECT}(?:'s|'re| is| are) {_ADVERBS}being {_ADVERBS}(?P<verb>\w+)\b"),
        (
            "state",
            rf"\b{_SUBJECT}(?:'s|'re| is| are) {_ADVERBS}(?:all )?(?P<verb>approved|accepted|"
            rf"confirmed|booked|sorted|arranged|cancelled|canceled|refunded|reserved|"
            rf"guaranteed|done|scheduled|activated|waived|upgraded|extended|resolved|fixed|"
            rf"complete|completed|taken care of)\b",
        ),
        (
            "outcome",
            rf"\b{_SUBJECT}(?:'ll| will) {_ADVERBS}be {_ADVERBS}(?P<verb>{_ED}|there|"
            rf"with you|here|back|ready|on (?:its|the|their) way|in (?:your|the)|credited|"
            rf"free|yours|waiting)\b",
        ),
        (
            "outcome",
            rf"\b{_SUBJECT}(?:'ll| will) {_ADVERBS}(?P<verb>arrive|reach|land|ship|leave|"
            rf"get there|get to you|show up|appear|go out|clear|turn up|make it|hit|"
            rf"come back|come|go)\b",
        ),
        (
            "outcome",
            rf"\byou(?:'ll| will|'re going to| are going to) {_ADVERBS}(?:(?P<contact>hear|"
            rf"get (?:a|an) (?:\w+ )?(?:call|e-?mail|message|text|reply|answer|update)|"
            rf"receive (?:a|an) (?:\w+ )?(?:call|e-?mail|message|text|reply|answer|update)|"
            rf"be (?:contacted|called|notified|e-?mailed))|(?P<verb>receive|get|have|see|"
            rf"be (?:refunded|credited|reimbursed|compensated|given|sent)))\b",
        ),
        (
            "state",
            r"\b(?P<what>(?:a|an|your|the|another|my)? ?(?:[\w-]+ ){0,3}?(?:\w+))(?:'s|'re|"
            r" is| are| should be) (?:now |already |all )*(?P<verb>on (?:its|the|their|"
            r"your) way|in the post|out for delivery|heading your way|coming your way|"
            r"winging \w+ way|good to go|all set|taken care of|all sorted|all done|"
            r"as good as done)\b",
        ),
        (
            "state",
            r"\b(?P<verb>consider (?:it|this|that) (?:done|sorted|cancelled|refunded|fixed|"
            r"handled)|you're all set|all sorted|that's (?:all )?(?:done|sorted|"
            r"taken care of)|it's (?:all )?(?:done|sorted|taken care of))\b",
        ),
        (
            "state",
            r"(?:^|[.!?,:;–—-] ?)(?P<what>)(?P<verb>(?:all )?(?:done|sorted|refunded|"
            r"cancelled|canceled|approved)\b(?! (?:item|order|parcel|"
            r"request)s?)(?=[ ]*(?:[.!,–—-]|for you|$)))",
        ),
        (
            "done",
            r"\b(?P<what>refund|order|return|replacement|exchange|voucher|discount|credit|"
            r"cancellation|request|claim) (?P<verb>issued|approved|confirmed|processed|sent|"
            r"cancelled|canceled|applied|credited|arranged|booked|granted|"
            r"accepted)(?=[ ]*(?:[.!,]|for you|today|now|$))",
        ),
        (
            "vow",
            r"\b(?P<verb>(?:i|we)(?: can| will|'ll| do)? (?:personally |absolutely |fully |"
            r"hereby )?(?:guarantee|promise|assure|swear|vow|commit|ensure|make sure|"
            r"see to it)|guaranteed(?! for)|rest assured|you have (?:my|our) word|my word|"
            r"without fail|no matter what|100 ?% (?:sure|certain|guaranteed)|"
            r"you can (?:count|rely) on|for certain|mark my words|definitely (?:arrive|get|"
            r"be|come|receive|reach))\b",
        ),
        (
            "offer",
            r"\b(?P<verb>(?:as a|a small|a little)(?: [\w-]+){0,3} (?:gesture|goodwill|"
            r"apology|token)|goodwill gesture|gesture of goodwill|(?:here's|here is|"
            r"there's) (?:a|an|your|some)(?: [\w£€$%-]+){0,3} (?:code|voucher|discount|"
            r"coupon|credit|gift card|off)|(?:i|we)(?:'d| would|'m| am|'re| are| can| could|"
            r"'m able| am able)(?: also| certainly| happily| gladly)? (?:like|love|happy|"
            r"able|be happy|be able|willing)? ?(?:to )?(?:offer|give you|credit|waive|"
            r"make an exception|extend|upgrade|compensate)|(?:i|we) (?:can|could)(?: also|"
            r" certainly| happily)? (?:refund|cancel|replace|resend|reimburse) (?:you|it|"
            r"that|this|your|them|the)|(?:make|making|made) an exception)\b",
        ),
    )
)
_BENIGN_VERBS = re.compile(
    r"^(?:looking|checking|going|hoping|trying|working|writing|asking|sorry|seeing|"
    r"happy|talking|wondering|having|getting|open(?:ing)?|"
    r"closing|making|being|selling|using|doing|thinking|reading|here|coming|needing|"
    r"running|keeping|wishing|missing|holding)$",
    re.IGNORECASE,
)
_BENIGN_TAILS = re.compile(
    r"^(?:take|took|taken|taking|get|got|getting|make|made|put|give|gave|set|keep|"
    r"hold|ask|asked|start\w*|order\w*|change\w*|pass) "
    r"(?:(?:a|another|a quick|a closer|a good|care to) (?:look|note|think|moment|"
    r"second|check)|it from (?:there|here)|your (?:point|message|note|question)|"
    r"this (?:seriously|on board)|on board|an? idea|some (?:tips|advice|pointers)|"
    r"sense|sure that you|a few (?:pointers|tips)|you (?:a few|some) (?:tips|"
    r"pointers))",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"guarantee|ensure|make sure|see to|word|without fail|no matter|100|certain", re.IGNORECASE
)
_STAKE = re.compile(
    r"\d|\b(?:will|'ll|going to|refund|money|arriv\w+|deliver\w*|free|replac\w+|get|"
    r"receive|sen[dt]|today|tomorrow|\w+day)\b|'ll\b",
    re.IGNORECASE,
)
"""What a vow has to be about to be one: "I promise it isn't just you" vows nothing."""
_RIGHT_NOW = re.compile(r"\b(?:right now|as we speak|as i type|this very)\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|never|n't)\b|n't\b", re.IGNORECASE)
_SUBORDINATE = listed(
    "if when whenever once after before until till unless while whether as since provided"
) | {"as soon", "as long", "so long"}
_AHEAD = re.compile(
    r"\b(?:if|when|whenever|once|after|before|until|till|unless|whether|as soon as|"
    r"as long as|in case|that(?= (?:we|i|has|have|was|were))|which|who|because|how|"
    r"where|what) (?:[\w']+ ){0,2}$",
    re.IGNORECASE,
)
HINTS = listed(
    """i i'll i've i'm we we'll we've we're will you'll it'll they'll they that'll been being was were way set sorted done
    guarantee guaranteed promise promised assured assure gesture goodwill exception here's got someone team colleague refund
    refunded cancelled issued approved confirmed processed consider post delivery let it's that's is are has have word
    fail there's"""
)
"""A sentence without one of these words promises nothing."""


@dataclass(frozen=True, slots=True)
class Promise:
    """Something said to be done, and how. `verb` is in lower case as it stands; `mine` marks the
    writer's own "I"."""

    form: Form
    verb: str
    contact: bool
    mine: bool
    start: int
    end: int


def find_promises(sentence: Sentence) -> Iterator[Promise]:
    """Every promise of a sentence; places are in the whole text."""
    if not any(word.text in HINTS for word in sentence.words):
        return
    taken: list[tuple[int, int]] = []
    for form, pattern in _PATTERNS:
        for match in pattern.finditer(sentence.text):
            start, end = match.span()
            if any(start < e and s < end for s, e in taken) or _is_harmless(form, match, sentence):
                continue
            taken.append((start, end))
            groups = match.groupdict()
            contact = groups.get("contact")
            verb = (contact or groups.get("verb") or "").lower()
            mine = bool(re.match(r"(?:i|i'll|i'm|i've|let me)\b", match.group(), re.IGNORECASE))
            place = sentence.start
            yield Promise(form, verb, bool(contact), mine, place + start, place + end)


def _is_harmless(form: Form, match: re.Match[str], sentence: Sentence) -> bool:
    text = sentence.text
    groups = match.groupdict()
    if _DENIED.search(match.group()):
        return True
    if form == "vow":
        return not _SURE.search(match.group()) and not _STAKE.search(text)
    verb_start = match.start("contact") if groups.get("contact") else match.start("verb")
    if _BENIGN_TAILS.match(text[verb_start : verb_start + 40]):
        return True
    if form == "doing" and _BENIGN_VERBS.match(groups.get("verb") or ""):
        return not _RIGHT_NOW.search(text)
    clause = _clause_at(sentence, sentence.start + match.start())
    if form in ("done", "doing", "state") and clause and clause.opener in _SUBORDINATE:
        return True
    return bool(_AHEAD.search(text[: match.start()])) and form in ("done", "doing", "state")


def _clause_at(sentence: Sentence, place: int) -> Clause | None:
    return next((c for c in sentence.clauses if c.start <= place < c.end), None)
