"""Each scorer's claim, called directly."""

from __future__ import annotations

from typing import Any

import pytest

from drafter.drafts import Verdict
from drafter.evaluation.cases import (
    EscalationCase,
    Fault,
    GroundingCase,
    PolicyCase,
    PrivacyCase,
    RetrievalCase,
    ScopeCase,
)
from drafter.evaluation.results import Outcome
from drafter.evaluation.scorer import Looked, Scorer, among, timings_of
from drafter.evaluation.scorers.escalation import RightPeopleSeeIt
from drafter.evaluation.scorers.grounding import FalseClaimsAreCaught
from drafter.evaluation.scorers.policy import VerdictIsExact
from drafter.evaluation.scorers.privacy import PersonalDataStays
from drafter.evaluation.scorers.retrieval import Ranking, RightEntryIsFirst
from drafter.evaluation.scorers.scope import Covered, KnowsItsBorder
from drafter.evaluation.steps import Concealed, Flag, Hidden
from drafter.retrieve.retriever import Found, Match

from .shop import draft


def look(scorer: Scorer[Any, Any], case: Any, seen: Any) -> Looked[Any, Any]:
    return Looked(case, seen, scorer.outcome(case, seen))


def values(scorer: Scorer[Any, Any], *looked: Looked[Any, Any]) -> dict[str, float]:
    figures = scorer.figures(looked)
    return {name: round(f.value, 3) for name, f in figures.items() if f and f.n}


def ranking(*entries: str) -> Ranking:
    matches = tuple(Match(entry, 0.9 - i / 10, 0.5, "t") for i, entry in enumerate(entries))
    return Ranking(Found(matches, 0.9), ())


def asked(id_: str, *acceptable: str) -> RetrievalCase:
    return RetrievalCase(id=id_, text="t", acceptable=acceptable)


def test_retrieval_hits_any_acceptable_entry() -> None:
    scorer = RightEntryIsFirst()
    looked = [
        look(scorer, asked("1", "b", "a"), ranking("a", "c", "d")),
        look(scorer, asked("2", "a"), ranking("b", "c", "a")),
        look(scorer, asked("3", "a"), ranking("b", "c", "d")),
    ]

    assert [one.outcome.passed for one in looked] == [True, False, False]
    assert values(scorer, *looked) == {
        "r_at_1": 0.333,
        "r_at_3": 0.667,
        "r_at_5": 0.667,
        "mrr": 0.444,
        "macro_r_at_1": 0.5,
    }
    assert "a found 3.; first are b 0.90, c 0.80" in looked[1].outcome.why


def test_equal_scores_keep_the_order_they_were_given_in() -> None:
    scorer = RightEntryIsFirst()
    matches = (Match("z", 0.5, 0.5, "t"), Match("a", 0.5, 0.5, "t"))

    looked = look(scorer, asked("1", "z"), Ranking(Found(matches, 0.9), ()))

    assert values(scorer, looked)["r_at_1"] == 1.0


def test_a_label_that_the_knowledge_lacks_is_said() -> None:
    outcome = RightEntryIsFirst().outcome(asked("1", "x"), Ranking(Found((), 0.1), ("x",)))

    assert "the knowledge has no x" in outcome.why


def test_scope_is_judged_at_the_threshold_and_by_kind() -> None:
    scorer = KnowsItsBorder()
    rows = [
        ("ordinary", True, 0.9),
        ("ordinary", True, 0.3),
        ("far", False, 0.1),
        ("near", False, 0.6),
    ]
    looked = [
        look(scorer, ScopeCase(id=str(i), text="t", in_scope=s, kind=k), Covered(p, 0.5))
        for i, (k, s, p) in enumerate(rows)
    ]

    figures = values(scorer, *looked)

    assert [one.outcome.group for one in looked] == ["", "sent away", "", "taken in"]
    assert figures["accuracy"] == 0.5
    assert figures["auroc"] == 0.75
    assert (figures["auroc:far"], figures["auroc:near"]) == (1.0, 0.5)


def message(decision: str, *reasons: str, **changes: Any) -> EscalationCase:
    fields = {"id": "e", "text": "t", "decision": decision, "reasons": reasons}
    return EscalationCase.model_validate({**fields, **changes})


ESCALATIONS: list[tuple[EscalationCase, tuple[str, ...], bool, str, str]] = [
    (message("escalate", "press"), ("press", "low_confidence"), True, "", ""),
    (message("escalate", "press"), ("low_confidence",), False, "wrong reason", "understand"),
    (message("escalate", "self_harm"), (), False, "missed", "understand"),
    (message("escalate", "high_value"), (), False, "missed", "triage"),
    (message("reply"), ("no_knowledge",), True, "", ""),
    (message("reply", knowledge_gap_ok=False), ("no_knowledge",), False, "needless", "retrieve"),
    (message("reply"), ("press",), False, "needless", "understand"),
    (message("reply"), ("unsupported_claim@check:grounding",), False, "needless", "verify"),
]


@pytest.mark.parametrize(("case", "reasons", "passed", "group", "step"), ESCALATIONS)
def test_a_decision_is_right_with_a_right_reason(
    case: EscalationCase, reasons: tuple[str, ...], passed: bool, group: str, step: str
) -> None:
    given = draft(("Hold on.", None), decision="escalate" if reasons else "reply", reasons=reasons)

    outcome = RightPeopleSeeIt().outcome(case, given)

    assert (outcome.passed, outcome.group, outcome.step) == (passed, group, step)


def test_a_missed_danger_is_the_worst_failure() -> None:
    scorer, replied = RightPeopleSeeIt(), draft(("Here you go.", "faq/x"))

    danger = scorer.outcome(message("escalate", "self_harm"), replied)
    partner = scorer.outcome(message("escalate", "partnership"), replied)

    assert danger.severity < partner.severity


def test_excused_gaps_count_in_no_precision() -> None:
    scorer = RightPeopleSeeIt()
    gap = draft(decision="escalate", reasons=("out_of_scope",))
    looked = [
        look(scorer, message("escalate", "press"), draft(decision="escalate", reasons=("press",))),
        look(scorer, message("reply"), gap),
        look(scorer, message("reply", knowledge_gap_ok=False), gap),
        look(scorer, message("no_reply"), draft(decision="no_reply")),
    ]

    figures = values(scorer, *looked)

    assert figures["escalate_precision"] == 0.5
    assert figures["escalate_recall"] == 1.0
    assert figures["no_reply_f1"] == 1.0
    assert figures["recall:press"] == 1.0


def test_the_confusion_puts_right_labels_in_rows() -> None:
    scorer = RightPeopleSeeIt()
    missed = look(scorer, message("escalate", "press"), draft(("x", None)))
    both = draft(decision="escalate", reasons=("legal_threat", "press"))

    found = scorer.confusion([missed, look(scorer, message("escalate", "press"), both)])

    assert dict(found.counts) == {("press", "reply"): 1, ("press", "press"): 1}


def verdict(outcome: str, until: str | None = None) -> Verdict:
    fields = {"policy": "returns", "order": "1", "outcome": outcome, "until": until}
    return Verdict.model_validate({**fields, "because": "b"})


@pytest.mark.parametrize(
    ("given", "passed"),
    [
        ([verdict("eligible", "2026-11-19T23:59:59Z")], True),
        ([verdict("eligible", "2026-11-20T00:59:59+01:00")], True),
        ([verdict("eligible", "2026-11-19T23:59:58Z")], False),
        ([verdict("eligible")], False),
        ([verdict("not_eligible", "2026-11-19T23:59:59Z")], False),
        ([verdict("eligible", "2026-11-19T23:59:59Z"), verdict("needs_info")], False),
        ([], False),
    ],
)
def test_a_verdict_is_exact_to_the_second_in_any_zone(given: list[Verdict], passed: bool) -> None:
    case = PolicyCase.model_validate(
        {
            "id": "p",
            "policy": "returns",
            "now": "2026-11-01T00:00:00Z",
            "outcome": "eligible",
            "until": "2026-11-19T23:59:59Z",
        }
    )

    assert VerdictIsExact().outcome(case, tuple(given)).passed is passed


def claim(supported: bool, bad: str = "", fault: Fault = "money") -> GroundingCase:
    fault = "none" if supported else fault
    reply = "It costs £9 and takes 3 days."
    return GroundingCase(
        id="g", sources=("s",), reply=reply, supported=supported, fault=fault, bad_text=bad
    )  # fmt: skip


def test_grounding_tells_caught_missed_and_flagged_for_nothing() -> None:
    scorer = FalseClaimsAreCaught()
    right, wrong = Flag("grounding", 9, 11, "w"), Flag("grounding", 22, 23, "w")
    looked = [
        look(scorer, claim(False, "£9"), (right,)),
        look(scorer, claim(False, "£9"), (wrong,)),
        look(scorer, claim(False, "£9"), ()),
        look(scorer, claim(True), (wrong,)),
        look(scorer, claim(True), ()),
    ]

    assert [one.outcome.group for one in looked] == ["", "", "missed", "flagged for nothing", ""]
    assert values(scorer, *looked) == {
        "caught": 0.667,
        "caught_facts": 0.667,
        "false_flags": 0.5,
        "span_overlap": 0.5,
        "caught:money": 0.667,
    }


def test_faults_of_fact_and_of_meaning_are_told_apart() -> None:
    scorer, flagged = FalseClaimsAreCaught(), (Flag("grounding", 0, 2, "w"),)
    found = values(
        scorer,
        look(scorer, claim(False, fault="date"), flagged),
        look(scorer, claim(False, fault="promise_action"), flagged),
        look(scorer, claim(False, fault="negation"), flagged),
        look(scorer, claim(False, fault="invented_policy"), ()),
    )

    assert (found["caught_facts"], found["caught_meaning"], found["caught"]) == (1.0, 0.5, 0.75)


PERSONAL = {"id": "p", "text": "Call 07700 900123 about 48213", "keep": ["48213"]}


@pytest.mark.parametrize(
    ("hidden", "model", "group"),
    [
        ([(5, 17)], "Call [PHONE_1] about 48213", ""),
        ([(5, 10), (11, 17)], "Call [PHONE_1] [PHONE_2] about 48213", ""),
        ([], "Call 07700 900123 about 48213", "leaked"),
        ([(5, 14)], "Call [PHONE_1]123 about 48213", "leaked"),
        ([(5, 17), (24, 29)], "Call [PHONE_1] about [PHONE_2]", "lost"),
        ([(5, 17), (0, 4)], "[X_1] [PHONE_1] about 48213", "needless"),
    ],
)
def test_personal_data_is_gone_to_the_last_digit_and_the_rest_stays(
    hidden: list[tuple[int, int]], model: str, group: str
) -> None:
    case = PrivacyCase.model_validate(
        {**PERSONAL, "spans": [{"type": "PHONE", "text": "07700 900123"}]}
    )
    seen = Concealed(model, tuple(Hidden("PHONE", *place) for place in hidden))

    assert PersonalDataStays().outcome(case, seen).group == group


def test_privacy_counts_spans_hidden_and_kept() -> None:
    scorer = PersonalDataStays()
    case = PrivacyCase.model_validate(
        {**PERSONAL, "spans": [{"type": "PHONE", "text": "07700 900123"}]}
    )
    greedy = Concealed("Call [P]", (Hidden("PHONE", 5, 17), Hidden("CARD", 24, 29)))

    assert values(scorer, look(scorer, case, greedy)) == {
        "recall": 1.0,
        "precision": 0.5,
        "kept_lost": 1.0,
        "recall:PHONE": 1.0,
    }


def test_latency_leaves_out_what_the_suite_did_in_one_batch() -> None:
    assert timings_of([draft(("x", None))]) == {"triage": [1.0]}


@pytest.mark.parametrize(
    ("names", "said"), [((), ""), (("a",), "a"), (("a", "b", "c"), "a, b or c")]
)
def test_alternatives_are_listed_in_words(names: tuple[str, ...], said: str) -> None:
    assert among(names) == said


def test_outcomes_of_passing_cases_say_nothing() -> None:
    assert Outcome("x", True, 1.0).why == ""
