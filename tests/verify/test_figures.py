"""A figure that follows from what is cited is no fault, however it is put; one that doesn't is."""

from __future__ import annotations

import pytest

from drafter.verify import verify_reply
from tests.verify.examples import BOOTS, LAMP, NOW
from tests.verify.facts import faults_of

SAME = [
    ("Customer: it drops to -7 here at night", "At -7 °C you'll want the thicker lining."),
    (
        "80 stamps buy a mug. Customer: i have 190 stamps",
        "Your 190 are good for two mugs, with 30 left over.",
    ),
    ("The small kettle boils in 3 minutes, the large in 7.", "The large needs over twice as long."),
    ("Rentals run for 21 days. Customer: had it 5 days", "At five days you're within the 21."),
    (
        "A boiler check takes up to 9 weeks. Customer: waiting 4 weeks now",
        "That leaves about five weeks to go.",
    ),
    (
        "Vinyl may crackle for 2 weeks. Customer: bought it last week",
        "After one week that's usual.",
    ),
    ("Valid for a year. Customer: bought it in april", "A voucher from April is valid for a year."),
    ("Customer: got the drill in sept", "A drill bought in September is covered."),
    ("Kites aren't sent in May and June.", "From July we can send kites again."),
    ("Pause before the 24th for the next month.", "You can still pause today, before the 24th."),
    (
        "The class starts on the 3rd of the month after booking.",
        "The first class is on 3 December.",
    ),
    ("Wash it only once.", "Please don't wash it a second time."),
    ("Oil the board every six months.", "Oil the board twice a year."),
    ("The plan is checked every 12 months.", "After twelve months we check the plan."),
    ("The gate shuts at 11:59 pm.", "At midnight we shut the gate."),
    ("It keeps warm for 3 hours. Lunch comes at 12:30.", "It keeps warm until 15:30."),
    ("Open Tuesday to Saturday.", "Open any day except Sunday and Monday."),
    ("The oil contains no nuts.", "The oil is free of nuts."),
    ("Bent frames can be straightened for €15.", "That wouldn't be a free repair, it's €15."),
    ("The set-up fee is waived on reorders.", "There's no set-up fee on reorders."),
    ("Soak peat for at most two weeks.", "Just don't leave it soaking any longer than two weeks."),
    ("Our default pin is 0-0-0.", "You can try 0-0-0, that's our default pin."),
    ("Chairs carry the normal guarantee.", "Chairs like yours are guaranteed as usual."),
    ("Tick the bell to be told when a lamp is back.", "Tick the bell and you'll get word."),
    ("We supply a stamped certificate with each ring.", "You'll receive a stamped certificate."),
    ("Pieces are small; for ages 4 and up.", "I'd wait until the next birthday with this one."),
    ("Opened jars can't come back.", "As the jar's lid has been opened, it can't come back."),
    ("Maps come as a download.", "You'll have to download the map."),
    ("A plum costs 600 stamps. Customer: i have 430 stamps", "You're 170 stamps short of a plum."),
    ("A deposit of £70 a canoe. Customer: 3 canoes please", "The deposit comes to £210."),
    (
        "Trials last 10 days, cancel at least 24 hours before. Customer: mine began on 24 nov",
        "Cancel it by 3 December at the latest.",
    ),
    ("A seat is £96 a year.", "A seat at £96 a year works out at £8 a month."),
    ("The steel one weighs 2.9 kg, the tin one 1.2 kg.", "Tin is lighter, by 1.7 kg."),
    ("The socket bears up to 2500 W. Customer: my grill is 2 kw", "Your grill at 2 kW is fine."),
    ("Mending takes 14 days.", "Mending takes two weeks."),
    ("Tea roses are sent from October to February.", "In December we send tea roses."),
    (
        "A class can be dropped up to 3 days before. Customer: mine is on 12 December",
        "You can drop the class until 9 December.",
    ),
    ("The rate holds from 30 shirts. Customer: we want 44", "For 44 shirts the rate holds."),
    ("We cannot guarantee a colour.", "A colour can't be guaranteed."),
    ("Sales tax is taken off in the basket.", "You'll see sales tax taken off in the basket."),
    ("Prices include delivery.", "Rest assured, prices include delivery."),
    ("A broken knob: we send the same knob again.", "We'd send you that same knob again."),
]
TWO_THINGS = [
    ("Oak trays bear up to 6 kg, cork trays up to 2 kg.", "I'd take oak, which bears up to 6 kg."),
    (
        "If the meter hasn't moved for 6 days we call the fitter, who takes up to 8 working days.",
        "We can call the fitter when it has stood still for six days.",
    ),
    ("Plain caps may come back if bought in May or June.", "A plain cap from June may come back."),
    (
        "Desks over 90 cm are made of pine. Customer: my wall is 110 cm",
        "At 110 cm it has to be pine.",
    ),
    (
        "Tents: junior 10–25 kg, adult 25 kg and up. Customer: she is 19 kg",
        "At 19 kg she's a junior.",
    ),
]
FALSE = [
    ("Rentals run for 21 days. Customer: had it 5 days", "At five days you're within the 25."),
    ("80 stamps buy a mug. Customer: i have 190 stamps", "Your 190 leave 45 over."),
    ("A check takes up to 9 weeks. Customer: 4 weeks now", "That leaves seven weeks to go."),
    ("Kites aren't sent in May and June.", "From October we can send kites again."),
    ("Oil the board every six months.", "Oil the board three times a year."),
    ("It keeps warm for 3 hours. Lunch comes at 12:30.", "It keeps warm until 17:30."),
    ("Oak trays bear up to 6 kg, cork trays up to 2 kg.", "An oak tray bears up to 2 kg."),
    ("Oak trays bear up to 6 kg, cork trays up to 2 kg.", "Take oak, which bears up to 2 kg."),
    ("Bent frames can be straightened.", "Straightening a frame is free."),
    ("We look at each claim.", "Your refund is guaranteed."),
    ("Refunds take a while.", "You'll see the money on your card today."),
    ("Tea roses are sent from October to February.", "In May we send tea roses, until June."),
    ("A plum costs 600 stamps. Customer: i have 430 stamps", "You're 190 stamps short of it."),
    ("A deposit of £70 a canoe. Customer: 3 canoes please", "The deposit comes to £240."),
    ("A seat is £96 a year.", "A seat at £96 a year works out at £9 a month."),
    ("Mending takes 15 working days.", "Mending takes four weeks."),
    ("The fee you paid is refunded only if it was late.", "I've refunded you in full."),
    ("We answer within two days.", "We've opened a claim for you."),
]


@pytest.mark.parametrize(("source", "reply"), SAME, ids=lambda text: text[:40])
def test_a_figure_or_promise_that_follows_is_no_fault(source: str, reply: str) -> None:
    assert faults_of(source, reply) == []


@pytest.mark.parametrize(("source", "reply"), TWO_THINGS, ids=lambda text: text[:40])
def test_a_figure_said_of_its_own_thing_is_no_fault(source: str, reply: str) -> None:
    assert faults_of(source, reply) == []


@pytest.mark.parametrize(("source", "reply"), FALSE, ids=lambda text: text[:40])
def test_a_figure_or_promise_that_does_not_follow_is_a_fault(source: str, reply: str) -> None:
    assert faults_of(source, reply) != []


def test_an_hour_may_be_reckoned_from_when_the_order_was_placed() -> None:
    source = "An order can be cancelled within 90 minutes."

    assert faults_of(source, "You can cancel it until 20:30.", BOOTS) == []
    assert faults_of(source, "You can cancel it until 22:10.", BOOTS) != []


def test_an_item_may_be_called_otherwise_where_its_order_is_told_of() -> None:
    assert (
        faults_of("We repair lamps.", "The brass desk lamp is still being processed.", LAMP) == []
    )
    assert faults_of("We repair lamps.", "The desk lamp refund is being processed.", LAMP) != []


def test_a_contact_is_named_for_what_the_sources_have_it_for() -> None:
    sources = [
        "Rows with a removal crew go to crew@attic.example. Invoices: bills@attic.example.",
        "Customer: your removal crew was late",
    ]

    def named(address: str) -> set[str]:
        reply = f"Please tell us of your removal crew at {address}."
        return {fault.kind for fault in verify_reply(reply, sources, None, NOW)}

    assert named("crew@attic.example") == set()
    assert named("bills@attic.example") == {"email_phone"}
