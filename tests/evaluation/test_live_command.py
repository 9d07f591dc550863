"""`drafter eval --live` on the command line: the model that is configured writes and reviews."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.fakes import completion, model_server

from .test_command import home, run

__all__ = ["home"]

SUITE = """name: drafting
kind: drafting
brand: tarn
cases: cases/drafting.jsonl
about: a test
floors:
  send_ready: {min: 0.5, why: drafts that staff would send as they are}
"""
CASES = [
    {"id": "a", "text": "how long does delivery take", "must_cite": ["faq/delivery"]},
    {"id": "b", "text": "when is the shop open", "must_cite": ["faq/hours"]},
]
REPLIES = {"a": "Delivery takes 3 working days and costs £4.50.", "b": "It's open on weekdays."}


@pytest.fixture
def suites(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (home / "evals" / "drafting.yaml").write_text(SUITE)
    lines = "\n".join(map(json.dumps, CASES))
    (home / "evals" / "cases" / "drafting.jsonl").write_text(lines + "\n")
    monkeypatch.setenv("DRAFTER_MODEL", "some-model")
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    return home


def answer(request: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    """Writes the reply of the case, and as a reviewer finds the second one not borne out, though it
    calls both ready."""
    system, user = (message["content"] for message in request["messages"])
    which = "b" if "when is the shop open" in user else "a"
    if "You review draft replies" not in system:
        parts = [{"text": REPLIES[which], "cites": CASES["ab".index(which)]["must_cite"]}]
        return 200, completion({"parts": parts, "asks": [], "needs_human": None})
    found = {
        "asks": [{"ask": "an ask", "addressed": True}],
        "unsupported_claims": ["on weekdays"] if which == "b" else [],
        "other_problems": [],
        "verdict": "send-ready",
    }
    return 200, completion(found)


def test_the_model_writes_and_reviews_and_its_tokens_are_shown_with_their_price(
    suites: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with model_server(answer) as (url, received):
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        result = run("drafting", "--live", "--runs", "3", "--judge", "a-judge", "--json", "r.json")

    assert result.exit_code == 0, result.output
    offline, live = json.loads((suites / "r.json").read_text())["suites"]
    figures = {name: figure["value"] for name, figure in live["figures"].items()}
    assert (offline["name"], live["name"]) == ("drafting", "drafting, live")
    assert figures["judge_send_ready"] == figures["pass^1"] == figures["pass^3"] == 0.5
    assert figures["overruled"] == 0.5  # called ready, with a claim that nothing bears out
    assert figures["distinct_asks"] == 1.0
    assert figures["unaddressed_asks"] == 0.0
    assert live["failures"][0]["id"] == "b"
    assert "unsupported: on weekdays" in live["failures"][0]["why"]
    assert {request["model"] for request in received} == {"some-model", "a-judge"}
    said = " ".join(result.output.split())
    assert f"{len(received)} calls" in said
    assert "15 tokens asked, 15 answered, $0.00 of $5.00" in said


def test_a_run_beyond_its_budget_asks_the_model_nothing(
    suites: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with model_server(answer) as (url, received):
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        result = run("drafting", "--live", "--budget", "0.01")

    assert result.exit_code == 2
    assert "6 drafts and reviews would cost about" in result.output
    assert received == []


GROUNDING = """name: grounding
kind: grounding
brand: tarn
cases: cases/grounding.jsonl
about: a test
floors:
  caught: {min: 0.0, why: what is false is found}
"""
SOURCE = "You can return anything unused within 30 days of delivery."
REPLIED = {
    "borne-out": ("Unused things can come back to us for 30 days after delivery.", "none"),
    "turned": ("You can return anything, used or not, within 30 days of delivery.", "negation"),
    "wrong-figure": ("You can return anything unused within 60 days.", "duration"),
}


@pytest.fixture
def replies(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (home / "evals" / "grounding.yaml").write_text(GROUNDING)
    lines = [
        {
            "id": name,
            "sources": [SOURCE],
            "reply": text,
            "supported": fault == "none",
            "fault": fault,
            "bad_text": "" if fault == "none" else text,
        }
        for name, (text, fault) in REPLIED.items()
    ]
    (home / "evals" / "cases" / "grounding.jsonl").write_text("\n".join(map(json.dumps, lines)))
    monkeypatch.setenv("DRAFTER_MODEL", "some-model")
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    return home


def reading(request: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    """Sees through the turned reply."""
    shown = request["messages"][1]["content"]
    finding = "contradicts" if "used or not" in shown else "follows"
    return 200, completion({"lines": [{"number": 1, "because": "b", "finding": finding}]})


def test_the_model_reads_the_grounding_cases_and_the_rules_keep_the_last_word_on_figures(
    replies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with model_server(reading) as (url, received):
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        result = run("grounding", "--live", "--json", "r.json")

    assert result.exit_code == 0, result.output
    _, live = json.loads((replies / "r.json").read_text())["suites"]
    figures = {name: figure["value"] for name, figure in live["figures"].items()}
    assert live["name"] == "grounding, live"
    assert (figures["caught"], figures["false_flags"], figures["fact_checked"]) == (1.0, 0.0, 1.0)
    assert len(received) == 2, "nothing lifts a figure, so nobody is asked of it"
    assert "2 calls to some-model" in " ".join(result.output.split())


def test_a_live_run_tells_how_many_replies_the_model_gave_no_findings_for(
    replies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with model_server(lambda _: (401, {})) as (url, _):
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        run("grounding", "--live", "--json", "r.json")

    offline, live = json.loads((replies / "r.json").read_text())["suites"]
    assert live["figures"]["fact_checked"]["value"] == 0.0
    assert live["figures"]["caught"] == offline["figures"]["caught"], "the rules' word stands"


@pytest.mark.parametrize(
    ("environment", "arguments", "said"),
    [
        ({"DRAFTER_FACT_CHECK": "off"}, (), "DRAFTER_FACT_CHECK=off: --live measures"),
        ({}, ("--budget", "0.001"), "3 fact checks would cost about"),
    ],
)
def test_a_live_run_that_can_t_be_meant_asks_the_model_nothing(
    environment: dict[str, str],
    arguments: tuple[str, ...],
    said: str,
    replies: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with model_server(reading) as (url, received):
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        result = run("grounding", "--live", *arguments)

    assert result.exit_code == 2
    assert said in " ".join(result.output.split())
    assert received == []
