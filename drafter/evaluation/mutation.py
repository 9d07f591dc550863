"""One false thing put into a true text: what a careless or dishonest writer could change.

Pure: the same text and seed give the same swaps. Every swap changes what is said; whether the
sources happen to support that too is for the caller to see.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_UNITS = {"day": "week", "week": "month", "month": "week", "hour": "day", "minute": "hour",
          "year": "month", "working day": "week"}  # fmt: skip
_NUMBER = r"\d+(?:[.,]\d+)*"
_MONEY = re.compile(rf"([£€$])({_NUMBER})")
_PERCENT = re.compile(rf"({_NUMBER}) ?%")
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)})\b")
_WEEKDAY = re.compile(rf"\b({'|'.join(_DAYS)})(?!\w)")
_LENGTH = re.compile(
    r"(?<![\w.–-])(\d{1,3})(?P<range>(?: to |–|-)\d{1,3})? (working day|day|week|month|hour|minute|"
    r"year)(s?)\b"
)
_URL = re.compile(r"https?://[^\s,)]+[^\s,).!?]")
_EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")
_PHONE = re.compile(r"(?<!\w)(?:\+|0)\d[\d ]{7,}\d\b")
_PLAIN = re.compile(rf"(?<![\w£€$.,/@#:+–-]){_NUMBER}(?![\w%/@:]|[.,]\d)")
_NEGATIONS = (
    (r"\bcan't\b", "can"), (r"\bcannot\b", "can"), (r"\bwon't\b", "will"), (r"\bisn't\b", "is"),
    (r"\baren't\b", "are"), (r"\bdon't\b", "do"), (r"\bdoesn't\b", "does"), (r"\bhasn't\b", "has"),
    (r"\bcan\b(?!'| you)", "can't"), (r"\bis\b(?!'| there)", "isn't"), (r"\bare\b", "aren't"),
    (r"\bhas\b", "hasn't"),
)  # fmt: skip
_CONDITION = re.compile(
    r"(?<!and)(?<!so)(?<!or)(?:, |\s)(?:if|unless|as long as|provided|once|when|until) "
    r"[^.,;:!?\n]{6,}(?=[.,;])|"
    r"(?:^|(?<=[.!?\n] ))(?:If|When|Once|As long as|Unless) [^.,;:!?\n]{6,}, (?=\w)"
)
_DONE = (
    "I've refunded you in full.", "We've sent you a replacement today.",
    "I've cancelled it for you.", "It will be with you tomorrow.",
    "We'll add a £10 voucher to your account.", "I've changed the address.",
    "A colleague will call you this afternoon.", "I've upgraded you to next-day delivery.",
    "We guarantee it arrives by Friday.", "I've waived the fee for you.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Swap:
    """Words of a text from `start` to `end`, and what is put in their place. `kind` is a fault's,
    as in the grounding suite."""

    kind: str
    start: int
    end: int
    put: str

    def applied(self, text: str) -> str:
        """The text with the swap made."""
        return text[: self.start] + self.put + text[self.end :]


def swaps(text: str, names: Mapping[str, str], rng: Random) -> list[Swap]:
    """Every swap that can be made in a text, one for each place.

    Args:
        names: carriers and things of the knowledge, each with another of its sort.
    """
    found: list[Swap] = []
    for maker in _MAKERS:
        for swap in maker(text, rng):
            if not any(s.start < swap.end and swap.start < s.end for s in found):
                found.append(swap)
    for name, other in names.items():
        found += [
            Swap("wrong_entity", *m.span(), other)
            for m in re.finditer(rf"\b{re.escape(name)}\b", text)
        ]
    found += _meanings(text, rng)
    return found


def _contacts(text: str, rng: Random) -> Iterator[Swap]:
    for match in _URL.finditer(text):
        host, slash, path = match.group().partition("://")[2].partition("/")
        first, _, rest = host.partition(".")
        host_swap = f"{first}-{rng.choice(('shop', 'help', 'uk'))}.{rest}"
        new = (host_swap, path) if rng.random() < 0.5 or not path else (host, f"{path}-2")
        yield Swap("url", *match.span(), f"https://{new[0]}{slash}{new[1]}")
    for match in _EMAIL.finditer(text):
        user, _, host = match.group().partition("@")
        new_user = rng.choice((f"{user}s", f"the{user}", user[:-1] or "x"))
        yield Swap("email_phone", *match.span(), f"{new_user}@{host}")
    for match in _PHONE.finditer(text):
        yield Swap("email_phone", *match.span(), _other_digit(match.group(), rng))


def _money(text: str, rng: Random) -> Iterator[Swap]:
    for match in _MONEY.finditer(text):
        sign, figure = match.groups()
        if rng.random() < 0.3:
            yield Swap("currency", *match.span(1), rng.choice([s for s in "£€$" if s != sign]))
        else:
            yield Swap("money", *match.span(2), _other_number(figure, rng))


def _percent(text: str, rng: Random) -> Iterator[Swap]:
    for match in _PERCENT.finditer(text):
        yield Swap("percent", *match.span(1), _other_number(match.group(1), rng))


def _dates(text: str, rng: Random) -> Iterator[Swap]:
    for match in _DATE.finditer(text):
        day = int(match.group(1))
        if rng.random() < 0.7:
            yield Swap("date", *match.span(1), str((day + rng.randint(1, 6)) % 28 + 1))
        else:
            yield Swap("date", *match.span(2), rng.choice([m for m in _MONTHS if m != match[2]]))
    for match in _WEEKDAY.finditer(text):
        yield Swap("date", *match.span(1), rng.choice([d for d in _DAYS if d != match.group(1)]))


def _lengths(text: str, rng: Random) -> Iterator[Swap]:
    for match in _LENGTH.finditer(text):
        if rng.random() < 0.3:
            unit = _UNITS[match.group(3)]
            yield Swap("duration", match.start(3), match.end(3), unit)
        else:
            yield Swap("duration", *match.span(1), _other_number(match.group(1), rng))


def _numbers(text: str, rng: Random) -> Iterator[Swap]:
    for match in _PLAIN.finditer(text):
        figure = match.group()
        if len(figure) >= 5:
            yield Swap("number", *match.span(), _other_digit(figure, rng))
        else:
            yield Swap("number", *match.span(), _other_number(figure, rng))


_MAKERS: tuple[Callable[[str, Random], Iterator[Swap]], ...] = (
    _contacts, _money, _percent, _dates, _lengths, _numbers,
)  # fmt: skip


def _meanings(text: str, rng: Random) -> Iterator[Swap]:
    """Denials turned round, conditions left out, and something said to be done."""
    for pattern, put in _NEGATIONS:
        for match in re.finditer(pattern, text):
            yield Swap("negation", *match.span(), put)
    for match in _CONDITION.finditer(text):
        whole = match.group()
        if whole[:1].isupper():
            following = text[match.end()]
            yield Swap("condition_dropped", match.start(), match.end() + 1, following.upper())
        else:
            yield Swap("condition_dropped", *match.span(), "")
    ends = [m.end() for m in re.finditer(r"[.!](?= |$|\n)", text)] or [len(text)]
    yield Swap("promise_action", (end := rng.choice(ends)), end, f" {rng.choice(_DONE)}")


def _other_number(figure: str, rng: Random) -> str:
    """Another number, written alike: 14 for 30, 4.95 for 3.95."""
    whole, dot, rest = figure.partition(".")
    value = int(whole.replace(",", ""))
    steps = [1, 2, 3, 5, 10, -1, -2, -3]
    others = [value + step for step in steps if value + step > 1 and value + step != value]
    return f"{rng.choice(others)}{dot}{rest}"


def _other_digit(figure: str, rng: Random) -> str:
    place = rng.choice([n for n, c in enumerate(figure) if c.isdigit() and n > 0])
    digit = str((int(figure[place]) + rng.randint(1, 8)) % 10)
    return figure[:place] + digit + figure[place + 1 :]
