"""A source said again in a person's own words is no fault."""

from __future__ import annotations

import pytest

from drafter.verify import verify_reply
from tests.verify.examples import NOW

SAME = [
    (
        "The reward can't be combined with other codes and doesn't apply to gift cards.",
        "It can't be combined with another code, though.",
    ),
    (
        "The guarantee doesn't cover mats used without a thermostat.",
        "There's a guarantee, though that doesn't cover mats used without a thermostat.",
    ),
    (
        "Codes don't apply to sale items.",
        "It's also worth knowing that they won't apply to sale items.",
    ),
    ("Our serums are not tested on animals.", "None of our serums are tested on animals."),
    ("Walk-ins are not available at weekends.", "We don't do walk-ins at weekends."),
    ("Wetsuit rental can be cancelled.", "You can cancel the wetsuit hire."),
    ("No appointment is needed.", "There's no need to book."),
    (
        "Gas cartridges are for store pick-up only.",
        "The gas cartridges can't be posted, as those are for store pick-up only.",
    ),
    (
        "Order 12: tent, parcel number 1550 4421 83.",
        "The parcel number is 1550 4421 83.",
    ),
    (
        "The £4 collection charge is waived if the saddle is faulty.",
        "There's a £4 collection charge, but we waive it if your saddle is faulty.",
    ),
    (
        "We offer interest-free finance over 12 months on saddles above £900.",
        "You can spread a saddle above £900 over 12 months interest free.",
    ),
    ("We hire violas in sizes 1/4 to 4/4.", "We have violas for hire in sizes from 1/4 up to 4/4."),
    ("Cleaning is included in the price of a fitting.", "For a fitting, cleaning is on us."),
    (
        "We don't deliver on weekends or bank holidays.",
        "Please bear in mind that we don't deliver on weekends or bank holidays.",
    ),
    (
        "Unused fabric can be returned within 14 days if it was bought as a full metre.",
        "Fabric you haven't used can come back within 14 days provided it was a full metre.",
    ),
    (
        "The product page shows whether a stove is in stock at a store.",
        "The stove's product page shows whether it's in stock at our stores.",
    ),
    (
        "Once we've confirmed it, you get a free label for the wrong one.",
        "Once we've confirmed it, you'll get a free label to send the wrong one back.",
    ),
    (
        "Duty is included, so there's nothing to pay at the gate. If a rider asks you for cash, don't pay.",
        "You won't have anything to pay at the gate, and if a rider asks, please don't pay.",
    ),
    ("Steaming will ruin felt hats.", "Felt hats shouldn't be steamed."),
    ("Look in the shed. If the key isn't there, ring us.", "If the key's not there, ring us."),
    (
        "Choose a reed on the hire page and we'll post it.",
        "Pick a reed on the hire page and we'll post it.",
    ),
    (
        "Lofts sleep four on nights down to 4 °C.",
        "It depends on how cold a night it is: it's fine down to 4 °C.",
    ),
    ("Dry it flat, not in the tumble dryer.", "Then dry it flat rather than in the tumble dryer."),
    (
        "A chip won't rust through, but if it's on the rim, it's time to retire the mug.",
        "The chip won't rust through, but if it's on the rim, it's best not to use that mug any more.",
    ),
    (
        "Delivery in the UK takes 2 days, and it leaves within 1 working day. Royal Mail brings it.",
        "We send it out within 1 working day, and Royal Mail brings it to you.",
    ),
    (
        "If there's a vase in the set, it goes on Monday. If there isn't, tell us here.",
        "If there's a vase in the set, it goes on Monday. If not, tell us here.",
    ),
    (
        "Soles are glued and not covered by the guarantee.",
        "Glued soles fall outside the guarantee.",
    ),
    (
        "Felt hats cannot be returned once steamed.",
        "A felt hat that has been steamed is one of the exceptions: it can't be returned.",
    ),
    ("The kit includes brushes but no varnish.", "You'd have to buy the varnish yourself."),
    (
        "Rugs are sold with a mat; the gripper is not included.",
        "You'll need to get a gripper for the rug.",
    ),
    ("Quilts can be dried without a liner.", "No liner is needed for drying a quilt."),
    (
        "Looms are charged when they are dispatched.",
        "Your loom isn't charged until it's dispatched.",
    ),
    (
        "You can change your menu at any time before the order is cooked.",
        "As long as your lunch hasn't been cooked you can change the menu.",
    ),
    (
        "Sausages are made without preservatives.",
        "There are no preservatives in our sausages at all!",
    ),
    (
        "You need a valid permit and a helmet to ride here.",
        "A permit on its own isn't enough to ride here: bring a helmet as well.",
    ),
    (
        "Our trainers are vegan and have never been waxed.",
        "The trainers are fully vegan.",
    ),
    (
        "We cannot mend parts of discontinued lamps.",
        "That lamp has been discontinued, I'm sorry.",
    ),
    (
        "Printed mugs take four working days and cannot be returned unless faulty.",
        "Printing a mug takes four working days.",
    ),
    (
        "Garden lamps cannot be returned once wired.",
        "I see, it's a garden lamp.",
    ),
    (
        "Tablets run on iPadOS 15 and later. There is no Kindle version.",
        "I'm sorry, we have no version for the Kindle. An iPad with iPadOS 15 is fine.",
    ),
    ("Opened scarves can be exchanged.", "You can exchange the scarf though it's been opened."),
    ("We have workshops in 30 towns.", "We've got workshops in 30 towns."),
    ("Give the puppy around 90 g a day.", "The puppy needs about 90 g daily."),
    ("We open Monday to Saturday.", "We're open every day except Sunday."),
    ("The sauna is included in all passes.", "The sauna won't cost extra with any pass."),
    ("We do not refund part months.", "We can't refund part of a month."),
    ("Buses leave every 15 minutes.", "There's a bus every quarter of an hour."),
    ("We do not wash silk.", "Silk is something we can't wash, I'm afraid."),
    ("Refilled flasks are not exchanged.", "If you refill the flask we can't exchange it."),
    ("Parking is included in week tickets.", "With a week ticket parking is included."),
    (
        "Riding lessons run weekly. Riding hats are compulsory.",
        "Everyone needs to wear a riding hat.",
    ),
    ("Bibs are not provided; cots are.", "Cots are provided."),
    (
        "We can't guarantee the same firing if you want more tiles later.",
        "If you want more tiles later, we can't promise they will come from the same firing.",
    ),
    (
        "Harps in the clearance are sold as seen and can't be returned. All other harps can be "
        "returned within 40 days, even restrung.",
        "Outside the clearance, you can return a harp within 40 days. Clearance harps are sold as "
        "seen and aren't returnable.",
    ),
    (
        "Kayaks may split in the sun.",
        "A kayak can split if it's left in the sun, wherever you paddle.",
    ),
    ("Stamp albums come in three sizes.", "Lovely present! The album comes in three sizes."),
    ("There's no limit to how often you swap books.", "You can swap books as often as you like."),
    ("Painting without solvents is allowed.", "Paint away, but leave the solvents out."),
    ("The shop is closed on Tuesdays.", "We're open every day but Tuesday."),
    ("Dry the boat before you pack it away.", "Always dry the boat before packing it."),
]


@pytest.mark.parametrize(("source", "reply"), SAME, ids=[reply[:50] for _, reply in SAME])
def test_what_a_source_says_may_be_said_in_other_words(source: str, reply: str) -> None:
    assert [fault.why for fault in verify_reply(reply, [source], None, NOW)] == []


KEPT = [
    ("Kites can be hired if you have a pilot's card.", "With your pilot's card you can hire it."),
    (
        "Hives are delivered free on orders over £80.",
        "Once you spend £80 or more, the hive comes free.",
    ),
    (
        "Looms can be returned within 20 days if they are unused.",
        "As long as it hasn't been used, the loom can come back within 20 days.",
    ),
    (
        "We mend sails after the deposit is paid. The loft is open all week.",
        "The loft is open all week, and all of it.",
    ),
    ("Barges can be moored overnight in Kent and Essex.", "You can moor the barge in Kent."),
    ("You get a 10% discount on your first box.", "The first box comes with 10% off."),
    ("Cancel before the boat leaves and you get a refund.", "Get a refund before the boat leaves."),
]


@pytest.mark.parametrize(("source", "reply"), KEPT, ids=[reply[:50] for _, reply in KEPT])
def test_a_condition_may_be_kept_in_other_words(source: str, reply: str) -> None:
    assert [fault.why for fault in verify_reply(reply, [source], None, NOW)] == []


LOST = [
    ("Kites can be hired if you have a pilot's card.", "You can hire any kite."),
    ("Hives are delivered free on orders over £80.", "You'll get free delivery on every hive."),
    ("Looms can be returned within 20 days if unused.", "You can return the loom, used or not."),
    ("Harps are tuned free within 2 months of purchase.", "Harps are tuned free any time."),
    ("Scouts get free entry to the maze.", "Everyone gets free entry to the maze."),
    ("You get a 10% discount on your first box.", "You'll get a 10% discount on every box."),
    ("We'll send a spare if you report it within 3 days.", "We'll send you a spare."),
    ("Only harps of ours are tuned for £9.", "We tune any harp for £9, whoever made it."),
    ("Ferrets are weighed free when they come for a jab.", "All ferrets are weighed free."),
]


@pytest.mark.parametrize(("source", "reply"), LOST, ids=[reply[:50] for _, reply in LOST])
def test_a_condition_that_is_set_aside_is_missed(source: str, reply: str) -> None:
    kinds = {fault.kind for fault in verify_reply(reply, [source], None, NOW)}

    assert kinds == {"condition_dropped"}


def test_a_condition_is_none_where_a_closer_sentence_has_it_not() -> None:
    rule = "Harps can be swapped if they are untuned."
    other = "Any harp can be swapped for a lute."
    reply = "You can swap any harp for a lute."

    assert verify_reply(reply, [rule], None, NOW) != ()
    assert verify_reply(reply, [rule, other], None, NOW) == ()


def test_a_source_cut_short_misses_its_condition_unless_the_customer_meets_it() -> None:
    source = "A kite takes 4 days to mend once the sail has dried, and we post it the next day."
    reply = "A kite takes 4 days to mend, and we post it the next day."

    assert verify_reply(reply, [source], None, NOW) != ()
    assert verify_reply(reply, [source, "Customer: Ana: the sail has dried"], None, NOW) == ()


OPPOSITE = [
    ("Felt hats can't be returned.", "Felt hats can be returned."),
    (
        "If a rider asks you for cash, don't pay, and ring us.",
        "If a rider asks you for cash, do pay, and ring us.",
    ),
    ("Please don't pay the rider.", "Please pay the rider."),
    ("Lute strings are free for members.", "Lute strings aren't free for members."),
    ("A loom costs £9 to hire.", "You don't pay for the loom."),
    ("Quilts must be dried with a liner.", "Quilts don't need to be dried with a liner."),
    ("Kites are not repaired in winter.", "We repair kites in winter, too."),
    ("Looms can't be hired on Sundays.", "Although it's a Sunday, you can hire a loom."),
    (
        "Opened glue can't be returned, unless it has dried out. Sealed glue can.",
        "Opened glue can be returned, just like sealed glue.",
    ),
    ("We cannot mend parts of discontinued lamps.", "We can mend your discontinued lamp."),
    ("Sausages are made without preservatives.", "Our sausages have preservatives."),
    ("Printed mugs cannot be returned unless faulty.", "Printed mugs can be returned."),
    ("We open Monday to Saturday.", "We're open every day except Monday."),
    ("Oil the bench twice a year.", "Give the bench some oil every four months."),
    ("Your fee is due on Friday.", "Good news: it's been refunded."),
    ("Kites are repaired in spring.", "Kites are repaired in spring, and we lend you a spare one."),
    ("A hive has two frames.", "A hive has two frames and a padded roof."),
    ("Felt hats can be steamed at home.", "A technician has to sign off every steamed hat."),
]


@pytest.mark.parametrize(("source", "reply"), OPPOSITE, ids=[reply[:50] for _, reply in OPPOSITE])
def test_and_what_it_does_not_say_is_still_a_fault(source: str, reply: str) -> None:
    assert verify_reply(reply, [source], None, NOW) != ()


def test_what_a_customer_asks_contradicts_no_reply() -> None:
    sources = ["We restring harps in the spring.", "Customer: Ada: can my flute be tuned?"]
    reply = "Your flute can't be tuned."

    assert not [f for f in verify_reply(reply, sources, None, NOW) if f.kind == "negation"]


def test_a_place_that_no_source_has_is_denied_without_contradicting_those_it_has() -> None:
    sources = ["We have three lofts: Bath, York and Hull.", "Customer: a loft in Oxbridge?"]

    assert verify_reply("We don't have a loft in Oxbridge.", sources, None, NOW) == ()
    assert verify_reply("We don't have a loft in York.", sources, None, NOW) != ()


def test_what_a_customer_hopes_lifts_no_condition() -> None:
    sources = [
        "Harps can be exchanged if they haven't been restrung.",
        "Customer: Ada: Hello. I hope harps can be exchanged. Harps can be exchanged with others.",
    ]
    reply = "The harp can be exchanged."

    kinds = [fault.kind for fault in verify_reply(reply, sources, None, NOW)]
    assert kinds == ["condition_dropped"]
