"""A model's server, and what Drafter does about it: the real SDK against a real server on
loopback. How a draft fares is in test_model_matrix.py."""

from __future__ import annotations

import asyncio
import json
import random
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from drafter.compose.model import ChatModel
from drafter.compose.model.breaker import COOLING, FAILURES
from drafter.compose.model.protocol import DOUBTS
from drafter.compose.model.retrying import RESERVE, SHARE, USEFUL
from drafter.errors import WriterError
from drafter.timing import Deadline
from tests.builders import in_time
from tests.fakes import (
    NOW,
    Answer,
    Behaviour,
    ModelServer,
    Seconds,
    Wire,
    completion,
    serving,
    stall,
)
from tests.pace import slack

pytestmark = pytest.mark.anyio

SCHEMA = {"type": "object", "required": ["parts"], "properties": {"parts": {"type": "array"}}}
GOOD: dict[str, Any] = {"parts": []}


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Pauses:
    """Remembers how long it was asked to sleep, and doesn't."""

    def __init__(self, seconds: Seconds | None = None) -> None:
        self.all: list[float] = []
        self._seconds = seconds

    async def __call__(self, pause: float) -> None:
        self.all.append(pause)
        if self._seconds:
            self._seconds.now += pause


@asynccontextmanager
async def asking(
    answer: Answer, **parts: Any
) -> AsyncIterator[tuple[Callable[..., Any], ChatModel, ModelServer]]:
    """A model at a server; the first thing given asks it."""
    with serving(answer) as server:
        given = {"sleep": Pauses(), "chance": lambda: 1.0, "clock": lambda: NOW, **parts}
        model = ChatModel("fake", api_key="k", base_url=server.url, **given)

        async def ask(deadline: Deadline | None = None) -> dict[str, Any]:
            return await model.ask("Be brief.", "hi", SCHEMA, deadline=deadline or in_time())

        try:
            yield ask, model, server
        finally:
            await model.close()


def in_turn(*answers: tuple[int, Any] | Behaviour) -> Answer:
    """These answers one after the other, the last one for good."""
    left = list(answers)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


def ok(content: Any = GOOD) -> tuple[int, Any]:
    return 200, completion(content)


def failed(status: int, **headers: str) -> Behaviour:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda wire: wire.send(status, b"{}", headers=given)


def without(*forms: str, why: str | None = None, status: int = 400) -> Answer:
    """A server that knows neither these forms nor these fields."""

    def answer(request: dict[str, Any]) -> tuple[int, Any]:
        form = request.get("response_format", {}).get("type", "plain")
        for unknown in forms:
            if unknown == form or unknown in request:
                named = "response_format" if unknown == form else unknown
                said = f"Unsupported parameter: {named}" if why is None else why
                return status, {"error": {"message": said}}
        return ok()

    return answer


def form_of(request: dict[str, Any]) -> str:
    form: str = request.get("response_format", {}).get("type", "plain")
    return form


class TestTheFormOfTheAnswer:
    async def test_a_server_is_held_to_the_schema_where_it_can_be(self) -> None:
        async with asking(without()) as (ask, _, server):
            answer = await ask()

        (request,) = server.received
        assert answer == GOOD
        assert request["response_format"]["json_schema"]["schema"] == SCHEMA
        assert request["messages"][0]["content"] == "Be brief."
        assert request["max_completion_tokens"] > 1_000

    @pytest.mark.parametrize(
        ("server_", "forms", "tokens"),
        [
            (without("json_schema"), ["json_schema", "json_object"], "max_completion_tokens"),
            (without("json_schema", status=422), ["json_schema", "json_object"], None),
            (without("json_schema", status=501), ["json_schema", "json_object"], None),
            (
                without("json_schema", "json_object"),
                ["json_schema", "json_object", "plain"],
                "max_completion_tokens",
            ),
            (without("max_completion_tokens"), ["json_schema", "json_schema"], "max_tokens"),
            (
                without("max_completion_tokens", "max_tokens"),
                ["json_schema"] * 3,
                None,
            ),
            (
                without("max_completion_tokens", "json_schema"),
                ["json_schema", "json_schema", "json_object"],
                "max_tokens",
            ),
            (
                without("json_schema", "json_object", why="bad request"),
                ["json_schema", "json_object", "plain"],
                None,
            ),
        ],
    )
    async def test_what_a_server_does_not_know_is_found_out_once(
        self, server_: Answer, forms: list[str], tokens: str | None
    ) -> None:
        async with asking(server_) as (ask, _, server):
            first = await ask()
            tried = [form_of(request) for request in server.received]
            second = await ask()

        assert first == second == GOOD
        assert tried == forms
        assert len(server.received) == len(forms) + 1
        if tokens:
            assert tokens in server.received[-1]

    async def test_a_server_without_schemas_gets_the_schema_in_the_prompt(self) -> None:
        async with asking(without("json_schema")) as (ask, _, server):
            await ask()

        system = server.received[-1]["messages"][0]["content"]
        assert system.startswith("Be brief.\n\nAnswer with one JSON object")
        assert json.dumps(SCHEMA) in system

    async def test_a_server_that_pays_no_heed_to_a_schema_is_asked_in_simpler_ways(self) -> None:
        heedless = in_turn(*[ok("Hello!")] * (2 * DOUBTS), ok())
        async with asking(heedless) as (ask, _, server):
            for _ in range(2 * DOUBTS):
                with pytest.raises(WriterError, match="isn't JSON"):
                    await ask()
            await ask()
            await ask()

        forms = ["json_schema"] * DOUBTS + ["json_object"] * DOUBTS + ["plain"] * 2
        assert [form_of(request) for request in server.received] == forms

    async def test_one_bad_answer_before_the_first_good_one_changes_nothing(self) -> None:
        async with asking(in_turn(ok("Hello!"), ok())) as (ask, _, server):
            with pytest.raises(WriterError, match="isn't JSON"):
                await ask()
            for _ in range(DOUBTS):
                await ask()

        assert {form_of(request) for request in server.received} == {"json_schema"}

    async def test_bad_answers_that_were_under_way_count_for_the_form_they_were_asked_in(
        self,
    ) -> None:
        together = 2 * DOUBTS - 1
        all_there = threading.Barrier(together, timeout=5)

        def at_once(wire: Wire) -> None:
            all_there.wait()
            wire.send(200, json.dumps(completion("Hello!")).encode())

        heedless = in_turn(*[at_once] * together, ok("Hello!"), ok())
        async with asking(heedless) as (ask, _, server):
            asked = [ask() for _ in range(together)]
            answers = await asyncio.gather(*asked, return_exceptions=True)
            with pytest.raises(WriterError, match="isn't JSON"):
                await ask()
            await ask()

        assert all(isinstance(answer, WriterError) for answer in answers)
        forms = ["json_schema"] * together + ["json_object"] * 2
        assert [form_of(request) for request in server.received] == forms

    async def test_an_answer_that_was_under_way_does_not_bring_the_refused_form_back(self) -> None:
        release = threading.Event()

        def late(wire: Wire) -> None:
            wire.server.waiting.set()
            release.wait(5)
            wire.send(200, json.dumps(completion("Hello!")).encode())

        refused = 400, {"error": {"message": "Unsupported parameter: response_format"}}
        async with asking(in_turn(late, refused, ok())) as (ask, _, server):
            slow = asyncio.create_task(ask())
            await asyncio.to_thread(server.waiting.wait, 5)
            await ask()
            release.set()
            with pytest.raises(WriterError, match="isn't JSON"):
                await slow
            await ask()

        assert [form_of(request) for request in server.received] == [
            "json_schema",
            "json_schema",
            "json_object",
            "json_object",
        ]

    async def test_one_bad_answer_of_a_proven_server_changes_nothing(self) -> None:
        async with asking(in_turn(ok(), ok("Hello!"), (400, {}), ok())) as (ask, _, server):
            await ask()
            for _ in range(2):
                with pytest.raises(WriterError):
                    await ask()
            await ask()

        assert {form_of(request) for request in server.received} == {"json_schema"}

    async def test_a_server_that_refuses_everything_is_asked_as_before_the_next_time(self) -> None:
        async with asking(in_turn(*[(400, {})] * 5, ok())) as (ask, _, server):
            with pytest.raises(WriterError, match="didn't accept the request"):
                await ask()
            await ask()

        assert len(server.received) == 6
        assert form_of(server.received[-1]) == "json_schema"


class TestRetries:
    async def test_what_passes_is_tried_again_after_pauses_that_double(self) -> None:
        pauses = Pauses()
        troubled = in_turn(failed(503), failed(500), ok())
        async with asking(troubled, sleep=pauses) as (ask, model, _):
            answer = await ask()

        assert answer == GOOD
        assert pauses.all == [0.25, 0.5]
        assert model.state.condition == "ok"

    async def test_pauses_are_drawn_by_chance(self) -> None:
        pauses = Pauses()
        async with asking(in_turn(failed(500), ok()), sleep=pauses, chance=lambda: 0.0) as (
            ask,
            _,
            _server,
        ):
            await ask()

        assert pauses.all == [0.125]

    @pytest.mark.parametrize(
        ("header", "wait"),
        [
            ({"Retry_After": "2"}, 2.0),
            ({"Retry_After": "Mon, 23 Nov 2026 10:00:03 GMT"}, 3.0),
            ({"Retry_After": "Mon, 23 Nov 2026 09:00:00 GMT"}, 0.0),
            ({"Retry_After_Ms": "1500"}, 1.5),
            ({"Retry_After": "-1"}, 0.0),
            ({"Retry_After": "nan"}, 0.0),
            ({"Retry_After": "9" * 400}, 0.0),
            ({"Retry_After": "1 Jan 100000000000000000000 00:00:00 GMT"}, 0.0),
            ({"Retry_After": "Mon, 23 Nov 2026 10:00:03 +99999999999999999999"}, 0.0),
        ],
    )
    async def test_a_server_is_left_alone_for_as_long_as_it_asks(
        self, header: dict[str, str], wait: float
    ) -> None:
        pauses = Pauses()
        async with asking(in_turn(failed(429, **header), ok()), sleep=pauses) as (ask, _, _server):
            await ask()

        assert pauses.all == [pytest.approx(wait + 0.25)]

    @pytest.mark.parametrize("asked", ["5", "3600"])
    async def test_nobody_asks_again_when_too_little_time_is_left(self, asked: str) -> None:
        async with asking(in_turn(failed(429, Retry_After=asked), ok())) as (ask, _, server):
            with pytest.raises(WriterError, match="too much to do"):
                await ask(in_time(5))

        assert len(server.received) == 1

    @pytest.mark.parametrize("status", [400, 401, 403, 404, 413])
    async def test_what_does_not_pass_is_not_tried_again(self, status: int) -> None:
        pauses = Pauses()
        async with asking(in_turn(failed(status), ok()), sleep=pauses) as (ask, _, _server):
            if status == 400:  # the form of the answer may have been at fault
                await ask()
            else:
                with pytest.raises(WriterError):
                    await ask()

        assert pauses.all == []

    async def test_retries_never_become_a_load_of_their_own(self) -> None:
        calls, pauses = 100, Pauses()

        def every_other(request: dict[str, Any], turn: list[int] = [0]) -> Any:  # noqa: B006 - counts
            turn[0] += 1
            return failed(503) if turn[0] % 2 else ok()

        async with asking(every_other, sleep=pauses) as (ask, _, _server):
            for _ in range(calls):
                try:
                    await ask()
                except WriterError:
                    continue

        assert RESERVE <= len(pauses.all) <= RESERVE + SHARE * calls


class TestTheBreaker:
    async def test_a_server_that_keeps_failing_is_left_alone_and_then_tried_once(self) -> None:
        seconds, now = Seconds(), in_turn(*[failed(401)] * FAILURES, failed(401), ok())
        async with asking(now, seconds=seconds) as (ask, _, server):
            for _ in range(FAILURES):
                with pytest.raises(WriterError, match="refused"):
                    await ask()
            with pytest.raises(WriterError, match="5 times in a row, so it wasn't asked"):
                await ask()
            asked = len(server.received)
            seconds.now += COOLING
            with pytest.raises(WriterError, match="refused"):
                await ask()
            with pytest.raises(WriterError, match="6 times in a row"):
                await ask()
            seconds.now += COOLING
            await ask()
            await ask()

        assert asked == FAILURES
        assert len(server.received) == FAILURES + 3

    async def test_only_one_question_probes(self) -> None:
        seconds, release = Seconds(), threading.Event()

        def probe(wire: Wire) -> None:
            wire.server.waiting.set()
            release.wait(5)
            wire.send(200, json.dumps(completion(GOOD)).encode())

        async with asking(in_turn(*[failed(401)] * FAILURES, probe), seconds=seconds) as (
            ask,
            _,
            server,
        ):
            for _ in range(FAILURES):
                with pytest.raises(WriterError):
                    await ask()
            seconds.now += COOLING
            probing = asyncio.create_task(ask())
            await asyncio.to_thread(server.waiting.wait, 5)
            with pytest.raises(WriterError, match="wasn't asked this time"):
                await ask()
            release.set()
            answer = await probing

        assert answer == GOOD

    async def test_a_probe_that_is_called_off_lets_the_next_one_through(self) -> None:
        seconds = Seconds()
        async with asking(in_turn(*[failed(401)] * FAILURES, stall, ok()), seconds=seconds) as (
            ask,
            _,
            server,
        ):
            for _ in range(FAILURES):
                with pytest.raises(WriterError):
                    await ask()
            seconds.now += COOLING
            probing = asyncio.create_task(ask())
            await asyncio.to_thread(server.waiting.wait, 5)
            probing.cancel()
            with pytest.raises(asyncio.CancelledError):
                await probing
            answer = await ask()

        assert answer == GOOD

    async def test_an_answer_that_is_no_good_does_not_count_against_the_server(self) -> None:
        async with asking(in_turn(ok("prose"))) as (ask, _, server):
            for _ in range(FAILURES + 2):
                with pytest.raises(WriterError, match="isn't JSON"):
                    await ask()

        assert len(server.received) == FAILURES + 2


class TestTheCrowd:
    async def test_no_more_calls_run_at_a_time_than_allowed(self) -> None:
        lock, running, most = threading.Lock(), [0], [0]

        def counted(wire: Wire) -> None:
            with lock:
                running[0] += 1
                most[0] = max(most[0], running[0])
            wire.hear(0.05)  # long enough for the others to come, if they were let
            with lock:
                running[0] -= 1
            wire.send(200, json.dumps(completion(GOOD)).encode())

        async with asking(lambda _: counted, concurrency=3) as (ask, _, server):
            answers = await asyncio.gather(*(ask() for _ in range(9)))

        assert answers == [GOOD] * 9
        assert len(server.received) == 9
        assert most == [3]

    async def test_waiting_for_a_place_counts_against_the_deadline(self) -> None:
        async with asking(lambda _: stall, concurrency=1) as (ask, _, server):
            holding = asyncio.create_task(ask(in_time(5)))
            await asyncio.to_thread(server.waiting.wait, 5)
            begun = time.perf_counter()
            with pytest.raises(WriterError, match="busy with other drafts"):
                await ask(in_time(USEFUL + 0.3))
            waited = time.perf_counter() - begun
            holding.cancel()

        assert 0.3 <= waited < 0.3 + slack(0.3)
        assert len(server.received) == 1

    async def test_those_who_wait_in_vain_do_not_hide_that_the_server_fails(self) -> None:
        places, crowd = FAILURES - 2, FAILURES
        async with asking(lambda _: stall, concurrency=places) as (ask, _, server):
            rounds = [
                await asyncio.gather(
                    *(ask(in_time(USEFUL + 0.3)) for _ in range(crowd)), return_exceptions=True
                )
                for _ in range(2)
            ]
            with pytest.raises(WriterError, match="6 times in a row, so it wasn't asked"):
                await ask()

        for gone in rounds:
            busy = ["busy with other drafts" in str(one) for one in gone]
            assert busy == [False] * places + [True] * (crowd - places)
        assert len(server.received) == 2 * places

    async def test_those_who_wait_are_let_go_once_the_server_is_left_alone(self) -> None:
        refusing = threading.Event()

        def refuse(wire: Wire) -> None:
            wire.server.waiting.set()
            refusing.wait(5)
            wire.send(401, b"{}")

        async with asking(lambda _: refuse, concurrency=1) as (ask, _, server):
            asked = [asyncio.create_task(ask()) for _ in range(FAILURES + 3)]
            await asyncio.to_thread(server.waiting.wait, 5)
            refusing.set()
            gone = await asyncio.gather(*asked, return_exceptions=True)

        assert ["wasn't asked" in str(one) for one in gone] == [False] * FAILURES + [True] * 3
        assert len(server.received) == FAILURES


class TestCallingOff:
    async def test_a_caller_who_leaves_ends_the_call_at_once(self) -> None:
        async with asking(lambda _: stall) as (ask, _, server):
            waiting = asyncio.create_task(ask())
            await asyncio.to_thread(server.waiting.wait, 5)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
            noticed = await asyncio.to_thread(server.hung_up.wait, 1)

        assert noticed

    async def test_the_connection_is_closed_when_the_time_is_up(self) -> None:
        async with asking(lambda _: stall) as (ask, _, server):
            with pytest.raises(WriterError, match="in time"):
                await ask(in_time(USEFUL + 0.2))
            noticed = await asyncio.to_thread(server.hung_up.wait, 1)

        assert noticed

    @pytest.mark.parametrize("left", [0, USEFUL / 2])
    async def test_with_too_little_time_left_nothing_is_sent_and_nothing_learned(
        self, left: float
    ) -> None:
        async with asking(lambda _: ok()) as (ask, model, server):
            for _ in range(FAILURES):
                with pytest.raises(WriterError, match="no time left to ask"):
                    await ask(in_time(left))
            assert server.received == []
            assert model.state.condition == "untried"
            answer = await ask()

        assert answer == GOOD

    async def test_a_second_attempt_that_comes_too_late_tells_what_the_first_one_met(self) -> None:
        clock = Seconds()
        deadline = Deadline.after(3.0, clock)

        async def overslept(_: float) -> None:
            clock.now += 2.5

        async with asking(lambda _: failed(503), sleep=overslept) as (ask, _, server):
            with pytest.raises(WriterError, match="error of its own"):
                await ask(deadline)

        assert len(server.received) == 1


class TestWhatIsKnownOfTheServer:
    @pytest.mark.parametrize(
        ("status", "condition", "fix"),
        [
            (401, "key_refused", "OPENAI_API_KEY"),
            (404, "model_unknown", "DRAFTER_MODEL"),
            (307, "moved", "OPENAI_BASE_URL"),
        ],
    )
    async def test_a_fault_in_the_settings_is_remembered_with_its_fix_until_a_call_succeeds(
        self, status: int, condition: str, fix: str
    ) -> None:
        async with asking(in_turn(failed(status, Location="/x"), ok())) as (ask, model, _):
            before = model.state
            with pytest.raises(WriterError):
                await ask()
            then = model.state
            await ask()
            after = model.state

        assert (before.condition, before.fix) == ("untried", None)
        assert then.condition == condition
        assert fix in (then.fix or "")
        assert (after.condition, after.fix) == ("ok", None)

    async def test_a_bad_answer_is_no_fault_of_the_settings(self) -> None:
        async with asking(lambda _: ok("prose")) as (ask, model, _):
            with pytest.raises(WriterError):
                await ask()

        assert model.state.condition == "ok"


async def test_tokens_are_counted_even_of_answers_that_are_no_good() -> None:
    async with asking(in_turn(ok(), ok("prose"), failed(401))) as (ask, model, _):
        await ask()
        for _ in range(2):
            with pytest.raises(WriterError):
                await ask()

    assert (model.usage.calls, model.usage.prompt_tokens) == (2, 2)


ANSWERED = json.dumps(completion(GOOD)).encode()
ODD: list[Any] = [None, 0, True, [], {}, "x", [None], [[]], {"a": 1}, -1, 1e308, "\ud800"]


def noise(chance: random.Random) -> Behaviour:
    """Half an answer and half anything: a broken body, a broken protocol, an odd value."""
    body = bytearray(ANSWERED)
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(body))
        body[start : start + chance.randrange(20)] = chance.randbytes(chance.randrange(6))
    fields = completion(GOOD)
    fields[chance.choice(["choices", "usage", "error"])] = chance.choice(ODD)
    odd = json.dumps(fields).encode()
    status = chance.choice([200, 204, 206, 304, 400, 418, 451, 499, 502, 599])
    return chance.choice(
        [
            lambda wire: wire.send(status, bytes(body)),
            lambda wire: wire.send(200, odd),
            lambda wire: wire.on(b"HTTP/1.1 200 OK\r\n" + bytes(body)),
        ]
    )


async def test_noise_gives_an_answer_or_a_reason_and_nothing_else() -> None:
    chance, seconds, given = random.Random(7), Seconds(), 0
    async with asking(lambda _: noise(chance), seconds=seconds) as (ask, _, server):
        for _ in range(200):
            seconds.now += COOLING  # or the breaker would spare us most of it
            try:
                await ask()
            except WriterError as error:
                given += bool(error.reason)
            else:
                given += 1

    assert given == 200
    assert len(server.received) >= 200
