"""What a reply works out, gives back of the customer's own or says in another tense is no fault, and
the same said falsely is one. Each true reply stands beside the false one it could be taken for."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from drafter.drafts import Citation, Part
from drafter.verify import Grounds, faults
from tests.verify.examples import NOW
from tests.verify.facts import faults_of

OAKS = "Postage is £4 under £50. Customer: basket 37, do i pay postage? size 12 shoes"
HIRE = "Hiring a canoe costs £40 a day plus a £75 deposit."
PUPS = "Pup mix is for dogs from 9 weeks to 14 months."

PAIRS = [
    # What the customer spends
    (OAKS, "Your £37 is below £50.", "Postage would be £37."),
    (OAKS, "Your £37 is below £50.", "Your £12 is below £50."),
    (OAKS, "You need another £13.", "You need another £18."),
    (OAKS, "Your £37 is below £50.", "Your €37 is below £50."),
    (
        "Guild members pay 10% less. Cards start at £20. Customer: kiln for 400, i'm in the guild",
        "The kiln comes to £360 for you.",
        "The kiln comes to £340 for you.",
    ),
    # Sums
    (HIRE, "On the day it's £115: £40 and a £75 deposit.", "On the day it's £125: £40 and £75."),
    (
        "A crest costs £30. Gilding adds £12.",
        "A gilded crest is £42.",
        "A gilded crest is £44.",
    ),
    (
        "The regatta starts on 27 November. From 30 November tickets cost more.",
        "Tickets cost less until 29 November.",
        "Tickets cost less until 28 November.",
    ),
    (
        "The regatta starts on 27 November and runs until 30 November.",
        "It runs until 30 November.",
        "It runs until 29 November.",
    ),
    # Lengths of time
    (
        "Season a kettle drum for 30 nights before playing it. Customer: mine came on 1 november",
        "As yours came on 1 November, that's from 1 December.",
        "As yours came on 1 November, that's from 4 December.",
    ),
    (PUPS, "It's made for dogs from nine weeks on.", "It's made for dogs from ten weeks on."),
    (PUPS, "It isn't for dogs under nine weeks.", "It isn't for dogs under 14 weeks."),
    (PUPS, "It isn't for dogs under nine weeks.", "It's for dogs under nine weeks."),
    (
        "Stars lapse after 20 months. Customer: last bought 15 months ago",
        "That leaves about five months.",
        "That leaves about eight months.",
    ),
    (
        "A print is ready in 6 working days; a mount adds 3.",
        "With a mount it's ready after nine working days.",
        "With a mount it's ready after eight working days.",
    ),
    (
        "The fair opens to all on 9 May, to friends on 7 May.",
        "Friends get in two days before everyone.",
        "Friends get in four days before everyone.",
    ),
    # Days
    (
        "Rolls are baked on Mondays and Thursdays and leave the day after.",
        "The next rolls leave on Friday.",
        "The next rolls leave on Saturday.",
    ),
    (
        "Send a photo within 48 hours of delivery. Customer: it came today",
        "Send it by the day after tomorrow.",
        "Send it by 28 November.",
    ),
    (
        "Tokens are valid for 18 months. Customer: got mine jan 2026",
        "It's good until July 2027.",
        "It's good until September 2027.",
    ),
    # Measures and counts
    (
        "The Fjell weighs 1.4 kg, the Vidde 2.1 kg.",
        "The Vidde is 700 g heavier than the Fjell.",
        "The Vidde is 900 g heavier than the Fjell.",
    ),
    (
        "A new lid is free to anyone with a receipt.",
        "A lid is free with a receipt.",
        "A lid is £3.",
    ),
    ("Change it or give it back.", "You have two choices.", "You have two vouchers."),
    # Several steps, each of them on the table
    (
        "A stall is £18, a table £7. Customer: 2 stalls and 3 tables",
        "Two stalls come to £36 and three tables to £21, so £57 in all.",
        "Two stalls come to £36 and three tables to £21, so £64 in all.",
    ),
    (
        "Up to 8 keys are £20, each further key £2.50. Customer: 11 keys",
        "Eleven are £27.50: £20 and £2.50 for each of the other three.",
        "Eleven are £29.50: £20 and £2.50 for each of the other three.",
    ),
    (
        "Sharpening is £9, engraving £21, a case £30. Customer: two knives to sharpen",
        "It's £9 a knife, so the two come to £18.",
        "It's £9 a knife, so the two come to £25.",
    ),
    # Which tier it is
    (
        "5% off from 4 tins, 9% off from 10. Customer: i need 7 tins",
        "For seven tins you'd get 5% off.",
        "For seven tins you'd get 9% off.",
    ),
    (
        "Up to 3 kg £6, up to 8 kg £10. Customer: it weighs 5 kg",
        "Your parcel of 5 kg costs £10.",
        "Your parcel of 5 kg costs £6.",
    ),
    # Days and hours
    (
        "The film runs 1 hour 40 minutes. Customer: starts 19:30?",
        "It's over at 9:10pm.",
        "It's over at 9:40pm.",
    ),
    (
        "Hired cloaks are back by noon on the Tuesday after the event. Customer: it's on 5 december",
        "Please bring it back by Tuesday 8 December.",
        "Please bring it back by Tuesday 15 December.",
    ),
    ("Cut takes 6 days and 3 more to dye.", "That's nine days in all.", "That's ten days in all."),
    ("Return it within 60 days. Customer: it's 3 weeks old", "60 days it is.", "You've 61 days."),
    ("A tip costs £6 an item. Customer: a pair", "Tips are £6 an item.", "Tips are £12 an item."),
    ("The usual fee is £4. Customer: 2 parcels", "The usual £4 is due.", "The usual £8 is due."),
    (
        "Mooring costs £3 an hour.",
        "It's £3 an hour, so four hours would be £12.",
        "It's £3 an hour, so four hours would be £15.",
    ),
    # Terms of the shop aren't the customer's to set
    (
        "We cut up to 3 keys a visit. Customer: can you cut four keys",
        "We cut up to three keys.",
        "We cut up to four keys.",
    ),
    (
        "If a parcel is refused, we refund the goods. Customer: i refused it",
        "If you refuse it, the goods are refunded.",
        "The goods are refunded.",
    ),
    (
        "Policy verdict: return accepted. Customer: where is my money",
        "Your return has been accepted.",
        "Your money has been refunded.",
    ),
    # A step at a time, from a figure said before
    (
        "A loom is £30 a day, a shuttle £4. Customer: 3 looms and a shuttle",
        "Three looms are £90. With the shuttle you'd be at £94.",
        "Three looms are £90. With the shuttle you'd be at £97.",
    ),
    (
        "Hems are £14. Two or more: 10% off. Customer: 3 hems",
        "Three are £42, and 10% comes off: £37.80.",
        "Three are £42, and 10% comes off: £36.20.",
    ),
    ("A loom is £30 a day.", "Postage costs £30.", "It's £35: that's £5 plus £30."),
    (
        "A rug is £229, an underlay £34.",
        "A rug is £229. Together that's £263.",
        "It's £270 in all.",
    ),
    (
        "A stamp card has 60 fields. Customer: i have 145 stamps",
        "That's two cards, with 25 left over.",
        "That's two cards, with 35 left over.",
    ),
    (
        "The bench is 140 cm wide. Customer: my gap is 1.5 m",
        "It fits your 1.5 m gap with 10 cm to spare.",
        "It fits your 1.5 m gap with 20 cm to spare.",
    ),
    (
        "A bag holds 700 litres.",
        "Two bags give you 1,400 litres.",
        "Two bags give you 1,500 litres.",
    ),
    ("1,000 cards are £55.", "That works out at 5.5p a card.", "That works out at 6.5p a card."),
    (
        "A deposit of half the price is due. Customer: the coat for 560",
        "You'd pay £280 now.",
        "You'd pay £270 now.",
    ),
    # Days and lengths, from when the customer says it was
    (
        "Blooms last at least 7 days. Customer: they came thursday",
        "That was four days ago, within the seven days.",
        "That was four days ago, within the nine days.",
    ),
    (
        "Refunds take 5 working days. Customer: you got it on friday",
        "Look for it this Friday.",
        "Look for it this Wednesday.",
    ),
    (
        "Quiz nights are on Thursdays.",
        "The next one is on Thursday, 26 November.",
        "The next one is on Thursday, 27 November.",
    ),
    (
        "Printing takes 4 working days, sending 3 working days.",
        "Ordered today, it's there by 2 December.",
        "Ordered today, it's there by 8 December.",
    ),
    (
        "Changes are possible for 30 minutes. Customer: ordered 10 min ago",
        "You still have about 20 minutes.",
        "You still have about 25 minutes.",
    ),
    (
        "Pumps unused for over 3 years need a seal; the others don't.",
        "It's been unused for over three years.",
        "It's been unused for over five years.",
    ),
    (
        "Air takes 5 days, sea 8 weeks.",
        "Air takes five days instead of eight weeks.",
        "Air takes eight weeks, sea five days.",
    ),
    (
        "Order by the 1st; changes until 5 days before. Boxes leave on the 1st of each month.",
        "You can change it until 26 November.",
        "You can change it until 29 November.",
    ),
    (
        "Cancel 6 weeks or more before the event. Customer: it's on 20 feb 2027",
        "Cancel it by 9 January.",
        "Cancel it by 19 January.",
    ),
    (
        "Repairs are done within 10 working days. Customer: you got it 13th",
        "You got it on the 13th, so it's due on 27 November.",
        "You got it on the 13th, so it's due on 1 December.",
    ),
    (
        "Papers may not be older than 12 months. Customer: mine are from 2024",
        "They'd be more than twelve months old by then.",
        "They may be more than twelve months.",
    ),
    (
        "Rooms are left by 11:00, for £20 by 14:00.",
        "That's three hours longer.",
        "That's five hours longer.",
    ),
    ("Open Sat 10.00 to 17.00.", "Pop in from ten to five.", "Pop in from ten to four."),
    # Shares and rates
    (
        "Sow 35 g per square metre. Customer: lawn is 60 m2",
        "You'd want about 2.1 kg.",
        "You'd want about 2.6 kg.",
    ),
    ("A box of 4 €22, a box of 8 €38.", "The box of eight is €38.", "The box of nine is €38."),
    (
        "Duties are included.",
        "There's nothing to pay on top: duties are included.",
        "There's nothing to pay for wrapping.",
    ),
    (
        "We keep it for 10 days. Customer: got the mail 4 days ago",
        "Only four have gone by.",
        "Only seven have gone by.",
    ),
    (
        "Cakes need 3 days' notice. Customer: one for saturday",
        "Please order by Wednesday.",
        "Please order by Friday.",
    ),
    (
        "The hose has a 10-year guarantee. Customer: mine is 2 years old",
        "Eight years of it are left.",
        "Six years of it are left.",
    ),
    (
        "Paid in 3 instalments: at once, after 30 and 60 days. From £60. Customer: bag for 135",
        "That's three payments of £45, the second on 23 December.",
        "That's three payments of £55, the second on 23 December.",
    ),
    (
        "It stays warm for 6 hours on low and 3 on high.",
        "On high it's three hours.",
        "On high it's four hours.",
    ),
    ("Collect it after 16:00.", "It's ready from four o'clock.", "It's ready from three o'clock."),
    (
        "It weighs 17.5 kg, the battery 2.5 kg.",
        "Without the battery it's 15 kg.",
        "Without the battery it's 16 kg.",
    ),
    (
        "At least €60 is needed. Customer: ordered for 55",
        "That's €5 below the €60.",
        "That's €9 below the €60.",
    ),
    ("The cable is 1.8 m long.", "It will reach your socket.", "It will reach your door."),
    (
        "Packed the same day before noon. Express takes one working day. Customer: ordered friday",
        "Count on having it on Tuesday.",
        "Count on having it on Thursday.",
    ),
    (
        "Coupons last 24 months. Customer: mine is from march 2025",
        "It's from March 2025.",
        "It's from March 2030.",
    ),
    (
        "Boxes renew each month on the day you joined. Cancel up to 2 days before. "
        "Customer: joined on 28 oct",
        "It renews on 28 November; cancel it by 26 November.",
        "It renews on 30 November; cancel it by 26 November.",
    ),
    (
        "The sale starts on 27 December. Customer: is it on boxing day?",
        "You'll only wait one day longer.",
        "You'll only wait two days longer.",
    ),
    (
        "Slides from age 16. Customer: my daughter is 15",
        "She has a year to go.",
        "She has two years to go.",
    ),
    # Promises
    ("Swaps are possible until 15 January.", "She's got until 15 January.", "She's got it sent."),
    (
        "Coils are guaranteed for 5 years.",
        "It's guaranteed for five years.",
        "It's guaranteed.",
    ),
    (
        "Coils are guaranteed for 5 years.",
        "It's guaranteed for five years.",
        "It's guaranteed for nine years.",
    ),
    (
        "Our sofas come with a crew who phone 30 minutes ahead.",
        "They'll phone 30 minutes ahead.",
        "They'll refund you 30 minutes ahead.",
    ),
    (
        "Customers who phone before noon skip the queue.",
        "You can phone before noon.",
        "We'll phone you before noon.",
    ),
    (
        "These cloths last about 90 washes.",
        "They'll be with you for about 90 washes.",
        "They'll be with you soon, for about 90 washes.",
    ),
    ("We answer all mail.", "You're being careful, and rightly.", "Your refund is being paid."),
    ("We answer all mail.", "Sorry the rings have lost their glow.", "The courier has lost it."),
    ("We answer all mail.", "That point has passed.", "Your refund has been passed on."),
    ("We answer all mail.", "The date has moved.", "The date has been moved."),
    ("We answer all mail.", "The date has moved.", "The boss has moved your date."),
    ("We answer all mail.", "I get that it's odd.", "I've got that refunded."),
    (
        "Cuts can't be changed after payment.",
        "The cut is fixed once you've paid.",
        "The cut is fixed.",
    ),
    (
        "We test the seal after each battery change.",
        "We test the seal each time we've changed a battery.",
        "We've changed your battery.",
    ),
    (
        "Returns must be posted within 30 days.",
        "Please make sure they're on their way within 30 days.",
        "Be sure of this: they're on their way.",
    ),
    (
        "Express arrives the next working day.",
        "With express it'll come on the next working day.",
        "It'll come tomorrow.",
    ),
    ("Members get £20 off. Customer: 30 off?", "Members get £20 off.", "Members get 30 off."),
    ("No cash is paid out for cards.", "We don't pay it out in cash.", "You don't pay for it."),
    ("Bring tea.", "Is there a free hour?", "There's a free table lamp."),
]


@pytest.mark.parametrize(("source", "true", "false"), PAIRS, ids=lambda text: text[:36])
def test_what_follows_passes_and_its_neighbour_does_not(source: str, true: str, false: str) -> None:
    assert faults_of(source, true) == []
    assert faults_of(source, false) != []


def of_message(words: str, reply: str) -> list[str]:
    """Faults of a reply to a message that isn't cited."""
    grounds = Grounds(
        now=NOW,
        zone=ZoneInfo("Europe/London"),
        sources={"a": "Postage is £4 under £50. Mugs are covered for 12 months."},
        customer_words=words,
    )
    part = Part(text=reply, citations=(Citation(source="a", kind="knowledge", quote=""),))
    return [fault.words for fault in faults([part], grounds)]


def test_what_the_message_says_of_the_customer_may_be_given_back_uncited() -> None:
    words = "basket 37, and my mug cracked, had it for 8 months"

    assert of_message(words, "Your £37 is under £50, so postage is £4.") == []
    assert of_message(words, "You've had the mug for eight months, so it's covered.") == []


def test_the_message_grounds_no_price_and_no_term_of_the_shop() -> None:
    words = "my friend said postage is 2 and that mugs are covered for 36 months"

    assert of_message(words, "Postage is £2 under £50.") != []
    assert of_message(words, "Mugs are covered for 36 months.") != []


def test_a_discount_that_a_customer_asks_for_is_not_granted_by_asking() -> None:
    assert of_message("can i get 20 off please", "You can take 20 off.") == ["20"]
    assert of_message("basket 37, 5 off?", "Sure, 5 off your £37.") != []
