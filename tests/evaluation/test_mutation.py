"""False things put into real drafts: what is put in, and that verify sees it."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from drafter.checked import grounds_of
from drafter.compose.extractive import ExtractiveWriter, compose_extractive
from drafter.errors import WriterError
from drafter.evaluation.cases import MessageCase
from drafter.evaluation.mutants import Real, mutated, real_drafts
from drafter.evaluation.mutation import swaps
from drafter.evaluation.stage import Stage
from drafter.messages import Order
from tests.builders import brief, entries, message

TEXT = (
    "You can return it within 30 days, until 3 December, for £3.95 or 20% of 4 mugs. We can't "
    "take it back if it's worn. See https://a.example/x or write to help@a.example."
)
ORDER = Order.model_validate(
    {"id": "48213", "status": "delivered", "delivered_at": "2026-11-13T10:00:00Z",
     "currency": "GBP", "total": "64.00", "carrier": "DPD",
     "items": [{"name": "Enamel mug, moss", "quantity": 2, "price": "32.00"}]}
)  # fmt: skip
SWAPS = 150


def drafts() -> list[Real]:
    """What the extractive writer makes of the first ask of every entry, with an order."""
    found = []
    for name, entry in entries().items():
        dm = message(entry.asks[0], orders=(ORDER,))
        about = brief(dm, (dm.text, name))
        try:
            wrote = compose_extractive(about)
        except WriterError:
            continue
        found.append(Real(name, wrote.alternatives[0], grounds_of(wrote, about)))
    return found


def test_the_same_seed_makes_the_same_swaps_and_each_changes_the_text() -> None:
    made = swaps(TEXT, {"mugs": "tents"}, Random(3))

    assert made == swaps(TEXT, {"mugs": "tents"}, Random(3))
    assert all(swap.applied(TEXT) != TEXT for swap in made)
    assert {swap.kind for swap in made} >= {
        "duration", "date", "percent", "number", "negation", "condition_dropped", "url",
        "email_phone", "wrong_entity", "promise_action",
    }  # fmt: skip


def test_false_things_in_drafts_of_the_shipped_knowledge_are_caught() -> None:
    real = drafts()
    scored = mutated(real, SWAPS, seed=7)
    missed = [outcome.why for outcome in scored.outcomes if not outcome.passed]

    assert len(real) > 50
    assert scored.figures["caught"].n == SWAPS
    assert scored.figures["false_flags"].value == 0.0, missed
    assert scored.figures["caught"].value >= 0.98, missed


def test_swaps_are_spread_over_the_kinds() -> None:
    scored = mutated(drafts(), SWAPS, seed=7)
    kinds = Counter(outcome.id.split("/")[-2] for outcome in scored.outcomes if "/" in outcome.id)

    assert scored.figures.keys() >= {"caught:money", "caught:negation", "caught:url"}
    assert max(kinds.values()) < SWAPS


@pytest.mark.anyio
async def test_messages_are_drafted_with_and_without_an_order(stage: Stage) -> None:
    plain = MessageCase(id="1", text="how long does delivery take")
    ordered = MessageCase(id="2", text="what does delivery cost", orders=(ORDER,))
    real = await real_drafts([plain, ordered], stage, ExtractiveWriter())

    assert [draft.id for draft in real] == ["1", "1+", "2"]
    assert real[0].grounds.orders == ()
    assert [order.id for order in real[1].grounds.orders] == ["48213"]
