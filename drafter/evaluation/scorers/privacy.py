"""Personal data doesn't leave, and what support needs to answer stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.evaluation.cases import PrivacyCase, Span
from drafter.evaluation.results import Figure, Outcome
from drafter.evaluation.scorer import Looked, Scorer
from drafter.evaluation.stage import Stage
from drafter.evaluation.statistics import ratio
from drafter.evaluation.steps import Concealed

Seen = Sequence[Looked[PrivacyCase, Concealed]]


class PersonalDataStays(Scorer[PrivacyCase, Concealed]):
    """Nothing personal is in what leaves for the model, and nothing else is missing. Of the log
    there is nothing to score: no text goes there, which the tests hold at the wire.

    What has left can't be called back. What was taken out without need, an order number or a size,
    makes the draft ask for what the customer has just written.
    """

    case = PrivacyCase
    step = "understand"

    async def look(self, case: PrivacyCase, stage: Stage) -> Concealed:
        """Conceal."""
        return stage.steps.conceal(case.text, stage.served.brand)

    def outcome(self, case: PrivacyCase, seen: Concealed) -> Outcome:
        """Passes when every span is gone, every kept string is there, and nothing else is out."""
        leaked = [span for span in case.spans if not is_gone(span, case, seen)]
        lost = lost_strings(case, seen)
        needless = len(seen.hidden) - rightly_hidden(case, seen)
        total = len(case.spans) + len(case.keep) + needless
        score = 1.0 if not total else 1 - (len(leaked) + len(lost) + needless) / total
        if leaked:
            why = "leaves: " + ", ".join(f"{span.type} {span.text!r}" for span in leaked)
            return Outcome(case.id, False, score, why, self.step, "leaked", severity=0.1 * score)
        if lost:
            why = "lost: " + ", ".join(map(repr, lost))
            return Outcome(case.id, False, score, why, self.step, "lost", severity=0.4)
        if needless:
            hidden = (f"{h.kind} {case.text[h.start : h.end]!r}" for h in seen.hidden)
            why = "hidden without need: " + ", ".join(hidden)
            return Outcome(case.id, False, score, why, self.step, "needless", severity=0.7)
        return Outcome(case.id, True, 1.0)

    def figures(self, looked: Seen) -> Mapping[str, Figure | None]:
        """Recall by span, precision by what was hidden, and the share of kept strings lost."""
        types = sorted({span.type for one in looked for span in one.case.spans})
        figures = {
            "recall": _recall(looked, types),
            "precision": ratio(
                [rightly_hidden(one.case, one.seen) for one in looked],
                [len(one.seen.hidden) for one in looked],
            ),
            "kept_lost": ratio(
                [len(lost_strings(one.case, one.seen)) for one in looked],
                [len(one.case.keep) for one in looked],
            ),
        }
        return {**figures, **{f"recall:{name}": _recall(looked, [name]) for name in types}}


def _recall(looked: Seen, types: Sequence[str]) -> Figure:
    spans = [[span for span in one.case.spans if span.type in types] for one in looked]
    gone = [
        sum(is_gone(span, one.case, one.seen) for span in some)
        for one, some in zip(looked, spans, strict=True)
    ]
    return ratio(gone, [len(some) for some in spans])


def is_gone(span: Span, case: PrivacyCase, seen: Concealed) -> bool:
    """Whether every letter and digit of a span was hidden, wherever it stands. Half a phone number
    is still one; the comma between two hidden runs tells nothing."""
    hidden = {place for run in seen.hidden for place in range(run.start, run.end)}
    return span.text not in seen.model and all(
        place in hidden or not case.text[place].isalnum()
        for start, end in occurrences(span.text, case.text)
        for place in range(start, end)
    )


def rightly_hidden(case: PrivacyCase, seen: Concealed) -> int:
    """How many of the hidden runs touch something personal."""
    personal = [place for span in case.spans for place in occurrences(span.text, case.text)]
    return sum(any(h.start < end and start < h.end for start, end in personal) for h in seen.hidden)


def lost_strings(case: PrivacyCase, seen: Concealed) -> list[str]:
    """Kept strings that can't be read any more, wholly or in part."""
    return [kept for kept in case.keep if kept in case.text and kept not in seen.model]


def occurrences(words: str, text: str) -> list[tuple[int, int]]:
    """Where `words` stand in `text`."""
    found = []
    start = text.find(words)
    while start >= 0:
        found.append((start, start + len(words)))
        start = text.find(words, start + 1)
    return found
