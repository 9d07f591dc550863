"""What leaves for the model, and what is logged, holds nothing personal; what staff read does."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from drafter.app import create_app
from drafter.compose.briefing import LONGEST_TURN
from drafter.settings import Settings
from tests.evaluation.shop import write_shop
from tests.fakes import Answer, SteppingClock, WordEmbedder, completion, serving

PERSONAL = {
    "e-mail": "maya.lindqvist@example.com",
    "e-mail, obfuscated": "maya dot work at gmail dot com",
    "phone": "07700 900123",
    "phone, international": "+49 1512 3456789",
    "card": "4111 1111 1111 1111",
    "iban": "GB82 WEST 1234 5698 7654 32",
    "address": "14 Harbour Street, Leeds LS1 4AB",
    "birth date": "12/03/1990",
    "passport": "533401372",
    "card in a link": "5555555555554444",
    "card at a link's end": "6011 1111 1111 1117",
    "iban in a link": "DE89370400440532013000",
    "iban at a link's end": "FR14 2004 1010 0505 0001 3M02 606",
    "phone in a link": "07700900456",
    "e-mail in a link": "noor.haddad%40example.com",
    "address in a link": "9+Station+Parade%2C+Harrogate+HG1+1AA",
    "profile": "instagram.com/maya.l",
}
SENTENCES = {
    "e-mail": "My mail is {}.",
    "e-mail, obfuscated": "At work I am {}.",
    "phone": "You can ring me on {}.",
    "phone, international": "My partner is on {}.",
    "card": "I paid with card {}.",
    "iban": "My IBAN is {}.",
    "address": "I live at {}.",
    "birth date": "My date of birth is {}.",
    "passport": "My passport number is {}.",
    "card in a link": "It stops at https://pay.example/?pan={} and I can't go on.",
    "card at a link's end": "Then shop.example/pay,{} was shown.",
    "iban in a link": "The refund goes to https://pay.example/?iban={} please.",
    "iban at a link's end": "My iban www.bank.example/{} is right.",
    "phone in a link": "https://shop.example/reset?phone={} says expired.",
    "e-mail in a link": "https://shop.example/account?user={} as well.",
    "address in a link": "It is here: https://maps.example/?q={} at the back.",
    "profile": "I am {} too.",
}
TELLING = " ".join(SENTENCES[kind].format(value) for kind, value in PERSONAL.items())
TRACKING = f"https://track.example/p/JD0002123412341234?user={PERSONAL['e-mail in a link']}"
PAPERS = ["herald", "courier", "gazette", "tribune", "observer"]
QUESTION = "How long does delivery take?"


def everywhere() -> dict[str, Any]:
    """A message that tells everything in every field that a caller can fill."""
    return {
        "text": f"{QUESTION} {TELLING}",
        "conversation_id": "c1",
        "message_id": "m1",
        "channel": "email",
        "history": [
            {"author": "customer", "text": TELLING},
            {"author": "agent", "text": f"Thank you. I noted: {TELLING}"},
            {"author": "customer", "text": "\n".join(PERSONAL.values())},
        ],
        "customer": {"id": "cu1", "name": "Maya Lindqvist", "handle": PERSONAL["profile"]},
        "orders": [
            {
                "id": "48213",
                "status": "shipped",
                "tracking_url": TRACKING,
                "note": TELLING,
                "items": [{"name": f"Kettle, engraved: {PERSONAL['e-mail']}", "quantity": 1}],
            }
        ],
        "attachments": [{"kind": "image", "caption": TELLING}],
        "hint": f"Confirm it. {TELLING}",
    }


def traces(value: str) -> set[str]:
    """A value as it may be written elsewhere: as it is, and its digits or letters in a run."""
    run = "".join(character for character in value if character.isalnum())
    return {value.lower(), run.lower(), json.dumps(value)[1:-1].lower()}


def found_in(text: str) -> list[str]:
    lowered = text.lower()
    return [kind for kind, value in PERSONAL.items() if any(t in lowered for t in traces(value))]


def answering(request: dict[str, Any]) -> tuple[int, Any]:
    """A reply that speaks to the customer about what it was shown in place of the address."""
    assert "[ADDRESS_1]" in request["messages"][1]["content"]
    delivery = {"text": "Delivery takes 3 working days and costs £4.50.", "cites": ["faq/delivery"]}
    question = {"text": "Does [ADDRESS_1] still hold?", "cites": []}
    parts = [delivery, question]
    return 200, completion({"parts": parts, "others": [], "asks": [], "needs_human": None})


def answering_with_the_link(request: dict[str, Any]) -> tuple[int, Any]:
    """A reply that gives the order's tracking link as it was shown."""
    shown = re.search(r"https://track\.example/[^\s\"]+", request["messages"][1]["content"])
    assert shown
    assert shown[0].startswith("https://track.example/p/JD0002123412341234?user=[EMAIL_")
    delivery = {"text": "Delivery takes 3 working days.", "cites": ["faq/delivery"]}
    link = {"text": f"Track your parcel here: {shown[0]}", "cites": ["order:48213"]}
    parts = [delivery, link]
    return 200, completion({"parts": parts, "others": [], "asks": [], "needs_human": None})


def answering_plainly(_: dict[str, Any]) -> tuple[int, Any]:
    part = {"text": "Delivery takes 3 working days.", "cites": ["faq/delivery"]}
    return 200, completion({"parts": [part], "others": [], "asks": [], "needs_human": None})


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """The shop, which hears of journalists only: what else a message is that tells everything at
    once, and to an embedder that only knows letters, is another matter."""
    folder = write_shop(tmp_path / "knowledge")
    signals = folder / "common" / "signals"
    for file in signals.iterdir():
        file.unlink()
    examples = [f"i write for the {paper} and would like an interview" for paper in PAPERS]
    press = {"code": "press", "about": "journalists", "examples": examples, "lookalikes": PAPERS}
    (signals / "press.yaml").write_text(json.dumps(press))
    return folder


@contextmanager
def service(shop: Path, url: str) -> Iterator[TestClient[Litestar]]:
    settings = Settings(
        _env_file=None,
        data_dir=shop / "data",
        knowledge_dir=shop,
        model="fake",
        OPENAI_BASE_URL=url,
    )
    app = create_app(settings, clock=SteppingClock(), embedder=WordEmbedder())
    with TestClient(app) as client:
        yield client


@pytest.mark.parametrize(
    "answer", [answering, lambda _: (500, {}), lambda _: (400, {}), lambda _: (200, "nothing")]
)
def test_neither_the_model_nor_the_log_receives_anything_personal(
    answer: Answer, shop: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    with serving(answer) as server, service(shop, server.url) as client:
        response = client.post("/v1/drafts", json=everywhere())
    printed = "".join(capfd.readouterr())

    assert response.status_code == 201
    assert server.received
    for request in server.received:
        assert found_in(json.dumps(request, ensure_ascii=False)) == []
    assert "DEBUG" in caplog.text
    assert found_in(caplog.text) == []
    assert "drafted" in printed
    assert found_in(printed) == []


def test_staff_read_the_values_and_not_what_stood_for_them(shop: Path) -> None:
    with serving(answering) as server, service(shop, server.url) as client:
        draft = client.post("/v1/drafts", json=everywhere()).json()

    assert draft["mode"] == "llm"
    assert draft["suggestions"][0]["parts"][1]["text"] == f"Does {PERSONAL['address']} still hold?"
    assert any(ask["text"].endswith("I am instagram.com/maya.l too.") for ask in draft["asks"])


def test_the_orders_own_link_leaves_without_what_is_personal_and_comes_back_whole(
    shop: Path,
) -> None:
    order = {"id": "48213", "status": "shipped", "tracking_url": TRACKING}
    message = {"text": QUESTION, "orders": [order]}
    with serving(answering_with_the_link) as server, service(shop, server.url) as client:
        draft = client.post("/v1/drafts", json=message).json()

    assert draft["mode"] == "llm"
    assert TRACKING in draft["suggestions"][0]["text"]


@pytest.mark.parametrize("limit", range(LONGEST_TURN - 45, LONGEST_TURN + 5, 7))
def test_a_long_turn_is_not_cut_within_a_value(limit: int, shop: Path) -> None:
    turn = f"{'word ' * (limit // 5)}my card is {PERSONAL['card']} ok"
    message = {**everywhere(), "text": QUESTION, "history": [{"author": "agent", "text": turn}]}
    with serving(answering_plainly) as server, service(shop, server.url) as client:
        client.post("/v1/drafts", json=message)

    assert "4111" not in json.dumps(server.received)


def test_a_value_told_in_one_place_is_hidden_where_it_stands_bare(shop: Path) -> None:
    history = [
        {"author": "customer", "text": "533401372"},
        {"author": "agent", "text": "Thank you. Is 533401372 your passport number?"},
    ]
    message = {"text": f"yes, my passport no is 533 401 372. {QUESTION}", "history": history}
    with serving(answering_plainly) as server, service(shop, server.url) as client:
        client.post("/v1/drafts", json=message)

    assert "533401372" not in json.dumps(server.received)
