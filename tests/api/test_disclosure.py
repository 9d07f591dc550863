"""The line on automation stands in the first reply of a conversation that was sent."""

from __future__ import annotations

import shutil
from pathlib import Path

from litestar.testing import TestClient

from drafter.app import create_app
from drafter.settings import Settings
from tests.builders import ROOT
from tests.fakes import SteppingClock

LINE = "Our replies are drafted with software."


def knowledge(folder: Path) -> Path:
    """Fernway with one entry and one signal, and a line for Instagram."""
    source = ROOT / "knowledge"
    (folder / "common" / "signals").mkdir(parents=True)
    thanks = Path("common", "signals", "closing_thanks.yaml")
    shutil.copy(source / thanks, folder / thanks)
    (folder / "fernway" / "faq").mkdir(parents=True)
    shutil.copy(source / "fernway" / "faq" / "gift-wrap.md", folder / "fernway" / "faq")
    brand = (source / "fernway" / "brand.yaml").read_text()
    (folder / "fernway" / "brand.yaml").write_text(f"{brand}\ndisclosures:\n  instagram: {LINE}\n")
    return folder


def test_a_tool_without_history_is_not_told_again_after_a_reply_was_sent(tmp_path: Path) -> None:
    settings = Settings(
        _env_file=None, data_dir=tmp_path / "data", knowledge_dir=knowledge(tmp_path / "knowledge")
    )
    asked = {"text": "do you gift wrap?", "channel": "instagram", "conversation_id": "c1"}
    clock = SteppingClock()
    with TestClient(create_app(settings, clock=clock)) as client:

        def draft(**fields: str) -> tuple[str, str]:
            answer = client.post("/v1/drafts", json={**asked, **fields}).json()
            return answer["id"], answer["suggestions"][0]["text"]

        first, shown = draft()
        _, shown_before_it_was_sent = draft()
        latest, _ = draft()
        sent = client.post(
            f"/v1/drafts/{latest}/feedback", json={"version": 1, "outcome": "accepted"}
        )
        _, after = draft()
        _, elsewhere = draft(conversation_id="c2")

    assert sent.status_code == 201, sent.text
    assert first != latest
    assert LINE in shown
    assert LINE in shown_before_it_was_sent
    assert LINE not in after
    assert not after.startswith("Hi")
    assert LINE in elsewhere
