"""How likely a draft is ready to send, from what it rests on; never a model's own word.

The weights are fitted by `drafter eval calibrate` on labelled drafts and kept in confidence.json,
which is small enough to read. Without that file a draft carries no confidence.

The labelled drafts are made without a model, and no sign tells who worded a draft. So a model's
draft carries what the brand's own sentences from the same entries would: how surely the message
was understood and the right entries found, and nothing of the model's wording.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import resources
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from drafter.errors import ConfigurationError
from drafter.retrieve.settling import SettledAsk

SHIPPED = Path(str(resources.files("drafter"))) / "confidence.json"
VIEWS = 3
TINY = 1e-4
"""No draft is surer or less sure than this before it is corrected."""
Tier = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against a draft that replies.

    `weakest` is the lowest score, 0…1, of the entries that answer its asks; `covered` the lowest
    probability that the knowledge speaks of an ask at all; `margin` is the smallest lead of an
    answering entry over the next; `agreement` the share of retrieval's views that put it first, of
    the ask where they agree least. The rest counts: asks, and questions for a missing fact.
    """

    weakest: float
    covered: float
    margin: float
    agreement: float
    asks: float
    missing: float


Rate = Callable[[Signs], float | None]
"""Gives the probability that a draft with these signs is ready to send, or None."""


def unrated(signs: Signs) -> None:
    """No confidence: nothing has been fitted."""
    del signs


def signs_of(asks: Sequence[SettledAsk], *, missing: int) -> Signs:
    """Read the signs off a draft's asks and the policies they come under."""
    matched = [ask for ask in asks if ask.match]
    scores = [ask.match.score for ask in matched if ask.match]
    return Signs(
        weakest=min(scores, default=0.0),
        covered=min((ask.found.covered for ask in asks), default=0.0),
        margin=min((_margin(ask) for ask in matched), default=0.0),
        agreement=min((ask.match.views / VIEWS for ask in matched if ask.match), default=0.0),
        asks=len(asks),
        missing=missing,
    )


class Weight(BaseModel):
    """One sign: shifted by `mean`, divided by `scale`, times `weight`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    mean: float
    scale: Annotated[float, Field(gt=0)]
    weight: float


class Beta(BaseModel):
    """Beta calibration (Kull et al., 2017): logit = a · ln p − b · ln(1 − p) + c. It corrects what
    is too sure and what is too unsure apart; with a and b positive it never changes the order."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    a: Annotated[float, Field(ge=0)]
    b: Annotated[float, Field(ge=0)]
    c: float

    def corrected(self, probability: float) -> float:
        """The probability, corrected."""
        p = min(max(probability, TINY), 1 - TINY)
        return _logistic(self.a * math.log(p) - self.b * math.log(1 - p) + self.c)


class Confidence(BaseModel):
    """Logistic regression over signs, then beta calibration. `tiers` gives the probability each
    begins at."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Literal[2] = 2
    bias: float
    signs: dict[str, Weight]
    beta: Beta
    tiers: dict[Tier, float]
    fitted_on: dict[str, int]

    def rate(self, signs: Signs) -> float:
        """The probability that such a draft is ready to send."""
        values = asdict(signs)
        logit = self.bias + sum(
            sign.weight * (values[name] - sign.mean) / sign.scale
            for name, sign in self.signs.items()
        )
        return self.beta.corrected(_logistic(logit))

    def tier(self, probability: float) -> Tier:
        """The highest tier that begins at or below `probability`."""
        reached = [name for name, start in self.tiers.items() if probability >= start]
        return max(reached, key=lambda name: self.tiers[name], default="low")


def _logistic(logit: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, logit))))


def load_confidence(file: Path = SHIPPED) -> Rate:
    """The weights in a file; `unrated` where there is no such file.

    Raises:
        ConfigurationError: the file is malformed; names the key.
    """
    return read_confidence(file).rate if file.exists() else unrated


def read_confidence(path: Path) -> Confidence:
    """The weights in a file.

    Raises:
        ConfigurationError: it is malformed; names the key.
    """
    try:
        data: Mapping[str, object] = json.loads(path.read_text(encoding="utf-8"))
        confidence = Confidence.model_validate(data)
    except (ValidationError, ValueError) as error:
        raise ConfigurationError(f"{path}: {error}; `drafter eval calibrate` writes it") from error
    if unknown := sorted(set(confidence.signs) - set(Signs.__dataclass_fields__)):
        raise ConfigurationError(f"{path}: signs: {', '.join(unknown)}: no such sign")
    return confidence


def _margin(ask: SettledAsk) -> float:
    first, *others = ask.found.matches[:2]
    return first.score - (others[0].score if others else 0.0)
