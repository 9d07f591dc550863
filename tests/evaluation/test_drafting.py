"""A draft is ready to send when nothing is missing and nothing is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from drafter.drafts import Draft
from drafter.evaluation.cases import DraftingCase
from drafter.evaluation.results import Outcome
from drafter.evaluation.scorer import Looked
from drafter.evaluation.scorers.drafting import DraftIsReadyToSend, Reviewed, review
from drafter.evaluation.stage import Stage

from .shop import draft

pytestmark = pytest.mark.anyio

DELIVERY = "Delivery takes 3 working days and costs £4.50."
ASK = "how long does delivery take"


def case(**changes: Any) -> DraftingCase:
    fields = {"id": "d", "text": ASK, "must_answer": ["how long delivery takes"]}
    return DraftingCase.model_validate({**fields, **changes})


def reviewed(one: DraftingCase, given: Draft, stage: Stage) -> tuple[Reviewed, Outcome]:
    seen = review(one, given, stage)
    return seen, DraftIsReadyToSend().outcome(one, seen)


def test_an_answer_from_the_right_entry_is_ready(stage: Stage) -> None:
    given = draft(("Hi,", None), (DELIVERY, "faq/delivery"), asks=[(ASK, True)])

    seen, outcome = reviewed(case(must_cite=["faq/delivery"]), given, stage)

    assert seen.send_ready
    assert outcome.passed


@pytest.mark.parametrize(
    ("changes", "given", "why", "step"),
    [
        (
            {"must_cite": ["faq/hours"]},
            draft((DELIVERY, "faq/delivery"), asks=[(ASK, True)]),
            "faq/hours not cited",
            "retrieve",
        ),
        (
            {"must_cite": [["faq/hours", "faq/descaling"]]},
            draft((DELIVERY, "faq/delivery"), asks=[(ASK, True)]),
            "faq/hours or faq/descaling not cited",
            "retrieve",
        ),
        (
            {},
            draft((DELIVERY, "faq/delivery"), asks=[(ASK, False)]),
            "not answered: how long delivery takes",
            "compose",
        ),
        (
            {"must_answer": ["how long delivery takes", "limescale in the kettle"]},
            draft((DELIVERY, "faq/delivery"), asks=[(ASK, True)]),
            "not answered: limescale in the kettle",
            "compose",
        ),
        (
            {"must_not_say": ["COSTS £4.50"]},
            draft((DELIVERY, "faq/delivery"), asks=[(ASK, True)]),
            "says 'COSTS £4.50'",
            "compose",
        ),
        (
            {},
            draft(("Hold on.", None), decision="escalate", reasons=["no_knowledge"]),
            "escalated for no_knowledge",
            "retrieve",
        ),
        ({}, draft(decision="no_reply"), "left without a reply", "understand"),
    ],
)
def test_what_is_missing_or_wrong_is_named_with_its_step(
    changes: dict[str, Any], given: Draft, why: str, step: str, stage: Stage
) -> None:
    seen, outcome = reviewed(case(**changes), given, stage)

    assert not seen.send_ready
    assert why in outcome.why
    assert outcome.step == step


def test_where_several_entries_answer_any_of_them_will_do(stage: Stage) -> None:
    given = draft((DELIVERY, "faq/delivery"), asks=[(ASK, True)])

    assert reviewed(case(must_cite=[["faq/hours", "faq/delivery"]]), given, stage)[0].send_ready


def test_a_holding_reply_answers_nothing(stage: Stage) -> None:
    held = draft((DELIVERY, "faq/delivery"), decision="escalate", reasons=["press"])

    assert reviewed(case(), held, stage)[0].unanswered == ("how long delivery takes",)


def test_quotes_and_dashes_don_t_hide_forbidden_words(stage: Stage) -> None:
    said = draft(("We’ve resent it: 3–5 days", "faq/delivery"), asks=[(ASK, True)])

    seen = review(case(must_not_say=["we've resent", "3-5 days"]), said, stage)

    assert len(seen.forbidden) == 2


def test_a_reply_too_long_for_its_channel_is_not_ready(stage: Stage) -> None:
    given = draft((DELIVERY, "faq/delivery"), asks=[(ASK, True)])
    length = given.suggestions[0].length.model_copy(update={"limit": 10})
    cut = given.suggestions[0].model_copy(update={"length": length})

    seen, outcome = reviewed(case(), given.model_copy(update={"suggestions": (cut,)}), stage)

    assert not seen.fits
    assert outcome.why == "too long for its channel"


def test_figures_count_asks_and_entries(stage: Stage) -> None:
    one = case(must_answer=["how long delivery takes", "limescale"], must_cite=["faq/delivery"])
    given = draft((DELIVERY, "faq/delivery"), asks=[(ASK, True)])
    seen, outcome = reviewed(one, given, stage)

    figures = DraftIsReadyToSend().figures([Looked(one, seen, outcome)])

    got = {name: figure.value for name, figure in figures.items() if figure}
    assert got["asks_answered"] == 0.5
    assert got["cited"] == 1.0
    assert got["send_ready"] == got["forbidden_said"] == 0.0


async def test_the_suite_drafts_with_the_product_itself(stage: Stage) -> None:
    one = case(must_cite=["faq/delivery"], must_not_say=["£9"])

    scored = await DraftIsReadyToSend().score([one], stage)

    assert scored.outcomes[0].passed, scored.outcomes[0].why
    assert scored.figures["send_ready"].value == 1.0
    assert "compose" in scored.timings


async def test_a_step_that_crashes_fails_its_case_and_is_named(stage: Stage) -> None:
    class Broken(DraftIsReadyToSend):
        async def look(self, case: DraftingCase, stage: Stage) -> Reviewed:
            raise KeyError("a bug")

    scored = await Broken().score([case()], stage)

    (outcome,) = scored.outcomes
    assert outcome.crashed
    assert (outcome.step, outcome.why) == ("compose", "KeyError: 'a bug'")
