"""What verify finds wrong with the facts of a short reply: figures, days and promises."""

from __future__ import annotations

from drafter.messages import Order
from drafter.verify import verify_reply
from tests.verify.examples import NOW

OF_FACTS = {"number", "money", "currency", "date", "duration", "percent", "promise_action"}


def faults_of(source: str, reply: str, order: Order | None = None) -> list[str]:
    """Faults by their words and reason.

    Args:
        source: what a shop says, and after `Customer: ` what the customer wrote.
    """
    shop, customer, theirs = source.partition("Customer: ")
    sources = [text for text in (shop, f"{customer}{theirs}") if text]
    found = verify_reply(reply, sources, order, NOW)
    return [f"{fault.words}: {fault.why}" for fault in found if fault.kind in OF_FACTS]
