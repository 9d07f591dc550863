"""`drafter doctor`, with the model server it asks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from drafter.cli import cli
from drafter.settings import Settings, variable_of
from tests.evaluation.shop import write_shop
from tests.fakes import Answer, completion, serving, stall

Doctor = Callable[..., Result]


@pytest.fixture
def doctor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Doctor:
    """Runs the command in an empty folder, with the shop's knowledge and these settings."""
    shop = write_shop(tmp_path / "knowledge")
    for name in Settings.model_fields:
        monkeypatch.delenv(variable_of(name), raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRAFTER_KNOWLEDGE_DIR", str(shop))
    monkeypatch.setenv("COLUMNS", "400")

    def run(answer: Answer | None = None, listing: Any = None, **settings: str) -> Result:
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        if answer is None:
            return CliRunner().invoke(cli, ["doctor"])
        monkeypatch.setenv("DRAFTER_MODEL", "fake-mini")
        monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
        with serving(answer) as server:
            server.listing = listing or server.listing
            monkeypatch.setenv("OPENAI_BASE_URL", server.url)
            return CliRunner().invoke(cli, ["doctor"])

    return run


def test_a_model_that_answers_is_fine(doctor: Doctor) -> None:
    result = doctor(lambda _: (200, completion({"word": "yes"})))

    assert "Everything that is configured can be used." in result.output
    assert result.exit_code == 0
    assert "sk-secret" not in result.output


def test_a_key_that_is_refused_is_named_with_the_fix(doctor: Doctor) -> None:
    result = doctor(lambda _: (401, {"error": {"message": "bad key sk-secret"}}))

    assert "refused Drafter's key (401)" in result.output
    assert "Put a valid key into OPENAI_API_KEY" in result.output
    assert result.exit_code == 1
    assert "sk-secret" not in result.output


def test_a_model_that_is_not_there_is_named_with_those_that_are(doctor: Doctor) -> None:
    names = [{"id": name, "object": "model"} for name in ("other", "fake-mini-2", "fake-maxi")]
    listing = (200, {"object": "list", "data": names})

    result = doctor(lambda _: (404, {"error": {"message": "no"}}), listing)

    assert "Check DRAFTER_MODEL" in result.output
    assert "The server has fake-mini-2, fake-maxi, other." in result.output
    assert result.exit_code == 1


@pytest.mark.parametrize(
    "listing",
    [
        (404, {}),
        (200, []),
        (200, "models"),
        (200, {"data": 7}),
        (200, {"data": ["some-model", None]}),
        (200, {"data": [{"id": "\ud800"}, {"id": "\x1b[2J"}, {"id": "x" * 300}]}),
        lambda wire: wire.send(200, b"<html>"),
    ],
)
def test_a_server_that_lists_no_models_leaves_the_fix(doctor: Doctor, listing: Any) -> None:
    result = doctor(lambda _: (404, {}), listing)

    assert "Check DRAFTER_MODEL" in result.output
    assert "The server has" not in result.output


def test_a_server_that_says_nothing_is_not_waited_for(doctor: Doctor) -> None:
    result = doctor(lambda _: stall, DRAFTER_DEADLINE="2")

    assert "didn't answer in time" in result.output
    assert "raise DRAFTER_DEADLINE" in result.output
    assert result.exit_code == 1


def test_a_server_that_wants_to_be_left_alone_for_ever_is_named(doctor: Doctor) -> None:
    beyond = {"Retry-After": "1 Jan 100000000000000000000 00:00:00 GMT"}

    result = doctor(lambda _: lambda wire: wire.send(429, b"{}", headers=beyond))

    assert result.exit_code == 1
    assert "too much to do (429)" in result.output


def test_without_a_model_none_is_asked(doctor: Doctor) -> None:
    result = doctor()

    assert "No model is configured" in result.output
    assert result.exit_code == 0


def test_passwords_in_addresses_are_not_shown(doctor: Doctor) -> None:
    result = doctor(DRAFTER_DATABASE_URL="postgresql+asyncpg://me:geheim@db.example/drafter")

    assert "postgresql+asyncpg://me:…@db.example/drafter" in result.output
    assert "geheim" not in result.output
