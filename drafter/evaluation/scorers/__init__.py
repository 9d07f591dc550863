"""The scorers, one file each: what a suite of each kind claims about the product."""

from __future__ import annotations

from typing import Any

from drafter.evaluation.scorer import Scorer
from drafter.evaluation.scorers.drafting import DraftIsReadyToSend
from drafter.evaluation.scorers.escalation import RightPeopleSeeIt
from drafter.evaluation.scorers.grounding import FalseClaimsAreCaught
from drafter.evaluation.scorers.injection import CustomersCantSteer
from drafter.evaluation.scorers.policy import VerdictIsExact
from drafter.evaluation.scorers.privacy import PersonalDataStays
from drafter.evaluation.scorers.retrieval import RightEntryIsFirst
from drafter.evaluation.scorers.scope import KnowsItsBorder
from drafter.evaluation.suite import Kind

SCORERS: dict[Kind, Scorer[Any, Any]] = {
    "retrieval": RightEntryIsFirst(),
    "scope": KnowsItsBorder(),
    "escalation": RightPeopleSeeIt(),
    "policy": VerdictIsExact(),
    "grounding": FalseClaimsAreCaught(),
    "privacy": PersonalDataStays(),
    "injection": CustomersCantSteer(),
    "drafting": DraftIsReadyToSend(),
}
