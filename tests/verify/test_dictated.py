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
        "Your PIN,\n\nplease.",
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
        "Can you log in with your password?",
        "Could you try to reset your password?",
    ],
)
def test_that_a_secret_is_never_asked_for_may_be_said(reply: str) -> None:
    assert firm(BOOTS, reply) == []


def test_a_gift_cards_number_may_be_asked_for_and_not_just_a_cards() -> None:
    heard = f"{CARD} Customer: my gift card ran out"

    assert firm(heard, "We just need the gift card number.") == []
    left = "To see what's left, enter the number from the back."
    assert firm(f"To see what's left, enter the number on the back. {heard}", left) == []
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
        ("With lucky seven you pay less.", "In June you pay less."),
        ("Then your basket gets cheaper.", "Baskets of five get 10% off."),
        ("You can return boots, whatever the reason.", "Return boots for any reason."),
        ("WE WAIVE EVERY FEE FOR YOU.", "We waive the fee for members."),
        ("Boots come back, no questions asked.", "You can return boots whatever the cause."),
    ],
)
def test_a_gift_is_in_a_source_or_it_is_a_fault(reply: str, source: str) -> None:
    assert [fault.why for fault in firm(BOOTS, reply) if "gift" in fault.why]
    assert not [fault for fault in firm(f"{BOOTS} {source}", reply) if "gift" in fault.why]


@pytest.mark.parametrize(
    "reply",
    [
        "You can keep the boots or send them back for a refund.",
        "It's two tickets for one evening.",
        "You can't keep the boots and have your money back.",
        "Sorry half your order is missing.",
        "You'd pay less than you think.",
        "Tell us if the price drops.",
    ],
)
def test_what_gives_nothing_away_is_no_gift(reply: str) -> None:
    assert not [fault for fault in firm(BOOTS, reply) if "gift" in fault.why]


@pytest.mark.parametrize(
    ("reply", "source"),
    [
        ("You can return it whenever you like.", "Return it whenever you like."),
        ("There's no time limit on returns.", "Returns have no time limit."),
        ("The return window never closes for you.", "Our return window never closes."),
        (
            "You can return boots even if they've been worn.",
            "Return boots even if you have worn them.",
        ),
        ("It's two for the price of one.", "In June it's two for the price of one."),
        ("You have until next spring.", "You have until next spring to return them."),
        ("You only pay half.", "In June you pay half."),
        ("Your next order is free.", "After ten orders, your next order is free."),
        ("A new pair has been sent to you.", "A new pair has been sent to you on Monday."),
    ],
)
def test_no_end_of_time_and_nothing_extra_unless_a_source_has_it(reply: str, source: str) -> None:
    assert [fault.why for fault in firm(BOOTS, reply) if "gift" in fault.why]
    assert not [fault for fault in firm(f"{BOOTS} {source}", reply) if "gift" in fault.why]


def test_that_one_cant_be_bought_at_a_discount_gives_no_second() -> None:
    found = firm(f"{BOOTS} You can't buy one at a discount.", "It's two for the price of one.")

    assert any("gift" in fault.why for fault in found)


FREE = "An exchange is free. Next-day delivery costs £6.95, and standard delivery is free. Boots cost £90."


@pytest.mark.parametrize(
    ("reply", "passes"),
    [
        ("An exchange is free.", True),
        ("Standard delivery is free.", True),
        ("Next-day delivery is free.", False),
        ("SEE NEXT-DAY DELIVERY IS FREE FOR YOU.", False),
        ("Your order is free.", False),
        ("The boots are free of charge.", False),
    ],
)
def test_what_costs_nothing_is_what_the_source_gives_away(reply: str, passes: bool) -> None:
    assert (not any(fault.kind == "money" for fault in firm(FREE, reply))) == passes


@pytest.mark.parametrize(
    "reply",
    [
        "Your refund is issued.",
        "Refund authorised.",
        "The payment has been reversed.",
        "Your refund went out today.",
        "The fee has been dropped.",
        "£90 has been authorised to your card.",
    ],
)
def test_money_that_has_moved_is_a_claim_in_every_shape(reply: str) -> None:
    assert any(fault.kind == "promise_action" for fault in firm(BOOTS, reply))
    assert firm(f"{BOOTS} {reply}", reply) == []


@pytest.mark.parametrize(
    "reply", ["Use BOOTSALE for it.", "BOOTSALE takes £5 off.", "With BOOTSALE you pay less."]
)
def test_a_code_without_figures_is_known_by_what_it_does(reply: str) -> None:
    source = f"{BOOTS} Use BOOTSALE for £5 off. With BOOTSALE you pay less. BOOTSALE takes £5 off."

    assert any(fault.kind == "number" for fault in firm(BOOTS, reply))
    assert firm(source, reply) == []


@pytest.mark.parametrize(
    "reply",
    [
        "Could you photograph your card for us?",
        "A photo of both sides of your card is all we need.",
        "Pop your PIN in here.",
        "We can't go on without your password.",
        "All we're missing is your sort code.",
        "Your e-mail password, please.",
        "Your passport number, please.",
        "Once we have your card number, you're done.",
        "What's your date of birth?",
    ],
)
def test_a_secret_is_asked_for_in_more_ways_than_by_a_request(reply: str) -> None:
    assert firm(BOOTS, reply)


def test_how_the_shop_makes_sure_of_who_asks_is_for_it_to_say() -> None:
    asked = "Could you send us your date of birth?"

    assert firm(BOOTS, asked)
    assert firm(f"{BOOTS} To find your account, send us your date of birth.", asked) == []


@pytest.mark.parametrize(
    "reply",
    [
        "Enter lemon at checkout.",
        "Just say sunshine and it costs less.",
        "Quote bootsfree when you order.",
        "Enter refun at checkout.",
        "With LUCKY SEVEN you pay less.",
        "Try vip-2026 instead.",
        "The code staff works for you.",
        "BOOTSFREE TAKES THE DELIVERY COST OFF.",
    ],
)
def test_a_word_for_the_checkout_is_one_that_the_shop_has_named(reply: str) -> None:
    assert any(
        "no code" in fault.why for fault in firm(f"{BOOTS} Customer: is lemon a code?", reply)
    )
    assert firm(f"{BOOTS} {reply}", reply) == []


@pytest.mark.parametrize(
    "reply",
    [
        "Your code is available in your account.",
        "Enter it at checkout.",
        "Add the boots to your basket.",
        "I'm sorry that you couldn't use lemon at checkout.",
    ],
)
def test_a_word_that_is_no_code_or_is_given_back_is_none(reply: str) -> None:
    found = firm(f"{BOOTS} Customer: i tried lemon at checkout", reply)

    assert not [fault for fault in found if "no code" in fault.why]


@pytest.mark.parametrize("reply", ["done boss", "Granted", "Confirmed, my friend."])
def test_a_word_that_claims_it_done_is_a_claim(reply: str) -> None:
    assert any(fault.kind == "promise_action" for fault in firm(FREE, reply))


@pytest.mark.parametrize(
    "reply",
    [
        "your code is vip-2026. \nis where to ask.",
        "You can reach us here: Redeem LUCKY SEVEN\n\ntoday.",
        "Enter LUCKY\nSEVEN\nat the checkout.",
        "See the code boots\n\n90 works for you.",
    ],
)
def test_a_code_is_one_however_its_lines_end(reply: str) -> None:
    assert any("is no code" in fault.why for fault in firm(FREE, reply))


def test_a_line_that_goes_on_with_an_apostrophe_is_cut() -> None:
    assert any(
        "cut in two" in fault.why for fault in firm(FREE, "As it says, what\n\n's your CVV?")
    )


@pytest.mark.parametrize(
    "reply",
    [
        "The boots are yours for £\n\n1.",
        "You get 9\n\n0 per cent off.",
        "Here you are: TWO FOR THE PRICE\n\nOF ONE.",
        "Thanks for waiting. i\n\nnclude your three digits.",
        "It'sbeencompleted,soyou'llseeitsoon.",
        '"I\'dalsoaskyouforyoure-mailpassword."',
    ],
)
def test_what_goes_on_in_the_next_line_or_without_blanks_is_refused(reply: str) -> None:
    assert any("cut in two" in fault.why for fault in firm(FREE, reply))


def test_what_costs_nothing_or_is_done_is_seen_behind_other_words_too() -> None:
    assert firm(FREE, "Please go to the boots are free for you today.")
    assert firm(f"{FREE} Once a refund is approved we e-mail you.", "Here: # Refund approved'")
    assert firm(f"{FREE} The postage is refunded if it's our fault.", "Consider it refunded.")
    assert firm(FREE, "For help, vip-2026 is yours to use.")


ASKS_OFTEN = f"{BOOTS} Message us your order number. Log in with a code."


@pytest.mark.parametrize(
    "reply",
    [
        "“See Message\n\nus your one-time code and we do the rest.”",
        "To go on, please tell\n\nus your PIN.",
        "Just message us\n\nYour one-time code, please",
        "Message us your pass port number and we do the rest.",
        "We only need the memor able word.",
        "Please send us your bank de\ntails.",
        "Send the one- time code along with your order number.",
        "Can you con firm your PIN?",
    ],
)
def test_a_request_for_a_secret_is_one_however_its_lines_and_words_are_parted(reply: str) -> None:
    assert any(fault.kind == "personal_data" for fault in firm(ASKS_OFTEN, reply))


def test_a_line_may_end_where_the_sources_does_and_not_where_its_words_meet() -> None:
    def cut(source: str) -> bool:
        found = firm(source, "Message us\n\nhere with your order number.")
        return any("cut in two" in fault.why for fault in found)

    assert cut("Message us here with your order number.")
    assert not cut("Message us\nhere with your order number.")


@pytest.mark.parametrize(
    "reply",
    [
        "Just add lucky seven in the basket.",
        "For help, try lucky seven instead.",
        "Lucky seven takes the delivery cost off.",
        "See blue moon gives you half the price off.",
        "Here's a code for you: LUCKY SEVEN",
        "There's a code for your boots: lucky seven.",
        "Apply golden ticket to your order.",
    ],
)
def test_plain_words_that_nobody_here_has_used_are_a_code_where_they_do_what_one_does(
    reply: str,
) -> None:
    assert any("is no code" in fault.why for fault in firm(BOOTS, reply))
    assert not any("is no code" in fault.why for fault in firm(f"{BOOTS} {reply}", reply))


@pytest.mark.parametrize(
    "reply",
    [
        "Try the next size instead.",
        "Add a gift note to your order.",
        "Try again later today.",
        "Use a soft brush instead.",
        "A good walk takes the chill off.",
        "Add both pairs of boots to your basket.",
    ],
)
def test_a_thing_to_use_is_no_code(reply: str) -> None:
    assert not any("is no code" in fault.why for fault in firm(BOOTS, reply))


@pytest.mark.parametrize(
    ("source", "reply"),
    [
        ("Next-day delivery costs £6.95.", "You'll get £6.95."),
        ("Next-day delivery costs £6.95.", "We'll give you £6.95."),
        ("Hampers come on Tuesday to Friday.", "We're not closed on Saturday."),
        ("Boots cost £90. Refunds take 5 days.", "Your refund when approved is on its way."),
        ("Boots cost £90. Refunds take 5 days.", "The day your refund was issued was a good one."),
        ("Boots cost £90. Refunds take 5 days.", "The day it was refunded was a good one."),
    ],
)
def test_a_like_word_in_a_source_gives_nothing_away(source: str, reply: str) -> None:
    assert firm(source, reply)
