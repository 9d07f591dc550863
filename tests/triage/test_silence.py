"""Messages that want no answer, and those that only look like it."""

from __future__ import annotations

import pytest

from drafter.triage import triage
from drafter.understand.signals import Sighting
from tests.builders import evidence, message, settled

ANSWERED = [
    {"author": "customer", "text": "is the moor bag in bristol"},
    {"author": "agent", "text": "It is, they have two left."},
]
ASKED = [
    {"author": "customer", "text": "my mug is cracked"},
    {"author": "agent", "text": "Sorry about that! Would you like a replacement or a refund?"},
]
CLOSED = [
    {"author": "customer", "text": "is the moor bag in bristol"},
    {"author": "agent", "text": "It is. Anything else I can help you with?"},
]


def thanks(text: str, probability: float = 1.0, *, leans: bool = False) -> Sighting:
    return Sighting("closing_thanks", probability, text, "signal:closing_thanks", leans)


@pytest.mark.parametrize(
    "text",
    [
        "thanks, but it's the wrong colour",
        "thanks. When does it ship",
        "great, can you send me the link",
        "perfect, please cancel it then",
        "lovely, I'd like the green one",
        "cheers, still waiting though",
    ],
)
def test_thanks_with_anything_more_want_an_answer(text: str) -> None:
    assert triage(evidence(message(text), sightings=[thanks(text)])).kind == "reply"


@pytest.mark.parametrize("text", ["❓", "👀❔", "⁉️"])
def test_a_question_mark_is_a_question_in_whatever_colour(text: str) -> None:
    assert triage(evidence(message(text), settled(text, None))).kind != "no_reply"


@pytest.mark.parametrize(
    "text",
    [
        "got the refund this morning, thanks for chasing it",
        "no problem at all, thank you",
        "can't thank you enough",
        "oh that's a shame, but thanks for letting me know",
    ],
)
def test_words_of_trouble_inside_thanks_are_no_trouble(text: str) -> None:
    assert triage(evidence(message(text), sightings=[thanks(text)])).kind == "no_reply"


def test_a_few_words_of_delight_that_no_entry_speaks_to_want_no_reply() -> None:
    def of(text: str) -> str:
        return triage(evidence(message(text), settled(text, None))).kind

    assert of("that little face 🥹") == "no_reply"
    assert of("that little face") == "escalate"
    assert of("need this in green 😍") == "escalate"
    assert of("mine came broken 😂") == "escalate"


@pytest.mark.parametrize("text", ["😡😡😡", "👎", "💔", "omg 🙄"])
def test_displeasure_wants_an_answer_though_it_has_no_words(text: str) -> None:
    whole = Sighting("reaction", 1.0, text, "rule:reaction")

    assert triage(evidence(message(text), sightings=[whole])).kind == "reply"


def test_a_short_word_of_leave_after_our_answer_closes() -> None:
    dm = message("cool, I'll pop in tomorrow then", history=ANSWERED)
    gap = settled(dm.text, None)

    assert triage(evidence(dm, gap)).kind == "no_reply"
    assert triage(evidence(message(dm.text), gap)).kind == "escalate"


def test_a_leaning_to_thanks_is_enough_where_no_entry_speaks_to_it() -> None:
    dm = message("never mind found it lol")
    leaning = thanks(dm.text, 0.3, leans=True)

    assert triage(evidence(dm, settled(dm.text, None), sightings=[leaning])).kind == "no_reply"
    assert triage(evidence(dm, sightings=[leaning])).kind == "reply"


@pytest.mark.parametrize("text", ["ok", "yes", "refund", "👍", "48213"])
def test_what_answers_our_question_is_taken_up(text: str) -> None:
    dm = message(text, history=ASKED)

    assert triage(evidence(dm, sightings=[thanks(text)])).kind == "reply"


@pytest.mark.parametrize("history", [ASKED, CLOSED])
def test_no_thanks_closes_even_after_a_question(history: list[dict[str, str]]) -> None:
    dm = message("no thanks, that's everything", history=history)

    assert triage(evidence(dm, sightings=[thanks(dm.text)])).kind == "no_reply"


def test_a_courtesy_with_a_question_mark_waits_for_nothing() -> None:
    dm = message("ok", history=CLOSED)

    assert triage(evidence(dm, sightings=[thanks("ok")])).kind == "no_reply"


def test_a_classifier_hears_nothing_in_a_message_that_is_all_thanks() -> None:
    dm = message("right you are")
    whole = Sighting("closing_thanks", 1.0, dm.text, "rule:closing_thanks")
    noise = Sighting("abuse_or_threat", 0.66, dm.text, "signal:abuse_or_threat")

    assert triage(evidence(dm, sightings=[whole, noise])).kind == "no_reply"


def test_a_surer_taste_of_an_insult_outweighs_a_taste_of_thanks() -> None:
    dm = message("cheers you absolute donkey")
    insult = Sighting("abuse_or_threat", 0.8, dm.text, "signal:abuse_or_threat")

    assert triage(evidence(dm, sightings=[thanks(dm.text, 0.6), insult])).kind == "escalate"


def test_an_offer_that_is_spam_is_no_partners() -> None:
    dm = message("we sell replica bags wholesale, whatsapp us")
    spam = Sighting("spam", 1.0, dm.text, "rule:spam")
    offer = Sighting("partnership", 1.0, "wholesale", "rule:partnership")

    assert triage(evidence(dm, sightings=[spam, offer])).kind == "no_reply"


def test_a_critical_signal_is_heard_even_there() -> None:
    dm = message("thanks and goodbye")
    whole = Sighting("closing_thanks", 1.0, dm.text, "rule:closing_thanks")
    grave = Sighting("self_harm", 0.3, dm.text, "signal:self_harm")

    assert triage(evidence(dm, sightings=[whole, grave])).kind == "escalate"


@pytest.mark.parametrize(
    "text",
    [
        "@mum look, back again",
        "told you @the.hendersons",
        "@jo_77 this is the one i need in my life",
        "Automatic reply: I'm away until Monday and will read this then.",
        "Out of office",
    ],
)
def test_a_friends_tag_or_an_automatic_reply_wants_no_answer(text: str) -> None:
    assert triage(evidence(message(text))).kind == "no_reply"


@pytest.mark.parametrize(
    "text",
    [
        "@fernway the parcel came to next door again",
        "@mum @fernway it is the grey",
        "my insta is @jane_22, order 48213 arrived in bits",
        "@royalmail says delivered and I have it nowhere",
        "colleague @mark_t promised me my refund",
        "@mum look, which size do they have?",
    ],
)
def test_a_tag_of_the_shop_or_one_beside_an_ask_wants_an_answer(text: str) -> None:
    assert triage(evidence(message(text))).kind == "reply"
