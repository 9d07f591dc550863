"""Two runs on the same cases: what got better, what got worse, and whether that is chance."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from drafter.errors import EvaluationError
from drafter.evaluation.results import Outcome, SuiteResult
from drafter.evaluation.statistics import Paired, paired
from drafter.knowledge.brand import problems_of

CHANCE = 0.05
"""Below this, more cases turned bad than chance explains."""
LOWER_IS_BETTER = frozenset(
    {
        "fpr_at_95",
        "false_flags",
        "false_positives",
        "kept_lost",
        "breaches",
        "breaches_unseen",
        "forbidden_said",
    }
)
MATERIAL = 0.01
"""A mean score that moves less than this is no regression, however surely it moves."""


class Kept(BaseModel):
    """One case of a baseline. `digest` is that of the case as it was."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    passed: bool
    score: float
    digest: str


class KeptFigure(BaseModel):
    """One figure of a baseline, with its 95 % interval."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: float
    low: float
    high: float


class Baseline(BaseModel):
    """A suite's results, as they were."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    suite: str
    figures: dict[str, KeptFigure]
    cases: dict[str, Kept]


@dataclass(frozen=True, slots=True)
class Fallen:
    """A figure that is worse than all of its former interval: too few cases for a test of flips,
    but all of them gone, as when one signal of twenty is dropped."""

    figure: str
    was: KeptFigure
    value: float

    def __str__(self) -> str:
        interval = f"{self.was.low:.2f} to {self.was.high:.2f}"
        return f"{self.figure} was {self.was.value:.2f} ({interval}), is {self.value:.2f}"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Cases that can't be compared: edited since the baseline, new since then, or gone."""

    edited: int
    new: int
    gone: int

    def __bool__(self) -> bool:
        return bool(self.edited or self.new or self.gone)

    def __str__(self) -> str:
        counts = {"edited": self.edited, "new": self.new, "gone": self.gone}
        return ", ".join(f"{count} {name}" for name, count in counts.items() if count)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A suite against its baseline, on the cases that both have: `left_out` are the others. Only
    where none is left out do figures speak of the same cases, so that one can have `fallen`."""

    suite: str
    paired: Paired
    worse: tuple[Outcome, ...]
    better: tuple[str, ...]
    left_out: LeftOut
    fallen: tuple[Fallen, ...] = ()

    @property
    def regressed(self) -> bool:
        """Whether it got worse by more than chance."""
        flipped = self.paired.worse > self.paired.better and self.paired.p < CHANCE
        fell = self.paired.change.high < 0 and self.paired.change.value <= -MATERIAL
        return flipped or fell or bool(self.fallen)

    @property
    def verdict(self) -> str:
        """In a word or two."""
        if not self.paired.cases:
            return "no case in common"
        if self.regressed:
            return "worse"
        gained = self.paired.better > self.paired.worse and self.paired.p < CHANCE
        if gained or (self.paired.change.low > 0 and self.paired.change.value >= MATERIAL):
            return "better"
        return "no change" if not (self.worse or self.better) else "within chance"

    def as_json(self) -> dict[str, Any]:
        """For `--json`."""
        return {
            "verdict": self.verdict,
            "p": round(self.paired.p, 5),
            "score_change": round(self.paired.change.value, 4) if self.paired.cases else None,
            "fallen": [str(one) for one in self.fallen],
            "worse": [outcome.id for outcome in self.worse],
            "better": list(self.better),
            "shared": self.paired.cases,
            "left_out": asdict(self.left_out),
        }


def baseline_of(result: SuiteResult) -> Baseline:
    """What is kept of a run."""
    return Baseline(
        suite=result.suite.name,
        figures={
            name: KeptFigure(value=round(f.value, 4), low=round(f.low, 4), high=round(f.high, 4))
            for name, f in result.scored.figures.items()
        },
        cases={
            one.id: Kept(passed=one.passed, score=round(one.score, 3), digest=one.digest)
            for one in sorted(result.scored.outcomes, key=lambda outcome: outcome.id)
        },
    )


def write_baseline(result: SuiteResult, folder: Path) -> Path:
    """Write `<folder>/<suite>.json`, a line a case, so that a change can be reviewed."""
    folder.mkdir(parents=True, exist_ok=True)
    baseline = baseline_of(result)
    cases, figures = (
        ",\n".join(f"  {json.dumps(name)}: {json.dumps(one.model_dump())}" for name, one in some)
        for some in (baseline.cases.items(), baseline.figures.items())
    )
    file = folder / f"{result.suite.name}.json"
    file.write_text(
        f'{{"suite": {json.dumps(baseline.suite)},\n'
        f'"figures": {{\n{figures}\n}},\n"cases": {{\n{cases}\n}}}}\n',
        encoding="utf-8",
    )
    return file


def read_baselines(path: Path) -> dict[str, Baseline]:
    """Baselines by suite, of a folder or one file.

    Raises:
        EvaluationError: there is none, or one is malformed; names file and key.
    """
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files:
        raise EvaluationError(f"{path}: no baselines; write them with --update-baseline")
    found: dict[str, Baseline] = {}
    for file in files:
        try:
            baseline = Baseline.model_validate_json(file.read_bytes())
        except OSError as error:
            raise EvaluationError(f"{file}: can't be read: {error}") from error
        except ValidationError as error:
            raise EvaluationError("\n".join(problems_of(str(file), error))) from error
        found[baseline.suite] = baseline
    return found


def compare(result: SuiteResult, baseline: Baseline) -> Comparison:
    """Compare the cases that both have and that haven't been edited since."""
    now = {outcome.id: outcome for outcome in result.scored.outcomes}
    then = baseline.cases
    both = [i for i in then if i in now]
    same = [i for i in both if now[i].digest == then[i].digest]
    left_out = LeftOut(len(both) - len(same), len(now) - len(both), len(then) - len(both))
    tests = paired(
        [(then[i].passed, then[i].score) for i in same],
        [(now[i].passed, round(now[i].score, 3)) for i in same],
    )
    return Comparison(
        suite=result.suite.name,
        paired=tests,
        worse=tuple(now[i] for i in same if then[i].passed and not now[i].passed),
        better=tuple(i for i in same if now[i].passed and not then[i].passed),
        left_out=left_out,
        fallen=() if left_out else tuple(_fallen(result, baseline)),
    )


def _fallen(result: SuiteResult, baseline: Baseline) -> Iterator[Fallen]:
    for name, was in baseline.figures.items():
        figure = result.scored.figures.get(name)
        if figure is None:
            continue
        if name.partition(":")[0] in LOWER_IS_BETTER:
            worse = figure.value > was.high + MATERIAL
        else:
            worse = figure.value < was.low - MATERIAL
        if worse:
            yield Fallen(name, was, figure.value)


def regressions(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """Those that got worse."""
    return [comparison for comparison in comparisons if comparison.regressed]
