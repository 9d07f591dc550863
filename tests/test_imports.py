"""Imports run one way: what comes in and goes out, then knowledge, then steps, then the walk."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent / "drafter"
LAYERS = [
    {"errors", "logs", "plaintext", "timing", "undisturbed"},
    {"messages"},
    {"drafts"},
    {"audience", "knowledge", "channels", "journal", "mishaps"},
    {"understand"},
    {"retrieve", "judge"},
    {"triage"},
    {"verify"},
    {"compose"},
    {"factcheck"},
    {"checked"},
    {"served", "lint", "settings", "confidence", "writing"},
    {"assembly", "judging", "recording"},
    {"pipeline"},
    {"opened"},
    {"api", "workbench", "evaluation"},
    {"app"},
    {"terminal"},
    {"cli"},
    {"__main__"},
]
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
VERIFY = [
    {"english", "grounds"},
    {"claims"},
    {"reading", "naming"},
    {"evidence"},
    {"figures", "hostile", "citing", "language"},
    {"promises", "meaning"},
    {"grounding", "doubts", "reasons"},
    {"checking"},
]
VERIFY_RANK = {name: rank for rank, layer in enumerate(VERIFY) for name in layer}
LIBRARIES = {
    "chromadb": {"knowledge/store.py"},
    "sentence_transformers": {
        "knowledge/embedding.py",
        "knowledge/entailment.py",
        "terminal/bench.py",
    },
    "torch": {
        "knowledge/embedding.py",
        "knowledge/fused.py",
        "knowledge/half.py",
        "knowledge/lowrank.py",
        "knowledge/tokens.py",
        "knowledge/tuned.py",
        "knowledge/tuning.py",
    },
    "safetensors": {"knowledge/taught.py", "knowledge/tuned.py"},
    "openai": {"compose/model/server.py"},
    "httpx2": {"compose/model/server.py", "compose/model/capped.py"},
    "cel_expr_python": {"knowledge/expressions.py"},
    "py3langid": {"understand/language.py"},
}


def imports() -> list[tuple[str, str]]:
    found = []
    for file in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            found += [(file.relative_to(ROOT).as_posix(), name) for name in names]
    return found


def test_imports_run_one_way() -> None:
    wrong = []
    for file, name in imports():
        mine = file.split("/")[0].removesuffix(".py")
        parts = name.split(".")
        if parts[0] != "drafter" or len(parts) == 1 or mine == "__init__":
            continue
        theirs = parts[1]
        if theirs != mine and RANK[theirs] >= RANK[mine]:
            wrong.append(f"{file} imports {name}")

    assert wrong == []


def test_verify_reads_then_gathers_then_judges() -> None:
    wrong = []
    for file, name in imports():
        place, parts = file.split("/"), name.split(".")
        if place[0] != "verify" or parts[:2] != ["drafter", "verify"] or place[1] == "__init__.py":
            continue
        mine, theirs = place[1].removesuffix(".py"), parts[2]
        if theirs != mine and VERIFY_RANK[theirs] >= VERIFY_RANK[mine]:
            wrong.append(f"{file} imports {name}")

    assert wrong == []


def test_every_module_has_its_layer() -> None:
    modules = {path.name.removesuffix(".py") for path in ROOT.iterdir()}

    assert modules - {"__init__", "__pycache__", "py.typed", "confidence.json"} <= RANK.keys()


def test_heavy_libraries_are_known_to_one_module_each() -> None:
    wrong = [
        f"{file} imports {name}"
        for file, name in imports()
        if file not in LIBRARIES.get(name.split(".")[0], {file})
    ]

    assert wrong == []


def test_no_module_is_too_long_to_read_at_once() -> None:
    long = [
        file.name
        for file in ROOT.rglob("*.py")
        if len(file.read_text(encoding="utf-8").splitlines()) > 350
    ]

    assert long == []
