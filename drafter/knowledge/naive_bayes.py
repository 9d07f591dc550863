"""Which words speak for a class: naive Bayes over the words of a text.

Embeddings blur "pills" and "vitamins", "solicitor" and "agent"; words keep them apart, and say
nothing where a text uses none they know. So one complements the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from drafter.knowledge.heads import Labels, Matrix

SMOOTHING = 0.1
"""Texts in which each word is taken to have stood beside those it did; the least of .1, .5 and 1
did best on held-out exemplars."""
_WORD = re.compile(r"[^\W_]+(?:'\w+)?")


@dataclass(frozen=True, slots=True)
class NaiveBayes:
    """Log-odds of a class against all others, a word. `weights` has a row a word of `words`, shape
    (words, classes)."""

    words: dict[str, int]
    weights: Matrix

    def odds(self, texts: Sequence[str]) -> Matrix:
        """Sum of the log-odds of each text's words, shape (texts, classes); 0 for unknown ones."""
        odds = np.zeros((len(texts), self.weights.shape[1]), dtype=np.float32)
        for row, text in enumerate(texts):
            known = [self.words[word] for word in words_of(text) if word in self.words]
            odds[row] = self.weights[known].sum(axis=0)
        return odds


def words_of(text: str) -> frozenset[str]:
    """The distinct words of a text, in lower case."""
    return frozenset(_WORD.findall(text.lower()))


def fit_naive_bayes(texts: Sequence[str], labels: Labels, classes: int) -> NaiveBayes:
    """Count words. One that stands in a single text says nothing and is left out.

    Args:
        labels: the class of each text; those from `classes` on only speak against.
    """
    bags = [words_of(text) for text in texts]
    often = Counter(word for bag in bags for word in bag)
    words = {word: place for place, word in enumerate(sorted(w for w in often if often[w] > 1))}
    everything = max(classes, int(labels.max(initial=0)) + 1)
    counts = np.zeros((len(words), everything), dtype=np.float32)
    for bag, label in zip(bags, labels, strict=True):
        for word in bag & words.keys():
            counts[words[word], label] += 1
    sizes = np.bincount(labels, minlength=everything).astype(np.float32)
    mine, size = counts[:, :classes], sizes[:classes]
    others, rest = counts.sum(axis=1, keepdims=True) - mine, sizes.sum() - size
    weights: Matrix = np.log((mine + SMOOTHING) / (size + 2 * SMOOTHING)) - np.log(
        (others + SMOOTHING) / (rest + 2 * SMOOTHING)
    )
    return NaiveBayes(words, weights.astype(np.float32))
