"""Whether a source says just what a reply promises.

That a thing is done in general doesn't mean that it was done here: what is said to be settled needs a
ticked action, the order's status or a source that has it settled, and what is yet to come a source that
says how it goes.
"""

from __future__ import annotations

import re

from drafter.verify.claims.amounts import Amount, Relative, Weekdays
from drafter.verify.claims.durations import EACH
from drafter.verify.english.deeds import PARTICIPLES
from drafter.verify.english.lexicon import listed
from drafter.verify.english.trade import PROCESS
from drafter.verify.english.words import concept_of, is_weak
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.figures.days import check_day
from drafter.verify.promises.callbacks import is_told_contact
from drafter.verify.promises.promises import SETTLED, Promise, find_promises, is_conditional
from drafter.verify.reading.clauses import Clause, marks_of
from drafter.verify.reading.reading import Reading, Sentence

ENOUGH = 0.6
"""Share of a promise's telling words that one source sentence must hold."""
_SOON = re.compile(
    r"\b(?:today|tonight|tomorrow|soon|shortly|right (?:away|now)|straight ?away|"
    r"immediately|asap|at once|"
    r"this (?:morning|afternoon|evening|week|minute)|in a (?:moment|minute|bit|"
    r"sec\w*)|any (?:minute|moment|time now)|"
    r"first thing|right this \w+|as we speak|on (?:monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday))\b",
    re.IGNORECASE,
)
_TO_A_SUM = re.compile(
    r"(?: (?:you|out|back|over|off|the|your|a|full|sum|of|total|amount|all|just|now))* ", re.I
)
_STOP = re.compile(r"[,;]| or | and | of what you | to (?=(?:send|return|post|bring|ship)\b)")

_ARRIVALS = frozenset({"there", "here", "back", "with", "you"})
"""What a parcel will be: as if it were said to arrive."""
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
_COMING = frozenset({"way", "come", "land", "reach", "up"})
_LEAVING = re.compile(r"(?:sen[dt]|ship|dispatch|despatch|post|left|leav|way$)")
_REACHING = re.compile(r"(?:deliver|arriv|receiv|reach|land|got|get)")
_GENERAL_STATE = re.compile(
    r"confirmed|booked|scheduled|activated|accepted|approved|guaranteed|done|fixed|complete"
)
_VERDICT = re.compile(r"(?:policy )?verdict\b(?!.*\bnot\b)", re.IGNORECASE)
_RECORD = re.compile(r"\border (?:no\.? ?|number )?#?[\w-]*\d", re.IGNORECASE)
_LED_BY = re.compile(r"^(?:our|the|an?) ")
_REFUND = concept_of("refund")
_ISSUED = listed("issued made paid sent processed completed")
"""What is done with a refund that was given."""
_PAID = frozenset({concept_of("paid")})
_TO_COME = listed("will be to planned due expected not never once when if")
_REACH = 3
"""Words before a deed in which it is put off."""
_TIMED = listed("after once when within until as before by")
_GIVING = re.compile(r"(?:send|e-?mail|give|offer|get|receive|have|let|post)\b", re.IGNORECASE)
_KEEPING = re.compile(
    r"\b(?:keep|hold|held|kept|stor(?:e|ed)|set (?:it |them )?aside)\b", re.IGNORECASE
)
_GETTING = re.compile(
    r"\byou(?:'ll| can| may)? (?:\w+ )?(?:get|receive|choose|have|claim)\b|\bwe (?:replace|refund|supply|send|give)\b",
    re.IGNORECASE,
)

_MONEY = frozenset(map(concept_of, listed("money refund cash credit compensation reimbursement")))
"""What no item is, whatever somebody has named one."""


def is_backed(promise: Promise, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether something cited says what is promised: an action once it is ticked, the order's
    status, or a source that says the same in general."""
    if sentence.flat in evidence.verbatim:
        return True
    if promise.form not in ("vow", "offer") and _is_decided(promise, evidence):
        return True
    clause = next((c for c in sentence.clauses if c.start <= promise.start < c.end), None)
    if clause is None:
        return False
    if is_conditional(promise, sentence):
        wanted = _verb_concept(promise.verb)
        return any(
            wanted in s.concepts and not s.denied and _own_run(promise, clause) <= s.concepts
            for s in evidence.told
        )
    if promise.form in SETTLED:
        told = _is_lasting(promise, sentence, evidence) or _is_recorded(promise, clause, evidence)
        told = told or _is_quoted(promise, sentence, evidence)
        return told or _is_done(promise, clause, evidence)
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
            _says_it(promise, clause, s, evidence) for r in evidence.actions for s in r.sentences
        )
    return any(_holds(promise, clause, source, evidence) for source in sources)


def _is_decided(promise: Promise, evidence: Evidence) -> bool:
    """Whether a verdict among the sources decides just that: `return accepted`, `replacement
    allowed`. That it was done has to stand there in the very word."""
    for reading in evidence.readings:
        if _VERDICT.match(reading.text) and not promise.mine:
            told = any(_verb_concept(promise.verb) in s.concepts and not s.denied
                       for s in reading.sentences)  # fmt: skip
            if promise.verb in reading.vocabulary or (told and promise.form not in ("done", "did")):
                return True
    return False


def _is_done(promise: Promise, clause: Clause, evidence: Evidence) -> bool:
    """Whether what is said to be settled stands so in a source or the order's status, or tells how it
    goes in general, after so long: `booked within two days`."""
    readings: tuple[Reading, ...] = (*evidence.readings, *evidence.statuses)
    for reading in readings:
        for source in reading.sentences:
            if reading in evidence.statuses:
                ours = _speaks_of_order(clause, evidence) and not _moves_money(promise, clause)
                if ours and _is_status(promise, source):
                    return True
            elif _says_it(promise, clause, source, evidence):
                return True
    general = promise.form == "state" and _GENERAL_STATE.search(promise.verb)
    timed = any(w.text in _TIMED for w in clause.words) or any(
        isinstance(c, Amount) and c.kind == "duration" for c in clause.claims
    )
    return (
        bool(general)
        and timed
        and any(_holds(promise, clause, s, evidence) for s in evidence.sentences)
    )


def _is_recorded(promise: Promise, clause: Clause, evidence: Evidence) -> bool:
    """Whether a source on one order has it, in the few words of a record: `Order 31: lamp. Dispatched 4
    March`."""
    if _moves_money(promise, clause):
        return False
    wanted, doing = _verb_class(promise.verb), promise.form == "doing"
    telling = {w.concept for w in clause.words if w.concept and not w.weak}
    for reading in evidence.readings:
        known = (
            reading.concepts | evidence.things | (_PAID if evidence.amounts.get("money") else set())
        )
        if not _RECORD.search(reading.text) or not telling <= known:
            continue
        words = [w for s in reading.sentences if not s.denied for w in s.words]
        for place, word in enumerate(words):
            before = {w.text for w in words[max(0, place - _REACH) : place]}
            if _verb_class(word.text) != wanted or before & _TO_COME:
                continue
            if (
                word.concept == _REFUND
                and not doing
                and _ISSUED & {w.text for w in words[place : place + _REACH]}
            ):
                return True
            going = word.text.endswith("ing") or "being" in before
            if going if doing else word.text in PARTICIPLES and "being" not in before:
                return True
    return False


def _is_quoted(promise: Promise, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether a source has the very words, `our supplier has confirmed`, and under no condition."""
    words = sentence.text[promise.start - sentence.start : promise.end - sentence.start].lower()
    telling = _LED_BY.sub("", words)
    return " " in telling and any(
        f" {telling} " in f" {source.text.lower()} " and not source.denied
        for source in evidence.told
        if not any(word.text in _TO_COME for word in source.words)
    )


def _moves_money(promise: Promise, clause: Clause) -> bool:
    """Whether what is done is done to a sum, `we've sent £189`: that the parcel was sent says nothing
    of it."""
    sums = (c.start for c in clause.claims if isinstance(c, Amount) and c.kind == "money")
    return any(
        promise.end <= place
        and _TO_A_SUM.fullmatch(clause.text[promise.end - clause.start : place - clause.start])
        for place in sums
    )


def _is_taken_off(promise: Promise, clause: Clause, source: Sentence) -> bool:
    """Whether what is given comes off a price, as in the source: a fee is no gift."""
    told = any(isinstance(c, Amount) and c.kind in ("percent", "money") for c in clause.claims)
    return told and all(
        _OFF.search(text) for text in (clause.text[promise.end - clause.start :], source.text)
    )


def _is_lasting(promise: Promise, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether a thing is said to be guaranteed for so long, where a source guarantees: the figure is
    judged by itself."""
    tail = sentence.text[promise.end - sentence.start :]
    return (
        promise.verb == "guaranteed"
        and tail.startswith((" for ", " against ", " to "))
        and any("guarant" in s.text.lower() and not s.denied for s in evidence.told)
    )


def _is_status(promise: Promise, source: Sentence) -> bool:
    """Whether a sentence on the order's status claims the same done."""
    wanted = _verb_class(promise.verb)
    return any(
        other.form in SETTLED and _verb_class(other.verb) == wanted
        for other in find_promises(source)
    )


def _says_it(promise: Promise, clause: Clause, source: Sentence, evidence: Evidence) -> bool:
    """Whether the source itself claims the same thing done, of the same object."""
    wanted = _verb_class(promise.verb)
    for other in find_promises(source):
        same = _verb_class(other.verb) == wanted or other.verb == promise.verb
        done = other.form in SETTLED or promise.form not in SETTLED
        if other.form == "state" and promise.form != "state":
            done = False  # "is refunded if faulty" tells how it goes, not that it was done
        if same and done and _shared(clause, source, evidence.things) >= ENOUGH:
            return True
    return False


def _is_vowed(promise: Promise, clause: Clause, evidence: Evidence) -> bool:
    """Whether a source gives its own word for it, or has what is offered."""
    stem = promise.verb.split()[-1][:7]
    for source in evidence.sentences:
        if promise.verb == "guaranteed" and stem in source.text.lower() and not source.denied:
            return True  # a guarantee is of the thing, not the writer's word
        if promise.form == "vow":
            if stem in source.text.lower() and _shared(clause, source) >= ENOUGH:
                return any(p.form == "vow" for p in find_promises(source))
        elif _shared(clause, source) >= ENOUGH and not source.denied:
            return True
    return False


def _holds(promise: Promise, clause: Clause, source: Sentence, evidence: Evidence) -> bool:
    """Whether a source sentence has what is promised: the deed with what it is done to, the figures, or
    most of the telling words."""
    wanted = _verb_concept(promise.verb)
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
        if _shared(clause, source, frozenset({wanted})) >= ENOUGH or (
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
    if _shared(clause, source, evidence.things) < ENOUGH:
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
    if any(match.group().lower() not in sources for match in _SOON.finditer(text)):
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


def _shared(clause: Clause, source: Sentence, besides: frozenset[str] = frozenset()) -> float:
    """The share of the clause's telling words, `besides` apart, that the source sentence holds."""
    every = {w.concept for w in clause.words if w.concept and not w.weak}
    telling = (every - besides) or every
    return len(telling & source.concepts) / len(telling) if telling else 1.0


def _speaks_of_order(clause: Clause, evidence: Evidence) -> bool:
    """Whether nothing in the clause is about something other than the order and its items, or only
    what else an item is called."""
    items = frozenset[str]().union(*(f.concepts for f in evidence.orders)) - _MONEY
    status = frozenset[str]().union(*(r.concepts for r in evidence.statuses))
    told = {w.concept for w in clause.words if w.concept and not w.weak}
    unknown = told - items - status
    return not unknown or bool(told & items and not unknown & PROCESS)


def _verb_class(verb: str) -> str:
    """What is done, with sending and arriving kept apart."""
    last = verb.rsplit(maxsplit=1)[-1] if verb else ""
    if verb == "taken off":
        return concept_of("removed")
    if _LEAVING.match(last) or verb in ("went out", "gone out"):
        return "leave"
    if last in _ARRIVALS or _REACHING.match(last):
        return "reach"
    return concept_of(last)


def _verb_concept(verb: str) -> str:
    last = verb.rsplit(maxsplit=1)[-1] if verb else ""
    return concept_of("arrive") if last in _ARRIVALS | _COMING else concept_of(last)
