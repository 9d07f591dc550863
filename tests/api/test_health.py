"""Health: what is known of the model, without a call for it."""

from __future__ import annotations

from itertools import chain, repeat
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from drafter.app import create_app
from drafter.settings import Settings
from tests.evaluation.shop import write_shop
from tests.fakes import SteppingClock, WordEmbedder, completion, serving

ASK = {"text": "how long does delivery take"}
GOOD = {
    "parts": [{"text": "Delivery takes 3 working days.", "cites": ["faq/delivery"]}],
    "others": [],
    "asks": [],
    "needs_human": None,
}


def app(folder: Path, **fields: Any) -> Litestar:
    settings = Settings(
        _env_file=None, data_dir=folder / "data", knowledge_dir=write_shop(folder), **fields
    )
    return create_app(settings, clock=SteppingClock(), embedder=WordEmbedder())


def model_of(client: TestClient[Litestar]) -> dict[str, Any]:
    response = client.get("/health/ready")
    assert response.status_code == 200
    assert response.json()["status"] == "ok"
    model: dict[str, Any] = response.json()["model"]
    return model


@pytest.mark.parametrize(
    ("status", "state", "fix"),
    [(401, "key_refused", "OPENAI_API_KEY"), (404, "model_unknown", "DRAFTER_MODEL")],
)
def test_a_refused_key_or_an_unknown_model_shows_with_its_fix_until_a_call_succeeds(
    status: int, state: str, fix: str, tmp_path: Path
) -> None:
    answers = chain([(status, {})], repeat((200, completion(GOOD))))
    with (
        serving(lambda _: next(answers)) as server,
        TestClient(app(tmp_path, model="fake", OPENAI_BASE_URL=server.url)) as client,
    ):
        states = [model_of(client)]
        for _ in range(2):
            assert client.post("/v1/drafts", json=ASK).status_code == 201
            states.append(model_of(client))

    assert [one["state"] for one in states] == ["untried", state, "ok"]
    assert fix in states[1]["fix"]
    assert states[0]["fix"] is states[2]["fix"] is None


def test_a_service_without_a_model_says_so(tmp_path: Path) -> None:
    with TestClient(app(tmp_path)) as client:
        assert model_of(client) == {"state": "none", "fix": None}
