"""`drafter doctor`: what is configured and from where, what is missing, and the fix."""

from __future__ import annotations

import importlib.metadata

from pydantic import SecretStr
from rich.console import Console
from rich.table import Table
from rich.text import Text

from drafter.app import COMMON
from drafter.errors import ConfigurationError
from drafter.lint import lint
from drafter.settings import Settings, load_settings, shipped, source_of, variable_of
from drafter.terminal.serving import refuse_unsafe

PACKAGES = ("litestar", "chromadb", "sentence-transformers", "torch", "openai", "cel-expr-python")


def doctor() -> int:
    """Show the state of the installation; 1 when something must be fixed, else 0."""
    console = Console(highlight=False)
    try:
        settings = load_settings()
    except ConfigurationError as error:
        console.print(Text(f"settings: {error}", style="red"))
        return 1
    console.print(_settings_table(settings))
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in PACKAGES)
    console.print(Text(versions, style="dim"))
    problems = list(_problems(settings))
    for line in problems:
        console.print(Text(line, style="red"))
    if settings.model is None:
        console.print(
            "No model is configured: drafts come from the brand's own wording. To let a model "
            "write, set DRAFTER_MODEL, OPENAI_API_KEY and, for another server, OPENAI_BASE_URL."
        )
    if not problems:
        console.print(Text("Everything that is configured can be used.", style="green"))
    return int(bool(problems))


def _settings_table(settings: Settings) -> Table:
    table = Table("setting", "value", "from", box=None, pad_edge=False)
    for field, info in Settings.model_fields.items():
        value = getattr(settings, field)
        shown = "set" if isinstance(value, SecretStr) else "" if value is None else str(value)
        table.add_row(variable_of(field), shown, source_of(field), end_section=False)
        table.add_row("", Text(info.description or "", style="dim"), "")
    return table


def _problems(settings: Settings) -> list[str]:
    problems: list[str] = []
    try:
        refuse_unsafe(settings)
    except ConfigurationError as error:
        problems.append(str(error))
    if settings.model and not settings.openai_api_key and not settings.openai_base_url:
        problems.append(
            "DRAFTER_MODEL is set, but neither OPENAI_API_KEY nor OPENAI_BASE_URL; set the key, or "
            "the address of your own server"
        )
    folder = settings.knowledge_dir
    slugs = sorted(file.parent.name for file in folder.glob("*/brand.yaml"))
    if not slugs:
        problems.append(
            f"{folder.resolve()} holds no brand; set DRAFTER_KNOWLEDGE_DIR to a folder with "
            "<brand>/brand.yaml in it"
        )
    own = folder / COMMON
    common = own if own.exists() else shipped(f"knowledge/{COMMON}")
    for slug in slugs:
        report = lint(folder / slug, common)
        if report.problems:
            problems.append(
                f"{slug}: {len(report.problems)} problems in its knowledge; `drafter knowledge "
                "check` names them"
            )
    return problems
