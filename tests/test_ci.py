"""What must pass before a change lands: the checks, the tests, and the offline evals."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.builders import ROOT

MAKE = """#!/bin/sh
echo "$@" >> "$TARGETS"
[ "$1" != "$FAILS" ]
"""


def ci(folder: Path, fails: str = "") -> tuple[int, list[str]]:
    """Run .ci/run with a make that does nothing, or fails at one target."""
    (folder / "make").write_text(MAKE)
    (folder / "make").chmod(0o755)
    targets = folder / "targets"
    ran = subprocess.run(
        [ROOT / ".ci" / "run"],
        env={"PATH": f"{folder}:/usr/bin:/bin", "TARGETS": str(targets), "FAILS": fails},
        check=False,
    )
    return ran.returncode, targets.read_text().split()


def test_checks_tests_and_offline_evals_are_run(tmp_path: Path) -> None:
    assert ci(tmp_path) == (0, ["check", "test", "eval"])


@pytest.mark.parametrize("target", ["check", "test", "eval"])
def test_whichever_fails_the_change_does_not_pass(target: str, tmp_path: Path) -> None:
    code, targets = ci(tmp_path, target)

    assert code != 0
    assert targets[-1] == target


def test_the_evals_are_held_against_the_baseline_once_there_is_one() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert "$(if $(wildcard evals/baselines/*.json),--compare evals/baselines)" in makefile
