"""Whether the links, addresses and numbers of a reply are ones the brand gives out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from drafter.verify.claims.amounts import Mention
from drafter.verify.claims.contacts import (
    find_contacts,
    host_of,
    link_value,
    phone_value,
    same_link,
    same_phone,
)
from drafter.verify.english.words import folded
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.evidence.orders import tracking_link
from drafter.verify.grounds import FaultKind, own_contacts

_BEFORE_LINK = ("", " ", "\n", "(")
_LINK_ENDS = re.compile(r"[.,;:!?)]{0,2}(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Approved:
    """The brand's own contacts in comparable form."""

    links: frozenset[str]
    emails: frozenset[str]
    phones: frozenset[str]
    handles: frozenset[str]


@lru_cache(maxsize=256)
def approved(contacts: frozenset[str]) -> Approved:
    """Sort the brand's contacts by kind."""
    found: dict[str, set[str]] = {
        "url": set(),
        "email": set(),
        "phone": set(),
        "handle": set(),
    }
    for text in contacts:
        mentions = list(find_contacts(folded(text)))
        for mention in mentions:
            found.setdefault(mention.kind, set()).add(mention.value)
        if not mentions:
            kind = "phone" if text[-1:].isdigit() and not any(c.isalpha() for c in text) else "url"
            found[kind].add(phone_value(text) if kind == "phone" else link_value(text))
    sets = {kind: frozenset(values) for kind, values in found.items()}
    return Approved(sets["url"], sets["email"], sets["phone"], sets["handle"])


def unreachable(mention: Mention, evidence: Evidence) -> tuple[FaultKind, str] | None:
    """What is wrong with a contact of the reply; None where it may be given."""
    own = approved(evidence.grounds.approved)
    cited = evidence.mentions
    if mention.kind == "url":
        links = own.links | cited.get("url", frozenset())
        links |= {link for f in evidence.orders if (link := tracking_link(f.order))}
        return None if _leads_home(mention.value, links) else ("url", "is not an approved link")
    if mention.kind == "email":
        known = mention.value in own.emails | cited.get("email", frozenset())
        return None if known else ("email_phone", "is not an approved address")
    if mention.kind == "phone":
        phones = own.phones | cited.get("phone", frozenset())
        known = any(same_phone(mention.value, phone) for phone in phones)
        known = known or any(mention.value == f.order.id for f in evidence.orders)
        known = known or any(mention.value in _digits(r.text) for r in evidence.readings)
        return None if known else ("email_phone", "is not an approved number")
    if mention.kind == "handle":
        mine = (evidence.grounds.customer.handle or "").lstrip("@").lower()
        known = mention.value in own.handles | cited.get("handle", frozenset()) | {mine}
        return None if known else ("url", "is not an approved account")
    return None


def _digits(text: str) -> list[str]:
    """The runs of digits of a text, however they are set: a parcel number in threes."""
    return [re.sub(r"\D", "", run) for run in re.findall(r"(?<!\w)\d(?:[ -]?\d)+(?!\w)", text)]


def own_links(text: str, evidence: Evidence) -> list[tuple[int, int]]:
    """Where links stand that are exactly one of the shop's or the order's, with the punctuation
    after them. What stands in one is no markup, and no number that is anybody's."""
    if "://" not in text:
        return []
    own = {link for link in own_contacts(evidence.grounds) if "://" in link and link.isprintable()}
    found: list[tuple[int, int]] = []
    for link in own:
        start = text.find(link)
        while start >= 0:
            ended = _LINK_ENDS.match(text, start + len(link))
            if ended and text[start - 1 : start] in _BEFORE_LINK:
                found.append((start, ended.end()))
            start = text.find(link, start + len(link))
    return found


def without(text: str, runs: Iterable[tuple[int, int]]) -> str:
    """The text, as long as before, with letters that say nothing in place of some runs."""
    for start, end in runs:
        text = text[:start] + "x" * (end - start) + text[end:]
    return text


def _leads_home(link: str, links: Iterable[str]) -> bool:
    """The same link as one of them, or the bare host of one."""
    is_bare = "/" not in link.removeprefix("https://").removeprefix("http://")
    return any(
        same_link(link, other) or (is_bare and host_of(link) == host_of(other)) for other in links
    )
