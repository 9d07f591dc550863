"""E-mail addresses as people disguise them: "jane dot doe at gmail dot com", "jane(at)…"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.understand.personal.dictated import NUMBER_WORD
from drafter.understand.personal.spans import Found
from drafter.understand.personal.words import words

LOCAL_REACH = 80
"""Characters looked at before an at-sign; a local part has 64 at most."""
_PROVIDER = (
    r"(?:gmail|googlemail|hotmail|outlook|yahoo|ymail|rocketmail|icloud|aol|gmx|proton(?:mail)?|"
    r"btinternet|tutanota|fastmail|wanadoo|laposte|comcast|sbcglobal|bellsouth|ntlworld|"
    r"virginmedia|blueyonder|talktalk|t-online|freenet)"
)
PROVIDER_DOMAIN = re.compile(
    rf"(?:{_PROVIDER}|live|msn|me|mac|web|pm|zoho|mail|sky|orange|free|sfr|bbox|libero|cox|qq|163)"
    r"(?:\.[a-z]{2,3}){1,2}\b",
    re.IGNORECASE,
)
BARE_PROVIDER = re.compile(
    rf"{_PROVIDER}(?:(?:[, ]?|[ ]?\.[ ]?)(?:com|co\.? ?uk|net|org|de|fr|es|ie))?\b", re.I
)

_GROWN = re.compile(
    r"(?<![\w@])[a-z\d][\w.-]{0,64}?(?:AT|_at_|-at-)[a-z][a-z\d-]*(?:(?:\.|DOT|_dot_|-dot-)[a-z]{2,10})+(?![\w@])"
)
"""Grown into one word: janeATexampleDOTcom, jane_at_example_dot_com."""
_AT_PROVIDER = re.compile(
    rf"\b{_PROVIDER}(?: (?:address|account|mail|name))?(?:\s?[:=]| is| ist| est| es)[ ]{{1,2}}"
    r"(?P<name>(?=[a-z.]*[\d._])[a-z\d][\w.-]{3,40}\w)(?![\w@])",
    re.IGNORECASE,
)
"""Named without its at-sign: my gmail is jane.doe92."""
_WRONG_SIGN = re.compile(
    rf"(?<![\w@.])[a-z\d][\w.+-]{{2,40}}[#*&\"£'!]{_PROVIDER}\.[a-z]{{2,3}}(?:\.uk)?(?![\w@])", re.I
)
"""Another key than the at-sign: jane.doe#gmail.com."""
_MARKS = r"[*#_|/~•·'\"-]{1,3}"
_AT_WORD = (
    r"(?:at(?:[ -]sign| symbol| the rate(?: of)?)?|arroba|arobase|chiocciola|ma[lł]pa|"
    r"apenstaart(?:je)?)"
)
_DOT_WORD = r"(?:dot|d0t|punkt|punto|point|ponto|punt|kropka)"
_AT_BRACKETED = (
    rf"\s{{0,3}}(?:[(\[{{<]\s?(?:{_AT_WORD}|@|a)\s?[)\]}}>]|"
    rf"(?<=[\w ]){_MARKS}{_AT_WORD}{_MARKS}(?=[\w ]))\s{{0,3}}"
)
_AT_SPOKEN = rf"[ ]{{1,3}}(?:{_AT_WORD}|klammeraffe|chez|@)[ ]{{1,3}}"
_AT = re.compile(rf"(?P<bracketed>{_AT_BRACKETED})|(?P<spoken>{_AT_SPOKEN})", re.IGNORECASE)
_AT_SIGN_BRACKETED = re.compile(_AT_BRACKETED, re.IGNORECASE)
_BRACKETED_DOT = rf"\s{{0,3}}[(\[{{<]\s?(?:{_DOT_WORD}|d|\.)\s?[)\]}}>]\s{{0,3}}"
_DOT = (
    rf"(?:{_BRACKETED_DOT}|[ ]{{1,3}}(?:{_DOT_WORD}|full stop|period)[ ]{{1,3}}"
    rf"|[ ]?{_MARKS}{_DOT_WORD}{_MARKS}[ ]?|[ ]\.[ ]|\.)"
)
_PLAIN_DOT = re.compile(r" ?\. ?|[*#_-]")
_JOIN = (
    rf"(?:{_DOT}|[ ]{{1,3}}(?:underscore|under score|unterstrich|guion bajo|barra baja|tiret bas|"
    r"tiret|dash|hyphen|minus|bindestrich|guion|plus)[ ]{1,3}"
    r"|\s?[(\[{<]\s?(?:underscore|dash|hyphen|plus|_|-)\s?[)\]}>]\s?)"
)
_TOKEN = r"[\w+'-]{1,40}"  # noqa: S105 - a run of a local part, no secret
_BARE_TOPS = (" com", " couk", " co uk", " net", " org", " de", " fr", " es", " ie")
"""What makes "jane at gmail com" an address without a word for mail."""
_NOT_A_HOST = words("this that these some any one the a which what my your our all no")
_JOINED = re.compile(rf"\w[._+]\w|{_JOIN}|^(?:\w ){{2,}}\w$", re.IGNORECASE)
SPOKEN_LOCAL = re.compile(
    rf"(?<![\w.])(?:(?:\w[ ]){{2,20}}\w|{_TOKEN}(?:{_JOIN}{_TOKEN}){{0,6}}"
    rf"(?:[ ](?:\d{{1,4}}|{NUMBER_WORD})){{0,3}})$",
    re.IGNORECASE,
)
_TOP = (
    r"(?:com|net|org|co|uk|de|fr|es|it|ie|nl|be|at|ch|eu|io|me|info|biz|edu|gov|ac|us|ca|au|nz|in|"
    r"pt|pl|se|no|dk|fi|cz|gr|ro|hu|jp|br|mx|ar|cl|za|cat|scot|wales|london|app|dev|online|shop|store|"
    r"email|mail|name|example|test|invalid|localhost|fm|tv|ai|cc|ly|gg|im|lu|li|si|sk|hr|rs|bg|lt|lv|"
    r"ee|ru|ua|tr|il|sg|hk|kr|cn|ph|th|vn|xyz|club|studio|design|agency|world|life|live|cloud|tech|"
    r"space|site|website|blog|media|art|shoes|pub|coop|wien|berlin|hamburg|koeln|paris|nyc)"
)
SPOKEN_DOMAIN = re.compile(
    r"(?=[\w-]*[a-z])[\w-]{1,40}(?:[ ](?:minus|dash|hyphen|bindestrich|tiret|guion)[ ][\w-]{1,40})?"
    rf"(?:{_DOT}[\w-]{{1,40}}){{0,3}}"
    rf"(?:(?:{_DOT}|\.[ ](?=com\b)){_TOP}|{_BRACKETED_DOT}[a-z]{{2,12}})(?![^\W_])"
    rf"(?:{_DOT}(?:uk|au|nz|br|mx|jp|za|in|ar)\b)?",
    re.IGNORECASE,
)
_MAIL_WORDS = re.compile(
    r"\be-?mail\w*|\bmails?\b|\bcorreo|\bcourriel|\b(?:reach|contact|write to|message) me\b|"
    r"\binbox\b|\baddress is\b|\b(?:send|forward|resend) (?:it|them|that|the \w+) to\b|"
    r"\b(?:log ?in|account|registered|signed up|username)\b|\bit'?s\b|\bmein\w* adresse\b",
    re.IGNORECASE,
)
_NOT_A_NAME = words(
    """
    for to from with my your our his a an the some any one that which what me us it you him her them
    we they this these those here there ones look looks looking looked order ordered orders bought
    buy buying purchased purchase shop shopping shopped store stores site website page online
    available sold saw seen see found find got get is are was were be been am and or but not out in
    on up back price priced work working works meet meeting arrive arrived arriving left start
    starting team support info item items stuff everything anything something checkout listed
    selling sell offer offered code stock return returned now today again account accounts email
    emails mail
    """
)
_SAID_BEFORE = re.compile(
    r"(?:\b(?:is|to|its|it's|e-?mail|mail|ist|es|est)|[:=])[ ]+([^\W\d_]{2,20})[ ]$", re.IGNORECASE
)


def disguised_emails(view: str) -> Iterator[Found]:
    """E-mail addresses whose at-sign is spelled out, bracketed or set apart."""
    for at in _AT.finditer(view):
        if found := _spoken(view, at):
            yield found
    for grown in (*_GROWN.finditer(view), *_WRONG_SIGN.finditer(view)):
        yield Found("EMAIL_OBFUSCATED", *grown.span())
    for named in _AT_PROVIDER.finditer(view):
        yield Found("EMAIL_OBFUSCATED", *named.span("name"))


def _spoken(view: str, at: re.Match[str]) -> Found | None:
    """The address around a written-out "at", if the words around it make one."""
    local = SPOKEN_LOCAL.search(view, max(0, at.start() - LOCAL_REACH), at.start())
    if local is None:
        return None
    domain = SPOKEN_DOMAIN.match(view, at.end())
    bare = BARE_PROVIDER.match(view, at.end())
    if domain is None and bare is None:
        return None
    end = max(match.end() for match in (domain, bare) if match)
    if not at["bracketed"] and _AT_SIGN_BRACKETED.match(view, end):
        return None  # "I'm at jane (dot) doe (at) …"
    start = local.start()
    if not at["bracketed"]:
        if not _means_mail(view, local, domain, end):
            return None
        start = whole_local(view, local)
    return Found("EMAIL_OBFUSCATED", start, end)


def _joined(name: str) -> bool:
    """Whether dots or the like, written or spoken, hold a name together, or it is spelled out."""
    return _JOINED.search(name) is not None


def whole_local(view: str, local: re.Match[str]) -> int:
    """Where "my mail is jane doe at …" starts: one word after "is" belongs to it."""
    start = local.start()
    if _joined(local[0]):
        return start
    before = _SAID_BEFORE.search(view, max(0, start - 40), start)
    if before is None or before[1].lower() in _NOT_A_NAME:
        return start
    return before.start(1)


def _means_mail(view: str, local: re.Match[str], domain: re.Match[str] | None, end: int) -> bool:
    """Whether "… at example.com" is an address rather than a place where something is sold."""
    name = local[0]
    host = domain[0].split()[0].lower() if domain else ""
    joined = _joined(name)
    if host in _NOT_A_HOST or (not joined and _NOT_A_NAME.intersection(name.lower().split())):
        return False
    if joined or re.search(r"[^\W\d]\d", name):
        return True
    mail = _MAIL_WORDS.search(view, max(0, local.start() - 60), local.start()) is not None
    if domain is None:
        return mail or view[local.end() : end].lower().endswith(_BARE_TOPS)
    if PROVIDER_DOMAIN.match(re.sub(_DOT, ".", domain[0], flags=re.IGNORECASE)):
        return True
    spoken_dot = not _PLAIN_DOT.search(view, domain.start(), end)
    return mail or spoken_dot
