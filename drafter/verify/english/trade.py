"""Words of a shop's trade: what it does with anything, what makes a rule, what is of one kind."""

from __future__ import annotations

import re

from drafter.verify.english.lexicon import listed

PROCESS = listed(
    """cost deliver order item parcel refund return cover warranty discount begin expire buy pay use
    send track contact email phone message replace repair cancel exchange free account link
    checkout label tag lost fault damage claim quote answer"""
)
"""Concepts of what a shop does with anything: they don't tell one thing from another."""

GROUPS = listed(
    """students teachers nurses seniors pensioners members employees veterans subscribers residents
    guests children"""
)
"""People some of whom a rule is for: leaving them out makes it for everyone."""

RULES = """
refund exchange warranty compensation compensate reimburse discount voucher coupon credit bonus
reward cashback gift freebie sample goodwill upgrade priority express premium loyalty member vip
complimentary lifetime unlimited extension insurance insure protection installation install
surcharge deposit fee restocking customs duty subscription membership receipt signature passport
approval authorisation inspection mandatory obligatory locker supermarket courier warehouse
overnight international worldwide restock match donate charity recycle loan lend borrow rental
hire competitor recycled recyclable certified certificate dermatologist instalment app postage
waive cheque donation guarantee consent liable reminder renew refuse prepaid proof club technician
fitter doctor student teacher senior military referral bundle clearance promotion promo giftwrap
handling layaway financing finance newsletter subscriber raffle prize lottery contest giveaway
crypto bitcoin cod bogo markdown store-credit employee pensioner veteran liability negligence
negligent admission lawsuit waterproof award patented prime survey hotline helpline specialist
manager invoice tradein id valid flash
"""
"""Words that make a rule or a benefit of the clause they stand in: no reply may bring one up where
its sources don't."""

DETAILS = """
replace repair nurse extend extended assembly personalise personalisation engrave engraving wrap
wrapping packaging photo video form abroad reserve combine transfer organic vegan biodegradable
hypoallergenic handmade fairtrade sustainable delivery shipping postcode tracked appointment
booking consultation cash writing written neighbour tumble bleach refill resell pause code email
tailor cobbler coach guide owner workshop lab wax oil polish brush steam sharpen reproof restore
resole dye glue spray colour font logo ribbon thread tag envelope pouch text key print register
registration book cancel return carbon insulated kit cable tool
"""
"""Words that more often than not make something up where no source has them: what a shop does
besides, who does it and with what."""

CLASSES = """
dishwasher microwave oven freezer fridge hob grill kettle
tumble iron bleach drycleaner
leather wool cotton silk linen polyester nylon velvet denim suede down cashmere bamboo
glass plastic cardboard paper steel wood oak pine metal aluminium ceramic enamel stone marble brass
almond peanut hazelnut coconut soy soya sesame walnut cashew
beef chicken pork lamb fish turkey salmon duck tuna
milk dairy gluten egg wheat
tent rucksack boot jacket mug blanket lantern stove pan fleece shirt dress shoe jumper hat serum
lamp sofa bed mattress table chair desk wardrobe shelf armchair topper pillow
phone tablet laptop headphone earbud speaker watch camera printer keyboard
perfume serum cream shampoo lipstick lotion soap sunscreen balm
puppy kitten dog cat rabbit horse
student teacher nurse senior pensioner member employee veteran
red blue green black white grey yellow brown pink purple orange
small medium large
summer winter spring autumn
morning afternoon evening night
refund credit voucher exchange replacement
frame lens battery screen strap zip charger cable
ring necklace bracelet earring watch
coffee tea juice wine beer water
online phone store email app post
paypal visa mastercard amex klarna transfer cheque cash voucher afterpay
daily weekly monthly yearly
outside inside
before after
left right
upper lower
front back
"""
"""Things of a kind, a line each: a source's one is not a reply's other."""

GIVEN = re.compile(
    r"\b(?:refund|reimburs|compensat|voucher|discount|credit|cash|gift|reward|bonus|waiv|replacement)\w*",
    re.IGNORECASE,
)
"""What a shop gives out: that no source has it is looked up, not weighed."""
