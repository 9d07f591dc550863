"""A draft can be sent as it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from drafter.drafts import Draft, Suggestion
from drafter.evaluation.cases import DraftingCase
from drafter.evaluation.results import Curve, Figure, Outcome
from drafter.evaluation.scorer import Looked, Scorer, among, timings_of
from drafter.evaluation.scorers.escalation import step_behind
from drafter.evaluation.stage import Stage
from drafter.evaluation.statistics import mean, ratio
from drafter.knowledge.embedding import Vectors

SPOKEN = 0.35
"""Cosine from which a reply speaks of what was asked. Low, because a question and its answer share
little wording; the ask it belongs to must be answered as well."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A draft, held against its case. Each tuple lists what is missing or wrong."""

    draft: Draft
    unanswered: tuple[str, ...] = ()
    uncited: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()

    @property
    def shown(self) -> Suggestion | None:
        """The suggestion that staff see first, unless it only holds the line."""
        return next((one for one in self.draft.suggestions if not one.holding), None)

    @property
    def failed(self) -> tuple[str, ...]:
        """Checks that what is shown didn't pass. A writer that was given up on isn't shown."""
        return () if self.draft.suggestions else ("no suggestion",)

    @property
    def fits(self) -> bool:
        """Within the channel's length."""
        return all(
            one.length.limit is None or one.length.used <= one.length.limit
            for one in self.draft.suggestions
        )

    @property
    def send_ready(self) -> bool:
        """Nothing is missing or wrong."""
        wrong = (*self.unanswered, *self.uncited, *self.forbidden, *self.failed)
        return self.draft.decision == "reply" and self.fits and not wrong


Seen = Sequence[Looked[DraftingCase, Reviewed]]


class DraftIsReadyToSend(Scorer[DraftingCase, Reviewed]):
    """A draft answers every ask from the right entries, passes its checks, fits its channel and
    says nothing that is wrong for this customer and order.

    Staff who have to rewrite half of the drafts write all of them themselves before long.
    """

    case = DraftingCase
    step = "compose"

    def prepare(self, cases: Sequence[DraftingCase], stage: Stage) -> None:
        """Embed all messages."""
        stage.prepare(stage.message(case) for case in cases)

    async def look(self, case: DraftingCase, stage: Stage) -> Reviewed:
        """Draft."""
        draft = await stage.draft(stage.message(case), stage.moment(case))
        return Reviewed(draft, unanswered=case.must_answer)

    def review(
        self, seen: Sequence[tuple[DraftingCase, Reviewed]], stage: Stage
    ) -> Sequence[tuple[DraftingCase, Reviewed]]:
        """Hold each draft against its case."""
        texts = [(*case.must_answer, *_spoken(one.draft)) for case, one in seen]
        stage.search.embedder.prepare(text for some in texts for text in some)
        return [(case, review(case, one.draft, stage)) for case, one in seen]

    def outcome(self, case: DraftingCase, seen: Reviewed) -> Outcome:
        """Passes when it can be sent; scores the share of what had to be there and is."""
        due = len(case.must_answer) + len(case.must_cite) + 1
        there = due - len(seen.unanswered) - len(seen.uncited) - bool(seen.forbidden)
        score = max(0.0, there / due)
        if seen.send_ready:
            return Outcome(case.id, True, score)
        why, step = _why(seen)
        severity = 0.0 if seen.forbidden else score
        return Outcome(case.id, False, score, why, step, severity=severity)

    def figures(self, looked: Seen) -> Mapping[str, Figure | None]:
        """The whole, and each of its parts."""
        asked = [len(one.case.must_answer) for one in looked]
        due = [len(one.case.must_cite) for one in looked]
        seen = [one.seen for one in looked]
        answered = [n - len(s.unanswered) for n, s in zip(asked, seen, strict=True)]
        cited = [n - len(s.uncited) for n, s in zip(due, seen, strict=True)]
        return {
            "send_ready": mean([s.send_ready for s in seen]),
            "asks_answered": ratio(answered, asked),
            "cited": ratio(cited, due),
            "forbidden_said": mean([bool(s.forbidden) for s in seen]),
            "checks_passed": mean([not s.failed for s in seen]),
            "fits": mean([s.fits for s in seen]),
            "replied": mean([s.draft.decision == "reply" for s in seen]),
        }

    def curves(self, looked: Seen) -> Sequence[Curve]:
        """Whether confidence is the probability of being ready to send."""
        rated = [(one.seen.draft.confidence, one.seen.send_ready) for one in looked]
        kept = [(confidence, ready) for confidence, ready in rated if confidence is not None]
        if not kept:
            return []
        return [Curve("confidence", tuple(c for c, _ in kept), tuple(r for _, r in kept))]

    def timings(self, looked: Seen) -> Mapping[str, Sequence[float]]:
        """Milliseconds by step."""
        return timings_of([one.seen.draft for one in looked])


def review(case: DraftingCase, draft: Draft, stage: Stage) -> Reviewed:
    """Hold a draft's first suggestion against its case."""
    shown = Reviewed(draft).shown
    text = _plain(shown.text) if shown else ""
    cited = cited_by(shown) if shown else frozenset()
    return Reviewed(
        draft=draft,
        unanswered=tuple(item for item in case.must_answer if not answers(item, draft, stage)),
        uncited=tuple(among(due) for due in case.must_cite if not cited & set(due)),
        forbidden=tuple(words for words in case.must_not_say if _plain(words) in text),
    )


def answers(item: str, draft: Draft, stage: Stage) -> bool:
    """Whether a draft deals with an ask that is described in a few words: the ask of the message
    that is nearest to it has an answer, and the reply speaks of it, by a sentence of its own or by
    any text of an entry that it rests on."""
    shown = Reviewed(draft).shown
    if shown is None or not draft.asks:
        return False
    vectors = stage.search.embedder.embed_all([item, *_spoken(draft)])
    wanted, asks, sentences = np.split(vectors, (1, 1 + len(draft.asks)))
    nearest = draft.asks[int((asks @ wanted[0]).argmax())]
    spoken = np.concatenate([sentences, _entry_vectors(cited_by(shown), stage)]) @ wanted[0]
    return nearest.answered and float(spoken.max(initial=0.0)) >= SPOKEN


def _spoken(draft: Draft) -> list[str]:
    """The draft's asks, then its sentences."""
    shown = Reviewed(draft).shown
    said = _SENTENCE.split(shown.text) if shown else []
    return [*(ask.text for ask in draft.asks), *(part for part in said if part.strip())]


def cited_by(shown: Suggestion) -> frozenset[str]:
    """Everything a suggestion rests on."""
    return frozenset(citation.source for part in shown.parts for citation in part.citations)


def _entry_vectors(entries: frozenset[str], stage: Stage) -> Vectors:
    build = stage.served.build
    return build.vectors[[i for i, record in enumerate(build.records) if record.owner in entries]]


def _why(seen: Reviewed) -> tuple[str, str]:
    """What is wrong, the worst first, and the step that should have done better."""
    draft = seen.draft
    if seen.forbidden:
        return f"says {among([repr(words) for words in seen.forbidden])}", "compose"
    if draft.escalation:
        reason = draft.escalation.reasons[0]
        return f"escalated for {reason.code}: {reason.detail}", step_behind(reason)
    if draft.decision == "no_reply":
        return "left without a reply", "understand"
    given = sorted({source for ask in draft.asks for source in ask.answered_by})
    if seen.uncited:
        return f"{among(seen.uncited)} not cited; cites {among(given) or 'none'}", "retrieve"
    if seen.unanswered:
        return f"not answered: {'; '.join(seen.unanswered)}", "compose"
    return ("too long for its channel" if not seen.fits else "; ".join(seen.failed)), "verify"


def _plain(text: str) -> str:
    return " ".join(text.translate(_PLAIN).lower().split())
