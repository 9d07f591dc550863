"""`drafter draft`: what is shown of a draft, and what is said of a message that isn't one."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from drafter.drafts import Escalation, Reason, StaffAction, Verdict
from drafter.errors import RequestError
from drafter.terminal.drafting import message_from, show
from tests.evaluation.shop import draft

TYPED = "[/b] i want [red]my order[/red]"


def test_brackets_that_a_customer_typed_are_shown_as_they_are() -> None:
    reason = Reason(code="legal_threat", detail=TYPED, evidence=TYPED, source="model")
    step = StaffAction(id="a1", action="cancel_order", order="[/7]", detail=TYPED)
    verdict = Verdict(policy="returns", order="[/7]", outcome="eligible", because=TYPED)
    given = draft((TYPED, None)).model_copy(
        update={
            "decision": "escalate",
            "escalation": Escalation(reasons=(reason,), route="[/x]", priority="high"),
            "staff_actions": (step,),
            "verdicts": (verdict,),
        }
    )
    out = io.StringIO()

    show(given, Console(file=out, width=200))

    assert out.getvalue().count(TYPED) == 5


@pytest.mark.parametrize(
    ("text", "channel", "said"),
    [
        (" ", "email", "text: empty; send the customer's words"),
        ("hi", "tiktok", "channel: Input should be 'instagram'"),
    ],
)
def test_a_message_that_is_none_is_said_by_field(text: str, channel: str, said: str) -> None:
    with pytest.raises(RequestError, match=said):
        message_from(text, brand=None, channel=channel, orders=(), name=None, locale=None)
