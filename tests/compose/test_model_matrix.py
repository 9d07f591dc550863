"""Whatever the model does, there is a draft in time: the real service and the real SDK, against a
real server that misbehaves in every way that servers and models do."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from drafter.app import create_app
from drafter.compose.model.breaker import FAILURES
from drafter.logs import configure_logging
from drafter.settings import Settings
from tests.evaluation.shop import write_shop
from tests.fakes import (
    Answer,
    SteppingClock,
    Wire,
    WordEmbedder,
    completion,
    drip,
    endless,
    reset,
    serving,
    stall,
)
from tests.pace import slack

DEADLINE = 2.5
GRACE = 0.5
CROWD = FAILURES + 3
ASK = {"text": "how long does delivery take", "customer": {"name": "Maya"}}
TRUE = "Delivery takes 3 working days and costs £4.50."


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_shop(tmp_path_factory.mktemp("shop"))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@contextmanager
def service(
    shop: Path, data: Path, url: str | None, **fields: Any
) -> Iterator[TestClient[Litestar]]:
    """The shop's service, with the model server at this address, or none."""
    settings = Settings(
        _env_file=None,
        data_dir=data,
        knowledge_dir=shop,
        deadline=DEADLINE,
        model="fake" if url else None,
        OPENAI_API_KEY="k",
        OPENAI_BASE_URL=url,
        **fields,
    )
    app = create_app(settings, clock=SteppingClock(), embedder=WordEmbedder())
    with TestClient(app) as client:
        yield client


@pytest.fixture(scope="module")
def without_a_model(shop: Path, data: Path) -> dict[str, Any]:
    with service(shop, data, None) as client:
        answer: dict[str, Any] = client.post("/v1/drafts", json=ASK).json()
    return answer


def reply(text: str = TRUE, cites: tuple[str, ...] = ("faq/delivery",), **more: Any) -> Any:
    part = {"text": text, "cites": list(cites)}
    return {"parts": [part], "asks": [], "needs_human": None, **more}


def says(content: Any, **choice: Any) -> Answer:
    return lambda _: (200, completion(content, **choice))


def status(code: int, body: bytes = b'{"error": {"message": "x"}}', **headers: str) -> Answer:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _: lambda wire: wire.send(code, body, headers=given)


def answers(content: Any) -> Answer:
    return lambda _: (200, content)


def does(behaviour: Any) -> Answer:
    return lambda _: behaviour


def cut_short(wire: Wire) -> None:
    """A shorter body than was announced."""
    body = json.dumps(completion(reply())).encode()
    wire.send(200, body[: len(body) // 2], length=len(body))


def cut_between_chunks(wire: Wire) -> None:
    """A chunked body without its end."""
    wire.send(200, headers={"Transfer-Encoding": "chunked"})
    wire.on(b"10\r\n" + b'{"choices": [{"m' + b"\r\n")


def drip_headers(wire: Wire) -> None:
    wire.on(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not wire.hear(0.02) and wire.on(b"a"):
        pass


def endless_headers(wire: Wire) -> None:
    wire.on(b"HTTP/1.1 200 OK\r\n")
    while wire.on(b"X-More: yes\r\n" * 100):
        pass


def gibberish(wire: Wire) -> None:
    """Not HTTP."""
    wire.on(b"\x00\xff\x00 no protocol at all\r\n\r\n")


def silence(wire: Wire) -> None:
    """A connection that is closed without a word."""


def zipped(wire: Wire) -> None:
    wire.send(200, b"\x1f\x8b" + b"\x00" * 100, headers={"Content-Encoding": "gzip"})


def in_charset(name: str) -> Callable[[Wire], None]:
    def error(wire: Wire) -> None:
        wire.on(b"HTTP/1.1 500 Oh\r\nConnection: close\r\nContent-Length: 2\r\n")
        wire.on(f"Content-Type: application/json; charset={name}\r\n\r\n".encode() + b"{}")

    return error


def message(**fields: Any) -> dict[str, Any]:
    return {"message": {"role": "assistant", "content": None, **fields}}


def deep(levels: int) -> str:
    return '{"parts": ' * levels + "1" + "}" * levels


CALL = {
    "id": "call_1",
    "type": "function",
    "function": {"name": "reply", "arguments": json.dumps(reply())},
}
WRITER = {
    "a stall": (does(stall), "didn't answer in time"),
    "a slow drip": (does(drip), "didn't answer in time"),
    "headers that drip": (does(drip_headers), "didn't answer in time"),
    "headers without end": (does(endless_headers), "broke off"),
    "an endless answer": (does(endless), "far too long"),
    "200 kB of output": (says(reply("Hello. " * 30_000)), "far too long"),
    "a reply without measure": (says(reply("Hello there. " * 500)), "far too long"),
    "600 kB of response": (answers({"x": "y" * 600_000}), "far too long"),
    "a reset in the middle": (does(reset), "broke off"),
    "a shorter body than announced": (does(cut_short), "broke off"),
    "a chunked body without its end": (does(cut_between_chunks), "broke off"),
    "no answer at all": (does(silence), "broke off"),
    "something that isn't HTTP": (does(gibberish), "broke off"),
    "compression nobody asked for": (does(zipped), "compressed"),
    "a redirect": (status(307, Location="http://127.0.0.1:9/v1"), "has moved (307)"),
    "400": (status(400), "didn't accept the request (400)"),
    "401": (status(401), "refused Drafter's key (401)"),
    "403": (status(403), "refused Drafter's key (403)"),
    "404, no such model": (status(404), "doesn't have this model (404)"),
    "408": (status(408), "error of its own (408)"),
    "413": (status(413), "too long for the model"),
    "too many tokens": (
        status(400, b'{"error": {"code": "context_length_exceeded"}}'),
        "too long for the model",
    ),
    "429": (status(429), "too much to do (429)"),
    "429 with Retry-After in seconds": (status(429, Retry_After="30"), "to wait 30 s (429)"),
    "429 with Retry-After as a date": (
        status(429, Retry_After="Mon, 23 Nov 2026 10:00:40 GMT"),
        "to wait 40 s (429)",
    ),
    "429 with a short Retry-After": (status(429, Retry_After="0"), "to wait 0 s (429)"),
    "429 with nonsense in Retry-After": (status(429, Retry_After="soon"), "too much to do (429)"),
    "429 that asks for a quarter of an hour": (
        status(429, Retry_After="900"),
        "to wait 15 minutes (429)",
    ),
    "429 that asks for an age": (
        status(429, Retry_After="1e300"),
        "to wait an hour or longer (429)",
    ),
    "429 until a year beyond all counting": (
        status(429, Retry_After="1 Jan 100000000000000000000 00:00:00 GMT"),
        "too much to do (429)",
    ),
    "503 until a zone beyond all counting": (
        status(503, Retry_After="Mon, 23 Nov 2026 10:00:00 +99999999999999999999"),
        "error of its own (503)",
    ),
    "429, no credit": (
        status(429, b'{"error": {"code": "insufficient_quota"}}'),
        "no credit left (429)",
    ),
    "500": (status(500), "error of its own (500)"),
    "500 without a body": (status(500, b""), "error of its own (500)"),
    "500 in HTML": (status(500, b"<html>oops"), "error of its own (500)"),
    "an error in a charset that isn't for text": (
        does(in_charset("zlib")),
        "error of its own (500)",
    ),
    "an error in a charset that can't be read": (
        does(in_charset("idna")),
        "error of its own (500)",
    ),
    "501": (status(501), "error of its own (501)"),
    "503": (status(503), "error of its own (503)"),
    "an endless error": (
        does(lambda wire: (wire.send(500, length=10**9), wire.on(b"x" * 600_000))),
        "far too long",
    ),
    "an error with status 200": (answers({"error": {"code": 502}}), "error of its own (502)"),
    "a filter of what is asked": (
        status(400, b'{"error": {"code": "content_filter"}}'),
        "filter refused the message",
    ),
    "a body that isn't JSON": (does(lambda wire: wire.send(200, b"<html>")), "isn't a completion"),
    "a body with bytes that aren't text": (
        does(lambda wire: wire.send(200, b"\xff\xfe\x00")),
        "isn't a completion",
    ),
    "a body too deep to read": (
        does(lambda wire: wire.send(200, deep(20_000).encode())),
        "isn't a completion",
    ),
    "a body that is a list": (answers([]), "isn't a completion"),
    "a body without choices": (answers({}), "isn't a completion"),
    "choices that are none": (answers({"choices": None}), "isn't a completion"),
    "empty choices": (answers({"choices": []}), "was empty"),
    "a choice without a message": (answers({"choices": [{}]}), "isn't a completion"),
    "null content": (answers({"choices": [message()]}), "was empty"),
    "blank content": (says(" \n "), "was empty"),
    "content that isn't text": (answers({"choices": [message(content=[1])]}), "isn't a completion"),
    "a tool call in place of words": (
        answers({"choices": [message(tool_calls=[CALL])]}),
        "was empty",
    ),
    "a tool call in words": (says(CALL["function"]), "wrong shape at parts"),
    "events nobody asked for": (
        does(lambda wire: wire.send(200, b'data: {"choices": [{"delta": {}}]}\n\n')),
        "isn't a completion",
    ),
    "content in pieces": (
        answers({"choices": [message(content=[{"type": "text", "text": "{}"}])]}),
        "isn't a completion",
    ),
    "more figures than anybody reads": (says(reply("1st " * 400)), "far too many figures"),
    "nothing but signs": (says(reply(". " * 40)), "no words"),
    "a refusal": (answers({"choices": [message(refusal="I can't.")]}), "refused to answer"),
    "a length cut": (says(reply(), finish_reason="length"), "cut off for its length"),
    "a filter of the answer": (says("", finish_reason="content_filter"), "filter withheld"),
    "prose": (says("Delivery takes 3 working days."), "isn't JSON"),
    "invalid JSON": (says('{"parts": [{"text": "Delivery takes'), "isn't JSON"),
    "JSON with NaN": (says('{"parts": NaN}'), "isn't JSON"),
    "JSON too deep to read": (says(deep(2_000)), "isn't JSON"),
    "two answers": (says(f"{json.dumps(reply())} or {json.dumps(reply())}"), "several answers"),
    "a list": (says("[]"), "isn't JSON"),
    "half a surrogate pair": (says('{"parts": [{"text": "\\ud83d", "cites": []}]}'), "aren't text"),
    "JSON of the wrong shape": (says({"parts": "x"}), "wrong shape at parts"),
    "no parts": (says({"parts": []}), "no parts"),
}
READER = {
    row: WRITER[row][1]
    for row in (
        "a stall", "a slow drip", "a reset in the middle", "a chunked body without its end",
        "200 kB of output", "401", "404, no such model", "429", "429 with Retry-After in seconds",
        "500", "503", "empty choices", "a refusal", "a length cut", "invalid JSON",
    )
} | {"no parts": "wrong shape"}  # fmt: skip
CHECKS = {
    "no citation at all": (says(reply("Yes.", cites=())), "citations"),
    "a citation of a source that doesn't exist": (says(reply(cites=("faq/made-up",))), "grounding"),
    "a false claim": (says(reply("Delivery takes 2 working days.")), "grounding"),
    "another language": (
        says(reply("Die Lieferung dauert drei Werktage und kostet wenig.")),
        "language",
    ),
    "a character that is none": (says(reply("Delivery\x00 takes 3 working days.")), "plain_text"),
    "a link of its own": (says(reply(f"{TRUE} See https://evil.example/x")), "contacts"),
}


def drafted(client: TestClient[Litestar]) -> tuple[dict[str, Any], float]:
    begun = time.perf_counter()
    response = client.post("/v1/drafts", json=ASK)
    elapsed = time.perf_counter() - begun
    assert response.status_code == 201, response.text
    draft: dict[str, Any] = response.json()
    return draft, elapsed


def assert_the_brands_own_words(
    draft: dict[str, Any], elapsed: float, without_a_model: dict[str, Any]
) -> None:
    assert elapsed <= DEADLINE + slack(GRACE)
    assert draft["mode"] == "extractive"
    for field in ("decision", "escalation", "suggestions", "asks", "language"):
        assert draft[field] == without_a_model[field], field


@pytest.mark.parametrize("row", WRITER)
def test_whatever_the_model_does_the_brands_words_answer_in_time_and_say_why(
    row: str, shop: Path, data: Path, without_a_model: dict[str, Any]
) -> None:
    answer, why = WRITER[row]
    with serving(answer) as server, service(shop, data, server.url) as client:
        draft, elapsed = drafted(client)

    assert_the_brands_own_words(draft, elapsed, without_a_model)
    failed = [check for check in draft["checks"] if not check["passed"]]
    assert [check["name"] for check in failed] == ["writer"]
    assert why in failed[0]["detail"]
    assert "deliver" not in failed[0]["detail"].lower()


@pytest.mark.parametrize("row", CHECKS)
def test_what_a_model_makes_up_gives_way_to_the_brands_words(
    row: str, shop: Path, data: Path, without_a_model: dict[str, Any]
) -> None:
    answer, name = CHECKS[row]
    with serving(answer) as server, service(shop, data, server.url) as client:
        draft, elapsed = drafted(client)

    assert_the_brands_own_words(draft, elapsed, without_a_model)
    failed = [check for check in draft["checks"] if not check["passed"]]
    assert name in {check["name"] for check in failed}
    assert all(check["detail"] for check in failed)


@pytest.mark.parametrize("row", READER)
def test_whatever_the_model_does_as_a_reader_its_draft_is_there_in_time_by_the_rules_word(
    row: str, shop: Path, data: Path
) -> None:
    misbehaves, _ = WRITER[row]
    own = {"text": "It takes 3 working days and costs £4.50.", "cites": ["faq/delivery"]}
    written = {"parts": [own], "asks": [], "needs_human": None}

    def answer(request: dict[str, Any]) -> Any:
        reads = "You check a shop's reply" in request["messages"][0]["content"]
        return misbehaves(request) if reads else (200, completion(written))

    with serving(answer) as server, service(shop, data, server.url) as client:
        draft, elapsed = drafted(client)

    assert elapsed <= DEADLINE + slack(GRACE)
    assert (draft["mode"], draft["suggestions"][0]["text"]) == ("llm", own["text"])
    (failed,) = [check for check in draft["checks"] if not check["passed"]]
    assert failed["name"] == "fact_check"
    assert failed["detail"].startswith("Not made. ")
    assert READER[row] in failed["detail"]


@pytest.mark.parametrize("figure", ["9" * 33, "9" * 4_400, "1," * 2_400])
def test_figures_beyond_all_measure_give_way_to_the_brands_words(
    figure: str, shop: Path, data: Path, without_a_model: dict[str, Any]
) -> None:
    configure_logging("error")  # as it is served: the tests' own log draws what it tells
    text = f"Delivery takes {figure} days."
    with serving(says(reply(text))) as server, service(shop, data, server.url) as client:
        draft, elapsed = drafted(client)

    assert_the_brands_own_words(draft, elapsed, without_a_model)


def test_a_server_that_is_not_there_is_no_obstacle(
    shop: Path, data: Path, without_a_model: dict[str, Any]
) -> None:
    with socket.socket() as taken:  # bound, but it doesn't listen: connections are refused
        taken.bind(("127.0.0.1", 0))
        with service(shop, data, f"http://127.0.0.1:{taken.getsockname()[1]}/v1") as client:
            draft, elapsed = drafted(client)

    assert_the_brands_own_words(draft, elapsed, without_a_model)
    assert "couldn't be reached" in draft["checks"][0]["detail"]


def test_a_crowd_before_a_model_that_stalls_is_answered_in_time_and_the_next_one_at_once(
    shop: Path, data: Path, without_a_model: dict[str, Any]
) -> None:
    with (
        serving(does(stall)) as server,
        service(shop, data, server.url, model_concurrency=FAILURES) as client,
        ThreadPoolExecutor(CROWD) as pool,
    ):
        first = list(pool.map(lambda _: drafted(client), range(CROWD)))
        second = list(pool.map(lambda _: drafted(client), range(CROWD)))

    for draft, elapsed in (*first, *second):
        assert_the_brands_own_words(draft, elapsed, without_a_model)
    assert len(server.received) == FAILURES
    said = [draft["checks"][0]["detail"] for draft, _ in first]
    busy = "The model was busy with other drafts until the time was up."
    assert said.count(busy) == CROWD - FAILURES
    for draft, elapsed in second:
        assert "so it wasn't asked this time" in draft["checks"][0]["detail"]
        assert elapsed < slack(GRACE)


def test_a_model_that_does_as_it_should_writes_the_draft(shop: Path, data: Path) -> None:
    with serving(says(reply())) as server, service(shop, data, server.url) as client:
        draft, _ = drafted(client)

    assert draft["mode"] == "llm"
    assert draft["suggestions"][0]["text"] == TRUE
    assert draft["provenance"]["model"] == "fake"
