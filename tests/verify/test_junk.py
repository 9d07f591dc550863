"""A model may write anything: what no shop would say is read in time, and raises nothing."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from drafter.compose.reply import MAX_REPLY
from drafter.drafts import Citation, Part
from drafter.verify import Fault, Grounds, faults
from tests.pace import assert_done_within
from tests.verify.examples import NOW

SOURCE = (
    "Delivery costs £3.95 and takes 3 working days. 200 points are worth £10. It is £144 for 12 "
    "months, £12 a month. One jumper is £45, two are £80. Pay in 3 instalments."
)
ALLOWED = 0.5
"""Seconds of the processor for one part, several times what any takes."""


def judged(text: str) -> tuple[Fault, ...]:
    part = Part(text=text, citations=(Citation(source="a", kind="knowledge", quote=""),))
    return faults([part], Grounds(sources={"a": SOURCE}, now=NOW, zone=ZoneInfo("Europe/London")))


@pytest.mark.parametrize(
    "junk",
    ["1+", "£1 ", "£1, ", "2½ ", "10% off £5, ", "9am ", "1.", "1-2", "3 points £2 ", "so £2, ",
     "up to 5 ", "1-", "1\n", "Delivery costs £4.95, ", "1", "a\n", "Aa "],
)  # fmt: skip
def test_a_part_of_nothing_but_junk_is_judged_in_time(junk: str) -> None:
    text = (junk * MAX_REPLY)[:MAX_REPLY]

    assert_done_within(ALLOWED, lambda: judged(text))


def test_a_part_in_another_script_without_a_gap_is_judged_in_time() -> None:
    assert_done_within(ALLOWED, lambda: judged("日本" * (MAX_REPLY // 2)))


def test_a_sentence_with_more_figures_than_anyone_writes_is_a_fault_itself() -> None:
    found = judged("It costs " + "£3.95 and " * 30 + "that is all.")

    assert [fault.why for fault in found if "too many figures" in fault.why]


@pytest.mark.parametrize(
    "figure",
    ["£" + "9" * 33, "9" * 33 + ".9", "£1." + "3" * 40, "9" * 33 + " points", "9" * 20 + "%",
     "9999999999 days", "from £5 to £" + "8" * 40],
)  # fmt: skip
def test_a_figure_too_long_to_be_meant_is_in_no_source_and_raises_nothing(figure: str) -> None:
    assert judged(f"Delivery costs £3.95, and that makes {figure} for two.")


def test_a_figure_too_long_to_be_meant_is_not_borne_out_by_one_in_a_source() -> None:
    said = "The prize is £88888888888888888888 for two"
    part = Part(
        text=f"{said} today.", citations=(Citation(source="a", kind="knowledge", quote=""),)
    )
    grounds = Grounds(sources={"a": f"{said} people."}, now=NOW, zone=ZoneInfo("Europe/London"))

    assert any(fault.kind == "money" for fault in faults([part], grounds))
