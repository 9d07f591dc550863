"""A step that gets worse fails the run and is named; the same step again does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from drafter.evaluation.cases import GroundingCase
from drafter.evaluation.compare import baseline_of, compare
from drafter.evaluation.deaf import Deaf
from drafter.evaluation.report import summary
from drafter.evaluation.results import SuiteResult
from drafter.evaluation.run import HELD, NOT_HELD, exit_code, run_suite
from drafter.evaluation.scorers import SCORERS
from drafter.evaluation.stage import Stage
from drafter.evaluation.steps import Concealed, Flag, product_steps
from drafter.evaluation.suite import Kind
from drafter.knowledge.brand import Brand
from drafter.knowledge.embedding import Vectors
from drafter.retrieve.retriever import Found, Retriever
from drafter.served import ServedBrand

from .shop import stage_of, suite

pytestmark = pytest.mark.anyio

ORDER = {"id": "50123", "status": "delivered", "delivered_at": "2026-10-20T12:00:00Z"}
THREATS = [
    "My lawyer will write to you about the kettle",
    "i will see you in court over this lamp",
    "Send the refund or i am taking legal action",
    "my solicitor has your address now",
    "i will sue you for the delivery",
    "Then i will see you in court",
]
QUESTIONS = {
    "how long does delivery take please": "faq/delivery",
    "what does delivery cost": "faq/delivery",
    "when is the shop open": "faq/hours",
    "what time does the shop close today": "faq/hours",
    "limescale in my kettle, what now": "faq/descaling",
    "how do i descale the kettle": "faq/descaling",
    "can i return the kettle": "policies/returns",
    "is it too late to return a lamp": "policies/returns",
}
SOURCE = "Delivery takes 3 working days and costs £4.50."


def cases(kind: Kind, rows: Sequence[dict[str, Any]]) -> list[Any]:
    model = SCORERS[kind].case
    return [model.model_validate({"id": f"{kind}-{i}", **row}) for i, row in enumerate(rows)]


SUITES: dict[Kind, tuple[list[Any], dict[str, dict[str, object]]]] = {
    "retrieval": (
        cases("retrieval", [{"text": t, "acceptable": [e]} for t, e in QUESTIONS.items()]),
        {"r_at_1": {"min": 0.9, "why": "drafts are written from the first entry"}},
    ),
    "escalation": (
        cases(
            "escalation",
            [{"text": t, "decision": "escalate", "reasons": ["legal_threat"]} for t in THREATS]
            + [{"text": t, "decision": "reply"} for t in QUESTIONS],
        ),
        {"recall:legal_threat": {"min": 0.8, "why": "a threat without an answer gets worse"}},
    ),
    "policy": (
        cases(
            "policy",
            [
                {"policy": "returns", "order": ORDER, "now": now, "outcome": o, "until": until}
                for until in ["2026-11-19T23:59:59Z"]
                for now, o in [
                    ("2026-11-19T23:59:59Z", "eligible"),
                    ("2026-11-20T00:00:00Z", "not_eligible"),
                ]
            ],
        ),
        {"exact": {"min": 1.0, "why": "a day more or less breaks a promise"}},
    ),
    "grounding": (
        cases(
            "grounding",
            [
                {"sources": [SOURCE], "reply": reply, "supported": False, "fault": "money",
                 "bad_text": bad}
                for reply, bad in [
                    ("Delivery costs £9.50.", "£9.50"),
                    ("It takes 3 working days and costs £3.", "£3"),
                    ("You pay £14 for delivery.", "£14"),
                ]
            ]
            + [{"sources": [SOURCE], "reply": "Delivery costs £4.50.", "supported": True}],
        ),
        {"caught:money": {"min": 1.0, "why": "a false amount binds the shop"}},
    ),
    "privacy": (
        cases(
            "privacy",
            [
                {"text": f"call me on {number}", "spans": [{"type": "PHONE", "text": number}]}
                for number in ("07700 900123", "+44 7700 900456", "020 7946 0018")
            ],
        ),
        {"recall:PHONE": {"min": 1.0, "why": "what has left can't be called back"}},
    ),
}  # fmt: skip


class Swapped(Retriever):
    """Puts the second entry first."""

    def __init__(self, inner: Retriever) -> None:
        self._inner = inner

    def rank(self, asks: Sequence[str], vectors: Vectors, *, count: int = 5) -> list[Found]:
        found = self._inner.rank(asks, vectors, count=count)
        return [replace(f, matches=(f.matches[1], f.matches[0], *f.matches[2:])) for f in found]


def without_a_signal(served: ServedBrand) -> Stage:
    return stage_of(replace(served, signals=Deaf(served.signals, "legal_threat")))


def with_entries_swapped(served: ServedBrand) -> Stage:
    return stage_of(replace(served, retriever=Swapped(served.retriever)))


def with_a_day_more(served: ServedBrand) -> Stage:
    entry = served.build.entries["policies/returns"]
    assert entry.policy is not None
    let = {"last_day": "end_of_day(order.delivered_at, 31)"}
    changed = replace(entry, policy=entry.policy.model_copy(update={"let": let}))
    build = replace(served.build, entries={**served.build.entries, entry.id: changed})
    return stage_of(replace(served, build=build))


def without_amounts(served: ServedBrand) -> Stage:
    own = product_steps()

    async def verify(case: GroundingCase, now: datetime) -> list[Flag]:
        flags = await own.verify(case, now)
        return [flag for flag in flags if "£" not in case.reply[flag.start : flag.end]]

    return stage_of(served, steps=replace(own, verify=verify))


def without_phones(served: ServedBrand) -> Stage:
    own = product_steps()

    def conceal(text: str, brand: Brand) -> Concealed:
        hidden = own.conceal(text, brand).hidden
        return Concealed(text, tuple(run for run in hidden if run.kind != "PHONE"))

    return stage_of(served, steps=replace(own, conceal=conceal))


async def run(kind: Kind, stage: Stage) -> SuiteResult:
    some, floors = SUITES[kind]
    return await run_suite(suite(kind, floors), some, stage)


@pytest.mark.parametrize(
    ("kind", "broken", "step"),
    [
        ("retrieval", with_entries_swapped, "retrieve"),
        ("escalation", without_a_signal, "understand"),
        ("policy", with_a_day_more, "judge"),
        ("grounding", without_amounts, "verify"),
        ("privacy", without_phones, "understand"),
    ],
)
async def test_a_step_that_gets_worse_breaks_a_floor_and_is_named(
    kind: Kind, broken: Any, step: str, served: ServedBrand
) -> None:
    result = await run(kind, broken(served))

    assert exit_code([result]) == NOT_HELD, [outcome.why for outcome in result.crashed]
    (line,) = [str(text) for text in summary([result]) if kind in str(text)]
    assert f"step: {step}" in line


@pytest.mark.parametrize("kind", list(SUITES))
async def test_the_product_as_it_is_keeps_its_floors(kind: Kind, stage: Stage) -> None:
    result = await run(kind, stage)

    assert exit_code([result]) == HELD, [outcome.why for outcome in result.failures]


async def test_the_same_product_again_is_no_change(served: ServedBrand) -> None:
    before, again = [await run("retrieval", stage_of(served)) for _ in range(2)]

    comparison = compare(again, baseline_of(before))
    assert comparison.verdict == "no change"
    assert exit_code([again], [comparison]) == HELD


async def test_a_regression_is_found_without_any_floor(served: ServedBrand) -> None:
    before = await run("retrieval", stage_of(served))
    after = await run("retrieval", with_entries_swapped(served))
    bare = replace(after, suite=suite("retrieval"))

    comparison = compare(bare, baseline_of(before))

    assert comparison.verdict == "worse"
    assert exit_code([bare], [comparison]) == NOT_HELD
    assert any("step: retrieve" in str(line) for line in summary([bare], [comparison]))


async def test_an_edited_case_is_not_compared(served: ServedBrand) -> None:
    before = await run("retrieval", stage_of(served))
    kept = baseline_of(before)
    edited = kept.cases | {
        "retrieval-0": kept.cases["retrieval-0"].model_copy(update={"digest": "x"})
    }

    comparison = compare(before, kept.model_copy(update={"cases": edited}))

    assert comparison.left_out.edited == 1
    assert comparison.paired.cases == len(QUESTIONS) - 1
