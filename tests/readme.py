"""Reads the README for its tests: blocks, commands, tables, and whether an answer is as shown."""

from __future__ import annotations

import argparse
import json
import re
import shlex
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
OF_THE_MOMENT = {
    "id", "draft", "created_at", "timings_ms", "provenance", "reply_window", "confidence",
}  # fmt: skip
"""Keys of an answer whose value differs from run to run."""
BLOCKS: list[tuple[str, str]] = re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.M | re.S)


def fenced(language: str) -> list[str]:
    return [text for name, text in BLOCKS if name == language]


def commands_in(block: str) -> Iterator[list[str]]:
    """The words of each command. One may run over several lines, by a backslash or in quotes."""
    pending = ""
    for line in block.splitlines():
        pending += line + "\n"
        if line.endswith("\\"):
            continue
        try:
            words = shlex.split(pending.replace("\\\n", " "), comments=True)
        except ValueError:  # a quote is still open
            continue
        if words:
            yield words
        pending = ""


ANSWERS = [text for name, text in BLOCKS if name in ("json", "events")]
"""What each curl command is answered, in their order."""
COMMANDS = [words for block in fenced("sh") for words in commands_in(block)]


def program(words: Sequence[str]) -> list[str]:
    """A command without the settings before it."""
    return [word for word in words if not re.match(r"[A-Z_]+=", word)]


def commands_of(name: str) -> list[list[str]]:
    return [words for words in map(program, COMMANDS) if words[0] == name]


SERVES = [words for words in commands_of("drafter") if words[1] == "serve"]
RUNS = [words for words in commands_of("drafter") if words[1] != "serve"]
INLINE = [shlex.split(text) for text in re.findall(r"`(drafter [^`]+)`", TEXT)]


def table(heading: str) -> list[list[str]]:
    """The cells of the table under a heading, without its head."""
    section = TEXT.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def leaves(group: click.Group, path: str) -> Iterator[str]:
    """Every command under a group, as it is typed. `eval run` may be typed as `eval`."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from leaves(command, f"{path} {name}")
        else:
            yield f"{path} {name}".removesuffix(" run")


def by_curl(words: Sequence[str]) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def by_http_client(words: Sequence[str]) -> str:
    """What curl does with the flags that the README uses."""
    parser = argparse.ArgumentParser()
    parser.add_argument("-s", action="store_true")
    parser.add_argument("-N", action="store_true")
    parser.add_argument("-H", action="append", default=[])
    parser.add_argument("-d")
    parser.add_argument("url")
    call = parser.parse_args(words[1:])
    url = urlsplit(call.url)
    with closing(HTTPConnection(url.hostname or "", url.port)) as connection:
        headers = dict(header.split(": ", 1) for header in call.H)
        connection.request("POST" if call.d else "GET", url.path, call.d.encode(), headers)
        return connection.getresponse().read().decode()


def differences(shown: Any, given: Any, at: str = "") -> list[str]:
    """Where an answer isn't as shown. `…` stands for anything, at the end of a text for its rest,
    at the end of a list for more, and as a key for the other keys."""
    key = at.rsplit(".", 1)[-1]
    if shown == "…" or (key in OF_THE_MOMENT and type(shown) is type(given)):
        return []
    if isinstance(shown, dict) and isinstance(given, dict):
        lone = {"…"} | given.keys() if "…" in shown else set()
        odd = [f"{at}.{name}: only in one" for name in (shown.keys() ^ given.keys()) - lone]
        both = [name for name in shown if name in given]
        return odd + [d for n in both for d in differences(shown[n], given[n], f"{at}.{n}")]
    if isinstance(shown, list) and isinstance(given, list):
        more = shown[-1:] == ["…"]
        shown = shown[:-1] if more else shown
        if len(shown) > len(given) or (not more and len(shown) != len(given)):
            return [f"{at}: {len(shown)} shown, {len(given)} given"]
        pairs = enumerate(zip(shown, given, strict=False))
        return [d for n, (one, other) in pairs for d in differences(one, other, f"{at}.{n}")]
    if isinstance(shown, str) and isinstance(given, str) and shown.endswith("…"):
        return [] if given.startswith(shown[:-1]) else [f"{at}: {given!r} given"]
    return [] if shown == given else [f"{at}: {shown!r} shown, {given!r} given"]


def parsed(text: str) -> Any:
    """An answer: JSON, or events as `[{"event": …, "data": …}, …]`."""
    if not text.startswith("event: "):
        return json.loads(text)
    return [
        {"event": name, "data": json.loads(data)}
        for name, data in re.findall(r"^event: (\w+)\r?\ndata: (.*?)\r?$", text, re.M)
    ]
