"""Verbs of what a shop does for a customer, in all their forms, as patterns without groups."""

from __future__ import annotations

import re

from drafter.verify.english.lexicon import listed

_DEEDS = """
refund reimburse cancel replace resend send ship dispatch despatch post deliver exchange swap credit
add apply update change correct amend arrange book schedule process issue approve confirm waive
remove upgrade expedite prioritise prioritize escalate forward pass log raise open report flag
reserve hold extend offer give grant compensate cover pay collect pick fix repair sort resolve
settle handle charge transfer activate reactivate unlock reset register subscribe unsubscribe delete
pack stop block match honour honor reduce lower adjust complete finalise finalize start initiate
submit move reinstate return authorise authorize reverse
"""
_ACTIVE_ONLY = """
put keep take bring launch trigger file investigate trace speak talk ask order get make set
"""
_PASSIVE_ONLY = """
accept receive contact notify email call lose find locate do prepare guarantee promise secure
"""
_CONTACTS = """
call ring phone email e-mail mail text message write contact reply respond answer notify inform
follow remind tell
"""
_IRREGULAR = {
    "send": "sent", "resend": "resent", "give": "gave given", "take": "took taken", "hold": "held",
    "keep": "kept", "pay": "paid", "bring": "brought", "get": "got gotten", "make": "made",
    "set": "set", "reset": "reset", "put": "put", "speak": "spoke spoken", "lose": "lost",
    "find": "found", "do": "done", "write": "wrote written", "tell": "told", "cancel": "canceled",
    "ring": "rang rung",
}  # fmt: skip
_DOUBLED = listed("ship stop log flag swap transfer submit cancel get put set reset")


def _past(verb: str) -> list[str]:
    if verb in _IRREGULAR and verb != "cancel":
        return _IRREGULAR[verb].split()
    if verb.endswith("e"):
        return [f"{verb}d"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [f"{verb[:-1]}ied"]
    return [f"{_stem(verb)}ed", *_IRREGULAR.get(verb, "").split()]


def _stem(verb: str) -> str:
    return verb + verb[-1] if verb in _DOUBLED else verb


def _present(verb: str) -> list[str]:
    ing = f"{verb[:-1]}ing" if verb.endswith("e") else f"{_stem(verb)}ing"
    third = f"{verb}es" if verb.endswith(("s", "x", "ch", "sh", "z", "o")) else f"{verb}s"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        third = f"{verb[:-1]}ies"
    return [verb, third, ing]


def _pattern(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


def _all(text: str) -> list[str]:
    return [form for verb in text.split() for form in (*_present(verb), *_past(verb))]


PARTICIPLES = frozenset(form for verb in (_DEEDS + _PASSIVE_ONLY).split() for form in _past(verb))
"""`refunded`, `sent`: what is said to be done to something."""
DONE = rf"(?:{_pattern(list(PARTICIPLES))}|taken care of|taken off|set up|(?:set|put|laid) aside|put by|kept back|held back)"
DEED = rf"(?:{_pattern(_all(_DEEDS + _ACTIVE_ONLY))}|price-match(?:ed|ing)?)"
CONTACT = (
    rf"(?:{_pattern(_all(_CONTACTS))}|(?:get|be|getting|come|gets|gotten|reach(?:ed)?)"
    r"(?: right| straight)? ?(?:back|in touch|out|onto you)\b|let you know|update you|"
    r"keep you (?:posted|updated|informed|in the loop)|follow(?:ed)? (?:this |it )?up|"
    r"reach(?:ed)? out|have (?:someone|a colleague|the team|a manager))"
)
