"""The extractive writer: the brand's own wording, put together for one customer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from drafter.compose import Composition
from drafter.compose.extractive import compose_extractive
from drafter.drafts import text_of
from drafter.errors import WriterError
from tests.builders import brief, fernway, message

TENT = {
    "id": "48213",
    "status": "shipped",
    "placed_at": "2026-11-19T09:12:00Z",
    "shipped_at": "2026-11-20T15:40:00Z",
    "currency": "GBP",
    "carrier": "Royal Mail",
    "tracking_url": "https://track.example/48213",
    "items": [{"name": "Fell 2 tent", "category": "tents"}],
}


def compose(text: str, *asks: tuple[str, str | None], **fields: Any) -> Composition:
    return compose_extractive(brief(message(text, **fields), *asks))


def words(composition: Composition) -> str:
    return text_of(composition.alternatives[0])


def test_slots_are_filled_from_the_order_and_cited() -> None:
    composition = compose("where is it", ("where is it", "faq/track-order"), orders=[TENT])

    assert "20 November" in words(composition)
    assert "https://track.example/48213" in words(composition)
    answer = next(part for part in composition.alternatives[0] if part.citations)
    assert [c.source for c in answer.citations] == ["faq/track-order", "order:48213"]


def test_a_sentence_whose_fact_is_missing_is_left_out() -> None:
    order = {key: value for key, value in TENT.items() if key != "tracking_url"}

    text = words(compose("where is it", ("where is it", "faq/track-order"), orders=[order]))

    assert "20 November" in text
    assert "follow it" not in text


def test_one_missing_fact_is_asked_for_once() -> None:
    composition = compose(
        "where is it, and can i return it",
        ("where is it", "faq/track-order"),
        ("can i return it", "policies/returns-window"),
    )

    assert words(composition).count("order number") == 1
    assert words(composition).endswith(fernway().voice.closing_when_asking)


def test_a_general_question_about_a_policy_needs_no_order_number() -> None:
    text = words(
        compose(
            "what's your return policy", ("what's your return policy", "policies/returns-window")
        )
    )

    assert "30 days" in text
    assert "order number" not in text


def test_something_that_is_not_on_the_named_order_is_asked_about_by_name() -> None:
    composition = compose(
        "where's 48213? and the mug is chipped",
        ("where's 48213?", "faq/track-order"),
        ("and the mug is chipped", "policies/faulty-on-arrival"),
        orders=[TENT],
    )

    assert "order number for the mug" in words(composition)


def test_a_customer_is_greeted_by_a_first_name_only() -> None:
    ask = ("ship to eire?", "faq/where-we-deliver")

    assert words(compose("ship to eire?", ask, customer={"name": "maya L"})).startswith("Hi Maya,")
    assert words(compose("ship to eire?", ask, customer={"name": "x_shop_99"})).startswith(
        "Hi there,"
    )


def test_a_step_staff_take_is_listed_and_only_its_own_part_says_it_is_done() -> None:
    order = {"id": "7", "status": "processing", "placed_at": "2026-11-23T08:00:00Z"}

    composition = compose(
        "please cancel my order",
        ("please cancel my order", "policies/cancel-order"),
        orders=[order],
    )

    assert [(a.id, a.action, a.order) for a in composition.staff_actions] == [
        ("a1", "cancel_order", "7")
    ]
    done = [p for p in composition.alternatives[0] if any(c.kind == "action" for c in p.citations)]
    assert [part.text.startswith(composition.actions["a1"]) for part in done] == [True]


def test_asking_whether_something_is_possible_lists_no_step() -> None:
    order = {
        "id": "7",
        "status": "delivered",
        "delivered_at": "2026-11-20T08:00:00Z",
        "items": [{"name": "Ridgeline boots"}],
    }

    composition = compose(
        "can i return these boots",
        ("can i return these boots", "policies/returns-window"),
        orders=[order],
    )

    assert composition.staff_actions == ()


def test_a_brand_can_have_no_claim_of_something_done() -> None:
    brand = fernway().model_copy(update={"claim_done": False})
    order = {"id": "7", "status": "processing", "placed_at": "2026-11-23T08:00:00Z"}
    dm = message("please cancel my order", orders=[order])

    composition = compose_extractive(brief(dm, (dm.text, "policies/cancel-order"), brand=brand))

    assert composition.staff_actions
    assert not any(c.kind == "action" for p in composition.alternatives[0] for c in p.citations)


def test_a_long_answer_is_cut_to_the_channel_without_losing_an_ask() -> None:
    asks = (
        ("a", "faq/store-locations"),
        ("b", "faq/payment-methods"),
        ("c", "faq/delivery-cost"),
        ("d", "faq/where-we-deliver"),
        ("e", "faq/contact"),
        ("f", "faq/boot-sizing"),
    )

    composition = compose("many", *asks, channel="instagram")

    assert len(words(composition).encode()) <= 1000
    assert all(ask.answered for ask in composition.asks)
    cited = {c.source for part in composition.alternatives[0] for c in part.citations}
    assert cited >= {entry for _, entry in asks}


def test_nothing_to_say_is_said_so() -> None:
    with pytest.raises(WriterError, match="no answer to what was asked"):
        compose("who won?", ("who won?", None))


def test_of_several_orders_the_customer_is_asked_which_by_what_they_bought() -> None:
    other = {**TENT, "id": "48377", "items": [{"name": "Enamel mug"}, {"name": "Storm lantern"}]}

    text = words(compose("where is it", ("where is it", "faq/track-order"), orders=[TENT, other]))

    assert "Which order is it about, 48213 (Fell 2 tent) or 48377 (Enamel mug and more)?" in text


def test_of_many_orders_the_number_is_asked_for() -> None:
    orders = [{**TENT, "id": str(48213 + n)} for n in range(6)]

    text = words(compose("where is it", ("where is it", "faq/track-order"), orders=orders))

    assert fernway().questions["order"] in text


def test_two_answers_about_one_order_give_its_status_once() -> None:
    waiting = {**TENT, "status": "processing", "shipped_at": None}
    composition = compose(
        "when will order 48213 come and can i change the size",
        ("when will order 48213 come", "faq/track-order"),
        ("can i change the size", "policies/exchanges"),
        orders=[waiting],
    )

    assert words(composition).count("Order 48213 hasn't left us yet.") == 1
    assert "We can't swap items in it" in words(composition)


def test_of_two_answers_that_begin_alike_the_one_that_goes_on_is_given() -> None:
    composition = compose(
        "when will it get here, tracking hasnt moved since tues",
        ("when will it get here", "faq/track-order"),
        ("tracking hasnt moved since tues", "faq/tracking-not-updating"),
        orders=[TENT],
    )

    assert words(composition).count("Order 48213 left us on 20 November") == 1
    assert words(composition).count("https://track.example/48213") == 1
    assert all(ask.answered for ask in composition.asks)


@pytest.mark.parametrize(
    ("names", "called"),
    [
        (["Enamel mug, set of four"], "your Enamel mug didn't"),
        (
            ["Ridge jacket (navy) - L", "Enamel mug, blue"],
            "your Ridge jacket and Enamel mug didn't",
        ),
        (
            ["Enamel mug, red", "Enamel mug, blue"],
            "your Enamel mug, red and Enamel mug, blue didn't",
        ),
    ],
)
def test_items_are_called_as_one_says_them(names: list[str], called: str) -> None:
    came = {
        **TENT,
        "status": "delivered",
        "delivered_at": "2026-11-21T12:00:00Z",
        "items": [{"name": name} for name in names],
    }
    composition = compose(
        "it came broken, i want my money back",
        ("it came broken, i want my money back", "policies/faulty-on-arrival"),
        orders=[came],
    )

    assert called in words(composition)


def test_what_waits_for_a_colleague_is_told_without_thanks_in_the_middle() -> None:
    dm = message("do you deliver to france? is the lantern waterproof?")
    made = brief(dm, (dm.text, "faq/where-we-deliver"), gap="no_knowledge")
    composition = compose_extractive(made)

    assert "Thanks for your message" not in words(composition)
    assert "I don't want to guess, so I'm passing it to a colleague" in words(composition)


def asked(text: str, entry: str, *wordings: str, **fields: Any) -> str:
    """The reply to an ask whose nearest texts in its entry are these."""
    one = brief(message(text, **fields), (text, entry))
    item = one.asks[0]
    asks = [replace(item, ask=replace(item.ask, wordings=tuple((one,) for one in wordings)))]
    return words(compose_extractive(replace(one, asks=asks)))


BALANCE, STORES = "gift card balance", "do gift cards work in store"


def test_an_aspect_of_a_matter_is_answered_and_no_more_of_it() -> None:
    text = asked("gift card balance??", "policies/gift-cards", BALANCE)

    assert "check what's left" in text
    assert "£250" not in text
    assert "order number" not in text


def test_every_aspect_that_was_asked_about_is_answered_once() -> None:
    text = asked("both", "policies/gift-cards", BALANCE, STORES, "gift card balance")

    assert text.count("check what's left") == 1
    assert "in all our stores" in text


def test_the_matter_and_an_aspect_of_it_are_both_answered() -> None:
    text = asked("both", "policies/gift-cards", "do you sell gift cards", STORES)

    assert text.index("£250") < text.index("in all our stores")


@pytest.mark.parametrize(
    ("text", "said"), [("keep the mug, cancel the tent", True), ("cancel", False)]
)
def test_a_section_can_be_for_those_who_keep_a_part_of_their_order(text: str, said: bool) -> None:
    order = {**TENT, "items": [*TENT["items"], {"name": "Enamel mug"}]}
    one = brief(message(text, orders=[order]), (text, "faq/change-order-items"))
    item = one.asks[0]
    assert item.entry
    body = next(iter(item.entry.sections.values()))
    entry = replace(item.entry, sections={"order.in_part": body})

    reply = words(compose_extractive(replace(one, asks=[replace(item, entry=entry)])))

    assert (f"order {order['id']}" in reply) is said


def test_a_used_thing_is_not_promised_a_return() -> None:
    order = {**TENT, "status": "delivered", "delivered_at": "2026-11-21T09:00:00Z"}
    text = "can i return it, slept in it once"

    reply = asked(text, "policies/returns-window", "can i return a tent we slept in one night",
                  orders=[order])  # fmt: skip

    assert "Yes" not in reply
    assert "unused" in reply


@pytest.mark.parametrize(
    ("text", "entry", "said", "unsaid"),
    [
        (
            "do you ship to ireland",
            "faq/where-we-deliver",
            "Yes, we deliver to Ireland",
            "and only",
        ),
        ("do you ship to norway", "faq/where-we-deliver", "don't deliver to Norway", "Yes"),
        ("which countries", "faq/where-we-deliver", "the UK, the EU and the US", "Yes"),
        ("delivery cost to spain", "faq/delivery-cost", "€9.95", "£3.95"),
        ("delivery cost in general", "faq/delivery-cost", "£3.95", "Sorry"),
        ("return from the US", "faq/return-cost", "$6.95", "€4.95"),
        ("klarna in france?", "faq/pay-later", "don't have Klarna", "three parts"),
        (
            "do i pay customs to norway",
            "policies/customs",
            "don't deliver to Norway",
            "prices include",
        ),
    ],
)
def test_prices_and_rules_are_those_of_the_customers_country(
    text: str, entry: str, said: str, unsaid: str
) -> None:
    reply = words(compose(text, (text, entry)))

    assert said in reply
    assert unsaid not in reply


def test_an_order_tells_the_country_where_the_message_does_not() -> None:
    order = {**TENT, "currency": "USD"}

    reply = words(compose("what does a return cost", ("what does it cost", "faq/return-cost"),
                          orders=[order]))  # fmt: skip

    assert "$6.95" in reply
    assert "free in the UK" not in reply


def test_missing_points_are_told_their_date_and_nothing_of_birthdays() -> None:
    order = {**TENT, "status": "delivered", "delivered_at": "2026-11-21T09:00:00Z"}

    reply = words(compose("no points yet", ("no points yet", "policies/trail-points"),
                          orders=[order]))  # fmt: skip

    assert "21 December" in reply
    assert "birthday" not in reply


def test_where_the_whole_matter_is_as_near_as_an_aspect_its_answer_is_given() -> None:
    one = brief(message("cards?"), ("cards?", "policies/gift-cards"))
    item = one.asks[0]
    group = (BALANCE, "do you sell gift cards")
    asks = [replace(item, ask=replace(item.ask, wordings=(group,)))]

    text = words(compose_extractive(replace(one, asks=asks)))

    assert "£250" in text
    assert "check what's left" not in text


def test_two_aspects_that_are_as_near_are_both_answered() -> None:
    one = brief(message("cards?"), ("cards?", "policies/gift-cards"))
    item = one.asks[0]
    asks = [replace(item, ask=replace(item.ask, wordings=((BALANCE, STORES),)))]

    text = words(compose_extractive(replace(one, asks=asks)))

    assert "check what's left" in text
    assert "in all our stores" in text
