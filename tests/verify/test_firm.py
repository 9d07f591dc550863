"""A figure, a day, a link or a promise in other words than its source's passes; a wrong one stays a fault that
no reader lifts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from drafter.messages import Item, Order
from drafter.verify import Fault, alone, faults, verify_reply
from drafter.verify.promises.records import is_record
from drafter.verify.reading.reading import read
from tests.verify.examples import NOW

MARKET = "The stall is open on Tuesdays, Wednesdays and Thursdays."
QUEUE = "Prints are made on the working day after the upload."
LESSONS = "Swimming lessons run on Mondays and Saturdays only."
DRIPS = "Water the moss for 4 minutes, three times a week."
PIANO = "We pick the piano up free from any address in Wales."
BAKE = "Our flour is free from nuts. Bread costs £4."
SETUP = "Printed mugs: minimum 12 pieces, setup fee £35 waived on repeat orders."
PATTERN = "The knitting pattern comes as a PDF by e-mail. It can be saved three times."
LAMP = "Lamps with a warm bulb are good for reading."

RADIO = (
    "Radios are repaired within five years of buying. The trade discount is 10%. Radios over 60 cm are fetched by van "
    "on a weekday. Customer: radio is 4 years old, it's a present for my mum, her party sat. "
    "is the 75 cm one too big to post, first order about 900"
)
TEA = "The tea plan comes every 1, 2 or 3 months."
FISH = "Next-day delivery is for orders placed before 3pm, Monday to Thursday."
STAMPS = "Every 50 stamps take £5 off."
VASES = (
    "We refund the share of the price. Vases, set of eight, £120.00. Customer: 2 of 8 vases broke"
)
ORGAN = "Pay in 6, 12 or 24 monthly instalments, interest-free. Customer: the organ is £2,600, can i pay monthly?"
LOAN = "Pay in 4, 8 or 12 monthly instalments, without interest."
KITES = "Kite repairs aren't offered in winter. A new spar costs £7."
SHED = "Sheds are delivered flat. Give us the surname on the booking."
GLUE = "If the seam is open, press it together. If it still isn't closed we reglue it or replace the tent."
PUMP = "If a pump doesn't start, check the fuse. If it still doesn't start we replace it."
COURSE = "Places on the course are kept for 3 days, then cancelled. If a class is cancelled by us, we refund the course fee."
FILTER = "If the filter leaks, was bought this year and the seal was kept, we exchange the filter."
ROOM = "If we cancel, we refund all but the £9 booking fee."
QUILT = "Our own quilts are mended for life."
CLAIM = "For a claim we need your postcode."

MOVED = "Places can be moved up to 72 hours before the class."
BOX = "Cancel before the 20th to avoid being charged for the next box. Use code BREW at checkout for 15% off your first box."
NOON = "Orders placed before noon are ready the same day after 3pm. We are closed on bank holidays."
BUILT = "Two people can build the desk in about 45 minutes. Delivery upstairs costs £40 a floor."
GAME = "We charge your card when the game is posted, after a credit check. Speakers need a cable unless they have an AUX socket."
SCENT = (
    "Return the bottle unopened within 30 days for a full refund. Our shop is closed every Wednesday. "
    "Display bottles are reduced by 35%."
)
DESK = (
    "Tap 'Tell me' and we'll email you as soon as it returns. Orders are held at the desk for 7 days. "
    "You'll still get emails about your orders. Customer: if i order at 4 on friday, what then"
)
SHEETS = "Sheets may be returned opened, provided they are unwashed. Vouchers come on the first Monday of March, June and September."
CLUB = (
    "Members get one point for each pound spent. We'll post missing parts free of charge: the maker sends one out in a week. "
    "Postage is free if the item is faulty or wrong. Repairs are quoted within five days. Customer: my code makes it £58"
)
HAMPER = (
    "Orders placed before 2pm are dispatched the same day. Hampers come on Tuesday to Friday. Named mugs can't be returned unless they "
    "arrive broken. Batteries are guaranteed to hold 80%. Gift cards come in £10, £50 and £100."
)
ENDS = "Vouchers end on 31 October."
OBOE = (
    "The balm lasts 80 minutes. Oboe hire is £12 a month, and half of what you have paid goes towards buying it. "
    "Parcels that aren't collected are refunded. Cloth is cut as one piece and money is back 5 days after delivery."
)
GROUP = "Group classes are for 6 to 12 people. Each person makes two mugs."

CLASP = "Clasps are reused unless you ask for a new one. If you cancel after 7 days we keep 25% of the price."
SAMPLES = "Order all rolls at once. Samples: £2 each, refunded with your first order. Zip replacements cost £28 per door."
LAMP_SENT = "Order OL-31: oak lamp, paid £42. Dispatched 4 March."
IN_HAND = "Order 3207: walnut table. Finishing in progress. Planned dispatch 19 August."
CANDLE = "Your order 3307: 3 candles. One candle reported broken on 11 May. Replacement sent 13 May by Royal Mail."
AUTUMN = "The maker expects the engine in autumn; no month has been given."
RASH = (
    "Creams are returned unopened. If a cream causes a rash, we refund opened creams in that case."
)
SEATS = "Our tables seat as follows: Alder 160 cm – six people; Alder 200 cm – eight people. Swap for another size within 28 days."
RUGS = "Rugs can be returned within 30 days. Collection costs €25 for rugs up to 200 × 300 cm."
PIECES = "Parts missing from a puzzle? Fill in the form and we post a replacement. New ones are packed in tins."
VISION = "Firmware 2.4 fixes the dropout. For contact lens orders we need a prescription."
MARKET_DAY = "Market stall: every second Sunday of the month, 8 till noon. Not in January. The supplier has confirmed delivery for week 23."
BUNCH = "Bouquets: small 220 kr, medium 320 kr. Delivery in town 59 kr."
DISH = "Refund for order P-614 (ceramic dish) approved on 17 June, €24.90, to the card used. Hedge plants are £2.20 each, 10 or more £1.90 each."
LIPS = "Order 4107: lip kit. The liner is out of stock and was removed; refund of 11,50 € issued 3 March to Visa."
REACHED = "Refunds are made within 5 working days of the return reaching Leeds. The return reached Leeds on Monday 8 September."
CHAIRS = "Dining chairs are sold in pairs. Price per pair: £178."
POLES = "Return received 17 May: walking poles, order 33190. Refund of €64 issued 19 May to the original card."
RIM = "Damaged on arrival: we offer a replacement or a partial refund. Hampers without alcohol can be sent to Jersey."
TENTS = "Order 7730-B: dispatched 11 September. Expected Friday 13 September. Order 12 or more mugs sent as one parcel and save £5."
LOAF = "Skip a week by texting 555-0178 before noon. £10 per boat tried, refunded against a purchase the same day."
TINTS = "Do a patch test 48 hours before use. Not for anyone under 16. Apply at the counter with your license number."
SCANNED = "Order 9920: parcel scanned at the depot on 11 November, being returned to us."
POLISH = "Brass is polished free for the first 6 months, in store only. Addresses can be changed for 20 minutes under My orders."
SLOT = "Order 62-118: oak wardrobe. Delivery slot: Tuesday 4 March, 9:00–12:00. Driver rings an hour before."
SEAT = "Booking K-12: glass evening, 14 June, 2 people. Oven mitts go down to –5 °C. Operators show a driving licence."
SEASON = "Boilers are seen to within 3 weeks from March to May."
LEDGER = "Ledgers are graded A to C; the text is always complete. Lots are held for 9 days, after which they go back and are refunded."
RHUBARB = "Order RB-77: rhubarb box, address corrected to 9 Elm Row on 3 April. The next crate goes out on 8 April; join by 2 April to be included."
MARE = "Open days on Saturday 12 and Sunday 13 October. Closed for stocktaking from Monday 5 to Wednesday 7 January. Rope: 60 m €149, 70 m €172."
CARD = "Gift cards last 3 years from the end of the year in which they were bought. We sell your pieces for 60 days; you get half. Customer: bought in May 2023"
SCORE = "Order 71-448: return received 11 August, inspected 12 August. Open Account > Deliveries. Delivery 08:00-12:00. Engraved 'M & J'."
POSTAGE = "Return postage is paid by us within the EU. Diagnosis fee 39 CHF, waived if you go ahead. Laundry liquid 3.10 per litre (in pounds)."
FETCH = "After 6.30 pm we charge £5. TV mounting costs £89. Not combinable with voucher codes. Order 40918: stools. Second delayed at the supplier. Customer: I'll be there about 6.40"
CELLS = "Cells: pack of 6 for 4.20 EUR, from 10 packs 3.60 EUR. Violin lessons: single hour £80. Moulds Rubin and Koralle are not vegan. Take 2 tablets a day; a phial has 60 tablets."
FRIENDS = "Friends of the museum get 10% off. Serial numbers starting FK7 may overheat. Crashes are covered. Bird seed comes in 5 kg bags."
CUSTOMS = "Order 552-A: grinder. Customer paid twice, 2 x €46.50. Invoice sent by email on 23 November 2026. Tickets sent by post on 21 November 2026. Cancel free of charge until it ships."
KEPT = "Case 7120: lathe, bought 3 May. Decision: covered, free repair approved 20 November, £19 refunded 20 November. Customer may keep the spare chuck. Maker's answer: crack caused by a fall."
RESTING = "Closed 25 to 28 December. Evenings run from 6:30 pm to 9 pm. Rental: full day 45 €. Returns within 14 days instead of 45. Normal wear isn't charged. Repairs while you wait. Customer: can i get shade 02"
COMPANION = "Book by phone Monday to Friday 9 am to 5 pm. Return postage is £5.95, however many knives are in it. Hives are sold April to July only. 100 points are a voucher. Customer: I have 240 points"
OVEN = "Order 7702: Dutch oven at $54, shipping $0. Exchange approved 23 November, collection of the old pot Thursday 26 November. Slot is texted the evening before. Back the following Tuesday. Waiting for a lid."
GOUDA = "Arrive 15 minutes early for 7:30 pm. Tastings: Thursdays 19:30: €32. Tickets are booked by phone. 'Good' means a complete copy. Line open 24 hours. On 24 December we're closed. Cancel 24 hours before for half; you paid CHF 130."
SWAP = "Case 812: swap agreed 20 November, new case sent 21 November. 1 aged Gouda (36 months). We cancel the order after 7 days and refund it. Ash is guaranteed 2 years. Customer: bought in March 2025"
BARROW = "Barrow hire: £14 for the first day, £6 for each further day. Shirts: from 12 shirts 10% off, from 30 shirts 18% off."
PACKED = "For 20 minutes an order can be changed; after that it is being packed."
LOGGED = "Parcel RT-88 was logged at the depot on 4 May. The maker has agreed to a new batch."
GONE = "Order 48213 has already left us, so we can't stop it any more. You can refuse the parcel or return it."
FAIR = "The fair opens on 8 June. Members get in one day earlier. Customer: bought my ticket on 3 May, it's 6 May today"
RAMP = "The steps of the ramp are 16 cm high."

ALIKE = [
    (BARROW, "The first day is £14 and each further one £6, so four days come to £32.", "The first day is £14 and each further one £6, so four days come to £41."),
    (BARROW, "For 15 shirts you'd get 10% off.", "For 8 shirts you'd get 10% off."),
    (PACKED, "Sorry, it's already being packed.", "Sorry, it's already being refunded."),
    (LOGGED, "Your parcel was scanned at the depot on 4 May.", "Your parcel was scanned at the depot on 6 May."),
    (LOGGED, "A new batch has been confirmed.", "A refund has been confirmed."),
    (LEDGER, "Rest assured that the text is always complete.", "Your refund is complete."),
    (LEDGER, "We hold it for 9 days. After that it goes back and you're refunded.", "You're refunded."),
    (RHUBARB, "All sorted: the address was changed to 9 Elm Row on 3 April.", "All sorted: the price was changed on 4 April."),
    (RHUBARB, "Join by 2 April and you'll be in the next crate, which goes out on 8 April.", "Join by 2 April and you'll be in the next crate, which goes out on 9 April."),
    (MARE, "Come on Saturday 12 or Sunday 13 October.", "Come on Friday 12 or Sunday 13 October."),
    (MARE, "We're stocktaking from Monday 5 to Wednesday 7 January.", "We're refunding from Monday 5 to Wednesday 7 January."),
    (MARE, "It comes in 60 m for €149 or 70 m for €172.", "It comes in 60 m for €149 or 70 m for €182."),
    (CARD, "A gift card bought in May 2023 lasts until the end of 2026.", "A gift card bought in May 2023 is valid until the end of 2027."),
    (CARD, "We keep your pieces on sale for 60 days, and you get half the money.", "Keep your pieces, and you get half the money."),
    (CARD, "Your gift card stays yours for 3 years.", "Your voucher code: valid2 works for 3 years."),
    (SCORE, "Your return reached us on 11 August and was inspected the next day.", "Your return reached us on 11 August and was inspected within two days."),
    (SCORE, "It comes between 8 and 12 in the morning.", "It comes between 8 and 11 in the morning."),
    (SCORE, "The 'M & J' is engraved.", "The 'M is engraved."),
    (POSTAGE, "If you're in the EU we cover the return postage.", "If you're in the EU we cover the cost of your liquid."),
    (POSTAGE, "The diagnosis costs 39 CHF, but we waive that if you go ahead.", "The diagnosis costs 49 CHF, but we waive that if you go ahead."),
    (POSTAGE, "Laundry liquid is £3.10 a litre.", "Laundry liquid is £3.20 a litre."),
    (FETCH, "Picking Biscuit up at about 6.40 would come to £5.", "Picking Biscuit up at about 6.40 would come to £6."),
    (FETCH, "Mounting TVs costs £89.", "Mounting DANAs costs £89."),
    (FETCH, "It can't be combined with a voucher code.", "It can be combined with a voucher code: SPRING."),
    (FETCH, "The second stool has been held up at the supplier.", "The second stool has been held for you."),
    (CELLS, "From 10 packs on, the price goes down to 3.60 EUR.", "From 10 packs on, the price goes down."),
    (CELLS, "A one-hour violin lesson is £80.", "A two-hour violin lesson is £80."),
    (CELLS, "For 10 packs we'd charge 3.60 EUR.", "For 10 packs we'd charge 3.90 EUR."),
    (CELLS, "Apart from two moulds, all are vegan.", "You get two moulds from £9."),
    (CELLS, "A phial lasts 30 days.", "A phial lasts 40 days."),
    (FRIENDS, "As a Friend you get 10% off.", "As a Friend you get 15% off."),
    (FRIENDS, "Only FK7 numbers may overheat.", "Only FK8 numbers may overheat."),
    (FRIENDS, "A drone that's been crashed is covered.", "Your drone has been replaced."),
    (FRIENDS, "We've got seed in 5 kg bags.", "We've got refunded seed."),
    (CUSTOMS, "We received €46.50 twice.", "We refunded €46.50 twice."),
    (CUSTOMS, "The invoice was emailed to you today.", "The invoice was emailed to you yesterday."),
    (CUSTOMS, "Your tickets were posted on Saturday, 21 November.", "Your tickets were posted on Sunday, 22 November."),
    (CUSTOMS, "You can cancel free of charge until it ships.", "You can cancel for €5 until it ships."),
    (KEPT, "A free repair has been approved.", "A free upgrade has been approved."),
    (KEPT, "You may keep the spare chuck.", "You may keep the lathe and your money back."),
    (KEPT, "They found that a fall caused the crack.", "They replaced the crack."),
    (KEPT, "It was approved and £19 refunded the same day, on 20 November.", "It was approved and £29 refunded the same day, on 20 November."),
    (RESTING, "On Tuesday 29 December we're open again.", "On Thursday 31 December we're open again."),
    (RESTING, "The evening runs from 6:30 to 9 pm.", "The evening runs from 6:45 to 9 pm."),
    (RESTING, "A full day is 45 €.", "A full week is 45 €."),
    (RESTING, "You have 14 days rather than 45 to return it.", "You have 14 days rather than 60 to return it."),
    (RESTING, "We don't charge for normal wear.", "We don't charge for 3 rentals."),
    (RESTING, "The repair is done while you wait.", "The repair is done."),
    (RESTING, "Shade 02 would be free of wear.", "You get 02 free of charge."),
    (COMPANION, "Guten Tag, book by phone, weekdays 9 to 5.", "Guten Tag, book by phone for £7."),
    (COMPANION, "There's £5.95 return postage, no matter how many knives you send.", "You can return it no matter how old it is."),
    (COMPANION, "We sell hives from April to July.", "We sell hives from March to July."),
    (COMPANION, "200 of your 240 points are enough for two.", "260 of your 240 points are enough for two."),
    (OVEN, "Shipping was free.", "The oven was free for you."),
    (OVEN, "Your old pot will be collected on Thursday.", "Your old pot will be collected on Friday."),
    (OVEN, "Your slot will be texted to you on Wednesday evening.", "Your slot will be texted to you on Saturday evening."),
    (OVEN, "It's due back the following Tuesday, 1 December.", "It's due back the following Tuesday, 8 December."),
    (OVEN, "We're still waiting for a lid.", "We're refunding the lid."),
    (GOUDA, "Please be there at 7:15.", "Please be there at 7:05."),
    (GOUDA, "The tasting is at half past seven.", "The tasting is at half past eight for €34."),
    (GOUDA, "The tickets are booked by phone.", "Your tickets are booked."),
    (GOUDA, "A 'Good' copy is complete.", "A 'Good' refund is complete."),
    (GOUDA, "The line is open 24 hours.", "The line is open 20 hours for £4."),
    (GOUDA, "Come by on Wednesday the 23rd, we're open then.", "Come by on Monday the 21st, we're open then."),
    (GOUDA, "Half is CHF 65 of the CHF 130 you paid.", "Half is CHF 85 of the CHF 130 you paid."),
    (SWAP, "The case was sent on the 21st, as part of the swap.", "The case was sent on the 25th, as part of the swap."),
    (SWAP, "The box with the 36-month Gouda left us.", "Use the code GOUDA36 at the checkout."),
    (SWAP, "If it isn't fetched by then, it's cancelled.", "It's upgraded free of charge."),
    (SWAP, "A purchase in March 2025 is within 2 years.", "A purchase in May 2025 is within 2 years."),
    (POLISH, "Polishing brass is free for the first 6 months; it's done in store only.", "It's done, your brass is polished."),
    (POLISH, "That's easily sorted if you're quick: go to My orders.", "That's easily sorted."),
    (SLOT, "Your wardrobe is booked in for Tuesday 4 March.", "Your wardrobe is booked in for Tuesday 11 March."),
    (SEAT, "You're booked on the glass evening on 14 June.", "You're booked on the glass evening on 16 June."),
    (SEAT, "For a night of -4 the oven mitts would do.", "For a week of nights the oven mitts would do."),
    (SEAT, "Whoever operates it has to show a driving licence.", "Please send us your driving licence."),
    (SEASON, "In April boilers are seen to within 3 weeks.", "In June boilers are seen to within 3 weeks."),
    (GONE, "Order 48213 has been sent.", "Your order has been cancelled."),
    (FAIR, "Members get in on 7 June.", "The fair opens on 9 June."),
    (FAIR, "You bought the ticket 3 days ago.", "You bought the ticket 9 days ago."),
    (RAMP, "Three steps of the ramp are 48 cm high.", "Three steps of the ramp are 50 cm high."),
    (LOAF, "Just text 555-0178 before noon to skip a week.", "Just text 555-0179 before noon to skip a week."),
    (LOAF, "It's £10 for each boat, and that's refunded if you buy the same day.", "It's £10 for each boat, and that's refunded."),
    (TINTS, "Do a patch test 48 hours before use, and please don't use it on anyone under 16.", "Do a patch test 16 hours before use."),
    (TINTS, "Bring your license number to the counter to apply.", "I've already pre-approved you."),
    (SCANNED, "Your parcel was scanned on 11 November and is on its way back to us.", "Your parcel is on its way to you."),
    (TENTS, "It's expected on Friday 13 September, so the day before you set off.", "Cancel the day before you set off."),
    (TENTS, "It was dispatched on 11 September.", "It was refunded on 11 September."),
    ("Order 12 or more mugs, sent as one parcel.", "Order 12 or more and they come as one parcel.", "Your mugs were sent."),
    (POLES, "The €64 was refunded on 19 May.", "The refund was cancelled on 19 May."),
    (RIM, "We can offer a replacement or a partial refund.", "A new one has already been set aside for you."),
    (RIM, "The alcohol-free ones can be sent to Jersey.", "The dana-free ones can be sent to Jersey."),
    (LIPS, "The liner was out of stock, so it was taken off the order.", "The liner was out of stock, so it was sent later."),
    (LIPS, "The €11.50 was refunded on 3 March.", "The €11.50 was waived on 3 March."),
    (REACHED, "It reached Leeds on Monday 8 September, so by Monday 15 September.", "It reached Leeds on Monday 8 September, so by Tuesday 15 September 2025."),
    (CHAIRS, "They're £178 a pair, so six of them would be £534.", "They're £178 a pair, so six of them would be £712."),
    (MARKET_DAY, "We're there on the second Sunday of each month.", "We're there on the second Tuesday of each month."),
    (MARKET_DAY, "Our supplier has confirmed the delivery for week 23.", "Our supplier has refunded the delivery."),
    (BUNCH, "The medium bouquet delivered in town comes to 379 kr.", "The medium bouquet delivered in town comes to 389 kr."),
    (DISH, "Your refund of €24.90 for the dish was approved on 17 June.", "Your refund of €24.90 for the dish was issued on 17 June."),
    (DISH, "With ten or more plants the price goes down from £2.20 to £1.90 each.", "With ten or more plants the price is halved."),
    (VISION, "That dropout is fixed in firmware 2.4.", "That dropout is fixed."),
    (VISION, "We need a prescription for contact lenses.", "For a prescription, contact Lensmates."),
    (CLASP, "We'll put your clasp back on.", "We'll put a voucher on."),
    (CLASP, "After seven days we'd hold on to a quarter of the price.", "After seven days we'd refund a quarter of the price."),
    (SAMPLES, "The £2 for each sample is refunded with your first order.", "The £2 for your sample is refunded now."),
    (SAMPLES, "We can replace the zip, it's £28 per door.", "We can refund the zip, it's £28 per door."),
    (LAMP_SENT, "Your lamp was dispatched on 4 March.", "Your lamp was delivered on 4 March."),
    (LAMP_SENT, "Your oak lamp has been sent.", "We've sent your money back."),
    (IN_HAND, "Your table is being finished.", "Your table was dispatched on 19 August."),
    (CANDLE, "A replacement went out on 13 May.", "A refund went out on 13 May."),
    (AUTUMN, "The maker expects it in autumn, but hasn't given us a month.", "The maker expects it in a month."),
    (RASH, "As it caused a rash, we refund the cream even though it's been opened.", "We refund creams even if they've been washed."),
    (SEATS, "The Alder 200 cm seats eight people.", "The Alder 200 cm was sent to you."),
    (SEATS, "You can swap it for the 42 within 28 days.", "You can swap it within 42 days."),
    (PIECES, "We'll send the missing part by post.", "We'll send you a puzzle by post."),
    (PIECES, "We'll post you a new one.", "We'll post you a voucher."),
    (RUGS, "We collect a 170 × 240 cm rug for €25.", "We collect a 170 × 240 cm rug for €45."),
    (MOVED, "You can move it if there are at least three days to go before the class.", "You can move it if there are at least five days to go before the class."),
    (BOX, "If you'd rather not pay for the next box, cancel before the 20th.", "If you'd rather not pay, cancel before the 25th."),
    (BOX, "Type BREW in at the checkout and you'll get 15% off your first box.", "Type BREW in at the checkout and you'll get 25% off your first box."),
    (NOON, "Order before midday and it'll be there for you after three o'clock.", "Order before midday and it'll be there for you on Friday."),
    (NOON, "Bank holidays are a day off for us.", "The bike comes with two days off."),
    (BUILT, "It's about three-quarters of an hour for two people.", "It's about a quarter of an hour for two people."),
    (BUILT, "Up to the second floor would be £80, as it's £40 for each floor.", "Up to the second floor would be £120, as it's £40 for each floor."),
    (GAME, "We only charge the card once the game's in the post.", "Your game's in the post."),
    (GAME, "There's a credit check to pass first.", "There's a £10 credit on your account."),
    (GAME, "If there's a socket marked AUX, you're all set.", "You're all set."),
    (SCENT, "Send it back unopened within 30 days and we'll refund the lot.", "We've refunded the lot."),
    (SCENT, "You can come by on any day except Wednesday.", "You can come by on any day except Tuesday."),
    (SCENT, "Display bottles are 35% off.", "Display bottles have been cut by half."),
    (DESK, "I can't give you a date for when it'll be back, sorry.", "It'll be back in March."),
    (DESK, "We'll keep it for you for a week.", "We'll keep it for you for a month."),
    (DESK, "You'll still hear from us about your orders.", "We'll call you about your orders."),
    (DESK, "An order placed at 4pm on Friday is held for 7 days.", "An order placed at 5pm on Friday is held for 7 days."),
    (DESK, "If you miss that cut-off, it's held at the desk.", "Use misscut at checkout."),
    (SHEETS, "You can return sheets even if they've been opened, as long as they're unwashed.", "You can return sheets at any time, even if they've been opened."),
    (SHEETS, "Vouchers come on the first Monday of March, June and September.", "Vouchers come in March, June and October."),
    (CLUB, "You get a point for every £1 you spend.", "You get a point for every £2 you spend."),
    (CLUB, "Postage is free when it's faulty or we've sent the wrong thing.", "We've sent the wrong thing."),
    (CLUB, "We'll send the missing part free of charge.", "Our mechanic will ring you about the part."),
    (CLUB, "Your code brings it to £58, so postage isn't free.", "Your code is FIFTY8."),
    (HAMPER, "Order before 2pm and it'll go out the same day.", "It'll go out this afternoon."),
    (HAMPER, "We can't bring hampers on a Saturday.", "We bring hampers on a Saturday."),
    (HAMPER, "The battery is guaranteed to hold 80%.", "The battery is guaranteed to hold 90%."),
    (HAMPER, "Gift cards come in £10, £50 and £100.", "Gift cards come in £10, £50 or 100 euros."),
    (OBOE, "The balm lasts an hour and twenty minutes.", "The balm lasts an hour and thirty minutes."),
    (OBOE, "Hire is £12 a month, which makes £144 over a year; half of it, £72, goes towards buying it.", "Hire is £12 a month, which makes £144 over a year; half of it, £82, goes towards buying it."),
    (OBOE, "If it isn't collected, you're refunded.", "You're refunded."),
    (OBOE, "It'll come as one piece.", "It'll come soon."),
    (OBOE, "The money is back 5 days after the date it was delivered.", "It was delivered."),
    (ENDS, "Vouchers are good until the end of October.", "Vouchers are good until the end of November."),
    (OBOE, "Parcels that aren't collected are refunded.", "I've popped a new oboe in the post."),
    (GROUP, "Groups are of six to twelve people, and everyone makes two mugs.", "Groups are of six to twelve people, and everyone makes three mugs."),
    (ORGAN, "Over two years it would be just over £108 a month.", "Over two years it would be just over £106 a month."),
    (ORGAN, "Over a year it would be a little under £217 a month.", "Over a year it would be a little over £217 a month."),
    (FISH, "Order before 3pm on Tuesday and it's with you on Wednesday.", "Order before 3pm on Tuesday and it's with you on Saturday."),
    (STAMPS, "Every 50 stamps take a fiver off.", "Every 50 stamps take a tenner off."),
    (STAMPS, "With 100 stamps you get a tenner off.", "With 100 stamps you get two tenners off."),
    (LOAN, "You can pay over 4, 8 or 12 months.", "You can pay over 4, 9 or 12 months."),
    (RADIO, "Four years, I know! It can be repaired.", "Radios are repaired free for four years."),
    (RADIO, "Four years, that radio has travelled!", "Five weeks, that radio has travelled!"),
    (RADIO, "That's rotten with her party on Saturday.", "That's rotten with her party on Sunday."),
    (RADIO, "We'd fetch the 75 cm radio by van.", "The limit for the van is 70 cm."),
    (RADIO, "Fetching on Saturday isn't possible.", "We fetch it on Sunday."),
    (RADIO, "With 10% off, £900 worth of radios would be £810.", "With 10% off, £950 worth of radios would be £855."),
    (RADIO, "A radio can be sent to her address.", "A radio can be sent to another customer."),
    (TEA, "You can go from monthly to every three months.", "You can go from monthly to every four months."),
    (KITES, "A repair isn't something we can offer in winter.", "We can offer you a repair in winter."),
    (KITES, "A new spar costs £7. I hope they'll make it fly again!", "I hope they'll refund it."),
    (SHED, "Please tell us the surname the shed's booked under.", "Your shed's booked."),
    (PUMP, "If the pump still doesn't start, we'll replace the pump.", "We'll replace the house."),
    (GLUE, "If it still isn't closed we'll replace the tent.", "We'll replace the poles."),
    (COURSE, "If you don't pay by then, the place is cancelled.", "Your place is cancelled."),
    (COURSE, "The course fee is refunded when we cancel a class.", "The course fee is refunded."),
    (FILTER, "If it leaks, the filter was returned and you kept the seal, we exchange it.", "The filter was returned."),
    (ROOM, "You'll get a refund of what you paid, except for the £9 booking fee.", "You'll get a voucher, except for the £9."),
    (QUILT, "Quilts we've made ourselves are mended for life.", "We've mended your quilt."),
    (CLAIM, "Your postcode is all we'd ask for.", "We'd send you another for it."),
    (MARKET, "The stall is open Tuesday to Thursday.", "The stall is open Tuesday to Friday."),
    (MARKET, "The stall is open Tuesday through Thursday.", "The stall is open Monday through Thursday."),
    (QUEUE, "Prints are made on the next working day.", "Prints are made within two working days."),
    (LESSONS, "Lessons run two days a week, Monday and Saturday.", "Lessons run three days a week, Monday and Saturday."),
    (DRIPS, "Water it for four minutes on three days of the week.", "Water it for four minutes on four days of the week."),
    (PIANO, "We pick the piano up for free from any address in Wales.", "Tuning is free from £30 on."),
    (PIANO, "We pick it up free of charge from any address in Wales.", "We pick it up for £5 from any address in Wales."),
    (SETUP, "On a repeat order there's no setup fee.", "On a repeat order the setup fee is £30."),
    (PATTERN, "You can download the file three times.", "You can download the Knitwise three times."),
    (PATTERN, "The pattern comes by email. One day you'll know it by heart.", "The pattern comes within one day."),
    (LAMP, "It depends on how warm a night it is.", "It lasts a night."),
]  # fmt: skip


def firm(source: str, reply: str, order: Order | None = None) -> list[Fault]:
    """The faults that no reader lifts.

    Args:
        source: what a shop says, and after `Customer: ` what the customer wrote.
    """
    shop, customer, theirs = source.partition("Customer: ")
    sources = [text for text in (shop.strip(), f"{customer}{theirs}") if text]
    return [fault for fault in verify_reply(reply, sources, order, NOW) if not fault.doubt]


@pytest.mark.parametrize(("source", "reply", "_"), ALIKE)
def test_what_only_puts_it_otherwise_passes(source: str, reply: str, _: str) -> None:
    assert firm(source, reply) == []


@pytest.mark.parametrize(("source", "_", "reply"), ALIKE)
def test_what_is_wrong_stays_a_firm_fault(source: str, _: str, reply: str) -> None:
    shop, customer, theirs = source.partition("Customer: ")
    sources = [text for text in (shop.strip(), f"{customer}{theirs}") if text]
    found = verify_reply(reply, sources, None, NOW)
    record = is_record(read(shop, "en_GB"))

    assert found
    assert firm(source, reply) or (record and any(f.kind == "promise_action" for f in found))


def test_no_knowledge_is_a_record_though_it_names_the_order() -> None:
    parts, grounds = alone("Your order has been cancelled.", [GONE], None, NOW)

    assert {fault.doubt for fault in faults(parts, grounds)} == {True}
    assert not all(f.doubt for f in faults(parts, replace(grounds, records=frozenset())))


def test_a_figure_of_a_list_is_that_of_its_own_line() -> None:
    assert not verify_reply("The Alder 200 cm seats eight people.", [SEATS], None, NOW)
    assert verify_reply("The Alder 200 cm seats six people.", [SEATS], None, NOW)


def test_a_count_that_takes_the_place_of_the_sources_is_a_fault() -> None:
    source = "Our afternoon tea set serves 6 and includes a pot, cups and saucers."

    assert not verify_reply(
        "The tea set serves six, and has two good things to it.", [source], None, NOW
    )
    assert verify_reply("The tea set serves eight people.", [source], None, NOW)


def test_what_runs_over_four_evenings_takes_four() -> None:
    source = "The sewing course runs over four evenings."

    assert not verify_reply("The sewing course has four evenings.", [source], None, NOW)
    assert verify_reply("The sewing course has five evenings.", [source], None, NOW)


def test_what_a_thing_does_is_not_its_sort() -> None:
    source = "The Alto guitar strap is 5 cm wide and adjusts from 95 to 165 cm."

    assert not verify_reply("The Alto strap adjusts from 95 to 165 cm.", [source], None, NOW)
    assert verify_reply("The Alto strap is 95 to 165 cm wide.", [source], None, NOW)


def test_a_day_is_that_of_the_country_it_is_told_of() -> None:
    source = (
        "Last order dates: Germany and Austria 18 December, France and Italy 15 December. "
        "Orders up to those dates arrive before 24 December."
    )

    assert not verify_reply(
        "For a delivery in France before 24 December, order by 15 December.", [source], None, NOW
    )
    assert verify_reply(
        "For a delivery in France before 24 December, order by 18 December.", [source], None, NOW
    )


def test_a_code_in_pieces_is_one() -> None:
    assert firm(LAMP, "Quote\n\n THANK-YOU  -5  0 when you order.")
    assert firm(LAMP, "Quote THANK-YOU -50 at the checkout.")
    assert not firm("Quote THANK-YOU -50 when you order.", "Quote THANK-YOU -50 at the checkout.")


def test_what_leaves_in_so_many_days_leaves_none_over() -> None:
    source = "Posters leave us in 2 working days, framed prints in 6."

    assert firm(source, "Framed prints leave us in 4 working days.")


def test_what_a_customer_claims_lengthens_no_term() -> None:
    source = "You can return it within 30 days. Customer: was told I had 365 days, 300 have gone"

    assert firm(source, "Our policy gives you 335 days to return it.")
    assert firm(source, "Our policy gives you 270 days to return it.")


def test_what_is_free_from_something_costs_no_less() -> None:
    assert firm(BAKE, "Bread is free.")


def test_the_customers_own_order_number_is_no_phone_number() -> None:
    order = Order(
        id="48213", currency="GBP", total=Decimal(60),
        items=(Item(name="Signet ring", quantity=1, price=Decimal(60)),),
    )  # fmt: skip
    source = "Signet rings can be engraved."

    assert firm(source, "The ring in order 48213 can be engraved.", order) == []
    assert firm(source, "To have it engraved, ring 48214.", order)


def test_a_tickets_own_day_is_known_and_what_a_rule_makes_of_it() -> None:
    ticket = Order(
        id="48214",
        items=(Item(name="Ticket, puppet night, 18 December 18:00", quantity=1, price=Decimal(9)),),
    )
    source = "Tickets are refunded until 48 hours before the show."

    told = "The puppet night is on 18 December at 6 pm, so a refund is possible until the 16th."
    assert firm(source, told, ticket) == []
    assert firm(source, told.replace("16th", "14th"), ticket)
    assert firm(source, told.replace("18 December", "19 December"), ticket)
    assert firm(source, told.replace("6 pm", "8 pm"), ticket)


def test_a_range_of_two_currencies_is_not_its_sources() -> None:
    source = "Lay-by is for orders from £40 to £500."

    assert not verify_reply("Lay-by is for orders from £40 to £500.", [source], None, NOW)
    assert verify_reply("Lay-by is for orders from £40 to €500.", [source], None, NOW)
