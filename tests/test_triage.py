"""Decisions from evidence alone."""

from __future__ import annotations

from typing import Any

import pytest

from drafter.messages import DirectMessage
from drafter.triage import Decision, triage
from drafter.understand.signals import Sighting
from tests.builders import brief, evidence, fernway, message, settled


def codes(decision: Decision) -> list[str]:
    return [reason.code for reason in decision.escalation.reasons] if decision.escalation else []


def sighting(code: str, words: str = "words") -> Sighting:
    return Sighting(code, 1.0, words, f"rule:{code}")


def test_an_answered_ask_is_replied_to() -> None:
    decision = triage(evidence(message("where is my order")))

    assert decision.kind == "reply"
    assert decision.escalation is None


def test_a_signal_escalates_with_the_customers_words_to_its_route() -> None:
    decision = triage(
        evidence(message("calling my lawyer"), sightings=[sighting("legal_threat", "my lawyer")])
    )

    assert codes(decision) == ["legal_threat"]
    assert decision.escalation is not None
    assert decision.escalation.reasons[0].evidence == "my lawyer"
    assert decision.escalation.route == "legal"


def test_several_reasons_are_all_listed_and_the_most_urgent_sets_the_route() -> None:
    decision = triage(
        evidence(
            message("my lawyer; the stove burnt my son"),
            sightings=[sighting("legal_threat"), sighting("safety_incident")],
        )
    )

    assert codes(decision) == ["safety_incident", "legal_threat"]
    assert decision.escalation is not None
    assert decision.escalation.route == "product-safety"
    assert decision.escalation.priority == "urgent"


def test_the_third_unanswered_message_is_repeated_contact() -> None:
    def of(count: int) -> DirectMessage:
        history = [{"author": "customer", "text": "hello?"}] * (count - 1)
        return message("where is my order", history=history)

    assert triage(evidence(of(2))).kind == "reply"
    assert codes(triage(evidence(of(3)))) == ["repeated_contact"]


@pytest.mark.parametrize(
    ("total", "text", "raised"),
    [
        ("500.00", "it never came", True),
        ("499.99", "it never came", False),
        ("900.00", "what a lovely tent", False),
    ],
)
def test_trouble_with_a_valuable_order_is_for_someone_senior(
    total: str, text: str, raised: bool
) -> None:
    order = {"id": "1", "status": "shipped", "currency": "GBP", "total": total}

    assert ("high_value" in codes(triage(evidence(message(text, orders=[order]))))) == raised


def test_a_vip_tag_counts_as_high_value() -> None:
    dm = message("it never came", customer={"tags": ["vip"]})

    assert codes(triage(evidence(dm))) == ["high_value"]


def test_another_language_escalates_and_critical_signals_are_still_listed() -> None:
    dm = message("Voy a llamar a mi abogado, esto es una estafa y lo saben perfectamente")

    found = codes(triage(evidence(dm, sightings=[sighting("legal_threat", "mi abogado")])))

    assert found == ["legal_threat", "unsupported_language"]


def test_a_photo_of_damage_is_for_a_persons_eyes() -> None:
    dm = message("my mug came chipped", attachments=[{"kind": "image"}])
    judgements = brief(dm, (dm.text, "policies/faulty-on-arrival")).asks[0].judgements

    assert codes(triage(evidence(dm, judgements=judgements))) == ["attachment_review"]


def test_a_harmless_photo_is_not() -> None:
    dm = message("do you ship to ireland", attachments=[{"kind": "image"}])

    assert triage(evidence(dm)).kind == "reply"


def test_a_plea_against_a_refusal_is_a_policy_exception() -> None:
    order = {
        "id": "1",
        "status": "delivered",
        "delivered_at": "2026-10-01T10:00:00Z",
        "items": [{"name": "Ridgeline boots"}],
    }
    dm = message("could you make an exception and take the boots back", orders=[order])
    judgements = brief(dm, (dm.text, "policies/returns-window")).asks[0].judgements

    assert codes(triage(evidence(dm, judgements=judgements))) == ["policy_exception"]
    assert triage(evidence(message("can i return these"), judgements=judgements)).kind == "reply"


@pytest.mark.parametrize(
    ("covered", "score", "code"),
    [(0.1, 0.1, "out_of_scope"), (0.9, 0.1, "no_knowledge"), (0.9, 0.3, "low_confidence")],
)
def test_what_nothing_answers_says_what_kind_of_gap_it_is(
    covered: float, score: float, code: str
) -> None:
    from dataclasses import replace

    ask = settled("who won?", None, covered=covered)
    near = replace(ask.found.matches[0], score=score)
    ask = replace(ask, found=replace(ask.found, matches=(near,)))

    assert codes(triage(evidence(message("who won?"), ask))) == [code]


def test_a_gap_beside_a_threat_is_no_reason_of_its_own() -> None:
    dm = message("my lawyer will call")
    gap = settled(dm.text, None, covered=0.1)

    assert codes(triage(evidence(dm, gap, sightings=[sighting("legal_threat")]))) == [
        "legal_threat"
    ]


@pytest.mark.parametrize("text", ["❤️❤️", "👍", "!!!"])
def test_a_bare_reaction_wants_no_reply(text: str) -> None:
    assert triage(evidence(message(text))).kind == "no_reply"


def test_thanks_that_close_want_no_reply_but_thanks_with_trouble_do() -> None:
    quiet = [sighting("closing_thanks", "thanks")]

    assert triage(evidence(message("thanks so much"), sightings=quiet)).kind == "no_reply"
    assert triage(evidence(message("thanks, still not here"), sightings=quiet)).kind == "reply"
    assert triage(evidence(message("thanks, can i swap it?"), sightings=quiet)).kind == "reply"


def test_a_brand_can_note_a_reason_without_escalating() -> None:
    brand = fernway().model_copy(update={"noted_only": frozenset({"partnership"})})

    decision = triage(
        evidence(message("collab?"), sightings=[sighting("partnership")], brand=brand)
    )

    assert decision.kind == "reply"
    assert [reason.code for reason in decision.noted] == ["partnership"]


def test_a_critical_reason_keeps_its_priority_whatever_the_brand_sets() -> None:
    brand = fernway().model_copy(update={"priorities": {"self_harm": "normal"}})

    decision = triage(evidence(message("help"), sightings=[sighting("self_harm")], brand=brand))

    assert decision.escalation is not None
    assert decision.escalation.priority == "urgent"


def attached(text: str, *kinds: str, answered: bool = True, **fields: Any) -> Decision:
    dm = message(text, attachments=[{"kind": kind} for kind in kinds], **fields)
    entry = "faq/track-order" if answered else None
    return triage(evidence(dm, settled(text or "photo", entry)))


@pytest.mark.parametrize("kind", ["image", "video", "audio", "file"])
def test_something_sent_without_words_is_looked_at_by_a_person(kind: str) -> None:
    assert codes(attached("", kind)) == ["attachment_review"]


@pytest.mark.parametrize("kind", ["story_reply", "share"])
def test_a_story_or_a_post_without_words_wants_no_reply(kind: str) -> None:
    assert attached("", kind).kind == "no_reply"
    assert attached("😍", kind).kind == "no_reply"


def test_a_story_reply_with_a_question_is_answered_as_one() -> None:
    assert attached("where is my parcel", "story_reply").kind == "reply"


@pytest.mark.parametrize("text", ["❤️", "😍🔥!!", "👏🏽"])
def test_a_photo_with_nothing_but_delight_wants_no_reply(text: str) -> None:
    assert attached(text, "image").kind == "no_reply"


@pytest.mark.parametrize("text", ["???", "😡", "💔", "…"])
def test_a_photo_with_other_signs_is_looked_at(text: str) -> None:
    assert codes(attached(text, "image")) == ["attachment_review"]


def test_the_photo_we_asked_for_is_looked_at_whatever_stands_beside_it() -> None:
    history = [{"author": "agent", "text": "Could you send us a photo of the damage?"}]

    assert codes(attached("here you go", "image", history=history)) == ["attachment_review"]


def test_words_that_say_nothing_without_the_picture_go_with_it() -> None:
    assert codes(attached("is this normal?", "image", answered=False)) == ["attachment_review"]


def test_a_question_that_can_be_answered_is_answered_beside_a_picture() -> None:
    assert attached("where is my parcel", "image").kind == "reply"


def test_thanks_beside_a_photo_still_closes_the_conversation() -> None:
    dm = message("thank you so much", attachments=[{"kind": "image"}])
    quiet = [Sighting("closing_thanks", 0.99, dm.text, "signal:closing_thanks")]

    decision = triage(evidence(dm, settled(dm.text, None), sightings=quiet))

    assert decision.kind == "no_reply"
