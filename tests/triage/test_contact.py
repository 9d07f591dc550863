"""How often a customer has had to write."""

from __future__ import annotations

from typing import Any

from drafter.triage import Decision, triage
from tests.builders import evidence, message

NOW = "2026-11-20T09:00:00Z"


def codes(decision: Decision) -> list[str]:
    return [reason.code for reason in decision.escalation.reasons] if decision.escalation else []


def turns(*days: str, answered: bool = True) -> list[dict[str, Any]]:
    history: list[dict[str, Any]] = []
    for day in days:
        history.append({"author": "customer", "text": "my refund", "sent_at": f"{day}T09:00:00Z"})
        if answered:
            reply = "We're looking into it."
            history.append({"author": "agent", "text": reply, "sent_at": f"{day}T12:00:00Z"})
    return history


def test_asking_again_on_the_third_day_is_repeated_contact_though_we_answered() -> None:
    dm = message("any update?", history=turns("2026-11-10", "2026-11-14"), sent_at=NOW)

    assert codes(triage(evidence(dm))) == ["repeated_contact"]


def test_a_talk_over_three_days_is_none() -> None:
    dm = message(
        "hello again! and what time do you close",
        history=turns("2026-11-10", "2026-11-14"),
        sent_at=NOW,
    )

    assert triage(evidence(dm)).kind == "reply"


def test_what_was_asked_long_ago_counts_no_more() -> None:
    dm = message("any update?", history=turns("2026-06-10", "2026-11-14"), sent_at=NOW)

    assert triage(evidence(dm)).kind == "reply"


def test_three_days_of_asking_in_a_flurry_on_one_day_are_one() -> None:
    dm = message("any update?", history=turns("2026-11-20", "2026-11-20"), sent_at=NOW)

    assert triage(evidence(dm)).kind == "reply"
