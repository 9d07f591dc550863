"""Events while a draft is made, over a real server, with a client that may leave."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from drafter.knowledge.embedding import Embedded
from tests.fakes import Behaviour, WordEmbedder, completion, serving, stall

from .live import ANSWER, ASK, PATIENCE, STREAM, events, read_journal, shop, told

CITED = {"text": ANSWER, "cites": ["faq/delivery"]}
INVENTED = {"text": "Delivery takes 9 working days.", "cites": ["faq/delivery"]}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A shop without a model, for all tests that need no other."""
    with shop(tmp_path_factory.mktemp("plain")) as client:
        yield client


def stream(client: httpx.Client, path: str = "/v1/drafts", **fields: Any) -> list[tuple[str, Any]]:
    body = fields or ASK
    with client.stream("POST", path, json=body, headers=STREAM) as response:
        assert response.status_code == 200
        assert response.headers["Content-Type"].startswith("text/event-stream")
        return list(events(response))


def test_a_draft_is_told_as_decision_parts_and_the_whole(plain: httpx.Client) -> None:
    (first, decision), *parts, (last, draft) = stream(plain)
    stored = plain.get(f"/v1/drafts/{draft['id']}").json()

    assert (first, last) == ("decision", "draft")
    assert decision == {"decision": "reply", "escalation": None}
    assert {name for name, _ in parts} == {"part"}
    assert [p["part"] for _, p in parts] == draft["suggestions"][0]["parts"]
    assert [(p["suggestion"], p["index"]) for _, p in parts] == [(0, n) for n in range(len(parts))]
    assert {**stored, "timings_ms": {}} == {**draft, "timings_ms": {}}


@pytest.mark.parametrize(
    "accept", [None, "*/*", "application/json", "text/html", "text/*;q=0.1, */*"]
)
def test_json_is_the_answer_unless_events_are_asked_for(
    plain: httpx.Client, accept: str | None
) -> None:
    headers = {"Accept": accept} if accept else {}
    response = plain.post("/v1/drafts", json=ASK, headers=headers)

    assert response.status_code == 201
    assert response.headers["Content-Type"] == "application/json"


def test_the_decision_is_told_before_the_model_has_answered(tmp_path: Path) -> None:
    told_already = threading.Event()

    def answer(_: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        assert told_already.wait(PATIENCE)
        return 200, completion(told(CITED))

    with (
        serving(answer) as model,
        shop(tmp_path, model_url=model.url) as client,
        client.stream("POST", "/v1/drafts", json=ASK, headers=STREAM) as response,
    ):
        arriving = events(response)
        first, _ = next(arriving)
        told_already.set()
        *_, (_, draft) = arriving

    assert first == "decision"
    assert draft["mode"] == "llm"


def test_no_part_of_a_draft_that_failed_a_check_is_told(tmp_path: Path) -> None:
    tries = iter([told(INVENTED), told(CITED)])
    with (
        serving(lambda _: (200, completion(next(tries)))) as model,
        shop(tmp_path, model_url=model.url) as client,
    ):
        found = stream(client)

    assert [data["part"]["text"] for name, data in found if name == "part"] == [ANSWER]
    assert "9 working days" in str(found[-1][1]["checks"])


def test_a_decision_that_the_model_raises_is_told_again(tmp_path: Path) -> None:
    flagged = told(CITED, needs_human={"reason": "safety_incident", "words": "delivery"})
    with (
        serving(lambda _: (200, completion(flagged))) as model,
        shop(tmp_path, model_url=model.url) as client,
    ):
        found = stream(client)

    decisions = [data["decision"] for name, data in found if name == "decision"]
    assert decisions == ["reply", "escalate"]
    assert found[-1][1]["decision"] == "escalate"


def test_a_client_that_leaves_ends_the_models_work_and_the_draft_is_recorded(
    tmp_path: Path,
) -> None:
    asked = threading.Event()

    def answer(_: dict[str, Any]) -> Behaviour:
        asked.set()
        return stall

    with serving(answer) as model, shop(tmp_path, model_url=model.url) as client:
        with client.stream("POST", "/v1/drafts", json=ASK, headers=STREAM) as response:
            arriving = events(response)  # kept: the response is closed with it
            assert next(arriving)[0] == "decision"
            assert asked.wait(PATIENCE)
        assert model.hung_up.wait(PATIENCE / 2)

    ((draft,), _) = read_journal(
        tmp_path, lambda kept: kept.drafts(brand=None, after=None, limit=9)
    )
    assert draft.mode == "extractive"
    assert ANSWER in draft.suggestions[0].text
    assert [c.detail for c in draft.checks if not c.passed] == [
        "The connection closed before the model had answered, so these are the brand's own "
        "sentences."
    ]


@pytest.mark.parametrize("leaves_first", [False, True], ids=["joins", "comes_back"])
def test_a_request_made_again_has_the_models_draft_though_the_first_caller_left(
    leaves_first: bool, tmp_path: Path
) -> None:
    asked, left = threading.Event(), threading.Event()
    headers = {**STREAM, "Idempotency-Key": "k"}

    def answer(_: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        asked.set()
        assert left.wait(PATIENCE)
        return 200, completion(told(CITED))

    with (
        serving(answer) as model,
        shop(tmp_path, model_url=model.url) as client,
        ExitStack() as again,
    ):
        with client.stream("POST", "/v1/drafts", json=ASK, headers=headers) as response:
            dropped = events(response)  # kept: the response is closed with it
            assert next(dropped)[0] == "decision"
            assert asked.wait(PATIENCE)
            if not leaves_first:
                arriving = _repeat(client, headers, again)
        if leaves_first:
            arriving = _repeat(client, headers, again)
        first = next(arriving)
        left.set()
        *parts, (name, draft) = arriving

    assert first == ("decision", {"decision": "reply", "escalation": None})
    assert [data["part"]["text"] for _, data in parts] == [ANSWER]
    assert (name, draft["mode"], len(model.received)) == ("draft", "llm", 1)


def _repeat(
    client: httpx.Client, headers: dict[str, str], until: ExitStack
) -> Iterator[tuple[str, Any]]:
    response = client.stream("POST", "/v1/drafts", json=ASK, headers=headers)
    return events(until.enter_context(response))


class LateEmbedder(WordEmbedder):
    """Goes on only while the server is already on its way down."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self.leaving = threading.Event()

    async def embed(self, texts: Sequence[str]) -> Embedded:
        self.asked.set()
        await asyncio.to_thread(self.leaving.wait)
        await asyncio.sleep(0.5)
        return self.read_all(texts)


def test_a_server_that_stops_finishes_the_drafts_of_those_who_left(tmp_path: Path) -> None:
    embedder = LateEmbedder()
    with shop(tmp_path, embedder=embedder) as client:
        with client.stream("POST", "/v1/drafts", json=ASK, headers=STREAM):
            assert embedder.asked.wait(PATIENCE)
        embedder.leaving.set()

    drafts, _ = read_journal(tmp_path, lambda kept: kept.drafts(brand=None, after=None, limit=9))
    assert [draft.decision for draft in drafts] == ["reply"]


def test_a_silent_stream_is_kept_open_by_comments(tmp_path: Path) -> None:
    beaten = threading.Event()

    def answer(_: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        assert beaten.wait(PATIENCE)
        return 200, completion(told(CITED))

    with (
        serving(answer) as model,
        shop(tmp_path, model_url=model.url, heartbeat=0.05) as client,
        client.stream("POST", "/v1/drafts", json=ASK, headers=STREAM) as response,
    ):
        arriving = events(response)
        assert next(arriving)[0] == "decision"
        assert next(arriving)[0] == ""
        beaten.set()
        rest = [name for name, _ in arriving if name]

    assert rest == ["part", "draft"]


class Broken(WordEmbedder):
    """Fails once there is a question to embed."""

    async def embed(self, texts: Sequence[str]) -> Embedded:
        raise ZeroDivisionError(*texts)


def test_what_fails_once_the_stream_has_begun_is_an_event_with_problem_details(
    tmp_path: Path,
) -> None:
    with shop(tmp_path, embedder=Broken()) as client:
        found = stream(client)

    (_, problem) = found[-1]
    assert [name for name, _ in found] == ["error"]
    assert (problem["status"], problem["title"]) == (500, "Something went wrong here")
    assert ASK["text"] not in str(problem)


@pytest.mark.parametrize(
    ("body", "status"),
    [({"text": ""}, 422), ({**ASK, "brand": "nobody"}, 404), ({**ASK, "chanel": "x"}, 422)],
)
def test_what_is_wrong_with_the_request_is_said_before_a_stream_begins(
    plain: httpx.Client, body: dict[str, Any], status: int
) -> None:
    response = plain.post("/v1/drafts", json=body, headers=STREAM)

    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"


def test_the_same_key_tells_the_same_draft_again(plain: httpx.Client) -> None:
    headers = {**STREAM, "Idempotency-Key": "k1"}
    found = []
    for _ in range(2):
        with plain.stream("POST", "/v1/drafts", json=ASK, headers=headers) as response:
            found.append(list(events(response)))

    first, again = found
    assert [name for name, _ in again] == [name for name, _ in first]
    assert again[-1][1]["id"] == first[-1][1]["id"]


def test_a_revision_is_told_in_the_same_way(plain: httpx.Client) -> None:
    draft = plain.post("/v1/drafts", json=ASK).json()
    found = stream(plain, f"/v1/drafts/{draft['id']}/revisions", instruction="shorter")

    assert found[0][0] == "decision"
    assert found[-1][1]["version"] == 2
