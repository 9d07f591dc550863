"""The six checks over the parts of a reply."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from drafter.drafts import ORDER_PREFIX, Check, Citation, Part, text_of
from drafter.messages import Order
from drafter.verify.citing import citation_faults
from drafter.verify.claims.amounts import Mention
from drafter.verify.english.words import folded
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.evidence.gathering import gather, places_of, resting
from drafter.verify.evidence.setting import Setting
from drafter.verify.grounding import (
    claim_faults,
    foreign_claim_faults,
    statement_faults,
)
from drafter.verify.grounds import (
    CheckName,
    Entailment,
    Fault,
    FaultKind,
    Grounds,
)
from drafter.verify.hostile.cuts import find_cut
from drafter.verify.hostile.dictated import find_dictated
from drafter.verify.hostile.echoes import find_echoes
from drafter.verify.hostile.others import UNSPOKEN, find_elsewhere, find_others
from drafter.verify.hostile.personal import find_addressed, find_numbers, is_stranger
from drafter.verify.hostile.plain import find_markup, find_trickery, spellings
from drafter.verify.hostile.reachable import own_links, unreachable, without
from drafter.verify.hostile.said import Said
from drafter.verify.hostile.secrets import find_requests
from drafter.verify.language import KNOWN, foreign, language_of
from drafter.verify.naming import named
from drafter.verify.promises.akin import is_akin
from drafter.verify.promises.backing import is_backed
from drafter.verify.promises.gifts import find_gifts
from drafter.verify.promises.promises import find_promises, is_how_things_are
from drafter.verify.promises.records import is_record
from drafter.verify.reading.reading import Reading, Sentence, read
from drafter.verify.reading.speech import statements
from drafter.verify.reasons import checks_of

MAX_CLAIMS = 24
"""Figures, days and links of one sentence. The longest that a brand writes lists ten; what a rule
makes of each grows with the square of how many stand beside it, so of more none is made out."""
ENGLISH = "en"
CUSTOMER = "Customer:"
"""What opens a source that is the customer's own message."""
NOT_THEIRS = "is not this customer's name"
_GOOD_DAY = re.compile(
    r"\b(?:guten (?:tag|morgen|abend)|gr[üu][ßs]+ (?:gott|dich)|bonne (?:journée|soirée)|bonjour|buenos días|buenas tardes|"
    r"god dag|goedendag|goedemorgen|buongiorno|dzień dobry)\b",
    re.IGNORECASE,
)
"""A greeting in another language opens many a shop's reply in English."""
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
    return checks_of(faults(parts, grounds, entailment=entailment), grounds)


def faults(
    parts: Sequence[Part], grounds: Grounds, *, entailment: Entailment | None = None
) -> tuple[Fault, ...]:
    """Everything that is wrong with a reply, by place in `drafts.text_of(parts)`."""
    text = text_of(parts)
    reply, setting = read(text, grounds.locale), Setting(grounds)
    whole = gather([c for part in parts for c in part.citations], setting)
    found = list(_text_faults(text, reply, whole))
    greeted = [*find_addressed(reply), *(m.span() for m in _GOOD_DAY.finditer(text))]
    for sentence, _, evidence in resting(reply, parts, setting):
        found += _sentence_faults(sentence, reply, evidence, greeted, entailment)
    found += citation_faults(parts, places_of(parts), whole)
    return tuple(sorted(_firm_where_strange(found, reply, whole, greeted), key=_place))


def _firm_where_strange(
    found: Sequence[Fault], reply: Reading, whole: Evidence, greeted: Sequence[tuple[int, int]]
) -> Iterator[Fault]:
    """A doubt is one only in plain words, or in words that somebody here has said: a reader may be
    against us, and must not let out a name, a tag or a secret along with a wording."""
    doubts = [fault.start for fault in found if fault.doubt]
    contacts = [(claim.start, claim.end) for claim in reply.claims if isinstance(claim, Mention)]
    heard, exempt = Said(whole), (*greeted, *contacts)
    strange = [
        (sentence.start, sentence.end)
        for sentence in reply.sentences
        if any(sentence.start <= place < sentence.end for place in doubts)
        and heard.strange_in(reply.text, sentence.start, sentence.end, exempt)
    ]
    for fault in found:
        inside = any(start <= fault.start < end for start, end in strange)
        yield replace(fault, doubt=False) if fault.doubt and inside else fault


def verify_reply(
    reply: str, sources: Sequence[str], order: Order | None, now: datetime
) -> tuple[Fault, ...]:
    """Faults of a reply that cites all of some sources and an order. It isn't known who wrote, nor
    what, so nobody's name is a fault.

    Args:
        sources: one that begins `Customer:` is what the customer wrote, and no source.
        now: aware.
    """
    found = faults(*alone(reply, sources, order, now))
    return tuple(fault for fault in found if not fault.why.endswith((NOT_THEIRS, UNSPOKEN)))


def alone(
    reply: str, sources: Sequence[str], order: Order | None, now: datetime
) -> tuple[tuple[Part, ...], Grounds]:
    """Such a reply as a part, and what it rests on."""
    spoken = [text for text in sources if text.startswith(CUSTOMER)]
    named = {f"source/{n}": text for n, text in enumerate(sources) if text not in spoken}
    citations = [Citation(source=name, kind="knowledge", quote="") for name in named]
    if order:
        citations.append(Citation(source=f"{ORDER_PREFIX}{order.id}", kind="order", quote=""))
    grounds = Grounds(
        now=now,
        zone=ZoneInfo("Europe/London"),
        sources=named,
        orders=(order,) if order else (),
        records=frozenset(name for name, text in named.items() if is_record(read(text, "en_GB"))),
        customer_words=" ".join(text.removeprefix(CUSTOMER).strip() for text in spoken),
        language=None,
    )
    return (Part(text=reply, citations=tuple(citations)),), grounds


def _place(fault: Fault) -> tuple[int, int]:
    return fault.start, fault.end


def _sentence_faults(
    sentence: Sentence,
    reply: Reading,
    evidence: Evidence,
    greeted: list[tuple[int, int]],
    entailment: Entailment | None,
) -> Iterator[Fault]:
    if evidence.has_said(sentence):
        return
    for claim in sentence.claims:
        if isinstance(claim, Mention) and (wrong := unreachable(claim, evidence)):
            yield _fault("contacts", wrong[0], reply.text, (claim.start, claim.end), wrong[1])
    if not is_english(sentence, evidence):
        yield from foreign_claim_faults(sentence, evidence)
        if evidence.grounds.language:
            yield from _unreadable(sentence, reply, evidence, entailment)
        return
    if len(sentence.claims) > MAX_CLAIMS:
        span = (sentence.start, sentence.start + len(sentence.text.rstrip()))
        yield _fault("grounding", "number", reply.text, span, "holds too many figures to check")
        return
    asserted = statements(sentence)
    yield from claim_faults(sentence, asserted, evidence)
    for promise in find_promises(sentence):
        if not is_backed(promise, sentence, evidence):
            span = (promise.start, promise.end)
            why = "promises or claims what no cited source says is done"
            idle = not evidence.is_empty and is_how_things_are(promise, sentence)
            doubt = idle or is_akin(promise, sentence, evidence)
            yield _fault("promises", "promise_action", reply.text, span, why, doubt=doubt)
    for span in find_gifts(sentence, evidence):
        yield _fault("promises", "promise_action", reply.text, span, "is a gift that no source has")
    yield from statement_faults(sentence, asserted, reply, evidence, greeted, entailment)


def is_english(sentence: Sentence, evidence: Evidence) -> bool:
    """Whether the rules for English words can be laid on a sentence."""
    language = evidence.grounds.language
    if language:
        return language.startswith(ENGLISH)
    return language_of([word.text for word in sentence.words], ENGLISH) == ENGLISH


def _unreadable(
    sentence: Sentence,
    reply: Reading,
    evidence: Evidence,
    entailment: Entailment | None,
) -> Iterator[Fault]:
    """Words in a language the rules don't know pass only as a source's own, or by the model."""
    if len(sentence.words) <= _SMALL_TALK:
        return
    if entailment and entailment(sentence.text, [s.text for s in evidence.sentences]) >= 0.5:
        return
    why = f"can't be checked in {evidence.grounds.language!r}: only a source's own sentences pass"
    span = (sentence.start, sentence.start + len(sentence.text.rstrip()))
    yield _fault("grounding", "invented_policy", reply.text, span, why)


def _text_faults(text: str, reply: Reading, whole: Evidence) -> Iterator[Fault]:
    """What is wrong with the text as a whole, whatever it cites."""
    setting, language = whole.setting, whole.grounds.language
    links = own_links(text, whole)
    bare = without(text, links)
    for start, end, name in find_markup(bare):
        yield _fault("plain_text", "plain_text", text, (start, end), f"is {name}")
    things = (item.name for order in whole.grounds.orders for item in order.items)
    names = setting.customer_names | spellings(things)
    for start, end, name in find_trickery(bare, language, names):
        why = f"is {name} (U+{ord(text[start]):04X})"
        yield _fault("plain_text", "plain_text", text, (start, end), why, trick=True)
    for span in find_echoes(reply, whole.grounds):
        why = "is the customer's message, word for word"
        yield _fault("grounding", "invented_policy", text, span, why)
    for start, end, why in find_numbers(folded(bare)):
        yield _fault("personal_data", "personal_data", text, (start, end), why)
    yield from _personal_faults(text, reply, whole)
    yield from _strange_faults(text, reply, whole, links)
    if language and (code := language.split("-")[0]) in KNOWN:
        for sentence in foreign(reply, code):
            span = (sentence.start, sentence.start + len(sentence.text.rstrip()))
            yield _fault("language", "language", text, span, f"is not in {code!r}")


def _strange_faults(
    text: str, reply: Reading, whole: Evidence, links: Sequence[tuple[int, int]]
) -> Iterator[Fault]:
    """What nobody here has spoken of, outside the sentences that somebody here has said and the
    links that are ours."""
    own = whole.verbatim | whole.setting.own_sentences
    said = [(s.start, s.end) for s in reply.sentences if s.flat in own]
    if len(said) == len(reply.sentences):
        return  # most drafts that no model wrote; the search takes longer than all else
    heard = Said(whole)
    language = whole.grounds.language
    found = (
        *_cut(text, reply, heard, language),
        *_named_by_nobody(text, reply, heard, whole),
        *_others(text, reply, heard, language),
        *_requests(text, reply, whole),
    )
    ours = (*said, *links)
    yield from (f for f in found if not any(a <= f.start and f.end <= b for a, b in ours))


def _cut(text: str, reply: Reading, heard: Said, language: str | None) -> Iterator[Fault]:
    for span in find_cut(reply, heard, language):
        why = "is cut in two, or strung together"
        yield _fault("plain_text", "plain_text", text, span, why, trick=True)


def _named_by_nobody(text: str, reply: Reading, heard: Said, whole: Evidence) -> Iterator[Fault]:
    """Places and codes that the shop itself hasn't named."""
    unasked = Setting(replace(whole.grounds, customer_words=""))
    shop = Said(replace(whole, setting=unasked))
    for span in find_elsewhere(reply, heard, shop):
        yield _fault("contacts", "url", text, span, "is no place of ours")
    for span in find_dictated(reply, heard, shop):
        yield _fault("grounding", "number", text, span, "is no code that a source has")


def _others(text: str, reply: Reading, heard: Said, language: str | None) -> Iterator[Fault]:
    for start, end, why in find_others(reply, heard, language):
        yield _fault("personal_data", "personal_data", text, (start, end), why)


def _requests(text: str, reply: Reading, whole: Evidence) -> Iterator[Fault]:
    own = " ".join(reading.text for reading in whole.readings).lower()
    for span in find_requests(reply, own):
        yield _fault("personal_data", "personal_data", text, span, "asks for what no shop may ask")


def _personal_faults(text: str, reply: Reading, whole: Evidence) -> Iterator[Fault]:
    setting = whole.setting
    for start, end in find_addressed(reply):
        if is_stranger(reply.text[start:end], setting.customer_names, whole.words):
            yield _fault("personal_data", "personal_data", text, (start, end), NOT_THEIRS)
    for claim in reply.claims:
        if not isinstance(claim, Mention) or claim.kind not in ("email", "phone"):
            continue
        if unreachable(claim, whole) and claim.value not in setting.customer_contacts:
            span, why = (claim.start, claim.end), "belongs to someone else"
            yield _fault("personal_data", "personal_data", text, span, why)


def _fault(
    check: CheckName,
    kind: FaultKind,
    text: str,
    span: tuple[int, int],
    why: str,
    *,
    doubt: bool = False,
    trick: bool = False,
) -> Fault:
    words = text[span[0] : span[1]]
    return Fault(check, kind, words, *span, f"{named(words)} {why}", doubt, trick)
