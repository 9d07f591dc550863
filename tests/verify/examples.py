"""Replies and the sources they claim to rest on: faithful ones, and ones with a single fault.

Written for several made-up shops, so that no rule is fitted to one brand's wording.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from drafter.messages import Item, Order

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
"""A Monday."""

TENT = Order.model_validate(
    {
        "id": "48213",
        "status": "shipped",
        "placed_at": "2026-11-16T09:30:00Z",
        "shipped_at": "2026-11-17T15:00:00Z",
        "currency": "GBP",
        "total": "214.00",
        "carrier": "DPD",
        "tracking_url": "https://track.dpd.example/p/15501",
        "items": [
            {"name": "Moor 2 tent", "sku": "MT-2", "price": "180.00", "category": "tents"},
            {"name": "Enamel mug", "quantity": 2, "price": "17.00", "category": "mugs"},
        ],
    }
)
BOOTS = Order.model_validate(
    {
        "id": "FW-7719",
        "status": "delivered",
        "placed_at": "2026-10-08T18:00:00Z",
        "shipped_at": "2026-10-09T12:00:00Z",
        "delivered_at": "2026-10-13T10:00:00Z",
        "currency": "GBP",
        "total": "123.95",
        "carrier": "Royal Mail",
        "items": [{"name": "Ridgeline boots", "price": "120.00", "category": "boots"}],
    }
)
LAMP = Order(
    id="LU-20881",
    status="processing",
    placed_at=datetime(2026, 11, 22, 20, 15, tzinfo=UTC),
    currency="EUR",
    items=(Item(name="Halo desk lamp"),),
)


@dataclass(frozen=True, slots=True)
class Example:
    """`fault` is empty for a faithful reply; `bad` are the words that make it false."""

    reply: str
    sources: tuple[str, ...]
    fault: str = ""
    bad: str = ""
    order: Order | None = None


RETURNS = (
    "You can return anything unused, with its tags, within 30 days of delivery. Start your return "
    "at https://fernway.example/returns. The label is free in the UK; in the EU €4.95 is taken off "
    "the refund. We refund the payment method you used within 5 working days after the parcel "
    "reaches us."
)
FINAL_SALE = "Final-sale items can't be returned or exchanged unless they're faulty."
DELIVERY = (
    "UK standard delivery takes 2–3 working days and costs £3.95, or nothing from £50. Next-day "
    "delivery is £6.95 if you order by 14:00 Monday to Friday. We don't deliver to the Channel "
    "Islands or to PO boxes."
)
STORES = (
    "Our stores in Sheffield and Bristol are step-free. Edinburgh has one step, and there's a ramp "
    "at the door. We're open Monday to Saturday 9:30–18:00 and Sunday 11:00–17:00."
)
WARRANTY = (
    "Manufacturing faults are covered for 2 years from delivery, and for 5 years on tents and "
    "rucksacks. Wear and tear isn't covered. Claim with a photo at "
    "https://fernway.example/warranty and we answer within 3 working days."
)
GIFT_CARDS = (
    "Gift cards come in any amount from £10 to £250 and arrive by e-mail within 1 hour. They're "
    "valid for 24 months. You can use up to 3 on one order. They can't be exchanged for cash."
)
CANCEL = (
    "We can cancel an order while it's still processing. Once it has shipped, we can't stop it: "
    "refuse the parcel or send it back. The refund for a cancelled order takes 3 working days."
)
LOST = (
    "If a UK parcel hasn't arrived 10 working days after dispatch, it counts as lost and we send a "
    "replacement or refund you in full, whichever you prefer."
)
FAULTY = (
    "If something arrives damaged, tell us within 14 days of delivery and send a photo. We replace "
    "it or refund you in full, and we pay the postage."
)
SKIN = (
    "Our serum is suitable for vegans and is not tested on animals. It contains almond oil, so it "
    "isn't suitable for people with a nut allergy. Use it within 6 months of opening. Opened "
    "products can't be returned."
)
LAMPS = (
    "The Halo desk lamp has a 3-year guarantee. The Halo works with Alexa and Google Home but not "
    "with Apple HomeKit. Bulbs are included. Replacement bulbs cost $8.50 each."
)
BOX = (
    "You can skip a week or pause your box at any time in your account, up to 5 days before the "
    "next delivery. Boxes are delivered on Tuesdays and Thursdays between 8am and 1pm. New members "
    "get 30% off their first box."
)
SOFA = (
    "Sofas are made to order and take 8 to 10 weeks. A deposit of 20% is due when you order. Our "
    "two-person delivery team brings it to a room of your choice. We take your old sofa away for "
    "£45. Deposits on made-to-order sofas are non-refundable."
)
POINTS = (
    "You collect 1 point for every £1 you spend. 100 points are worth £5. Points land 30 days "
    "after delivery and lapse after 12 months without an order."
)
PAYMENT = (
    "We take Visa, Mastercard, Amex, PayPal and Apple Pay. You can pay in three parts with Klarna "
    "on UK orders from £30 to £600. We don't take cheques."
)
CODE = (
    "Newsletter subscribers get 10% off their first order over £40 with the code HELLO10. It can't "
    "be combined with another code and isn't valid on gift cards."
)
CONTACT = (
    "You can reach us at help@fernway.example or on +44 114 496 0182, Monday to Friday 9:00–17:00. "
    "British Sign Language calls are available Monday to Friday."
)
TENT_EVENT = "All our tents are 20% off until 29 November. Enter the code TENT20 at checkout."
REPAIRS = (
    "When something is out of warranty, we can repair it from £15. You get a quote first, and the "
    "repair takes about 2 weeks."
)
EXCHANGE = (
    "You can swap an item for another size or colour within 30 days of delivery if it's unused. In "
    "the UK the exchange is free, once per order. In the EU and the US, please return it and order "
    "again."
)
MUGS = (
    "Our enamel mugs can go in the dishwasher, but not in the microwave. A chip won't rust through. "
    "If the rim is chipped, stop drinking from it."
)
PRE = (
    "Pre-orders are paid for when you order and sent on the date shown on the product page. You "
    "can cancel a pre-order any time before it's dispatched."
)
STATUS = "You can follow your parcel with the tracking link in your dispatch e-mail."

FAITHFUL = (
    Example(
        "Hi Jane, thanks for getting in touch. You've got 30 days from delivery to send it back, as "
        "long as it's unused and still has its tags. You can start here: "
        "https://fernway.example/returns",
        (RETURNS,),
    ),
    Example(
        "Once your parcel is back with us, we'll refund the card you paid with within five working "
        "days. Returning from the UK costs you nothing.",
        (RETURNS,),
    ),
    Example(
        "Returns from the EU cost €4.95, which comes off your refund. In the UK the label's free.",
        (RETURNS,),
    ),
    Example(
        "Your boots arrived on 13 October, so the 30 days ended on 12 November and it's too late "
        "for a return now. Sorry it's not better news.",
        (RETURNS,),
        order=BOOTS,
    ),
    Example(
        "I'm afraid final sale items can't be returned, unless they turn out to be faulty.",
        (FINAL_SALE,),
    ),
    Example(
        "Standard delivery in the UK is £3.95 and takes two to three working days. Orders of £50 "
        "or more go free.",
        (DELIVERY,),
    ),
    Example("If you order before 2pm on a weekday, next-day delivery is £6.95.", (DELIVERY,)),
    Example("Sorry, we don't ship to the Channel Islands, or to PO boxes.", (DELIVERY,)),
    Example(
        "Good news: the Sheffield store is step-free. Edinburgh has a single step, with a ramp at "
        "the door.",
        (STORES,),
    ),
    Example("On Sundays our shops are open from 11am to 5pm.", (STORES,)),
    Example("Yes, we're open on Wednesday, 9.30am to 6pm.", (STORES,)),
    Example(
        "Your rucksack is covered for five years against manufacturing faults. To claim, send us a "
        "photo at https://fernway.example/warranty and you'll hear back within three working days. "
        "Just so you know, wear and tear isn't included.",
        (WARRANTY,),
    ),
    Example(
        "Gift cards go from £10 up to £250, and last two years. It should land in your inbox "
        "within an hour.",
        (GIFT_CARDS,),
    ),
    Example("You can use three gift cards at most on an order.", (GIFT_CARDS,)),
    Example(
        "Your order's already shipped, so we can't stop it now. You can refuse the parcel, or send "
        "it back to us.",
        (CANCEL,),
        order=TENT,
    ),
    Example(
        "Your lamp order is still processing, so it can be cancelled. The refund then takes 3 "
        "working days.",
        (CANCEL,),
        order=LAMP,
    ),
    Example(
        "I'm sorry it hasn't turned up yet. Order 48213 left us on 17 November with DPD, and you "
        "can follow it here: https://track.dpd.example/p/15501. If it isn't with you 10 working "
        "days after that, on Tuesday 1 December, it counts as lost and we'll send you a new one or "
        "give you your money back, whichever you like.",
        (LOST,),
        order=TENT,
    ),
    Example(
        "Oh no, sorry your mug arrived chipped. Send us a photo within 14 days of delivery and "
        "we'll replace it or refund you in full. The postage is on us.",
        (FAULTY,),
        order=TENT,
    ),
    Example(
        "The serum is vegan and we don't test it on animals. It has almond oil in it, so please "
        "don't use it if you have a nut allergy.",
        (SKIN,),
    ),
    Example(
        "Once it's opened, use the serum up within six months. Sorry, but we can't take opened "
        "products back.",
        (SKIN,),
    ),
    Example(
        "The Halo works with Alexa and Google Home. It doesn't work with HomeKit. It comes with "
        "bulbs, and spare ones are $8.50 each.",
        (LAMPS,),
    ),
    Example("There's a three year guarantee on your Halo lamp.", (LAMPS,), order=LAMP),
    Example(
        "You can skip a week or pause whenever you like in your account, as long as it's at least "
        "5 days before your next delivery.",
        (BOX,),
    ),
    Example(
        "We deliver on Tuesdays and Thursdays, between 8:00 and 13:00. As a new member, your first "
        "box is 30% off.",
        (BOX,),
    ),
    Example(
        "A sofa takes 8–10 weeks, because each one is made to order. You pay a 20% deposit when "
        "you order; it can't be refunded.",
        (SOFA,),
    ),
    Example("Yes, we can take your old sofa away. That costs £45.", (SOFA,)),
    Example(
        "You get one point for each pound you spend, and 100 points give you £5. They land in your "
        "account 30 days after delivery.",
        (POINTS,),
    ),
    Example("Points lapse if you don't order anything for a year.", (POINTS,)),
    Example(
        "You can pay in three parts with Klarna if you're in the UK and your order is between £30 "
        "and £600.",
        (PAYMENT,),
    ),
    Example("Yes, we accept Amex, and PayPal too. We don't accept cheques, sorry.", (PAYMENT,)),
    Example(
        "The code HELLO10 takes 10% off your first order if it's over £40. It won't work together "
        "with another code, or on gift cards.",
        (CODE,),
    ),
    Example(
        "You can call us on +44 114 496 0182 on weekdays from 9am to 5pm, or write to "
        "help@fernway.example.",
        (CONTACT,),
    ),
    Example(
        "The tent offer runs until Sunday 29 November: 20% off every tent with the code TENT20 at "
        "the checkout.",
        (TENT_EVENT,),
    ),
    Example("There are 6 days left: all tents are 20% off until 29 November.", (TENT_EVENT,)),
    Example(
        "If it's out of warranty we can still repair it, from £15. We'll send you a quote first. "
        "It takes around a fortnight.",
        (REPAIRS,),
    ),
    Example(
        "You can exchange it for a different size within 30 days of delivery, if you haven't used "
        "it. That's free in the UK, once for each order.",
        (EXCHANGE,),
    ),
    Example("Your mug is dishwasher safe. Please keep it out of the microwave.", (MUGS,)),
    Example("A chip won't rust through, but if it's on the rim, stop drinking from it.", (MUGS,)),
    Example(
        "You pay for a pre-order when you place it, and it's sent on the date on the product page. "
        "You can cancel at any time until it's dispatched.",
        (PRE,),
    ),
    Example(
        "Hi Sam, could you send me your order number? It's at the top of your confirmation e-mail. "
        "Send that over and we'll take it from there.",
        (),
    ),
    Example("Thanks so much, that's lovely to hear. Enjoy the walk!", ()),
    Example(
        "Hi there, sorry for the wait. You can track it with the link in your dispatch e-mail. Any "
        "other questions, just message us here.",
        (STATUS,),
    ),
    Example(
        "You paid £214.00 for the tent and two mugs. The mugs were £17.00 each, so £34.00 "
        "together.",
        (STATUS,),
        order=TENT,
    ),
    Example(
        "With 20% off, your Moor 2 tent would be £144.00 instead of £180.00.",
        (TENT_EVENT,),
        order=TENT,
    ),
)

FAULTY_REPLIES = (
    # number
    Example("You can use up to 5 gift cards on one order.", (GIFT_CARDS,), "number", "5"),
    Example("150 points are worth £5.", (POINTS,), "number", "150"),
    Example("In the UK you get two free exchanges per order.", (EXCHANGE,), "number", "two"),
    Example(
        "You can pay in four parts with Klarna on UK orders from £30.", (PAYMENT,), "number", "four"
    ),
    Example(
        "Order 48231 left us on 17 November with DPD.", (STATUS,), "number", "48231", order=TENT
    ),
    Example(
        "The code is HELLO20, for 10% off your first order over £40.", (CODE,), "number", "HELLO20"
    ),
    # money
    Example("Standard delivery in the UK costs £4.95.", (DELIVERY,), "money", "£4.95"),
    Example("Delivery is free from £40.", (DELIVERY,), "money", "£40"),
    Example("We take your old sofa away for forty pounds.", (SOFA,), "money", "forty pounds"),
    Example("Gift cards go up to £500.", (GIFT_CARDS,), "money", "£500"),
    Example("We can repair it from £14.", (REPAIRS,), "money", "£14"),
    Example("Your total was £241.00.", (STATUS,), "money", "£241.00", order=TENT),
    Example("Taking your old sofa away is free.", (SOFA,), "money", "free"),
    Example("Next-day delivery costs £3.95.", (DELIVERY,), "money", "£3.95"),
    # currency
    Example("Standard delivery in the UK costs €3.95.", (DELIVERY,), "currency", "€3.95"),
    Example("Replacement bulbs are 8.50 euros each.", (LAMPS,), "currency", "8.50 euros"),
    Example("Returns from the EU cost £4.95.", (RETURNS,), "currency", "£4.95"),
    Example("Your total was $214.00.", (STATUS,), "currency", "$214.00", order=TENT),
    # percent
    Example("All our tents are 25% off until 29 November.", (TENT_EVENT,), "percent", "25%"),
    Example("You pay a fifty percent deposit when you order.", (SOFA,), "percent", "fifty percent"),
    Example("As a new member you get your first box half price.", (BOX,), "percent", "half price"),
    Example(
        "You can return it unused with tags within 30 days for a 30% refund.",
        (RETURNS,),
        "percent",
        "30%",
    ),
    # duration
    Example(
        "You have 60 days from delivery to return it, unused and with its tags.",
        (RETURNS,),
        "duration",
        "60 days",
    ),
    Example(
        "Once the parcel reaches us, we refund you within 5 days.", (RETURNS,), "duration", "5 days"
    ),
    Example(
        "Standard delivery takes 2–5 working days in the UK.",
        (DELIVERY,),
        "duration",
        "2–5 working days",
    ),
    Example("Gift cards are valid for 12 months.", (GIFT_CARDS,), "duration", "12 months"),
    Example("Gift cards arrive by e-mail within a day.", (GIFT_CARDS,), "duration", "a day"),
    Example("Your lamp has a two-year guarantee.", (LAMPS,), "duration", "two-year"),
    Example("The repair takes about a month.", (REPAIRS,), "duration", "a month"),
    Example("Sofas take 8 to 10 days.", (SOFA,), "duration", "8 to 10 days"),
    Example("Your tent is covered for 2 years.", (WARRANTY,), "duration", "2 years"),
    Example("Points land after 30 hours.", (POINTS,), "duration", "30 hours"),
    Example(
        "The refund for a cancelled order takes a couple of working days.",
        (CANCEL,),
        "duration",
        "a couple of working days",
    ),
    # date
    Example("All our tents are 20% off until 30 November.", (TENT_EVENT,), "date", "30 November"),
    Example(
        "Your order left us on 18 November with DPD.", (STATUS,), "date", "18 November", order=TENT
    ),
    Example("Your boots arrived on 9 October.", (RETURNS,), "date", "9 October", order=BOOTS),
    Example("The 30 days end on 14 November.", (RETURNS,), "date", "14 November", order=BOOTS),
    Example("The tent offer runs until Saturday 29 November.", (TENT_EVENT,), "date", "Saturday"),
    Example("All our tents are 20% off until 29 December.", (TENT_EVENT,), "date", "29 December"),
    Example(
        "Next-day delivery is £6.95 if you order by 4pm Monday to Friday.",
        (DELIVERY,),
        "date",
        "4pm",
    ),
    Example("We're open on Sunday from 9:30 to 17:00.", (STORES,), "date", "9:30"),
    Example("Boxes are delivered on Mondays between 8am and 1pm.", (BOX,), "date", "Mondays"),
    # url
    Example(
        "Start your return at https://fernway.example/refunds.",
        (RETURNS,),
        "url",
        "https://fernway.example/refunds",
    ),
    Example("Start your return at fernway-returns.com.", (RETURNS,), "url", "fernway-returns.com"),
    Example(
        "You can track it here: https://track.dpd.example/p/15502",
        (STATUS,),
        "url",
        "https://track.dpd.example/p/15502",
        order=TENT,
    ),
    Example(
        "Claim with a photo at www.fernway.example.evil.shop/warranty",
        (WARRANTY,),
        "url",
        "www.fernway.example.evil.shop/warranty",
    ),
    # email_phone
    Example(
        "You can reach us at support@fernway.example.",
        (CONTACT,),
        "email_phone",
        "support@fernway.example",
    ),
    Example(
        "Call us on +44 114 496 0183, Monday to Friday.",
        (CONTACT,),
        "email_phone",
        "+44 114 496 0183",
    ),
    Example("Just text 07700 900123 and we'll look.", (CONTACT,), "email_phone", "07700 900123"),
    # promise_action
    Example(
        "I've refunded your order in full.",
        (RETURNS,),
        "promise_action",
        "I've refunded",
        order=BOOTS,
    ),
    Example(
        "I've gone ahead and cancelled it for you.",
        (CANCEL,),
        "promise_action",
        "cancelled",
        order=LAMP,
    ),
    Example(
        "Your refund has been processed.",
        (RETURNS,),
        "promise_action",
        "has been processed",
        order=BOOTS,
    ),
    Example(
        "We'll call you this afternoon to sort this out.",
        (CONTACT,),
        "promise_action",
        "We'll call you",
    ),
    Example(
        "It will be there by Friday.", (DELIVERY,), "promise_action", "will be there", order=TENT
    ),
    Example(
        "A replacement is on its way to you.", (FAULTY,), "promise_action", "on its way", order=TENT
    ),
    Example("I'll send you a new mug today.", (FAULTY,), "promise_action", "I'll send", order=TENT),
    Example(
        "I guarantee it arrives in 2–3 working days.", (DELIVERY,), "promise_action", "guarantee"
    ),
    Example(
        "I'm refunding the delivery charge right now.",
        (DELIVERY,),
        "promise_action",
        "I'm refunding",
        order=TENT,
    ),
    Example(
        "As a gesture of goodwill, we've added 500 points to your account.",
        (POINTS,),
        "promise_action",
        "we've added",
    ),
    Example(
        "I've passed this on to our warehouse team, who will get back to you tomorrow.",
        (STATUS,),
        "promise_action",
        "I've passed",
        order=TENT,
    ),
    Example(
        "We have upgraded your delivery to next-day.",
        (DELIVERY,),
        "promise_action",
        "have upgraded",
        order=LAMP,
    ),
    Example(
        "Your new boots are being packed as we speak.",
        (EXCHANGE,),
        "promise_action",
        "are being packed",
        order=BOOTS,
    ),
    Example(
        "You'll get your money back tomorrow.",
        (RETURNS,),
        "promise_action",
        "You'll get your money back",
    ),
    Example("Consider it cancelled.", (CANCEL,), "promise_action", "cancelled", order=LAMP),
    Example(
        "Someone from our team will be in touch shortly.",
        (CONTACT,),
        "promise_action",
        "will be in touch",
    ),
    # negation
    Example(
        "Final-sale items can be returned, unless they're faulty.",
        (FINAL_SALE,),
        "negation",
        "can be returned",
    ),
    Example(
        "We deliver to the Channel Islands and to PO boxes.",
        (DELIVERY,),
        "negation",
        "deliver to the Channel Islands",
    ),
    Example("Wear and tear is covered too.", (WARRANTY,), "negation", "is covered"),
    Example("Gift cards can be exchanged for cash.", (GIFT_CARDS,), "negation", "can be exchanged"),
    Example(
        "Once it has shipped, we can still stop it.",
        (CANCEL,),
        "negation",
        "can still stop",
        order=TENT,
    ),
    Example("The serum is not suitable for vegans.", (SKIN,), "negation", "not suitable"),
    Example("The Halo works with Apple HomeKit.", (LAMPS,), "negation", "works with"),
    Example("Bulbs are not included.", (LAMPS,), "negation", "not included"),
    Example("Deposits on made-to-order sofas are refundable.", (SOFA,), "negation", "refundable"),
    Example("Yes, you can put the mug in the microwave.", (MUGS,), "negation", "can put"),
    Example("HELLO10 can be combined with another code.", (CODE,), "negation", "can be combined"),
    Example("Opened products can be sent back.", (SKIN,), "negation", "can be sent back"),
    Example(
        "We can't repair anything that's out of warranty.", (REPAIRS,), "negation", "can't repair"
    ),
    Example("Sorry, we don't take Amex.", (PAYMENT,), "negation", "don't take"),
    # condition_dropped
    Example(
        "You can return it within 30 days of delivery.",
        (RETURNS,),
        "condition_dropped",
        "You can return it within 30 days of delivery",
    ),
    Example(
        "You can swap it for another size within 30 days of delivery.",
        (EXCHANGE,),
        "condition_dropped",
        "swap it",
    ),
    Example(
        "We can cancel your order. The refund takes 3 working days.",
        (CANCEL,),
        "condition_dropped",
        "cancel your order",
    ),
    Example("Delivery costs nothing.", (DELIVERY,), "condition_dropped", "costs nothing"),
    Example(
        "Next-day delivery is £6.95, Monday to Friday.",
        (DELIVERY,),
        "condition_dropped",
        "Next-day delivery",
    ),
    Example("You get 10% off with the code HELLO10.", (CODE,), "condition_dropped", "10% off"),
    Example("You can pay in three parts with Klarna.", (PAYMENT,), "condition_dropped", "Klarna"),
    Example(
        "You can cancel a pre-order any time.", (PRE,), "condition_dropped", "cancel a pre-order"
    ),
    Example(
        "You can pause your box at any time in your account.",
        (BOX,),
        "condition_dropped",
        "pause your box",
    ),
    Example("The label is free.", (RETURNS,), "condition_dropped", "free"),
    Example("Boxes are 30% off.", (BOX,), "condition_dropped", "30% off"),
    Example(
        "We refund the payment method you used within 5 working days.",
        (RETURNS,),
        "condition_dropped",
        "refund",
    ),
    # wrong_entity
    Example("Our Edinburgh store is step-free.", (STORES,), "wrong_entity", "Edinburgh"),
    Example("The label is free in Ireland.", (RETURNS,), "wrong_entity", "Ireland"),
    Example(
        "Order 48213 left us on 17 November with Royal Mail.",
        (STATUS,),
        "wrong_entity",
        "Royal Mail",
        order=TENT,
    ),
    Example("Jackets are covered for 5 years.", (WARRANTY,), "wrong_entity", "Jackets"),
    Example(
        "All our rucksacks are 20% off until 29 November with the code TENT20.",
        (TENT_EVENT,),
        "wrong_entity",
        "rucksacks",
    ),
    Example(
        "You can pay in three parts with Afterpay on UK orders from £30 to £600.",
        (PAYMENT,),
        "wrong_entity",
        "Afterpay",
    ),
    Example("The Halo works with Alexa and Sonos.", (LAMPS,), "wrong_entity", "Sonos"),
    Example(
        "It contains coconut oil, so it isn't suitable for people with a nut allergy.",
        (SKIN,),
        "wrong_entity",
        "coconut",
    ),
    Example("Our store in Leeds is step-free.", (STORES,), "wrong_entity", "Leeds"),
    Example(
        "Our glass mugs can go in the dishwasher, but not in the microwave.",
        (MUGS,),
        "wrong_entity",
        "glass",
    ),
    Example("We take your old mattress away for £45.", (SOFA,), "wrong_entity", "mattress"),
    Example(
        "American Sign Language calls are available Monday to Friday.",
        (CONTACT,),
        "wrong_entity",
        "American",
    ),
    # invented_policy
    Example(
        "We also match any competitor's price.",
        (RETURNS,),
        "invented_policy",
        "match any competitor's price",
    ),
    Example(
        "Loyalty members get priority delivery on every purchase.",
        (POINTS,),
        "invented_policy",
        "priority delivery",
    ),
    Example(
        "Damaged tents come with a lifetime guarantee.",
        (FAULTY,),
        "invented_policy",
        "lifetime guarantee",
    ),
    Example(
        "Every sofa comes with complimentary stain protection.",
        (SOFA,),
        "invented_policy",
        "stain protection",
    ),
    Example(
        "You can also drop your return at any supermarket locker.",
        (RETURNS,),
        "invented_policy",
        "supermarket locker",
    ),
    Example(
        "Please keep your receipt, because we need to see it for every return.",
        (RETURNS,),
        "invented_policy",
        "receipt",
    ),
    Example(
        "Students and teachers get an extra discount on gift cards.",
        (GIFT_CARDS,),
        "invented_policy",
        "discount",
    ),
    Example(
        "Our boots are handmade in Portugal from recycled leather.",
        (STATUS,),
        "invented_policy",
        "handmade in Portugal",
    ),
    Example(
        "If your parcel is late, you're entitled to compensation.",
        (DELIVERY,),
        "invented_policy",
        "compensation",
    ),
    Example(
        "Returned items are donated to charity.",
        (RETURNS,),
        "invented_policy",
        "donated to charity",
    ),
)
