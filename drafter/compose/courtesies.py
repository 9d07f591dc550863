"""The brand's own sentences around an answer: how it greets, what it asks, how it hands over. They
rest on no source, and are used as they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.compose import Answerable, Brief
from drafter.compose.answers import Answer
from drafter.drafts import ReasonCode
from drafter.knowledge.brand import Brand
from drafter.knowledge.expressions import Facts, Missing
from drafter.knowledge.slots import parse_slots
from drafter.knowledge.variants import product_named
from drafter.messages import Order

OTHER_ORDER = "other_order"
"""The brand's question for the number of an order that hasn't been named; slot `thing`."""
UNKNOWN_ORDER = "unknown_order"
"""The brand's question about a number that is none of the customer's orders; slot `number`."""
WHICH_ORDER = "which_order"
"""The brand's question where several orders may be meant; slot `orders`."""
MOST_NAMED = 4
"""Orders that a question names. Of more than these, the customer is asked for the number."""
_THANKS = re.compile(r"^(?:Thanks|Thank you)\b[^.!?]*[.!?]\s+")


def greeting(brief: Brief) -> str:
    """By first name where the name field holds one."""
    voice, name = brief.brand.voice, brief.understanding.first_name
    if not name:
        return voice.greeting_without_name
    filled = brief.wording.fill(parse_slots(voice.greeting), {"first_name": name})
    return voice.greeting_without_name if isinstance(filled, Missing) else filled


def disclosure(brief: Brief) -> str | None:
    """The brand's line on automation for this channel, until a reply was sent that has it."""
    line = brief.brand.disclosures.get(brief.message.channel)
    return None if brief.understanding.answered_before else line


def question(answers: Sequence[tuple[Answerable, Answer]], brief: Brief) -> str | None:
    """The one question: the order's number before any of its facts."""
    missing = [(item, one.missing) for item, one in answers if one.missing]
    if not missing:
        return None
    item, fact = next(((i, fact) for i, fact in missing if fact == "order"), missing[0])
    questions = brief.brand.questions
    unknown = [r for r in brief.understanding.references if r not in _known_orders(brief)]
    if fact == "order" and unknown and UNKNOWN_ORDER in questions:
        return _filled(UNKNOWN_ORDER, {"number": unknown[0]}, brief)
    thing = product_named(item.ask.text, brief.brand.products)
    if fact == "order" and brief.understanding.order and OTHER_ORDER in questions:
        # They gave a number, but this ask is about something that isn't on that order.
        return _filled(OTHER_ORDER, {"thing": thing or "that"}, brief)
    known = brief.message.orders
    if fact == "order" and 1 < len(known) <= MOST_NAMED and WHICH_ORDER in questions:
        named = [_named(order) for order in known]
        orders = f"{', '.join(named[:-1])} or {named[-1]}"
        return _filled(WHICH_ORDER, {"orders": orders}, brief)
    return questions.get(fact) or questions["order"]


def _filled(name: str, facts: Facts, brief: Brief) -> str:
    questions = brief.brand.questions
    filled = brief.wording.fill(parse_slots(questions[name]), facts)
    return questions["order"] if isinstance(filled, Missing) else filled


def _named(order: Order) -> str:
    """`48213 (Fell 2 tent)`: customers know what they bought better than its number."""
    things = [item.name for item in order.items]
    if not things:
        return order.id
    return f"{order.id} ({things[0]}{' and more' if len(things) > 1 else ''})"


def handover(brand: Brand, gap: ReasonCode) -> str:
    """What is said of the part of a message that waits for a colleague: the holding reply, without
    its thanks, which would stand in the middle of an answer."""
    reply = brand.holding_replies.get(gap, brand.holding_replies["default"])
    return _THANKS.sub("", reply) or reply


def own_words(brief: Brief, gap: ReasonCode | None, asked: str | None) -> tuple[str, ...]:
    """What a reply to this brief may say without a source.

    Args:
        gap: why part of the message waits for a colleague; None where nothing does, and then
            nothing may be said of one.
        asked: the brand's question.
    """
    voice = brief.brand.voice
    handed = handover(brief.brand, gap) if gap else None
    around = (greeting(brief), voice.closing, voice.closing_when_asking, disclosure(brief))
    return tuple(dict.fromkeys(filter(None, (*around, asked, handed))))


def _known_orders(brief: Brief) -> set[str]:
    return {order.id for order in brief.message.orders}
