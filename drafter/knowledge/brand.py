"""A brand's own settings, as written in `knowledge/<brand>/brand.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    field_validator,
)

from drafter.drafts import Priority, ReasonCode
from drafter.errors import KnowledgeError
from drafter.knowledge.authored import read_yaml
from drafter.knowledge.regions import Region
from drafter.messages import Channel

Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]

MIN_LIMIT = 160
"""A shorter message than a text message has no room for an answer and its link."""
NEVER_OFF = frozenset({"self_harm", "safety_incident", "legal_threat", "account_security"})
"""Reasons a brand can't switch off."""


class Section(BaseModel):
    """One block of brand.yaml; unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Voice(Section):
    """How a reply opens and closes. Slots: `first_name`."""

    about: Line
    greeting: Line
    greeting_without_name: Line
    closing: Line
    closing_when_asking: Line


class Hours(Section):
    """When support answers, in the brand's time zone, e.g. `08:00-20:00`."""

    weekdays: Line
    saturday: Line | None = None
    sunday: Line | None = None


class Thresholds(Section):
    """Where evidence becomes a decision. Probabilities in 0…1 unless said otherwise."""

    answerable: float = 0.25
    """An ask is answered when the calibrated score of its best entry is at least this."""
    covered: float = 0.4
    """The best entry answers an ask only when the knowledge speaks of such a thing with at least
    this probability, or its score leaves no doubt."""
    in_scope: float = 0.5
    """Below this, a message is not about the shop at all."""
    signal: float = 0.25
    """A signal's classifier raises its reason at this. Chosen, like the next two, on 820 messages
    that nothing was fitted to: every one of these that a person must see is raised for .98, and
    of what is raised .96 is rightly so."""
    critical_signal: float = 0.08
    """The same for reasons that can't be switched off: one missed costs more than several shown
    to a colleague without need. Of 819 authored messages that carry one .983 raise one, and of 330
    everyday ones 31 raise one or another serious reason."""
    quiet: float = 0.15
    """The same for messages that want no answer, since any word that asks outweighs it."""
    leaning: float = 0.2
    """A signal's classifier below `signal` but at this says what an ask is about that nothing
    answers, and hears a plea against a verdict."""
    high_value: float = 500.0
    """Order total, in the order's currency, from which a problem is `high_value`."""
    unanswered: Annotated[int, Field(ge=2)] = 3
    """Customer messages in a row, this one included, that make `repeated_contact`."""


class Brand(Section):
    """Everything about a brand that isn't an entry."""

    slug: str
    name: Line
    time_zone: Line
    languages: Annotated[tuple[Line, ...], Field(min_length=1)]
    locale: Line
    """Dates and money are written as here, unless the customer's own locale says otherwise."""
    hours: Hours
    voice: Voice
    channels: Annotated[tuple[Channel, ...], Field(min_length=1)]
    disclosures: dict[Channel, Line] = {}
    """By channel: the line that says how replies are written, in a conversation's first one."""
    limits: dict[Channel, Annotated[int, Field(ge=MIN_LIMIT)]] = {}
    """The longest message by channel, in its unit, where it isn't the platform's own."""
    products: tuple[Line, ...] = ()
    """What the shop sells, in the words of customers: `tent`, `sleeping bag`, `boots`."""
    regions: dict[Line, Region] = {}
    """Where prices and rules differ, by the name that conditions use: `place.region == "EU"`."""
    links: dict[str, Line]
    contacts: dict[str, Line]
    questions: dict[str, Line]
    """By fact: what the draft asks when that fact is missing. `order` is required."""
    routes: dict[ReasonCode | Literal["default"], Line]
    priorities: dict[ReasonCode, Priority] = {}
    holding_replies: dict[ReasonCode | Literal["default"], Line]
    crisis_contacts: dict[str, Line] = {}
    """By locale or language: whom a person in danger can reach. `default` for the rest."""
    noted_only: frozenset[ReasonCode] = frozenset()
    """Reasons this brand doesn't escalate."""
    vip_tags: frozenset[str] = frozenset()
    thresholds: Thresholds = Thresholds()
    claim_done: bool = True
    """Word the reply for the moment when staff have ticked the action; else say what happens."""

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"{value!r} is no IANA time zone, e.g. Europe/London") from error
        return value

    @field_validator("noted_only")
    @classmethod
    def _critical_stay_on(cls, value: frozenset[str]) -> frozenset[str]:
        if off := sorted(value & NEVER_OFF):
            raise ValueError(f"{', '.join(off)} can't be switched off")
        return value

    @field_validator("questions", "routes", "holding_replies")
    @classmethod
    def _has_fallback(cls, value: dict[str, str]) -> dict[str, str]:
        if "default" not in value and "order" not in value:
            raise ValueError("needs a `default` (questions: an `order`) for what isn't listed")
        return value

    @property
    def zone(self) -> ZoneInfo:
        """The time zone calendar days are counted in."""
        return ZoneInfo(self.time_zone)

    @property
    def region(self) -> str:
        """The country of its locale, by which a number without a country code is read: `GB`."""
        return self.locale.replace("_", "-").rpartition("-")[2]

    @property
    def published(self) -> tuple[str, ...]:
        """The links and contacts that it gives to customers."""
        return (*self.links.values(), *self.contacts.values())


def load_brand(folder: Path) -> Brand:
    """Read `brand.yaml` of a brand's folder.

    Raises:
        KnowledgeError: names file, key and value of everything wrong.
    """
    file = folder / "brand.yaml"
    try:
        data = read_yaml(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise KnowledgeError(f"{file}: missing; every brand needs a brand.yaml") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{file}: is not YAML: {error}") from error
    if not isinstance(data, dict):
        raise KnowledgeError(f"{file}: must be a mapping of keys")
    try:
        return Brand.model_validate({"slug": folder.name, **data})
    except ValidationError as error:
        raise KnowledgeError("\n".join(problems_of(file.name, error))) from error


def problems_of(where: str, error: ValidationError) -> list[str]:
    """One line a problem: file, key, value, and what is wrong."""
    return [
        f"{where}: {'.'.join(map(str, problem['loc'])) or 'file'}: "
        f"{problem['input']!r:.80}: {problem['msg']}"
        for problem in error.errors(include_url=False)
    ]
