"""The results as JUnit XML, for build servers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from drafter.evaluation.compare import Comparison
from drafter.evaluation.report import compared_line, relevant, steps_line
from drafter.evaluation.results import Outcome, SuiteResult

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML can't hold."""


def write_junit(
    results: Sequence[SuiteResult], comparisons: Sequence[Comparison], file: Path
) -> None:
    """A suite a suite, a test a case. Failing cases are skipped tests rather than failures: only
    floors, crashes and regressions fail a run, and each of them is a test of its own."""
    compared = {comparison.suite: comparison for comparison in comparisons}
    root = ElementTree.Element("testsuites", name="drafter eval")
    for result in results:
        root.append(_suite(result, compared.get(result.suite.name)))
    ElementTree.indent(root)
    file.parent.mkdir(parents=True, exist_ok=True)
    ElementTree.ElementTree(root).write(file, encoding="utf-8", xml_declaration=True)


def _suite(result: SuiteResult, comparison: Comparison | None) -> ElementTree.Element:
    name = result.suite.name
    suite = ElementTree.Element("testsuite", name=name, time=f"{result.seconds:.3f}")
    broken = {one.figure: one for one in result.broken}
    for figure, floor in result.suite.floors.items():
        test = _test(suite, f"{name}.floors", f"{figure} {floor.bound}")
        if one := broken.get(figure):
            _say(test, "failure", f"{one}{steps_line(relevant(one.figure, result))}")
    if comparison:
        test = _test(suite, f"{name}.baseline", "no regression")
        if comparison.regressed:
            said = [compared_line(comparison) + steps_line(comparison.worse)]
            _say(test, "failure", "; ".join([*said, *map(str, comparison.fallen)]))
    for outcome in result.scored.outcomes:
        _case(_test(suite, name, outcome.id), outcome)
    for kind in ("failure", "error", "skipped"):
        plural = {"failure": "failures", "error": "errors"}.get(kind, kind)
        suite.set(plural, str(len(suite.findall(f"testcase/{kind}"))))
    suite.set("tests", str(len(suite.findall("testcase"))))
    return suite


def _case(test: ElementTree.Element, outcome: Outcome) -> None:
    if outcome.crashed:
        _say(test, "error", outcome.why)
    elif not outcome.passed:
        _say(test, "skipped", f"[{outcome.step}] {outcome.why}")


def _test(suite: ElementTree.Element, owner: str, name: str) -> ElementTree.Element:
    return ElementTree.SubElement(suite, "testcase", classname=owner, name=_clean(name))


def _say(test: ElementTree.Element, kind: str, message: str) -> None:
    ElementTree.SubElement(test, kind, message=_clean(message))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("�", text)
