"""Which language a message is written in. The one module that knows py3langid."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

CONSIDERED = ("en", "es", "fr", "de", "it", "pt", "nl", "pl", "sv", "tr")
SURE = 0.9
"""A language that isn't the brand's is only named from this confidence on: short English messages
full of slang look like anything."""
MIN_LETTERS = 12
_WORDLESS = re.compile(r"https?://\S+|[\w.+-]+@[\w.-]+|[#@]\w+|\d+")
_SCRIPTS = (
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)


def detect_language(text: str, *, expected: tuple[str, ...]) -> str | None:
    """ISO 639-1 code, or None when there are too few words to tell.

    Args:
        expected: the brand's languages, preferred where the evidence is weak.
    """
    words = _WORDLESS.sub(" ", text)
    letters = [character for character in words if character.isalpha()]
    for code, script in _SCRIPTS:
        if len(script.findall(words)) > len(letters) / 3:
            return code
    if len(letters) < MIN_LETTERS:
        return None
    code, probability = _identifier().classify(words.lower())
    return str(code) if code in expected or probability >= SURE else expected[0]


def warm_up() -> None:
    """Load the language models now rather than with the first message."""
    detect_language("where is the order that I made last week", expected=("en",))


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(CONSIDERED))
    return identifier
