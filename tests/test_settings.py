"""Settings: environment, .env, flags; errors that name the variable."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.errors import ConfigurationError
from drafter.settings import Settings, load_settings, shipped, source_of, variable_of
from drafter.terminal.serving import refuse_unsafe


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(variable_of(name), raising=False)


def test_the_environment_wins_over_the_env_file_and_flags_over_both(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path(".env").write_text("DRAFTER_PORT=9001\nDRAFTER_LOG_LEVEL=debug\n")
    monkeypatch.setenv("DRAFTER_PORT", "9002")

    assert load_settings().port == 9002
    assert load_settings().log_level == "debug"
    assert load_settings(port=9003).port == 9003


def test_where_a_value_came_from_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("DRAFTER_LOG_LEVEL=debug\n")
    monkeypatch.setenv("DRAFTER_PORT", "9002")

    assert source_of("port") == "environment"
    assert source_of("log_level") == ".env"
    assert source_of("host") == "default"


def test_the_models_names_are_those_of_its_sdk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")

    settings = load_settings()

    assert settings.openai_base_url == "http://127.0.0.1:1/v1"
    assert "sk-secret" not in repr(settings)


def test_a_wrong_value_names_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_PORT", "99999")

    with pytest.raises(ConfigurationError, match="DRAFTER_PORT='99999'"):
        load_settings()


def test_strangers_are_not_served() -> None:
    with pytest.raises(ConfigurationError, match=r"DRAFTER_HOST=0\.0\.0\.0"):
        refuse_unsafe(load_settings(host="0.0.0.0"))  # noqa: S104 - refused


def test_more_workers_need_a_chroma_server() -> None:
    with pytest.raises(ConfigurationError, match="DRAFTER_CHROMA_URL"):
        refuse_unsafe(load_settings(workers=2))

    refuse_unsafe(load_settings(workers=2, chroma_url="http://127.0.0.1:8001"))


def test_prompts_and_shared_knowledge_come_along() -> None:
    assert (shipped("prompts") / "compose.md").exists()
    assert (shipped("knowledge/common") / "signals").is_dir()


@pytest.mark.parametrize("address", ["models.example/v1", "http://", "ftp://x/v1", "http://a b/v1"])
def test_an_address_that_is_none_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", address)

    with pytest.raises(ConfigurationError, match=r"OPENAI_BASE_URL='.*': .*must be an address"):
        load_settings()


@pytest.mark.parametrize("key", ["sk-“quoted”", "sk-1234\n", "Bearer sk-1234"])
def test_a_key_that_no_header_can_carry_is_refused_and_not_shown(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", key)

    with pytest.raises(ConfigurationError, match="OPENAI_API_KEY=…: ") as refused:
        load_settings()
    assert "sk-" not in str(refused.value)
    assert refused.value.__cause__ is None
