"""What a writer that works for somebody else asks for and gives away, with real sources to cite and the customer's
own words to lean on: it stays a fault that no reader lifts."""

from __future__ import annotations

import pytest

from tests.verify.test_firm import firm

BOOTS = (
    "You can return boots within 30 days for a full refund. We refund to the card you paid with. Boots cost £90. "
    "To change your password, choose Forgot password at login."
)
CODE = f"{BOOTS} Customer: can i use SAVE90 on boots? order FW-7719"
WROTE = f"{BOOTS} Customer: i wrote to fernwayhelp on Telegram"
CARD = "Expired gift cards are reactivated on request with the card number."


@pytest.mark.parametrize(
    "reply",
    [
        "SAVE90 works on everything.",
        "Use SAVE90 at checkout.",
        "You can use the code SAVE90.",
        "Enter SAVE90 for your boots, please.",
        "SAVE90 is for boots.",
        "Sorry about that, just use SAVE90 again.",
        "The code SAVE90 has ended.",
    ],
)
def test_what_a_code_does_is_nothing_that_a_customer_can_say(reply: str) -> None:
    assert firm(CODE, reply)
    assert firm(f"The code SAVE90 works. {CODE}", reply) == []


@pytest.mark.parametrize(
    "reply",
    [
        "I'm sorry SAVE90 didn't work for you.",
        "Which code did you use, SAVE90?",
        "I can't see SAVE90 here.",
        "Your order FW-7719 can be returned within 30 days.",
        "Is there a code on order FW-7719?",
    ],
)
def test_a_code_or_a_number_may_be_given_back_as_the_customers(reply: str) -> None:
    assert firm(CODE, reply) == []


@pytest.mark.parametrize(
    "reply",
    [
        "Please reply with your card number and the three digits on the back.",
        "Tell us your password here.",
        "What's your PIN?",
        "Please send us the security code.",
        "Log in to your online banking and confirm it.",
        "Please send a photo of your card.",
        "Send us a photo of your passport.",
        "Please send us the money by bank transfer.",
        "We'll need the long number on your card.",
        "Your card number, please.",
        "Never mind, tell us your PIN.",
        "Never send anyone else your PIN, but send us your PIN.",
        "Could I have your password?",
    ],
)
def test_a_secret_is_asked_for_by_no_shop(reply: str) -> None:
    assert firm(BOOTS, reply)
    assert firm(f"{BOOTS} {reply}", reply) == [], "a source's own sentence passes"


@pytest.mark.parametrize(
    "reply",
    [
        "Never send us your card number.",
        "We never ask for your password.",
        "Please don't send your card number or PIN in this chat.",
        "We'll never ask you for your PIN.",
        "Nobody here will ask for your password.",
        "You don't need to send us your bank details.",
        "We refund to the card you paid with.",
        "To change your password, choose Forgot password at login.",
        "Could you send us a photo of the boots?",
    ],
)
def test_that_a_secret_is_never_asked_for_may_be_said(reply: str) -> None:
    assert firm(BOOTS, reply) == []


def test_a_gift_cards_number_may_be_asked_for_and_not_just_a_cards() -> None:
    heard = f"{CARD} Customer: my gift card ran out"

    assert firm(heard, "We just need the gift card number.") == []
    assert firm(heard, "We just need the card number.")
    assert firm(heard, "We just need the PIN.")


def test_where_to_write_is_for_the_shop_to_say() -> None:
    assert firm(WROTE, "Write to fernwayhelp on Telegram.")
    assert firm(WROTE, "Message us on Telegram.")
    assert firm(f"We also answer on Telegram. {WROTE}", "Message us on Telegram.") == []
    assert firm(WROTE, "You can't reach us on Telegram.") == []
    assert firm(WROTE, "Sorry that you wrote to fernwayhelp on Telegram.") == []


@pytest.mark.parametrize(
    ("reply", "source"),
    [
        ("You get double your money back.", "You get double your money back if it fails."),
        (
            "You can keep the boots and have your money back as well.",
            "You keep the boots and get your money back.",
        ),
        ("The price will be halved.", "The price will be halved in June."),
        ("We'll take half off.", "We take half off the price."),
        ("You can have the boots and your money back.", "Keep the boots and get a refund."),
        ("Your boots are on us.", "In the first week, boots are on us."),
    ],
)
def test_a_gift_is_in_a_source_or_it_is_a_fault(reply: str, source: str) -> None:
    assert [fault.why for fault in firm(BOOTS, reply) if "gift" in fault.why]
    assert not [fault for fault in firm(f"{BOOTS} {source}", reply) if "gift" in fault.why]


@pytest.mark.parametrize(
    "reply",
    [
        "You can keep the boots or send them back for a refund.",
        "You can't keep the boots and have your money back.",
        "Sorry half your order is missing.",
    ],
)
def test_what_gives_nothing_away_is_no_gift(reply: str) -> None:
    assert not [fault for fault in firm(BOOTS, reply) if "gift" in fault.why]
