"""What the knowledge leaves open, and entries that contradict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafter.retrieve.retriever import Found, Match
from drafter.retrieve.settling import SettledAsk
from drafter.triage import Decision, triage
from drafter.understand.signals import Sighting
from tests.builders import evidence, message, settled

ASK = "how long does delivery to leeds take"


def codes(decision: Decision) -> list[str]:
    return [reason.code for reason in decision.escalation.reasons] if decision.escalation else []


def between(first: str, second: str, *, apart: float = 0.05) -> SettledAsk:
    one = Match("faq/a", 0.5, 0.9, ASK, (first,))
    two = Match("faq/b", 0.5 - apart, 0.9, ASK, (second,))
    return SettledAsk(ASK, one, Found((one, two), 0.9))


def test_two_likely_entries_with_another_number_for_the_same_thing_conflict() -> None:
    ask = between(
        "Delivery in the UK takes 2 working days from dispatch.",
        "Delivery in the UK takes 4 working days from dispatch.",
    )

    decision = triage(evidence(message(ASK), ask))

    assert codes(decision) == ["conflicting_knowledge"]
    assert decision.escalation
    assert "4 working days" in decision.escalation.reasons[0].detail


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ("Delivery in the UK takes 2 days.", "Delivery in the UK takes 2 days.", 0.05),
        ("Delivery in the UK takes 2 days.", "Delivery in the UK takes 4 days.", 0.4),
        ("Delivery in the UK takes 2 days.", "You can return boots for 30 days.", 0.05),
        ("Delivery in the UK takes 2 days.", "Delivery in the UK takes £4.", 0.05),
    ],
)
def test_other_differences_are_no_conflict(first: str, second: str, apart: float) -> None:
    assert triage(evidence(message(ASK), between(first, second, apart=apart))).kind == "reply"


def test_an_open_ask_beside_an_answered_one_escalates_with_its_own_words() -> None:
    dm = message("how do i return the boots, and is the lantern allowed in hold luggage?")
    answered = settled("how do i return the boots", "faq/how-to-return")
    open_ask = settled("is the lantern allowed in hold luggage?", None)

    decision = triage(evidence(dm, answered, open_ask))

    assert codes(decision) == ["no_knowledge"]
    assert decision.escalation
    assert decision.escalation.reasons[0].evidence == "is the lantern allowed in hold luggage?"


def test_what_nothing_answers_goes_to_whom_it_seems_to_be_for() -> None:
    dm = message("who can see the allergy list i filled in")
    leaning = Sighting("privacy_request", 0.3, dm.text, "signal:privacy_request", leans=True)

    assert codes(triage(evidence(dm, settled(dm.text, None), sightings=[leaning]))) == [
        "privacy_request"
    ]
    assert triage(evidence(dm, sightings=[leaning])).kind == "reply"


def test_less_than_a_critical_signal_needs_is_noise() -> None:
    dm = message("is the pram a one handed fold, i've one working arm")
    leaning = Sighting("safety_incident", 0.2, dm.text, "signal:safety_incident", leans=True)

    assert codes(triage(evidence(dm, settled(dm.text, None), sightings=[leaning]))) == [
        "no_knowledge"
    ]


def test_a_leaning_wakes_nobody_for_spam() -> None:
    dm = message("we provide bookkeepers from $5 an hour, interested?")
    spam = Sighting("spam", 0.7, dm.text, "signal:spam")
    leaning = Sighting("partnership", 0.3, dm.text, "signal:partnership", leans=True)
    gap = settled(dm.text, None)

    assert triage(evidence(dm, gap, sightings=[spam, leaning])).kind == "no_reply"


def test_a_heart_beside_which_nothing_is_found_is_no_gap() -> None:
    gap = replace(settled("❤️", None), text="❤️")

    assert triage(evidence(message("❤️"), gap)).kind == "no_reply"


def test_whoever_gives_an_order_number_writes_about_an_order() -> None:
    dm = message("where are 48213 and 50078")
    decision = triage(evidence(dm, settled(dm.text, None, covered=0.0)))

    assert codes(decision) != ["out_of_scope"]
    assert codes(triage(evidence(message("moon"), settled("moon", None, covered=0.0)))) == [
        "out_of_scope"
    ]


def test_a_faint_signal_raises_nothing_where_every_ask_is_plainly_an_everyday_one() -> None:
    dm = message("boots are killing me, can i swap them for the wide ones")
    plain, doubtful = (settled(dm.text, "exchanges", score=score) for score in (0.9, 0.6))
    faint = Sighting("safety_incident", 0.15, dm.text, "signal:safety_incident")
    plainly_seen = replace(faint, probability=0.4)
    caught = replace(faint, probability=1.0, source="rule:safety_incident")

    assert triage(evidence(dm, plain, sightings=[faint])).kind == "reply"
    assert triage(evidence(dm, doubtful, sightings=[faint])).kind == "escalate"
    assert triage(evidence(dm, plain, sightings=[plainly_seen])).kind == "escalate"
    assert triage(evidence(dm, plain, sightings=[caught])).kind == "escalate"


def test_what_was_not_read_to_its_end_goes_to_a_person_with_what_can_be_answered() -> None:
    read = evidence(message(ASK), settled(ASK, "faq/delivery-times"))
    unread = replace(read, understanding=replace(read.understanding, unread=790_000))

    decision = triage(unread)

    assert triage(read).kind == "reply"
    assert codes(decision) == ["low_confidence"]
    assert decision.escalation
    assert "790000 characters" in decision.escalation.reasons[0].detail


def test_spam_that_was_not_read_to_its_end_is_not_silenced() -> None:
    spam = Sighting("spam", 1.0, ASK, "rule:spam")
    read = evidence(message(ASK), settled(ASK, None), sightings=[spam])
    unread = replace(read, understanding=replace(read.understanding, unread=1))

    assert triage(read).kind == "no_reply"
    assert triage(unread).kind == "escalate"
