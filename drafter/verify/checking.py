"""The six checks over the parts of a reply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from drafter.drafts import BETWEEN_PARTS, Check, Citation, Part, Verdict, text_of
from drafter.messages import Customer, Order
from drafter.verify.amounts import Mention
from drafter.verify.backing import is_backed
from drafter.verify.contacts import find_contacts
from drafter.verify.evidence import ORDER_PREFIX, Evidence, gather
from drafter.verify.grounding import (
    claim_faults,
    foreign_claim_faults,
    name_faults,
    statement_faults,
)
from drafter.verify.grounds import CHECKS, CheckName, Entailment, Fault, FaultKind, Grounds
from drafter.verify.language import KNOWN, foreign, language_of
from drafter.verify.personal import customer_names, find_personal
from drafter.verify.plain import find_markup, find_trickery
from drafter.verify.promises import find_promises
from drafter.verify.reachable import unreachable
from drafter.verify.reading import Reading, Sentence, flat, read, read_source
from drafter.verify.words import folded

MAX_NAMED = 5
"""Failing runs of words that a check's detail names."""
ENGLISH = "en"
_SMALL_TALK = 2
"""Words up to which a sentence in a language without rules is taken for a greeting."""


def verify(
    parts: Sequence[Part], grounds: Grounds, *, entailment: Entailment | None = None
) -> tuple[Check, ...]:
    """Run every check over a reply, in the order of CHECKS.

    Args:
        parts: the reply's parts in order, each resting on its own citations.
        entailment: a model that judges whether a clause follows from sentences; None to go by
            words alone.
    """
    found: dict[CheckName, list[str]] = {name: [] for name in CHECKS}
    for fault in faults(parts, grounds, entailment=entailment):
        found[fault.check].append(fault.why)
    return tuple(_check(name, whys, grounds) for name, whys in found.items())


def faults(
    parts: Sequence[Part], grounds: Grounds, *, entailment: Entailment | None = None
) -> tuple[Fault, ...]:
    """Everything that is wrong with a reply, by place in `drafts.text_of(parts)`."""
    text, ends = text_of(parts), _ends(parts)
    reply = read(text, grounds.locale)
    whole = gather([c for part in parts for c in part.citations], grounds)
    gathered: dict[tuple[Citation, ...], Evidence] = {}
    found = list(_text_faults(text, reply, grounds, whole))
    greeted = [(f.start, f.end) for f in found if f.kind == "personal_data"]
    greeted += list(_greeting_names(reply, grounds))
    for sentence in reply.sentences:
        citations = _citations(parts, ends, sentence)
        evidence = gathered.get(citations)
        if evidence is None:
            evidence = gathered[citations] = gather(citations, grounds)
        found += _sentence_faults(sentence, reply, evidence, greeted, entailment)
    found += _citation_faults(parts, ends, gathered, grounds)
    return tuple(sorted(found, key=lambda fault: (fault.start, fault.end)))


def verify_reply(
    reply: str,
    sources: Sequence[str],
    order: Order | None,
    now: datetime,
    *,
    zone: ZoneInfo | None = None,
    customer: Customer | None = None,
    verdicts: tuple[Verdict, ...] = (),
    locale: str = "en_GB",
    language: str | None = None,
    approved: frozenset[str] = frozenset(),
    entailment: Entailment | None = None,
) -> tuple[Fault, ...]:
    """Faults of a reply that cites all of some sources and an order.

    Args:
        now: aware.
        customer: None where it isn't known who wrote; then no name in a greeting is a fault.
    """
    named = {f"source/{place}": text for place, text in enumerate(sources)}
    citations = [Citation(source=name, kind="knowledge", quote="") for name in named]
    if order:
        citations.append(Citation(source=f"{ORDER_PREFIX}{order.id}", kind="order", quote=""))
    citations += [Citation(source=v.policy, kind="policy", quote="") for v in verdicts]
    grounds = Grounds(
        now=now,
        zone=zone or ZoneInfo("Europe/London"),
        sources=named,
        orders=(order,) if order else (),
        verdicts=verdicts,
        customer=customer or Customer(),
        locale=locale,
        language=language,
        approved=approved,
    )
    found = faults([Part(text=reply, citations=tuple(citations))], grounds, entailment=entailment)
    if customer is None:
        return tuple(fault for fault in found if "customer's name" not in fault.why)
    return found


def _ends(parts: Sequence[Part]) -> list[int]:
    """Where each part ends in the joined text, the gap behind it included."""
    ends = [len(text_of(parts[: count + 1])) for count in range(len(parts))]
    return [end + len(BETWEEN_PARTS) for end in ends[:-1]] + ends[-1:]


def _citations(
    parts: Sequence[Part], ends: Sequence[int], sentence: Sentence
) -> tuple[Citation, ...]:
    """What a sentence rests on: the citations of every part it lies in."""
    starts = (0, *ends[:-1])
    return tuple(
        dict.fromkeys(
            citation
            for part, start, end in zip(parts, starts, ends, strict=True)
            if start < sentence.end and sentence.start < end
            for citation in part.citations
        )
    )


def _sentence_faults(
    sentence: Sentence,
    reply: Reading,
    evidence: Evidence,
    greeted: list[tuple[int, int]],
    entailment: Entailment | None,
) -> Iterator[Fault]:
    if sentence.flat in evidence.verbatim or sentence.flat in own_sentences(evidence.grounds):
        return
    for claim in sentence.claims:
        if isinstance(claim, Mention) and (wrong := unreachable(claim, evidence)):
            yield _fault("contacts", wrong[0], reply.text, (claim.start, claim.end), wrong[1])
    if is_english(sentence, evidence):
        yield from claim_faults(sentence, evidence)
    else:
        yield from foreign_claim_faults(sentence, evidence)
    if not is_english(sentence, evidence):
        if evidence.grounds.language:
            yield from _unreadable(sentence, reply, evidence, entailment)
        return
    for promise in find_promises(sentence):
        if not is_backed(promise, sentence, evidence):
            span = (promise.start, promise.end)
            why = "promises or claims what no cited source says is done"
            yield _fault("promises", "promise_action", reply.text, span, why)
    yield from name_faults(sentence, evidence, greeted)
    yield from statement_faults(sentence, reply, evidence, entailment)


def own_sentences(grounds: Grounds) -> frozenset[str]:
    """The brand's own sentences, for comparing word for word."""
    return frozenset[str]().union(*(_flat_sentences(t, grounds.locale) for t in grounds.own_words))


@lru_cache(maxsize=1024)
def _flat_sentences(text: str, locale: str) -> frozenset[str]:
    return frozenset(sentence.flat for sentence in read_source(text, locale).sentences)


def is_english(sentence: Sentence, evidence: Evidence) -> bool:
    """Whether the rules for English words can be laid on a sentence."""
    language = evidence.grounds.language
    if language:
        return language.startswith(ENGLISH)
    return language_of([word.text for word in sentence.words], ENGLISH) == ENGLISH


def _unreadable(
    sentence: Sentence, reply: Reading, evidence: Evidence, entailment: Entailment | None
) -> Iterator[Fault]:
    """Words in a language the rules don't know pass only as a source's own, or by the model."""
    if len(sentence.words) <= _SMALL_TALK:
        return
    if entailment and entailment(sentence.text, [s.text for s in evidence.sentences]) >= 0.5:
        return
    why = f"can't be checked in {evidence.grounds.language!r}: only a source's own sentences pass"
    span = (sentence.start, sentence.start + len(sentence.text.rstrip()))
    yield _fault("grounding", "invented_policy", reply.text, span, why)


def _text_faults(text: str, reply: Reading, grounds: Grounds, whole: Evidence) -> Iterator[Fault]:
    for start, end, name in find_markup(text):
        yield _fault("plain_text", "plain_text", text, (start, end), f"is {name}")
    mine = customer_names(grounds)
    for start, end, name in find_trickery(text, grounds.language, mine):
        why = f"is {name} (U+{ord(text[start]):04X})"
        yield _fault("plain_text", "plain_text", text, (start, end), why)
    for start, end, why in find_personal(reply.text, grounds, whole.words):
        yield _fault("personal_data", "personal_data", text, (start, end), why)
    for claim in reply.claims:
        if not isinstance(claim, Mention) or claim.kind not in ("email", "phone"):
            continue
        if unreachable(claim, whole) and not _is_own(claim, grounds):
            span, why = (claim.start, claim.end), "belongs to someone else"
            yield _fault("personal_data", "personal_data", text, span, why)
    if grounds.language and (code := grounds.language.split("-")[0]) in KNOWN:
        for sentence in foreign(reply, code):
            span = (sentence.start, sentence.start + len(sentence.text.rstrip()))
            yield _fault("language", "language", text, span, f"is not in {code!r}")


def _is_own(claim: Mention, grounds: Grounds) -> bool:
    """Whether the customer wrote this address or number themselves."""
    wrote = find_contacts(folded(grounds.customer_words))
    return any(mention.value == claim.value for mention in wrote)


def _greeting_names(reply: Reading, grounds: Grounds) -> Iterator[tuple[int, int]]:
    """Where people are addressed; whether rightly so is the check for personal data."""
    for start, end, _ in find_personal(
        reply.text, Grounds(now=grounds.now, zone=grounds.zone), frozenset()
    ):
        yield start, end


def _citation_faults(
    parts: Sequence[Part],
    ends: Sequence[int],
    gathered: dict[tuple[Citation, ...], Evidence],
    grounds: Grounds,
) -> Iterator[Fault]:
    unknown = {source for evidence in gathered.values() for source in evidence.unknown}
    for part, end in zip(parts, ends, strict=True):
        span = (end - len(part.text), end)
        for citation in part.citations:
            if citation.source in unknown:
                why = f"cites {citation.source!r}, which is not there"
                yield _fault("grounding", "citation", part.text, (0, len(part.text)), why, span)
            elif citation.quote and not _is_quoted(citation, grounds):
                why = f"quotes {citation.source!r} with words it doesn't have: “{citation.quote}”"
                yield _fault("grounding", "citation", part.text, (0, len(part.text)), why, span)


def _is_quoted(citation: Citation, grounds: Grounds) -> bool:
    """Whether a quote's words, around any `…`, stand in what it quotes."""
    texts = [grounds.sources.get(citation.source, ""), grounds.actions.get(citation.source, "")]
    if citation.kind == "order" or not any(texts):
        return True
    texts += [v.because for v in grounds.verdicts]
    held = f" {_letters(' '.join(texts))} "
    runs = citation.quote.replace("...", "…").split("…")
    return all(f" {_letters(run)} " in held for run in runs if _letters(run))


def _letters(text: str) -> str:
    kept = (c if c.isalnum() else " " for c in flat(folded(text)))
    return " ".join("".join(kept).split())


def _fault(
    check: CheckName, kind: FaultKind, text: str, span: tuple[int, int], why: str,
    place: tuple[int, int] | None = None,
) -> Fault:  # fmt: skip
    words = text[span[0] : span[1]]
    start, end = place or span
    return Fault(check, kind, words, start, end, f"“{words}” {why}")


def _check(name: CheckName, whys: Sequence[str], grounds: Grounds) -> Check:
    if whys:
        named = list(dict.fromkeys(whys))
        more = f" (and {len(named) - MAX_NAMED} more)" if len(named) > MAX_NAMED else ""
        return Check(name=name, passed=False, detail="; ".join(named[:MAX_NAMED]) + more)
    if name == "language" and grounds.language and grounds.language.split("-")[0] not in KNOWN:
        return Check(
            name=name, passed=True, detail=f"not checked: no words of {grounds.language!r}"
        )
    return Check(name=name, passed=True)
