"""Cases are read strictly, and an error says where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from drafter.errors import EvaluationError
from drafter.evaluation.cases import Case, EscalationCase, GroundingCase, RetrievalCase, read_cases

GOOD = {"id": "r1", "text": "where is it", "acceptable": ["faq/track"]}


def written(folder: Path, *rows: dict[str, Any] | str) -> Path:
    file = folder / "cases.jsonl"
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    file.write_text("\n".join(lines) + "\n")
    return file


def test_unknown_keys_are_kept(tmp_path: Path) -> None:
    (case,) = read_cases(written(tmp_path, {**GOOD, "note": "why"}), RetrievalCase)

    assert case.model_dump()["note"] == "why"


def test_blank_lines_are_skipped(tmp_path: Path) -> None:
    assert len(read_cases(written(tmp_path, GOOD, "", {**GOOD, "id": "r2"}), RetrievalCase)) == 2


def test_line_ends_inside_a_text_are_text(tmp_path: Path) -> None:
    row = json.dumps({**GOOD, "text": "one\u2028two\x85three"}, ensure_ascii=False)

    (case,) = read_cases(written(tmp_path, row), RetrievalCase)

    assert case.text == "one\u2028two\x85three"


def test_null_says_nothing(tmp_path: Path) -> None:
    row = {"id": "e", "text": "x", "decision": "reply", "history": None, "customer": None}

    (case,) = read_cases(written(tmp_path, row), EscalationCase)

    assert (case.history, case.customer.name) == ((), None)


@pytest.mark.parametrize(
    ("model", "row", "said"),
    [
        (RetrievalCase, {"id": "r2", "text": "x"}, ":2: acceptable: is missing"),
        (RetrievalCase, {**GOOD, "id": "r2", "acceptable": []}, ":2: acceptable: []"),
        (RetrievalCase, "{not json", ":2: column 2: is not JSON"),
        (RetrievalCase, '["a list"]', ":2: must be a JSON object"),
        (RetrievalCase, GOOD, ":2: id: 'r1' stands in line 1 too"),
        (
            EscalationCase,
            {"id": "e", "text": "x", "decision": "escalate", "reasons": ["bored"]},
            ":2: reasons.0: 'bored'",
        ),
        (
            EscalationCase,
            {"id": "e", "text": "x", "decision": "reply", "orders": [{"id": "1", "colour": "red"}]},
            ":2: orders.0.colour: 'red'",
        ),
        (
            GroundingCase,
            {"id": "g", "sources": ["s"], "reply": "r", "supported": False, "fault": "typo"},
            ":2: fault: 'typo'",
        ),
    ],
)
def test_a_malformed_line_is_named_with_its_field(
    model: type[Case], row: dict[str, Any] | str, said: str, tmp_path: Path
) -> None:
    first = GOOD if model is RetrievalCase else {
        "id": "1", "text": "x", "decision": "reply", "sources": [], "reply": "r", "supported": True
    }  # fmt: skip
    file = written(tmp_path, first, row)

    with pytest.raises(EvaluationError) as error:
        read_cases(file, model)

    assert f"{file}{said}" in str(error.value)


def test_a_file_without_cases_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="holds no cases"):
        read_cases(written(tmp_path), RetrievalCase)


def test_a_missing_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"none\.jsonl"):
        read_cases(tmp_path / "none.jsonl", RetrievalCase)


def test_a_digest_changes_with_anything_in_the_case() -> None:
    one = RetrievalCase.model_validate(GOOD)
    other = RetrievalCase.model_validate({**GOOD, "note": "relabelled"})

    assert one.digest == RetrievalCase.model_validate(GOOD).digest
    assert one.digest != other.digest
