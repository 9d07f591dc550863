"""The results in a terminal: a table a suite, failing cases worst first, and what must be fixed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from drafter.evaluation.compare import Comparison, regressions
from drafter.evaluation.results import Figure, Outcome, SuiteResult, blamed

SHOWN = 10
"""Failing cases shown of each sort, unless told otherwise."""


def show(
    results: Sequence[SuiteResult],
    comparisons: Sequence[Comparison],
    console: Console,
    *,
    shown: int = SHOWN,
) -> None:
    """Everything, the summary last, where it is seen."""
    compared = {comparison.suite: comparison for comparison in comparisons}
    for result in results:
        show_suite(result, console, shown=shown)
        if comparison := compared.get(result.suite.name):
            show_comparison(comparison, console, shown=shown)
    console.print()
    for line in summary(results, comparisons):
        console.print(line)


def show_suite(result: SuiteResult, console: Console, *, shown: int = SHOWN) -> None:
    """One suite's figures and failures."""
    suite, outcomes = result.suite, result.scored.outcomes
    passed = sum(outcome.passed for outcome in outcomes)
    console.print()
    console.print(
        Text.assemble(
            (suite.name, "bold"),
            f"  {passed} of {len(outcomes)} pass",
            (f", {result.seconds:.1f} s", "dim"),
        )
    )
    console.print(Padding(Text(" ".join(suite.about.split()), style="dim"), (0, 2)))
    console.print(figures_table(result))
    for group, members in groupby(by_group(result.failures), key=lambda one: one.group):
        some = list(members)
        console.print(Padding(Text(f"{group or 'failing'}: {len(some)}", style="yellow"), (0, 2)))
        for outcome in some[:shown]:
            console.print(Padding(_failure(outcome), (0, 4)))
        if len(some) > shown:
            more = f"and {len(some) - shown} more; --failures 0 shows all, --json keeps them"
            console.print(Padding(Text(more, style="dim"), (0, 4)))


def figures_table(result: SuiteResult) -> Table:
    """Figures with intervals and floors; those of a part (`recall:press`) are dimmed."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 2))
    table.add_column("figure")
    table.add_column("value", justify="right")
    table.add_column("95 %", justify="right")
    table.add_column("n", justify="right")
    table.add_column("floor")
    broken = {one.figure for one in result.broken}
    for name, figure in result.scored.figures.items():
        floor = result.suite.floors.get(name)
        held = "" if floor is None else floor.bound
        style = "red" if name in broken else "dim" if ":" in name and not floor else ""
        interval = f"{figure.low:.3f}–{figure.high:.3f}"
        table.add_row(name, f"{figure.value:.3f}", interval, str(figure.n), held, style=style)
    return table


def show_comparison(comparison: Comparison, console: Console, *, shown: int = SHOWN) -> None:
    """What got better and worse against the baseline."""
    style = {"worse": "red", "better": "green"}.get(comparison.verdict, "dim")
    console.print(Padding(Text(compared_line(comparison), style=style), (0, 2)))
    for fallen in comparison.fallen:
        console.print(Padding(Text(str(fallen), style="red"), (0, 4)))
    for outcome in comparison.worse[: shown or None]:
        console.print(Padding(_failure(outcome, mark="now fails "), (0, 4)))
    if comparison.better:
        console.print(Padding(Text(f"now pass: {', '.join(comparison.better)}"), (0, 4)))


def compared_line(comparison: Comparison) -> str:
    """`against the baseline: worse (7 now fail, 0 now pass, p 0.016; mean score −0.021)`, and which
    cases that leaves out."""
    test = comparison.paired
    found = f"against the baseline: {comparison.verdict}"
    if test.cases:
        found += (
            f" ({test.worse} now fail, {test.better} now pass, p {test.p:.3f}; "
            f"mean score {_signed(test.change)})"
        )
    if not comparison.left_out:
        return found
    return f"{found}; only {test.cases} shared cases compared, left out: {comparison.left_out}"


def summary(
    results: Sequence[SuiteResult], comparisons: Sequence[Comparison] = ()
) -> Iterator[Text]:
    """One line for everything that must be fixed, naming the step; or that nothing must."""
    by_name = {result.suite.name: result for result in results}
    fine = True
    for result in results:
        for broken in result.broken:
            fine = False
            steps = steps_line(relevant(broken.figure, result))
            yield Text(f"{result.suite.name}: {broken}{steps}", style="red")
        for outcome in result.crashed:
            fine = False
            yield Text(f"{result.suite.name}: {outcome.id} crashed: {outcome.why}", style="red")
    for comparison in regressions(comparisons):
        fine = False
        result = by_name[comparison.suite]
        steps = steps_line(comparison.worse or result.failures)
        yield Text(f"{comparison.suite}: {compared_line(comparison)}{steps}", style="red")
        for fallen in comparison.fallen:
            steps = steps_line(relevant(fallen.figure, result))
            yield Text(f"{comparison.suite}: {fallen}{steps}", style="red")
    floors = sum(len(result.suite.floors) for result in results)
    seconds = sum(result.seconds for result in results)
    cases = sum(len(result.scored.outcomes) for result in results)
    if fine:
        held = f"all {floors} floors hold" if floors else "no floors are set"
        yield Text(f"{cases} cases in {seconds:.0f} s; {held}", style="green")
    else:
        yield Text(f"{cases} cases in {seconds:.0f} s", style="dim")


def relevant(figure: str, result: SuiteResult) -> Sequence[Outcome]:
    """Failing cases behind a bad figure: of `recall:press` those that speak of press, if any."""
    part = figure.partition(":")[2]
    speaking = [outcome for outcome in result.failures if part and part in outcome.why]
    return speaking or result.failures


def steps_line(outcomes: Sequence[Outcome]) -> str:
    """` [step: retrieve 12, compose 1]`."""
    steps = ", ".join(f"{step} {count}" for step, count in blamed(outcomes))
    return f" [step: {steps}]" if steps else ""


def by_group(failures: Sequence[Outcome]) -> list[Outcome]:
    """Groups in the order of their worst case; worst first within each."""
    place: dict[str, int] = {}
    for outcome in failures:
        place.setdefault(outcome.group, len(place))
    return sorted(failures, key=lambda outcome: place[outcome.group])


def _failure(outcome: Outcome, *, mark: str = "") -> Text:
    step = f" [{outcome.step}]" if outcome.step else ""
    return Text.assemble(mark, (outcome.id, "bold"), (step, "dim"), f" {outcome.why}")


def _signed(figure: Figure) -> str:
    return f"{figure.value:+.3f} ({figure.low:+.3f} to {figure.high:+.3f})"
