"""What stands around an answer."""

from __future__ import annotations

from typing import Any

import pytest

from drafter.compose.extractive import ExtractiveWriter
from drafter.compose.holding import holding_parts
from drafter.compose.llm import LlmWriter
from drafter.compose.model import ChatModel
from drafter.compose.prompts import load_prompt
from drafter.drafts import Reason, text_of
from drafter.timing import Timer
from drafter.triage import Decision, escalate
from drafter.writing import Written, write
from tests.builders import ROOT, brief, fernway, message
from tests.fakes import completion, model_server

LINE = "Our replies are drafted by a computer, and one of us reads them before they go."
OURS = fernway().model_copy(update={"disclosures": {"instagram": LINE}})
ANSWERED = [
    {"author": "customer", "text": "hi"},
    {"author": "agent", "text": "Hi, how can I help?"},
]
SAID = {
    "parts": [
        {"text": "Hi there,", "cites": []},
        {"text": "We deliver to the UK, the EU and the US.", "cites": ["faq/where-we-deliver"]},
    ],
    "asks": [],
    "needs_human": None,
}


async def drafted(writer: str, **fields: Any) -> Written:
    dm = message("do you ship abroad", **{"channel": "instagram", **fields})
    made = brief(dm, (dm.text, "faq/where-we-deliver"), brand=OURS)
    with model_server(lambda _: (200, completion(SAID))) as (url, _):
        model = ChatModel("fake", api_key="k", base_url=url)
        llm = LlmWriter(model, load_prompt("compose", ROOT / "prompts"), token=lambda: "MARK")
        writers = [llm] if writer == "llm" else [ExtractiveWriter()]
        try:
            return await write(made, Decision("reply"), writers, Timer(lambda: 0.0))
        finally:
            await model.close()


@pytest.mark.anyio
@pytest.mark.parametrize("writer", ["llm", "extractive"])
async def test_the_first_reply_says_how_replies_are_written(writer: str) -> None:
    result = await drafted(writer)

    assert result.composition is not None
    assert result.composition.mode == writer
    assert [part.text for part in result.suggestions[0].parts][:2] == ["Hi there,", LINE]
    assert all(check.passed for check in result.checks)


@pytest.mark.anyio
@pytest.mark.parametrize("writer", ["llm", "extractive"])
async def test_later_replies_and_other_channels_do_not(writer: str) -> None:
    for fields in ({"history": ANSWERED}, {"channel": "x"}):
        assert LINE not in (await drafted(writer, **fields)).suggestions[0].text


@pytest.mark.anyio
async def test_a_burst_that_nobody_answered_yet_still_waits_for_the_first_reply() -> None:
    burst = [{"author": "customer", "text": "hello?"}]

    assert LINE in (await drafted("extractive", history=burst)).suggestions[0].text


def test_a_holding_reply_that_comes_first_has_it_too_but_not_for_someone_in_danger() -> None:
    dm = message("hello", channel="instagram")
    for code, has in (("human_requested", True), ("self_harm", False)):
        reason = Reason.model_validate({"code": code, "detail": "", "evidence": "", "source": "x"})
        text = text_of(holding_parts(brief(dm, brand=OURS), escalate([reason], OURS)))
        assert (LINE in text) == has


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"
