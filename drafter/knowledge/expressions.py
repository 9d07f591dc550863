"""Conditions on an order, written in CEL. The one module that knows the CEL implementation.

cel-expr-python wraps the C++ implementation that CEL's authors keep. Declaring each fact as a
dotted variable (`order.delivered_at: timestamp`) makes the checker type-check expressions against
the order schema, and makes a fact that isn't there UNKNOWN rather than an error: `false && unknown`
is still false, so an expression only needs the facts that decide it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from cel_expr_python import cel

from drafter.errors import ExpressionError
from drafter.knowledge.regions import NOWHERE, Place
from drafter.messages import Customer, Item, Order

FACTS: Mapping[str, str] = {
    "order.id": "string",
    "order.status": "string",
    "order.placed_at": "timestamp",
    "order.shipped_at": "timestamp",
    "order.delivered_at": "timestamp",
    "order.currency": "string",
    "order.total": "double",
    "order.carrier": "string",
    "order.tracking_url": "string",
    "order.in_part": "bool",
    "item.name": "string",
    "item.sku": "string",
    "item.quantity": "int",
    "item.price": "double",
    "item.category": "string",
    "item.final_sale": "bool",
    "customer.locale": "string",
    "place.region": "string",
    "place.name": "string",
    "now": "timestamp",
}
"""Every fact an expression or a slot may name, with its CEL type."""

MESSAGE_FACTS = frozenset({"message.address", "message.link", "message.code"})
"""What the detail of a staff action may name of the message besides. No condition and no answer
may: a customer can write anything."""

FactValue = str | int | float | bool | datetime
Facts = Mapping[str, FactValue]

_TYPES = {
    "string": cel.Type.STRING,
    "timestamp": cel.Type.TIMESTAMP,
    "double": cel.Type.DOUBLE,
    "int": cel.Type.INT,
    "bool": cel.Type.BOOL,
}
_NAMES = {str(kind.name()): name for name, kind in _TYPES.items()}
_MISSING = re.compile(r'No value with name "([\w.]+)"')
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Missing:
    """The expression can't be decided without this fact, e.g. `order.delivered_at`."""

    fact: str


@dataclass(frozen=True, slots=True)
class Expression:
    """A checked expression. `type` is the CEL type of its value, e.g. `bool`."""

    source: str
    type: str
    _program: cel.Expression

    def value(self, facts: Facts) -> FactValue | Missing:
        """Evaluate; the first fact that is needed and not there is returned as `Missing`.

        Raises:
            ExpressionError: evaluation failed for another reason than a missing fact.
        """
        result = self._program.eval(data=dict(facts))
        if result.type() == cel.Type.UNKNOWN:
            found = _MISSING.search(str(result))
            return Missing(found.group(1) if found else "order")
        if result.type() == cel.Type.ERROR:
            missing = _MISSING.search(str(result))
            if missing:
                return Missing(missing.group(1))
            raise ExpressionError(f"{self.source!r} can't be evaluated: {result}")
        value: FactValue = result.value()
        return value


def compile_expression(
    source: str, zone: ZoneInfo, *, names: Mapping[str, str] | None = None
) -> Expression:
    """Parse and type-check one expression.

    Args:
        source: CEL text.
        zone: the brand's time zone, in which calendar days are counted.
        names: extra variables (a policy's `let`) with their types.

    Raises:
        ExpressionError: it doesn't parse, names an unknown fact or mixes types.
    """
    environment = _environment(zone.key, tuple(sorted((names or {}).items())))
    try:
        program = environment.compile(source)
    except RuntimeError as error:
        first = str(error).removeprefix("INVALID_ARGUMENT: ERROR: ").splitlines()[0]
        raise ExpressionError(f"{source!r}: {first}") from error
    kind = str(program.return_type().name())
    return Expression(source, _NAMES.get(kind, kind.lower()), program)


def facts_of(
    order: Order | None,
    item: Item | None,
    customer: Customer,
    now: datetime,
    *,
    place: Place = NOWHERE,
    in_part: bool = False,
) -> dict[str, FactValue]:
    """Everything known, by dotted name; what isn't known is left out. Order notes never enter.
    `order.in_part` is whether the customer means some of its items and wants to keep the others.
    `place.region` is always there, and empty where it isn't known: a condition on it decides.

    `now` is cut to whole seconds, because deadlines end on a second.
    """
    known: dict[str, object] = {"now": now.replace(microsecond=0)}
    if order:
        known |= {f"order.{key}": getattr(order, key) for key in _ORDER_FACTS}
        known["order.in_part"] = in_part
    if item:
        known |= {f"item.{key}": getattr(item, key) for key in _ITEM_FACTS}
    known["customer.locale"] = customer.locale
    known |= {"place.region": place.region, "place.name": place.name}
    return {name: _plain(value) for name, value in known.items() if value is not None}


def end_of_day(moment: datetime, days: int, zone: ZoneInfo) -> datetime:
    """The last second of the calendar day `days` after the local day of `moment`, in UTC."""
    return _last_second(moment.astimezone(zone).date() + timedelta(days=days), zone)


def end_of_working_day(moment: datetime, days: int, zone: ZoneInfo) -> datetime:
    """As `end_of_day`, counting Monday to Friday only. Public holidays are working days."""
    day = moment.astimezone(zone).date()
    while days > 0:
        day += timedelta(days=1)
        days -= day.weekday() < SATURDAY
    return _last_second(day, zone)


def end_of_day_years(moment: datetime, years: int, zone: ZoneInfo) -> datetime:
    """The last second of the same calendar day `years` later; 29 February becomes the 28th."""
    day = moment.astimezone(zone).date()
    try:
        later = day.replace(year=day.year + years)
    except ValueError:
        later = day.replace(year=day.year + years, day=28)
    return _last_second(later, zone)


_ORDER_FACTS = tuple(key for key in Order.model_fields if f"order.{key}" in FACTS)
_ITEM_FACTS = tuple(key for key in Item.model_fields if f"item.{key}" in FACTS)


def _last_second(day: date, zone: ZoneInfo) -> datetime:
    # Through UTC, so that a day that DST shortens or lengthens still ends at its own midnight.
    midnight = datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone).astimezone(UTC)
    return midnight - timedelta(seconds=1)


def _plain(value: object) -> FactValue:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, str | int | float | bool | datetime):
        return value
    raise TypeError(f"{value!r} is not a fact")


@lru_cache(maxsize=256)
def _environment(zone_key: str, names: tuple[tuple[str, str], ...]) -> cel.Env:
    zone = ZoneInfo(zone_key)
    variables = {name: _TYPES[kind] for name, kind in (*FACTS.items(), *names)}
    functions = [
        cel.FunctionDecl(
            name,
            [
                cel.Overload(
                    f"{name}(timestamp,int)",
                    return_type=cel.Type.TIMESTAMP,
                    parameters=[cel.Type.TIMESTAMP, cel.Type.INT],
                    impl=lambda moment, count, rule=rule: rule(_aware(moment), count, zone),
                )
            ],
        )
        for name, rule in (
            ("end_of_day", end_of_day),
            ("end_of_working_day", end_of_working_day),
            ("end_of_day_years", end_of_day_years),
        )
    ]
    return cel.NewEnv(variables=variables, functions=functions)


def _aware(moment: datetime) -> datetime:
    # CEL hands timestamps back without a zone; they are UTC.
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
