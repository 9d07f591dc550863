"""`drafter prompts show`: what is printed is what is sent."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from drafter.messages import DirectMessage
from drafter.settings import Settings
from drafter.terminal.prompting import prompt_text
from tests.api.live import ANSWER, shop, told
from tests.builders import ROOT, message
from tests.evaluation.shop import write_shop
from tests.fakes import WordEmbedder, completion, serving

DM = "how long does delivery take? mail me at maya@example.com"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        _env_file=None,
        data_dir=tmp_path / "own",
        knowledge_dir=write_shop(tmp_path / "shown"),
    )


def shown(settings: Settings, dm: DirectMessage, **how: Any) -> str:
    return prompt_text(settings, dm, embedder=WordEmbedder(), **how)


def test_what_is_printed_is_what_the_model_receives(tmp_path: Path, settings: Settings) -> None:
    dm: dict[str, Any] = {
        "text": DM, "channel": "instagram", "hint": "shorter", "customer": {"name": "Maya Ito"},
    }  # fmt: skip
    reply = completion(told({"text": ANSWER, "cites": ["faq/delivery"]}))
    with (
        serving(lambda _: (200, reply)) as model,
        shop(tmp_path / "served", model_url=model.url) as client,
    ):
        assert client.post("/v1/drafts", json=dm).json()["mode"] == "llm"

    out = shown(settings, message(dm.pop("text"), **dm), as_json=True)

    sent = json.dumps(model.received[0]["messages"])
    printed = json.dumps(json.loads(out)["messages"])
    assert unmarked(printed) == unmarked(sent)
    assert "maya@example.com" not in printed
    assert "[EMAIL_1]" in printed


def unmarked(text: str) -> str:
    """Without what differs from request to request: the mark, and the time."""
    (mark,) = set(re.findall(r"\[(?:message|reply) ([0-9a-f]{12})\]", text))
    return re.sub(r"It is \w+, [^(]+", "It is now ", text.replace(mark, "MARK"))


def test_the_prompt_is_printed_to_be_read_with_its_version(settings: Settings) -> None:
    out = shown(settings, message(DM))

    assert re.match(r"## system \(compose@\d+:[0-9a-f]{12}\)\nYou draft replies", out)
    assert "\n## user\n[message " in out


def test_a_brands_own_prompt_is_the_one_that_is_printed(settings: Settings) -> None:
    folder = settings.knowledge_dir / "tarn" / "prompts"
    folder.mkdir()
    text = (ROOT / "prompts" / "compose.md").read_text(encoding="utf-8")
    own = text.replace("You draft replies", "In the manner of Tarn, you draft replies")
    (folder / "compose.md").write_text(own, encoding="utf-8")

    out = shown(settings, message(DM))

    assert out.startswith("## system (tarn/compose@")
    assert "In the manner of Tarn" in out


def test_where_no_model_is_asked_the_decision_is_said(settings: Settings) -> None:
    out = shown(settings, message("my lawyer will write to you"))

    assert out == "no model is asked: the decision is escalate (legal_threat)"


def test_the_fact_check_that_is_printed_is_the_one_that_is_sent(
    tmp_path: Path, settings: Settings
) -> None:
    said = "Your parcel reaches you within 3 working days."
    reply = completion(told({"text": said, "cites": ["faq/delivery"]}))
    follows = completion({"lines": [{"number": 1, "because": "", "finding": "follows"}]})

    def answer(request: dict[str, Any]) -> tuple[int, Any]:
        return 200, follows if "You check" in request["messages"][0]["content"] else reply

    with (
        serving(answer) as model,
        shop(tmp_path / "served", model_url=model.url) as client,
    ):
        assert client.post("/v1/drafts", json={"text": DM}).json()["mode"] == "llm"

    out = shown(settings, message(DM), prompt="verify", reply=said, as_json=True)

    sent = json.dumps(model.received[1]["messages"])
    assert unmarked(json.dumps(json.loads(out)["messages"])) == unmarked(sent)
    assert json.loads(out)["schema"]["properties"]["lines"]


def test_the_fact_check_is_printed_to_be_read_with_its_version(settings: Settings) -> None:
    out = shown(settings, message(DM), prompt="verify", reply="It takes 3 working days at most.")

    assert re.match(r"## system \(verify@\d+:[0-9a-f]{12}\)\nYou check a shop's reply", out)
    assert "1 [faq/delivery] It takes 3 working days at most." in out


def test_why_no_fact_check_would_be_made_is_said(settings: Settings) -> None:
    own = shown(settings, message(DM), prompt="verify")
    invented = shown(settings, message(DM), prompt="verify", reply="It costs £99.")
    off = settings.model_copy(update={"fact_check": "off"})

    assert own == (
        "no model is asked: every line is a source's own; say another reply with --reply"
    )
    assert invented.startswith("no model is asked: the rules refuse the reply: ")
    assert "99" in invented
    assert shown(off, message(DM), prompt="verify") == (
        "no model is asked: DRAFTER_FACT_CHECK is off"
    )
