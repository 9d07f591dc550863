"""Builds what steps take, with the least that a test has to say."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from drafter.channels import reply_window
from drafter.compose import Answerable, Brief
from drafter.drafts import ReasonCode
from drafter.judge import Judgement, judge
from drafter.knowledge.brand import Brand, load_brand
from drafter.knowledge.entries import Entry
from drafter.knowledge.entry_files import load_entries
from drafter.knowledge.slots import Wording
from drafter.messages import DirectMessage
from drafter.retrieve.retriever import Found, Match
from drafter.retrieve.settling import SettledAsk
from drafter.timing import Deadline
from drafter.triage import Evidence
from drafter.understand import understand
from drafter.understand.orders import items_wanted, order_of_ask
from drafter.understand.places import place_of
from drafter.understand.signals import Sighting
from tests.fakes import NOW

ROOT = Path(__file__).parent.parent


@lru_cache(maxsize=1)
def fernway() -> Brand:
    return load_brand(ROOT / "knowledge" / "fernway")


@lru_cache(maxsize=1)
def entries() -> dict[str, Entry]:
    return {entry.id: entry for entry in load_entries(ROOT / "knowledge" / "fernway")}


def message(text: str, **fields: Any) -> DirectMessage:
    return DirectMessage.model_validate({"text": text, **fields})


def settled(
    text: str, entry: str | None, *, score: float = 0.9, covered: float = 0.9
) -> SettledAsk:
    match = Match(entry, score, 0.9, text) if entry else None
    near = Match(entry or "faq/contact", score if entry else 0.1, 0.5, text)
    return SettledAsk(text, match, Found((near,), covered), ((text,),))


def in_time(seconds: float = 5) -> Deadline:
    return Deadline.after(seconds, time.perf_counter)


def brief(
    dm: DirectMessage,
    *asks: tuple[str, str | None],
    brand: Brand | None = None,
    now: datetime = NOW,
    locale: str = "en_GB",
    gap: ReasonCode | None = None,
) -> Brief:
    """A brief in which each ask, by its words, is answered by the named entry of Fernway."""
    brand = brand or fernway()
    understanding = understand(dm, languages=brand.languages)
    found = []
    for text, entry_id in asks:
        entry = entries()[entry_id] if entry_id else None
        order = order_of_ask(text, dm.orders, understanding.order, brand.products)
        place = place_of(text, dm, order, brand.regions, home=brand.region)
        judgements: Sequence[Judgement] = ()
        items, in_part = items_wanted(text, order) if order else ((), False)
        if entry and entry.policy:
            judgements = judge(
                entry,
                order,
                items,
                customer=dm.customer,
                now=now,
                zone=brand.zone,
                place=place,
                in_part=in_part,
            )
        day = now.astimezone(brand.zone).date()
        named = [entries()[name] for name in entry.offers] if entry else []
        offered = tuple(one for one in named if one.is_valid_on(day))
        asked = settled(text, entry_id)
        found.append(Answerable(asked, entry, order, place, tuple(judgements), offered, in_part))
    constants = {f"links.{name}": link for name, link in brand.links.items()}
    constants |= {f"contacts.{name}": contact for name, contact in brand.contacts.items()}
    wording = Wording(locale, brand.zone, now, constants)
    window = reply_window(dm.channel, dm.last_sent_at, now)
    return Brief(dm, understanding, found, brand, wording, in_time(), window, gap)


def evidence(
    dm: DirectMessage,
    *asks: SettledAsk,
    sightings: Sequence[Sighting] = (),
    judgements: Sequence[Judgement] = (),
    brand: Brand | None = None,
) -> Evidence:
    brand = brand or fernway()
    return Evidence(
        message=dm,
        understanding=understand(dm, languages=brand.languages),
        sightings=sightings,
        asks=asks or (settled(dm.text or "photo", "faq/track-order"),),
        judgements=judgements,
        brand=brand,
        entries=entries(),
    )
