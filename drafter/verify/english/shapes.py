"""The shapes in which English says that something has been, is being or will be done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from drafter.verify.english.deeds import CONTACT, DEED, DONE, PARTICIPLES
from drafter.verify.english.lexicon import listed

Form = Literal["done", "did", "doing", "state", "will", "outcome", "vow", "offer"]

_WHO = (
    r"(?:i|we|(?:my|our|the|a|an|another)(?: [\w-]+){0,3}? (?:teams?|colleagues?|managers?|"
    r"specialists?|supervisors?|advisors?|agents?|warehouse|department|depot|courier|driver|"
    r"carrier|store|shop|staff|people|experts?|engineers?|technicians?)|someone(?: else)?"
    r"(?: (?:from|in|on) (?:our|the) [\w -]{0,20}?team)?|one of (?:us|our [\w ]{1,16}|"
    r"my [\w ]{1,16})|a member of (?:our|the) [\w ]{0,12}?(?:team|staff)|they|he|she|everyone here)"
)
_ADVERBS = (
    r"(?:(?:just|now|already|also|personally|then|still|always|certainly|definitely|gladly|"
    r"happily|of course|both|all|even|only|actually|indeed|since|today|\w+ly|gone ahead and|"
    r"went ahead and|go ahead and|been able to|managed to|be able to|make sure (?:we|i|to)|"
    r"get on (?:it )?and|do (?:my|our) best to|try to)[ ,]+)*"
)
_VERB = rf"(?:(?P<contact>{CONTACT}\b)|(?P<verb>{DEED}\b))"
_SUBJECT = (
    r"(?:(?:your|the|a|an|this|that|these|all|both|my|our|any|some)(?: (?!(?:before|after|once|"
    r"when|if|until|unless|that|which|who|and|so|because) )[\w'£€$.%-]+){1,5}?|it|that|this|they|"
    r"everything|all|you|which|refund|replacement|compensation|reimbursement|goodwill|cashback)"
)
_SUM = r"[£$€]\s?\d[\d.,]*"
_GOING = r"(?:i'm|we're|i am|we are) (?:also |just |now )?going to"
_HARMLESS = (
    r"be\b|have (?:a look|to)|take (?:a|another) (?:look|closer)|check|look|see\b|find out|help|"
    r"try|need|do my best|ask you|explain|start|say|assume|leave|go through|read|keep (?:an eye|"
    r"it short|this short)|know|wait|want|answer|let you get|miss|admit|take your"
)
_PARTICIPLE = r"(?:pre-|re-)?[a-z]+(?:ed|en|wn|id|nt|ught|ut|et|ne|de|pt|ld)"
_HARMLESS_DONE = (
    r"(?:look|check|read|see[nm]|notic|receiv|got|gotten|underst|found|heard|ask|explain|mention|"
    r"show|said|list|includ|been|lov|enjoy|miss|tri|describ|not(?:ed|iced)|review|met|want|need|"
    r"get\b|let\b|went|thought|felt|hop|wonder|meant|told|learn|gather|written|put (?:the|your|it) |given you "
    r"(?:the|all|an?) (?:details|info|idea)|had)\w*\b"
)
_MESSAGE = r"(?:a|an) (?:\w+ )?(?:call|e-?mail|message|text|reply|answer|update)"
_ALL_DONE = r"(?:all )?(?:done|sorted|taken care of)"

_OF_ITSELF = (
    r"shipped|dispatched|despatched|posted|completed|processed|cleared|started|updated|reset|sorted|"
    r"resolved|finalised|finalized|unlocked|registered|delivered|returned"
)
"""What a parcel, a refund or an account is said to have done where the shop did it."""
_OBJECT = r"it|them|this|that|these|those|you|your|the|a|an|another|everything|\W?\d[\d.,]*"
_SENT = r"(?:money|refund|payment|cash|funds|credit|postage|(?:return )?label)"
_NOT_GENERAL = r"(?![^.!?]*\b(?:within|after|once|when|up to|by the|days?)\b)"
"""`Your money is back within 5 days of …` tells how it goes, not that it is there."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A pattern with the groups `verb` or `contact`; it can only match a sentence that has one of
    the `hints`."""

    form: Form
    hints: frozenset[str]
    pattern: re.Pattern[str]


def _shape(form: Form, hints: str | frozenset[str], pattern: str) -> Shape:
    words = hints if isinstance(hints, frozenset) else listed(hints)
    return Shape(form, words, re.compile(pattern, re.IGNORECASE))


SHAPES: tuple[Shape, ...] = (
    _shape(
        "done",
        "have has had i've we've they've team's someone's colleague's he's she's",
        rf"\b{_WHO}(?:'ve|'s| have| has| had) {_ADVERBS}{_VERB}",
    ),
    _shape(
        "did",
        PARTICIPLES,
        rf"\b(?:i|we|they|(?:my|our) (?:team|colleagues?|warehouse)|a colleague) (?:just |already |"
        rf"also |went ahead and |personally )*(?P<verb>{DONE})\b(?! (?:by|from|in) )",
    ),
    _shape(
        "done",
        "i've we've i",
        rf"\b(?:i've|we've|i(?: have)?) {_ADVERBS}(?!{_HARMLESS_DONE})(?P<verb>{_PARTICIPLE}) "
        r"(?:your|the|it|this|that|these|those|them|you|another|all)\b",
    ),
    _shape(
        "doing",
        "i'm we're am are is team's warehouse's",
        r"\b(?:i'm|i am|we're|we are|(?:my|our|the)(?: [\w-]+){0,2} (?:team|colleague|warehouse|"
        rf"courier|manager)s?(?:'s| is| are)) {_ADVERBS}(?!going to)(?:(?P<contact>calling|"
        r"e-?mailing|messaging|contacting|getting back|getting in touch)|(?P<verb>\w+ing))\b",
    ),
    _shape(
        "will",
        "i'll we'll they'll we'd they'd will shall going let allow team'll someone'll",
        rf"\b(?:i'll|we'll|they'll|we'd|they'd|i shall|we shall|{_GOING}|{_WHO} (?:will|is going to|"
        rf"are going to)|{_WHO}'ll|let me|allow me to) {_ADVERBS}{_VERB}",
    ),
    _shape(
        "did",
        "popped stuck dropped slipped put got",
        r"\b(?:i've|we've|i have|we have)(?: \w+)? (?P<verb>popped|stuck|dropped|slipped|put|got) (?:[\w'-]+ ){1,8}?"
        r"(?:in the (?:post|mail)|on (?:its|their) way|aside for you)\b",
    ),
    _shape(
        "will",
        "will",
        r"\b(?:my|our|the|a|an)(?: [\w-]+){1,3}? will "
        rf"{_ADVERBS}(?P<contact>(?:ring|call|phone|e-?mail|message|text|contact|visit) you)\b",
    ),
    _shape(
        "will",
        "i'll going",
        r"\b(?:i'll|i'm (?:also |just |now )?going to)(?: \w+ly| also| now| just)* "
        rf"(?!{_HARMLESS})(?P<verb>[a-z]+)\b",
    ),
    _shape(
        "done",
        "been",
        rf"(?:\b{_SUBJECT}|{_SUM})(?:'ve|'s| have| has|'d| had) {_ADVERBS}been {_ADVERBS}(?P<verb>{DONE})\b",
    ),
    _shape(
        "done",
        "was were got",
        rf"(?:\b{_SUBJECT}|{_SUM}) (?:was|were|got) {_ADVERBS}(?P<verb>{DONE})\b",
    ),
    _shape(
        "done",
        "has have",
        rf"\b{_SUBJECT} (?:has|have) {_ADVERBS}(?:(?P<verb>{_OF_ITSELF})|(?P<deed>{DONE})"
        rf"(?= (?:{_OBJECT})\b))\b",
    ),
    _shape(
        "doing",
        "being",
        rf"\b{_SUBJECT}(?:'s|'re| is| are) {_ADVERBS}being {_ADVERBS}"
        rf"(?!patient\b|different\b|consistent\b|efficient\b)(?P<verb>{DONE}|{_PARTICIPLE})\b",
    ),
    _shape(
        "state",
        PARTICIPLES | {"care", "complete"},
        rf"\b{_SUBJECT}(?:'s|'re| is| are) {_ADVERBS}(?:all )?(?P<verb>approved|accepted|confirmed|"
        r"booked|sorted|arranged|cancelled|canceled|refunded|reserved|guaranteed|done|scheduled|"
        r"activated|waived|upgraded|extended|resolved|fixed|complete|completed|taken care of)\b",
    ),
    _shape(
        "outcome",
        "will it'll that'll they'll you'll this'll",
        rf"\b{_SUBJECT}(?:'ll| will) {_ADVERBS}be {_ADVERBS}(?P<verb>{DONE}|there|with you|here|"
        r"back|ready|on (?:its|the|their) way|in (?:your|the)|free|yours|waiting)\b",
    ),
    _shape(
        "outcome",
        "will it'll that'll they'll this'll",
        rf"\b{_SUBJECT}(?:'ll| will) {_ADVERBS}(?P<verb>arrive|"
        r"reach(?! (?:your|the|a|any) (?!door|home|house|address|account|bank|inbox|card|office|shop|"
        r"store|place|flat|hotel|country))|land|ship|leave|get there|"
        r"get to you|show up|appear|go out|clear|turn up|make it|hit|come back|come|go)\b",
    ),
    _shape(
        "outcome",
        "you'll will going",
        rf"\byou(?:'ll| will|'re going to| are going to) {_ADVERBS}(?:(?P<contact>hear|"
        rf"(?:get|receive) (?:{_MESSAGE}|word)|be (?:contacted|called|notified|e-?mailed))|"
        r"(?P<verb>receive|get|have(?! to)|see(?= (?:[\w£€$.]+ ){0,2}"
        r"(?:refund|money|payment|credit|cash|amount|discount|parcel|order|it|them)\b)|"
        r"be (?:refunded|credited|reimbursed|compensated|given|sent)))\b",
    ),
    _shape(
        "state",
        "way post delivery go set care sorted done",
        r"\b(?:(?:a|an|your|the|another|my)? ?(?:[\w-]+ ){0,3}?(?:\w+))(?:'s|'re| is| are|"
        r" should be) (?:now |already |all )*(?P<verb>on (?:its|the|their|your) way|in the post|"
        r"out for delivery|heading your way|coming your way|winging \w+ way|good to go|all set|"
        r"taken care of|all sorted|all done|as good as done)\b",
    ),
    _shape(
        "state",
        "money moneyback money's refund refund's payment payment's cash funds credit postage label label's",
        rf"\b(?:your|the|all (?:of )?your|that|a|an)(?: [\w£€$.%-]+)? ?{_SENT}(?:'s|'ve| is| are|"
        rf" has| have)(?: (?:all|already|now|just|safely|been|gone|landed|arrived|showing|sitting|"
        rf"waiting))* (?P<verb>back|(?:on|in|with) you(?:r \w+)?)\b{_NOT_GENERAL}",
    ),
    _shape(
        "state",
        "money moneyback refund cash",
        rf"\byou(?:'ve| have)(?: (?:already|now|got))* (?P<verb>your (?:money|refund|cash)(?: back)?)\b"
        rf"{_NOT_GENERAL}",
    ),
    _shape(
        "done",
        "consider set sorted done care",
        r"\b(?P<verb>consider (?:it|this|that) (?:done|sorted|cancelled|refunded|fixed|handled)|"
        rf"you're all set|all sorted|that's {_ALL_DONE}|it's {_ALL_DONE})\b",
    ),
    _shape(
        "state",
        "done sorted refunded cancelled canceled approved granted confirmed accepted",
        r"(?:^|[.!?,:;–—-] ?)(?P<verb>(?:all )?(?:done|sorted|refunded|cancelled|canceled|approved|"
        r"granted|confirmed|accepted)\b(?! (?:item|order|parcel|request)s?)"
        r"(?=[ ]*(?:[.!,–—-]|for you|$|(?:my )?(?:boss|mate|sir|madam|chief|bro|buddy|pal|friend|love)\b)))",
    ),
    _shape(
        "done",
        PARTICIPLES,
        r"\b(?:refund|order|return|replacement|exchange|voucher|discount|credit|cancellation|"
        r"request|claim) (?P<verb>issued|approved|confirmed|processed|sent|cancelled|canceled|"
        r"applied|credited|arranged|booked|granted|accepted|authori[sz]ed|completed?|paid|released|reversed|done)"
        r"(?=[ ]*(?:[.!,'’”\")\]]|for you|today|now|to\b|$))",
    ),
    _shape(
        "state",
        "refund refund's payment payment's compensation credit claim",
        r"\b(?:your|the|that|a)(?: [\w£€$.%-]+)? ?(?:refund|payment|compensation|credit|claim)(?:'s| is) "
        rf"{_ADVERBS}(?P<verb>issued|processed|authori[sz]ed|granted|credited|paid|released|sent)"
        r"(?=[ ]*(?:[.!,]|and\b|for you|today|now|$))",
    ),
    _shape(
        "did",
        "refund replacement compensation money",
        r"\b(?:your|the|that|a)(?: [\w£€$.%-]+)? ?(?:refund|replacement|compensation|money)(?:'s| has)? "
        r"(?:just |now |already )*(?P<verb>(?:went|gone|came|come) (?:out|through))\b",
    ),
    _shape(
        "done",
        "charge charges fee fees payment bill balance",
        r"\b(?:your|the|that|those|all|any)(?: [\w£€$.%-]+)? ?(?:charges?|fees?|payment|bill|balance)"
        r"(?:'s| has been| have been| was| were| is) (?:just |now |already )*(?P<verb>dropped|lifted|wiped|written off|"
        r"struck off)\b",
    ),
    _shape(
        "vow",
        """guarantee guaranteed promise assure swear vow commit ensure make see rest word fail
        matter sure certain count rely marks definitely""",
        r"\b(?P<verb>(?:i|we)(?: can| will|'ll| do)? (?:personally |absolutely |fully |hereby )?"
        r"(?:guarantee|promise|assure|swear|vow|commit|ensure|make sure|see to it)|"
        r"guaranteed(?! for)|you have (?:my|our) word|my word|without fail|"
        r"no matter what|100 ?% (?:sure|certain|guaranteed)|you can (?:count|rely) on(?! (?:an?|about|around|roughly|some) )|"
        r"mark my words|definitely (?:arrive|get|be|come|receive|reach))\b",
    ),
    _shape(
        "offer",
        "keep",
        r"\byou(?:'re welcome to| may| can| could| get to| are free to)(?: also| just| simply)? "
        r"(?P<verb>keep (?:it|them|both|(?:the|this|that|your) [\w-]+))(?=[.,;!]| and you| for free|$)",
    ),
    _shape(
        "offer",
        "gesture goodwill apology token",
        r"\b(?P<verb>(?:as a|a small|a little)(?: [\w-]+){0,3} (?:gesture|goodwill|apology|token)|"
        r"goodwill gesture|gesture of goodwill)\b",
    ),
    _shape(
        "offer",
        "here's there's here exception",
        r"\b(?P<verb>(?:here's|here is|there's) (?:a|an|your|some)(?: [\w£€$%-]+){0,3} (?:code|"
        r"voucher|discount|coupon|credit(?! (?:check|card|agreement|limit|score))|gift card|off)|(?:make|making|made) an exception)\b",
    ),
    _shape(
        "offer",
        """offer give credit waive make extend upgrade compensate refund cancel replace resend
        reimburse""",
        r"\b(?P<verb>(?:i|we)(?:'d| would|'m| am|'re| are| can| could|'m able| am able)(?: also|"
        r" certainly| happily| gladly)? (?:like|love|happy|able|be happy|be able|willing)? ?"
        r"(?:to )?"
        r"(?:offer|give you|credit|waive|make an exception|extend|upgrade|compensate)|(?:i|we) "
        r"(?:can|could)(?: also| certainly| happily)? (?:refund|cancel|replace|resend|reimburse) "
        r"(?:you|it|that|this|your|them|the))\b",
    ),
)
