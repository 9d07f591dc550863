"""`drafter eval --live` on the command line: the model that is configured writes and judges."""

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
    """Writes the reply of the case, and as a judge finds the second one not borne out, though it
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


def test_the_model_writes_and_judges_and_its_tokens_are_shown_with_their_price(
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
    assert "12 tokens asked, 12 answered, $0.00 of $5.00" in said


def test_a_run_beyond_its_budget_asks_the_model_nothing(
    suites: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with model_server(answer) as (url, received):
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        result = run("drafting", "--live", "--budget", "0.01")

    assert result.exit_code == 2
    assert "6 drafts and reviews would cost about" in result.output
    assert received == []
