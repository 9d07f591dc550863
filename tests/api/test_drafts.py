"""Drafts over HTTP: the contract, reading again, idempotency, feedback."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from litestar import Litestar
from litestar.testing import TestClient

from drafter.drafts import Draft
from drafter.timing import STEPS
from tests.fakes import SteppingClock

ASK = {"text": "do you ship to ireland", "conversation_id": "c1", "message_id": "m1"}


def created(service: TestClient[Litestar], **fields: Any) -> dict[str, Any]:
    response = service.post("/v1/drafts", json={**ASK, **fields})
    assert response.status_code == 201, response.text
    answer: dict[str, Any] = response.json()
    return answer


def test_the_answer_has_every_field_of_the_contract(service: TestClient[Litestar]) -> None:
    answer = created(service)

    assert set(answer) == set(Draft.model_fields)
    assert answer["version"] == 1
    assert answer["brand"] == "fernway"
    assert answer["mode"] == "extractive"
    assert answer["reply_window"]["state"] == "unlimited"
    assert answer["provenance"]["embedding"] == "all-MiniLM-L6-v2"
    assert set(answer["timings_ms"]) == {
        *STEPS,
        "total",
    }


def test_a_draft_can_be_read_again(service: TestClient[Litestar]) -> None:
    answer = created(service)

    again = service.get(f"/v1/drafts/{answer['id']}").json()

    assert {**again, "timings_ms": {}} == {**answer, "timings_ms": {}}


def test_an_unknown_draft_is_not_found(service: TestClient[Litestar]) -> None:
    response = service.get("/v1/drafts/dr_nothing")

    assert response.status_code == 404
    assert "dr_nothing" in response.json()["detail"]


def test_the_same_key_and_body_give_the_same_draft(service: TestClient[Litestar]) -> None:
    headers = {"Idempotency-Key": "k-1"}

    first = service.post("/v1/drafts", json=ASK, headers=headers).json()
    second = service.post("/v1/drafts", json=ASK, headers=headers).json()
    other = service.post("/v1/drafts", json={**ASK, "text": "hello there"}, headers=headers)

    assert second["id"] == first["id"]
    assert other.status_code == 422
    assert other.json()["errors"][0]["field"] == "Idempotency-Key"


def test_drafts_are_listed_newest_first_a_page_at_a_time(
    service: TestClient[Litestar], clock: SteppingClock
) -> None:
    made = []
    for number in range(3):
        clock.now += timedelta(seconds=1)
        made.append(created(service, conversation_id=f"list-{number}")["id"])

    first = service.get("/v1/drafts", params={"limit": 2}).json()
    second = service.get("/v1/drafts", params={"limit": 2, "cursor": first["next"]}).json()

    seen = [draft["id"] for draft in (*first["drafts"], *second["drafts"])]
    assert len(seen) == len(set(seen)) == 4
    assert seen[:3] == made[::-1]


def test_a_made_up_cursor_is_refused(service: TestClient[Litestar]) -> None:
    response = service.get("/v1/drafts", params={"cursor": "nonsense"})

    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == "cursor"


def test_feedback_is_kept(service: TestClient[Litestar]) -> None:
    answer = created(service, conversation_id="feedback-1")

    response = service.post(
        f"/v1/drafts/{answer['id']}/feedback",
        json={"version": 1, "outcome": "edited", "final_text": "We do!", "agent": "sam"},
    )

    assert response.status_code == 201
    assert response.json()["outcome"] == "edited"


def test_feedback_on_another_version_is_stale(service: TestClient[Litestar]) -> None:
    answer = created(service, conversation_id="feedback-2")

    response = service.post(
        f"/v1/drafts/{answer['id']}/feedback", json={"version": 2, "outcome": "accepted"}
    )

    assert response.status_code == 409


def test_feedback_after_a_newer_message_is_stale(service: TestClient[Litestar], clock: Any) -> None:
    from datetime import timedelta

    answer = created(service, conversation_id="feedback-3")
    before = clock.now
    clock.now = before + timedelta(seconds=5)
    created(service, conversation_id="feedback-3", message_id="m2")
    clock.now = before

    response = service.post(
        f"/v1/drafts/{answer['id']}/feedback", json={"version": 1, "outcome": "accepted"}
    )

    assert response.status_code == 409


def test_edited_feedback_needs_the_text_that_was_sent(service: TestClient[Litestar]) -> None:
    answer = created(service, conversation_id="feedback-4")

    response = service.post(
        f"/v1/drafts/{answer['id']}/feedback", json={"version": 1, "outcome": "edited"}
    )

    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == "final_text"


def test_health_says_live_and_ready(service: TestClient[Litestar]) -> None:
    assert service.get("/health/live").json() == {"status": "ok"}

    ready = service.get("/health/ready")

    assert ready.status_code == 200
    assert ready.json()["status"] == "ok"
    assert set(ready.json()["knowledge"]) == {"fernway"}


def test_openapi_lists_every_status_that_can_occur(service: TestClient[Litestar]) -> None:
    paths = service.get("/schema/openapi.json").json()["paths"]

    assert set(paths["/v1/drafts"]["post"]["responses"]) >= {
        "201",
        "400",
        "404",
        "413",
        "422",
        "500",
    }
    assert set(paths["/v1/drafts/{draft_id}/feedback"]["post"]["responses"]) >= {
        "201",
        "404",
        "409",
    }
    assert set(paths["/health/ready"]["get"]["responses"]) >= {"200", "503"}
