"""How much of what a reply's clause speaks of stands in a source's clause or sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drafter.verify.clauses import Clause
from drafter.verify.reading import Sentence
from drafter.verify.speech import Statement
from drafter.verify.words import is_weak

WEAK_WEIGHT = 0.4
"""What a weak word counts against a strong one."""
CARRIED_WEIGHT = 0.8
"""What a word counts that a source's "it" or "they" may stand for."""


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """A source clause beside a statement. `shared` is the weight of what both speak of, `of_reply`
    and `of_source` its share of each."""

    sentence: Sentence
    clause: Clause
    shared: float
    of_reply: float
    of_source: float
    around: float
    """Weight that the two whole sentences share."""

    @property
    def score(self) -> float:
        """What is shared, less where the source speaks of much else."""
        return self.shared * (1 + self.of_source) / 2


def weight(concepts: Iterable[str]) -> float:
    """What concepts count for together."""
    return sum(WEAK_WEIGHT if is_weak(concept) else 1.0 for concept in concepts)


def matches(statement: Statement, sentences: Iterable[Sentence]) -> list[Match]:
    """Every source clause that shares a concept with the statement, the closest first."""
    whole = weight(statement.concepts) or 1.0
    found = []
    for sentence in sentences:
        for clause in sentence.clauses:
            common = statement.concepts & clause.concepts
            meant = statement.concepts & clause.carried
            if common or meant:
                shared = weight(common) + CARRIED_WEIGHT * weight(meant)
                of_source = weight(common) / (weight(clause.concepts) or 1.0)
                around = weight(statement.sentence.concepts & sentence.concepts)
                found.append(Match(sentence, clause, shared, shared / whole, of_source, around))
    found.sort(key=_score, reverse=True)
    return found


def _score(match: Match) -> float:
    return match.score
