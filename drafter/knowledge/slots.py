"""Slots in authored text: `{{ order.tracking_url }}`, strict and sandboxed.

Only plain lookups and two filters are allowed: no blocks, calls or arithmetic. A fact that isn't
there is reported by name, so that the draft can ask for it instead of guessing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency
from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafter.errors import ExpressionError
from drafter.knowledge.brand import Brand
from drafter.knowledge.expressions import Facts, FactValue, Missing

_FILTERS = {"date", "money"}


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot: the dotted fact it names and the filter it goes through, if any."""

    name: str
    filter: str | None


@dataclass(frozen=True, slots=True)
class SlotText:
    """Authored text, parsed: literal runs and slots in turn."""

    pieces: tuple[str | Slot, ...]

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The slots, in the order they stand."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Slot))

    @property
    def plain(self) -> str:
        """The text without its slots, for embedding."""
        words = " ".join(piece for piece in self.pieces if isinstance(piece, str))
        return " ".join(words.split())


@dataclass(frozen=True, slots=True)
class Wording:
    """How values are written for one reader: locale, time zone, and the year that goes unsaid."""

    locale: str
    zone: ZoneInfo
    now: datetime
    constants: Mapping[str, str] = field(default_factory=dict)
    """Links and contacts by dotted name."""

    @classmethod
    def of(cls, brand: Brand, reader: str | None, now: datetime) -> Wording:
        """How a brand writes for a reader.

        Args:
            reader: their locale, if known; followed where the brand serves its language.
            now: aware.
        """
        links = {f"links.{name}": link for name, link in brand.links.items()}
        contacts = {f"contacts.{name}": contact for name, contact in brand.contacts.items()}
        locale = wording_locale(reader, brand.languages, brand.locale)
        return cls(locale=locale, zone=brand.zone, now=now, constants={**links, **contacts})

    def fill(self, text: SlotText, facts: Facts) -> str | Missing:
        """Put the facts in; the first that isn't known is returned as `Missing`."""
        out: list[str] = []
        for piece in text.pieces:
            if isinstance(piece, str):
                out.append(piece)
                continue
            value = self.constants.get(piece.name, facts.get(piece.name))
            if value is None:
                return Missing(piece.name)
            if piece.filter == "money" and "order.currency" not in facts:
                return Missing("order.currency")
            out.append(self._write(value, piece.filter, facts))
        return "".join(out)

    def _write(self, value: FactValue, how: str | None, facts: Facts) -> str:
        if how == "date" and isinstance(value, datetime):
            return self.date(value)
        if how == "money" and isinstance(value, int | float):
            return self.money(value, str(facts["order.currency"]))
        return str(value)

    def date(self, moment: datetime) -> str:
        """Day and month, with the year when it isn't this one: `14 October`."""
        local = moment.astimezone(self.zone)
        same_year = local.year == self.now.astimezone(self.zone).year
        if same_year:
            return format_skeleton("MMMMd", local, locale=self.locale)
        return format_date(local, "long", locale=self.locale)

    def money(self, amount: float, currency: str) -> str:
        """An amount with its currency: `£64.00`."""
        return format_currency(amount, currency, locale=self.locale)


def wording_locale(preferred: str | None, languages: tuple[str, ...], fallback: str) -> str:
    """The customer's locale where the brand serves its language, else the brand's."""
    for candidate in (preferred, fallback):
        if not candidate or candidate.replace("_", "-").split("-")[0].lower() not in languages:
            continue
        try:
            return str(Locale.parse(candidate.replace("-", "_")))
        except (UnknownLocaleError, ValueError):
            continue
    return fallback.replace("-", "_")


@lru_cache(maxsize=4096)
def parse_slots(text: str) -> SlotText:
    """Parse authored text.

    Raises:
        ExpressionError: it holds anything but text, `{{ name }}` and `{{ name | filter }}`.
    """
    try:
        tree = _ENVIRONMENT.parse(text)
    except TemplateSyntaxError as error:
        raise ExpressionError(f"slot in {text!r:.60}: {error.message}") from error
    pieces: list[str | Slot] = []
    for node in tree.body:
        if not isinstance(node, nodes.Output):
            raise ExpressionError(f"{text!r:.60}: only {{{{ slots }}}} are allowed, no blocks")
        pieces.extend(_piece(child) for child in node.nodes)
    return SlotText(tuple(pieces))


_ENVIRONMENT = ImmutableSandboxedEnvironment(keep_trailing_newline=True)
_ENVIRONMENT.filters.update(dict.fromkeys(_FILTERS, str))


def _piece(node: nodes.Expr) -> str | Slot:
    if isinstance(node, nodes.TemplateData):
        return node.data
    if isinstance(node, nodes.Filter) and node.node is not None:
        if node.name not in _FILTERS or node.args or node.kwargs:
            raise ExpressionError(f"unknown filter {node.name!r}; there are: date, money")
        return Slot(_dotted(node.node), node.name)
    return Slot(_dotted(node), None)


def _dotted(node: nodes.Expr) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_dotted(node.node)}.{node.attr}"
    raise ExpressionError(f"a slot may only name a fact, not {type(node).__name__.lower()}")
