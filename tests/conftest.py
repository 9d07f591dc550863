"""Shared parts: the shipped brand behind a real service, made once for all tests that read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from litestar import Litestar
from litestar.testing import TestClient

from drafter.app import create_app
from drafter.settings import Settings
from tests.fakes import SteppingClock

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _no_model_by_accident(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reaches a real model, or takes a setting from whoever runs it."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "DRAFTER_MODEL", "DRAFTER_CHROMA_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _logs_as_if_alone() -> Iterator[None]:
    """A command sets up logging for its process, which isn't the tests'."""
    yield
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def clock() -> SteppingClock:
    return SteppingClock()


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(
        _env_file=None,
        data_dir=tmp_path_factory.mktemp("data"),
        knowledge_dir=ROOT / "knowledge",
    )


@pytest.fixture(scope="session")
def service(settings: Settings, clock: SteppingClock) -> Iterator[TestClient[Litestar]]:
    """Fernway with the real embedding model, Chroma and SQLite, on 23 November 2026, 10:00 UTC."""
    with TestClient(create_app(settings, clock=clock)) as client:
        yield client
