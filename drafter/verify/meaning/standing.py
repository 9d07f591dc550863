"""Whether a reply goes against what code knows: the order's status and last day, and verdicts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.drafts import Verdict
from drafter.verify.english.grammar import CIRCUMSTANCES
from drafter.verify.english.trade import PROCESS
from drafter.verify.english.words import concept_of
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.reading.reading import read_source
from drafter.verify.reading.speech import Statement

_LEFT = frozenset({"shipped", "delivered"})
_NOT_LEFT = re.compile(
    r"\b(?:hasn't|haven't|has not|not|isn't)(?: yet|"
    r" actually)? (?:been )?(?:shipped|dispatched|sent|left|gone out)\b"
    r"|\bstill (?:being )?(?:process\w+|prepar\w+|packed)\b",
    re.IGNORECASE,
)
_NOT_THERE = re.compile(
    r"\b(?:hasn't|has not|not)(?: yet| actually)? (?:been )?(?:delivered|arrived)\b|"
    r"\bstill on (?:its|the) way\b",
    re.IGNORECASE,
)
_HAS_LEFT = re.compile(
    r"\b(?:order|parcel|package|it)\b[^,.;]{0,24}(?:has|'s|was|have been|has been) (?:already |now |just )*"
    r"(?:been )?(?:shipped|dispatched|despatched|sent|left|gone out)\b|"
    r"\b(?:order|parcel|package|it)\b[^,.;]{0,24}(?:'s| is) (?:already |now )*on (?:its|the) way\b",
    re.IGNORECASE,
)
_HAS_COME = re.compile(
    r"\b(?:order|parcel|package|it)\b[^,.;]{0,24}(?: has|'s already|'s now|'s been| was|'s just) "
    r"(?:already |now |just )*(?:been )?(?:delivered|arrived|received)\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\b(?:you|we|it|they|that|this)(?:'re| are| is|'s)? (?:can|could|may|able to|"
    r"eligible|still in time|entitled)\b"
    r"|\bin time\b|\bis possible\b|\beligible\b|\bwithin the \w+ window\b"
    r"|\bas an exception\b|\bmake an exception\b"
    r"|\bwe(?:'ll| will|'re happy to) (?:still |gladly |happily )?(?:take|accept) ",
    re.IGNORECASE,
)
_NAMING = re.compile(r"[^\W\d_]{3,}")
_IMPOSSIBLE = re.compile(
    r"\b(?:can't|cannot|couldn't|unable|not able|isn't possible|not possible|"
    r"(?<!not )too late|not eligible|isn't eligible|"
    r"no longer|has passed|have passed|ended on|is over|are over|not covered)\b",
    re.IGNORECASE,
)


def against_status(statement: Statement, evidence: Evidence) -> str:
    """The order's status, where the statement says that what has happened hasn't, or the other way
    round."""
    open_ended = statement.clause.opener in CIRCUMSTANCES or statement.denied
    for facts in evidence.orders:
        if facts.order.status == "processing" and not open_ended:
            if _HAS_LEFT.search(statement.text) and not _is_told(_HAS_LEFT, evidence):
                return facts.order.status
        if facts.order.status in ("processing", "shipped") and not open_ended:
            if _HAS_COME.search(statement.text) and not _is_told(_HAS_COME, evidence):
                return facts.order.status
        if facts.order.status in _LEFT and _NOT_LEFT.search(statement.text):
            return facts.order.status
        if facts.order.status == "delivered" and _NOT_THERE.search(statement.text):
            return facts.order.status
    return ""


def against_deadline(statement: Statement, evidence: Evidence) -> str:
    """The last day that follows from the order, where the statement says that it has passed."""
    late = (
        _TOO_LATE.search(statement.text) and (statement.strong | statement.clause.carried) & _BACK
    )
    asserted = late and evidence.orders and not statement.clause.opener
    days = evidence.timeline.deadlines if asserted else ()
    return f"{max(days):%-d %B}" if days and min(days) >= evidence.today else ""


_BACK = frozenset(("return", "exchange", "refund"))
_TOO_LATE = re.compile(
    r"\b(?:any ?more|too late|no longer|(?:is|are) over|ha(?:s|ve) (?:passed|expired|ended))\b",
    re.IGNORECASE,
)


def _is_told(pattern: re.Pattern[str], evidence: Evidence) -> bool:
    """Whether a source says it outright, not as an `once …`."""
    clauses = (c for s in evidence.told for c in s.clauses)
    return any(not c.opener and pattern.search(c.text) for c in clauses)


def against_verdict(statement: Statement, evidence: Evidence) -> str:
    """What a verdict says where the statement says the opposite; else empty."""
    spoken_of = _spoken_of(statement, evidence.verdicts)
    outcomes = {verdict.outcome for verdict in spoken_of}
    if len(outcomes) != 1:
        return ""
    (outcome,) = outcomes
    impossible = bool(_IMPOSSIBLE.search(statement.text))
    possible = not impossible and bool(_POSSIBLE.search(statement.text)) and not statement.denied
    against = possible if outcome == "not_eligible" else impossible and outcome == "eligible"
    if against and not _is_said_of_it(statement, spoken_of, evidence):
        return next((v.because for v in spoken_of if _is_about(statement, v, evidence)), "")
    return ""


def _spoken_of(statement: Statement, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts on the items that the statement names; all of them where it names none, or
    all."""
    said = set(_NAMING.findall(statement.text.lower()))
    named = [v for v in verdicts if v.item and said & set(_NAMING.findall(v.item.lower()))]
    return named or list(verdicts)


def _is_about(statement: Statement, verdict: Verdict, evidence: Evidence) -> bool:
    """Whether the statement speaks of what the verdict's policy rules on, or of nothing else: under a
    verdict on cancelling, "you can start a return" is no contradiction."""
    act = {concept_of(word) for word in _NAMING.findall(verdict.policy.removeprefix("policies/"))}
    because = read_source(verdict.because, evidence.grounds.locale)
    ruled_out = (c.concepts for s in because.sentences for c in s.clauses if c.denied)
    topic = (act - {""}).union(*ruled_out) - {"order"}
    return not statement.strong or bool(statement.concepts & topic)


def _is_said_of_it(statement: Statement, verdicts: Sequence[Verdict], evidence: Evidence) -> bool:
    """Whether the policy's own sentence, worded for this order, says what the statement does: "single
    items can't be taken out, but we can cancel all of it"."""
    grounds = evidence.grounds
    names = (f"policies/{verdict.policy.removeprefix('policies/')}" for verdict in verdicts)
    texts = (grounds.sources.get(name, "") for name in names)
    sentences = (s for text in texts for s in read_source(text, grounds.locale).sentences)
    items = frozenset[str]().union(*(facts.concepts for facts in evidence.orders))
    said = statement.strong & (PROCESS | items)
    return bool(said) and any(
        clause.denied == statement.denied and said <= clause.concepts
        for sentence in sentences
        for clause in sentence.clauses
    )
