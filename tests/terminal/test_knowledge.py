"""`drafter knowledge check`, of what no brand's folder tells."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from safetensors.numpy import save_file

from drafter.cli import cli
from drafter.knowledge.embedding import DEFAULT_WEIGHTS_SHA256
from drafter.knowledge.signals import load_signals
from drafter.knowledge.taught import TAUGHT, lessons_of
from tests.evaluation.shop import write_shop


def test_check_says_when_the_tuned_layers_were_taught_other_exemplars(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = write_shop(tmp_path / "knowledge")
    signals = shop / "common" / "signals"
    signals.mkdir(parents=True, exist_ok=True)
    thanks = signals / "closing_thanks.yaml"
    thanks.write_text("code: closing_thanks\nabout: thanks\nexamples: [thanks, cheers]\n")
    (signals / "press.yaml").write_text("code: press\nabout: papers\nexamples: [I write for one]\n")
    lessons = json.dumps(lessons_of(load_signals(shop / "common"), DEFAULT_WEIGHTS_SHA256))
    save_file({"a": np.zeros(1)}, signals / "tuned.safetensors", metadata={TAUGHT: lessons})
    monkeypatch.setenv("DRAFTER_KNOWLEDGE_DIR", str(shop))

    as_taught = CliRunner().invoke(cli, ["knowledge", "check"])
    thanks.write_text("code: closing_thanks\nabout: thanks\nexamples: [thanks, cheers, ta]\n")
    changed = CliRunner().invoke(cli, ["knowledge", "check"])

    assert "drafter knowledge tune" not in as_taught.output
    said = "was taught other exemplars than there are today of closing_thanks; run"
    assert f"tuned.safetensors: {said}" in changed.output
    assert "run drafter knowledge tune, then drafter eval" in changed.output
    assert (as_taught.exit_code, changed.exit_code) == (0, 0)


def test_layers_are_not_taught_what_they_know(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = write_shop(tmp_path / "knowledge")
    file = shop / "common" / "signals" / "tuned.safetensors"
    lessons = json.dumps(lessons_of(load_signals(shop / "common"), DEFAULT_WEIGHTS_SHA256))
    save_file({"a": np.zeros(1)}, file, metadata={TAUGHT: lessons})
    before = file.read_bytes()
    monkeypatch.setenv("DRAFTER_KNOWLEDGE_DIR", str(shop))

    done = CliRunner().invoke(cli, ["knowledge", "tune"])

    assert done.exit_code == 0
    assert "was taught what the signals hold today; --afresh begins anew" in done.output
    assert file.read_bytes() == before
