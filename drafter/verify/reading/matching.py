"""How much of what a reply's clause speaks of stands in a source's clause or sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drafter.verify.reading.clauses import Clause
from drafter.verify.reading.reading import Sentence
from drafter.verify.reading.speech import Statement

WEAK_WEIGHT = 0.4
"""What a weak word counts against a strong one."""
CARRIED_WEIGHT = 0.8
"""What a word counts that a source's "it" or "they" may stand for."""


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """A source clause beside a statement. `shared` is the weight of what both speak of, `of_reply`
    and `of_source` its share of each; `score` is what is shared, less where the source speaks of
    much else."""

    sentence: Sentence
    clause: Clause
    shared: float
    of_reply: float
    of_source: float
    around: float
    """Weight that the two whole sentences share."""
    score: float


def matches(statement: Statement, sentences: Iterable[Sentence]) -> list[Match]:
    """Every source clause that shares a concept with the statement, the closest first."""
    concepts, strong = statement.concepts, statement.strong
    whole = _weight(len(concepts), len(strong)) or 1.0
    spoken = statement.sentence
    found = []
    for sentence in sentences:
        around = -1.0
        for clause in sentence.clauses:
            common = concepts & clause.concepts
            meant = concepts & clause.carried
            if not (common or meant) or (clause.excluding and not common & clause.strong):
                continue
            if around < 0:
                both = spoken.concepts & sentence.concepts
                around = _weight(len(both), len(both & sentence.strong))
            told = _weight(len(common), len(common & strong))
            shared = told + CARRIED_WEIGHT * _weight(len(meant), len(meant & strong))
            of_source = told / (_weight(len(clause.concepts), len(clause.strong)) or 1.0)
            score = shared * (1 + of_source) / 2
            found.append(Match(sentence, clause, shared, shared / whole, of_source, around, score))
    found.sort(key=_score, reverse=True)
    return found


def _weight(count: int, strong: int) -> float:
    return strong + WEAK_WEIGHT * (count - strong)


def _score(match: Match) -> float:
    return match.score
