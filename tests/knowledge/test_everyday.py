"""Everyday messages, which teach what is no signal."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.errors import KnowledgeError
from drafter.knowledge.builds import read_sources
from drafter.knowledge.everyday import NAME, load_everyday, sentences_of
from drafter.lint import lint
from tests.conftest import ROOT
from tests.evaluation.shop import write_shop


def test_a_message_is_taken_apart_at_its_sentences_and_short_ones_stay_with_the_one_before() -> (
    None
):
    told = "My nan fell. Oh well! She's fine now, thanks for asking…\nDo you sell rugs?"

    assert sentences_of(told) == [
        "My nan fell. Oh well!",
        "She's fine now, thanks for asking…",
        "Do you sell rugs?",
    ]
    assert sentences_of("x") == ["x"]


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    assert load_everyday(tmp_path) == ()


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("about: x\ntexts: ['']", "texts"),
        ("about: x\ntext: []", "text"),
        ("about: [x", "is not YAML"),
    ],
)
def test_what_is_wrong_with_the_file_is_named_by_the_check(
    tmp_path: Path, written: str, named: str
) -> None:
    shop = write_shop(tmp_path / "knowledge")
    common = shop / "common"
    common.mkdir(exist_ok=True)
    (common / NAME).write_text(written)

    with pytest.raises(KnowledgeError, match=named):
        load_everyday(common)
    brand = next(file.parent for file in shop.glob("*/brand.yaml"))
    assert [one for one in lint(brand, common, ROOT / "prompts").problems if named in one]


def test_changed_messages_make_another_build(tmp_path: Path) -> None:
    shop = write_shop(tmp_path / "knowledge")
    brand = next(file.parent for file in shop.glob("*/brand.yaml"))
    before = read_sources(brand, shop / "common").digest
    (shop / "common").mkdir(exist_ok=True)
    (shop / "common" / NAME).write_text("about: x\ntexts: [my nan was in hospital]")

    after = read_sources(brand, shop / "common")

    assert after.everyday == ("my nan was in hospital",)
    assert after.digest != before


def test_no_shipped_message_is_a_line_of_the_cases_that_judge() -> None:
    judged = "".join(file.read_text() for file in (ROOT / "evals" / "cases").glob("*.jsonl"))

    assert not [text for text in load_everyday(ROOT / "knowledge" / "common") if text in judged]
