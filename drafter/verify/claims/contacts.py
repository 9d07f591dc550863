"""Links, e-mail addresses, phone numbers and handles, in a form in which two can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import phonenumbers

from drafter.verify.claims.amounts import Mention
from drafter.verify.claims.disguises import find_disguised

_TLDS = (
    "com|net|org|io|co|uk|ie|us|ca|au|nz|de|fr|es|it|nl|be|at|ch|se|no|dk|fi|pl|pt|eu|info|biz|app|"
    "dev|me|ly|gl|to|xyz|online|site|link|click|top|live|tv|shop|store|example|help|support|page|"
    "ru|cn|in|jp|br|tk|cc|ws|gg|ai|so|id|is|pro|club|vip|win|icu|cfd|zip|mov|ee|lt|"
    "lv|cz|gr|tr|test|"
    "invalid|localhost|onion"
)
_LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
_HOST = rf"(?:{_LABEL}\.)+[^\W\d_]{{2,}}"
_TAIL = r"[^\s<>\"'|{}\\^`]*"
_EMAIL = re.compile(rf"(?:mailto:)?([\w.+'%-]+@{_HOST})", re.IGNORECASE)
_EMAIL_SPELT = re.compile(
    r"\b[\w.+-]+(?:\s*(?:\(at\)|\[at\])\s*|\s+at\s+)[\w-]+"
    r"(?:(?:\s*(?:\(dot\)|\[dot\])\s*|\s+dot\s+)[\w-]+)+",
    re.IGNORECASE,
)
_URL = re.compile(
    rf"(?:\b(?:https?|hxxps?|ftp|javascript|data|file|tel|sms|intent|"
    rf"[a-z]{{2,12}}(?=://)):(?://)?[^\s<>\"]+"
    rf"|www\.{_TAIL}|(?<![\w@./-])(?:\d{{1,3}}\.){{3}}\d{{1,3}}(?:[:/]{_TAIL})?"
    rf"|(?<![\w@-])(?<![\w@]\.)-*{_HOST}(?::\d+)?(?:[/?#]{_TAIL})?)",
    re.IGNORECASE,
)
_URL_SPELT = re.compile(
    rf"\b[\w-]+(?:\s*(?:\(dot\)|\[dot\]|\[\.\]|\(\.\))\s*|"
    rf"\s+dot\s+)(?:[\w-]+(?:\s*(?:\(dot\)|\[dot\]|\[\.\])\s*|"
    rf"\s+dot\s+))*(?:{_TLDS})\b(?:/{_TAIL})?",
    re.IGNORECASE,
)
_URL_SPACED = re.compile(
    rf"(?<![\w-])[\w-]+(?:\s+\.\s*(?:{_TLDS})\b|\.\s+(?:com|net|org|example|test|io|co|uk|info|biz|app|dev|xyz|"
    rf"ru|ly)\b(?=[^\w]|$)|\.\s+(?:{_TLDS})(?=/\w)|\s*\[\s*\.\s*\]\s*\w+)(?:/{_TAIL})?"
)
"""A host with room around its dot: nothing is written so but to be put together again."""
_AT_ALL = re.compile(r"[\w.+-]+@[\w-][\w.-]*")
"""What no stricter form took, such as an address that is cut in two."""
_SCHEMED = re.compile(r"^(?:[a-z]{2,12}:|www\.)", re.IGNORECASE)
_KNOWN_TLD = re.compile(rf"\.(?:{_TLDS})$", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w@./])@([A-Za-z0-9_](?:[\w.]*\w)?)")
_PHONE = re.compile(r"[+(]{0,2}\d(?:[ ()./-]{0,2}\d){6,16}(?![\w%]|[.,]\d)")
DIGIT_WORD = r"(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple)"
_SAID = (
    rf"(?:{DIGIT_WORD}|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|treble)"
)
_PHONE_SPELT = re.compile(
    rf"\b{DIGIT_WORD}(?:[\W_]{{1,7}}{DIGIT_WORD}){{3,}}\b|\b{_SAID}(?:[\W_]{{1,7}}{_SAID}){{5,}}\b",
    re.IGNORECASE,
)
"""A number said digit by digit, or by twos and threes; nothing else that a shop writes has so many
such words in a row."""
_FEWEST_DIGITS = 3
_NO_PHONE_BEFORE = re.compile(r"[\w.,/£$€#-]$")
_SHORT_PHONE = re.compile(
    r"(?<![\d.,£$€])\d{3,6}(?:[ -]\d{2,4})?(?![\d%:]|[.,]\d| ?[^\W\d_]*(?:day|hour|"
    r"minute|time))"
)
_CALLED = re.compile(
    r"\b(?:calls?|ring|dial|text(?:ing)?|phone|sms|whatsapp|tel(?:ephone)?)\b[^.\d]{0,20}$",
    re.IGNORECASE,
)
_REFERRED = re.compile(
    r"(?:#|\b(?:order|tracking|parcel|reference|ref|invoice|case|ticket|number|"
    r"no\.?|code|sku|id)\b[ :#]*)$",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"[^\W_]\.[^\W\d_]{2}|\w:\S|www\.|\d\.\d+\.\d", re.IGNORECASE)
_END = ".,;:!?)]}'\"*_"


def find_contacts(text: str) -> Iterator[Mention]:
    """Every way to reach someone or somewhere, without overlaps."""
    taken: list[tuple[int, int]] = []
    for mention in _candidates(text):
        if not any(start < mention.end and mention.start < end for start, end in taken):
            taken.append((mention.start, mention.end))
            yield mention


def same_link(one: str, other: str) -> bool:
    """Whether two comparable links lead to the same place; https may stand for http or nothing."""
    return _without_scheme(one) == _without_scheme(other) and not (
        one.startswith("http:") and other.startswith("https:")
    )


def host_of(link: str) -> str:
    """The host of a comparable link, with what may hide before an `@`."""
    return re.split(r"[/?#]", _without_scheme(link), maxsplit=1)[0]


def same_phone(one: str, other: str) -> bool:
    """Whether two numbers (digits, `+` kept) are the same, one perhaps in its national form."""
    if one == other:
        return True
    national, full = (one, other) if other.startswith("+") else (other, one)
    if not full.startswith("+") or national.startswith("+"):
        return False
    return (
        len(national) > 6
        and full[1:].endswith(national.lstrip("0"))
        and (len(full) - 1 - len(national.lstrip("0")) <= 3)
    )


@lru_cache(maxsize=4096)
def link_value(text: str) -> str:
    """A link in comparable form: lower-case scheme and host, no trailing punctuation or slash."""
    text = text.strip().rstrip(_END)
    match = re.match(r"([a-z]+://)?([^/?#]*)(.*)$", text, re.IGNORECASE | re.DOTALL)
    scheme, host, rest = match.groups() if match else ("", text, "")
    host = host.lower().removeprefix("www.")
    return f"{(scheme or '').lower()}{host}{rest.rstrip('/')}"


@lru_cache(maxsize=4096)
def phone_value(text: str) -> str:
    """A phone number's digits, with a `+` when it is international."""
    lead = "+" if text.strip().lstrip("(").startswith("+") else ""
    digits = "".join(c for c in text.replace("(0)", "") if c.isdigit())
    return f"+{digits[2:]}" if not lead and digits.startswith("00") else lead + digits


def _candidates(text: str) -> Iterator[Mention]:
    links = list(_links(text))
    if "@" in text:
        # An address in a link is part of it: https://evil.test/help@shop.example leads to evil.test
        yield from (link for link in links if "@" in text[link.start : link.end])
        for match in _EMAIL.finditer(text):
            value = match.group(1).rstrip(_END).lower()
            yield Mention("email", match.start(), match.start(1) + len(value), value)
    lower = f" {' '.join(text.lower().split())} "
    spelt = any(sign in lower for sign in (" dot ", "dot)", "dot]", "[.]", "(.)"))
    if spelt:
        for match in _EMAIL_SPELT.finditer(text):
            yield Mention("email", *match.span(), _unspelt(match.group()))
    yield from links
    if spelt:
        for match in _URL_SPELT.finditer(text):
            yield Mention("url", *match.span(), link_value(_unspelt(match.group())))
    for match in _URL_SPACED.finditer(text):
        yield Mention("url", *match.span(), match.group())
    if "@" in text:
        for match in _AT_ALL.finditer(text):
            yield Mention("email", *match.span(), match.group().lower())
        for match in _HANDLE.finditer(text):
            yield Mention("handle", *match.span(), match.group(1).lower())
    yield from find_disguised(text)
    yield from _phones(text)


def _links(text: str) -> Iterator[Mention]:
    end = -1
    for hint in _DOTTED.finditer(text):
        if hint.start() < end:
            continue
        start = text.rfind(" ", 0, hint.start()) + 1
        match = _URL.search(text, text.rfind("\n", start, hint.start()) + 1 or start)
        if match is None:
            return
        end = match.end()
        if _is_link(match.group()):
            value = match.group().rstrip(_END)
            end = match.start() + len(value)
            yield Mention("url", match.start(), end, link_value(value))


def _phones(text: str) -> Iterator[Mention]:
    for match in _PHONE_SPELT.finditer(text):
        yield Mention("phone", *match.span(), match.group().lower())
    if sum(map(str.isdigit, text)) < _FEWEST_DIGITS:
        return
    for match in _PHONE.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        if not _NO_PHONE_BEFORE.search(before) and _is_phone(match.group(), before):
            yield Mention("phone", *match.span(), phone_value(match.group()))
    for match in _SHORT_PHONE.finditer(text):
        if _CALLED.search(text[max(0, match.start() - 32) : match.start()]):
            yield Mention("phone", *match.span(), phone_value(match.group()))


def _is_link(text: str) -> bool:
    if _SCHEMED.match(text):
        return True
    host, _, rest = text.partition("/")
    host = host.rstrip(_END)
    if rest or (_KNOWN_TLD.search(host) and not re.search(r"\.[A-Z][a-z]", host)):
        return (bool(rest) and "." in host) or bool(_KNOWN_TLD.search(host)) or host[0].isdigit()
    # "no.space" after a sentence is a slip with a capital letter; what has none may be a link.
    labels = host.split(".")
    return all(len(label) > 1 for label in labels) and labels[-1].islower()


def _is_phone(text: str, before: str) -> bool:
    digits = [c for c in text if c.isdigit()]
    if _REFERRED.search(before) or re.fullmatch(r"20\d\d[-/.]\d\d[-/.]\d\d", text):
        return False
    if text.lstrip("(").startswith("+"):
        return True
    if re.fullmatch(r"\d+(?:-\d+)?", text) and not text.startswith("0"):
        return _is_dialable(text)
    return len(digits) >= 9 or text.startswith(("0", "("))


@lru_cache(maxsize=1024)
def _is_dialable(text: str) -> bool:
    """Whether an unbroken run of digits is a US or British number, and not an order's."""
    for region in ("US", "GB"):
        try:
            number = phonenumbers.parse(text, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return True
    return False


def _unspelt(text: str) -> str:
    text = " ".join(text.lower().split())
    text = re.sub(r" ?(?:\(at\)|\[at\]| at ) ?", "@", text)
    return re.sub(r" ?(?:\(dot\)|\[dot\]|\[\.\]|\(\.\)| dot ) ?", ".", text)


def _without_scheme(link: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", link)
