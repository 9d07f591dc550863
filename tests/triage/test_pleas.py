"""A plea against a rule, told from a question what the rule is."""

from __future__ import annotations

import pytest

from drafter.triage import Decision, triage
from drafter.understand.signals import Sighting
from tests.builders import brief, evidence, message

LATE = {
    "id": "1",
    "status": "delivered",
    "delivered_at": "2026-10-01T10:00:00Z",
    "items": [{"name": "Ridgeline boots"}],
}


def against_a_refusal(text: str, *sightings: Sighting) -> Decision:
    dm = message(text, orders=[LATE])
    judgements = brief(dm, (text, "policies/returns-window")).asks[0].judgements
    assert judgements[0].verdict.outcome == "not_eligible"
    return triage(evidence(dm, judgements=judgements, sightings=sightings))


def codes(decision: Decision) -> list[str]:
    return [reason.code for reason in decision.escalation.reasons] if decision.escalation else []


@pytest.mark.parametrize(
    "text",
    [
        "day 33, I was in hospital, could the boots still go back",
        "is there really nothing you can do about the date",
        "I've lost my job and need the money, take the boots back",
        "it's only two days late",
        "I've been shopping with you for years, surely you can take them",
        "I know it's past the 30 days",
        "would you at least give me store credit",
    ],
)
def test_a_plea_against_a_verdict_is_heard_in_many_words(text: str) -> None:
    assert codes(against_a_refusal(text)) == ["policy_exception"]


@pytest.mark.parametrize(
    "text",
    [
        "can i return the boots",
        "is it too late to send these back?",
        "can you still take the boots",
        "i forgot about the boots, can they still go back",
    ],
)
def test_asking_what_the_rule_is_is_no_plea(text: str) -> None:
    assert against_a_refusal(text).kind == "reply"


def test_telling_when_a_fault_was_noticed_is_a_report_and_no_plea() -> None:
    text = "only opened the boots today as i was away, the sole is coming off"
    dm = message(text, orders=[LATE])
    judgements = brief(dm, (text, "policies/faulty-on-arrival")).asks[0].judgements

    assert judgements[0].verdict.outcome == "not_eligible"
    assert triage(evidence(dm, judgements=judgements)).kind == "reply"


def test_what_the_classifier_only_leans_to_is_a_plea_against_a_verdict() -> None:
    leaning = Sighting(
        "policy_exception", 0.3, "they hurt so much", "signal:policy_exception", True
    )

    assert codes(against_a_refusal("they hurt so much", leaning)) == ["policy_exception"]
    assert triage(evidence(message("they hurt so much"), sightings=[leaning])).kind == "reply"


def test_asking_again_after_a_refusal_is_a_plea() -> None:
    history = [
        {"author": "customer", "text": "can i return the boots"},
        {"author": "agent", "text": "Sorry, the 30 days are over, so we can't take them back."},
    ]
    dm = message("surely you can let it slide once", history=history)

    assert codes(triage(evidence(dm))) == ["policy_exception"]


def test_thanks_after_a_refusal_is_none() -> None:
    history = [
        {"author": "customer", "text": "can i return the boots"},
        {"author": "agent", "text": "Sorry, the 30 days are over, so we can't take them back."},
    ]
    dm = message("ok thanks for letting me know", history=history)
    quiet = Sighting("closing_thanks", 1.0, dm.text, "rule:closing_thanks")

    assert triage(evidence(dm, sightings=[quiet])).kind == "no_reply"
