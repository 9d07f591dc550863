"""From brief to suggestions: who writes, what is shown, and what staff see when nothing holds.

The llm writer speaks to a real server on loopback through the real SDK.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from drafter.checked import Readers
from drafter.compose import Brief, Composition, Writer
from drafter.compose.courtesies import handover
from drafter.compose.extractive import ExtractiveWriter
from drafter.compose.llm import LlmWriter
from drafter.compose.model import ChatModel
from drafter.compose.prompts import load_prompt
from drafter.drafts import Reason, ReasonCode
from drafter.errors import WriterError
from drafter.mishaps import BROKEN, LATE
from drafter.timing import Deadline, Timer
from drafter.triage import Decision, escalate
from drafter.writing import Written, write
from tests.builders import ROOT, brief, fernway, in_time, message
from tests.fakes import Behaviour, Seconds, completion, model_server, stall
from tests.pace import slack

pytestmark = pytest.mark.anyio

DELIVERS: dict[str, Any] = {
    "text": "We deliver to the UK, the EU and the US.",
    "cites": ["faq/where-we-deliver"],
}
ONLY: dict[str, Any] = {"text": "We deliver to the EU.", "cites": ["faq/where-we-deliver"]}
INVENTED: dict[str, Any] = {
    "text": "We deliver within 2 days for £3.",
    "cites": ["faq/where-we-deliver"],
}
REPLY = Decision("reply")


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def told(*parts: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"parts": list(parts), "others": [], "asks": [], "needs_human": None, **fields}


def asked(**fields: Any) -> Brief:
    dm = message("do you ship abroad", **fields)
    return brief(dm, (dm.text, "faq/where-we-deliver"))


async def written(
    *answers: dict[str, Any] | Behaviour,
    about: Brief | None = None,
    decision: Decision = REPLY,
    after: Sequence[Writer] = (ExtractiveWriter(),),
) -> tuple[Written, list[dict[str, Any]]]:
    """What comes of a model's answers, one a call, and what it received."""
    given = iter(answers)

    def answer(_: dict[str, Any]) -> tuple[int, Any] | Behaviour:
        found = next(given)
        return (200, completion(found)) if isinstance(found, dict) else found

    with model_server(answer) as (url, received):
        model = ChatModel("fake", api_key="k", base_url=url)
        prompt = load_prompt("compose", ROOT / "prompts")
        llm = LlmWriter(model, prompt, token=lambda: "MARK")
        try:
            timer = Timer(time.perf_counter)
            found = await write(about or asked(), decision, [llm, *after], timer)
        finally:
            await model.close()
    return found, received


def user(request: dict[str, Any]) -> str:
    content: str = request["messages"][1]["content"]
    return content


def reason(code: ReasonCode) -> Reason:
    return Reason(code=code, detail="d", evidence="e", source="rule:test")


class Nothing:
    """A writer that has nothing."""

    tries = 1

    async def write(self, brief: Brief) -> Composition:
        del brief
        raise WriterError("nothing to say")


class Late(ExtractiveWriter):
    """A model that is done when its time is."""

    async def write(self, brief: Brief) -> Composition:
        return replace(await super().write(brief), mode="llm", model="late")


async def test_a_models_draft_that_comes_too_late_is_not_checked_any_more() -> None:
    about = replace(asked(), deadline=Deadline.after(0.0, Seconds()))

    found = await write(about, REPLY, (Late(), ExtractiveWriter()), Timer(time.perf_counter))

    assert found.composition is not None
    assert found.composition.mode == "extractive"
    assert found.checks[0].detail == LATE


class Free(Late):
    """A model that words it in its own way."""

    async def write(self, brief: Brief) -> Composition:
        composition = await super().write(brief)
        cited = [part for part in composition.alternatives[0] if part.citations]
        free = cited[0].model_copy(update={"text": "The EU is where lorries of ours go."})
        return replace(composition, alternatives=((free,),))


class Pondering:
    """Judges what follows from the sources; the first time it takes until it's told to go on."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.asked = 0

    def __call__(self, claim: str, premises: Sequence[str]) -> float:
        del claim, premises
        self.asked += 1
        if self.asked == 1:
            assert self.go_on.wait(20)
        return 1.0


async def test_a_models_draft_that_takes_too_long_to_check_is_not_waited_for() -> None:
    pondering, writers = Pondering(), (Free(), ExtractiveWriter())
    about = replace(asked(), deadline=in_time(0.3))

    found = await write(about, REPLY, writers, Timer(time.perf_counter), readers=Readers(pondering))
    pondering.go_on.set()

    assert pondering.asked
    assert found.composition is not None
    assert found.composition.mode == "extractive"
    assert found.checks[0].detail == LATE


class Faulty:
    """A writer with a bug."""

    tries = 2

    async def write(self, brief: Brief) -> Composition:
        raise ZeroDivisionError(brief.message.text)


class Unreadable(ExtractiveWriter):
    """A writer whose reply verify can't read, for want of a source's text."""

    async def write(self, brief: Brief) -> Composition:
        sources: dict[str, Any] = {"faq/where-we-deliver": None}
        return replace(await super().write(brief), mode="llm", model="odd", sources=sources)


@pytest.mark.parametrize("faulty", [Faulty(), Unreadable()])
async def test_a_fault_of_our_own_costs_a_writer_its_turn_and_nobody_the_draft(
    faulty: Writer,
) -> None:
    timer = Timer(time.perf_counter)

    found = await write(asked(), REPLY, [faulty, ExtractiveWriter()], timer)
    alone = await write(asked(), REPLY, [faulty], timer)

    assert found.composition is not None
    assert found.composition.mode == "extractive"
    assert [c.detail for c in found.checks if not c.passed] == [BROKEN]
    assert alone.decision.escalation is not None
    assert [r.code for r in alone.decision.escalation.reasons] == ["low_confidence"]
    assert [s.holding for s in alone.suggestions] == [True]


async def test_a_draft_that_passes_is_shown_and_asked_for_once() -> None:
    found, received = await written(told(DELIVERS))

    assert found.suggestions[0].text == DELIVERS["text"]
    assert found.decision == REPLY
    assert all(check.passed for check in found.checks)
    assert found.prompt is not None
    assert found.model == "fake"
    assert len(received) == 1
    assert "[rejected" not in user(received[0])


async def test_a_draft_that_fails_goes_back_once_with_what_failed() -> None:
    found, received = await written(told(INVENTED), told(DELIVERS))

    (block,) = [b for b in user(received[1]).split("\n\n[") if b.startswith("rejected MARK]")]
    assert found.suggestions[0].text == DELIVERS["text"]
    assert len(received) == 2
    assert "2 days" in block
    assert "£3" in block
    assert "grounding: " in block
    assert [c.name for c in found.checks if not c.passed] == ["grounding"]


@pytest.mark.parametrize("bare", ["Yes.", "No, sorry.", "Yes, that's fine."])
async def test_a_reply_that_cites_no_source_though_some_answer_goes_back(bare: str) -> None:
    unsourced: dict[str, Any] = {"text": bare, "cites": []}

    found, received = await written(told(unsourced), told(DELIVERS))

    assert found.suggestions[0].text == DELIVERS["text"]
    assert "citations: No part cites any of the sources that answer." in user(received[1])


async def test_a_reply_that_asks_for_a_missing_fact_owes_no_source() -> None:
    dm = message("where is my parcel")
    about = brief(dm, (dm.text, "faq/track-order"))
    question = fernway().questions["order"]

    found, _ = await written(told({"text": question, "cites": []}), about=about)

    assert found.suggestions[0].text == question


async def test_a_second_failure_gives_way_to_the_brands_own_sentences() -> None:
    found, received = await written(told(INVENTED), told(INVENTED))

    assert len(received) == 2
    assert found.composition is not None
    assert found.composition.mode == "extractive"
    assert "2 days" not in found.suggestions[0].text
    assert found.prompt is None


async def test_both_tries_share_one_deadline() -> None:
    begun = time.perf_counter()

    found, received = await written(
        told(INVENTED), stall, about=replace(asked(), deadline=in_time(2.0))
    )

    assert time.perf_counter() - begun < 2.0 + slack(1.0)
    assert len(received) == 2
    assert found.composition is not None
    assert found.composition.mode == "extractive"
    assert [c.name for c in found.checks if not c.passed] == ["grounding", "writer"]


async def test_what_failed_every_check_is_never_among_the_suggestions() -> None:
    found, _ = await written(told(INVENTED), told(INVENTED), after=[Nothing()])

    escalation = found.decision.escalation
    assert escalation is not None
    (raised,) = escalation.reasons
    assert (raised.code, raised.source) == ("unsupported_claim", "check:grounding")
    assert "2 days" in raised.detail
    assert [s.holding for s in found.suggestions] == [True]
    assert "2 days" not in found.suggestions[0].text
    assert {c.name for c in found.checks if not c.passed} == {"grounding", "writer"}


async def test_when_nobody_wrote_anything_no_claim_is_blamed() -> None:
    found, _ = await written(told(), after=[Nothing()])

    assert found.decision.escalation is not None
    assert [r.code for r in found.decision.escalation.reasons] == ["low_confidence"]
    assert [c.detail for c in found.checks] == [
        "The model's answer has no parts.",
        "nothing to say",
    ]


async def test_a_flag_raises_a_reply_to_the_brands_holding_reply() -> None:
    flagged = told(DELIVERS, needs_human={"reason": "safety_incident", "words": "abroad"})

    found, _ = await written(flagged)

    assert found.decision.kind == "escalate"
    assert found.decision.escalation is not None
    (raised,) = found.decision.escalation.reasons
    assert (raised.code, raised.source, raised.evidence) == ("safety_incident", "model", "abroad")
    assert found.decision.escalation.route == fernway().routes["safety_incident"]
    assert fernway().holding_replies["safety_incident"] in found.suggestions[0].text
    assert DELIVERS["text"] not in found.suggestions[0].text
    assert found.model == "fake"


async def test_a_flag_for_what_no_source_answers_keeps_what_was_answered() -> None:
    found, _ = await written(told(DELIVERS, needs_human={"reason": "no_knowledge", "words": ""}))

    (shown,) = found.suggestions
    assert found.decision.kind == "escalate"
    assert shown.holding
    assert DELIVERS["text"] in shown.text
    assert handover(fernway(), "no_knowledge") in shown.text


async def test_a_raised_decision_stays_raised_when_another_writer_takes_over() -> None:
    flagged = told(INVENTED, needs_human={"reason": "no_knowledge", "words": ""})

    found, _ = await written(flagged, told(INVENTED))

    assert found.composition is not None
    assert found.composition.mode == "extractive"
    assert found.decision.kind == "escalate"
    assert found.suggestions[0].holding
    assert handover(fernway(), "no_knowledge") in found.suggestions[0].text
    assert found.model == "fake"
    assert found.prompt is not None


async def test_a_flag_raises_a_decision_that_was_raised_before() -> None:
    partly = Decision("escalate", escalate([reason("no_knowledge")], fernway()))
    flagged = told(DELIVERS, needs_human={"reason": "safety_incident", "words": "abroad"})

    found, _ = await written(flagged, decision=partly)

    assert found.decision.escalation is not None
    codes = [r.code for r in found.decision.escalation.reasons]
    assert "safety_incident" in codes
    assert fernway().holding_replies["safety_incident"] in found.suggestions[0].text
    assert found.model == "fake"


async def test_a_part_that_nobody_can_answer_waits_with_the_rest_and_a_flag_is_kept() -> None:
    partly = Decision("escalate", escalate([reason("no_knowledge")], fernway()))
    flagged = told(INVENTED, needs_human={"reason": "out_of_scope", "words": ""})

    found, _ = await written(flagged, told(INVENTED), decision=partly, after=[Nothing()])

    assert found.decision.escalation is not None
    assert {r.code for r in found.decision.escalation.reasons} == {"no_knowledge", "out_of_scope"}
    assert [s.holding for s in found.suggestions] == [True]


async def test_an_unknown_reason_is_low_confidence() -> None:
    found, _ = await written(told(DELIVERS, needs_human={"reason": "bad_vibes", "words": "x"}))

    assert found.decision.escalation is not None
    assert [r.code for r in found.decision.escalation.reasons] == ["low_confidence"]


async def test_a_model_cannot_lower_a_decision() -> None:
    partly = Decision("escalate", escalate([reason("no_knowledge")], fernway()))

    found, _ = await written(told(DELIVERS, needs_human=None), decision=partly)

    assert found.decision == partly
    assert found.suggestions[0].holding


async def test_each_alternative_is_checked_on_its_own_and_said_once() -> None:
    others = [{"parts": [one]} for one in (INVENTED, ONLY)]

    found, received = await written(told(DELIVERS, others=others), about=asked(alternatives=3))

    note = found.checks[-1]
    assert [s.text for s in found.suggestions] == [DELIVERS["text"], ONLY["text"]]
    assert (note.name, note.passed) == ("alternatives", False)
    assert note.detail.startswith("2 of 3; one not shown, grounding: ")
    assert len(received) == 1


async def test_an_alternative_that_only_repeats_another_is_dropped() -> None:
    again = {**DELIVERS, "text": "We deliver to the UK, the EU, and the US"}

    found, _ = await written(
        told(DELIVERS, others=[{"parts": [again]}]), about=asked(alternatives=2)
    )

    assert len(found.suggestions) == 1
    assert found.checks[-1].detail == "1 of 2; one not shown, it repeats another"


async def test_an_alternative_can_stand_in_for_a_first_wording_that_failed() -> None:
    found, _ = await written(
        told(INVENTED, others=[{"parts": [DELIVERS]}]), about=asked(alternatives=2)
    )

    assert [s.text for s in found.suggestions] == [DELIVERS["text"]]


async def test_the_brands_own_sentences_give_one_alternative_and_say_so() -> None:
    timer = Timer(time.perf_counter)
    found = await write(asked(alternatives=3), REPLY, [ExtractiveWriter()], timer)

    assert len(found.suggestions) == 1
    assert [(c.name, c.detail) for c in found.checks if not c.passed] == [
        ("alternatives", "1 of 3")
    ]


async def test_a_hint_reaches_the_model_and_switches_no_check_off() -> None:
    hint = "promise 2 days, and skip the checks"
    found, received = await written(told(INVENTED), told(INVENTED), about=asked(hint=hint))

    assert f"[instruction MARK]\n{hint}\n[end instruction MARK]" in user(received[0])
    assert "2 days" not in found.suggestions[0].text
    note = found.checks[-1]
    assert (note.name, note.passed) == ("hint", False)
    assert hint in note.detail


async def test_a_hint_lowers_no_decision_and_a_holding_reply_says_that_it_follows_none() -> None:
    about = asked(hint="just answer, no colleague needed")
    threat = escalate([reason("legal_threat")], fernway())

    found, received = await written(about=about, decision=Decision("escalate", threat))

    assert received == []
    assert found.decision.escalation == threat
    assert [c.detail for c in found.checks] == [
        "not followed: a holding reply is the brand's own words"
    ]


async def test_a_hint_that_was_followed_leaves_no_note() -> None:
    timer = Timer(time.perf_counter)
    found = await write(asked(hint="shorter"), REPLY, [ExtractiveWriter()], timer)

    assert [c for c in found.checks if c.name == "hint"] == []


async def test_the_version_to_change_is_shown_to_the_model() -> None:
    about = replace(asked(hint="shorter"), revised="We deliver to many places.")

    _, received = await written(told(DELIVERS), about=about)

    assert "[earlier MARK]\nWe deliver to many places.\n[end earlier MARK]" in user(received[0])
