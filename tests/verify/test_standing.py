"""What code has decided about an order is neither turned round by a reply nor stretched to what it
didn't decide."""

from __future__ import annotations

from decimal import Decimal

import pytest

from drafter.drafts import Verdict
from drafter.messages import Order
from drafter.verify import verify
from tests.verify.test_parts import grounds, part

ORDER = Order.model_validate(
    {
        "id": "61820",
        "status": "processing",
        "placed_at": "2026-11-22T18:00:00Z",
        "items": [
            {"name": "Jute rug, natural", "price": "210.00"},
            {"name": "Table lamp, oak", "price": "78.00"},
        ],
    }
)
POLICY = "policies/cancel-order"
SOURCE = (
    "We can't take single items out of an order, but order 61820 hasn't left us yet. So we can cancel "
    "all of it, and you order again what you'd like to keep."
)
VERDICT = Verdict(
    policy="cancel-order",
    order="61820",
    outcome="not_eligible",
    because="single items can't be taken out of an order",
)


def failing(text: str) -> dict[str, str]:
    told = grounds(orders=(ORDER,), sources={POLICY: SOURCE}, verdicts=(VERDICT,))
    reply = [part(text, POLICY, "order:61820")]
    return {check.name: check.detail for check in verify(reply, told) if not check.passed}


@pytest.mark.parametrize(
    "text",
    [
        "Order 61820 hasn't left us yet, so we can take the rug out of it.",
        "Of course, we can cancel just the rug.",
        "You can cancel the lamp and keep the rug.",
    ],
)
def test_what_a_verdict_rules_out_may_not_be_promised(text: str) -> None:
    assert "goes against the verdict" in failing(text).get("grounding", "")


@pytest.mark.parametrize(
    "text",
    [
        "We can't take out just the rug, but we can cancel the whole of order 61820.",
        "We can cancel all of it and you order the lamp again.",
        "It hasn't left us yet, so it's not too late to cancel all of it.",
    ],
)
def test_what_the_policys_own_sentence_offers_beside_it_may_be_said(text: str) -> None:
    assert "verdict" not in failing(text).get("grounding", "")


def test_a_verdict_on_one_thing_says_nothing_of_another() -> None:
    assert "verdict" not in failing("You can return a lamp within 30 days.").get("grounding", "")


SENT = ORDER.model_copy(update={"status": "shipped", "total": Decimal("288.00"), "currency": "GBP"})


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("We've sent your order.", True),
        ("We've sent your order of £288.", True),
        ("We've sent £288 to your account today.", False),
        ("We've sent you the full £288.", False),
    ],
)
def test_that_a_parcel_was_sent_says_nothing_of_a_sum(text: str, passes: bool) -> None:
    told = grounds(orders=(SENT,), sources={POLICY: SOURCE})
    checks = verify([part(text, POLICY, f"order:{SENT.id}")], told)

    assert next(check.passed for check in checks if check.name == "promises") == passes
