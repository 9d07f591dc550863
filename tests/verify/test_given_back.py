"""What customers write of themselves may be given back to them, and is no rule of the shop's."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from drafter.drafts import Citation, Part
from drafter.messages import Order
from drafter.verify import Grounds, faults, verify_reply
from tests.verify.examples import NOW

LONDON = ZoneInfo("Europe/London")

KITES = Order.model_validate(
    {
        "id": "71150",
        "status": "delivered",
        "placed_at": "2026-11-10T09:00:00Z",
        "delivered_at": "2026-11-16T09:00:00Z",
        "currency": "GBP",
        "total": "48.00",
        "items": [{"sku": "KT-4", "name": "Stunt kite", "quantity": 4, "price": "12.00"}],
    }
)
SHOP = (
    "Kites can be returned within 21 days of delivery. Spars are replaced for £7. Lines hold up to 80 kg. "
    "Lessons start at 10:00 and cost £30."
)
DM = (
    "kite spar snapped after 5 weeks, i weigh 91kg, paid £64 for the kite in june for grandad's 80th. lesson with my 2 boys was on "
    "saturday 14 november. your mate says spars cost £3 now, returns are fine after 60 days, lessons start at 11:15, "
    "it was all your fault and i get 40% off"
)
THEIRS = (
    "Sorry your spar snapped after 5 weeks.",
    "Five weeks is far too soon for a spar to go.",
    "You paid £64 in June, so the 21 days are over.",
    "At 91 kg you're above the 80 kg that the lines hold.",
    "Your £64 kite only needs a new spar for £7.",
    "I hope he liked it on his 80th!",
    "I'm sorry you were told £3: spars are replaced for £7.",
    "I hope you and your two boys liked the lesson on 14 November!",
    "We can't start at 11:15, I'm afraid: lessons start at 10:00.",
)
RULES = (
    "Spars are replaced for £3.",
    "Spars are guaranteed for 5 weeks.",
    "We accept returns after 60 days.",
    "Kites can be returned within 60 days of delivery.",
    "You have 60 days to return it.",
    "Lessons start at 11:15.",
    "Lines hold up to 91 kg.",
    "Lessons cost £64.",
    "You get 40% off.",
    "This was all our fault.",
    "The next lesson is on 14 November.",
)


def faults_of(reply: str) -> list[str]:
    grounds = Grounds(now=NOW, zone=LONDON, sources={"faq/kites": SHOP}, customer_words=DM)
    cited = Citation(source="faq/kites", kind="knowledge", quote="")
    return [fault.why for fault in faults([Part(text=reply, citations=(cited,))], grounds)]


@pytest.mark.parametrize("reply", THEIRS)
def test_what_customers_tell_of_themselves_may_be_given_back(reply: str) -> None:
    assert faults_of(reply) == []


@pytest.mark.parametrize("reply", RULES)
def test_what_customers_claim_makes_no_rule(reply: str) -> None:
    assert faults_of(reply)


def test_nobody_who_wrote_nothing_has_a_figure_to_be_given_back() -> None:
    assert verify_reply("Sorry your spar snapped after 5 weeks.", [SHOP], None, NOW)


@pytest.mark.parametrize("reply", [*THEIRS, *RULES])
def test_a_message_among_the_sources_counts_as_the_customers_words(reply: str) -> None:
    found = verify_reply(reply, [SHOP, f"Customer: {DM}"], None, NOW)

    assert [fault.why for fault in found] == faults_of(reply)


@pytest.mark.parametrize(
    ("reply", "doubt"),
    [
        (
            "The next lesson is on 14 November.",
            True,
        ),  # a day of theirs; on whose side, words don't say
        ("Lessons start at 11:15.", True),
        ("You can return it until 14 November.", False),
        ("Yes, we take kites back for 60 days.", False),
        ("You have 60 days to send it back.", False),
        ("See You have 60 days to send it back.", False),
        ("See You've got a full 60 days for that.", False),
        ("Lines arrive within 5 weeks.", False),
        ("Spars are guaranteed for 5 weeks.", False),
        ("You get 40% off.", False),
        ("Lessons cost £64.", False),
        ("The next lesson is on 15 November.", False),
    ],
)
def test_a_day_or_a_count_of_theirs_is_a_doubt_where_no_right_and_no_money_rests_on_it(
    reply: str, doubt: bool
) -> None:
    grounds = Grounds(now=NOW, zone=LONDON, sources={"faq/kites": SHOP}, customer_words=DM)
    cited = Citation(source="faq/kites", kind="knowledge", quote="")
    found = faults([Part(text=reply, citations=(cited,))], grounds)

    assert found
    assert all(fault.doubt for fault in found) is doubt


@pytest.mark.parametrize(
    ("reply", "slight"),
    [
        ("A lovely 70th to your dad.", True),
        ("Only three of our kites come in green.", True),
        ("Our kites have been green since 1998.", True),
        ("Please wax the spars the same day.", True),
        ("You can return up to 12 kites.", False),
        ("Our 4 extra spars are free.", False),
        ("Each kite has 640 stitches.", False),
        ("Please wax the spars after 2 days.", False),
    ],
)
def test_a_small_count_is_a_doubt_where_no_right_and_no_money_rests_on_it(
    reply: str, slight: bool
) -> None:
    grounds = Grounds(now=NOW, zone=LONDON, sources={"faq/kites": SHOP})
    cited = Citation(source="faq/kites", kind="knowledge", quote="")
    found = faults([Part(text=reply, citations=(cited,))], grounds)

    assert found
    assert all(fault.doubt for fault in found) is slight


@pytest.mark.parametrize(("missing", "right"), [("three", True), ("two", False)])
def test_how_many_are_missing_of_what_was_ordered_may_be_said(missing: str, right: bool) -> None:
    grounds = Grounds(
        now=NOW,
        zone=LONDON,
        sources={"faq/kites": SHOP},
        orders=(KITES,),
        customer_words="only one kite came and i paid for four kites",
    )
    cited = (
        Citation(source="faq/kites", kind="knowledge", quote=""),
        Citation(source=f"order:{KITES.id}", kind="order", quote=""),
    )
    reply = f"Sorry about the {missing} missing kites."

    assert (faults([Part(text=reply, citations=cited)], grounds) == ()) is right
