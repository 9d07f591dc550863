"""What one run of a reply rests on: its cited sources, taken together."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from drafter.drafts import Verdict
from drafter.verify.claims.amounts import (
    Amount,
    Claim,
    Clock,
    Day,
    Mention,
    Weekdays,
)
from drafter.verify.claims.money import currency_of
from drafter.verify.english.places import place_of
from drafter.verify.english.trade import PROCESS
from drafter.verify.english.words import words_of
from drafter.verify.evidence.customers import sums_of
from drafter.verify.evidence.orders import OrderFacts
from drafter.verify.evidence.setting import Setting
from drafter.verify.evidence.timeline import Timeline
from drafter.verify.grounds import Grounds
from drafter.verify.reading.reading import Reading, Sentence

_LISTED = re.compile(r",? ?(?:and |or |& )?(?:on )?")
"""What stands between days of the week that are listed."""
_IMPLIED = {"money": "cost", "free": "cost", "percent": "discount"}
"""What may be said of a figure of a kind, even where the source leaves it to be understood."""


@dataclass(frozen=True)
class Evidence:
    """Cited texts, orders and verdicts, with everything that is asked of them worked out once."""

    setting: Setting
    readings: tuple[Reading, ...]
    """Of knowledge, policy sentences, verdicts' reasons and the sentences of ticked actions."""
    orders: tuple[OrderFacts, ...]
    verdicts: tuple[Verdict, ...]
    actions: tuple[Reading, ...]
    unknown: tuple[str, ...]
    """Cited, but not there."""
    records: tuple[Reading, ...] = ()
    """Of the readings, those of records of this very case."""

    @property
    def grounds(self) -> Grounds:
        """The grounds of the whole reply."""
        return self.setting.grounds

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is cited."""
        return not (self.readings or self.orders or self.verdicts)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence that is cited, those on the order's status last."""
        return tuple(s for reading in (*self.readings, *self.statuses) for s in reading.sentences)

    @cached_property
    def told(self) -> tuple[Sentence, ...]:
        """The sentences that are cited, without those on the order's status."""
        return tuple(s for reading in self.readings for s in reading.sentences)

    @cached_property
    def statuses(self) -> tuple[Reading, ...]:
        """What the orders' status says, in words."""
        return tuple(facts.status for facts in self.orders if facts.status)

    @cached_property
    def verbatim(self) -> frozenset[str]:
        """The cited sentences as they are compared word for word."""
        return frozenset(s.flat for reading in self.readings for s in reading.sentences)

    def has_said(self, sentence: Sentence) -> bool:
        """Whether it is a cited sentence, or one of the brand's own, word for word."""
        return sentence.flat in self.verbatim or sentence.flat in self.setting.own_sentences

    def told_of(self, pattern: re.Pattern[str]) -> bool:
        """Whether a source has the words of a pattern itself."""
        return any(pattern.search(sentence.text) for sentence in self.told)

    @property
    def heard(self) -> tuple[Sentence, ...]:
        """What the customer says."""
        return self.setting.customer_sentences

    @cached_property
    def known(self) -> frozenset[str]:
        """Concepts of what the customer says, and of the orders and their status."""
        told = (*self.heard, *(s for reading in self.statuses for s in reading.sentences))
        facts = (facts.concepts for facts in self.orders)
        return frozenset[str]().union(*(s.concepts for s in told), *facts)

    @cached_property
    def customers_numbers(self) -> frozenset[Decimal]:
        """What customers count of their own; it may be echoed of whatever they meant."""
        counted = (a for a in self.customers_amounts if a.kind in ("number", "times"))
        return frozenset(value for a in counted for value in (a.low, a.high))

    @cached_property
    def customers_sums(self) -> frozenset[Decimal]:
        """What they spend, in figures without a currency."""
        return frozenset(sums_of(self.heard))

    @cached_property
    def customers_amounts(self) -> tuple[Amount, ...]:
        """Every figure of theirs."""
        return tuple(c for s in self.heard for c in s.claims if isinstance(c, Amount))

    @cached_property
    def currencies(self) -> frozenset[str]:
        """Those of the sources' and the orders' amounts; where there are none, the locale's."""
        told = {amount.unit for amount, _ in self.amounts.get("money", ())}
        told |= {f.order.currency or "" for f in self.orders}
        return frozenset(told - {""}) or currency_of(self.grounds.locale)

    @cached_property
    def counts_of_time(self) -> frozenset[Decimal]:
        """The bare figures of the shop's lengths of time: 14 of `14 days`."""
        return frozenset[Decimal]().union(*(r.counts_of_time for r in self.readings))

    @cached_property
    def customers_days(self) -> tuple[Day, ...]:
        """The dates the customer names."""
        return tuple(c for s in self.heard for c in s.claims if isinstance(c, Day))

    @cached_property
    def things(self) -> frozenset[str]:
        """What the order's items are called, and the things the customer speaks of: each stands for
        the order, parcel or item of a rule."""
        heard = frozenset(w.concept for s in self.heard for w in s.words if not w.weak)
        return heard.union(*(facts.concepts for facts in self.orders)) - PROCESS

    @cached_property
    def placed(self) -> tuple[tuple[Claim, Sentence], ...]:
        """Every claim of the sources with its sentence."""
        return tuple((claim, s) for s in self.sentences for claim in s.claims)

    @cached_property
    def amounts(self) -> dict[str, list[tuple[Amount, Sentence]]]:
        """Figures of the sources by kind."""
        found: dict[str, list[tuple[Amount, Sentence]]] = {}
        for claim, sentence in self.placed:
            if isinstance(claim, Amount):
                found.setdefault(claim.kind, []).append((claim, sentence))
        return found

    @cached_property
    def named_days(self) -> tuple[Day, ...]:
        """Dates the sources name, and the names of the orders' items: a ticket's."""
        return tuple(
            c for c in (*(c for c, _ in self.placed), *self._of_items) if isinstance(c, Day)
        )

    @cached_property
    def weekdays(self) -> tuple[Weekdays, ...]:
        """Days of the week the sources name."""
        return tuple(claim for claim, _ in self.placed if isinstance(claim, Weekdays))

    @cached_property
    def day_lists(self) -> frozenset[frozenset[int]]:
        """The days of the week that a source lists with one another: `Tuesdays, Fridays and Sundays`."""
        runs: list[frozenset[int]] = []
        for sentence in self.told:
            end = None
            for claim in sentence.claims:
                if isinstance(claim, Weekdays):
                    gap = (
                        sentence.text[end - sentence.start : claim.start - sentence.start]
                        if end
                        else "."
                    )
                    before = runs.pop() if _LISTED.fullmatch(gap) else frozenset[int]()
                    runs.append(before | claim.days)
                    end = claim.end
        return frozenset(runs)

    @cached_property
    def clocks(self) -> tuple[Clock, ...]:
        """Times of day the sources name, and the names of the orders' items."""
        named = (*(c for c, _ in self.placed), *self._of_items)
        return tuple(claim for claim in named if isinstance(claim, Clock))

    @property
    def _of_items(self) -> tuple[Claim, ...]:
        return tuple(claim for facts in self.orders for claim in facts.named)

    @cached_property
    def today(self) -> date:
        """The brand's day."""
        return self.grounds.now.astimezone(self.grounds.zone).date()

    @cached_property
    def timeline(self) -> Timeline:
        """The days that are known, and those that follow from them."""
        until = (v.until.astimezone(self.grounds.zone).date() for v in self.verdicts if v.until)
        days = tuple(facts.days for facts in self.orders)
        return Timeline(
            self.today,
            self.told,
            self.placed,
            (*self.named_days, *self.customers_days),
            self.heard,
            days,
            frozenset(until),
        )

    @cached_property
    def mentions(self) -> dict[str, frozenset[str]]:
        """Links, addresses, phones, handles and codes of the sources, by kind."""
        found: dict[str, set[str]] = {}
        for claim, _ in self.placed:
            if isinstance(claim, Mention):
                found.setdefault(claim.kind, set()).add(claim.value)
        return {kind: frozenset(values) for kind, values in found.items()}

    @cached_property
    def concepts(self) -> frozenset[str]:
        """Every concept of what is cited."""
        implied = {concept for kind, concept in _IMPLIED.items() if self.amounts.get(kind)} | (
            {"cost"} if any(facts.amounts for facts in self.orders) else set()
        )
        return frozenset(implied).union(
            *(reading.concepts for reading in (*self.readings, *self.statuses)),
            *(facts.concepts for facts in self.orders),
            self.link_concepts,
            self.mentions,  # an address is of an email, a number of a phone
        )

    @cached_property
    def link_concepts(self) -> frozenset[str]:
        """Concepts of the words in the sources' links: `/returns` is about returns."""
        links = self.mentions.get("url", frozenset())
        return frozenset(w.concept for link in links for w in words_of(link.replace("-", " ")))

    @cached_property
    def counts(self) -> Counter[str]:
        """How often the sources use each concept."""
        found: Counter[str] = Counter()
        for reading in self.readings:
            found.update(w.concept for s in reading.sentences for w in s.words)
        return found

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Concepts of words that stand side by side in a source."""
        return tuple(pair for reading in self.readings for pair in reading.pairs)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of what is cited, in lower case."""
        return frozenset[str]().union(
            *(reading.vocabulary for reading in (*self.readings, *self.statuses)),
            *(facts.words for facts in self.orders),
        )

    @cached_property
    def places(self) -> frozenset[str]:
        """Places the shop names."""
        told = (r.vocabulary for r in self.readings)
        words = frozenset[str]().union(*told, *(facts.words for facts in self.orders))
        return frozenset(place for word in words if (place := place_of(word)))
