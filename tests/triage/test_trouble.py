"""What went wrong with a valuable order, and pictures that a person must see."""

from __future__ import annotations

from typing import Any

import pytest

from drafter.messages import DirectMessage
from drafter.retrieve.settling import SettledAsk
from drafter.triage import Evidence, triage
from tests.builders import brief, evidence, message, settled

TENT = {"id": "1", "status": "delivered", "currency": "GBP", "total": "860.00"}


def reasons(found: Evidence) -> dict[str, str]:
    """The customer's words by reason."""
    escalation = triage(found).escalation
    return {one.code: one.evidence for one in escalation.reasons} if escalation else {}


def of(text: str, ask: SettledAsk | None = None, **fields: Any) -> Evidence:
    dm = message(text, **fields)
    return evidence(dm, *([ask] if ask else ()))


@pytest.mark.parametrize(
    "text",
    [
        "I want my money back for all of it",
        "please stop the order, I've changed my mind",
        "tracking says returned to sender",
        "the poles don't match the picture",
        "I've been sat in all day for it",
        "two of these are someone else's size",
    ],
)
def test_trouble_with_a_valuable_order_is_heard_in_many_words(text: str) -> None:
    assert "high_value" in reasons(of(text, orders=[TENT]))


@pytest.mark.parametrize(
    "text",
    [
        "is the footprint still in stock",
        "where are you based",
        "can't wait for it to arrive",
        "do you sell a bigger one",
    ],
)
def test_a_question_about_a_valuable_order_is_no_trouble(text: str) -> None:
    assert "high_value" not in reasons(of(text, orders=[TENT]))


def test_an_entry_that_is_marked_as_trouble_tells_of_it_whatever_the_words() -> None:
    text = "nobody rang, day off gone, van went past twice"
    ask = settled(text, "faq/delivered-not-received")

    assert reasons(of(text, ask, orders=[TENT])) == {"high_value": text}


def test_an_entry_that_only_comes_near_tells_of_trouble_too() -> None:
    text = "seam's gone already"
    ask = settled(text, None)
    near = SettledAsk(text, None, ask.found)
    match = ask.found.matches[0]
    near = SettledAsk(
        text,
        None,
        type(ask.found)(
            (type(match)("policies/warranty", 0.12, match.similarity, match.text),), 0.9
        ),
    )

    assert "high_value" in reasons(of(text, near, customer={"tags": ["vip"]}))


def test_a_vip_tag_is_known_in_any_spelling() -> None:
    assert "high_value" in reasons(of("it never came", customer={"tags": ["VIP"]}))


def test_trouble_is_shown_by_its_sentence_not_by_the_whole_message() -> None:
    text = "Hi there. The zip is broken. We camp on Friday."

    assert reasons(of(text, orders=[TENT]))["high_value"] == "The zip is broken."


def picture(text: str, kind: str = "image", **fields: Any) -> DirectMessage:
    return message(text, attachments=[{"kind": kind}], **fields)


@pytest.mark.parametrize(
    "text",
    ["look at the state of this", "came like this 😔", "seam split, see pic", "not what i ordered"],
)
def test_a_picture_with_words_of_trouble_is_for_a_persons_eyes(text: str) -> None:
    dm = picture(text)

    assert "attachment_review" in reasons(evidence(dm, settled(text, None)))


@pytest.mark.parametrize(
    "text",
    ["which shade is this?", "how much is this one", "would this fit with the chair i have?"],
)
def test_a_picture_with_a_question_about_a_product_is_not(text: str) -> None:
    dm = picture(text)
    judgements = brief(dm, (text, "policies/wrong-item")).asks[0].judgements

    assert triage(evidence(dm, judgements=judgements)).kind == "reply"


def test_a_question_that_an_everyday_entry_answers_needs_no_look_at_the_picture() -> None:
    text = "can you see if this stain washes out of the blanket"
    dm = picture(text)

    assert triage(evidence(dm, settled(text, "faq/blanket-care"))).kind == "reply"
    assert triage(evidence(dm, settled(text, "policies/faulty-on-arrival"))).kind == "escalate"


def test_a_picture_that_we_asked_for_is_looked_at_whatever_it_says() -> None:
    history = [
        {"author": "customer", "text": "my lantern came smashed"},
        {"author": "agent", "text": "Sorry about that! Could you send us a photo?"},
    ]
    dm = picture("here you go", history=history)

    assert reasons(evidence(dm))["attachment_review"] == "here you go"


@pytest.mark.parametrize("kind", ["image", "video", "file", "audio"])
def test_what_comes_without_words_is_looked_at(kind: str) -> None:
    assert "attachment_review" in reasons(evidence(picture("", kind)))


@pytest.mark.parametrize("kind", ["story_reply", "share"])
def test_a_shared_post_without_words_wants_no_reply(kind: str) -> None:
    assert triage(evidence(picture("", kind))).kind == "no_reply"


@pytest.mark.parametrize("kind", ["story_reply", "share"])
def test_a_shared_post_with_an_ask_is_answered(kind: str) -> None:
    assert triage(evidence(picture("is this still available?", kind))).kind == "reply"
