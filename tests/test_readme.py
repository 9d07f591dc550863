"""The README tells the truth: its commands run, its calls answer as shown, its tables match."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, get_args

import click
import pytest
import yaml
from litestar import Litestar
from litestar.testing import TestClient

from drafter.cli import cli
from drafter.drafts import ReasonCode
from drafter.evaluation.cases import PolicyCase, read_cases
from drafter.evaluation.compare import Baseline, Kept
from drafter.evaluation.suite import Suite
from drafter.knowledge.store import VectorStore
from drafter.lint import lint
from drafter.settings import Settings, variable_of
from tests import readme
from tests.pace import slack
from tests.readme import commands_of, fenced

ROOT = Path(__file__).parent.parent
KNOWLEDGE = ROOT / "knowledge"
ADDRESS = "http://127.0.0.1:8000"
FEW = 4


@pytest.fixture(scope="module")
def built(
    service: TestClient[Litestar], settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A data folder in which the shipped brand is built. Other processes get copies: embedded
    Chroma belongs to one process, and the service has its own open."""
    folder = tmp_path_factory.mktemp("built")
    build = service.app.state.opened.pipeline.brands["fernway"].build
    with closing(VectorStore.embedded(folder / "chroma")) as store:
        for name, records, vectors in (
            ("kb", build.records, build.vectors),
            ("signals", build.signal_records, build.signal_vectors),
        ):
            store.write(f"{name}-fernway-{build.id}", records, vectors, embedding=build.embedding)
    shutil.copytree(settings.fitted_dir, folder / "fitted")
    return folder


@pytest.fixture(scope="module")
def brand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fernway with nothing but the two entries of the README, and a few examples a signal."""
    folder = tmp_path_factory.mktemp("few")
    faq, policy = fenced("markdown")
    (own := folder / "fernway").mkdir()
    shutil.copy(KNOWLEDGE / "fernway" / "brand.yaml", own)
    for place, text in (("faq/change.md", faq), ("policies/returns.md", policy)):
        (own / place).parent.mkdir()
        (own / place).write_text(text, encoding="utf-8")
    (signals := folder / "common" / "signals").mkdir(parents=True)
    for code in ("out_of_scope", "closing_thanks"):
        file = KNOWLEDGE / "common" / "signals" / f"{code}.yaml"
        whole = yaml.safe_load(file.read_text(encoding="utf-8"))
        some = {key: whole[key][: 2 * FEW] for key in ("examples", "lookalikes")}
        (signals / file.name).write_text(yaml.safe_dump({**whole, **some}), encoding="utf-8")
    return own


@pytest.fixture(scope="module")
def desk(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where commands are run: the suites with few cases, a baseline, and the files they name."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(built, folder / "data")
    shutil.copytree(built, folder / "data" / "evaluation")
    (folder / "evals" / "cases").mkdir(parents=True)
    for file in (ROOT / "evals").glob("*.yaml"):
        suite = yaml.safe_load(file.read_text(encoding="utf-8"))
        text = yaml.safe_dump({**suite, "floors": {}})
        (folder / "evals" / file.name).write_text(text, encoding="utf-8")
        cases = (ROOT / "evals" / suite["cases"]).read_text(encoding="utf-8").splitlines()[:FEW]
        (folder / "evals" / suite["cases"]).write_text("\n".join(cases), encoding="utf-8")
    kept = {
        case.id: Kept(passed=False, score=0.0, digest=case.digest)
        for case in read_cases(folder / "evals" / "cases" / "policy.jsonl", PolicyCase)
    }
    (folder / "evals" / "baselines").mkdir()
    (folder / "evals" / "baselines" / "policy.json").write_text(
        Baseline(suite="policy", figures={}, cases=kept).model_dump_json()
    )
    shutil.copy(folder / "evals" / "cases" / "escalation.jsonl", folder / "my-cases.jsonl")
    (order,) = json.loads(commands_of("curl")[0][-1])["orders"]
    (folder / "order.json").write_text(json.dumps(order))
    return folder


def environment(data: Path, knowledge: Path = KNOWLEDGE) -> dict[str, str]:
    """What a command finds: no settings of whoever runs the tests."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("DRAFTER_", "OPENAI_"))}
    own = {"DRAFTER_DATA_DIR": str(data), "DRAFTER_KNOWLEDGE_DIR": str(knowledge)}
    return {**kept, **own, "PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="module")
def address(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server, started by the README's own command on a free port."""
    folder = tmp_path_factory.mktemp("server")
    shutil.copytree(built, folder / "data")
    (words,) = readme.SERVES
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(
            [sys.executable, "-m", *words, "--port", "0"],
            cwd=folder,
            env=environment(folder / "data"),
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        assert process.stdout
        late = threading.Timer(120, process.kill)
        late.start()
        found = None
        for line in process.stdout:
            if found := re.search(r"listens at (http://\S+)", line):
                break
        late.cancel()
        try:
            assert found, (folder / "log").read_text()
            yield found.group(1)
        finally:
            process.terminate()
            process.communicate(timeout=30)


Hand = Callable[[Sequence[str]], str]
no_curl = pytest.mark.skipif(shutil.which("curl") is None, reason="curl isn't installed")
HANDS = [pytest.param(readme.by_curl, marks=no_curl), readme.by_http_client]


def answers(address: str, hand: Hand) -> Iterator[tuple[Any, Any]]:
    """Each call's answer as shown, and as given. `$DRAFT` is the id of the first."""
    draft = ""
    for words, shown in zip(commands_of("curl"), readme.ANSWERS, strict=True):
        said = [word.replace(ADDRESS, address).replace("$DRAFT", draft) for word in words]
        given = readme.parsed(hand(said))
        if isinstance(given, dict):
            draft = given.get("id", draft)
        yield readme.parsed(shown), given


def test_every_command_is_of_a_kind_that_is_tested() -> None:
    assert {words[0] for words in map(readme.program, readme.COMMANDS)} == {
        "make",
        "drafter",
        "curl",
        "pip",
    }


@pytest.mark.parametrize("words", readme.RUNS, ids=" ".join)
def test_the_command_runs(words: list[str], desk: Path, brand: Path) -> None:
    env = environment(desk / "data")
    if words[1] == "bench":  # builds from nothing each time: few entries, few requests
        words = [*words, "--requests", "20"]
        env = environment(desk / "data", brand.parent)

    ran = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=desk,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("hand", HANDS)
def test_the_calls_answer_as_shown(address: str, hand: Hand) -> None:
    wrong = [d for shown, given in answers(address, hand) for d in readme.differences(shown, given)]

    assert wrong == []


def test_the_reply_at_the_top_is_the_one_that_is_given(address: str) -> None:
    _, given = next(answers(address, readme.by_http_client))
    message, reply = re.findall(r"(?:^>.*\n)+", readme.TEXT, re.M)

    asked = json.loads(commands_of("curl")[0][-1])["text"]
    assert message == f"> {asked}\n"
    assert re.sub(r"^> ?", "", reply, flags=re.M).strip() == given["suggestions"][0]["text"]


def test_the_targets_of_make_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = {words[1] for words in commands_of("make")}

    assert targets >= {"serve", "test"}
    assert targets <= set(re.findall(r"^(\w+):", makefile, re.M))


def test_pip_is_given_this_folder_and_extras_that_exist() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {
        extra for some in re.findall(r"\.\[([\w,]+)\]", readme.TEXT) for extra in some.split(",")
    }

    assert commands_of("pip") == [["pip", "install", "."]]
    assert named <= project["optional-dependencies"].keys()
    assert project["scripts"] == {"drafter": "drafter.cli:main"}


@pytest.mark.parametrize("words", readme.INLINE, ids=" ".join)
def test_a_command_in_the_text_exists_with_its_options(words: list[str]) -> None:
    command: click.Command = cli
    for word in words[1:]:
        if isinstance(command, click.Group) and word in command.commands:
            command = command.commands[word]
    if isinstance(command, click.Group) and len(words) > 2:
        command = command.commands["run"]
    options = {option for parameter in command.params for option in parameter.opts}

    assert command is not cli
    assert {word for word in words if word.startswith("--")} <= options


def test_the_table_of_commands_has_every_command() -> None:
    listed = [row[0].strip("`") for row in readme.table("From the terminal")]

    assert sorted(listed) == sorted(readme.leaves(cli, "drafter"))


def test_the_table_of_settings_is_that_of_the_code() -> None:
    fields = Settings.model_fields.items()

    assert readme.table("Settings") == [
        [
            f"`{variable_of(name)}`",
            "" if field.default is None else f"`{field.default}`",
            field.description,
        ]
        for name, field in fields
    ]


def test_every_reason_is_listed() -> None:
    (line,) = re.findall(r"^Reasons are a closed set: (.*)$", readme.TEXT, re.M)

    assert sorted(re.findall(r"`(\w+)`", line)) == sorted(get_args(ReasonCode))


def test_the_entry_and_the_policy_are_valid(brand: Path) -> None:
    report = lint(brand, KNOWLEDGE / "common", ROOT / "prompts")

    assert report.problems == ()
    assert report.entries == 2


def test_a_misspelt_slot_is_named_as_shown(brand: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(brand, tmp_path / "fernway")
    policy = copy / "policies" / "returns.md"
    before, after = policy.read_text(encoding="utf-8").split("## in time", 1)
    misspelt = after.replace("links.returns", "links.retuns", 1)
    policy.write_text(f"{before}## in time{misspelt}", encoding="utf-8")

    report = lint(copy, KNOWLEDGE / "common", ROOT / "prompts")

    shown = next(text for text in fenced("text") if "no such fact" in text)
    assert [f"fernway/{line}\n" for line in report.problems] == [shown]


def test_the_suite_is_valid() -> None:
    (text,) = fenced("yaml")

    assert Suite.model_validate(yaml.safe_load(text)).floors


def test_help_answers_within_half_a_second() -> None:
    took = []
    for _ in range(8):
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "drafter", "--help"], cwd=ROOT, capture_output=True, check=True
        )
        took.append(time.perf_counter() - begun)

    assert min(took) <= slack(0.5)
