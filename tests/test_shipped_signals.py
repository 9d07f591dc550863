"""What the shipped signals make of whole messages, with the real model and stores."""

from __future__ import annotations

from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

def signals_raised(service: TestClient[Litestar], text: str) -> list[str]:
    response = service.post("/v1/drafts", json={"text": text})
    assert response.status_code == 201, response.text
    answer: dict[str, Any] = response.json()
    reasons = answer["escalation"]["reasons"] if answer["escalation"] else []
    return [one["code"] for one in reasons if one["source"].startswith(("signal:", "rule:rep"))]


@pytest.mark.parametrize(
    "text",
    [
        "It was left at number 9, and nobody has answered the door there since Sunday.",
        "I've asked for the reset email four times today and nothing turns up.",
    ],
)
def test_a_door_or_a_password_that_gives_no_answer_is_not_our_silence(
    text: str, service: TestClient[Litestar]
) -> None:
    assert signals_raised(service, text) == []
