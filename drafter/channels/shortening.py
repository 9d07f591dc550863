"""Make a text fit into one message: keep its beginning, and stop at a good place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from drafter.channels.cutting import best_cut, cuts_of, holds_contact, sentences_of, trimmed
from drafter.channels.ends import End
from drafter.channels.length import Unit, size


def shortened_to(text: str, limit: int, unit: Unit) -> str:
    """The longest beginning that fits and ends with a sentence; where no sentence fits, with a
    word; else with a character. Text that fits is returned as it is.

    A link that is too long for any message is left out where the text begins with it; elsewhere
    the text stops before it. Empty when nothing can be kept.
    """
    while size(text, unit) > limit:
        text = trimmed(text)
        cuts = cuts_of(text, unit)
        fitting = [cut for cut in cuts if cut.used <= limit]
        if fitting:
            return trimmed(text[: best_cut(fitting, no_better_than=End.SENTENCE).at])
        text = trimmed(text[cuts[0].at :]) if cuts else ""
    return text


def condensed(texts: Sequence[str], fit: Callable[[Sequence[str]], bool]) -> list[str] | None:
    """The texts, with sentences left out from the end of the longest until they fit. Each keeps
    its first sentence, and every one that holds a link or another contact; None where that is
    still too much."""
    kept = [sentences_of(text) for text in texts]
    while not fit(joined := [trimmed("".join(sentences)) for sentences in kept]):
        spare = [
            (len(joined[row]), row, place)
            for row, sentences in enumerate(kept)
            for place, sentence in enumerate(sentences)
            if place and not holds_contact(sentence)
        ]
        if not spare:
            return None
        _, row, place = max(spare)
        del kept[row][place]
    return joined
