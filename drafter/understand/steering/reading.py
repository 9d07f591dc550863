"""How sure one can be that a text steers the machine, from its words and its embedding together.

Patterns know the commands that somebody thought of; this reads the rest. Words and pairs of words
tell what is spoken of (the reply, the rules, the customer in the third person), the embedding what
is meant. Both are fitted on the signal's exemplars against its look-alikes, against those of all
other signals and against what customers ask.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt
from pathlib import Path
from typing import Self, TypeAlias

import numpy as np

from drafter.knowledge.builds import Build
from drafter.knowledge.embedding import Embedded, Vectors
from drafter.knowledge.fitted import keep_weights, kept_weights
from drafter.knowledge.heads import Row
from drafter.understand.hearing import Hearing

Terms: TypeAlias = np.ndarray[tuple[int], np.dtype[np.str_]]
Flags: TypeAlias = np.ndarray[tuple[int], np.dtype[np.bool_]]

STRENGTH = 30.0
"""Inverse regularisation; chosen, like MEANING, on attacks that were written for it."""
MEANING = 1.5
"""How much a vector of length 1 weighs beside the words, which have length 1 too."""
HEARD = 0.3
"""How much of it is what tuned layers hear, where there are any."""
STEERS = 0.8
"""Probability from which a text steers. With patterns beside it this finds .95 of 130 commands that
two hands wrote and nothing was fitted to, and takes .01 of two hundred look-alikes for one."""
SUPPORTED = 0.4
"""Probability from which a pattern is believed; below, it met an ordinary phrase."""
SUSPECT = 0.05
"""Probability by words alone from which a field is worth embedding."""
_TOKEN = re.compile(r"\w+|[^\w\s]")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Words:
    """A logit from words: each term's weight, already times its rarity."""

    rarity: dict[str, float]
    weights: dict[str, float]

    def logit(self, text: str) -> float:
        """The weight of a text's terms, normalised by the length of its term vector."""
        counted = Counter(term for term in _terms(text) if term in self.rarity)
        values = {term: (1.0 + log(n)) * self.rarity[term] for term, n in counted.items()}
        length = sqrt(sum(value * value for value in values.values())) or 1.0
        return sum(value * self.weights[term] for term, value in values.items()) / length


class SteeringReader:
    """Reads how likely texts are to steer. Without exemplars nothing does.

    Args:
        joint: word weights beside which `meaning` weighs the vector.
        alone: word weights for texts that have no vector yet.
        hearing: of the same signal.
    """

    def __init__(
        self,
        joint: _Words,
        meaning: Row,
        bias: float,
        alone: _Words,
        alone_bias: float,
        hearing: Hearing,
    ) -> None:
        self._hearing = hearing
        self._joint, self._meaning, self._bias = joint, meaning, bias
        self._alone, self._alone_bias = alone, alone_bias

    @classmethod
    def fit(
        cls, build: Build, code: str, *, heard: Sequence[str] = (), cache: Path | None = None
    ) -> Self | None:
        """Fit on a build's exemplars of the signal `code`; None where it has none. With `cache`,
        keep the weights in that .npz file."""
        hearing = Hearing.of(heard, (code,))
        if kept := kept_weights(cache):
            return cls._from(kept["terms"], kept["rarity"], kept["weights"], kept["alone"], hearing)
        records = [*build.signal_records, *(r for r in build.records if r.kind == "ask")]
        right = np.asarray([r.owner == code and r.kind == "example" for r in records])
        if not right.any() or right.all():
            return None
        asks = [place for place, record in enumerate(build.records) if record.kind == "ask"]
        vectors = np.concatenate([build.signal_vectors, build.vectors[asks]])
        terms, rarity, weights, alone = _fit([record.text for record in records], vectors, right)
        keep_weights(cache, terms=terms, rarity=rarity, weights=weights, alone=alone)
        return cls._from(terms, rarity, weights, alone, hearing)

    @classmethod
    def _from(cls, terms: Terms, rarity: Row, weights: Row, alone: Row, hearing: Hearing) -> Self:
        """From one row of weights each: terms first, then (in `weights`) the vector, then bias."""
        names, count = [str(term) for term in terms], len(terms)
        rare = dict(zip(names, map(float, rarity), strict=True))
        joint = _Words(rare, dict(zip(names, map(float, weights[:count]), strict=True)))
        by_words = _Words(rare, dict(zip(names, map(float, alone[:count]), strict=True)))
        return cls(
            joint, weights[count:-1], float(weights[-1]), by_words, float(alone[-1]), hearing
        )

    def probabilities(self, texts: Sequence[str], read: Embedded) -> Row:
        """One probability a text, from its words and from what it means."""
        words = np.asarray([self._joint.logit(text) for text in texts], dtype=np.float32)
        seen: Row = (
            words + np.float32(MEANING) * (read.vectors @ self._meaning) + np.float32(self._bias)
        )
        logits = self._hearing.joined(seen[:, None], read.scores, share=HEARD)[:, 0]
        result: Row = (1.0 / (1.0 + np.exp(-logits))).astype(np.float32)
        return result

    def is_suspect(self, text: str) -> bool:
        """Whether the words alone make a text worth a vector."""
        logit = self._alone.logit(text) + self._alone_bias
        return bool(1.0 / (1.0 + np.exp(-logit)) >= SUSPECT)


def _fit(texts: Sequence[str], vectors: Vectors, right: Flags) -> tuple[Terms, Row, Row, Row]:
    from scipy.sparse import csr_matrix, hstack
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    counter = TfidfVectorizer(analyzer=_terms, sublinear_tf=True)
    words = counter.fit_transform(texts)
    both = hstack([words, csr_matrix(vectors * MEANING)]).tocsr()
    joint = LogisticRegression(C=STRENGTH, max_iter=3000).fit(both, right)
    alone = LogisticRegression(C=STRENGTH, max_iter=3000).fit(words, right)
    return (
        np.asarray(counter.get_feature_names_out(), dtype=np.str_),
        counter.idf_.astype(np.float32),
        np.append(joint.coef_[0], joint.intercept_[0]).astype(np.float32),
        np.append(alone.coef_[0], alone.intercept_[0]).astype(np.float32),
    )


def _terms(text: str) -> list[str]:
    """Words and punctuation marks, alone and in pairs; which digit it is tells nothing."""
    tokens = _TOKEN.findall(_DIGIT.sub("0", text.lower()))
    return [*tokens, *(f"{one} {two}" for one, two in pairwise(tokens))]
