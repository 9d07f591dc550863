"""`drafter eval` on the command line: flags, errors, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafter.cli import cli

from .shop import write_shop

SUITE = """name: retrieval
kind: retrieval
brand: tarn
cases: cases/retrieval.jsonl
about: a test
floors:
  r_at_1: {min: MIN, why: drafts are written from the first entry}
"""
CASES = [
    {"id": "1", "text": "how long does delivery take please", "acceptable": ["faq/delivery"]},
    {"id": "2", "text": "when is the shop open", "acceptable": ["faq/hours"]},
]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the shop's knowledge and one suite, in which commands run."""
    write_shop(tmp_path / "knowledge")
    (tmp_path / "evals" / "cases").mkdir(parents=True)
    (tmp_path / "evals" / "retrieval.yaml").write_text(SUITE.replace("MIN", "0.9"))
    write_cases(tmp_path / "evals" / "cases" / "retrieval.jsonl")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write_cases(file: Path, *more: str) -> Path:
    file.write_text("\n".join([*(json.dumps(case) for case in CASES), *more]) + "\n")
    return file


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["eval", *arguments])


def test_suites_that_hold_exit_with_0_and_leave_their_reports(home: Path) -> None:
    result = run("--json", "out/r.json", "--junit", "out/r.xml", "--html", "out/r.html")

    assert result.exit_code == 0, result.output
    (suite,) = json.loads((home / "out/r.json").read_text())["suites"]
    assert suite["figures"]["r_at_1"]["value"] == 1.0
    assert (home / "out/r.xml").exists()
    assert "<svg" in (home / "out/r.html").read_text()


def test_a_broken_floor_exits_with_1_and_names_the_step(home: Path) -> None:
    wrong = json.dumps({"id": "3", "text": "limescale in my kettle", "acceptable": ["faq/hours"]})
    write_cases(home / "evals/cases/retrieval.jsonl", wrong)

    result = run("retrieval")

    assert result.exit_code == 1
    assert "must be ≥ 0.9: drafts are written from the first entry" in " ".join(
        result.output.split()
    )
    assert "step: retrieve 1" in result.output


def test_a_baseline_is_written_compared_and_held(home: Path) -> None:
    written = run("--update-baseline")
    again = run("--compare", "evals/baselines")

    assert (home / "evals/baselines/retrieval.json").exists(), written.output
    assert again.exit_code == 0
    assert "against the baseline: no change" in again.output


def test_a_suite_that_the_baseline_does_not_have_is_said_not_to_be_compared(home: Path) -> None:
    other = SUITE.replace("name: retrieval", "name: quick").replace("MIN", "0.9")
    run("--update-baseline")
    (home / "evals" / "quick.yaml").write_text(other)

    result = run("--compare", "evals/baselines")

    assert result.exit_code == 0
    assert "not compared, as the baseline doesn't have it: quick" in result.output


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": "3", "text": "x"}', "cases.jsonl:3: acceptable: is missing"),
        ('{"id": "3", "text": ', "cases.jsonl:3: column"),
    ],
)
def test_a_malformed_line_exits_with_2_and_names_file_line_and_field(
    line: str, said: str, home: Path
) -> None:
    file = write_cases(home / "cases.jsonl", line)

    result = run("retrieval", "--cases", str(file))

    assert result.exit_code == 2
    assert said in result.output


def test_other_cases_and_entries_from_a_file_need_no_brand(home: Path) -> None:
    entries = [
        {
            "id": "a",
            "title": "Delivery",
            "text": "3 days.",
            "asks": ["how long does delivery take"],
        },
        {"id": "b", "title": "Hours", "text": "9 to 5.", "asks": ["when is the shop open"]},
    ]
    (home / "k.jsonl").write_text("\n".join(map(json.dumps, entries)))
    cases = [{**case, "acceptable": [name]} for case, name in zip(CASES, "ab", strict=True)]
    (home / "q.jsonl").write_text("\n".join(map(json.dumps, cases)))

    result = run("retrieval", "--cases", "q.jsonl", "--knowledge", "k.jsonl", "--json", "r.json")

    assert result.exit_code == 0, result.output
    assert json.loads((home / "r.json").read_text())["suites"][0]["figures"]["mrr"]["value"] == 1.0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("speed",), "no suite speed; there is retrieval"),
        (("--cases", "k.jsonl"), "--cases needs the name of one suite"),
        (("--knowledge", "k.jsonl"), "go with --cases"),
        (("privacy", "--cases", "k.jsonl", "--knowledge", "k.jsonl"), "not privacy"),
        (("retrieval", "--cases", "k.jsonl", "--update-baseline"), "not for --cases"),
        (("retrieval", "--cases", "k.jsonl", "--brand", "acme"), "'acme': no such brand"),
        (("--compare", "evals"), "no baselines"),
        (("--live",), "--live needs a model: set DRAFTER_MODEL"),
        (("--folder", "nowhere"), "no suites here"),
    ],
)
def test_flags_that_can_t_be_meant_exit_with_2_and_say_why(
    arguments: tuple[str, ...], said: str, home: Path
) -> None:
    write_cases(home / "k.jsonl")

    result = run(*arguments)

    assert result.exit_code == 2
    assert said in result.output


def test_a_live_run_over_budget_is_refused_before_anything_is_opened(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTER_MODEL", "some-model")
    suite = SUITE.replace("retrieval", "drafting").replace("r_at_1: {min: MIN", "fits: {min: 0")
    (home / "evals/drafting.yaml").write_text(suite)
    (home / "evals/cases/drafting.jsonl").write_text('{"id": "d", "text": "is it open"}\n')

    result = run("drafting", "--live", "--budget", "0.001")

    assert result.exit_code == 2
    assert "3 drafts and reviews would cost about $0.08, more than --budget" in result.output
    assert not (home / ".drafter").exists()


def test_an_export_without_feedback_says_so(home: Path) -> None:
    (home / ".drafter").mkdir()

    result = run("export", "--out", "cases")

    assert (result.exit_code, result.output) == (0, "no draft has feedback yet\n")


def test_calibrating_on_too_little_exits_with_2(home: Path) -> None:
    result = run("calibrate", "--out", "confidence.json")

    assert result.exit_code == 2
    assert "labelled drafts" in result.output
    assert not (home / "confidence.json").exists()
