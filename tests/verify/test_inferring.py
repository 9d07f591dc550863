"""What any reader takes from a figure without being told is no fault, and what only looks like it is
one. Each true reply stands beside the false one it could be taken for."""

from __future__ import annotations

import pytest

from tests.verify.facts import faults_of

GLAZE = "The glaze fires between October and February."
BOXES = "Boxes leave in March, June, September and November."
HARES = "Ground parcels take 3–4 working days; to the isles 2 days longer."

PAIRS = [
    # Months
    (GLAZE, "It fires from October to February.", "It fires from October to April."),
    (BOXES, "The next box leaves in June.", "The next box leaves in July."),
    (BOXES, "The next one is September's.", "The next one is October's."),
    # Lengths of time
    (HARES, "Reckon with 5 to 6 working days.", "Reckon with 6 to 7 working days."),
    (
        "Feed one scoop every other day.",
        "It's one scoop every second day.",
        "It's one scoop every third day.",
    ),
    (
        "The bank lets go of it in 1 to 14 days.",
        "It lets go of it between a day and two weeks.",
        "It lets go of it between a day and three weeks.",
    ),
    (
        "Pads are sent every 2, 3 or 5 months. A pause lasts until the day before dispatch.",
        "You can pick a longer interval, at most five months.",
        "You can pick a longer interval, at most six months.",
    ),
    (
        "We glue worn soles for as long as you own the boots, no limit.",
        "Even after nine years we'd glue them.",
        "We glue them within nine years.",
    ),
    (
        "Children's reins (age 2 to 6) come in red.",
        "The reins for 2 to 6 years come in red.",
        "The reins for 2 to 8 years come in red.",
    ),
    (
        "A harp is paid off in 6 or 12 monthly instalments.",
        "It can be paid over 12 months.",
        "It can be paid over 18 months.",
    ),
    (
        "A fitted kilt can be altered within 24 months. Customer: bought mine in may 2024",
        "From May 2024 to now is more than 24 months.",
        "It can be altered after more than 24 months.",
    ),
    (
        "A lace that frays is replaced.",
        "If one frays one day, we replace it.",
        "If one frays, we replace it within one day.",
    ),
    # Money
    (
        "Groups of twelve or more pay no entry.",
        "For twelve of you there's no entry fee.",
        "For twelve of you it's £12 for entry.",
    ),
    (
        "Duties are paid by us.",
        "You won't have to pay anything: the duties are paid.",
        "You won't have to pay anything for wrapping.",
    ),
    (
        "Fitting is €18–25 a door. Customer: we have 4 doors",
        "It's between €18 and €25 a door, so some €72 to €100 for the four.",
        "It's between €18 and €25 a door, so some €72 to €120 for the four.",
    ),
    (
        "Loans of a drum are £11 for sizes up to 12, £17 for larger ones.",
        "The rent goes from £11 to £17 a month.",
        "The rent goes from £11 to £19 a month.",
    ),
    (
        "Pay in 3 from £60. Customer: the desk is £270",
        "You'd pay £90 now, another £90 in a month and the last £90 after two.",
        "You'd pay £95 now, another £90 in a month and the last £90 after two.",
    ),
    (
        "The price fell from 30.00 to 24.00 EUR.",
        "It went from 30 down to 24 euros.",
        "It went from 35 down to 24 euros.",
    ),
    (
        "The opened sheet is taken back at half its price.",
        "We take it back at half the price.",
        "We take it back at a third off.",
    ),
    # Hours, nights and days of the week
    (
        "We need ten days' notice for a cake. Customer: it's for 27 June",
        "Please order by 17 June.",
        "Please order by 20 June.",
    ),
    (
        "Orders for Saturday must reach us by Thursday evening.",
        "Please let us know by Thursday evening.",
        "Please let us know by Friday evening.",
    ),
    (
        "Chicks reach you at 16 to 18 weeks and lay from 20 weeks.",
        "Expect two to four weeks' wait for the first egg.",
        "Expect three to five weeks' wait for the first egg.",
    ),
    (
        "The course is full until 14 March.",
        "There's nothing free before 14 March.",
        "It's free before 14 March.",
    ),
    (
        "Family tickets are for two adults and up to three children.",
        "It covers two adults and two children.",
        "It covers two adults and up to four children.",
    ),
    # What is worked out, and from what
    (
        "Fern pots cost £6 for one tray, £9 for two. Customer: two trays please",
        "Two trays come to £9.",
        "Two trays come to £12.",
    ),
    (
        "Trays are £9 each. Customer: for two?",
        "That's £9 each, £18 for both.",
        "That's £9 each, £9 for both.",
    ),
    (
        "The drum costs £10 per person. Rooms are for two people.",
        "After that it's £10 a person.",
        "After that it's £5 a person.",
    ),
    (
        "A patch is ready after 6 days; the shop then takes 4 to post it.",
        "It's ready after six days.",
        "It's ready within ten days.",
    ),
    (
        "Looms have a 5-year warranty. Customer: bought it 4 years ago",
        "At four years it's within the 5-year warranty.",
        "It has a 4-year warranty.",
    ),
    (
        "Names can be changed until 21 days before the fair, and passes leave 14 days before it. "
        "Customer: for the fair on 18 July",
        "You can change it up to three weeks before; that means by 27 June.",
        "You can change it up to three weeks before; that means by 4 July.",
    ),
    (
        "Anything bought between 1 November and 24 December can come back until 31 January.",
        "You have until 31 January to send it back.",
        "You have until 24 December to send it back.",
    ),
    # Whose figure it is
    (
        "Orders of 24 pieces or more get 20% off. Orders of 100 or more get 30% off. Customer: 40 mugs",
        "For 40 pieces you'd get 20% off.",
        "For 40 pieces you'd get 30% off.",
    ),
    (
        "Express to Austria is €14. Express to Switzerland is €22. Customer: to Vienna?",
        "Express to Vienna is €14.",
        "Express to Vienna is €22.",
    ),
    (
        "A new account needs a first order of at least 24 units. Reorders start at 12 units.",
        "For the first order we ask for at least 24 units.",
        "For the first order we ask for at least 12 units.",
    ),
    (
        "The Fell cloth is 55% linen and 45% cotton.",
        "Linen makes up 55% of the Fell cloth and cotton does the rest.",
        "Linen makes up 45% of the Fell cloth and cotton does the rest.",
    ),
    (
        "Socks are 70% merino and 28% nylon.",
        "They're 70% merino, and the rest is mostly nylon.",
        "They're 72% merino, and the rest is mostly nylon.",
    ),
    (
        "Fell cuffs fit 22 to 32 cm, Moor cuffs 32 to 42 cm.",
        "The Fell cuff is for 22 to 32 cm.",
        "The Fell cuff is for 22 to 42 cm and the Moor cuff for 32 to 32 cm.",
    ),
    (
        "Fern members get 5% off. Moss members get 10% off.",
        "Thanks for being a Fern member! That means 5% off.",
        "Thanks for being a Fern member! That means 10% off.",
    ),
    ("The Moor 2 has a lid.", "The Moor 2 has a lid, yes.", "So the Moor 3 has a lid."),
    ("Bring two forms of ID.", "Please bring two forms of ID.", "Please bring four forms of ID."),
    ("Two people carry it.", "Two people bring it.", "Four people bring it."),
    # Measures
    (
        "The lamp joins a 2.4 GHz network only.",
        "It joins 2.4 GHz networks.",
        "It joins 2.5 GHz networks.",
    ),
]


@pytest.mark.parametrize(("source", "true", "false"), PAIRS, ids=lambda text: text[:36])
def test_what_a_reader_takes_from_it_passes(source: str, true: str, false: str) -> None:
    assert faults_of(source, true) == []
    assert faults_of(source, false) != []
