"""Which sensitive signals a message carries, with the words that raised each.

Patterns raise a signal alone. Beside them a classifier reads the message, its asks and its clauses,
so that a threat in one clause of an ordinary question isn't averaged away.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TypeAlias

import numpy as np

from drafter.knowledge.brand import NEVER_OFF, Thresholds
from drafter.knowledge.builds import Build
from drafter.knowledge.embedding import Embedded
from drafter.knowledge.heads import Row
from drafter.knowledge.literals import PatternIndex
from drafter.knowledge.signals import NO_REPLY, Signal
from drafter.understand.classifier import SignalClassifier, exemplars_of
from drafter.understand.language import language_of_script
from drafter.understand.steering import (
    Field,
    clear_command,
    disguised_command,
    is_prose,
    plain_command,
    steering_field,
)
from drafter.understand.steering.reading import STEERS, SUPPORTED, SteeringReader
from drafter.understand.steering.telling import tells

INJECTION = "injection_suspected"
COMPANY = "the company"
Patterns: TypeAlias = list[re.Pattern[str]]
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A signal seen. `words` are the customer's; `source` is `rule:…` for a pattern, `signal:…`
    for a classifier."""

    code: str
    probability: float
    words: str
    source: str
    leans: bool = False
    """Not sure enough to raise its reason alone."""


class SignalReader:
    """Reads signals off texts."""

    def __init__(
        self,
        signals: Mapping[str, Signal],
        classifier: SignalClassifier,
        steering: SteeringReader | None,
        brand: str = "",
        languages: Container[str] = (),
    ) -> None:
        self._signals = signals
        self._brand = brand
        self._languages = languages
        self._codes = sorted(signals)
        self._patterns = [
            (code, one) for code, signal in signals.items() for one in signal.patterns
        ]
        self._index = PatternIndex([one for _, one in self._patterns])
        self._classifier = classifier
        self._steering = steering

    @classmethod
    def fit(cls, build: Build, *, heard: Sequence[str] = (), cache: Path | None = None) -> Self:
        """Fit the classifiers of a build. With `cache`, keep them in that .npz file and one beside
        it.

        Args:
            heard: the labels of the embedder that reads the messages.
        """
        beside = cache.with_suffix(".steering.npz") if cache else None
        return cls(
            build.signals,
            SignalClassifier.fit(exemplars_of(build), heard=heard, cache=cache),
            SteeringReader.fit(build, INJECTION, heard=heard, cache=beside),
            build.brand.name,
            build.brand.languages,
        )

    def read(
        self,
        whole: str,
        texts: Sequence[str],
        read: Embedded,
        *,
        thresholds: Thresholds,
        unheard: Container[str] = (),
        hidden: str = "",
        veiled: bool = False,
    ) -> list[Sighting]:
        """Signals in `whole`, by pattern, and in any of `texts` (as they were read, the whole
        message first), by classifier. One sighting a signal, a pattern's if there is one. Those
        between the brand's `leaning` and the signal's own threshold only lean.

        Args:
            unheard: which of the texts are left out.
            hidden: what was written beside the whole and nobody sees, as no customer writes.
            veiled: pains were taken that the words aren't found, which says enough of a command.
        """
        whole = f"{whole} {hidden}".strip()
        left = [place for place, text in enumerate(texts) if text not in unheard]
        texts, read = [texts[place] for place in left], read[left]
        seen: list[Sighting] = []
        possible = self._possible(whole)
        steered = self._steered(
            whole, texts, read, possible[INJECTION], hidden=hidden, veiled=veiled
        )
        # Beside a command each part counts as if it stood alone: what was added hides no threat.
        scores = self._classifier.probabilities(texts, read, trusted=not steered)
        for column, code in enumerate(self._codes):
            if code == INJECTION:
                seen += steered
                continue
            if hidden and code in NO_REPLY:
                continue  # thanks with more behind them are no mere thanks
            words = words_caught(self._signals[code], whole, possible[code])
            if words is not None:
                seen.append(Sighting(code, 1.0, words, f"rule:{code}"))
                continue
            if not texts:
                continue
            # Only the whole message, which stands first, can be spam or thanks.
            best = 0 if code in NO_REPLY else int(np.argmax(scores[:, column]))
            probability = float(scores[best, column])
            threshold = _threshold(code, thresholds)
            if probability >= min(threshold, thresholds.leaning):
                leans = probability < threshold
                seen.append(Sighting(code, probability, texts[best], f"signal:{code}", leans))
        return seen

    def _possible(self, text: str) -> defaultdict[str, Patterns]:
        """The patterns of each signal that a text could match. Most signals have none."""
        possible: defaultdict[str, Patterns] = defaultdict(list)
        for place in sorted(self._index.places(text)):
            code, pattern = self._patterns[place]
            possible[code].append(pattern)
        return possible

    def _steered(
        self,
        whole: str,
        texts: Sequence[str],
        read: Embedded,
        possible: Patterns,
        *,
        hidden: str,
        veiled: bool,
    ) -> list[Sighting]:
        """A command to the machine: by pattern, where what it means doesn't speak against it, by
        what it means alone, or because it was hidden."""
        if INJECTION not in self._signals:
            return []
        likely = self._likely(texts, read)
        words = words_caught(self._signals[INJECTION], whole, possible)
        words = words or commanded(disguised_command, whole, self._brand)
        words = words or commanded(clear_command, whole, self._brand)
        if words is None and (veiled or max(likely, default=0.0) >= SUPPORTED):
            words = commanded(plain_command, whole, self._brand)
        if words is not None:
            return [_by_rule(words)]
        meant = _meant(texts, likely, whole) if self._steering else []
        return meant or ([_by_rule(hidden)] if hidden else [])

    def _likely(self, texts: Sequence[str], read: Embedded) -> Row:
        """How likely each text steers; without exemplars nothing speaks against a pattern. In a
        script that the brand doesn't serve none does: the encoder has hardly a word of it, and
        takes one text for the next."""
        if self._steering is None:
            return np.ones(1, dtype=np.float32)
        likely = self._steering.probabilities(texts, read)
        foreign = [place for place, text in enumerate(texts) if self._is_foreign(text)]
        likely[foreign] = 0.0
        return likely

    def _is_foreign(self, text: str) -> bool:
        code = language_of_script(text)
        return code is not None and code not in self._languages

    def suspects(self, fields: Sequence[tuple[Field, str]]) -> tuple[str, ...]:
        """Texts of fields whose words alone make them worth a vector. Most have none such."""
        steering = self._steering
        if steering is None:
            return ()
        texts = dict.fromkeys(_flat(text) for kind, text in fields if is_prose(kind, text))
        return tuple(text for text in texts if steering.is_suspect(text))

    def smuggled(
        self,
        fields: Sequence[tuple[Field, str]],
        suspects: Sequence[str],
        read: Embedded,
    ) -> list[Sighting]:
        """Instructions to a machine in fields that hold none: order notes, names, earlier turns.
        By pattern, and in `suspects` (as they were read) by classifier."""
        signal = self._signals.get(INJECTION)
        if signal is None:
            return []
        found = (
            signal.words(_flat(text), self._possible(_flat(text))[INJECTION])
            or steering_field(kind, text)
            for kind, text in fields
        )
        seen = [_by_rule(words) for words in found if words]
        if self._steering and suspects and not seen:
            seen += _meant(suspects, self._likely(suspects, read))
        return seen


def _by_rule(words: str) -> Sighting:
    return Sighting(INJECTION, 1.0, words, f"rule:{INJECTION}")


def _meant(texts: Sequence[str], likely: Row, whole: str = "") -> list[Sighting]:
    """The text that most likely steers, where one does by what it means alone."""
    steers = [
        place
        for place, text in enumerate(texts)
        if likely[place] >= STEERS and not tells(text, whole)
    ]
    best = max(steers, key=lambda place: float(likely[place]), default=None)
    if best is None:
        return []
    return [Sighting(INJECTION, float(likely[best]), texts[best], f"signal:{INJECTION}")]


def _flat(text: str) -> str:
    return " ".join(text.split())


def _threshold(code: str, thresholds: Thresholds) -> float:
    if code in NEVER_OFF:
        return thresholds.critical_signal
    # Spam is silenced whatever it asks, so it has to be as sure as a reason.
    quiet = code in NO_REPLY and code != "spam"
    return thresholds.quiet if quiet else thresholds.signal


def words_caught(signal: Signal, whole: str, patterns: Patterns | None = None) -> str | None:
    """The words that a pattern catches in the whole, or in a sentence read alone, so that nothing
    written beside a threat excuses it. Thanks and spam are such only as a whole.

    Args:
        patterns: those that the whole could match, if that is known. No sentence could match
            others, as it holds nothing that the whole lacks.
    """
    words = signal.words(whole, patterns)
    if words is not None or signal.code in NO_REPLY:
        return words
    sentences = _SENTENCE_END.split(whole)
    alone = (signal.words(sentence, patterns) for sentence in sentences if sentence != whole)
    return next((words for words in alone if words is not None), None)


def commanded(command: Callable[[str], str | None], whole: str, brand: str) -> str | None:
    """The words in which a pattern finds a command, the brand's name standing for the company."""
    if not brand:
        return command(whole)
    named = re.compile(rf"\b{re.escape(brand)}\b", re.IGNORECASE)
    words = command(named.sub(COMPANY, whole))
    return words if words is None or words in whole else words.replace(COMPANY, brand)
