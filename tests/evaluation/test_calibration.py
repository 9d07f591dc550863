"""Confidence is fitted on one half of the labelled drafts and measured on the other."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import numpy as np
import pytest

from drafter.confidence import (
    Confidence,
    Signs,
    load_confidence,
    read_confidence,
    signs_of,
    unrated,
)
from drafter.errors import ConfigurationError, EvaluationError
from drafter.evaluation.calibration import HALVINGS, calibrate, fit, fit_beta, write_confidence
from drafter.evaluation.cases import DraftingCase, EscalationCase, RetrievalCase, ScopeCase
from drafter.evaluation.labelling import Labelled, halves, is_ready, label
from drafter.evaluation.stage import Stage
from drafter.evaluation.statistics import calibration_error
from drafter.retrieve.retriever import Found, Match
from drafter.retrieve.settling import SettledAsk

from .shop import draft

pytestmark = pytest.mark.anyio


def signs(score: float, *, agreement: float = 1.0) -> Signs:
    return Signs(score, 0.9, score / 2, agreement, 1, 0)


def drafts(count: int, seed: int = 1) -> list[Labelled]:
    """Drafts whose chance to be sent is their score."""
    random = Random(seed)
    scores = [random.random() for _ in range(count)]
    return [
        Labelled(f"d{i:04}", "drafting", signs(score), random.random() < score)
        for i, score in enumerate(scores)
    ]


def settled(score: float, second: float, views: int) -> SettledAsk:
    matches = (Match("a", score, 0.9, "t", views=views), Match("b", second, 0.4, "t"))
    return SettledAsk("ask", matches[0], Found(matches, 0.8))


def test_signs_are_those_of_the_weakest_ask() -> None:
    asks = [settled(0.9, 0.1, 3), settled(0.6, 0.5, 1)]

    read = signs_of(asks, missing=1)

    assert (read.weakest, read.asks, read.missing) == (0.6, 2, 1)
    assert read.margin == pytest.approx(0.1)
    assert read.agreement == pytest.approx(1 / 3)


def test_a_draft_without_any_match_has_signs_too() -> None:
    none = SettledAsk("ask", None, Found((), 0.1))

    assert signs_of([none], missing=0).weakest == 0.0


def test_higher_scores_give_higher_confidence() -> None:
    confidence = fit(drafts(200))

    assert confidence.rate(signs(0.9)) > confidence.rate(signs(0.5)) > confidence.rate(signs(0.1))


def test_signs_that_never_vary_get_no_weight() -> None:
    assert set(fit(drafts(100)).signs) == {"weakest", "margin"}


def test_the_half_that_was_not_fitted_says_how_well_calibrated_it_is() -> None:
    calibration = calibrate(drafts(600))

    assert calibration.error.n == 300
    assert calibration.error.value < 0.1
    assert calibration.by_chance.error > 0.02
    assert calibration.by_chance.p > 0.05
    assert calibration.debiased < 0.06
    assert len(set(calibration.halvings)) == HALVINGS
    assert max(calibration.halvings) < 0.15
    assert calibration.tells_apart is not None
    assert calibration.tells_apart.value > 0.75
    assert calibration.rises
    assert [tier.tier for tier in calibration.tiers] == ["low", "medium", "high"]


def test_what_is_too_unsure_at_the_top_and_too_sure_below_is_corrected_apart() -> None:
    random = Random(3)
    truth = [random.random() for _ in range(3000)]
    said = [0.5 + (p - 0.5) * (0.5 if p > 0.5 else 1) for p in truth]
    outcomes = [random.random() < p for p in truth]

    beta = fit_beta(np.asarray(said), np.asarray(outcomes))

    corrected = [beta.corrected(p) for p in said]
    assert calibration_error(said, outcomes).value > 0.05
    assert calibration_error(corrected, outcomes).value < 0.03


def test_a_correction_never_turns_the_order_round() -> None:
    random = Random(4)
    said = np.asarray([random.random() for _ in range(500)])

    with pytest.raises(EvaluationError, match="say nothing"):
        fit_beta(said, said < 0.5)
    steep = fit_beta(said, said > 0.9)
    corrected = [steep.corrected(p) for p in sorted(said)]
    assert corrected == sorted(corrected)


def test_both_halves_have_every_suite_and_label() -> None:
    some = drafts(100) + [Labelled(f"r{i}", "retrieval", signs(0.5), i % 3 == 0) for i in range(50)]

    first, second = halves(some)

    assert not {one.id for one in first} & {one.id for one in second}
    for suite in ("drafting", "retrieval"):
        counts = [sum(o.suite == suite and o.ready for o in half) for half in (first, second)]
        assert abs(counts[0] - counts[1]) <= 1


def test_too_few_drafts_or_one_label_are_no_basis() -> None:
    with pytest.raises(EvaluationError, match="at least"):
        calibrate(drafts(10))
    with pytest.raises(EvaluationError, match="at least"):
        calibrate([Labelled(str(i), "s", signs(i / 99), True) for i in range(99)])


def test_the_fitted_file_is_readable_and_reads_back(tmp_path: Path) -> None:
    file = tmp_path / "confidence.json"
    confidence = fit(drafts(100))

    write_confidence(confidence, file)

    assert read_confidence(file) == confidence
    assert load_confidence(file)(signs(0.7)) == confidence.rate(signs(0.7))
    assert len(file.read_text().splitlines()) < 20


def test_without_a_file_there_is_no_confidence(tmp_path: Path) -> None:
    assert load_confidence(tmp_path / "none.json") is unrated


@pytest.mark.parametrize(
    "change",
    [
        {"version": 1},
        {"beta": {"a": -1, "b": 1, "c": 0}},
        {"signs": {"luck": {"mean": 0, "scale": 1, "weight": 1}}},
        {"x": 1},
    ],
)
def test_a_file_of_another_make_is_refused(change: dict[str, object], tmp_path: Path) -> None:
    file = tmp_path / "confidence.json"
    file.write_text(json.dumps({**fit(drafts(100)).model_dump(), **change}))

    with pytest.raises(ConfigurationError, match=r"confidence\.json"):
        read_confidence(file)


@pytest.mark.parametrize(
    ("probability", "tier"), [(0.95, "high"), (0.85, "high"), (0.7, "medium"), (0.1, "low")]
)
def test_a_tier_begins_at_its_probability(probability: float, tier: str) -> None:
    confidence = fit(drafts(100))

    assert confidence.tier(probability) == tier


def test_cases_tell_of_replies_only_what_they_know(stage: Stage) -> None:
    reply = draft(("Delivery takes 3 working days.", "faq/delivery"))
    search = RetrievalCase(id="r", text="t", acceptable=("faq/delivery",))
    other = RetrievalCase(id="r", text="t", acceptable=("faq/hours",))
    answered = EscalationCase(id="e", text="t", decision="reply")
    threat = EscalationCase(id="e", text="t", decision="escalate", reasons=("press",))

    assert is_ready(search, reply, stage) is True
    assert is_ready(other, reply, stage) is False
    assert is_ready(answered, reply, stage) is None
    assert is_ready(threat, reply, stage) is False
    assert is_ready(ScopeCase(id="s", text="t", in_scope=False, kind="k"), reply, stage) is False
    assert is_ready(ScopeCase(id="s", text="t", in_scope=True, kind="k"), reply, stage) is None


def test_an_ordinary_message_of_the_escalation_suite_labels_its_draft(stage: Stage) -> None:
    due = {"id": "e", "text": "t", "decision": "reply", "must_cite": [["faq/delivery", "faq/x"]]}
    case = EscalationCase.model_validate(due)
    both = case.model_copy(update={"must_cite": (("faq/delivery",), ("faq/hours",))})
    delivery = ("Delivery takes 3 working days.", "faq/delivery")
    hours = ("The shop is open on weekdays.", "faq/hours")

    assert is_ready(case, draft(delivery), stage) is True
    assert is_ready(case, draft(delivery, hours), stage) is False
    assert is_ready(case, draft(delivery, asks=[("a", True), ("b", False)]), stage) is False
    assert is_ready(both, draft(delivery, hours), stage) is True
    assert is_ready(both, draft(hours), stage) is False


async def test_labels_come_from_drafts_of_the_product_itself(stage: Stage) -> None:
    cases = [
        DraftingCase(id="d1", text="how long does delivery take", must_cite=("faq/delivery",)),
        DraftingCase(id="d2", text="when is the shop open", must_cite=("faq/delivery",)),
        DraftingCase(id="d3", text="my lawyer will write to you"),
    ]

    labelled = await label("drafting", cases, stage)

    assert [(one.id, one.ready) for one in labelled] == [("d1", True), ("d2", False)]
    assert 0 < labelled[0].signs.weakest <= 1


async def test_a_draft_carries_the_confidence_that_its_stage_gives(stage: Stage) -> None:
    case = DraftingCase(id="d", text="how long does delivery take")

    rated = stage.with_parts(confidence=lambda _: 0.8125)
    sure = await rated.draft(stage.message(case), stage.now)
    unsure = await stage.draft(stage.message(case), stage.now)

    assert sure.confidence == 0.812
    assert unsure.confidence is None


def test_an_exact_file_gives_an_exact_probability() -> None:
    weight = {"mean": 0.5, "scale": 0.5, "weight": 2.0}
    confidence = Confidence.model_validate(
        {
            "bias": 0.0,
            "signs": {"weakest": weight},
            "beta": {"a": 1, "b": 1, "c": 0},
            "tiers": {"low": 0},
            "fitted_on": {},
        }
    )

    assert confidence.rate(signs(0.5)) == 0.5
    assert confidence.rate(signs(1.0)) == pytest.approx(0.881, abs=0.001)
