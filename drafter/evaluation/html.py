"""The results as one page that needs nothing else: figures, plots and failing cases."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from drafter.evaluation.compare import Comparison
from drafter.evaluation.plots import (
    confusion_plot,
    latency_plot,
    reliability_plot,
    risk_coverage_plot,
)
from drafter.evaluation.report import SHOWN, by_group, compared_line, summary
from drafter.evaluation.results import Figure, Outcome, SuiteResult
from drafter.evaluation.statistics import calibration_error
from drafter.evaluation.suite import Floor

_WORDS = re.compile(r"[^_:]+[_:]*")


@dataclass(frozen=True, slots=True)
class Row:
    """A figure; `left`, `width` and `at` place its interval on a bar, in percent."""

    name: str
    figure: Figure
    floor: Floor | None
    broken: bool

    @property
    def words(self) -> Sequence[str]:
        """The name, where it may be broken."""
        return _WORDS.findall(self.name)

    @property
    def left(self) -> str:
        """Where the interval begins."""
        return f"{_percent(self.figure.low):.1f}"

    @property
    def width(self) -> str:
        """How wide it is."""
        return f"{max(0.5, _percent(self.figure.high) - _percent(self.figure.low)):.1f}"

    @property
    def at(self) -> str:
        """Where the value is."""
        return f"{min(99.0, _percent(self.figure.value)):.1f}"


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot and what it shows. A wide one scrolls sideways on a phone."""

    svg: Markup
    caption: str
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Failing cases of one sort."""

    name: str
    outcomes: Sequence[Outcome]


@dataclass(frozen=True, slots=True)
class View:
    """A suite as the page shows it. `parts` are figures of one kind of case, `recall:press`."""

    result: SuiteResult
    passed: int
    bad: bool
    rows: Sequence[Row]
    parts: Sequence[Row]
    plots: Sequence[Plot]
    failures: Sequence[Group]
    compared: str
    regressed: bool

    @property
    def bad_part(self) -> bool:
        """Whether a floor on a part is broken."""
        return any(row.broken for row in self.parts)


def write_html(
    results: Sequence[SuiteResult],
    comparisons: Sequence[Comparison],
    file: Path,
    *,
    made: datetime,
) -> None:
    """Write the page. `made` is when, for its heading."""
    environment = Environment(
        loader=PackageLoader("drafter.evaluation", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    compared = {comparison.suite: comparison for comparison in comparisons}
    page = environment.get_template("page.html").render(
        made=f"{made:%d %B %Y, %H:%M %Z}",
        summary=list(summary(results, comparisons)),
        shown=SHOWN,
        suites=[_view(result, compared.get(result.suite.name)) for result in results],
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page, encoding="utf-8")


def _view(result: SuiteResult, comparison: Comparison | None) -> View:
    broken = {one.figure for one in result.broken}
    floors = result.suite.floors
    groups = groupby(by_group(result.failures), key=lambda one: one.group)
    regressed = bool(comparison and comparison.regressed)
    rows = [
        Row(name, figure, floors.get(name), name in broken)
        for name, figure in result.scored.figures.items()
    ]
    return View(
        result=result,
        passed=sum(outcome.passed for outcome in result.scored.outcomes),
        bad=regressed or bool(broken or result.crashed),
        rows=[row for row in rows if ":" not in row.name],
        parts=[row for row in rows if ":" in row.name],
        plots=list(_plots(result)),
        failures=[Group(name, list(some)) for name, some in groups],
        compared=compared_line(comparison) if comparison else "",
        regressed=regressed,
    )


def _plots(result: SuiteResult) -> Iterator[Plot]:
    scored = result.scored
    for curve in scored.curves:
        error = calibration_error(curve.probabilities, curve.outcomes)
        ece = f"ECE {error.value:.3f} ({error.low:.3f} to {error.high:.3f})"
        yield Plot(reliability_plot(curve), f"Reliability of the {curve.name}: {ece}")
        yield Plot(risk_coverage_plot(curve), f"Risk and coverage by the {curve.name}")
    if scored.confusion:
        caption = "Confusion by reason: right by row, given by column"
        yield Plot(confusion_plot(scored.confusion), caption, wide=True)
    if any(scored.timings.values()):
        caption = "Latency by step, median and 95th percentile; embedding is done in one batch"
        yield Plot(latency_plot(scored.timings), caption)


def _percent(value: float) -> float:
    return 0.0 if math.isnan(value) else 100 * min(1.0, max(0.0, value))
