"""Links: where they stand, and which are a person's profile."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.understand.personal.spans import Found

_URL = re.compile(
    r"(?:(?<![a-z\d+.-])[a-z][a-z\d+.-]{1,15}://|(?<![\w@])www\.)[^\s<>\"]+"
    r"|(?<![\w@.-])(?:[\w-]{1,63}\.){1,4}[a-z]{2,12}(?:/|\?[\w.\[\]-]{1,40}=)[^\s<>\"]+",
    re.IGNORECASE,
)
_SPOKEN_URL = re.compile(
    r"\b(instagram|facebook|twitter|tiktok|linkedin|youtube|snapchat|pinterest|threads)"
    r"\s*(?:[(\[]?\s*(?:dot|punkt|punto|point)\s*[)\]]?|\.)\s*(?:com|net)"
    r"\s*(?:slash|forward slash|/)\s*((?:(?:in|add)\s*(?:slash|/)\s*)?@?[\w.-]{2,40})",
    re.IGNORECASE,
)
_CLOSING = ".,;:!?)]}>'\"*"
_WHO = r"(?P<who>[\w.%~+-]{2,100})"
_PROFILES = (
    (r"instagram\.com|instagr\.am", rf"(?:_u/|stories/)?@?{_WHO}"),
    (
        r"(?:[\w-]+\.)?(?:facebook|fb)\.com|fb\.me|m\.me",
        rf"(?:people/[^/]+/|messages/t/|@)?(?P<id>profile\.php\?id=)?{_WHO}",
    ),
    (r"(?:mobile\.)?(?:twitter|x)\.com", rf"@?{_WHO}"),
    (r"(?:[a-z]{2,3}\.)?linkedin\.com", rf"(?:m/)?(?:in|pub)/{_WHO}"),
    (r"(?:m\.)?youtube\.com", rf"(?:@|c/|user/|channel/){_WHO}"),
    (r"snapchat\.com", rf"(?:add/|@){_WHO}"),
    (r"(?:t|telegram)\.me", rf"\+?{_WHO}"),
    (r"wa\.me|(?:api|chat|web)\.whatsapp\.com", rf"(?:send/?\?phone=|qr/)?\+?{_WHO}"),
    (r"pinterest(?:\.[a-z]{2,3}){1,2}", _WHO),
    (r"(?:old\.)?reddit\.com", rf"(?:u|user)/{_WHO}"),
    (r"bsky\.app|connect\.garmin\.com/modern|xing\.com|ok\.ru", rf"profile/{_WHO}"),
    (r"vk\.com|linktr\.ee|beacons\.ai|depop\.com|github\.com|gitlab\.com|ko-fi\.com", _WHO),
    (r"twitch\.tv|onlyfans\.com|patreon\.com|soundcloud\.com|about\.me|carrd\.co", _WHO),
    (r"paypal\.me|(?:account\.)?venmo\.com|cash\.app|revolut\.me|monzo\.me", rf"(?:u/)?\$?{_WHO}"),
    (r"paypal\.com", rf"paypalme/{_WHO}"),
    (r"strava\.com", rf"(?:athletes|pros)/{_WHO}"),
    (r"vinted(?:\.[a-z]{2,3}){1,2}|alltrails\.com", rf"(?:members?|profile)/{_WHO}"),
    (r"vimeo\.com|dailymotion\.com|ebay(?:\.[a-z]{2,3}){1,2}", rf"(?:user|usr)/{_WHO}"),
    (r"komoot\.(?:com|de)|open\.spotify\.com|last\.fm", rf"user/{_WHO}"),
    (r"etsy\.com|ravelry\.com|flickr\.com", rf"(?:people|photos)/{_WHO}"),
    (r"steamcommunity\.com", rf"(?:id|profiles)/{_WHO}"),
    (r"discord(?:app)?\.com", rf"users/{_WHO}"),
    (r"weibo\.com", rf"(?:u/)?{_WHO}"),
    (r"[\w.-]*(?:mastodon|mstdn|social|medium|tiktok|threads|youtube)[\w.-]*", rf"@{_WHO}"),
)
_PROFILE = [
    re.compile(rf"(?:https?://)?(?:www\.)?(?:{host})/{path}", re.IGNORECASE)
    for host, path in _PROFILES
]
_NOBODY = frozenset(
    {
        "p", "reel", "reels", "explore", "tv", "hashtag", "search", "share", "sharer", "sharer.php",
        "groups", "events", "marketplace", "watch", "help", "about", "login", "signup", "settings",
        "home", "i", "intent", "policies", "legal", "privacy", "terms", "photo", "photo.php",
        "photos", "story.php", "permalink.php", "pages", "business", "company", "jobs", "learning",
        "feed", "posts", "pulse", "shop", "store", "pin", "ads", "support", "accounts", "direct",
        "status", "r", "playlist", "results", "shorts", "embed", "live", "topics", "features",
        "orgs", "s", "joinchat", "c", "channel", "user", "send", "people", "profile.php", "stories",
        "highlights", "album", "track", "artist", "episode", "show", "music", "videos", "download",
        "apps", "dialog", "plugins", "tr", "hc",
    }
)  # fmt: skip
"""Paths of the networks' own pages."""
_COMPANIES = (
    "royalmail", "dpd", "dhl", "ups", "usps", "fedex", "evri", "hermes", "myhermes", "yodel",
    "inpost", "parcelforce", "gls", "colissimo", "laposte", "chronopost", "mondialrelay", "correos",
    "seur", "mrw", "postnl", "bpost", "anpost", "deutschepost", "klarna", "clearpay", "paypal",
    "instagram", "facebook", "twitter", "tiktok", "whatsapp", "trustpilot",
)  # fmt: skip
_BUSINESS_WORDS = re.compile(r"official|support|help|care|shop|store|brand|hq|uk|us|usa|eu|the")
_THEIRS = re.compile(
    r"\b(?:your|ur|euer\w*|ihr\w*|votre|vos|vuestr\w+|tu|su) (?:(?!my\b|me\b|mine\b)[\w'-]+ ){0,4}"
    r"(?:is |was |at |on )?[\s:(-]*$|\bofficial [\w ]{0,20}[\s:(-]*$",
    re.IGNORECASE,
)
_OWN_HANDLE = re.compile(
    r"\b(?:my|mein|meine|mon|ma|mi)\s+(?:own\s+|new\s+|personal\s+)?"
    r"(?:(?:insta(?:gram)?|ig|twitter|x|tik ?tok|snap(?:chat)?|facebook|fb|telegram|threads|"
    r"linkedin|venmo|social|handle|user ?name|profile|profil|account|konto|compte|perfil)\s+){1,3}"
    r"(?:name\s+|handle\s+)?(?:(?:is|ist|est|es)\s+|[:=-]\s*)?(@[\w.]{2,30}\w)"
    r"|\b(?:i'?m|i am|me)\s+(@[\w.]{1,30}\w)\s+(?:on|at|over on)\s+"
    r"(?:insta|ig|x\b|tw|tik|th|snap|f)"
    r"|\b(?:dm|follow|find|message|add)\s+me\s+(?:at|on|@|as|here)?\s*:?\s*(@[\w.]{1,30}\w)",
    re.IGNORECASE,
)


def profiles(view: str) -> Iterator[Found]:
    """Links to a person's profile, and handles that the customer calls their own."""
    if "/" in view or "slash" in view.lower():
        for start, end in urls(view):
            who = _who(view[start:end])
            if who and not _THEIRS.search(view, max(0, start - 60), start):
                yield Found("HANDLE_URL", start, end)
        for spoken in _SPOKEN_URL.finditer(view):
            if "slash" in spoken[0].lower() or "dot" in spoken[0].lower():
                yield Found("HANDLE_URL", spoken.start(), spoken.end())
    if "@" in view:
        for stated in _OWN_HANDLE.finditer(view):
            group = stated.lastindex or 0
            yield Found("HANDLE_URL", *stated.span(group))


def urls(view: str) -> Iterator[tuple[int, int]]:
    """Where links stand, without the punctuation that follows them."""
    for match in _URL.finditer(view):
        link = match[0].rstrip(_CLOSING)
        if len(link) > 3:
            yield match.start(), match.start() + len(link)


def handle(link: str) -> str:
    """The letters and digits of a profile link's name, without words that businesses add."""
    name = re.sub(r"[\W_]", "", _who(link) or link).lower()
    return _BUSINESS_WORDS.sub("", name) or name


def _who(link: str) -> str | None:
    for pattern in _PROFILE:
        match = pattern.match(link)
        if match is None:
            continue
        who = match["who"].lower().rstrip(".")
        if who in _NOBODY and not match.groupdict().get("id"):
            return None
        bare = re.sub(r"[\W_]", "", who)
        return None if _BUSINESS_WORDS.sub("", bare) in _COMPANIES else who
    return None
