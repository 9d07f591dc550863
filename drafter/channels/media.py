"""What a file is that goes with a reply, told by the ending of its address."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from drafter.channels.rules import ChannelRules
from drafter.messages import AttachmentKind

_ENDINGS: dict[AttachmentKind, str] = {
    "image": "png jpg jpeg gif webp",
    "video": "mp4 mov webm",
    "audio": "mp3 m4a ogg wav",
    "file": "pdf",
}
_KINDS = {f".{ending}": kind for kind, endings in _ENDINGS.items() for ending in endings.split()}


def media_kind(url: str) -> AttachmentKind | None:
    """Image, video, audio or file; None where the address doesn't tell."""
    return _KINDS.get(PurePosixPath(urlsplit(url).path).suffix.lower())


def shown(urls: Iterable[str], rules: ChannelRules) -> tuple[str, ...]:
    """Those that the channel can show beside a reply."""
    return tuple(url for url in urls if media_kind(url) in rules.shows_media)[: rules.most_media]
