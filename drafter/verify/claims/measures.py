"""Measures in one unit each: 180 cm is 1.8 m, and about 5 feet 11."""

from __future__ import annotations

from decimal import Decimal

from drafter.verify.claims.amounts import Amount

_UNITS = {
    "mm": ("length", Decimal(1)),
    "cm": ("length", Decimal(10)),
    "m": ("length", Decimal(1000)),
    "km": ("length", Decimal(1_000_000)),
    "inch": ("length", Decimal("25.4")),
    "ft": ("length", Decimal("304.8")),
    "mile": ("length", Decimal(1_609_344)),
    "g": ("weight", Decimal(1)),
    "kg": ("weight", Decimal(1000)),
    "oz": ("weight", Decimal("28.35")),
    "lb": ("weight", Decimal("453.6")),
    "ml": ("volume", Decimal(1)),
    "l": ("volume", Decimal(1000)),
    "°c": ("heat", Decimal(1)),
    "°f": ("fahrenheit", Decimal(1)),
    "w": ("power", Decimal(1)),
    "kw": ("power", Decimal(1000)),
    "kwh": ("energy", Decimal(1)),
    "wh": ("energy", Decimal("0.001")),
    "mah": ("charge", Decimal(1)),
    "v": ("voltage", Decimal(1)),
    "hz": ("frequency", Decimal(1)),
    "khz": ("frequency", Decimal(1000)),
    "mhz": ("frequency", Decimal(1_000_000)),
    "ghz": ("frequency", Decimal(1_000_000_000)),
    "tb": ("data", Decimal(1000)),
    "gb": ("data", Decimal(1)),
    "mb": ("data", Decimal("0.001")),
    "bar": ("pressure", Decimal(1)),
    "mbar": ("pressure", Decimal("0.001")),
    "psi": ("psi", Decimal(1)),
}
_IMPERIAL = frozenset({"inch", "ft", "mile", "oz", "lb"})
ROUGHLY = Decimal("0.04")
"""How far a figure may be off when it is carried over to miles or pounds."""


def same_measure(value: Decimal, unit: str, source: Amount) -> bool:
    """Whether a number, with a unit of measure or a noun, is the source's."""
    mine, theirs = _UNITS.get(unit), _UNITS.get(source.unit)
    for figure in {source.low, source.high}:
        if mine is None or theirs is None:
            if value == figure and not (mine and source.unit):
                return True
        elif mine[0] == theirs[0]:
            said, meant = value * mine[1], figure * theirs[1]
            carried = (unit in _IMPERIAL) != (source.unit in _IMPERIAL)
            if said == meant or (carried and abs(said - meant) <= ROUGHLY * abs(meant)):
                return True
    return False


def converted(value: Decimal, unit: str, into: str) -> Decimal:
    """A measure in another unit of its sort; 0 where the units are of different sorts."""
    mine, theirs = _UNITS.get(unit), _UNITS.get(into)
    if mine is None or theirs is None or mine[0] != theirs[0]:
        return Decimal(0)
    return value * mine[1] / theirs[1]


def is_measure(unit: str) -> bool:
    """Whether it is a unit of measure, not the noun that is counted."""
    return unit in _UNITS
