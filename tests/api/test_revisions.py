"""Having a draft changed: the next version, through the same steps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from drafter.messages import MAX_TEXT
from tests.builders import message
from tests.fakes import completion, serving

from .live import ANSWER, ASK, read_journal, shop, told


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("plain")


@pytest.fixture(scope="module")
def plain(folder: Path) -> Iterator[httpx.Client]:
    """A shop without a model."""
    with shop(folder) as client:
        yield client


def draft_of(plain: httpx.Client, **fields: Any) -> dict[str, Any]:
    body = {**ASK, "conversation_id": "revised", **fields}
    answer: dict[str, Any] = plain.post("/v1/drafts", json=body).json()
    return answer


def revise(
    plain: httpx.Client,
    draft: str,
    instruction: str = "shorter",
    key: str | None = None,
    **fields: Any,
) -> Any:
    return plain.post(
        f"/v1/drafts/{draft}/revisions",
        json={"instruction": instruction, **fields},
        headers={"Idempotency-Key": key} if key else {},
    )


def test_a_revision_is_the_next_version_of_the_same_draft(plain: httpx.Client) -> None:
    first = draft_of(plain)

    second = revise(plain, first["id"])
    third = revise(plain, first["id"], version=2)

    assert second.status_code == third.status_code == 201
    made = second.json()
    assert (made["id"], made["version"], third.json()["version"]) == (first["id"], 2, 3)
    assert len(made["suggestions"][0]["text"]) < len(first["suggestions"][0]["text"])
    assert plain.get(f"/v1/drafts/{first['id']}").json()["version"] == 3


def test_what_is_kept_is_enough_to_draft_again(plain: httpx.Client, folder: Path) -> None:
    first = draft_of(plain, hint="warm")
    revise(plain, first["id"], "shorter")
    revise(plain, first["id"], "mention the\nprice first")

    kept = read_journal(folder, lambda journal: journal.message(first["id"]))

    assert kept.hint == "warm\nshorter\nmention the price first"
    assert kept.text == ASK["text"]


def test_what_cant_be_followed_without_a_model_is_said(plain: httpx.Client) -> None:
    first = draft_of(plain)

    made = revise(plain, first["id"], "offer a discount first").json()

    (note,) = [check for check in made["checks"] if check["name"] == "hint"]
    assert not note["passed"]
    assert "“offer a discount first”" in note["detail"]


def test_an_older_version_is_not_revised(plain: httpx.Client) -> None:
    first = draft_of(plain)
    revise(plain, first["id"])

    late = revise(plain, first["id"], version=1)

    assert late.status_code == 409
    assert late.json()["errors"][0]["field"] == "version"
    assert "which is 2" in late.json()["detail"]


def test_feedback_speaks_of_the_new_version(plain: httpx.Client) -> None:
    first = draft_of(plain, conversation_id="feedback-on-a-revision")
    revise(plain, first["id"])

    def feedback(version: int) -> int:
        body = {"version": version, "outcome": "accepted"}
        return plain.post(f"/v1/drafts/{first['id']}/feedback", json=body).status_code

    assert (feedback(1), feedback(2)) == (409, 201)


def test_the_same_key_and_words_make_one_revision(plain: httpx.Client) -> None:
    first, other = draft_of(plain), draft_of(plain)

    made = revise(plain, first["id"], key="rev-1").json()
    again = revise(plain, first["id"], key="rev-1").json()
    elsewhere = revise(plain, other["id"], key="rev-1")
    otherwise = revise(plain, first["id"], "warmer", key="rev-1")

    assert (made["id"], made["version"]) == (again["id"], again["version"])
    assert plain.get(f"/v1/drafts/{first['id']}").json()["version"] == 2
    assert elsewhere.status_code == otherwise.status_code == 422
    assert elsewhere.json()["errors"][0]["field"] == "Idempotency-Key"


def test_what_is_wrong_names_the_field(plain: httpx.Client) -> None:
    first = draft_of(plain)

    empty = revise(plain, first["id"], "  ")
    odd = revise(plain, first["id"], verison=1)
    nothing = revise(plain, "dr_nothing")

    assert [empty.status_code, odd.status_code, nothing.status_code] == [422, 422, 404]
    assert empty.json()["errors"][0]["field"] == "instruction"
    assert "did you mean 'version'" in odd.json()["detail"]


def test_openapi_lists_every_status_of_a_revision_and_the_events(
    plain: httpx.Client,
) -> None:
    paths = plain.get("/schema/openapi.json").json()["paths"]
    for path in ("/v1/drafts", "/v1/drafts/{draft_id}/revisions"):
        found = paths[path]["post"]["responses"]
        assert set(found) >= {"200", "201", "400", "404", "413", "422", "500"}
        assert list(found["200"]["content"]) == ["text/event-stream"]
        assert found["201"]["content"]["application/json"]["schema"]["$ref"].endswith("/Draft")
    assert "409" in paths["/v1/drafts/{draft_id}/revisions"]["post"]["responses"]


def test_a_model_is_shown_what_it_should_change_and_how(tmp_path: Path) -> None:
    whole = told({"text": ANSWER, "cites": ["faq/delivery"]})
    short = told({"text": "Delivery takes 3 working days.", "cites": ["faq/delivery"]})
    answers = iter([whole, short])
    with (
        serving(lambda _: (200, completion(next(answers)))) as model,
        shop(tmp_path, model_url=model.url) as client,
    ):
        first = client.post("/v1/drafts", json=ASK).json()
        second = revise(client, first["id"], "leave the price out").json()

    user = model.received[1]["messages"][1]["content"]
    assert f"\n{ANSWER}\n[end earlier " in user
    assert "\nleave the price out\n[end instruction " in user
    assert second["mode"] == "llm"
    assert second["suggestions"][0]["text"] == "Delivery takes 3 working days."
    assert second["provenance"]["prompt"].startswith("compose@")


def test_wishes_that_get_too_long_lose_the_oldest() -> None:
    dm = message("hi", hint="a" * (MAX_TEXT - 10))

    wished = dm.instructed("shorter").instructed("warmer still")

    assert wished.hint == "shorter\nwarmer still"
