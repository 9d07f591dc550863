"""Words of a shop's trade: what it does with anything, what makes a rule, what is of one kind."""

from __future__ import annotations

from drafter.verify.lexicon import listed

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
refund return exchange warranty cancel replace repair cover compensation compensate reimburse
discount voucher coupon credit bonus reward cashback gift freebie sample goodwill upgrade
priority express premium loyalty member vip student teacher nurse senior military referral
bundle clearance promotion promo complimentary lifetime unlimited extend extended extension
insurance insure protection installation install assembly alteration personalise personalisation
engrave engraving wrap wrapping giftwrap surcharge deposit fee restocking handling customs duty
subscription membership receipt packaging photo video form signature passport registration
register approval authorisation inspection mandatory obligatory locker supermarket courier
warehouse overnight international worldwide abroad reserve restock match combine transfer donate
charity recycle tradein loan rental rent hire trial competitor waterproof organic vegan recycled
recyclable biodegradable hypoallergenic certified dermatologist handmade fairtrade sustainable
award patented instalment financing finance layaway prime newsletter subscriber app delivery
shipping postage postcode tracked waiver waive manager specialist hotline helpline appointment
booking consultation survey raffle prize lottery contest giveaway cash cheque invoice crypto
bitcoin cod sale bargain bogo markdown store-credit staff employee pensioner veteran charity donation guarantee writing
written agree agreement consent neighbour tumble bleach
liability liable negligence negligent admission lawsuit settlement
"""
"""Words that make a rule or a benefit of the clause they stand in: no reply may bring one up where
its sources don't."""

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
