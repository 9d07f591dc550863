"""Whether a source says just what a reply promises.

That a thing is done in general doesn't mean that it was done here: what is said to be settled needs a
ticked action, the order's status or a source that has it settled, and what is yet to come a source that
says how it goes.
"""

from __future__ import annotations

import re

from drafter.verify.claims.amounts import Amount, Day, Relative, Weekdays
from drafter.verify.claims.durations import EACH
from drafter.verify.english.lexicon import listed
from drafter.verify.english.words import concept_of, is_weak
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.figures.days import check_day
from drafter.verify.promises.callbacks import is_told_contact
from drafter.verify.promises.promises import SETTLED, Promise, find_promises, is_conditional
from drafter.verify.promises.settled import is_decided, is_settled, says_it
from drafter.verify.promises.verbs import ENOUGH, shared, verb_concept
from drafter.verify.reading.clauses import Clause, marks_of
from drafter.verify.reading.reading import Sentence

_GENERAL_STATE = re.compile(
    r"confirmed|booked|scheduled|activated|accepted|approved|guaranteed|done|fixed|complete"
)
_TIMED = listed("after once when within until as before by")
SOON = re.compile(
    r"\b(?:today|tonight|tomorrow|soon|shortly|right (?:away|now)|straight ?away|"
    r"immediately|asap|at once|"
    r"this (?:morning|afternoon|evening|week|minute)|in a (?:moment|minute|bit|"
    r"sec\w*)|any (?:minute|moment|time now)|"
    r"first thing|right this \w+|as we speak|on (?:monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday))\b",
    re.IGNORECASE,
)
_ON = len("on ")
_STOP = re.compile(r"[,;]| or | and | of what you | to (?=(?:send|return|post|bring|ship)\b)")
_WAITING = frozenset({"there", "waiting", "here"})
_SENDING = frozenset({"go out", "leave", "ship", "send", "post", "dispatch"})
_SENT_OUT = re.compile(
    r"\b(?:d[ei]spatch(?:ed|es)?|ship(?:s|ped)?|sends?|sent|posted|(?:(?<=we )|(?<=we'll ))post)\b",
    re.IGNORECASE,
)
"""What goes out is sent, posted or dispatched."""
_OFF = re.compile(r"\boff\b", re.IGNORECASE)
_READY = concept_of("ready")
"""What a parcel is that waits at a counter."""
_GIVING = re.compile(r"(?:send|e-?mail|give|offer|get|receive|have|let|post)\b", re.IGNORECASE)
_KEEPING = re.compile(
    r"\b(?:keep|hold|held|kept|stor(?:e|ed)|set (?:it |them )?aside)\b", re.IGNORECASE
)
_GETTING = re.compile(
    r"\byou(?:'ll| can| may)? (?:\w+ )?(?:get|receive|choose|have|claim)\b|\bwe (?:replace|refund|supply|send|give)\b",
    re.IGNORECASE,
)


def is_backed(promise: Promise, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether something cited says what is promised: an action once it is ticked, the order's
    status, or a source that says the same in general."""
    if sentence.flat in evidence.verbatim:
        return True
    if promise.form not in ("vow", "offer") and is_decided(promise, evidence):
        return True
    clause = next((c for c in sentence.clauses if c.start <= promise.start < c.end), None)
    if clause is None:
        return False
    if is_conditional(promise, sentence):
        wanted = verb_concept(promise.verb)
        return any(
            wanted in s.concepts and not s.denied and _own_run(promise, clause) <= s.concepts
            for s in evidence.told
        )
    if promise.form in SETTLED:
        told = is_settled(promise, clause, sentence, evidence)
        return told or _is_general(promise, clause, evidence)
    if promise.form == "vow" and clause.denied:
        return True  # "it can't be guaranteed"
    if promise.form in ("vow", "offer"):
        return _is_vowed(promise, clause, evidence)
    if not time_is_told(clause, sentence, evidence):
        return False
    if promise.contact:
        return is_told_contact(promise, sentence, evidence)
    sources = evidence.sentences
    if promise.mine:
        return any(
            says_it(promise, clause, s, evidence) for r in evidence.actions for s in r.sentences
        )
    return any(_holds(promise, clause, source, evidence) for source in sources)


def _is_general(promise: Promise, clause: Clause, evidence: Evidence) -> bool:
    """Whether it tells how it goes in general, after so long: `booked within two days`."""
    general = promise.form == "state" and _GENERAL_STATE.search(promise.verb)
    timed = any(w.text in _TIMED for w in clause.words) or any(
        isinstance(c, Amount) and c.kind == "duration" for c in clause.claims
    )
    return (
        bool(general)
        and timed
        and any(_holds(promise, clause, s, evidence) for s in evidence.sentences)
    )


def _is_taken_off(promise: Promise, clause: Clause, source: Sentence) -> bool:
    """Whether what is given comes off a price, as in the source: a fee is no gift."""
    told = any(isinstance(c, Amount) and c.kind in ("percent", "money") for c in clause.claims)
    return told and all(
        _OFF.search(text) for text in (clause.text[promise.end - clause.start :], source.text)
    )


def _vows(source: Sentence) -> bool:
    return any(promise.form == "vow" for promise in find_promises(source))


def _is_vowed(promise: Promise, clause: Clause, evidence: Evidence) -> bool:
    """Whether a source gives its own word for it, or has what is offered."""
    stem = promise.verb.split()[-1][:7]
    for source in evidence.sentences:
        if promise.verb == "guaranteed" and stem in source.text.lower() and not source.denied:
            return True  # a guarantee is of the thing, not the writer's word
        if promise.form == "vow":
            told = stem in source.text.lower() and shared(clause, source) >= ENOUGH
            if told and (stem == "guarant" or _vows(source)):
                return True
        elif shared(clause, source) >= ENOUGH and not source.denied:
            return True
    return False


def _holds(promise: Promise, clause: Clause, source: Sentence, evidence: Evidence) -> bool:
    """Whether a source sentence has what is promised: the deed with what it is done to, the figures, or
    most of the telling words."""
    wanted = verb_concept(promise.verb)
    if promise.verb in _WAITING and _READY in source.concepts:
        wanted = _READY
    if promise.verb in _SENDING and (out := _SENT_OUT.search(source.text)):
        wanted = concept_of(out[0].lower())
    supposed = source.text.lower().startswith("if ") and _we_do(wanted, source)
    if source.denied and not (clause.denied or supposed):
        return False
    meant = source.concepts | _antecedents(wanted, source)
    if wanted in source.concepts and _own_run(promise, clause) <= meant:
        return True
    if _GIVING.match(promise.verb) and _GETTING.search(source.text):
        given = _own_run(promise, clause) - {wanted}
        if shared(clause, source, frozenset({wanted})) >= ENOUGH or (
            given and given <= source.concepts
        ):
            return True
    marks = {mark for claim in clause.claims for mark in marks_of(claim)}
    if marks and marks <= source.concepts:
        told = wanted in source.concepts or not (wanted and not is_weak(wanted))
        rhythm = any(isinstance(c, Amount) and c.unit.startswith(EACH) for c in clause.claims)
        common = clause.strong & source.strong - marks
        given = _own_run(promise, clause) - marks - {wanted}
        kept = (
            _KEEPING.match(promise.verb)
            and _KEEPING.search(source.text)
            and given <= evidence.things
        )
        off = _GIVING.match(promise.verb) and _is_taken_off(promise, clause, source)
        had = bool(kept) or (bool(off) and given <= source.concepts)
        if not wanted or wanted in source.concepts or (told and (common or rhythm or had)):
            return True
    if shared(clause, source, evidence.things) < ENOUGH:
        return False
    if not wanted or is_weak(wanted):
        telling = any(w.concept and not w.weak for w in clause.words)
        return telling or _we_do(wanted, source)
    return wanted in source.concepts


def _antecedents(wanted: str, source: Sentence) -> frozenset[str]:
    """What `we replace it` can mean in a source: what the sentence before speaks of."""
    pairs = zip(source.words, source.words[1:], strict=False)
    pointed = any(v.concept == wanted and then.text in ("it", "them") for v, then in pairs)
    if not pointed or not source.number:
        return frozenset()
    return source.syntax.sentences[source.number - 1].concepts


def _own_run(promise: Promise, clause: Clause) -> frozenset[str]:
    """The telling concepts from a promise to the next stop, `or` or `and`."""
    place = promise.end - clause.start
    stop = _STOP.search(clause.text, place)
    end = clause.start + (stop.start() if stop else len(clause.text))
    words = (w for w in clause.words if promise.start <= w.start < end)
    return frozenset(w.concept for w in words if w.concept and not w.weak)


def _we_do(wanted: str, source: Sentence) -> bool:
    """Whether the source's "we" does it: `we re-make them`."""
    pairs = zip(source.words, source.words[1:], strict=False)
    return any(first.text in ("we", "we'll") and then.concept == wanted for first, then in pairs)


def time_is_told(clause: Clause, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether a source names the very day or moment the promise does."""
    text = sentence.text[clause.start - sentence.start : clause.end - sentence.start]
    sources = " ".join(reading.text.lower() for reading in evidence.readings)
    dated = [c for c in clause.claims if isinstance(c, Day) and c.day]
    for match in SOON.finditer(text):
        place = clause.start + match.start()
        told = match.group().lower() in sources or any(
            c.start - _ON <= place < c.end for c in dated
        )
        if not told:
            return False
    for claim in clause.claims:
        if isinstance(claim, Relative):
            return False
        if isinstance(claim, Weekdays) and not any(claim.days == w.days for w in evidence.weekdays):
            # One day of the week may be counted from a day the customer names.
            counted = len(claim.days) == 1 and evidence.timeline.moments
            if not counted or check_day(claim, sentence, evidence):
                return False
    return True
