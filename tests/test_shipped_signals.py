"""What the shipped signals make of everyday messages told at length, and of what is serious among
such sentences, with the real model and stores."""

from __future__ import annotations

from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

EVERYDAY = (
    "I'm sending my old teacher a rug, she's had a wretched spring. I'd like to put a few lines in "
    "for her. How many words fit on the card?",
    "Good morning. Our bowls secretary would like the receipt for the bench sent to her and not to "
    "me, she does the books. Her name is Brenda Ali. Many thanks and no rush at all.",
    "My points have gone from the app since I put in my new email. I'd about three hundred, for my "
    "mum's present. Is that the app or have I done something daft?",
    "Hello, may I cancel the torch but keep the two cups on the order? I've been given one by my "
    "nephew. Sorry for the bother.",
    "The toe of my left wellington lets the water in, and I only walk to the hens and back. I've "
    "had them since Easter. What would you do?",
)


def signals_raised(service: TestClient[Litestar], text: str) -> list[str]:
    response = service.post("/v1/drafts", json={"text": text})
    assert response.status_code == 201, response.text
    answer: dict[str, Any] = response.json()
    reasons = answer["escalation"]["reasons"] if answer["escalation"] else []
    return [one["code"] for one in reasons if one["source"].startswith(("signal:", "rule:rep"))]


@pytest.mark.parametrize("text", EVERYDAY)
def test_everyday_things_told_at_length_are_no_alarm(
    text: str, service: TestClient[Litestar]
) -> None:
    assert signals_raised(service, text) == []


@pytest.mark.parametrize(
    ("serious", "code"),
    [
        ("I've settled what I owe and I shan't be a bother to anyone after tonight.", "self_harm"),
        ("The lid flew off when I opened it and her neck came up in blisters.", "safety_incident"),
        ("Somebody has been buying tents with my log-in since Tuesday.", "account_security"),
        ("The papers will be with the county court by the end of the week.", "legal_threat"),
    ],
)
def test_what_is_serious_is_heard_among_everyday_sentences(
    serious: str, code: str, service: TestClient[Litestar]
) -> None:
    text = (
        "Good morning, I hope you're all well. I ordered the blue flask for my sister's birthday. "
        f"{serious} The parcel itself was nicely packed, thank you. Do you have a bigger one?"
    )

    assert code in signals_raised(service, text)


@pytest.mark.parametrize(
    "text",
    [
        "The parcel went to number 14 but nobody has answered the door there in three days.",
        "I've asked for the reset email four times today and nothing turns up.",
    ],
)
def test_a_door_or_a_password_that_gives_no_answer_is_not_our_silence(
    text: str, service: TestClient[Litestar]
) -> None:
    assert signals_raised(service, text) == []
