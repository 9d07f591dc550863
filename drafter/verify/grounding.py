"""The grounding check: claims and statements of one sentence against what it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.verify.claims.amounts import Amount, Claim, Mention, Relative, Weekdays
from drafter.verify.english.trade import GIVEN
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.figures.binding import misplaced
from drafter.verify.figures.days import check_day
from drafter.verify.figures.givenback import is_given_back, may_be_given_back
from drafter.verify.figures.inreach import is_in_reach
from drafter.verify.figures.proportion import in_proportion
from drafter.verify.figures.purposes import misdirected
from drafter.verify.figures.slight import is_slight
from drafter.verify.figures.templates import claim_words, instead_of
from drafter.verify.figures.tiers import other_tier
from drafter.verify.figures.values import check_value
from drafter.verify.grounds import Entailment, Fault, FaultKind
from drafter.verify.meaning.crossing import crossed
from drafter.verify.meaning.dropping import dropped
from drafter.verify.meaning.entities import (
    Stranger,
    not_ordered,
    of_another_kind,
    swapped_name,
    unknown_names,
    wrong_subject,
)
from drafter.verify.meaning.opposites import opposed, wrongly_free
from drafter.verify.meaning.polarity import contradicted
from drafter.verify.meaning.standing import against_deadline, against_status, against_verdict
from drafter.verify.meaning.support import unsupported
from drafter.verify.meaning.twins import made_false
from drafter.verify.naming import named, told
from drafter.verify.reading.hedges import is_example
from drafter.verify.reading.matching import Match, matches
from drafter.verify.reading.reading import Reading, Sentence
from drafter.verify.reading.speech import Statement

_LAST = re.compile(
    r"\b(?:by|until|till|no later than|every|each)(?: \d[\d:.]* ?(?:am|pm)?| noon| midnight| midday| the end)?(?: on| of)?(?: the)? $",
    re.IGNORECASE,
)
_IGNORANT = re.compile(
    r"\bI(?:'d| would)? (?:(?:don't|can't|cannot|do not) (?:have|know|see|tell|say)|rather not guess|"
    r"won't guess|don't want to guess)\b",
    re.IGNORECASE,
)
"""What a writer says of not knowing is no fact of the shop's."""
_ANOTHER = re.compile(
    r"\b(?:send|post|ship)s?(?: you)?(?: out)? (?:one|another|a new|new)\b|\b(?:post|send)s? one out\b",
    re.IGNORECASE,
)
"""What a replacement is, in other words."""
_RUN = re.compile(r"\d+")
UNPRICED = "isn't its price in the source"
UNTOLD = "is in no cited source"
"""What is wrong with a figure that nothing bears out."""
SURE = 0.9
"""Entailment from which a clause passes although its words differ from the sources'."""
DOUBTFUL = 0.5
"""Entailment below which a clause fails although its words are the sources'."""


def claim_faults(
    sentence: Sentence, asserted: Sequence[Statement], evidence: Evidence
) -> Iterator[Fault]:
    """Figures, days and codes that don't follow from what is cited, or are said of another
    thing."""
    for claim in sentence.claims:
        if purpose := misdirected(claim, sentence, evidence):
            words = claim_words(claim, sentence)
            yield _said_of(claim, words, f"isn't what the source names for {named(purpose)}")
        if (
            isinstance(claim, Weekdays | Relative)
            and not _LAST.search(sentence.text, 0, claim.start - sentence.start)
            and not any(s.start <= claim.start < s.clause.end for s in asserted)
        ):
            continue  # "Enjoy the weekend!"
        if _is_order_of_theirs(claim, sentence, evidence):
            continue
        found = check_value(claim, sentence, evidence) or check_day(claim, sentence, evidence)
        words = claim_words(claim, sentence)
        if found and isinstance(claim, Amount) and is_example(claim, sentence):
            continue
        if found and is_given_back(claim, sentence, asserted, evidence):
            continue
        if found:
            kind, why = found
            name = "percentage" if kind == "percent" else kind
            yield Fault(
                "grounding",
                kind,
                words,
                claim.start,
                claim.end,
                f"{name} {named(words)} {why}",
                doubt=is_slight(claim, sentence)
                or may_be_given_back(claim, sentence, evidence)
                or (why.startswith((UNTOLD, UNPRICED)) and is_in_reach(claim, sentence, evidence)),
            )
        elif meant := instead_of(claim, sentence, evidence):
            yield _said_of(claim, words, f"stands as {told(meant)} in the source")
        elif tier := other_tier(claim, sentence, evidence):
            yield _said_of(claim, words, f"is for {told(tier)} in the source")
        elif _is_reckoned(claim, sentence, evidence):
            continue
        elif other := misplaced(claim, sentence, evidence):
            thing = told(other.split(":")[0])
            yield _said_of(claim, words, f"is said of another thing than {thing}")


def _is_order_of_theirs(claim: Claim, sentence: Sentence, evidence: Evidence) -> bool:
    """Which order is spoken of may be said without citing it."""
    words = claim_words(claim, sentence).lstrip("#")
    return any(words == order.id for order in evidence.grounds.orders)


def _is_reckoned(claim: Claim, sentence: Sentence, evidence: Evidence) -> bool:
    return isinstance(claim, Amount) and in_proportion(claim, sentence, evidence)


def foreign_claim_faults(sentence: Sentence, evidence: Evidence) -> Iterator[Fault]:
    """Figures of a sentence whose words can't be read: each must stand in a source as it is."""
    texts = [reading.text for reading in evidence.readings]
    days = [*evidence.timeline.known, *evidence.timeline.computed]
    held = {run for text in texts for run in _RUN.findall(text)} | {
        str(part) for day in days for part in (day.day, day.month, day.year)
    }  # fmt: skip
    for claim in sentence.claims:
        if isinstance(claim, Mention) and claim.kind != "reference":
            continue
        words = claim_words(claim, sentence)
        if isinstance(claim, Amount) and claim.kind in ("money", "percent"):
            if found := check_value(claim, sentence, evidence):
                why = f"{found[0]} {named(words)} {found[1]}"
                yield Fault("grounding", found[0], words, claim.start, claim.end, why)
            continue
        unknown = [run for run in _RUN.findall(words) if run not in held]
        if unknown and check_value(claim, sentence, evidence):
            why = f"figure {named(words)} is in no cited source"
            yield Fault("grounding", _kind_of(claim), words, claim.start, claim.end, why)


def statement_faults(
    sentence: Sentence,
    asserted: Sequence[Statement],
    reply: Reading,
    evidence: Evidence,
    exempt: Sequence[tuple[int, int]],
    entailment: Entailment | None,
) -> Iterator[Fault]:
    """What a sentence asserts and its sources don't: at most one fault a clause, and the names
    that stand where the sources have others.

    Args:
        asserted: the sentence's statements.
        exempt: places of names that another check judges.
    """
    near: list[Match] = []
    if fault := _twin_fault(sentence, reply, evidence):
        yield fault
    for statement in asserted:
        close = matches(statement, evidence.told)
        near += close
        if fault := _statement_fault(statement, close, reply, evidence, entailment):
            yield fault
    if asserted:
        near.sort(key=lambda match: match.score, reverse=True)
        for stranger in unknown_names(sentence, near, evidence):
            if not any(start <= stranger.word.start < end for start, end in exempt):
                yield _stranger(stranger, sentence)


def _twin_fault(sentence: Sentence, reply: Reading, evidence: Evidence) -> Fault | None:
    made = made_false(sentence, reply, evidence)
    if made is None:
        return None
    words = reply.text[made.start : made.end]
    why = f"{named(words)} stands otherwise in the source: {told(made.instead)}"
    return Fault("grounding", made.kind, words, made.start, made.end, why, doubt=True)


def _statement_fault(
    statement: Statement,
    close: list[Match],
    reply: Reading,
    evidence: Evidence,
    entailment: Entailment | None,
) -> Fault | None:
    if evidence.is_empty:
        asserts = statement.strong - evidence.setting.customer_concepts
        if asserts and not _IGNORANT.search(statement.text):
            why = "asserts something and cites nothing"
            return _fault(statement, "invented_policy", why, doubt=True)
        return None
    if fault := _contradiction(statement, close, reply, evidence):
        return fault
    if free := wrongly_free(statement, evidence):
        return _fault(statement, "invented_policy", f"is {named(free)} in no cited source")
    missing = unsupported(statement, close, reply, evidence)
    if missing and not _entailed(statement, evidence, entailment, SURE):
        words = ", ".join(missing)
        why, given = f"has no support for {named(words)}", GIVEN.search(words)
        if given and evidence.told_of(re.compile(re.escape(given[0]), re.IGNORECASE)):
            given = None
        if given and given[0].lower().startswith("replacement") and evidence.told_of(_ANOTHER):
            given = None
        return _fault(statement, "invented_policy", why, doubt=not given)
    if entailment and statement.strong and not _entailed(statement, evidence, entailment, DOUBTFUL):
        return _fault(
            statement, "invented_policy", "doesn't follow from the cited sources", doubt=True
        )
    stranger = (
        of_another_kind(statement, close, evidence)
        or swapped_name(statement, close, evidence)
        or not_ordered(statement, evidence)
    )
    if stranger:
        return _stranger(stranger, statement.sentence)
    if instead := wrong_subject(statement, evidence) or crossed(statement, evidence):
        return _fault(
            statement, "wrong_entity", f"is said of {told(instead)} in the source", doubt=True
        )
    if condition := dropped(statement, close, reply, evidence):
        return _fault(
            statement, "condition_dropped", f"leaves out {told(condition.words)}", doubt=True
        )
    return None


def _contradiction(
    statement: Statement, close: list[Match], reply: Reading, evidence: Evidence
) -> Fault | None:
    """What a statement says against a verdict, the order's facts or the sources' own words."""
    if because := against_verdict(statement, evidence):
        # A no that is none where the verdict is yes takes nothing from the shop: who reads decides.
        granted = all(verdict.outcome == "eligible" for verdict in evidence.verdicts)
        why = f"goes against the verdict: {because}"
        return _fault(statement, "negation", why, doubt=granted)
    if status := against_status(statement, evidence):
        return _fault(statement, "negation", f"goes against the order's status, {status}")
    if last := against_deadline(statement, evidence):
        return _fault(statement, "negation", f"though the last day is {last}")
    if opposite := contradicted(statement, close, reply, evidence):
        said = told(opposite.sentence.text)
        return _fault(statement, "negation", f"says the opposite of {said}", doubt=True)
    if opposite := opposed(statement, close):
        said = told(opposite.sentence.text)
        return _fault(statement, "negation", f"goes against {said}", doubt=True)
    return None


def _entailed(
    statement: Statement,
    evidence: Evidence,
    entailment: Entailment | None,
    least: float,
) -> bool:
    if entailment is None:
        return False
    return entailment(statement.text, [s.text for s in evidence.sentences]) >= least


def _fault(statement: Statement, kind: FaultKind, why: str, *, doubt: bool = False) -> Fault:
    start, end = statement.start, statement.end
    words = statement.text[: end - start]
    return Fault("grounding", kind, words, start, end, f"{named(words)} {why}", doubt)


def _said_of(claim: Claim, words: str, why: str) -> Fault:
    """A figure that a source has, but says of something else."""
    kind, why = _kind_of(claim), f"{named(words)} {why}"
    return Fault("grounding", kind, words, claim.start, claim.end, why, doubt=True)


def _stranger(stranger: Stranger, sentence: Sentence) -> Fault:
    word = stranger.word
    words = sentence.text[word.start - sentence.start : word.end - sentence.start]
    instead = f"; it has {told(stranger.instead)}" if stranger.instead else ""
    why = f"{named(words)} is not what the source says this of{instead}"
    return Fault("grounding", "wrong_entity", words, word.start, word.end, why, doubt=True)


def _kind_of(claim: Claim) -> FaultKind:
    kind = getattr(claim, "kind", "date")
    kinds: dict[str, FaultKind] = {
        "money": "money", "free": "money", "percent": "percent", "duration": "duration",
        "number": "number", "times": "number", "ordinal": "number",
        "url": "url", "email": "email_phone", "phone": "email_phone",
    }  # fmt: skip
    return kinds.get(kind, "date")
