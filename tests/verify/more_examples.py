"""A second set of replies, in other shops' words and longer: see `examples`."""

from __future__ import annotations

from tests.verify.examples import BOOTS, LAMP, NOW, TENT, Example

__all__ = ["FAITHFUL", "FAULTY_REPLIES", "NOW"]

US_RETURNS = (
    "Most items can be returned within 45 days of purchase for a full refund. Electronics must be "
    "returned within 15 days. Items must be in their original packaging. A $7.99 shipping fee is "
    "deducted from mail-in refunds; returns to a store are free. Refunds are issued to the original "
    "form of payment and take 7–10 business days."
)
US_SHIPPING = (
    "Standard shipping takes 3–5 business days and is $5.99, free on orders over $35. Two-day "
    "shipping is $14.99. We ship to all 50 states, but not to APO addresses. Orders placed before "
    "noon ET ship the same day."
)
SUPPORT_HOURS = (
    "Our chat is staffed 24/7. Phone support is open Monday to Friday, 9 a.m. to 6 p.m. ET, at "
    "1-800-555-0137. You can also write to care@brightnest.example; we reply within one business day."
)
LOYALTY = (
    "Members of Nest Club earn 5% back on every order. Rewards expire after 90 days. Joining is "
    "free. Members also get a birthday gift. Rewards can't be used on gift cards or with other "
    "offers."
)
PRICE_MATCH = (
    "We match the price of an identical item that is in stock at Amazon, Target or Walmart. Ask us "
    "before you buy or within 14 days of purchase. Marketplace sellers and clearance prices don't "
    "count."
)
MATTRESS = (
    "You can try your mattress at home for 100 nights. If you don't like it, we pick it up for free "
    "and refund you in full. You need to keep it for at least 30 nights before you return it. The "
    "trial doesn't apply to mattress toppers."
)
PERFUME = (
    "Perfumes can only be returned if the seal is unbroken. Sample sets are final sale. Each order "
    "comes with two free samples. Our bottles are refillable in our Paris and Lyon boutiques."
)
BIKE = (
    "The Comet e-bike has a range of up to 80 km and charges in 4 hours. The battery has a 2-year "
    "warranty, the frame a 10-year warranty. The maximum load is 120 kg. The Comet arrives 95% "
    "assembled; you only attach the pedals and handlebar."
)
TEA = (
    "Our green tea has about 30 mg of caffeine per cup. Steep it for 2 minutes at 80 °C. Our "
    "rooibos is caffeine-free. All teas are organic except Earl Grey. Tins can be refilled for £6."
)
COURSE = (
    "Workshops are held on the first Saturday of each month at 10:30 in our Leeds studio. A place "
    "costs £25 and includes materials. You can rebook free of charge up to 48 hours before; after "
    "that we can't refund the place. Children must be 12 or older."
)
PARCEL_LOST = (
    "If tracking shows delivered but you can't find the parcel, check with your neighbours and wait "
    "24 hours. After that, tell us within 7 days and we open an investigation with the carrier, "
    "which takes up to 5 working days."
)
ADDRESS = (
    "We can change the delivery address while an order is processing. Once it's shipped, you can "
    "only redirect it on the carrier's tracking page."
)
GLASSES = (
    "Prescription lenses are made for you, so they can't be exchanged. Frames can be exchanged "
    "within 30 days. We offer a free eye test in every store; book it at www.oculi.example/test. "
    "Varifocals take 10 working days, single vision lenses 5."
)
PETFOOD = (
    "Our puppy food is suitable from 8 weeks to 12 months. Feed 200 g a day for a dog of 10 kg. It "
    "contains chicken and rice and no added sugar. Bags keep for 6 weeks once opened. Subscribers "
    "save 15% and can cancel at any time."
)
KLARNA = (
    "Klarna is only available in Germany, Austria and the Netherlands. PayPal works everywhere."
)
ENGRAVE = (
    "We engrave rings and watches with up to 20 characters. Engraving adds 2 working days and costs "
    "£12. Engraved pieces can't be returned unless they're faulty."
)
VOUCHER = (
    "Spend £75 and get a £10 voucher by e-mail within 3 days. The voucher is valid until 31 January "
    "2027 and can be used online only. Outlet items are excluded."
)
HOSTING = (
    "Our stores don't take cash. Every store has a changing room. Dogs are welcome in all stores "
    "apart from our Bath store. Parking is free for two hours behind the Oxford store."
)
PLANTS = (
    "Plants travel in a heated box and are delivered within 48 hours of dispatch. If a plant arrives "
    "damaged, send us a photo within 3 days and we replace it. We don't post plants below 5 °C. "
    "Repotting is recommended every 2 years."
)
SUSTAIN = (
    "Our jeans are made in Portugal from 98% organic cotton and 2% elastane. We've used recycled "
    "zips since 2021. We plant a tree for every pair sold. Repairs are free for life."
)

FAITHFUL = (
    Example(
        "Hey! Most things can come back within 45 days of purchase for a full refund, as long "
        "as they're in the original packaging. Electronics are different: you have 15 days "
        "there.",
        (US_RETURNS,),
    ),
    Example(
        "If you mail it back, $7.99 is taken off your refund. Bringing it to a store is free. "
        "Your refund goes to the original form of payment and takes 7 to 10 business days.",
        (US_RETURNS,),
    ),
    Example(
        "Standard shipping is $5.99, and it's free once your order is over $35. It takes three "
        "to five business days. Need it sooner? Two-day shipping costs $14.99.",
        (US_SHIPPING,),
    ),
    Example("Yes, we ship to all 50 states. Sorry, APO addresses aren't possible.", (US_SHIPPING,)),
    Example("Order before 12pm ET and it ships the same day.", (US_SHIPPING,)),
    Example(
        "Our chat is open around the clock. If you'd rather call, it's 1-800-555-0137, Monday "
        "to Friday between 9am and 6pm ET.",
        (SUPPORT_HOURS,),
    ),
    Example(
        "You can email care@brightnest.example and you'll get a reply within one business day.",
        (SUPPORT_HOURS,),
    ),
    Example(
        "It's free to join Nest Club. You earn 5% back on each order, and your rewards last 90 "
        "days.",
        (LOYALTY,),
    ),
    Example(
        "I'm afraid rewards can't be combined with other offers or spent on gift cards.", (LOYALTY,)
    ),
    Example(
        "We can match Target's price if it's the identical item and it's in stock there. You "
        "can ask before you buy, or up to 14 days after. Clearance prices don't count.",
        (PRICE_MATCH,),
    ),
    Example(
        "You get 100 nights to try the mattress at home. Please give it at least 30 nights "
        "first. If it's still not for you, we'll collect it free of charge and refund you in "
        "full.",
        (MATTRESS,),
    ),
    Example("The trial doesn't cover mattress toppers, sorry.", (MATTRESS,)),
    Example(
        "We can take a perfume back only if its seal hasn't been broken. Sample sets are final "
        "sale, so they can't come back.",
        (PERFUME,),
    ),
    Example(
        "You'll find two free samples in each order. Bottles can be refilled in our Paris and "
        "Lyon boutiques.",
        (PERFUME,),
    ),
    Example(
        "The Comet goes up to 80 km on a charge, and a full charge takes 4 hours. It carries up "
        "to 120 kg.",
        (BIKE,),
    ),
    Example(
        "It comes 95% assembled. You just need to attach the pedals and the handlebar.", (BIKE,)
    ),
    Example("The frame has a ten-year warranty and the battery two years.", (BIKE,)),
    Example(
        "Steep the green tea for two minutes at 80 °C. A cup has around 30 mg of caffeine. If "
        "you'd like none at all, our rooibos is caffeine-free.",
        (TEA,),
    ),
    Example("All our teas are organic, apart from Earl Grey.", (TEA,)),
    Example(
        "The workshops take place in Leeds at 10.30am on the first Saturday of the month. It's "
        "£25 a place, materials included.",
        (COURSE,),
    ),
    Example(
        "You can move your place for free until 48 hours before. After that a refund isn't "
        "possible, I'm afraid.",
        (COURSE,),
    ),
    Example(
        "Sorry about this! Could you check with your neighbours first, and give it 24 hours? If "
        "it still hasn't turned up, tell us within 7 days and we'll open an investigation with "
        "the carrier. That takes up to five working days.",
        (PARCEL_LOST,),
    ),
    Example(
        "Your lamp order is still being processed, so we can change the delivery address. Which "
        "address should it go to?",
        (ADDRESS,),
        order=LAMP,
    ),
    Example(
        "Because it's already on its way, the address can only be changed on the carrier's "
        "tracking page: https://track.dpd.example/p/15501",
        (ADDRESS,),
        order=TENT,
    ),
    Example(
        "We can swap the frame within 30 days, but not prescription lenses, as they're made "
        "just for you.",
        (GLASSES,),
    ),
    Example(
        "Eye tests are free in all our stores, and you can book one at oculi.example/test.",
        (GLASSES,),
    ),
    Example(
        "Varifocals take ten working days. Single vision lenses are quicker, at 5 working days.",
        (GLASSES,),
    ),
    Example(
        "It's made with chicken and rice, with no added sugar. For a 10 kg dog we recommend 200 "
        "g a day.",
        (PETFOOD,),
    ),
    Example("Once it's open, use the bag within six weeks.", (PETFOOD,)),
    Example("Subscribing saves you 15%, and you can cancel whenever you want.", (PETFOOD,)),
    Example(
        "Klarna only works in Germany, Austria and the Netherlands for now. You can pay with "
        "PayPal wherever you are.",
        (KLARNA,),
    ),
    Example(
        "We can engrave up to 20 characters on your ring for £12. It adds two working days.",
        (ENGRAVE,),
    ),
    Example(
        "Please note that engraved pieces can't be sent back, unless there's a fault.", (ENGRAVE,)
    ),
    Example(
        "When you spend £75, we e-mail you a £10 voucher within 3 days. You can use it online "
        "until 31 January 2027, but not on outlet items.",
        (VOUCHER,),
    ),
    Example(
        "Dogs are welcome in all our stores except Bath. Just so you know, we don't accept cash.",
        (HOSTING,),
    ),
    Example("There's free parking for two hours behind our Oxford store.", (HOSTING,)),
    Example(
        "I'm so sorry your plant arrived damaged. Send us a photo within 3 days of its arrival "
        "and we'll replace it.",
        (PLANTS,),
    ),
    Example(
        "Your plants will be with you within 48 hours of dispatch, in a heated box.", (PLANTS,)
    ),
    Example(
        "They're made in Portugal from organic cotton (98%) with 2% elastane. The zips have "
        "been recycled since 2021. And if they ever rip, repairs are free for life.",
        (SUSTAIN,),
    ),
    Example("Good question! We plant one tree for each pair we sell.", (SUSTAIN,)),
    Example(
        "Your boots were delivered on Tuesday 13 October with Royal Mail.", (ADDRESS,), order=BOOTS
    ),
    Example(
        "Order 48213 was placed a week ago, on 16 November, and it shipped on the 17th.",
        (ADDRESS,),
        order=TENT,
    ),
    Example(
        "Your order FW-7719 came to £123.95 in total, including £3.95 for delivery.",
        (ADDRESS,),
        order=BOOTS,
    ),
    Example(
        "Hi Tom, happy to help with that! Which size did you order, and which one would you "
        "like instead? Once I know, I'll check for you.",
        (),
    ),
    Example(
        "Ah, that's frustrating, sorry. Can you tell me what the tracking page shows at the "
        "moment?",
        (),
    ),
)

FAULTY_REPLIES = (
    Example(
        "It's on every Sunday from 10am at the Norwich nursery.",
        ("The plant clinic runs every Saturday from 10am at our Norwich nursery.",),
        "date",
        "Sunday",
    ),
    Example(
        "You'll both get £25 off your next order over £40.",
        ("Refer a friend and you both get £15 off your next order over £40.",),
        "money",
        "£25",
    ),
    Example("Two-day shipping isn't $14.99.", (US_SHIPPING,), "negation", "isn't $14.99"),
    Example(
        "Parcels to Ireland take 4 days, and they leave within 1 day.",
        (
            "Parcels to Ireland take 4 days once your order has left us, and they leave within 1 day.",
        ),
        "condition_dropped",
        "take 4 days",
    ),
    Example(
        "Most things can come back within 45 days of purchase. Electronics have 30 days. "
        "Please keep the original packaging.",
        (US_RETURNS,),
        "duration",
        "30 days",
    ),
    Example(
        "If you mail it back, $9.79 is taken off your refund.", (US_RETURNS,), "money", "$9.79"
    ),
    Example(
        "If you mail it back, £7.99 is taken off your refund.", (US_RETURNS,), "currency", "£7.99"
    ),
    Example("Refunds take 7–10 days.", (US_RETURNS,), "duration", "7–10 days"),
    Example("Refunds take 7 business days.", (US_RETURNS,), "duration", "7 business days"),
    Example(
        "You can return electronics within 45 days of purchase, in their original packaging.",
        (US_RETURNS,),
        "duration",
        "45 days",
    ),
    Example("Returns by mail are free, too.", (US_RETURNS,), "money", "free"),
    Example(
        "Refunds are issued as store credit and take 7–10 business days.",
        (US_RETURNS,),
        "invented_policy",
        "store credit",
    ),
    Example("Shipping is free on orders over $25.", (US_SHIPPING,), "money", "$25"),
    Example("We also ship to APO addresses.", (US_SHIPPING,), "negation", "ship to APO"),
    Example("We ship to Canada and Mexico.", (US_SHIPPING,), "wrong_entity", "Canada"),
    Example("Order before 2pm ET and it ships the same day.", (US_SHIPPING,), "date", "2pm"),
    Example("Two-day shipping is $5.99.", (US_SHIPPING,), "money", "$5.99"),
    Example("Shipping is free.", (US_SHIPPING,), "condition_dropped", "free"),
    Example(
        "You can call 1-800-555-0173, Monday to Friday.",
        (SUPPORT_HOURS,),
        "email_phone",
        "1-800-555-0173",
    ),
    Example(
        "Email care@brightnest.com and we reply within one business day.",
        (SUPPORT_HOURS,),
        "email_phone",
        "care@brightnest.com",
    ),
    Example(
        "Phone support is open Monday to Saturday, 9 a.m. to 6 p.m. ET.",
        (SUPPORT_HOURS,),
        "date",
        "Monday to Saturday",
    ),
    Example(
        "A manager will call you back within the hour.",
        (SUPPORT_HOURS,),
        "promise_action",
        "A manager will call you back",
    ),
    Example("Members earn 10% back on every order.", (LOYALTY,), "percent", "10%"),
    Example("Rewards never expire.", (LOYALTY,), "negation", "never expire"),
    Example("You can use your rewards on gift cards.", (LOYALTY,), "negation", "gift cards"),
    Example(
        "Members of Nest Club get free shipping on every order.",
        (LOYALTY,),
        "invented_policy",
        "free shipping",
    ),
    Example(
        "I've added 20 dollars in rewards to your account.",
        (LOYALTY,),
        "promise_action",
        "I've added",
    ),
    Example(
        "We match the price of an identical item that's in stock at Best Buy.",
        (PRICE_MATCH,),
        "wrong_entity",
        "Best Buy",
    ),
    Example("Marketplace sellers count too.", (PRICE_MATCH,), "negation", "count"),
    Example("You have 120 nights to try it.", (MATTRESS,), "duration", "120 nights"),
    Example("The trial applies to mattress toppers as well.", (MATTRESS,), "negation", "applies"),
    Example("We'll pick your topper up tomorrow.", (MATTRESS,), "promise_action", "We'll pick"),
    Example("Perfumes can be returned.", (PERFUME,), "condition_dropped", "can be returned"),
    Example(
        "Our bottles are refillable in our Paris and Nice boutiques.",
        (PERFUME,),
        "wrong_entity",
        "Nice",
    ),
    Example("Each order comes with three free samples.", (PERFUME,), "number", "three"),
    Example("Sample sets can be returned.", (PERFUME,), "negation", "can be returned"),
    Example("The Comet has a range of up to 100 km.", (BIKE,), "number", "100"),
    Example("The battery has a 10-year warranty.", (BIKE,), "duration", "10-year"),
    Example("The maximum load is 120 lb.", (BIKE,), "number", "120 lb"),
    Example("Steep the green tea for 5 minutes at 80 °C.", (TEA,), "duration", "5 minutes"),
    Example("Our green tea is caffeine-free.", (TEA,), "wrong_entity", "green tea"),
    Example("All our teas are organic.", (TEA,), "condition_dropped", "All our teas"),
    Example("Earl Grey is organic as well.", (TEA,), "negation", "Earl Grey"),
    Example(
        "Workshops are held on the second Saturday of each month.", (COURSE,), "number", "second"
    ),
    Example("The workshop is in our York studio at 10:30.", (COURSE,), "wrong_entity", "York"),
    Example(
        "You can rebook free of charge at any time.",
        (COURSE,),
        "condition_dropped",
        "rebook free of charge",
    ),
    Example(
        "I've opened an investigation with the carrier.",
        (PARCEL_LOST,),
        "promise_action",
        "I've opened",
    ),
    Example(
        "We've changed the delivery address for you.",
        (ADDRESS,),
        "promise_action",
        "We've changed",
        order=LAMP,
    ),
    Example(
        "We can change the delivery address once it's shipped.",
        (ADDRESS,),
        "negation",
        "change the delivery address",
    ),
    Example(
        "Prescription lenses can be exchanged within 30 days.",
        (GLASSES,),
        "negation",
        "can be exchanged",
    ),
    Example(
        "Book your free eye test at www.oculi.example/tests.",
        (GLASSES,),
        "url",
        "www.oculi.example/tests",
    ),
    Example(
        "Single vision lenses take 10 working days.", (GLASSES,), "duration", "10 working days"
    ),
    Example("It contains beef and rice and no added sugar.", (PETFOOD,), "wrong_entity", "beef"),
    Example(
        "Our kitten food is suitable from 8 weeks to 12 months.",
        (PETFOOD,),
        "wrong_entity",
        "kitten",
    ),
    Example("Subscribers can cancel after three months.", (PETFOOD,), "duration", "three months"),
    Example("It contains added sugar.", (PETFOOD,), "negation", "added sugar"),
    Example(
        "Klarna is available in Germany, Austria and Belgium.", (KLARNA,), "wrong_entity", "Belgium"
    ),
    Example("Klarna works everywhere.", (KLARNA,), "wrong_entity", "Klarna"),
    Example(
        "Engraving is complimentary and adds 2 working days.", (ENGRAVE,), "money", "complimentary"
    ),
    Example("Engraved pieces can be returned.", (ENGRAVE,), "negation", "can be returned"),
    Example("The voucher is valid until 31 March 2027.", (VOUCHER,), "date", "31 March 2027"),
    Example("The voucher is valid until 31 January 2028.", (VOUCHER,), "date", "31 January 2028"),
    Example("You can use the voucher in our stores.", (VOUCHER,), "wrong_entity", "stores"),
    Example(
        "You get a £10 voucher by e-mail within 3 days.",
        (VOUCHER,),
        "condition_dropped",
        "£10 voucher",
    ),
    Example("Our stores take cash.", (HOSTING,), "negation", "take cash"),
    Example("Dogs are welcome in our Bath store.", (HOSTING,), "negation", "Bath"),
    Example(
        "Dogs are welcome in all our stores.",
        (HOSTING,),
        "condition_dropped",
        "Dogs are welcome in all our stores",
    ),
    Example(
        "Parking is free for two hours behind the Bath store.", (HOSTING,), "wrong_entity", "Bath"
    ),
    Example(
        "A new plant has been sent out to you today.",
        (PLANTS,),
        "promise_action",
        "has been sent",
        order=TENT,
    ),
    Example(
        "Our jeans are made in Turkey from 98% organic cotton.",
        (SUSTAIN,),
        "wrong_entity",
        "Turkey",
    ),
    Example("Our jeans are 98% organic linen.", (SUSTAIN,), "wrong_entity", "linen"),
    Example("Repairs are free for 2 years.", (SUSTAIN,), "duration", "2 years"),
    Example("We plant two trees for every pair sold.", (SUSTAIN,), "number", "two"),
    Example(
        "Your refund of £120.00 was approved this morning.",
        (US_RETURNS,),
        "promise_action",
        "was approved",
        order=BOOTS,
    ),
    Example("Your boots shipped on 10 October.", (ADDRESS,), "date", "10 October", order=BOOTS),
    Example(
        "DHL delivered your boots on 13 October.", (ADDRESS,), "wrong_entity", "DHL", order=BOOTS
    ),
    Example(
        "Order FW-7791 was delivered on 13 October.", (ADDRESS,), "number", "FW-7791", order=BOOTS
    ),
    Example(
        "Your order has been delivered.",
        (ADDRESS,),
        "promise_action",
        "has been delivered",
        order=TENT,
    ),
)
