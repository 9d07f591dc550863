"""Where in the world a message is about: the regions in which a brand's prices and rules differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

ELSEWHERE = "elsewhere"
"""The region of every country that none of the brand's regions holds."""
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class Region(BaseModel):
    """Countries with the same prices and rules, by ISO 3166 code (`EU` for the Union as a whole).
    Orders in `currency` go there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    countries: tuple[Country, ...]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A region by its name in brand.yaml, ELSEWHERE, or empty where nothing is known; and what
    the country, state or city is called, where one was named."""

    region: str = ""
    name: str | None = None


NOWHERE = Place()


def region_of(country: str, regions: Mapping[str, Region]) -> str:
    """The region that holds a country; empty for a brand without regions."""
    if not regions:
        return ""
    holding = (name for name, region in regions.items() if country in region.countries)
    return next(holding, ELSEWHERE)


def region_of_currency(currency: str | None, regions: Mapping[str, Region]) -> str:
    """The region whose orders are in a currency, or nothing."""
    return next(
        (name for name, one in regions.items() if currency and one.currency == currency), ""
    )
