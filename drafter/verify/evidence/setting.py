"""What holds for a whole reply, whatever its parts cite: the customer, their words, the brand."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from drafter.messages import Order
from drafter.verify.claims.contacts import find_contacts
from drafter.verify.claims.references import reference_value
from drafter.verify.english.words import Word, folded, words_of
from drafter.verify.evidence.orders import OrderFacts, facts_of
from drafter.verify.grounds import Grounds
from drafter.verify.reading.reading import Sentence, read_source


@dataclass(frozen=True)
class Setting:
    """The grounds, with what several parts ask of them worked out once."""

    grounds: Grounds
    _facts: dict[str, OrderFacts] = field(default_factory=dict)

    def facts_of(self, order: Order) -> OrderFacts:
        """What is known of one of the customer's orders."""
        if order.id not in self._facts:
            self._facts[order.id] = facts_of(order, self.grounds.zone)
        return self._facts[order.id]

    @cached_property
    def customer_names(self) -> frozenset[str]:
        """Words of the customer's name and handle, in lower case."""
        customer = self.grounds.customer
        named = folded(f"{customer.name or ''} {customer.handle or ''}")
        return frozenset(word.text for word in words_of(named))

    @cached_property
    def customer_words(self) -> frozenset[str]:
        """Words of the customer's message, in lower case."""
        return frozenset(word.text for word in self._spoken)

    @cached_property
    def customer_concepts(self) -> frozenset[str]:
        """Concepts of the customer's message."""
        return frozenset(word.concept for word in self._spoken) - {""}

    @cached_property
    def customer_references(self) -> frozenset[str]:
        """Runs of letters and digits the customer wrote, to be echoed."""
        return frozenset(reference_value(run) for run in self.grounds.customer_words.split())

    @cached_property
    def customer_contacts(self) -> frozenset[str]:
        """Addresses and numbers the customer wrote, in comparable form."""
        return frozenset(c.value for c in find_contacts(folded(self.grounds.customer_words)))

    @cached_property
    def customer_sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the customer's message."""
        return read_source(self.grounds.customer_words, self.grounds.locale).sentences

    @cached_property
    def own_sentences(self) -> frozenset[str]:
        """The brand's own sentences, for comparing word for word."""
        readings = (read_source(text, self.grounds.locale) for text in self.grounds.own_words)
        return frozenset(sentence.flat for reading in readings for sentence in reading.sentences)

    @cached_property
    def _spoken(self) -> list[Word]:
        return words_of(folded(self.grounds.customer_words))
