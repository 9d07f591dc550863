"""What a source tells of one of two things is a fault where a reply says it of the other."""

from __future__ import annotations

import pytest

from drafter.verify import verify_reply
from tests.verify.examples import NOW

SOCKS = "Merino socks can go in the machine. Cashmere socks should be washed by hand."
LAMPS = "Floor lamps: 2-year warranty. Table lamps: 3-year warranty. Bulbs are excluded from both."
TORCHES = "Headtorch Lumo 400: rechargeable, USB-C. Headtorch Lumo 200: three AAA batteries."
CLASSES = "Mondays are for life drawing, Tuesdays for watercolour and Thursdays for lino printing."
ASSEMBLY = "Assembly: £45 for a cot, £30 for a changing table, £70 for a wardrobe."
MEATS = "The box costs £58. Change or pause it by 6pm on the Sunday before delivery."

CASES = [
    (
        SOCKS,
        "Your merino socks can go in the machine.",
        "Your cashmere socks can go in the machine.",
    ),
    (SOCKS, "Cashmere socks are washed by hand.", "Merino socks are washed by hand."),
    (LAMPS, "Your table lamp has a 3-year warranty.", "Your floor lamp has a 3-year warranty."),
    (TORCHES, "With the Lumo 400 you charge by USB-C.", "With the Lumo 200 you charge by USB-C."),
    (CLASSES, "Lino printing is on Thursdays.", "Lino printing is on Tuesdays."),
    (
        CLASSES,
        "Watercolour is on Tuesdays, lino on Thursdays.",
        "Watercolour is on Thursdays, lino on Tuesdays.",
    ),
    (ASSEMBLY, "A cot is £45 and a wardrobe is £70.", "A cot is £45 and a wardrobe is £75."),
    (ASSEMBLY, "A cot and a changing table come to £75 together.", "A cot is £75."),
    (MEATS, "Just let us know by 6pm on the Sunday.", "Just let us know by 6pm on the Monday."),
]


@pytest.mark.parametrize(("source", "reply", "_"), CASES)
def test_each_thing_may_have_what_is_told_of_it(source: str, reply: str, _: str) -> None:
    assert not verify_reply(reply, [source], None, NOW)


@pytest.mark.parametrize(("source", "_", "reply"), CASES)
def test_no_thing_may_have_what_is_told_of_another(source: str, _: str, reply: str) -> None:
    assert verify_reply(reply, [source], None, NOW)


def test_what_holds_for_both_may_be_said_of_either() -> None:
    both = f"{SOCKS} Cashmere socks can go in the machine in a net."

    assert not verify_reply("Cashmere socks can go in the machine in a net.", [both], None, NOW)
