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
FEW_WORDS = 2
"""Little words of one language, and none of the brand's, that name it in a short message."""
_LITTLE = {
    "es": "el los las del que un una mi mis tu su está esta están donde dónde cuando cuándo cómo "
    "por para con hola pedido quiero puedo tengo mucho gracias ha hay muy pero",
    "fr": "le les du je tu il nous vous mon ma mes est où ou quand pourquoi comment pas avec une "
    "mais et bonjour salut commande colis merci puis-je c'est j'ai qui que dans sur",
    "de": "der das und ich ist nicht wo wann wie mein meine meinen bitte hallo kann haben habe sie "
    "mit für ein eine noch auf paket bestellung danke wird",
    "it": "il lo gli che di è mio mia dove dov'è quando perché come non ciao ordine pacco ho sono "
    "della grazie posso mi avete",
    "pt": "o os um uma meu minha está onde quando como não para com olá pedido obrigado quero tem "
    "posso foi ainda",
    "nl": "het een mijn waar wanneer hoe niet ik en van voor met bestelling pakket hallo heb kan "
    "jullie bedankt nog",
    "pl": "gdzie jest moja moje mój kiedy jak nie czy paczka zamówienie dzień dobry się mam proszę",
    "sv": "var är mitt min mina när hur inte jag och paket beställning hej kan tack det ett",
    "tr": "nerede ne zaman nasıl siparişim kargom bir için değil merhaba var mı benim",
}
_ENGLISH = (
    "the a an is are was my your you i it to of and in on for with where when how what do does can "
    "not no have has order parcel please hi hello this that we be"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_WORDLESS = re.compile(r"https?://\S+|(?<![\w.+-])[\w.+-]+@[\w.-]+|[#@]\w+|\d+")
_SCRIPTS = (
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
_OTHER_THAN_LATIN = re.compile("|".join(script.pattern for _, script in _SCRIPTS))


def detect_language(text: str, *, expected: tuple[str, ...]) -> str | None:
    """ISO 639-1 code, or None when there are too few words to tell.

    Args:
        expected: the brand's languages, preferred where the evidence is weak.
    """
    if scripted := language_of_script(text):
        return scripted
    words = _WORDLESS.sub(" ", text)
    letters = [character for character in words if character.isalpha()]
    if len(letters) < MIN_LETTERS:
        return None
    code, probability = _identifier().classify(words.lower())
    if code not in expected and probability >= SURE:
        return str(code)
    # Of a few words the identifier is never sure, but their own little words tell.
    return _by_little_words(words, expected) or (str(code) if code in expected else expected[0])


def language_of_script(text: str) -> str | None:
    """The language that stands for the script of a third or more of a text; None for the Latin one,
    which tells no language."""
    if not _OTHER_THAN_LATIN.search(text):
        return None
    words = _WORDLESS.sub(" ", text)
    third = sum(map(str.isalpha, words)) / 3
    return next((code for code, script in _SCRIPTS if len(script.findall(words)) > third), None)


def _by_little_words(text: str, expected: tuple[str, ...]) -> str | None:
    """The language whose little words at least half of a text is made of, where none is English."""
    spoken = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    little = _little()
    if not little["en"].isdisjoint(spoken):
        return None
    counted = {code: sum(word in known for word in spoken) for code, known in little.items()}
    code = max(counted, key=lambda one: counted[one])
    enough = counted[code] >= max(FEW_WORDS, len(spoken) / 2)
    return code if enough and code not in expected else None


@lru_cache(maxsize=1)
def _little() -> dict[str, frozenset[str]]:
    english = frozenset(_ENGLISH.split())
    foreign = {code: frozenset(words.split()) - english for code, words in _LITTLE.items()}
    return {**foreign, "en": english}


def warm_up() -> None:
    """Load the language models now rather than with the first message."""
    detect_language("where is the order that I made last week", expected=("en",))


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(CONSIDERED))
    return identifier
