"""Bad input gets a problem that names the field and the fix; nothing is a 500."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from litestar import Litestar
from litestar.testing import TestClient


def post(service: TestClient[Litestar], body: bytes) -> tuple[int, dict[str, Any]]:
    response = service.post(
        "/v1/drafts", content=body, headers={"Content-Type": "application/json"}
    )
    if response.status_code >= 400:
        assert response.headers["content-type"] == "application/problem+json"
    content: dict[str, Any] = response.json()
    return response.status_code, content


@pytest.mark.parametrize(
    ("body", "status", "field", "words"),
    [
        (b"", 422, "body", "is empty"),
        (b"{", 400, None, "not valid JSON"),
        (b"\xff\xfe", 400, None, "not valid JSON"),
        (b'{"text": "\\ud800"}', 400, None, "surrogate"),
        (b"[]", 422, "body", "must be a JSON object"),
        (b'{"text": "hi", "orders": {}}', 422, "orders", "must be a list"),
        (
            b'{"text": "hi", "orders": [{"id": "1", "currency": "pounds"}]}',
            422,
            "orders.0.currency",
            "e.g. GBP",
        ),
        (
            b'{"text": "hi", "sent_at": "0001-01-01T00:00:00+14:00"}',
            422,
            "sent_at",
            "send the real time",
        ),
        (b'{"text": ""}', 422, "text", "is empty"),
        (b'{"text": " \\n\\t "}', 422, "text", "is empty"),
        (b'{"txt": "hi"}', 422, "txt", "did you mean 'text'"),
        (b'{"text": "hi", "channel": "fax"}', 422, "channel", "instagram"),
        (b'{"text": "hi", "sent_at": "2026-11-23T09:00:00"}', 422, "sent_at", "time zone"),
        (b'{"text": "hi", "brand": "acme"}', 404, "brand", "fernway"),
        (b'{"text": "a\\u0000b"}', 422, "text", "NUL"),
        (
            b'{"text": "hi", "orders": [{"id": "1", "placed_at": "2026-02-30T00:00:00Z"}]}',
            422,
            "orders.0.placed_at",
            "day value",
        ),
        (json.dumps({"text": "a" * 100_000}).encode(), 422, "text", "at most"),
        (b'{"text": "' + b"a" * 1_100_000 + b'"}', 413, None, "1 MB"),
    ],
    ids=lambda value: value[:40].decode("latin-1") if isinstance(value, bytes) else None,
)
def test_bad_input_names_the_field_and_the_fix(
    service: TestClient[Litestar], body: bytes, status: int, field: str | None, words: str
) -> None:
    got, problem = post(service, body)

    assert got == problem["status"] == status
    assert words in problem["detail"]
    if field:
        assert field in [error["field"] for error in problem["errors"]]


def test_an_unknown_path_and_method_are_problems_too(service: TestClient[Litestar]) -> None:
    assert service.get("/v1/nothing").headers["content-type"] == "application/problem+json"
    assert service.delete("/v1/drafts").status_code == 405

    assert "/schema" in service.get("/v1/nothing").json()["detail"]


@pytest.mark.parametrize("path", ["/v1/drafts", "/v1/drafts/x/revisions", "/v1/drafts/x/feedback"])
@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "", "*/*"])
def test_a_body_that_is_not_said_to_be_json_is_refused(
    service: TestClient[Litestar], path: str, kind: str
) -> None:
    response = service.post(path, content=b'{"text": "hi"}', headers={"Content-Type": kind})

    assert response.status_code == 415
    assert response.headers["content-type"] == "application/problem+json"
    assert "application/json" in response.json()["detail"]


@given(text=st.text(max_size=200))
@hypothesis_settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gets_a_draft_or_a_clear_refusal(service: TestClient[Litestar], text: str) -> None:
    status, answer = post(service, json.dumps({"text": text}).encode())

    if status == 201:
        assert answer["decision"] in ("reply", "no_reply", "escalate")
    else:
        assert status in (400, 422)
        assert answer["detail"]
