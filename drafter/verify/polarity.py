"""Whether a reply denies what its source affirms, or affirms what it denies."""

from __future__ import annotations

import re
from itertools import pairwise

from drafter.verify.amounts import Weekdays
from drafter.verify.boundaries import EXCEPT
from drafter.verify.clauses import Clause
from drafter.verify.evidence import Evidence
from drafter.verify.matching import Match
from drafter.verify.reading import Sentence
from drafter.verify.speech import Statement
from drafter.verify.trade import PROCESS
from drafter.verify.words import Word, concept_of, is_weak

ENOUGH = 1.4
"""Weight two clauses must share before their polarity is compared."""
CLOSE = 0.85
"""Share of the best match's weight from which another source clause speaks for the reply too."""
MOST = 0.55
NEARLY_ALL = 0.9
MUCH = 0.7
_WELCOME = re.compile(
    r"\b(?:welcome|allowed|permitted|accepted|available|possible)\b", re.IGNORECASE
)
"""What says of a single thing that it may be."""
AROUND = 1.9
"""Weight two sentences must share for one word of their clauses to be compared."""
_TURNING = re.compile(r"\b(?:unless|except|only|other than|apart from|until)\b", re.IGNORECASE)
_ABROAD = re.compile(
    r"\b(?:outside|other than|anywhere else|elsewhere|beyond|abroad|no(?:thing|body|"
    r"where) (?:else|but))\b",
    re.IGNORECASE,
)
_ALLOWS = re.compile(
    r"\b(?:can|may|could|able|fine|yes|works?|welcome|also|too|accept|take|deliver|"
    r"ship|includes?|covers?|covered|possible|no problem|there's|there is|has|have|"
    r"comes?|gets?|counts?|appl(?:y|ies))\b",
    re.IGNORECASE,
)
CIRCUMSTANCES = frozenset(
    {
        "if",
        "unless",
        "when",
        "while",
        "once",
        "until",
        "since",
        "because",
        "although",
        "though",
        "with",
        "without",
    }
)
_ONLY = re.compile(r"\bonly\b", re.IGNORECASE)
_PARTIAL = frozenset({"if", "unless", "when", "while", "once", "until", EXCEPT})


def contradicted(statement: Statement, close: list[Match], evidence: Evidence) -> Match | None:
    """The source clause that says the opposite of the statement, if one does."""
    if not close or statement.clause.opener in CIRCUMSTANCES | _HELD_OPEN:
        return None
    predicate = statement.concepts - statement.subject
    about = [m for m in close if predicate & _told(m.clause) and _comparable(m)]
    most = max((_covered(statement, match) for match in about), default=0)
    if not most:
        return None  # all they share may be said of anything
    about = [match for match in about if _covered(statement, match) == most]
    best = about[0]
    rivals = [match for match in about if match.score >= CLOSE * best.score]
    if any(match.clause.denied == statement.denied for match in rivals):
        return None
    if bool(_ABROAD.search(statement.text)) != bool(_ABROAD.search(best.sentence.text)):
        return None
    if _same_turn(statement, best.sentence) or _same_condition(statement, evidence):
        return None
    if _OR_ELSE.match(best.clause.text) or _lacked(statement.text) & _lacked(best.clause.text):
        return None
    if _denies_another(statement, best.clause):
        return None
    if statement.denied and _is_until(statement, best.sentence):
        return None
    if _ON_TOP.search(statement.text) and _NOT_INCLUDED.search(best.sentence.text):
        return None
    if statement.clause.opener == EXCEPT and _TAKEN_OFF.search(best.sentence.text):
        return None
    return best


_HELD_OPEN = frozenset(("as long", "so long", "as soon", "provided", "providing"))
_OR_ELSE = re.compile(r"\W*(?:or|otherwise|or else),? (?:we|you|it|they|there)\b", re.IGNORECASE)
"""What happens where the clause before isn't kept: "cancel in time or we charge a fee"."""
_LACKED = re.compile(
    r"\b(?:no|without|free (?:of|from)|zero|any) (?:any )?(\w+(?: \w+)?)|\b(\w+)-free\b",
    re.IGNORECASE,
)
_MAY = re.compile(
    r"\b(?:can|may|could|able|fine|yes|also|too|we|we'll|welcome|possible)\b", re.IGNORECASE
)


def _lacked(text: str) -> frozenset[str]:
    """What a clause says there is none of: `no colours`, `without colours`, `colour-free`."""
    words = (w for found in _LACKED.findall(text) for w in " ".join(found).lower().split())
    return frozenset(c for w in words if (c := concept_of(w)) and not is_weak(c))


def _denies_another(statement: Statement, source: Clause) -> bool:
    """Whether the source denies a verb that the statement hasn't: "that puzzle has been
    discontinued" beside "we cannot replace discontinued puzzles"."""
    if statement.denied or not source.denied or _MAY.search(statement.text):
        return False
    for word, then in pairwise(source.words):
        if word.negator and word.text in _MODALS:
            missing = then.concept and not then.weak
            return bool(missing) and then.concept not in (
                statement.concepts | statement.clause.carried
            )
    return False


_MODALS = frozenset(("cannot", "can't", "don't", "won't", "couldn't"))


def _told(clause: Clause) -> frozenset[str]:
    """What a clause says; all of it in "cancelling is possible"."""
    bare = all(is_weak(concept) for concept in clause.told)
    return clause.concepts if bare else clause.told


def _covered(statement: Statement, match: Match) -> int:
    return len(statement.strong & (match.clause.concepts | match.clause.carried))


def _comparable(match: Match) -> bool:
    if match.shared >= 1 and min(match.of_reply, match.of_source) >= MUCH:
        if _WELCOME.search(match.clause.text) and not _PARTIAL & {match.clause.opener}:
            return True
    if match.shared >= ENOUGH:
        return match.of_reply >= MOST or match.of_source >= MOST
    return match.shared >= 1 and match.of_reply > NEARLY_ALL and match.around >= AROUND


def closed_day(statement: Statement, evidence: Evidence) -> Sentence | None:
    """The source sentence that is closed, or denies, on a day on which the statement is open."""
    if statement.denied or statement.clause.opener or _SHUT.search(statement.text):
        return None
    for claim in statement.clause.claims:
        if not isinstance(claim, Weekdays) or len(claim.days) > 1:
            continue
        told = [
            (clause, sentence)
            for sentence in evidence.told
            for clause in sentence.clauses
            if any(isinstance(c, Weekdays) and claim.days <= c.days for c in clause.claims)
        ]
        if told and all(c.denied or _SHUT.search(c.text) for c, _ in told):
            return told[0][1]
    return None


_SHUT = re.compile(r"\b(?:closed|shut|except|not|but(?: on)?(?= \w+day\b))\b", re.IGNORECASE)


def only_denied(statement: Statement, evidence: Evidence) -> Sentence | None:
    """The source sentence that denies what the statement affirms, where no other source speaks of
    it: `no cats` against `your cat is welcome`."""
    if statement.denied or statement.clause.opener or _ONLY.search(statement.text):
        return None
    subject = statement.subject
    allows = bool(_ALLOWS.search(statement.text))
    for concept in statement.strong:
        told = [pair for reading in evidence.readings for pair in reading.index.get(concept, ())]
        if not told or any(not c.denied or c.opener in _PARTIAL for c, s in told):
            continue
        clause, sentence = told[0]
        if not allows and not (statement.strong - {concept}) & sentence.held:
            continue
        strong = [w for w in clause.words if w.concept and not w.weak]
        said = {w.concept for w in strong} & clause.told
        if (said and concept not in said) or _is_half(concept, strong, statement):
            continue
        others = {w.concept for w in strong} - {concept}
        whose = {c for c in clause.subject if not is_weak(c)}
        if whose and concept not in whose and not whose & statement.concepts and subject:
            continue  # "nappies aren't provided; meals are"
        if _denies_another(statement, clause):
            continue
        if concept in PROCESS and others and not others & statement.sentence.concepts:
            continue  # "sign for the delivery" isn't about "we don't deliver to the USA"
        bare = len(strong) <= 2 or not said
        last = strong and strong[-1].concept == concept
        if bare or (concept not in subject and (last or len(told) > 1)):
            return sentence
    return None


def _is_half(concept: str, strong: list[Word], statement: Statement) -> bool:
    """Whether the source's word is half of a pair ("tumble dry") that the statement hasn't."""
    for first, second in pairwise(strong):
        if second.concept == concept and second.start - first.end == 1:
            return first.concept not in statement.strong
    return False


def _same_turn(statement: Statement, source: Sentence) -> bool:
    """`can only be returned if faulty` and `can't be returned unless faulty` agree."""
    if not _TURNING.search(source.text) and not _TURNING.search(statement.sentence.text):
        return False
    exceptions = [c for c in source.clauses if c.opener in ("unless", "until")]
    said = statement.sentence.concepts
    if any(c.opener == "unless" for c in statement.sentence.clauses):
        return False
    if any(c.strong & said for c in exceptions):
        return True
    return bool(re.search(r"\bonly\b", statement.sentence.text)) and statement.denied is False


def _is_until(statement: Statement, source: Sentence) -> bool:
    """`not charged until it's sent` and `charged when it's sent` agree, as do `not without a
    receipt` and `only with a receipt`."""
    for own in statement.sentence.clauses:
        if own.opener in ("until", "before", "unless"):
            whens = (c for c in source.clauses if c.opener in _FROM_THEN)
            if any(own.concepts & c.concepts for c in whens):
                return True
        if own.opener in ("without", "with") and own.denied and own.concepts & source.concepts:
            return True
    return False


_ON_TOP = re.compile(r"\b(?:on top|extra|separate(?:ly)?|another)\b", re.IGNORECASE)
_NOT_INCLUDED = re.compile(r"(?:\bnot|n't) included\b", re.IGNORECASE)
_TAKEN_OFF = re.compile(
    r"\b(?:less|minus|without|excluding|except|apart from|not)\b", re.IGNORECASE
)
_FROM_THEN = frozenset(("when", "once", "after", "as soon", "if", "only"))


def _same_condition(statement: Statement, evidence: Evidence) -> bool:
    """Whether the reply's own `once …` stands in a source sentence that denies as it does."""
    if not statement.denied:
        return False
    own = [c for c in statement.sentence.clauses if c.opener and c is not statement.clause]
    for condition in own:
        for sentence in evidence.sentences:
            for clause in sentence.clauses:
                if clause.opener and condition.concepts & clause.concepts:
                    others = (c for c in sentence.clauses if c is not clause)
                    if any(c.denied for c in others):
                        return True
    return False
