"""Steps that staff take, and how a reply speaks of them."""

from __future__ import annotations

from typing import Any

import pytest

from drafter.compose import Composition
from drafter.compose.briefing import request_of
from drafter.compose.extractive import ExtractiveWriter, compose_extractive
from drafter.compose.prompts import load_prompt
from drafter.compose.steps import steps_to_decide
from drafter.drafts import Reason, ReasonCode, text_of
from drafter.knowledge.brand import Brand
from drafter.timing import Timer
from drafter.triage import Decision, escalate
from drafter.writing import write
from tests.builders import ROOT, brief, entries, fernway, message

PROCESSING: dict[str, Any] = {
    "id": "7",
    "status": "processing",
    "placed_at": "2026-11-23T08:00:00Z",
}
DELIVERED: dict[str, Any] = {
    "id": "8",
    "status": "delivered",
    "placed_at": "2026-11-12T08:00:00Z",
    "shipped_at": "2026-11-13T08:00:00Z",
    "delivered_at": "2026-11-16T08:00:00Z",
    "currency": "GBP",
    "items": [{"name": "Ridgeline boots", "category": "boots", "price": "120.00"}],
}
LOST = {
    "id": "9",
    "status": "shipped",
    "placed_at": "2026-10-12T08:00:00Z",
    "shipped_at": "2026-10-13T08:00:00Z",
    "currency": "GBP",
    "items": [{"name": "Fell 2 tent", "category": "tents"}],
}
QUIET = fernway().model_copy(update={"claim_done": False})


def compose(
    text: str, policy: str, order: dict[str, Any], *, brand: Brand | None = None, **fields: Any
) -> Composition:
    dm = message(text, orders=[order], **fields)
    return compose_extractive(brief(dm, (text, f"policies/{policy}"), brand=brand))


def words(composition: Composition) -> str:
    return text_of(composition.alternatives[0])


def steps(composition: Composition) -> list[str]:
    return [action.action for action in composition.staff_actions]


@pytest.mark.parametrize(
    ("text", "policy", "order", "expected"),
    [
        ("please cancel my order", "cancel-order", PROCESSING, ["cancel_order"]),
        ("cancel it", "cancel-order", PROCESSING, ["cancel_order"]),
        ("is it too late to cancel", "cancel-order", PROCESSING, []),
        ("please don't cancel my order, i want it", "cancel-order", PROCESSING, []),
        ("i didn't ask you to cancel it, please check", "cancel-order", PROCESSING, []),
        ("dont need it anymore please cancel", "cancel-order", PROCESSING, ["cancel_order"]),
        ("please cancel my order", "cancel-order", DELIVERED, []),
        ("i want to send these back", "returns-window", DELIVERED, ["start_return"]),
        ("can i return these boots", "returns-window", DELIVERED, []),
        ("please swap them for a 9", "exchanges", DELIVERED, ["start_exchange"]),
        ("i want a refund", "lost-parcel", LOST, ["refund"]),
        ("please send me another", "lost-parcel", LOST, ["resend"]),
        ("no refund please, i want a replacement", "lost-parcel", LOST, ["resend"]),
        ("i want a refund or a replacement", "lost-parcel", LOST, []),
        ("they came broken, can i get a new one", "faulty-on-arrival", DELIVERED, []),
    ],
)
def test_a_step_is_listed_when_it_is_asked_for_and_the_verdict_allows_it(
    text: str, policy: str, order: dict[str, Any], expected: list[str]
) -> None:
    composition = compose(text, policy, order)

    assert steps(composition) == expected
    claims = [
        p for p in composition.alternatives[0] if any(c.kind == "action" for c in p.citations)
    ]
    assert len(claims) == (1 if expected else 0)


def test_the_reply_reads_as_when_staff_have_done_it() -> None:
    text = words(compose("please cancel my order", "cancel-order", PROCESSING))

    assert "I've cancelled order 7. The refund for a cancelled order takes 3 working days." in text
    assert "can still be cancelled" not in text


def test_a_brand_that_claims_nothing_says_the_same_without_it() -> None:
    composition = compose("please cancel my order", "cancel-order", PROCESSING, brand=QUIET)

    assert (
        "Order 7 hasn't left us yet, so it can still be cancelled. The refund for a cancelled "
        "order takes 3 working days. I'm passing this on so that it's cancelled."
    ) in words(composition)
    assert steps(composition) == ["cancel_order"]
    assert composition.actions == {}


def test_the_new_address_goes_to_staff_and_not_into_the_reply() -> None:
    text = "wrong address!! please send it to 12 Mill Lane, Leeds LS6 2AB instead"

    composition = compose(text, "address-change", PROCESSING)

    (step,) = composition.staff_actions
    assert step.detail == "Change the delivery address of order 7 to 12 Mill Lane, Leeds LS6 2AB"
    assert "Mill Lane" not in words(composition)
    assert "I've changed the delivery address of order 7." in words(composition)


def test_an_address_that_is_only_told_is_wanted_too() -> None:
    text = "ordered to my old place. new one is 12 Mill Lane, Leeds LS6 2AB"

    assert steps(compose(text, "address-change", PROCESSING)) == ["change_address"]


def test_without_the_new_address_nothing_is_done_and_it_is_asked_for() -> None:
    composition = compose("please change my address", "address-change", PROCESSING)

    assert steps(composition) == []
    assert fernway().questions["message.address"] in words(composition)
    assert "I've changed" not in words(composition)


def test_a_forgotten_code_and_another_shops_page_are_asked_for_and_handed_on() -> None:
    order = {**PROCESSING, "items": DELIVERED["items"]}
    link = "https://shop.example/boots"

    asked = compose("please add my code", "promo-codes", order)
    given = compose("please add my code FIELD10", "promo-codes", order)
    matched = compose(f"please match this price {link}", "price-match", order)

    assert steps(asked) == []
    assert fernway().questions["message.code"] in words(asked)
    assert "then add FIELD10 and" in given.staff_actions[0].detail
    assert link in matched.staff_actions[0].detail
    assert link not in words(matched)


def test_an_address_does_not_leave_for_the_model() -> None:
    text = "please change the address to 12 Mill Lane, Leeds LS6 2AB"
    made = brief(message(text, orders=[PROCESSING]), (text, "policies/address-change"))

    request = request_of(made, load_prompt("compose", ROOT / "prompts"), "MARK")

    assert "Change the delivery address of order 7 to [ADDRESS_1]" in request.user
    assert "Mill Lane" not in request.user


def test_items_that_fare_differently_have_their_own_words_and_steps() -> None:
    items = [{"name": "Ridgeline boots"}, {"name": "Enamel mug", "final_sale": True}]

    composition = compose(
        "i want to return it all", "returns-window", {**DELIVERED, "items": items}
    )

    assert "return label for your Ridgeline boots" in words(composition)
    assert "Enamel mug as final sale" in words(composition)
    assert [step.detail for step in composition.staff_actions] == [
        "Send the return label for Ridgeline boots (order 8)"
    ]


def test_whoever_looks_at_the_photo_is_given_the_step_to_decide_on() -> None:
    text = "my boots came broken, i want my money back"
    dm = message(text, orders=[DELIVERED], attachments=[{"kind": "image"}])
    made = brief(dm, (text, "policies/faulty-on-arrival"))

    def decided(*codes: ReasonCode) -> list[str]:
        reasons = [Reason(code=code, detail="", evidence="", source="x") for code in codes]
        return [step.action for step in steps_to_decide(made, escalate(reasons, fernway()))]

    assert decided("attachment_review") == ["refund"]
    assert decided("attachment_review", "legal_threat") == []


ASKS = {
    "cancel_order": "please cancel it",
    "change_address": "please send it to 12 Mill Lane, Leeds LS6 2AB",
    "refund": "i want a refund",
    "refund_delivery": "please refund the delivery charge",
    "resend": "please send it again",
    "replace_item": "i want it replaced",
    "start_return": "i want to return it",
    "start_exchange": "please exchange it",
    "price_adjustment": "please refund the difference, it's at https://shop.example/x",
    "apply_code": "please add the code FIELD10",
    "open_trace": "please find it",
    "resend_gift_card": "please resend it",
    "credit_points": "please add the points",
    "open_warranty_claim": "i want to claim on the warranty",
}
ELIGIBLE = [
    (entry.id, rule.name, example, action.action)
    for entry in entries().values()
    for rule in (entry.policy.rules if entry.policy else ())
    for action in rule.actions
    for example in (entry.policy.examples if entry.policy else ())
    if example.rule == rule.name
][::2]


@pytest.mark.anyio
@pytest.mark.parametrize("claims", [True, False])
@pytest.mark.parametrize(("entry", "rule", "example", "action"), ELIGIBLE)
async def test_every_step_of_fernway_is_worded_so_that_it_passes_every_check(
    entry: str, rule: str, example: Any, action: str, claims: bool
) -> None:
    brand = fernway().model_copy(update={"claim_done": claims})
    ask = ASKS[action]
    dm = message(ask, orders=[example.order], attachments=[{"kind": "image"}])
    made = brief(dm, (ask, entry), brand=brand, now=example.now)

    result = await write(made, Decision("reply"), [ExtractiveWriter()], Timer(lambda: 0.0))

    assert [check.detail for check in result.checks if not check.passed] == []
    assert result.composition is not None
    assert action in steps(result.composition)
    said = " ".join(part.text for part in result.suggestions[0].parts)
    assert ("I've " in said) == claims
    assert ("I'm passing" in said) != claims


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def test_needing_to_cancel_asks_for_it_and_a_question_that_opens_with_the_verb_does_not() -> None:
    assert steps(compose("need to cancel, wrong size", "cancel-order", PROCESSING))
    assert not steps(compose("you don't need to cancel it", "cancel-order", PROCESSING))
    assert not steps(
        compose("return from the US - how long do i have", "returns-window", DELIVERED)
    )
    assert steps(compose("return these boots please", "returns-window", DELIVERED))
