"""`drafter doctor`: what is configured and from where, what is missing, and the fix."""

from __future__ import annotations

import asyncio
import difflib
import importlib.metadata
import re
import time

from pydantic import SecretStr
from rich.console import Console
from rich.table import Table
from rich.text import Text

from drafter.app import chat_model
from drafter.compose.model import ChatModel
from drafter.errors import ConfigurationError, WriterError
from drafter.lint import lint
from drafter.logs import configure_logging
from drafter.settings import Settings, load_settings, shipped, source_of, variable_of
from drafter.terminal.serving import refuse_unsafe
from drafter.timing import Deadline

PACKAGES = ("litestar", "chromadb", "sentence-transformers", "torch", "openai", "cel-expr-python")
PROBING = 10.0
"""Seconds that the model may take to say a word."""
SIMILAR = 5
_PASSWORD = re.compile(r"(://[^/:@\s]*):[^@\s]*@")


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
    if settings.model and (settings.openai_api_key or settings.openai_base_url):
        configure_logging("error")
        with console.status(f"asking {settings.model}"):
            problems += asyncio.run(_model_problems(settings, settings.model))
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
        shown = "" if value is None else _PASSWORD.sub(r"\1:…@", str(value))
        if isinstance(value, SecretStr):
            shown = "set"
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
    if not settings.brand_dirs:
        problems.append(
            f"{settings.knowledge_dir.resolve()} holds no brand; set DRAFTER_KNOWLEDGE_DIR to "
            "a folder with <brand>/brand.yaml in it"
        )
    for folder in settings.brand_dirs:
        report = lint(folder, settings.common_dir, shipped("prompts"))
        if report.problems:
            problems.append(
                f"{folder.name}: {len(report.problems)} problems in its knowledge; `drafter "
                "knowledge check` names them"
            )
    return problems


async def _model_problems(settings: Settings, name: str) -> list[str]:
    """What is wrong with the model: it's asked for one word, as drafts are asked for."""
    model = chat_model(settings, name)
    deadline = Deadline.after(min(PROBING, settings.deadline), time.perf_counter)
    schema = {
        "type": "object",
        "additionalProperties": False,
        "required": ["word"],
        "properties": {"word": {"type": "string"}},
    }
    try:
        await model.ask('Answer with the JSON {"word": "yes"}.', "?", schema, deadline=deadline)
    except WriterError as error:
        state = model.state
        said = [f"{name}: {error.reason}", *([state.fix] if state.fix else [])]
        if state.condition == "model_unknown":
            said += await _names(model, deadline)
        return [" ".join(said)]
    finally:
        await model.close()
    return []


async def _names(model: ChatModel, deadline: Deadline) -> list[str]:
    """What the server calls its models, the nearest names first."""
    try:
        known = await model.models(deadline=deadline)
    except WriterError:
        return []  # many servers don't list them, and the fix stands without
    near = difflib.get_close_matches(model.name, known, n=SIMILAR, cutoff=0.0)
    return [f"The server has {', '.join(near)}."] if near else []
