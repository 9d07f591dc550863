"""What a run leaves behind: a terminal, JSON, JUnit, a page, a baseline."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.console import Console

from drafter.errors import EvaluationError
from drafter.evaluation.compare import (
    CHANCE,
    LeftOut,
    compare,
    read_baselines,
    write_baseline,
)
from drafter.evaluation.html import write_html
from drafter.evaluation.json_report import as_json
from drafter.evaluation.junit import write_junit
from drafter.evaluation.plots import reliability_plot, risk_coverage_plot
from drafter.evaluation.report import compared_line, show, summary
from drafter.evaluation.results import Confusion, Curve, Figure, Outcome, SuiteResult
from drafter.evaluation.run import FAILED, HELD, NOT_HELD, exit_code
from tests.fakes import NOW

from .shop import result

FLOORS = {"r_at_1": {"min": 0.9, "why": "drafts are written from the first entry"}}
OUTCOMES = [
    Outcome("good", True, 1.0, digest="a"),
    Outcome("bad", False, 0.0, "wrong <entry> \x0b", "retrieve", "missed", 0.1, "b"),
    Outcome("odd", False, 0.5, "second", "retrieve", "", 0.5, "c"),
]


def measured(floors: bool = True) -> SuiteResult:
    return result(
        OUTCOMES,
        {"r_at_1": 0.33, "recall:press": 1.0},
        floors=FLOORS if floors else None,
        curves=[Curve("confidence", (0.2, 0.9, 0.8), (False, True, True))],
        confusion=Confusion({("press", "reply"): 2, ("reply", "reply"): 5}),
        timings={"triage": [0.1, 0.3], "compose": [1.0, 2.0]},
    )


def text_of(results: Sequence[SuiteResult]) -> str:
    console = Console(file=io.StringIO(), width=200)
    show(results, [], console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_the_terminal_shows_figures_failures_and_the_step() -> None:
    shown = text_of([measured()])

    assert "retrieval  1 of 3 pass" in shown
    assert shown.index("missed: 1") < shown.index("failing: 1")
    assert "bad [retrieve] wrong <entry>" in shown
    assert "r_at_1 is 0.330, must be ≥ 0.9: drafts are written" in shown
    assert "[step: retrieve 2]" in shown


def test_a_floor_of_a_part_blames_the_cases_that_speak_of_it() -> None:
    outcomes = [
        Outcome("a", False, 0.0, "press missed", "understand"),
        Outcome("b", False, 0.0, "no entry", "retrieve"),
    ]
    floors = {"recall:press": {"min": 1.0, "why": "x"}}

    lines = [
        str(line) for line in summary([result(outcomes, {"recall:press": 0.0}, floors=floors)])
    ]

    assert "[step: understand 1]" in lines[0]


def test_exit_codes_tell_held_broken_and_failed_apart() -> None:
    crashed = result([Outcome("x", False, 0.0, "KeyError", "judge", crashed=True)])

    assert exit_code([measured(floors=False)]) == HELD
    assert exit_code([measured()]) == NOT_HELD
    assert exit_code([measured(), crashed]) == FAILED
    assert any("x crashed" in str(line) for line in summary([crashed]))


def test_json_has_the_agreed_shape() -> None:
    (suite,) = json.loads(json.dumps(as_json([measured()])))["suites"]

    assert {"name", "kind", "cases", "figures", "failures"} <= suite.keys()
    assert suite["cases"] == 3
    assert suite["figures"]["r_at_1"] == {"value": 0.33, "low": 0.33, "high": 0.33, "n": 10}
    assert suite["failures"][0]["id"] == "bad"
    assert suite["failures"][0]["why"].startswith("wrong")


def test_junit_fails_on_floors_and_only_lists_failing_cases(tmp_path: Path) -> None:
    file = tmp_path / "out" / "junit.xml"

    write_junit([measured()], [], file)

    suite = ElementTree.parse(file).getroot().find("testsuite")  # noqa: S314 - our own file
    assert suite is not None
    counts = {"tests": "4", "failures": "1", "errors": "0", "skipped": "2"}
    assert suite.attrib == {"name": "retrieval", "time": "1.000", **counts}
    failure = suite.find("testcase/failure")
    assert failure is not None
    assert "step: retrieve" in failure.attrib["message"]


class Tags(HTMLParser):
    """Collects what a page holds, and what is left open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.attributes += attrs
        if tag not in ("meta", "br", "wbr"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page(folder: Path, results: Sequence[SuiteResult]) -> tuple[str, Tags]:
    file = folder / "evals.html"
    write_html(results, [], file, made=NOW)
    text = file.read_text()
    tags = Tags()
    tags.feed(text)
    return text, tags


def test_a_phone_is_shown_the_whole_first_and_parts_and_long_lists_folded(tmp_path: Path) -> None:
    many = [Outcome(f"c{i:02}", False, 0.0, "wrong", "retrieve") for i in range(14)]
    figures = {"recall": 0.5, "recall:press": 0.2}

    text, tags = page(tmp_path, [result(many, figures)])
    _, broken = page(tmp_path, [result(many, figures, floors={"recall:press": FLOORS["r_at_1"]})])

    assert "by part: 1 figures" in text
    assert "4 more" in text
    assert text.index("c09") < text.index("4 more") < text.index("c10")
    # Failing cases are open; parts only where one of them breaks its floor.
    assert [name for name, _ in tags.attributes].count("open") == 1
    assert [name for name, _ in broken.attributes].count("open") == 2


def test_the_risk_axis_shows_shares_of_errors() -> None:
    curve = Curve("c", (0.9, 0.8, 0.7, 0.6), (True, True, True, False))

    assert ">0.25</text>" in str(risk_coverage_plot(curve))


def test_the_page_stands_alone_and_is_well_formed(tmp_path: Path) -> None:
    text, tags = page(tmp_path, [measured()])

    assert tags.open == []
    assert tags.seen.count("svg") == 4
    assert not {"script", "link", "img", "iframe"} & set(tags.seen)
    assert not [value for name, value in tags.attributes if name in ("src", "href") and value and
                not value.startswith("#")]  # fmt: skip
    assert 'name="viewport"' in text
    assert "23 November 2026" in text


def test_what_customers_wrote_stays_text_on_the_page(tmp_path: Path) -> None:
    outcomes = [Outcome("x", False, 0.0, "<script>alert(1)</script>", "triage")]
    confusion = Confusion({("<b>", "reply"): 1})

    text, tags = page(tmp_path, [result(outcomes, {"r_at_1": 0.0}, confusion=confusion)])

    assert "script" not in tags.seen
    assert "b" not in tags.seen[tags.seen.index("svg") :]
    assert "&lt;script&gt;" in text


def test_plots_take_few_and_equal_probabilities() -> None:
    lone = Curve("confidence", (0.5,), (True,))
    equal = Curve("confidence", (0.5,) * 30, (True, False) * 15)

    for curve in (lone, equal):
        assert "<svg" in reliability_plot(curve)
        assert "nan" not in risk_coverage_plot(curve)


def test_a_baseline_reads_back_and_compares_as_no_change(tmp_path: Path) -> None:
    file = write_baseline(measured(), tmp_path / "baselines")

    baselines = read_baselines(file.parent)

    assert file.name == "retrieval.json"
    assert compare(measured(), baselines["retrieval"]).verdict == "no change"
    assert read_baselines(file).keys() == {"retrieval"}


def test_few_flips_stay_within_chance_and_are_still_listed(tmp_path: Path) -> None:
    baseline = read_baselines(write_baseline(measured(), tmp_path))["retrieval"]
    worse = [Outcome("good", False, 0.9, "now", "retrieve", digest="a"), *OUTCOMES[1:]]

    comparison = compare(result(worse), baseline)

    assert comparison.verdict == "within chance"
    assert [outcome.id for outcome in comparison.worse] == ["good"]
    assert not comparison.regressed


def test_scores_that_fall_together_are_a_regression_without_a_flip(tmp_path: Path) -> None:
    before = [Outcome(str(i), True, 0.9, digest="d") for i in range(30)]
    after = [Outcome(str(i), True, 0.7 - i / 1000, digest="d") for i in range(30)]
    baseline = read_baselines(write_baseline(result(before), tmp_path))["retrieval"]

    assert compare(result(after), baseline).regressed
    assert compare(result(before[:1]), baseline).left_out == LeftOut(edited=0, new=0, gone=29)


def test_only_shared_cases_are_compared_and_the_others_are_counted(tmp_path: Path) -> None:
    def run(names: str, digest: str = "d", *, passed: bool = True) -> SuiteResult:
        return result([Outcome(name, passed, float(passed), digest=digest) for name in names])

    baseline = read_baselines(write_baseline(run("abcdefghi"), tmp_path))["retrieval"]
    edited = run("a", digest="other", passed=False).scored.outcomes
    after = result([*edited, *run("bcdefgh").scored.outcomes, *run("xyz").scored.outcomes])
    none = compare(run("xyz"), baseline)

    comparison = compare(after, baseline)

    assert comparison.left_out == LeftOut(edited=1, new=3, gone=1)
    line = compared_line(comparison)
    assert line.endswith("; only 7 shared cases compared, left out: 1 edited, 3 new, 1 gone")
    assert comparison.verdict == "no change"
    assert none.verdict == "no case in common"
    assert not none.regressed
    assert json.loads(json.dumps(none.as_json()))["score_change"] is None
    assert "0 shared cases compared, left out: 3 new, 9 gone" in compared_line(none)


def replace_figure(found: SuiteResult, name: str, value: float) -> SuiteResult:
    figures = {name: Figure(value, max(0.0, value - 0.7), 1.0, 3)}
    return replace(found, scored=replace(found.scored, figures=figures))


def test_a_part_that_is_gone_is_a_regression_however_small(tmp_path: Path) -> None:
    def run(value: float, *, passed: bool) -> SuiteResult:
        press = [Outcome(f"p{i}", passed, 0.0, "press missed", "understand") for i in range(3)]
        return replace_figure(result([*press, *OUTCOMES], {}), "recall:press", value)

    baseline = read_baselines(write_baseline(run(1.0, passed=True), tmp_path))["retrieval"]
    dropped = compare(run(0.0, passed=False), baseline)
    dented = compare(run(0.67, passed=True), baseline)

    assert dropped.paired.p > CHANCE
    assert dropped.regressed
    assert [str(one) for one in dropped.fallen] == ["recall:press was 1.00 (0.30 to 1.00), is 0.00"]
    lines = [str(line) for line in summary([run(0.0, passed=False)], [dropped])]
    assert any("recall:press was 1.00" in line and "understand 3" in line for line in lines)
    assert not dented.regressed


def test_figures_where_less_is_better_fall_upwards(tmp_path: Path) -> None:
    clean = result(OUTCOMES, {"false_flags": 0.0})
    baseline = read_baselines(write_baseline(clean, tmp_path))["retrieval"]

    assert compare(result(OUTCOMES, {"false_flags": 0.2}), baseline).regressed
    assert not compare(clean, baseline).regressed


@pytest.mark.parametrize(
    "content", ["{}", "not json", '{"suite": "x", "figures": {}, "cases": []}']
)
def test_a_malformed_baseline_is_named(content: str, tmp_path: Path) -> None:
    file = tmp_path / "retrieval.json"
    file.write_text(content)

    with pytest.raises(EvaluationError, match=r"retrieval\.json"):
        read_baselines(tmp_path)


def test_an_empty_folder_of_baselines_says_how_to_fill_it(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="--update-baseline"):
        read_baselines(tmp_path)
