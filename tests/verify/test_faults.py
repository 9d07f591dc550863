"""Every claim of a reply follows from what it cites, or is named as a fault."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from drafter.drafts import Citation, Part
from drafter.verify import Grounds, faults, verify, verify_reply
from tests.verify import examples, more_examples
from tests.verify.examples import NOW, Example

FAITHFUL = [*examples.FAITHFUL, *more_examples.FAITHFUL]
FAULTY = [*examples.FAULTY_REPLIES, *more_examples.FAULTY_REPLIES]
LONDON = ZoneInfo("Europe/London")


def found(example: Example) -> list[str]:
    return [
        fault.words for fault in verify_reply(example.reply, example.sources, example.order, NOW)
    ]


@pytest.mark.parametrize("example", FAITHFUL, ids=lambda one: one.reply[:50])
def test_a_faithful_reply_is_not_flagged(example: Example) -> None:
    assert found(example) == []


@pytest.mark.parametrize("example", FAULTY, ids=lambda one: f"{one.fault}: {one.bad[:40]}")
def test_a_seeded_fault_is_found(example: Example) -> None:
    assert found(example) != []


def cited(text: str, source: str) -> Part:
    return Part(text=text, citations=(Citation(source=source, kind="knowledge", quote=""),))


def grounds(**sources: str) -> Grounds:
    return Grounds(sources=sources, now=NOW, zone=LONDON)


def test_a_part_rests_on_its_own_citations_only() -> None:
    both = grounds(a="Delivery costs £3.95.", b="Returns take 5 working days.")

    assert faults([cited("Delivery costs £3.95.", "a")], both) == ()
    assert faults([cited("Delivery costs £3.95.", "b")], both) != ()


def test_a_check_that_fails_names_the_words() -> None:
    checks = verify([cited("Delivery costs £9.95.", "a")], grounds(a="Delivery costs £3.95."))

    failed = [check for check in checks if not check.passed]
    assert [check.name for check in failed] == ["grounding"]
    assert "£9.95" in failed[0].detail


@pytest.mark.parametrize(
    "text",
    ["See https://evil.example/x", "Write to me@evil.example", "**Bold** promise", "<b>hi</b>"],
)
def test_foreign_links_and_markup_do_not_pass(text: str) -> None:
    checks = verify([Part(text=text)], grounds(a="See our page."))

    assert not all(check.passed for check in checks)
