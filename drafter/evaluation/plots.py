"""Plots as inline SVG: no script, no font, nothing to load. Colours are the page's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from markupsafe import Markup

from drafter.evaluation.results import Confusion, Curve
from drafter.evaluation.statistics import Bin, reliability

SIDE, LEFT, TOP, BOTTOM = 240, 40, 12, 36
"""Points. 240 and its margins fill a phone's width at its own size."""
CELL = 22
ROW = 26


def reliability_plot(curve: Curve) -> Markup:
    """What was said (x) against what came true (y), a dot a bin, as large as it has cases."""
    bins = reliability(curve.probabilities, curve.outcomes)
    dots = Markup("").join(_dot(one, len(curve.outcomes)) for one in bins)
    line = _line([(one.said, one.came_true) for one in bins], "curve")
    ideal = _line([(0, 0), (1, 1)], "ideal")
    return _square("probability said", "share that came true", ideal + line + dots)


def risk_coverage_plot(curve: Curve) -> Markup:
    """Keeping only the surest share of cases (x), the share of errors among them (y)."""
    order = np.argsort(-np.asarray(curve.probabilities), kind="stable")
    wrong = 1 - np.asarray(curve.outcomes, dtype=float)[order]
    n = len(wrong)
    risk = np.cumsum(wrong) / np.arange(1, n + 1)
    places = np.unique(np.linspace(0, n - 1, min(n, 120)).astype(int))
    top = max(0.05, float(risk.max()))
    points = [((i + 1) / n, float(risk[i]) / top) for i in places]
    return _square("share kept, surest first", "errors among them", _line(points, "curve"), top=top)


def confusion_plot(confusion: Confusion) -> Markup:
    """Right label by row, given label by column; the stronger the colour, the larger its share."""
    rows = sorted({right for right, _ in confusion.counts}, key=_decisions_first)
    columns = sorted({given for _, given in confusion.counts}, key=_decisions_first)
    left, top = 150, 130
    width = left + CELL * len(columns) + 60  # the last label leans out to the right
    height = top + CELL * len(rows) + 8
    out = []
    for number, name in enumerate(columns):
        x = left + CELL * number + CELL / 2 + 4
        out.append(_text(x, top - 6, name, f'transform="rotate(-60 {x:.0f} {top - 6})"'))
    for r, right in enumerate(rows):
        total = sum(n for (label, _), n in confusion.counts.items() if label == right)
        y = top + CELL * r
        out.append(_text(left - 6, y + 15, f"{right} {total}", 'text-anchor="end"'))
        for c, given in enumerate(columns):
            if n := confusion.counts.get((right, given), 0):
                out.append(_cell(left + CELL * c, y, n, total, same=right == given))
    return _svg(width, height, Markup("").join(out), "confusion by reason")


def _decisions_first(label: str) -> tuple[bool, str]:
    """What was missed altogether stands where a phone shows it without scrolling."""
    return label not in ("reply", "no_reply"), label


def latency_plot(timings: Mapping[str, Sequence[float]]) -> Markup:
    """Median (bar) and 95th percentile (line) of each step, in milliseconds."""
    steps = {step: np.quantile(values, (0.5, 0.95)) for step, values in timings.items() if values}
    longest = max((float(p95) for _, p95 in steps.values()), default=0.0) or 1.0
    out = []
    for number, (step, (p50, p95)) in enumerate(steps.items()):
        y = number * ROW + 4
        half, most = 130 * float(p50) / longest, 130 * float(p95) / longest
        label = f"{p50:.2f} / {p95:.2f} ms"
        out += [
            _text(78, y + 14, step, 'text-anchor="end"'),
            Markup('<rect class="bar" x="84" y="{}" width="{:.1f}" height="16"/>').format(y, half),
            Markup('<line class="whisker" x1="84" x2="{:.1f}" y1="{y}" y2="{y}"/>').format(
                84 + most, y=y + 8
            ),
            _text(88 + most, y + 13, label),
        ]
    return _svg(340, len(steps) * ROW + 8, Markup("").join(out), "latency by step")


def _square(x_label: str, y_label: str, inner: Markup, *, top: float = 1.0) -> Markup:
    bottom = TOP + SIDE
    frame = Markup('<rect class="frame" x="{}" y="{}" width="{}" height="{}"/>').format(
        LEFT, TOP, SIDE, SIDE
    )
    ticks = [
        text
        for at in (0, 0.5, 1)
        for text in (
            _text(LEFT + SIDE * at, bottom + 14, f"{at:g}", 'text-anchor="middle"'),
            _text(LEFT - 4, bottom - SIDE * at + 4, f"{at * top:.2g}", 'text-anchor="end"'),
        )
    ]
    middle = TOP + SIDE / 2
    labels = [
        _text(LEFT + SIDE / 2, bottom + 30, x_label, 'text-anchor="middle"'),
        _text(10, middle, y_label, f'text-anchor="middle" transform="rotate(-90 10 {middle:.0f})"'),
    ]
    body = frame + inner + Markup("").join([*ticks, *labels])
    return _svg(LEFT + SIDE + 12, TOP + SIDE + BOTTOM, body, f"{y_label} by {x_label}")


def _dot(one: Bin, total: int) -> Markup:
    said = f"said {one.said:.2f}, came true {one.came_true:.2f}, {one.n} cases"
    return Markup(
        '<circle class="dot" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"><title>{}</title></circle>'
    ).format(_x(one.said), _y(one.came_true), 2.5 + 7 * (one.n / total) ** 0.5, said)


def _cell(x: float, y: float, n: int, total: int, *, same: bool) -> Markup:
    return Markup(
        '<rect class="{}" x="{}" y="{}" width="{side}" height="{side}" fill-opacity="{:.2f}"/>'
        '<text x="{}" y="{}" text-anchor="middle">{}</text>'
    ).format(
        "right" if same else "wrong",
        x,
        y,
        0.25 + 0.75 * n / total,
        x + CELL / 2,
        y + 15,
        n,
        side=CELL - 1,
    )


def _line(points: Sequence[tuple[float, float]], style: str) -> Markup:
    path = " ".join(f"{_x(x):.1f},{_y(y):.1f}" for x, y in points)
    return Markup('<polyline class="{}" points="{}"/>').format(style, path)


def _text(x: float, y: float, words: str, attributes: str = "") -> Markup:
    # `attributes` are written here, never data.
    place = f'x="{x:.1f}" y="{y:.1f}" {attributes}'
    return Markup("<text {}>{}</text>").format(Markup(place), words)  # noqa: S704 - ours


def _svg(width: float, height: float, inner: Markup, label: str) -> Markup:
    return Markup(
        '<svg viewBox="0 0 {w:.0f} {h:.0f}" style="max-width:{w:.0f}px" role="img" '
        'aria-label="{label}">{inner}</svg>'
    ).format(w=width, h=height, label=label, inner=inner)


def _x(value: float) -> float:
    return LEFT + SIDE * value


def _y(value: float) -> float:
    return TOP + SIDE * (1 - value)
