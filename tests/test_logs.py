"""What goes into the log when something goes wrong: where, and not with which words."""

from __future__ import annotations

import json
import logging
import sys

import pytest
import structlog

from drafter.logs import Discreet, configure_logging
from drafter.messages import Turn

SECRET = "maya@example.com"


def fail() -> None:
    """As code does that quotes what it was given."""
    try:
        Turn.model_validate({"author": SECRET, "text": 1})
    except ValueError as error:
        error.add_note(SECRET)
        raise ExceptionGroup(SECRET, [KeyError(SECRET)]) from error


def test_an_exception_is_logged_with_its_lines_and_without_its_words(
    capfd: pytest.CaptureFixture[str],
) -> None:
    configure_logging("info")
    try:
        fail()
    except ExceptionGroup as error:
        structlog.get_logger().error("unhandled", exc_info=error)

    printed = capfd.readouterr().err
    last, first = json.loads(printed)["exception"]
    assert SECRET not in printed
    assert (last["exc_type"], first["exc_type"]) == ("ExceptionGroup", "ValidationError")
    assert last["frames"][-1]["filename"] == __file__


def test_what_other_libraries_log_of_an_exception_has_no_words_of_it_either() -> None:
    try:
        fail()
    except ExceptionGroup:
        raised = sys.exc_info()
    record = logging.LogRecord("asyncio", logging.ERROR, "x.py", 1, "never retrieved", (), raised)

    written = Discreet("%(name)s: %(message)s").format(record)

    assert written.startswith("asyncio: never retrieved\nExceptionGroup at ")
    assert f"{__file__}:" in written
    assert SECRET not in written
