"""Suites are small YAML files; floors say why they are there."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from drafter.errors import EvaluationError
from drafter.evaluation.results import Outcome
from drafter.evaluation.suite import Floor, load_suite, load_suites, other_cases

from .shop import result

GOOD = """name: {name}
kind: {kind}
brand: tarn
cases: cases/{name}.jsonl
about: a test
floors:
  r_at_1: {{min: 0.8, why: drafts are written from the first entry}}
"""


def write(folder: Path, name: str, kind: str = "retrieval", text: str = GOOD) -> Path:
    file = folder / f"{name}.yaml"
    file.write_text(text.format(name=name, kind=kind))
    return file


def test_cases_lie_beside_their_suite(tmp_path: Path) -> None:
    suite = load_suite(write(tmp_path, "retrieval"))

    assert suite.cases == tmp_path / "cases/retrieval.jsonl"
    assert suite.floors["r_at_1"].bound == "≥ 0.8"


def test_suites_come_in_the_order_of_the_road(tmp_path: Path) -> None:
    for name, kind in (("b", "privacy"), ("c", "retrieval"), ("a", "drafting")):
        write(tmp_path, name, kind)

    assert [suite.name for suite in load_suites(tmp_path)] == ["c", "b", "a"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD.replace("kind: {kind}", "kind: guessing"), "kind: 'guessing'"),
        (GOOD.replace("about: a test", ""), "about:"),
        (GOOD.replace("name: {name}", "name: other"), "name: 'other' must be the file's"),
        (GOOD.replace("why: drafts are written from the first entry", "max: 1"), "floors.r_at_1"),
        ("- a list", "file:"),
        ("a: [", "can't be read"),
    ],
)
def test_a_malformed_suite_is_named_with_its_key(text: str, said: str, tmp_path: Path) -> None:
    file = write(tmp_path, "retrieval", text=text)

    with pytest.raises(EvaluationError) as error:
        load_suite(file)

    assert said in str(error.value)


def test_a_folder_without_suites_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no suites here"):
        load_suites(tmp_path)


def test_other_cases_leave_the_floors_behind(tmp_path: Path) -> None:
    write(tmp_path, "retrieval")

    suite = other_cases("retrieval", tmp_path, Path("mine.jsonl"), None)

    assert (suite.brand, suite.floors, suite.cases) == ("tarn", {}, Path("mine.jsonl"))


def test_other_cases_need_no_suite_of_their_own(tmp_path: Path) -> None:
    assert other_cases("scope", tmp_path, Path("mine.jsonl"), "acme").brand == "acme"

    with pytest.raises(EvaluationError, match="no suite 'speed'"):
        other_cases("speed", tmp_path, Path("mine.jsonl"), None)


def test_a_floor_has_one_bound_and_a_reason() -> None:
    for wrong in ({"min": 1, "max": 2, "why": "x"}, {"why": "x"}, {"min": 1}):
        with pytest.raises(ValidationError):
            Floor.model_validate(wrong)


@pytest.mark.parametrize(
    ("floor", "value", "holds"),
    [
        ({"min": 0.9}, 0.9, True),
        ({"min": 0.9}, 0.899, False),
        ({"max": 0.0}, 0.0, True),
        ({"max": 0.0}, 0.001, False),
    ],
)
def test_a_floor_holds_up_to_its_bound(floor: dict[str, float], value: float, holds: bool) -> None:
    assert Floor.model_validate({**floor, "why": "x"}).holds(value) is holds


def test_a_floor_on_a_figure_that_nothing_gives_is_broken() -> None:
    (broken,) = result([], {"mrr": 1.0}, floors={"r_at_1": {"min": 0.1, "why": "x"}}).broken

    assert broken.figure == "r_at_1"


def test_failures_come_worst_first() -> None:
    outcomes = [
        Outcome("mild", False, 0.5, severity=0.8),
        Outcome("fine", True, 1.0),
        Outcome("bad", False, 0.0, severity=0.1),
    ]

    assert [outcome.id for outcome in result(outcomes).failures] == ["bad", "mild"]
