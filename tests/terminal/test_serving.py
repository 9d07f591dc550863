"""`drafter serve`, where it can't."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import ROOT
from tests.evaluation.shop import write_shop


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    return write_shop(tmp_path / "knowledge")


def broken(knowledge: Path) -> None:
    entry = knowledge / "tarn" / "faq" / "delivery.md"
    entry.write_text(entry.read_text(encoding="utf-8").replace("topic:", "topik:"), "utf-8")


def run(knowledge: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("DRAFTER_", "OPENAI_"))}
    own = {"data_dir": str(knowledge.parent / "data"), "knowledge_dir": str(knowledge), **settings}
    named = {f"DRAFTER_{name.upper()}": value for name, value in own.items()}
    return subprocess.run(
        [sys.executable, "-m", "drafter", *words],
        cwd=knowledge.parent,
        env={**kept, **named, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    "settings", [{}, {"workers": "2", "chroma_url": "http://127.0.0.1:9"}], ids=["one", "several"]
)
def test_broken_knowledge_ends_it_with_what_the_check_says(
    knowledge: Path, settings: dict[str, str]
) -> None:
    broken(knowledge)
    served = run(knowledge, "serve", "--port", "0", **settings)
    checked = run(knowledge, "knowledge", "check")

    assert checked.returncode == served.returncode == 1
    assert served.stdout == ""
    assert "topik" in checked.stderr
    assert served.stderr == f"drafter: {checked.stderr}"


def test_a_database_that_is_not_there_ends_it_with_one_message(knowledge: Path) -> None:
    url = f"sqlite+aiosqlite:///{knowledge}/nowhere/drafts.db"
    served = run(knowledge, "serve", "--port", "0", database_url=url)

    assert served.returncode == 1
    assert served.stderr.startswith("drafter: ")
    assert "Traceback" not in served.stderr


def test_a_port_that_is_taken_ends_it(knowledge: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        served = run(knowledge, "serve", "--port", str(taken.getsockname()[1]))

    assert served.returncode
    assert "address already in use" in served.stderr
    assert "Traceback" not in served.stderr
