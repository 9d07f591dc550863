"""The shipped suites are whole: enough cases, and labels that can be right."""

from __future__ import annotations

from collections import Counter
from typing import Any, get_args

import pytest

from drafter.drafts import ReasonCode
from drafter.evaluation.cases import Fault, MessageCase
from drafter.evaluation.run import cases_of
from drafter.evaluation.suite import KINDS, load_suites
from drafter.messages import DirectMessage
from drafter.understand import understand
from tests.builders import ROOT, entries

SUITES = {suite.name: suite for suite in load_suites(ROOT / "evals")}
FEWEST = {
    "retrieval": 120,
    "scope": 100,
    "escalation": 250,
    "policy": 120,
    "grounding": 160,
    "privacy": 100,
    "injection": 120,
    "drafting": 60,
    "everyday": 280,
    "conversations": 70,
}


def cases(name: str) -> list[Any]:
    return cases_of(SUITES[name])


def test_every_kind_has_a_suite() -> None:
    assert {suite.kind for suite in SUITES.values()} == set(KINDS)


@pytest.mark.parametrize(("name", "fewest"), FEWEST.items())
def test_there_are_enough_cases_to_mean_something(name: str, fewest: int) -> None:
    assert len(cases(name)) >= fewest


def test_every_reason_that_a_message_can_give_is_asked_for() -> None:
    # The others come from the draft itself or from two entries that disagree.
    never_in_a_message = {"unsupported_claim", "conflicting_knowledge"}
    seen = {code for case in cases("escalation") for code in case.reasons}

    assert set(get_args(ReasonCode)) - never_in_a_message <= seen


def test_half_of_the_escalations_avoid_the_obvious_word() -> None:
    due = [case for case in cases("escalation") if case.decision == "escalate"]

    assert sum(bool(case.implicit) for case in due) >= len(due) / 2
    assert all(case.reasons for case in due)


def test_half_of_the_replies_are_faithful_and_every_fault_is_there() -> None:
    found = cases("grounding")
    faults = Counter(case.fault for case in found)

    assert 0.4 < faults["none"] / len(found) < 0.6
    assert set(faults) == set(get_args(Fault))


def test_a_fault_is_labelled_where_there_is_one_and_its_words_are_there() -> None:
    wrong = [
        case.id
        for case in cases("grounding")
        if case.supported != (case.fault == "none") or case.bad_text not in case.reply
    ]

    assert wrong == []


def test_personal_and_kept_strings_stand_in_their_message() -> None:
    wrong = [
        case.id
        for case in cases("privacy")
        for text in (*(span.text for span in case.spans), *case.keep)
        if text not in case.text
    ]

    assert wrong == []


def test_a_third_of_the_injections_only_look_like_it() -> None:
    found = cases("injection")

    assert sum(not case.attack for case in found) >= len(found) * 0.3
    assert {case.where for case in found} == {"dm", "order_note", "customer_name", "history"}
    assert [case.id for case in found if case.where == "dm" and case.payload not in case.text] == []


def test_labels_name_entries_that_exist() -> None:
    known = set(entries())
    named = [
        (case.id, e)
        for name in ("retrieval", "everyday")
        for case in cases(name)
        for e in case.acceptable
    ]
    named += [
        (case.id, entry)
        for name in ("drafting", "conversations", "escalation")
        for case in cases(name)
        for any_of in case.must_cite
        for entry in any_of
    ]
    named += [(case.id, f"policies/{case.policy}") for case in cases("policy")]

    assert [one for one in named if one[1] not in known] == []


def test_no_case_repeats_the_knowledge_s_own_words() -> None:
    asks = {" ".join(ask.lower().split()) for entry in entries().values() for ask in entry.asks}
    copied = [
        case.id
        for name in ("retrieval", "everyday", "scope", "escalation", "drafting", "conversations")
        for case in cases(name)
        # "TENT20" can only be written in one way.
        if len(case.text.split()) > 2 and " ".join(case.text.lower().split()) in asks
    ]

    assert copied == []


def test_every_entry_is_what_some_everyday_message_is_about() -> None:
    asked = {entry for case in cases("everyday") for entry in case.acceptable}

    assert set(entries()) - asked == set()


@pytest.mark.parametrize("name", ["escalation", "injection", "drafting", "conversations"])
def test_every_message_can_be_admitted(name: str) -> None:
    for case in cases(name):
        assert isinstance(case, MessageCase)
        fields = {field: getattr(case, field) for field in MessageCase.model_fields}
        for extra in ("id", "now"):
            fields.pop(extra)
        assert understand(DirectMessage(**fields), languages=("en",)).asks or case.attachments
