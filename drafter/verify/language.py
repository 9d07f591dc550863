"""Whether a reply is written in the language it should be, by its function words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.verify.reading.reading import Reading, Sentence

_FUNCTION_WORDS = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the a an and or of to in on at for with from is are was be it that this you "
        "your we our i my "
        "can will not have has if as by so but what when how there here they it's "
        "you're we'll i'm don't "
        "can't just any more please thanks sorry hi yes no do let know would",
        "de": "der die das und oder von zu im in auf für mit aus ist sind war es dass dies "
        "du ihr sie wir uns "
        "ich mein kann wird nicht haben hat wenn als so aber was wann wie da hier ein "
        "eine einen dem den "
        "des ihre ihren bitte danke leider sich noch auch bei nach über innerhalb können",
        "fr": "le la les un une des et ou de du à au aux en sur pour avec est sont était il "
        "elle ce cette vous "
        "votre vos nous notre je mon peut pas ne si que qui dans par mais quand "
        "comment ici ils merci "
        "bonjour être avez avons votre plus sous jours",
        "es": "el la los las un una y o de del a en por para con es son era que este esta "
        "usted su sus tu te "
        "nosotros nuestro yo mi puede puedes no si como pero cuando aquí hay gracias "
        "hola lo le se más "
        "está están tiene días",
        "it": "il lo la i gli le un una e o di del della a al in nel per con è sono era che "
        "questo questa "
        "lei suo tuo noi nostro io mio può non se come ma quando qui ci grazie ciao si "
        "più giorni entro",
        "nl": "de het een en of van naar in op voor met uit is zijn was dat dit je jouw u uw "
        "wij we ons ik "
        "mijn kan zal niet hebben heeft als maar wat wanneer hoe er hier bedankt hallo "
        "graag nog ook binnen",
        "pt": "o a os as um uma e ou de do da dos em no na por para com é são era que este "
        "esta você seu sua "
        "nós nosso eu meu pode não se como mas quando aqui obrigado olá mais dias está",
        "pl": "i w na z do od dla jest są nie to że się jak ale co kiedy tutaj pan pani "
        "państwa nasz możesz "
        "dziękujemy proszę oraz lub po przez dni",
        "sv": "och i på av för med till är var det att den du din ni er vi vår jag kan ska "
        "inte har om men "
        "när hur här tack hej dagar från",
    }.items()
}
KNOWN = frozenset(_FUNCTION_WORDS)
"""Languages that can be told."""
MIN_WORDS = 5
"""Fewer words than this say nothing about a language."""
LEAD = 2
"""Function words by which another language must be ahead."""


def foreign(reading: Reading, language: str) -> Iterator[Sentence]:
    """Sentences that are clearly in another language than `language`, one of KNOWN."""
    for sentence in reading.sentences:
        words = [word.text for word in sentence.words]
        if len(words) >= MIN_WORDS and language_of(words, language) != language:
            yield sentence


def language_of(words: Sequence[str], expected: str) -> str:
    """The language with the most function words; `expected` unless another is clearly ahead."""
    own = sum(word in _FUNCTION_WORDS[expected] for word in words)
    if own * 2 >= len(words):
        return expected
    counts = {code: sum(word in known for word in words) for code, known in _FUNCTION_WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= own + LEAD else expected
