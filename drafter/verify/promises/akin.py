"""Whether a source tells of a deed akin to what is promised, done to the same thing.

`We'll hold it for a week` where the source keeps things for a week, `it'll go out today` where orders
are dispatched the same day. Rules can't tell whether such wordings come to the same, so that no source
has the promise is a doubt, which somebody who reads both may lift. What was done for this one customer
is one only where a source records what has happened, and what costs the shop something that the source
doesn't name is none.
"""

from __future__ import annotations

import re
from datetime import timedelta

from drafter.verify.claims.amounts import Relative, Weekdays
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.promises.backing import SOON, time_is_told
from drafter.verify.promises.promises import Promise
from drafter.verify.reading.clauses import Clause
from drafter.verify.reading.reading import Sentence

_KINDS = tuple(
    re.compile(rf"\b(?:{deeds})\b", re.IGNORECASE)
    for deeds in (
        r"sen[dt]s?|sending|ship(?:s|ped|ping)?|d[ei]spatch\w*|post(?:s|ed|ing|age)?|mail(?:s|ed|ing)?|go(?:es)? out|leaves?|"
        r"on (?:its|the|their) way|deliver\w*|arriv\w+|reach\w*|lands?|with you|get there|comes?|turn up|be there",
        r"ready|waiting|be (?:there|here)|collect\w*|pick(?:ed)? up",
        r"keep(?:s|ing)?|kept|hold(?:s|ing)?|held|stor(?:e|es|ed)|set aside|put (?:\w+ )?(?:by|aside)|hang on to|retain\w*",
        r"replac\w+|exchang\w*|swap\w*|remak\w+|remade|redo(?:ne)?|change[ds]?",
        r"includ\w+|in the next (?:box|batch|issue|delivery|round|parcel)|part of",
        r"repair\w*|fix(?:es|ed)?|mend\w*|put (?:\w+ )?right|reus\w+|put (?:[\w ]+ )?back on|refit\w*|re-?string\w*",
        r"refund\w*|money back|pay (?:\w+ )?back|give (?:\w+ )?back|reimburs\w*|back (?:on|to|in|into) (?:your|the)|credited",
        r"charg\w+|tak(?:e|es|en) (?:the |a |your )?(?:payment|money)|bill(?:s|ed)?|pay(?:s|ment)?|paid|cost\w*",
        r"e-?mail\w*|message[ds]?|hear|let (?:you|us) know|notif\w+|in touch|contact\w*|text(?:s|ed)?|tell|told|"
        r"repl(?:y|ies)|answer\w*",
        r"call(?:s|ed|ing)?|rings?|phon(?:es?|ed|ing)|visit\w*",
        r"giv(?:e|es|en|ing)|offer\w*|get(?:s|ting)?|receiv\w+|have|has|earn\w*|claim\w*|includ\w+|com(?:e|es) (?:with|off)|"
        r"add(?:s|ed)?|take[ns]? off|credit\w*|appl(?:y|ies|ied)",
        r"check\w*|inspect\w*|look\w*|examin\w+|test\w*|assess\w*",
        r"cancel\w*|stop\w*|clos(?:e|es|ed)|end(?:s|ed)?|remov\w+|delet\w+|unsubscrib\w+",
        r"appear\w*|show(?:s)? up",
        r"book\w*|arrang\w*|schedul\w*|reserv\w*|slot\w*|appointments?|set up|organi[sz]\w*",
    )
)
"""Deeds of a kind, an entry each."""
_COSTLY = re.compile(
    r"\b(?:refund|money|cash|credit|vouchers?|coupon|gifts?|free|discount|upgrade|compensat|reimburs|replac|new|another|an? second|extra|"
    r"spare|bonus|half|double|full|code|label|goodwill|apology|(?:say|our) sorry|trouble|waive|exchang|swap|(?<!taken )off|nothing|cost|charge)",
    re.IGNORECASE,
)
"""What a shop pays for: a source has to name it, too."""
_OTHERWISE = {
    "new": "replac", "another": "replac", "spare": "replac", "swap": "exchang", "reimburs": "refund",
    "money": "refund", "off": "discount",
}  # fmt: skip
"""What the source may call it instead."""
_FOR_ONE = re.compile(
    r"\b(?:now|already|personally|specially|exceptions?|one-off|this (?:time|once))\b",
    re.IGNORECASE,
)
"""What a shop does out of turn."""
_SOME = re.compile(r"\b(?:an?|another|some)\b", re.IGNORECASE)
"""`A tent`, unlike `the tent`, needs a source that sends one."""
_PAIRED = ("day:", "money:")
"""Marks of what belongs to a deed: when, and how much."""
_A_DAY = re.compile(r"today|tonight|tomorrow|on \w+day", re.IGNORECASE)
_ABLE = re.compile(r"we (?:can|could|'re able|are able)\b")
_ANY = re.compile(r"(?:the|any|all|each|every|an?)\b", re.IGNORECASE)
_ING = re.compile(r"ing$")
_IDLE = frozenset(("complete", "closed"))
"""What a thing is without anybody's doing."""
STEM = 5
"""Letters by which a verb is known, whatever its ending."""
_AFTER = re.compile(
    r"\b(?:after (?:that|which|this)|otherwise|if (?:not|you|it|they)|once (?:it|they|you)|in that case|when (?:it|they|you))\b",
    re.I,
)
_TAIL = re.compile(r" (?:with|within|after|when|once|if|by|automatically|up to|as long as)\b", re.I)


def is_akin(promise: Promise, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether one does."""
    clause = next((c for c in sentence.clauses if c.start <= promise.start < c.end), None)
    if promise.mine or clause is None:
        return False
    timely = time_is_told(clause, sentence, evidence)
    if promise.form != "vow" and (timely or _is_dated(clause, sentence, evidence)):
        if _is_recorded(clause, evidence):
            return True
    if not timely:
        return False
    if _goes_on(promise, clause, evidence):
        return True
    to_come = promise.form in ("will", "outcome") or _ABLE.match(promise.verb)
    if _is_told_of_all(promise, clause, sentence, evidence):
        return True
    if not (to_come or _is_general(promise, sentence)) or _FOR_ONE.search(clause.text):
        return False
    told = clause.text[promise.start - clause.start :]
    kinds = [kind for kind in _KINDS if kind.search(told)]
    return any(_tells_of(clause, source, kinds) for source in evidence.told)


def _is_dated(clause: Clause, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether `today`, `on Thursday` are days that a record names."""
    named = evidence.timeline.dated
    text = sentence.text[clause.start - sentence.start : clause.end - sentence.start]
    days = [c for c in clause.claims if isinstance(c, Relative | Weekdays)]
    spoken = all(_A_DAY.fullmatch(match.group()) for match in SOON.finditer(text))
    return spoken and all(
        evidence.today + timedelta(day.days) in named
        if isinstance(day, Relative)
        else any(one.weekday() in day.days for one in named)
        for day in days
    )


def _is_recorded(clause: Clause, evidence: Evidence) -> bool:
    """Whether a record of this very case has all the figures and names what the shop pays for: what it
    tells in which words is for a reader to say."""
    figures = {concept for concept in clause.concepts if concept.startswith(_PAIRED)}
    for reading in evidence.records:
        told = {_paired(concept) for concept in reading.concepts}
        if {_paired(f) for f in figures} <= told and _names_costs(clause, reading.text):
            return True
    return False


def _paired(mark: str) -> str:
    """A day by its number alone: `the 20th` is of the month that the record names."""
    return mark.rpartition(":")[0] if mark.startswith("day:") else mark


def _goes_on(promise: Promise, clause: Clause, evidence: Evidence) -> bool:
    """Whether a source has the same going on: `it is being packed`, `closed for stocktaking`."""
    going = re.compile(
        rf"\b(?:being {re.escape(promise.verb)}|{_ING.sub('', promise.verb)}ing)\b", re.I
    )
    return promise.form == "doing" and any(
        going.search(s.text) and _names_costs(clause, s.text) for s in evidence.told
    )


def _is_general(promise: Promise, sentence: Sentence) -> bool:
    """Whether it tells how it goes with all such things: `the £2 for each sample is refunded with …`."""
    place = promise.start - sentence.start
    opened = _ANY.match(sentence.text, place)
    goes_on = _TAIL.match(sentence.text, promise.end - sentence.start)
    return promise.form == "state" and bool(opened and goes_on)


def _is_told_of_all(
    promise: Promise, clause: Clause, sentence: Sentence, evidence: Evidence
) -> bool:
    """Whether a source says it of all such things, and the reply only of what comes after something:
    `after that you're refunded`; or nobody does anything: `the text is complete`."""
    stands = re.compile(
        rf"\b(?:is|are)\b(?: \w+)* {re.escape(promise.verb)}\b|\bwe {re.escape(promise.verb[:STEM])}",
        re.I,
    )
    after = _AFTER.search(sentence.text, 0, promise.start - sentence.start)
    idle = promise.verb in _IDLE
    if idle:
        stands = re.compile(rf"\b{re.escape(promise.verb)}\b", re.I)
    return (
        promise.form == "state"
        and bool(after or idle)
        and any(
            stands.search(source.text) and _names_costs(clause, source.text)
            for source in evidence.told
        )
    )


def _tells_of(clause: Clause, source: Sentence, kinds: list[re.Pattern[str]]) -> bool:
    if source.denied and not clause.denied:
        return False
    if not any(kind.search(source.text) for kind in kinds):
        return False
    if not _names_costs(clause, source.text):
        return False
    things = (w for w in clause.words if w.concept and not w.weak)
    telling = {w.concept for w in things if not any(p.match(w.text) for p in (*kinds, _COSTLY))}
    figures = {concept for concept in clause.concepts if not concept.isalpha()}
    meant = frozenset[str]() if _SOME.search(clause.text) else _context(source)
    return telling <= meant or bool((telling | figures) & source.concepts)


def _names_costs(clause: Clause, source: str) -> bool:
    """Whether all that costs the shop something is in the source."""
    text = source.lower()
    costs = {match[0].lower() for match in _COSTLY.finditer(clause.text)}
    return all(cost in text or _OTHERWISE.get(cost, cost) in text for cost in costs)


def _context(source: Sentence) -> frozenset[str]:
    """What the sentence before it speaks of, and so a source sentence may mean."""
    return source.syntax.sentences[source.number - 1].concepts if source.number else frozenset()
